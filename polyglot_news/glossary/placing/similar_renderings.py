"""A rendering that occurs in a translation in another shape: other prepositions, other endings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from polyglot_news.glossary.placing.sentences_with_terms import Span
from polyglot_news.languages import facts

_WORD = re.compile(r"\w[\w-]*")  # an elided article is no part of a rendering
_LONGEST = 4000  # characters: in a longer text every run is not compared
_ALIKE = 0.75  # share of letters that a rendering in a sentence has in common with the rendering alone
_LONG = 4  # words: of a longer rendering one may be missing in a sentence
_LONGER = 0.4  # how much longer or shorter than the rendering a run may be, as a share
_SHORT = 4  # letters
_BEGINNING = 2  # letters: `если Британия` is no rendering of `Великобритания`
_ENDING = 2  # letters that an inflection may add or take: `Конгрессмен` is no `Конгресс`


def similar(bases: Sequence[str], text: str, language: str) -> tuple[Span, str] | None:
    """Return the one run of words that looks like a rendering, and the rendering; None for none or two."""
    if not facts(language).spaced or len(text) > _LONGEST:
        return None
    alike = [
        (-ratio, span, base)
        for base in bases
        if len(base) >= _SHORT  # a shorter one looks like many words
        for span in _runs(text, len(_WORD.findall(base)))
        if (ratio := _likeness(text[slice(*span)], base)) >= _ALIKE
    ]
    if not alike:
        return None
    _, best, base = min(alike)
    rivals = [span for _, span, _ in alike if span[0] >= best[1] or span[1] <= best[0]]
    return None if rivals else (best, base)


def _runs(text: str, length: int) -> Iterator[Span]:
    """Yield the runs of about so many words that begin and end with a long word: no preposition does."""
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    for size in (length - 1, length, length + 1) if length >= _LONG else (length, length + 1):
        for first, last in zip(words, words[size - 1 :], strict=False):
            if min(first[1] - first[0], last[1] - last[0]) >= _SHORT:
                yield first[0], last[1]


def _begin_alike(piece: str, base: str) -> bool:
    """Whether two renderings begin with the same letters: what begins otherwise is another word."""
    return piece[:_BEGINNING].casefold() == base[:_BEGINNING].casefold()


def _likeness(piece: str, base: str) -> float:
    """Return the share of letters in common; a single word has to be capitalised alike."""
    if abs(len(piece) - len(base)) > len(base) * _LONGER or not _begin_alike(piece, base):
        return 0.0
    if " " not in piece + base and abs(len(piece) - len(base)) > _ENDING:
        return 0.0
    if " " not in piece and piece[:1].isupper() != base[:1].isupper():
        return 0.0
    return SequenceMatcher(None, piece.lower(), base.lower(), autojunk=False).ratio()
