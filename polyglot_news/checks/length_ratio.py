"""Length: a translation much shorter than its source lacks a part of it, a much longer one adds something.

The logarithm of the ratio of lengths is near normal (Gale and Church, "A program for aligning sentences in
bilingual corpora", 1993): its centre and spread were measured for some pairs, short texts spread wider. What
translators do beyond what was measured on engines is `_FREEDOM`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from polyglot_news.checks import data
from polyglot_news.checks.word_correspondence import shares_of
from polyglot_news.document import Flag
from polyglot_news.gazetteer import Mention, mentions
from polyglot_news.languages import Script, base_language, facts

# Chinese news gives a foreign name in brackets after its rendering
_GLOSS = re.compile(r"[(（][^()（）]{1,200}[)）]")
_FREEDOM = 0.0144
_TURNED = 0.03  # more variance where only the other direction was measured
_SHORT, _LONG = 3.2, 3.6  # spreads
# Between this and `_SHORT` are brief translators and lost halves. They differ in how much of the source's
# words the translation accounts for, though what it has fits the source (see `word_correspondence`).
_DOUBTFUL = 2.2
_LOST, _LOPSIDED = 0.62, 0.1
_LEAST = 0.45  # a third less is no loss yet
_SENTENCE = 40  # characters of a source from which on its words say what is lost
_FEWEST = 6  # characters of a source that can be judged
# Characters that say what one of an alphabet says, where nothing was measured.
_DENSITY: dict[Script, float] = {"Han": 0.34, "Japanese": 0.48, "Hangul": 0.5, "Arabic": 0.85, "Hebrew": 0.8}


@dataclass(frozen=True, slots=True)
class _Expected:
    """Centre of the logarithm of the ratio, and its variance: `floor + slope / length`."""

    centre: float
    floor: float
    slope: float


def check(source: str, translation: str, source_language: str, target_language: str) -> tuple[Flag, ...]:
    """Return an error where a translation is too short, a warning where that is in doubt or it is long."""
    deviation = deviation_but_bodies(source, translation, source_language, target_language)
    if deviation is None:
        return ()
    away, spread = deviation
    if away < -max(_SHORT * spread, _LEAST):
        text = "The translation is much shorter than the source: a part of it may be missing."
        return (Flag("length", "error", text),)
    if away > max(_LONG * spread, _LEAST):
        return (Flag("length", "warning", "The translation is much longer than the source."),)
    if away < -max(_DOUBTFUL * spread, _LEAST) and len(source) >= _SENTENCE:
        shares = shares_of(source, translation, source_language, target_language)
        if shares is not None and shares[0] < _LOST and shares[1] - shares[0] > _LOPSIDED:
            text = "The translation is short and lacks words of the source: a part of it may be missing."
            return (Flag("length", "warning", text),)
    return ()


def deviation_but_bodies(
    source: str, translation: str, source_language: str, target_language: str
) -> tuple[float, float] | None:
    """Return the same as `deviation_of`; a doubtful one leaves out the institutions that both sides name.

    Of `United Nations`, ООН is all.
    """
    deviation = deviation_of(source, translation, source_language, target_language)
    if deviation is None or abs(deviation[0]) <= max(_DOUBTFUL * deviation[1], _LEAST):
        return deviation
    parts = _without_bodies(source, translation, source_language, target_language)
    return deviation_of(*parts, source_language, target_language)


def _without_bodies(
    source: str, translation: str, source_language: str, target_language: str
) -> tuple[str, str]:
    """Return both sides without the institutions and countries that both name."""
    ours, theirs = mentions(source, source_language), mentions(translation, target_language)
    named = [frozenset().union(*map(_abbreviated, side)) for side in (ours, theirs)]
    shared = named[0] & named[1]
    return _cut(source, ours, shared), _cut(translation, theirs, shared)


def _abbreviated(mention: Mention) -> frozenset[str]:
    """Return what a mention names that abbreviations are used for: institutions and countries."""
    return mention.of("body") | mention.of("country")


def _cut(text: str, found: Sequence[Mention], named: frozenset[str]) -> str:
    for mention in reversed(found):
        if _abbreviated(mention) & named:
            text = text[: mention.start] + text[mention.end :]
    return text


def deviation_of(
    source: str, translation: str, source_language: str, target_language: str
) -> tuple[float, float] | None:
    """Return how far the logarithm of the ratio is from its centre, and its usual spread; None for scraps."""
    ours, theirs = sizes(source, translation, source_language, target_language)
    expected = _expected(source_language, target_language)
    # the length of a source in an alphabet
    length = ours / _DENSITY.get(facts(source_language).script, 1.0)
    if length < _FEWEST or not theirs:
        return None
    spread = math.sqrt(expected.floor + expected.slope / length + _FREEDOM)
    return math.log(theirs / ours) - expected.centre, spread


def sizes(source: str, translation: str, source_language: str, target_language: str) -> tuple[int, int]:
    """Return how many characters of each side count: no white space, and no glosses beside Chinese."""
    glossed = not (facts(source_language).spaced and facts(target_language).spaced)
    return _characters(source, glossed=glossed), _characters(translation, glossed=glossed)


def _characters(text: str, *, glossed: bool) -> int:
    """Return how many characters that are no white space a text has."""
    without = _GLOSS.sub("", text) if glossed else text
    return len("".join(without.split())) or len("".join(text.split()))


def _expected(source: str, target: str) -> _Expected:
    lengths = data.lengths()
    pair = (base_language(source), base_language(target))
    if pair in lengths:
        return _Expected(*lengths[pair])
    if pair[::-1] in lengths:
        centre, floor, slope = lengths[pair[::-1]]
        return _Expected(-centre, floor + _TURNED, slope)
    first, second = (_DENSITY.get(facts(code).script, 1.0) for code in (source, target))
    return _Expected(math.log(second / first), floor=0.05, slope=2.0)
