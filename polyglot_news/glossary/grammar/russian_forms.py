"""The six cases of a Russian term: a name of one or more words, a title with its complement, an abbreviation.

Adjectives and head decline, the complement after the head does not (`Организация Объединённых Наций`); of a
person every name declines as its kind does. Words of the dictionary take pymorphy3's forms, filtered by
nominative, number and gender; other words, of which it only guesses, the endings of the school grammar.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from polyglot_news.glossary.grammar.russian_endings import (
    Forms,
    adjective_forms,
    by_dictionary,
    by_rule,
    each,
    fixed,
    joined,
    leads,
    plural_by_rule,
)
from polyglot_news.glossary.grammar.russian_persons import after_head, is_person_name, person_forms, sex_of
from polyglot_news.glossary.grammar.russian_words import (
    NOMINATIVE,
    Reading,
    known,
    plain_yo,
    readings,
)
from polyglot_news.glossary.quoted import unquoted

# two names of places that make one
_TWO_NAMES = re.compile(r"([А-ЯЁ][\w-]+)( и )([А-ЯЁ][\w-]+)")
_JOINED_NAMES = re.compile(r"([А-ЯЁ][\w-]+(?: [А-ЯЁ][\w-]+)*)( [—–] )([А-ЯЁ][\w-]+(?: [А-ЯЁ][\w-]+)*)")
_ADJECTIVE_GENDERS = {"й": "m", "я": "f", "е": "n"}
_EACH_PLURAL = re.compile(r"(\w+[ыия])-(\w+[ыие])")  # Братья-мусульмане
_GLOSSARY_GENDERS = {"masculine": "m", "feminine": "f", "neuter": "n"}


@dataclass(frozen=True, slots=True)
class Paradigm:
    """The forms of a term by case, and how others agree with it."""

    forms: Forms
    gender: str
    plural: bool
    animate: bool

    def cases_of(self, surface: str) -> frozenset[int]:
        """Return the cases that a form may be in; е and ё are the same, and case is ignored."""
        wanted = _folded(surface)
        return frozenset(case for case, form in enumerate(self.forms) if _folded(form) == wanted)

    def agreeing(self) -> tuple[str, bool]:
        """Return what a predicate must agree with: gender (none in the plural) and number."""
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
    if (parts := _of_parts(form, gender, number, animate=animate)) is not None:
        return parts
    if not words:
        return Paradigm((form,) * 6, wanted, plural=False, animate=False)
    if is_person_name(words):
        sex = wanted or sex_of(words)
        return Paradigm(person_forms(words, sex), sex, plural=False, animate=True)
    head = next((i for i in range(len(words)) if not leads(words, i)), len(words) - 1)
    plural = number == "plural" or (not number and _looks_plural(words[head]))
    reading = _chosen(words[head], wanted, plural=plural)
    if not wanted:
        wanted = _guessed_gender(words, head, reading)
    if animate is None:
        animate = _animate(words[head], reading)
    declined = [(w,) * 6 if w == "и" else adjective_forms(w, animate=animate) for w in words[:head]]
    declined.append(_noun(words[head], wanted, reading, plural=plural, animate=animate))
    declined += after_head(words[head + 1 :], wanted, titled=animate and not plural)
    return Paradigm(joined(declined), wanted, plural, animate)


def _of_parts(form: str, gender: str, number: str, *, animate: bool | None) -> Paradigm | None:
    """Return the forms of a name in quotation marks, or of two names in one; None for another one.

    `«Яндекс»` declines inside its marks, `Босния и Герцеговина` and `Папуа — Новая Гвинея` in both names.
    """
    if marked := unquoted(form):
        inner = paradigm(marked[1], gender, number, animate=animate)
        forms = each(inner.forms, before=marked[0], after=marked[2])
        return Paradigm(forms, inner.gender, inner.plural, inner.animate)
    if (two := _TWO_NAMES.fullmatch(form) or _JOINED_NAMES.fullmatch(form)) is None:
        return None
    first, link, second = two.groups()
    if link.strip() == "и":
        one, other = paradigm(first, gender, number), paradigm(second)
        agreeing = one
    else:
        one, other = paradigm(first), paradigm(second, gender, number)
        agreeing = other
    if one.animate or other.animate:
        return None
    a, b, c, d, e, f = (x + link + y for x, y in zip(one.forms, other.forms, strict=True))
    return Paradigm((a, b, c, d, e, f), agreeing.gender, agreeing.plural, agreeing.animate)


def _folded(text: str) -> str:
    return plain_yo(" ".join(text.casefold().split()))


# nouns


def _looks_plural(word: str) -> bool:
    if fixed(word) or not known(word.rpartition("-")[2]):
        return any("Pltm" in r.marks for r in readings(word)) and known(word)
    ways = [r for r in readings(word) if r.kind == "NOUN" and r.case == NOMINATIVE]
    return bool(ways) and all(r.plural for r in ways)


def _chosen(word: str, gender: str, *, plural: bool) -> Reading | None:
    """Return the dictionary's reading of a head that fits what is known of it."""
    if not known(word):
        return None
    fixed_one = next((r for r in readings(word)[:1] if r.kind == "NOUN" and "Fixd" in r.marks), None)
    if fixed_one is not None:
        return fixed_one  # whatever its number: на Фиджи
    ways = [
        r for r in readings(word)
        if r.kind == "NOUN" and r.case == NOMINATIVE and r.plural == plural
        and (plural or not gender or r.gender in {gender, ""})
    ]  # fmt: skip
    places = [r for r in ways if "Geox" in r.marks and word[:1].isupper()]
    things = [r for r in ways if not r.animate and not word[:1].isupper()]  # in the news рак is an illness
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
    if fixed(word):
        return next((r.gender for r in readings(word) if r.kind == "NOUN" and known(word)), "")
    last = word[-1:].lower()
    return "f" if last in "ая" else "n" if last in "ое" else "m"


def _animate(word: str, reading: Reading | None) -> bool:
    return reading is not None and reading.animate and "Geox" not in reading.marks and not fixed(word)


def _noun(  # noqa: PLR0911 - a list of cases, the first that fits decides
    word: str, gender: str, reading: Reading | None, *, plural: bool, animate: bool
) -> Forms:
    if fixed(word):
        return (word,) * 6
    if reading is not None:
        return by_dictionary(word, reading)
    if plural and (several := _EACH_PLURAL.fullmatch(word)) is not None:
        return _each_plural(several.groups(), animate=animate)
    if "-" in word.strip("-"):
        first, *middle, last = word.split("-")
        if middle and middle[0] in {"на", "ле"}:
            rest = "-".join(["", *middle, last])
            return each(
                _noun(first, gender, _chosen(first, gender, plural=plural), plural=plural, animate=animate),
                after=rest,
            )
        stem = word[: -len(last)]
        return each(
            _noun(last, gender, _chosen(last, gender, plural=plural), plural=plural, animate=animate),
            before=stem,
        )
    if plural:
        guess = next(
            (r for r in readings(word) if r.kind == "NOUN" and r.case == NOMINATIVE and r.plural), None
        )
        return plural_by_rule(word) if guess is None else by_dictionary(word, guess)
    return by_rule(word, gender, animate=animate)


def _each_plural(words: Sequence[str], *, animate: bool) -> Forms:
    """Return the forms of two plural nouns that a hyphen joins: both decline."""
    first, last = (
        _noun(word, "", _chosen(word, "", plural=True), plural=True, animate=animate) for word in words
    )
    a, b, c, d, e, f = map("-".join, zip(first, last, strict=True))
    return a, b, c, d, e, f
