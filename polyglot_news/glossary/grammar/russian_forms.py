"""The six cases of a Russian term: a name of one or more words, a title with its complement, an abbreviation.

Adjectives and head decline, the complement after the head does not (`Организация Объединённых Наций`); of a
person every name declines as its kind does. Words of the dictionary take pymorphy3's forms, filtered by
nominative, number and gender; other words, of which it only guesses, the endings of the school grammar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from polyglot_news.glossary.grammar.russian_words import (
    NOMINATIVE,
    Reading,
    inflected,
    known,
    plain_yo,
    readings,
)
from polyglot_news.glossary.grammar.words import words_of

Forms = tuple[str, str, str, str, str, str]
_VOWELS = "аеёиоуыэюя"
_HUSHING = "жшчщ"
_ADJECTIVE = re.compile(r"(ый|ий|ой|ая|яя|ое|ее|ые|ие)$")
_ADJECTIVE_GENDERS = {"й": "m", "я": "f", "е": "n"}
_PARTICLES = words_of("фон дер ван де да ди дель ла ле аль эль бин ибн бен оф и")
_GLOSSARY_GENDERS = {"masculine": "m", "feminine": "f", "neuter": "n"}
_SHORT_NAME = 6  # letters: names of three short words are Korean or Chinese, and decline in their last


@dataclass(frozen=True, slots=True)
class Paradigm:
    """The forms of a term by case, and how others agree with it."""

    forms: Forms
    gender: str
    plural: bool
    animate: bool

    def cases_of(self, surface: str) -> frozenset[int]:
        """Return the cases that a form may stand in; е and ё, capitals and small letters are the same."""
        wanted = _folded(surface)
        return frozenset(case for case, form in enumerate(self.forms) if _folded(form) == wanted)

    def agreeing(self) -> tuple[str, bool]:
        """Return what a predicate has to agree with: gender (none in the plural) and number."""
        return ("" if self.plural else self.gender, self.plural)


@lru_cache(maxsize=4096)
def paradigm(form: str, gender: str = "", number: str = "", *, animate: bool | None = None) -> Paradigm:
    """Return the forms of a term that is given in the nominative.

    Args:
        form: The term.
        gender: masculine, feminine or neuter, as a glossary says; guessed where empty.
        number: singular or plural; guessed where empty.
        animate: Whether its accusative is its genitive; guessed where None.
    """
    words = form.split()
    wanted = _GLOSSARY_GENDERS.get(gender, "")
    if not words:
        return Paradigm((form,) * 6, wanted, plural=False, animate=False)
    if _is_person(words):
        return _person(words, wanted or _sex(words))
    head = next((i for i, word in enumerate(words) if not _is_adjective(words, i)), len(words) - 1)
    plural = number == "plural" or (not number and _looks_plural(words[head]))
    reading = _chosen(words[head], wanted, plural=plural)
    if not wanted:
        wanted = _guessed_gender(words, head, reading)
    if animate is None:
        animate = _animate(words[head], reading)
    declined = [_adjective(word, animate=animate) for word in words[:head]]
    declined.append(_noun(words[head], wanted, reading, plural=plural, animate=animate))
    declined += [(word,) * 6 for word in words[head + 1 :]]
    return Paradigm(_joined(declined), wanted, plural, animate)


def _joined(declined: list[Forms]) -> Forms:
    a, b, c, d, e, f = (" ".join(words) for words in zip(*declined, strict=True))
    return a, b, c, d, e, f


def _folded(text: str) -> str:
    return plain_yo(" ".join(text.casefold().split()))


# persons


def _is_person(words: list[str]) -> bool:
    if not all(w[:1].isupper() or w in _PARTICLES for w in words) or any(_fixed(w) for w in words):
        return False
    first = [r for r in readings(words[0]) if r.kind == "NOUN" and r.case in {NOMINATIVE, -1}]
    if len(words) == 1:
        marks = frozenset[str]().union(*(r.marks for r in first if not r.plural))
        if "Geox" in marks and known(words[0]):
            return False
        if re.search(r"[сц]к(ий|ая)$", words[0]) and "Geox" not in marks:
            return True
        named = known(words[0]) and bool(marks & {"Surn", "Name"})
        return named or (
            (not first or not known(words[0])) and bool(re.search(r"[а-яё](ов|ев|ёв|ова|ева|ёва)$", words[0]))
        )
    if words[0].endswith(("ая", "ое", "ые")) or _is_adjective(words, 0):
        return False
    named = any(r.marks & {"Name", "Surn"} for r in first)
    chinese = len(words[0]) <= _SHORT_NAME // 2 and not any("Geox" in r.marks for r in first)  # Си, Ли, Ван
    return chinese or named or not known(words[0].rpartition("-")[2])


def _sex(words: list[str]) -> str:
    """Return the gender of a person: of the first name where it is known, else of the ending of the last."""
    wanted = "Name" if len(words) > 1 else "Surn"
    for reading in readings(words[0]) if len(words) > 1 or known(words[0]) else ():
        if wanted in reading.marks and reading.case == NOMINATIVE and reading.gender and not reading.plural:
            return reading.gender
    return "f" if re.search(r"(ова|ева|ёва|ина|ская|цкая)$", words[-1]) else "m"


def _person(words: list[str], gender: str) -> Paradigm:
    korean = len(words) == 3 and all(len(w) < _SHORT_NAME for w in words)  # noqa: PLR2004 - first, middle, last
    declined: list[Forms] = []
    for i, word in enumerate(words):
        if word in _PARTICLES or (korean and i < len(words) - 1):
            declined.append((word,) * 6)
        else:
            declined.append(_name(word, gender, last=i == len(words) - 1))
    return Paradigm(_joined(declined), gender, plural=False, animate=True)


def _name(word: str, gender: str, *, last: bool) -> Forms:
    if word.endswith(("ский", "цкий", "ская", "цкая")):
        return _adjective(word, animate=True)
    for reading in readings(word) if known(word) else ():
        fits = "Surn" in reading.marks if last else "Name" in reading.marks
        if fits and reading.case == NOMINATIVE and not reading.plural and reading.gender in {gender, ""}:
            return _by_dictionary(word, reading)
    if last and gender == "f" and not re.search(r"[ая]$", word):
        return (word,) * 6
    if re.search(r"(ов|ев|ёв)$", word) and gender == "m":
        return _with(word, "", "а", "у", "а", "ым", "е")
    if re.search(r"(ова|ева|ёва)$", word) and gender == "f":
        return _with(word[:-1], "а", "ой", "ой", "у", "ой", "ой")
    return _by_rule(word, gender, animate=True)


# adjectives


def _is_adjective(words: list[str], i: int) -> bool:
    """Whether a word stands as an adjective before its head; the last word is never one."""
    word = words[i]
    if i == len(words) - 1 or not _ADJECTIVE.search(word) or _fixed(word):
        return False
    ways = readings(word)
    return any(r.kind in {"ADJF", "PRTF"} and r.case == NOMINATIVE for r in ways) and not any(
        r.kind == "NOUN" and r.case == NOMINATIVE and "Geox" in r.marks for r in ways[:1]
    )


def _adjective(word: str, *, animate: bool) -> Forms:
    stem, end = word[:-2], word[-2:].lower()
    hushing, soft = stem[-1:].lower() in _HUSHING, False
    velar = stem[-1:].lower() in "гкх"
    if end in {"яя", "ее"} or (end == "ий" and not velar and not hushing):
        soft = True
    o = "е" if soft or hushing else "о"
    y = "и" if soft or hushing or velar else "ы"
    if end in {"ые", "ие"}:
        return _with(stem, end, y + "х", y + "м", y + "х" if animate else end, y + "ми", y + "х")
    if end in {"ая", "яя"}:
        return _with(stem, end, o + "й", o + "й", "юю" if end == "яя" else "ую", o + "й", o + "й")
    accusative = end if end in {"ое", "ее"} or not animate else o + "го"
    return _with(stem, end, o + "го", o + "му", accusative, y + "м", o + "м")


# nouns


def _fixed(word: str) -> bool:
    """Whether a word never declines: abbreviations, and what is not written in Cyrillic."""
    letters = [c for c in word if c.isalpha()]
    return len(letters) <= 1 or not word[-1].islower() or not "а" <= letters[-1].lower() <= "ё"


def _looks_plural(word: str) -> bool:
    if _fixed(word) or not known(word.rpartition("-")[2]):
        return any("Pltm" in r.marks for r in readings(word)) and known(word)
    ways = [r for r in readings(word) if r.kind == "NOUN" and r.case == NOMINATIVE]
    return bool(ways) and all(r.plural for r in ways)


def _chosen(word: str, gender: str, *, plural: bool) -> Reading | None:
    """Return the dictionary's reading of a head that fits what is known of it."""
    if not known(word):
        return None
    ways = [
        r for r in readings(word)
        if r.kind == "NOUN" and r.case == NOMINATIVE and r.plural == plural
        and (plural or not gender or r.gender in {gender, ""})
    ]  # fmt: skip
    places = [r for r in ways if "Geox" in r.marks and word[:1].isupper()]
    things = [r for r in ways if not r.animate and not word[:1].isupper()]  # рак is an illness in the news
    return next(iter(places or things or ways), None)


def _guessed_gender(words: list[str], head: int, reading: Reading | None) -> str:
    if (
        head
        and (ending := words[0][-1:].lower()) in _ADJECTIVE_GENDERS
        and not words[0].endswith(("ые", "ие"))
    ):
        return _ADJECTIVE_GENDERS[ending]
    if reading is not None:
        return reading.gender
    word = words[head]
    if _fixed(word):
        return next((r.gender for r in readings(word) if r.kind == "NOUN" and known(word)), "")
    last = word[-1:].lower()
    return "f" if last in "ая" else "n" if last in "ое" else "m"


def _animate(word: str, reading: Reading | None) -> bool:
    return reading is not None and reading.animate and "Geox" not in reading.marks and not _fixed(word)


def _noun(word: str, gender: str, reading: Reading | None, *, plural: bool, animate: bool) -> Forms:
    if _fixed(word):
        return (word,) * 6
    if reading is not None:
        return _by_dictionary(word, reading)
    if "-" in word.strip("-"):
        first, *middle, last = word.split("-")
        if middle and middle[0] in {"на", "ле"}:
            rest = "-".join(["", *middle, last])
            return _each(
                _noun(first, gender, _chosen(first, gender, plural=plural), plural=plural, animate=animate),
                after=rest,
            )
        stem = word[: -len(last)]
        return _each(
            _noun(last, gender, _chosen(last, gender, plural=plural), plural=plural, animate=animate),
            before=stem,
        )
    if plural:
        guess = next(
            (r for r in readings(word) if r.kind == "NOUN" and r.case == NOMINATIVE and r.plural), None
        )
        return (word,) * 6 if guess is None else _by_dictionary(word, guess)
    return _by_rule(word, gender, animate=animate)


def _each(forms: Forms, *, before: str = "", after: str = "") -> Forms:
    a, b, c, d, e, f = (before + form + after for form in forms)
    return a, b, c, d, e, f


def _by_dictionary(word: str, reading: Reading) -> Forms:
    if "Fixd" in reading.marks:
        return (word,) * 6
    a, b, c, d, e, f = (
        word if case == NOMINATIVE else inflected(word, reading, case=case, plural=reading.plural)
        for case in range(6)
    )
    if "Geox" in reading.marks and b[:-1] != a and re.search(r"[оа]р$", a):  # Лахор is no Лахра
        return _by_rule(word, "m", animate=False)
    return a, b, c, d, e, f


def _by_rule(word: str, gender: str, *, animate: bool) -> Forms:  # noqa: PLR0911 - a list of cases, the first that fits decides
    """Return the forms of a singular noun by its last letters, as the school grammar has them."""
    low = word.lower()
    if low.endswith("ия"):
        return _with(word[:-1], "я", "и", "и", "ю", "ей", "и")
    if low.endswith("уа") or low[-1] in "оеёиуыэю":
        return _neuter(word) if low.endswith(("ие", "ье")) and gender == "n" else (word,) * 6
    before = low[-2:-1]
    if low.endswith("а"):
        y = "и" if before in "гкх" + _HUSHING else "ы"
        return _with(word[:-1], "а", y, "е", "у", "ей" if before in _HUSHING + "ц" else "ой", "е")
    if low.endswith("я"):
        return _with(word[:-1], "я", "и", "е", "ю", "ей", "е")
    if gender == "f":
        return _with(word[:-1], "ь", "и", "и", "ь", "ью", "и") if low.endswith("ь") else (word,) * 6
    if low[-1] in "йь":
        prepositional = "и" if low.endswith("ий") else "е"
        return _with(word[:-1], low[-1], "я", "ю", "я" if animate else low[-1], "ем", prepositional)
    ending = "ем" if low[-1] in _HUSHING + "ц" else "ом"
    return _with(word, "", "а", "у", "а" if animate else "", ending, "е")


def _neuter(word: str) -> Forms:
    stem = word[:-1]
    return _with(stem, "е", "я", "ю", "е", "ем", "и" if word.endswith("ие") else "е")


def _with(stem: str, *ends: str) -> Forms:
    a, b, c, d, e, f = (stem + end for end in ends)
    return a, b, c, d, e, f
