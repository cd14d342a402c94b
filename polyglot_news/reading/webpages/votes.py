"""Which lines of a page the text of an extractor votes for.

An extractor loses words inside of paragraphs, glues cells together and drops white space, so its text is
taken as a vote for lines of the page, and the result is the text of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from polyglot_news.characters import UNSPACED

RUN = 4
# The share of a line's runs of words that the extractor must have.
SHARE = 0.5

_TOKEN = re.compile(rf"[{UNSPACED}]|[^\W_]+")

Run = tuple[str, ...]


def tokens(text: str) -> Run:
    """Return the words of a text in small letters; of scripts without spaces, the letters."""
    return tuple(_TOKEN.findall(text.casefold()))


def _runs(words: Run) -> Iterable[Run]:
    return (words[at : at + RUN] for at in range(len(words) - RUN + 1))


class Votes:
    """A text, as runs of `RUN` words and whole short pieces."""

    def __init__(self, pieces: Iterable[str]) -> None:
        """Take the pieces of a text; a run of words does not reach from one into the next."""
        split = [tokens(piece) for piece in pieces]
        self.runs = frozenset(chain.from_iterable(map(_runs, split)))
        self.short = frozenset(words for words in split if 0 < len(words) < RUN)
        self.size = sum(map(len, split))

    def share(self, words: Run) -> float:
        """Return the share of a line's runs that the text has; for a short line 1.0 or 0.0."""
        if len(words) < RUN:
            return float(words in self.short)
        runs = list(_runs(words))
        return sum(run in self.runs for run in runs) / len(runs)


def voted(lines: Sequence[Run], votes: Votes) -> list[int]:
    """Return the positions of the lines that the votes are for, each text once, in order.

    Of a line that stands on the page more than once, the copy nearest to the lines that stand there once.
    """
    found = [at for at, words in enumerate(lines) if words and votes.share(words) >= SHARE]
    places: dict[Run, list[int]] = {}
    for at in found:
        places.setdefault(lines[at], []).append(at)
    single = [each[0] for each in places.values() if len(each) == 1]
    if len(single) == len(found) or not single:
        return found
    weights = [(at, len(lines[at])) for at in single]
    middle, half = sum(weight for _, weight in weights) / 2, 0.0
    centre = single[0]
    for at, weight in sorted(weights):
        half += weight
        if half >= middle:
            centre = at
            break
    low, high = min(single), max(single)
    kept = set(single)
    for each in places.values():
        if len(each) > 1:
            inside = [at for at in each if low <= at <= high]
            kept.update(inside or [min(each, key=lambda at: (abs(at - centre), at))])
    return sorted(kept)
