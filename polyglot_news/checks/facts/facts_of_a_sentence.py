"""A sentence as the checks of facts see it: its text, its numbers, and what the gazetteer finds in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from polyglot_news.checks import data
from polyglot_news.checks.numbers import numbers_of
from polyglot_news.checks.numbers.values import Number
from polyglot_news.checks.word_correspondence import corresponds, units
from polyglot_news.gazetteer import Mention, mentions

# what may stand between a number and its unit: a space or hyphen, `of`, a country (`U.S. dollars`)
_AFTER = re.compile(
    r"[\s\-‐‑–%]{0,2}(?:(?:di|de|of|d['’]|em|in|多|余|個|个)\s?)?(?:(?:US|U\.S\.|Us)\s)?"
    r"(?:degrees?\s|°|º|gradi\s|graus\s|градус\w*\s(?:по\s)?)?[\s\-]?"
)
_BEFORE = re.compile(r"(?:US|U\.S\.|Us|R|A|C|HK)?\s?")
_WIDEST = 22
_POWERS = frozenset("2²3³")  # km2 is not a length


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair; `mentions` are those of the gazetteer, in order."""

    text: str
    language: str
    mentions: Sequence[Mention]
    numbers: Sequence[Number]
    kinds: Mapping[str, Sequence[tuple[frozenset[str], Mention]]]

    def named(self, kind: str) -> Sequence[tuple[frozenset[str], Mention]]:
        """Return the mentions of one kind, each with the names it may stand for."""
        return self.kinds.get(kind, ())


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts: `names` are the units or currencies that the words may mean."""

    number: Number
    names: frozenset[str]
    text: str


def side_of(text: str, language: str) -> Side:
    """Read one side of a pair."""
    found = mentions(text, language)
    kinds: dict[str, list[tuple[frozenset[str], Mention]]] = {}
    for mention in found:
        for kind, names in mention.kinds.items():
            kinds.setdefault(kind, []).append((names, mention))
    return Side(text, language, found, numbers_of(text, language), kinds)


def is_explained(ours: Side, mine: Mention, theirs: Side, other: Mention) -> bool:
    """Whether one of two mentions has another partner on the other side, by the lexicon of the pair.

    `launch` is not missing where *lanciare* stands, whatever `fine` seems to be.
    """
    lexicon = data.lexicon(ours.language, theirs.language)
    if lexicon is None:
        return False
    words, others = _words(mine.text, ours.language), _words(other.text, theirs.language)
    source = units(ours.text, ours.language).difference(words)
    translation = units(theirs.text, theirs.language).difference(others)
    return any(corresponds(one, second, source, translation, lexicon) for one in words for second in others)


def _words(text: str, language: str) -> list[str]:
    """Return the units of a mention; of Chinese, no single characters."""
    found = units(text, language)
    return sorted(unit for unit in found if len(unit) > 1) or sorted(found)


def quantities(side: Side, kind: str) -> Iterator[Quantity]:
    """Yield the numbers that have a unit or currency of a kind right after them, or a sign right before."""
    named = side.named(kind)
    for number in side.numbers:
        for names, mention in named:
            if mention.text[-1:].isalpha() and side.text[mention.end : mention.end + 1] in _POWERS:
                continue
            after = mention.start - number.end
            if 0 <= after <= _WIDEST and _AFTER.fullmatch(side.text, number.end, mention.start):
                yield Quantity(number, names, side.text[number.start : mention.end])
                break
            before = number.start - mention.end
            is_sign = not mention.text[-1:].isalpha() or mention.text.isupper()
            if is_sign and 0 <= before <= 1 and not side.text[mention.end : number.start].strip():
                yield Quantity(number, names, side.text[mention.start : number.end])
                break


def swapped(
    ours: Sequence[tuple[frozenset[str], Mention]], theirs: Sequence[tuple[frozenset[str], Mention]]
) -> tuple[Mention, Mention] | None:
    """Return the first mention that only the source has and the first that only the translation has."""
    known_ours = frozenset().union(*(names for names, _ in ours))
    known_theirs = frozenset().union(*(names for names, _ in theirs))
    missing = [mention for names, mention in ours if not names & known_theirs]
    added = [mention for names, mention in theirs if not names & known_ours]
    return (missing[0], added[0]) if missing and added else None
