"""The case that a position in a Russian sentence requires, inferred from its context.

The rendering that is replaced leaves few cases open (often one); preposition, adjective, coordination, a noun
or a verb before it, and a verb after it decide between those.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from polyglot_news.glossary.grammar.russian_government import (
    CLASSES,
    DEPRIVING,
    GIVING,
    GIVING_NOUNS,
    GOVERNED,
    IMPERSONAL,
    MONTHS,
    MOTION,
    OWNED,
    RULING,
)
from polyglot_news.glossary.grammar.russian_words import (
    ACCUSATIVE,
    DATIVE,
    GENITIVE,
    INSTRUMENTAL,
    NOMINATIVE,
    PREPOSITIONAL,
    Reading,
    known,
    readings,
)

TOKEN = re.compile(r"[\w][\w’'-]*|[^\w\s]")
_ALL = frozenset(range(6))
DEPTH = 3  # how many preceding nouns are searched for a case
QUOTES = frozenset("«»\"“”„'()")

_ADVERBS = frozenset({"ADVB", "PRCL", "PRED", "COMP", "INTJ"})


@dataclass(frozen=True, slots=True)
class Place:
    """The position of a term: the tokens before and after it, and the word that it replaces."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    open_cases: frozenset[int] = _ALL
    gender: str = ""
    plural: bool = False
    animate: bool = False


def place_of(
    before: str, after: str, open_cases: frozenset[int], *, gender: str, plural: bool, animate: bool
) -> Place:
    """Return a position, given the text before and after it and what the replaced word shows."""
    return Place(
        tuple(TOKEN.findall(before[-200:])), tuple(TOKEN.findall(after[:200])),
        open_cases or _ALL, gender, plural, animate,
    )  # fmt: skip


def read_case(place: Place, depth: int = 0) -> int:
    """Return the case that the position requires: the likeliest of its possible cases."""
    if len(place.open_cases) == 1:
        return min(place.open_cases)
    before = list(place.before)
    while before and before[-1] in QUOTES:
        before.pop()
    allowed = place.open_cases
    while before and (narrowed := agreeing(before[-1], place, allowed)):
        allowed = narrowed
        before.pop()
        if len(allowed) == 1:
            return min(allowed)
    before = without_date(before)
    if DATIVE in allowed and is_experiencer(before, place):
        return DATIVE
    for wanted in _wanted(before, place, allowed, depth):
        if wanted in allowed:
            return wanted
    return min(allowed)


def without_date(before: list[str]) -> list[str]:
    """Return the text before a position without a final date (`До 1 ноября`), which governs nothing."""
    at = len(before)
    if at and before[-1].lower() in {"года", "году"} and at > 1 and before[-2].isdigit():
        at -= 2
    if at > 1 and before[at - 1].lower() in MONTHS and before[at - 2].isdigit():
        at -= 2
    if at == len(before):
        return before
    return before[: at - 1] if at and before[at - 1].lower() in GOVERNED else before[:at]


def is_experiencer(before: Sequence[str], place: Place) -> bool:
    """Whether an impersonal verb follows, which happens to someone in the dative (`Ливану пришлось`)."""
    if before and before[-1].lower() in GOVERNED:
        return False
    return bool(place.after) and IMPERSONAL.fullmatch(place.after[0].lower()) is not None


def agreeing(word: str, place: Place, allowed: frozenset[int]) -> frozenset[int]:
    """Return the possible cases in which a preceding word agrees with the position as an adjective."""
    low = word.lower()
    if low in GOVERNED or low in {"это", "его", "ее", "её", "их", "все", "всё"}:
        return frozenset()
    ways = [r for r in readings(word) if r.kind in {"ADJF", "PRTF"}]
    if not ways or any(r.kind in {"NOUN", "VERB", "CONJ", "PRCL"} for r in readings(word)[:1]):
        return frozenset()
    fitting = [
        r
        for r in ways
        if r.plural == place.plural and (r.plural or not place.gender or r.gender == place.gender)
    ]
    return frozenset(r.case for r in fitting) & allowed


def _wanted(before: list[str], place: Place, allowed: frozenset[int], depth: int) -> tuple[int, ...]:  # noqa: PLR0911 - a list of cases, the first that fits decides
    if not before:
        return (NOMINATIVE,)
    word, low = before[-1], before[-1].lower()
    if low in GOVERNED:
        return _governed(low, before)
    if low in {"и", "или", "а"} or word == ",":
        return _coordinated(before, place, depth)
    if not word[0].isalnum():
        return _NO_CONTEXT
    ways = readings(word)
    kinds = {r.kind for r in ways[:2]}
    if ways and (ways[0].kind in _ADVERBS or low in {"также", "тоже", "только", "даже", "не"}):
        if verb_follows(place):
            return (NOMINATIVE, *_NO_CONTEXT)
        return _wanted(before[:-1], place, allowed, depth)
    if kinds & {"CONJ"} and "NOUN" not in kinds:
        return _NO_CONTEXT
    if ways and ways[0].kind in {"VERB", "INFN", "GRND", "PRTF", "PRTS", "ADJS"}:
        return _after_verb(before, ways[0], place)
    nouns = [r for r in ways if r.kind in {"NOUN", "NUMR"}]
    if nouns or word[0].isupper():
        return _after_noun(before, nouns, place, allowed, depth)
    return _NO_CONTEXT


_NO_CONTEXT = (NOMINATIVE, GENITIVE, ACCUSATIVE, DATIVE, PREPOSITIONAL, INSTRUMENTAL)
_AFTER_NOUN = (GENITIVE, NOMINATIVE, DATIVE, INSTRUMENTAL, PREPOSITIONAL, ACCUSATIVE)


def _governed(preposition: str, before: list[str]) -> tuple[int, ...]:
    low = [word.lower() for word in before[-4:]]
    if low[-2:] == ["несмотря", "на"]:
        return (ACCUSATIVE,)
    cases = GOVERNED[preposition]
    if preposition in {"в", "во", "на"}:
        earlier = [w for w in low[:-1] if w not in GOVERNED]
        if any(MOTION.match(word) and _is_verbal(word) for word in earlier[-3:]):
            return tuple(reversed(cases))
    if preposition == "за" and any(w.startswith(("след", "вслед", "наблюда", "охот")) for w in low[:-1]):
        return (INSTRUMENTAL, ACCUSATIVE)
    return cases


def _is_verbal(word: str) -> bool:
    verbal_nouns = (
        "поезд",
        "визит",
        "вторж",
        "возвращ",
        "вступ",
        "экспорт",
        "импорт",
        "поставк",
        "путеш",
        "прибыти",
    )
    return word.startswith(verbal_nouns) or any(
        r.kind in {"VERB", "INFN", "GRND", "PRTF"} for r in readings(word)[:2]
    )


def _coordinated(before: list[str], place: Place, depth: int) -> tuple[int, ...]:
    """Return the case of what the position is coordinated with, if that is visible."""
    sibling = sibling_of(before, place) if depth < DEPTH else None
    return _NO_CONTEXT if sibling is None else (read_case(sibling, depth + 1), *_NO_CONTEXT)


def sibling_of(before: Sequence[str], place: Place) -> Place | None:
    """Return the position of the name before a conjunction or comma, or None."""
    comma = before[-1] == ","
    rest = list(before[:-1])
    while rest and rest[-1] in QUOTES | {","}:
        rest.pop()
    if not rest or (verb_follows(place) and comma):
        return None
    nouns = [r for r in readings(rest[-1]) if r.kind == "NOUN"]
    if not rest[-1][0].isupper() and (comma or not nouns):
        return None
    cases = frozenset(r.case for r in nouns if r.case >= 0) or _ALL
    return Place(
        tuple(rest[:-1]), place.after, cases,
        nouns[0].gender if nouns else "", nouns[0].plural if nouns else False,
    )  # fmt: skip


def verb_follows(place: Place) -> bool:
    """Whether the next word is a verb whose subject the position can be."""
    for word in place.after[:2]:
        ways = readings(word)
        if ways and ways[0].kind in _ADVERBS:
            continue
        return any(_agrees(r, place) for r in ways[:2])
    return False


def _agrees(reading: Reading, place: Place) -> bool:
    if reading.kind not in {"VERB", "PRTS", "ADJS"} or reading.plural != place.plural:
        return False
    if reading.kind == "VERB" and "past" not in reading.marks:
        return "3per" in reading.marks
    return reading.plural or not place.gender or reading.gender == place.gender


def _after_verb(before: list[str], verb: Reading, place: Place) -> tuple[int, ...]:
    lemma = verb.lemma
    if verb.kind == "VERB" and _agrees(verb, place) and not _has_subject(before[:-1], verb):
        return (NOMINATIVE, ACCUSATIVE, DATIVE, GENITIVE)
    if DEPRIVING.match(lemma):
        return (GENITIVE, ACCUSATIVE)
    if RULING.match(lemma) or "Pass" in verb.marks or "pssv" in verb.marks or lemma.endswith("ться"):
        return (INSTRUMENTAL, NOMINATIVE, DATIVE, GENITIVE)
    if GIVING.match(lemma):
        return (
            (DATIVE, ACCUSATIVE, GENITIVE)
            if "tran" not in verb.marks or DATIVE in place.open_cases
            else (ACCUSATIVE,)
        )
    return (ACCUSATIVE, GENITIVE, DATIVE, NOMINATIVE)


def _has_subject(before: list[str], verb: Reading) -> bool:
    """Whether a noun or pronoun that can be the verb's subject precedes it in its clause."""
    for i in range(len(before) - 1, max(-1, len(before) - 9), -1):
        word = before[i]
        if word in {",", ";", ":", "—", "–", "."}:
            return False
        ways = [r for r in readings(word) if r.kind in {"NOUN", "NPRO"}]
        if word.lower() in GOVERNED or (i > 0 and before[i - 1].lower() in GOVERNED):
            continue
        if any(
            r.case in {NOMINATIVE, -1}
            and r.plural == verb.plural
            and (r.plural or not verb.gender or r.gender in {verb.gender, ""})
            for r in ways
        ):
            return True
        if word.lower() == "который" or (word[0].isupper() and i and not known(word)):
            return True
    return False


def _after_noun(  # noqa: PLR0911 - a list of cases, the first that fits decides
    before: list[str], nouns: list[Reading], place: Place, allowed: frozenset[int], depth: int
) -> tuple[int, ...]:
    word = before[-1]
    if NOMINATIVE in allowed and is_classified(before, place):
        return (NOMINATIVE, *_AFTER_NOUN)
    if NOMINATIVE in allowed and is_subject(before, place):
        return (NOMINATIVE, *_AFTER_NOUN)
    titled = place.animate and any(r.animate for r in nouns) and depth < DEPTH
    if titled:
        cases = frozenset(r.case for r in nouns if r.animate and r.case >= 0 and r.plural == place.plural)
        if len(cases & allowed) == 1:
            return (min(cases & allowed),)
        if cases & allowed:
            title = Place(
                tuple(before[:-1]), place.after, cases & allowed, place.gender, place.plural, place.animate
            )
            return (read_case(title, depth + 1), *_AFTER_NOUN)
    if place.animate and place.open_cases and (case := _title_behind(before, allowed, depth, place)) >= 0:
        return (case, *_AFTER_NOUN)
    if any(r.lemma in GIVING_NOUNS for r in nouns):
        return (DATIVE, *_AFTER_NOUN)
    if word.lower() in {"сторон", "сравнению", "связи", "отличие"}:
        return (GENITIVE,)
    if any(r.kind == "NUMR" for r in nouns):
        return _NO_CONTEXT
    return _AFTER_NOUN


def is_classified(before: Sequence[str], place: Place) -> bool:
    """Whether the noun before a place says what kind of thing is named (`компания Google`).

    What has owners too (`программа ФБР`) is followed by its name only where that stands in quotation marks.
    """
    nouns = [r for r in readings(before[-1]) if r.kind == "NOUN"] if before else []
    quoted = bool(place.before) and place.before[-1] in QUOTES
    return not place.animate and any(
        r.lemma in CLASSES and (quoted or r.lemma not in OWNED) for r in nouns[:1]
    )


def is_subject(before: list[str], place: Place) -> bool:
    """Whether a verb follows that has no other subject (`в ходе разговора Лавров подчеркнул`)."""
    verb = next((r for word in place.after[:1] for r in readings(word)[:2] if _agrees(r, place)), None)
    return verb is not None and verb.kind == "VERB" and not _has_subject(before, verb)


def _title_behind(before: list[str], allowed: frozenset[int], depth: int, place: Place) -> int:
    """Return the case of a title with a complement before a person (`канцлер Германии Меркель`), or -1."""
    if depth >= DEPTH:
        return -1
    for i in range(len(before) - 1, max(-1, len(before) - 6), -1):
        word = before[i]
        if not word[0].isalnum() or word.lower() in GOVERNED:
            return -1
        cases = frozenset(
            r.case for r in readings(word)
            if r.kind == "NOUN" and r.animate and not r.plural and not r.marks & {"Name", "Surn", "Patr"}
        )  # fmt: skip
        if cases and word[0].islower():
            if not cases & allowed:
                return -1
            title = Place(
                tuple(before[:i]), place.after, cases & allowed, "m", plural=False, animate=place.animate
            )
            return read_case(title, depth + 1)
        if any(r.kind in {"VERB", "INFN", "GRND", "CONJ"} for r in readings(word)[:1]):
            return -1
    return -1
