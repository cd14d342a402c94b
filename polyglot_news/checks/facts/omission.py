"""Omission: a stretch of the source whose words the translation does not account for, in a short translation.

The lexicon of the pair says how much evidence a word of the source has in true translations. The heaviest
run of words without a partner (a maximal segment sum, in which words that have one count against it) is
weighed together with how short the translation is.
"""

from __future__ import annotations

import re

from polyglot_news.checks import data
from polyglot_news.checks.facts.facts_of_a_sentence import Side
from polyglot_news.checks.length_ratio import deviation_but_bodies
from polyglot_news.checks.word_correspondence import spoken, stem, units
from polyglot_news.document import Flag
from polyglot_news.languages import facts

_WORD = re.compile(r"[^\W\d_]{3,}")
_FOUND = 0.6  # how much a word that has a partner counts against the run
_SHORT = -0.6  # spreads below the usual length from which on a run is looked for
_PER_SPREAD = 6.0
_THRESHOLD = 29.0
_NAME = 4  # letters by which names are compared


def check(ours: Side, theirs: Side) -> tuple[Flag, ...]:
    """Return a warning that quotes the part of the source that seems to be missing."""
    if not facts(ours.language).spaced:
        return ()
    lexicon = data.lexicon(ours.language, theirs.language)
    if lexicon is None:
        return ()
    deviation = deviation_but_bodies(ours.text, theirs.text, ours.language, theirs.language)
    if deviation is None:
        return ()
    spreads = deviation[0] / deviation[1]
    if spreads >= _SHORT:
        return ()
    weight, start, end = _heaviest(ours, theirs, lexicon)
    if weight - _PER_SPREAD * spreads < _THRESHOLD:
        return ()
    return (Flag("omission", "warning", f"“{ours.text[start:end]}” seems to be missing."),)


def _heaviest(ours: Side, theirs: Side, lexicon: data.Lexicon) -> tuple[float, int, int]:
    """Return the weight of the heaviest run of words without a partner, and where it begins and ends."""
    have = units(theirs.text, theirs.language)
    names = (
        {spoken(word)[:_NAME] for word in _WORD.findall(theirs.text)}
        if facts(theirs.language).spaced
        else set()
    )
    best = current = 0.0
    begin = start = end = 0
    for match in _WORD.finditer(ours.text):
        unit = stem(match.group(), ours.language)
        weight = lexicon.source.get(unit)
        if weight is None:
            continue
        if (
            any(other in have for other in lexicon.pairs.get(unit, ()))
            or spoken(match.group())[:_NAME] in names
        ):
            current = max(0.0, current - _FOUND * weight)
            continue
        begin = begin if current else match.start()
        current += weight
        if current > best:
            best, start, end = current, begin, match.end()
    return best, start, end
