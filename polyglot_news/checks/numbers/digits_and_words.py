"""The numbers of a text in a language whose number words are known: digits, words, and both together."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import tee

from polyglot_news.characters import LETTERS
from polyglot_news.checks.numbers import digits
from polyglot_news.checks.numbers.amounts import Amount
from polyglot_news.checks.numbers.number_words import Vocabulary
from polyglot_news.checks.numbers.values import Number

_ROMAN = re.compile(r"(?<!\w)[IVXLCDMХІМС]{1,7}(?!\w)")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
THOUSAND = 1000
_OR_MORE = frozenset({"и более", "или более", "и больше", "o più", "e più", "ou mais", "e mais", "or more"})
_LOOKALIKES = str.maketrans("ХІМС", "XIMC")  # Cyrillic letters that stand for Roman ones


def read(text: str, vocabulary: Vocabulary) -> tuple[Number, ...]:
    """Return the numbers of a text in order of their start; `text` has only plain digits."""
    in_digits = {number.start: number for number in digits.read(text, decimal=vocabulary.decimal)}
    places = [(number.start, number.end) for number in in_digits.values()]
    found = [_roman(match) for match in _ROMAN.finditer(text)]
    pending: Amount | None = None
    for start, end in sorted(places + [match.span() for match in LETTERS.finditer(text)]):
        number = in_digits.get(start)
        if pending is not None:
            if pending.reaches(start) and (
                pending.takes_digits(number) if number is not None else pending.takes(start, end)
            ):
                continue
            found += pending.numbers()
        if number is not None:
            pending = Amount.of_digits(text, vocabulary, number)
            continue
        if _is_plain(text[start:end].lower(), vocabulary):
            pending = None
            continue
        pending = Amount.of_word(text, vocabulary, start, end)
        if pending is None:
            found += _loose(text[start:end], start, end, vocabulary)
    if pending is not None:
        found += pending.numbers()
    found.sort(key=lambda number: (number.start, number.end))
    return _with_ranges(found, text)


@lru_cache(maxsize=1 << 14)
def _is_plain(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word can begin no number and stands for none."""
    return (
        word not in vocabulary.scales and vocabulary.cardinal(word) is None and not vocabulary.loosely(word)
    )


def _loose(word: str, start: int, end: int, vocabulary: Vocabulary) -> list[Number]:
    values = vocabulary.loosely(word.lower())
    return [Number(word, start, end, frozenset(map(float, values)))] if values else []


def _roman(match: re.Match[str]) -> Number:
    values = [_ROMAN_VALUES[letter] for letter in match.group().translate(_LOOKALIKES)]
    total = sum(
        -value if value < following else value
        for value, following in zip(values, (*values[1:], 0), strict=True)
    )
    return Number(match.group(), match.start(), match.end(), frozenset({float(total)}))


def _says_thousand(number: Number) -> bool:
    """Whether a word of size stands after the digits: 50 до 60 тысяч."""
    return number.in_digits and number.text[-1:].isalpha() and max(number.values, default=0.0) >= THOUSAND


def _with_ranges(numbers: list[Number], text: str) -> tuple[Number, ...]:
    """Give the first number of a range the scale of the second: `3-4 million` is 3 to 4 million."""
    result = list(numbers)
    firsts, seconds = tee(numbers)
    next(seconds, None)
    for place, (first, second) in enumerate(zip(firsts, seconds, strict=False)):
        between = text[first.end : second.start].strip()
        if first.is_scaled or not second.values or (len(between) > len("and") and between not in _OR_MORE):
            continue
        sizes = (1e12, 1e9, 1e6) if second.is_scaled else (1e3,) if _says_thousand(second) else ()
        scale = next((s for s in sizes if max(second.values) >= s), 1.0)
        if scale > 1:
            result[place] = replace(first.also(*(value * scale for value in first.values)), end=first.end)
    return tuple(result)
