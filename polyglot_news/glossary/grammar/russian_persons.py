"""Names of persons in Russian: which parts decline, and what follows a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from polyglot_news.glossary.grammar.russian_endings import (
    ADJECTIVE,
    Forms,
    adjective_forms,
    by_dictionary,
    by_rule,
    each,
    fixed,
    is_adjective,
    joined,
    with_endings,
)
from polyglot_news.glossary.grammar.russian_words import (
    NOMINATIVE,
    Reading,
    known,
    readings,
)
from polyglot_news.glossary.grammar.word_lists import words_of

_PARTICLES = words_of("фон дер ван де да ди дель ла ле аль эль бин ибн бен оф и")
# a prefix of Arabic names; what precedes a name and never declines
_ARTICLED = re.compile(r"(?:а[лсднрзшт]ь?|э[лсднршт]ь?)-[А-ЯЁ]")
_SERVANTS = words_of("Абдель Абд Абу")
_SENIOR = re.compile(r"-(?:младший|старший)$")
# one syllable of Chinese in Palladius' transcription
_SYLLABLE = (
    r"(?:цз|чж|[бпмфдтнлгкхцсчшжв])?(?:юань|уань|уай|уан|юнь|янь|ань|энь|инь|унь|юэ|юй|юн|яо|ян|ао|ай|ан|"
    r"оу|эй|эн|эр|ин|ун|уй|уэ|уа|уо|[аоуэиыюяе])"
)
_CHINESE = re.compile(rf"{_SYLLABLE} {_SYLLABLE}(?:{_SYLLABLE})?", re.IGNORECASE)
_SHORT_NAME = 6  # letters: names of three short words are Korean or Chinese, and decline in their last


_SURNAME = re.compile(r"[а-яё](?:ов|ев|ёв|ова|ева|ёва)$")
_ADJECTIVAL_SURNAME = re.compile(r"[сц]к(?:ий|ая)$")  # Достоевский, Островская
_CONSONANT = re.compile(r"[бвгджзйклмнпрстфхцчшщ]$")


def is_person_name(words: list[str]) -> bool:
    """Whether the words of a term are a person's name."""
    if not all(w[:1].isupper() or w in _PARTICLES or _ARTICLED.match(w) for w in words):
        return False
    if _is_chinese(words) or (len(words) == 1 and _SENIOR.search(words[0])):
        return True
    if any(map(fixed, words)):
        return False
    nouns = [r for r in readings(words[0]) if r.kind == "NOUN" and r.case in {NOMINATIVE, -1}]
    return _is_name_alone(words[0], nouns) if len(words) == 1 else _is_full_name(words, nouns)


def _is_name_alone(word: str, nouns: Sequence[Reading]) -> bool:
    """Whether one word is a first name or surname: by the dictionary, else by its ending.

    `nouns` are its readings as a noun in the nominative.
    """
    marks = frozenset[str]().union(*(r.marks for r in nouns if not r.plural))
    is_place = "Geox" in marks
    if is_place and known(word):
        return False
    if _ADJECTIVAL_SURNAME.search(word) and not is_place:
        return True
    if nouns and known(word):
        return bool(marks & {"Surn", "Name"})
    return bool(_SURNAME.search(word))


def _is_full_name(words: list[str], nouns: Sequence[Reading]) -> bool:
    """Whether several words are a name: the first is a first name, a Chinese surname, or no known word.

    `nouns` are the readings of the first word as a noun in the nominative.
    """
    if words[0].endswith(("ая", "ое", "ые")) or is_adjective(words, 0):
        return False
    is_first_name = any(r.marks & {"Name", "Surn"} for r in nouns)
    is_short = len(words[0]) <= _SHORT_NAME // 2 and not any("Geox" in r.marks for r in nouns)  # Си, Ли, Ван
    # a title of the East is a first name as well (Хакан)
    is_title = (
        any(r.animate and not r.plural for r in nouns)
        and not any(map(known, words[1:]))
        and bool(_CONSONANT.search(words[-1]))
    )
    return is_short or is_first_name or is_title or not known(words[0].rpartition("-")[2])


def _is_chinese(words: list[str]) -> bool:
    """Whether two words are a Chinese surname followed by a given name."""
    if len(words) != 2 or not all(w[:1].isupper() and w[1:] == w[1:].lower() for w in words):  # noqa: PLR2004 - two
        return False
    if not _CHINESE.fullmatch(" ".join(words)):
        return False
    return not (known(words[1]) and any(r.marks & {"Name", "Surn"} for r in readings(words[1])[:1]))


def sex_of(words: list[str]) -> str:
    """Return a person's gender: that of a known first name, else that of the surname's ending."""
    wanted = "Name" if len(words) > 1 else "Surn"
    for reading in readings(words[0]) if len(words) > 1 or known(words[0]) else ():
        if wanted in reading.marks and reading.case == NOMINATIVE and reading.gender and not reading.plural:
            return reading.gender
    return "f" if re.search(r"(ова|ева|ёва|ина|ская|цкая)$", words[-1]) else "m"


def person_forms(words: list[str], gender: str) -> Forms:
    """Return the six forms of a person's name."""
    korean = len(words) == 3 and all(len(w) < _SHORT_NAME for w in words)  # noqa: PLR2004 - first, middle, last
    chinese = _is_chinese(words)
    declined: list[Forms] = []
    for i, word in enumerate(words):
        early = i < len(words) - 1
        if word in _PARTICLES or (early and (korean or chinese or word in _SERVANTS)):
            declined.append((word,) * 6)
        else:
            declined.append(_name(word, gender, last=i == len(words) - 1))
    return joined(declined)


def _name(word: str, gender: str, *, last: bool, titled: bool = False) -> Forms:  # noqa: PLR0911 - the first case that fits decides
    if senior := _SENIOR.search(word):  # the first part is a separate name
        names = _name(word[: senior.start()], gender, last=last)
        a, b, c, d, e, f = map(
            "".join, zip(names, adjective_forms(senior.group(), animate=True), strict=True)
        )
        return a, b, c, d, e, f
    if article := re.match(r"[а-яё]+-(?=[А-ЯЁ])", word):
        return each(_name(word[article.end() :], gender, last=last), before=article.group())
    if word.endswith(("ский", "цкий", "ская", "цкая")):
        return adjective_forms(word, animate=True)
    # a first name (папа Лев) or a surname (президент Путин) follows a title
    kinds = ("Name", "Surn") if titled else ("Surn",) if last else ("Name",)
    ways = [r for r in readings(word) if r.case == NOMINATIVE and not r.plural] if known(word) else []
    for kind in kinds:
        for reading in ways:
            if kind in reading.marks and reading.gender in {gender, ""}:
                return by_dictionary(word, reading)
    if last and gender == "f" and not re.search(r"[ая]$", word):
        return (word,) * 6
    if re.search(r"(ов|ев|ёв)$", word) and gender == "m":
        return with_endings(word, "", "а", "у", "а", "ым", "е")
    if re.search(r"(ова|ева|ёва)$", word) and gender == "f":
        return with_endings(word[:-1], "а", "ой", "ой", "у", "ой", "ой")
    return by_rule(word, gender, animate=True)


def after_head(words: list[str], gender: str, *, titled: bool) -> list[Forms]:
    """Return the forms of what follows a head: a name declines (`папа Франциск`), a complement does not."""
    declined: list[Forms] = []
    for i, word in enumerate(words if titled else ()):
        if not i and _follows_title(word, gender):
            declined.append(adjective_forms(word, animate=True))
        elif word[:1].isupper() and _named(word, gender):
            declined.append(_name(word, gender, last=i == len(words) - 1, titled=not i))
        else:
            break
    return declined + [(word,) * 6 for word in words[len(declined) :]]


def _follows_title(word: str, gender: str) -> bool:
    """Whether an adjective belongs to the title before it (`папа римский`)."""
    return bool(ADJECTIVE.search(word)) and any(
        r.kind == "ADJF" and r.case == NOMINATIVE and r.gender == gender for r in readings(word)[:2]
    )


def _named(word: str, gender: str) -> bool:
    """Whether a word is a person's name in the nominative, not a country's genitive."""
    ways = readings(word)
    return (
        known(word)
        and not any("Geox" in r.marks for r in ways)
        and any(
            r.marks & {"Name", "Surn"} and r.case == NOMINATIVE and r.gender in {gender, ""} for r in ways
        )
    )
