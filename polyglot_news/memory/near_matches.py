"""Translations by people reused for sentences that differ in numbers alone, with the numbers exchanged.

A number is exchanged only where that is certain: each number of the known sentence stands once in its
translation, and the new number has the same plural form in the target language (CLDR), so that no word around
it has to change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from polyglot_news.languages import base_language

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_GAP = "\0"
_MOST = 12  # numbers in a sentence
_LONGEST = 2_000  # characters of a sentence


@dataclass(frozen=True, slots=True)
class NearMatch:
    """A translation made from that of a similar sentence; `likeness` of the two sources is in per cent."""

    text: str
    likeness: int


def skeleton(text: str) -> str:
    """Return a sentence without its numbers, or an empty string if it has none or is too long.

    >>> skeleton("Flooding killed 12 people in 2021.") == skeleton("Flooding killed 15 people in 2022.")
    True
    """
    if len(text) > _LONGEST or not 0 < len(_NUMBER.findall(text)) <= _MOST:
        return ""
    return _NUMBER.sub(_GAP, text)


def near_match(source: str, known: Iterable[tuple[str, str]], languages: tuple[str, str]) -> NearMatch | None:
    """Return the translation of a sentence after one of the same skeleton, or None if none is certain.

    Args:
        source: The sentence.
        known: Sentences of the same skeleton with their translations by people.
        languages: Our codes of source and target language.
    """
    for before, translation in known:
        text = _exchanged(source, before, translation, languages[1])
        if text is not None:
            ratio = SequenceMatcher(None, before, source, autojunk=False).ratio()
            return NearMatch(text, min(99, int(100 * ratio)))
    return None


def _exchanged(source: str, before: str, translation: str, target: str) -> str | None:
    old, new = _NUMBER.findall(before), _NUMBER.findall(source)
    swaps: dict[str, str] = {}
    for one, other in zip(old, new, strict=True):
        if swaps.setdefault(_digits(one), other) != other or not _same_plural(one, other, target):
            return None
    written = Counter(map(_digits, _NUMBER.findall(translation)))
    if written != Counter(map(_digits, old)):  # a number was written as a word, or stands twice
        return None
    return _NUMBER.sub(lambda match: _like(match.group(), swaps[_digits(match.group())]), translation)


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))


def _like(old: str, new: str) -> str:
    """Return a number with the separators of the number in whose place it comes, where both have them."""
    marks, others = re.findall(r"\D", new), re.findall(r"\D", old)
    if len(marks) == len(others):
        exchanged = iter(others)
        return re.sub(r"\D", lambda _: next(exchanged), new)
    return new


def _same_plural(one: str, other: str, language: str) -> bool:
    """Whether two numbers are of one shape and take the same plural form."""
    if re.sub(r"\d+", "0", one) != re.sub(r"\d+", "0", other):  # a decimal, a sum with thousands, a whole
        return False
    if not (one.isdigit() and other.isdigit()):
        return len(re.findall(r"\D", one)) == 1 or _form(_digits(one), language) == _form(
            _digits(other), language
        )
    return _form(one, language) == _form(other, language)


@lru_cache(maxsize=1 << 12)
def _form(digits: str, language: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(base_language(language)).plural_form(int(digits)))
    except (UnknownLocaleError, ValueError):
        return digits  # nothing is known: only the same number has the same form


def by_skeleton(units: Iterable[tuple[str, str]]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return sentences with their translations by the sentence's skeleton."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for source, target in units:
        if key := skeleton(source):
            found[key] = (*found.get(key, ()), (source, target))
    return found
