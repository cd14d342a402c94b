"""Numbers in words: what a vocabulary has to say of a language, and how words and digits go together."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from polyglot_news.checks.numbers import digits
from polyglot_news.checks.numbers.values import MILLION, Number, tidy

_TOKEN = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"(?<!\w)[IVXLCDMХІМС]{1,7}(?!\w)")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_LOOKALIKES = str.maketrans("ХІМС", "XIMC")  # Cyrillic letters that stand for Roman ones
_GAP = re.compile(r"[\s\-‐‑–'’]{1,3}")
_ATTACHED = re.compile(r"[\s\-‐‑]{0,2}")
_HUNDRED, _THOUSAND = 100, 1000


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The number words of a language, in lower case and in every form.

    Attributes:
        cardinals: Below one thousand, without the scales.
        scales: Multipliers: hundred (where it multiplies), thousand, million.
        suffixes: Short signs for scales, which count only directly after digits (`5m`, `20k`).
        loose: Words that may stand for a number, or be explained by one: ordinals, months, "half", "dozen".
        joiners: Words that may stand between two parts of a number ("and").
        links: Words that may stand before a scale ("half a million", "hundreds of thousands").
        groups: What is counted in tens or dozens: two decades are twenty years.
        decimal: The sign before decimals where writers keep to one.
        read: Finds the meaning of a word that is in no table, such as a compound.
    """

    cardinals: Mapping[str, float]
    scales: Mapping[str, float]
    suffixes: Mapping[str, float] = field(default_factory=dict)
    loose: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    joiners: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    groups: Mapping[str, float] = field(default_factory=dict)
    decimal: str = ""
    read: Callable[[str], tuple[float, ...]] | None = None


def read(text: str, vocabulary: Vocabulary) -> list[Number]:
    """Return the numbers of a text in order of their start; `text` has only plain digits."""
    found: list[Number] = []
    pending: _Words | None = None
    in_digits = {number.start: number for number in digits.read(text, decimal=vocabulary.decimal)}
    tokens = sorted(
        [(n.start, n.end) for n in in_digits.values()] + [m.span() for m in _TOKEN.finditer(text)]
    )
    for start, end in tokens:
        number = in_digits.get(start)
        word = text[start:end].lower()
        if pending is not None and not pending.reaches(text, start):
            found += pending.done(text, vocabulary)
            pending = None
        if number is not None:
            if pending is not None:
                if pending.takes_digits(number, text, vocabulary):
                    continue
                found += pending.done(text, vocabulary)
            pending = _Words(number)
        elif pending is not None and pending.takes(word, end, vocabulary, is_attached=pending.end == start):
            continue
        elif pending is not None and (word in vocabulary.joiners or word in vocabulary.links):
            pending.joint = end
            pending.adds = pending.adds or word in vocabulary.joiners
        else:
            if pending is not None:
                found += pending.done(text, vocabulary)
                pending = None
            pending = _opened(word, start, end, vocabulary)
            if pending is None:
                found += _loose(text[start:end], start, end, vocabulary)
    if pending is not None:
        found += pending.done(text, vocabulary)
    return found + [_roman(match) for match in _ROMAN.finditer(text)]


class _Words:
    """A number that is being read: an amount in digits or words, and the scales after it."""

    __slots__ = ("adds", "current", "also", "digits", "end", "has_scale", "joint", "last_scale", "start", "total", "vague")

    def __init__(self, number: Number | None, start: int = 0, end: int = 0) -> None:
        self.digits: list[Number] = [number] if number else []
        self.start = number.start if number else start
        self.end = number.end if number else end
        self.current: list[float] = sorted(number.values) or sorted(number.parts) if number else []
        self.total = 0.0
        self.last_scale = 0.0
        self.has_scale = self.vague = False
        self.joint = 0  # where a joiner ended that waits for the rest of the number
        self.adds = False  # whether that was an "and"
        self.also: set[float] = set()

    def reaches(self, text: str, start: int) -> bool:
        gap = text[max(self.end, self.joint) : start]
        return gap == "" or _GAP.fullmatch(gap) is not None

    def takes(self, word: str, end: int, vocabulary: Vocabulary, *, is_attached: bool) -> bool:
        if is_attached and self.digits and not self.has_scale and word in vocabulary.suffixes:
            # 200m is metres or millions
            scale = vocabulary.suffixes[word]
            self.digits[0] = self.digits[0].also(*(value * scale for value in self.current))
            return False
        if word in vocabulary.scales:
            return self._scaled(vocabulary.scales[word], end)
        if word in vocabulary.groups and len(self.current) == 1 and not self.has_scale:
            self.also |= {self.current[0] * vocabulary.groups[word]}
            self.end, self.joint = end, 0
            return True
        value = vocabulary.cardinals.get(word)
        if value is None and vocabulary.read is not None and not self.digits:
            read = vocabulary.read(word)
            value = read[0] if len(read) == 1 else None
        if value is None or (self.digits and not self.last_scale) or (self.joint and not self.adds):
            return False
        return self._added(value, end)

    def takes_digits(self, number: Number, text: str, vocabulary: Vocabulary) -> bool:
        """Take digits after a larger scale: `5 million 300 thousand`."""
        after = _TOKEN.match(text, number.end + 1)
        scale = vocabulary.scales.get(after.group().lower(), 0.0) if after else 0.0
        is_tail = self.last_scale == _THOUSAND and not self.joint
        if (
            (is_tail or 0 < scale < self.last_scale)
            and not self.current
            and self.digits
            and min(number.everything) < self.last_scale
        ):
            self.digits.append(number)
            self.current = sorted(number.values)
            self.end, self.joint = number.end, 0
            return bool(self.current)
        return False

    def _added(self, value: float, end: int) -> bool:
        if len(self.current) == 1:
            last = self.current[0]
            if value < 1 <= last:  # two and a half
                self.current = [last + value]
                self.end, self.joint = end, 0
                return True
            room = _HUNDRED if last >= _HUNDRED and last % _HUNDRED == 0 else 10 if last % 10 == 0 else 0
            if not 0 < value < room or last < 20:  # noqa: PLR2004 - after ten and the teens nothing follows
                return False
            self.current = [last + value]
        elif self.last_scale and value < 1:  # tre milioni e mezzo
            self.total += value * self.last_scale
        elif self.last_scale and value < self.last_scale:
            self.current = [value]
        else:
            return False
        self.end, self.joint = end, 0
        return True

    def _scaled(self, scale: float, end: int) -> bool:
        if scale == _HUNDRED:
            if len(self.current) != 1 or self.current[0] >= _HUNDRED:
                return False
            self.current = [self.current[0] * scale]
        elif self.last_scale and self.last_scale <= scale and not self.current and not self.adds:
            self.total *= scale  # thousand million
            self.last_scale = scale
        elif self.last_scale and self.last_scale <= scale:
            return False
        else:
            amounts = self.current or [1.0]
            self.total += amounts[0] * scale if len(amounts) == 1 else 0.0
            if len(amounts) > 1:  # every reading counts where the digits are ambiguous
                self.digits[0] = self.digits[0].also(*(amount * scale for amount in amounts))
            self.current = []
            self.last_scale = scale
        self.has_scale = True
        self.end, self.joint = end, 0
        return True

    def done(self, text: str, vocabulary: Vocabulary) -> list[Number]:
        written = text[self.start : self.end]
        if self.digits and not self.has_scale:
            return [number.also(*self.also) if self.also else number for number in self.digits]
        rest = self.current[0] if self.current else 0.0
        values = {tidy(self.total + rest)} if self.total + rest else set()
        if self.digits:
            values |= {value for value in self.digits[0].values if value >= _THOUSAND and not self.total}
        values |= self.also
        values |= {float(value) for value in vocabulary.loose.get(written.lower(), ())}
        if not values:
            return list(self.digits)
        return [
            Number(
                written,
                self.start,
                self.end,
                frozenset(values),
                in_digits=bool(self.digits),
                is_vague=self.vague,
                is_scaled=self.last_scale >= MILLION,
                is_amount=True,
            )
        ]


def _opened(word: str, start: int, end: int, vocabulary: Vocabulary) -> _Words | None:
    value = vocabulary.cardinals.get(word)
    if value is None and vocabulary.read is not None:
        read = vocabulary.read(word)
        value = read[0] if len(read) == 1 else None
    if value is not None:
        words = _Words(None, start, end)
        words.current = [value]
        return words
    scale = vocabulary.scales.get(word)
    if scale is not None and (scale < MILLION or len(word) > len("млрд")):  # short signs follow digits
        words = _Words(None, start, end)
        words.total = words.last_scale = scale
        words.has_scale = words.vague = True
        return words
    return None


def _loose(word: str, start: int, end: int, vocabulary: Vocabulary) -> list[Number]:
    values = vocabulary.loose.get(word.lower(), ())
    if not values and vocabulary.read is not None:
        values = vocabulary.read(word.lower())
    return [Number(word, start, end, frozenset(values))] if values else []


def _roman(match: re.Match[str]) -> Number:
    letters = match.group().translate(_LOOKALIKES)
    values = [_ROMAN_VALUES[letter] for letter in letters]
    total = sum(
        -value if any(later > value for later in values[place + 1 : place + 2]) else value
        for place, value in enumerate(values)
    )
    return Number(match.group(), match.start(), match.end(), frozenset({float(max(total, 0))}))


def range_scaled(numbers: list[Number], text: str) -> list[Number]:
    """Give the first number of a range the scale of the second: `3-4 million` is 3 to 4 million."""
    result = list(numbers)
    for place, (first, second) in enumerate(zip(numbers, numbers[1:])):  # noqa: B905 - pairs of neighbours
        between = text[first.end : second.start].strip()
        if not second.is_scaled or first.is_scaled or len(between) > len("and"):
            continue
        scale = 10.0 ** (len(str(int(max(second.values)))) - 1)
        scale = next((s for s in (1e12, 1e9, 1e6) if scale >= s), 1.0)
        result[place] = replace(first.also(*(value * scale for value in first.values)), end=first.end)
    return result
