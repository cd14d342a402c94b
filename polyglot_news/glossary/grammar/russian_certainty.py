"""Whether the case of a position in a Russian sentence is certain or only likely."""

from __future__ import annotations

from polyglot_news.glossary.grammar.russian_case import (
    DEPTH,
    QUOTES,
    Place,
    agreeing,
    is_classified,
    is_experiencer,
    is_subject,
    sibling_of,
    verb_follows,
    without_date,
)
from polyglot_news.glossary.grammar.russian_government import GIVING, GOVERNED
from polyglot_news.glossary.grammar.russian_words import ACCUSATIVE, DATIVE, GENITIVE, NOMINATIVE, readings
from polyglot_news.glossary.grammar.word_lists import words_of

_STARTS = frozenset(".:;—–")  # after which a clause begins
_JOINING = words_of("что если когда пока поскольку хотя как")
_FAR = 8  # words before a place in which a verb of giving makes its case doubtful
_EITHER = words_of("в во на по о об")  # verbs of motion decide between their two cases


def is_certain(place: Place, depth: int = 0) -> bool:
    """Whether the case of a position follows from its form, a preposition, an adjective or its clause."""
    before = list(place.before)
    while before and before[-1] in QUOTES:
        before.pop()
    allowed = place.open_cases
    while len(allowed) > 1 and before and (narrowed := agreeing(before[-1], place, allowed)):
        allowed = narrowed
        before.pop()
    before = without_date(before)
    if len(allowed) == 1 or (DATIVE in allowed and is_experiencer(before, place)):
        return True
    if not before or before[-1] in _STARTS or before[-1].lower() in _JOINING:
        return NOMINATIVE in allowed
    low = before[-1].lower()
    if low in GOVERNED:
        governed = allowed.intersection(GOVERNED[low])
        return len(governed) == 1 or (low in _EITHER and bool(governed))
    if NOMINATIVE in allowed and is_subject(before, place):
        return True
    if low in {"и", "или", "а", ","}:
        sibling = sibling_of(before, place) if depth < DEPTH else None
        return sibling is not None and is_certain(sibling, depth + 1)
    return _after_word(before, place, allowed)


def _after_word(before: list[str], place: Place, allowed: frozenset[int]) -> bool:
    """Whether a verb or a noun right before a position shows its case."""
    ways = readings(before[-1])
    if ways and ways[0].kind in {"INFN", "GRND"}:
        return "tran" in ways[0].marks and ACCUSATIVE in allowed
    if not any(way.kind == "NOUN" for way in ways[:2]) or any(way.kind == "VERB" for way in ways[:1]):
        return False
    if is_classified(before, place):
        return NOMINATIVE in allowed
    giver = any(GIVING.match(way.lemma) for word in before[-_FAR:] for way in readings(word)[:1])
    return GENITIVE in allowed and not giver and not (NOMINATIVE in allowed and verb_follows(place))
