"""The readings and forms of a Russian word: a small typed interface to pymorphy3.

Case numbers everywhere in the Russian modules: 0 nominative, 1 genitive, 2 dative, 3 accusative,
4 instrumental, 5 prepositional. Genders are `m`, `f`, `n`, or an empty string if unknown.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE, INSTRUMENTAL, PREPOSITIONAL = range(6)
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_CASE_NUMBERS = {"nomn": 0, "gent": 1, "gen2": 1, "datv": 2, "accs": 3, "ablt": 4, "loct": 5, "loc2": 5}
_GENDERS = {"masc": "m", "femn": "f", "neut": "n"}
_GRAMMEMES = {"m": "masc", "f": "femn", "n": "neut"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a word.

    `kind` is pymorphy3's part of speech (`NOUN`, `ADJF`, `VERB`, …), `case` -1 if it has none, `marks` the
    other grammemes (`Geox`, `Surn`, `past`, `3per`, `tran`, …).
    """

    kind: str
    lemma: str
    case: int
    gender: str
    plural: bool
    animate: bool
    marks: frozenset[str]


@lru_cache(maxsize=1)
def _analyzer() -> Any:  # noqa: ANN401 - pymorphy3 has no types
    import pymorphy3  # loads its dictionary

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=20_000)
def readings(word: str) -> tuple[Reading, ...]:
    """Return the readings of a word, likeliest first by pymorphy3's counts; some words have none."""
    return tuple(_reading(parse) for parse in _parses(word) if parse.tag.POS)


def known(word: str) -> bool:
    """Whether the dictionary has a word; the readings of other words are guessed from their endings."""
    return bool(_analyzer().word_is_known(word.lower()))


def plain_yo(word: str) -> str:
    """Return a word as newspapers write it: е for ё."""
    return word.replace("ё", "е").replace("Ё", "Е")


@lru_cache(maxsize=20_000)
def inflected(word: str, reading: Reading, *, case: int = -1, gender: str = "", plural: bool = False) -> str:
    """Return a word, read in one way, in another case, gender or number; unchanged if it has no such form.

    Capitals are kept, and ё is written only if the word had one.
    """
    wanted = {"plur"} if plural else {"sing"} | ({_GRAMMEMES[gender]} if gender else set())
    if reading.kind == "VERB" and "past" not in reading.marks:
        wanted = {"plur" if plural else "sing"}
    if reading.kind == "NOUN":
        wanted = {"plur" if plural else "sing"}
    if case >= 0:
        wanted.add(CASES[case])
        if case == ACCUSATIVE and reading.kind in {"ADJF", "PRTF"} and (plural or gender == "m"):
            wanted.add("anim" if reading.animate else "inan")
    for parse in _parses(word):
        if parse.tag.POS and _reading(parse) == reading:
            other = parse.inflect(wanted)
            if other is not None:
                return _as_written(other.word, word)
    return word


def _parses(word: str) -> list[Any]:
    # pymorphy3 looks up the Unicode name of each letter, and not every letter has one
    if not all(unicodedata.name(char, "") for char in word if char.isalpha()):
        return []
    return list(_analyzer().parse(word))


def _reading(parse: Any) -> Reading:  # noqa: ANN401 - pymorphy3 has no types
    tag = parse.tag
    marks = frozenset(str(grammeme) for grammeme in tag.grammemes)
    return Reading(
        kind=str(tag.POS),
        lemma=parse.normal_form,
        case=_CASE_NUMBERS.get(str(tag.case), -1),
        gender=_GENDERS.get(str(tag.gender), ""),
        plural="plur" in marks,
        animate="anim" in marks,
        marks=marks,
    )


def _as_written(form: str, like: str) -> str:
    if "ё" not in like.lower():
        form = plain_yo(form)
    if like.isupper() and len(like) > 1:
        return form.upper()
    if "-" in like and form.count("-") == like.count("-"):
        parts = zip(form.split("-"), like.split("-"), strict=True)
        return "-".join(_capital_like(part, model) for part, model in parts)
    return _capital_like(form, like)


def _capital_like(form: str, like: str) -> str:
    return form[:1].upper() + form[1:] if like[:1].isupper() else form
