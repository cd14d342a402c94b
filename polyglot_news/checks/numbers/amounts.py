"""An amount that is being read word by word: digits or cardinals, and the scales that multiply them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from polyglot_news.characters import LETTERS
from polyglot_news.checks.numbers.number_words import Vocabulary
from polyglot_news.checks.numbers.values import MILLION, Number, tidy

_HUNDRED, _THOUSAND = 100, 1000
_FIRST_TENS = 20  # after ten and the teens no unit follows
_GAP = re.compile(r"[\s\-‐‑–'’]{0,3}")
_SHORT_SIGN = len("млрд")  # such a sign of a scale means nothing without digits before it


class Amount:
    """One amount: `three and a half million`, `5 million 300 thousand`, `centomila`, `2,5 млн`."""

    __slots__ = (
        "_adds",
        "_also",
        "_current",
        "_digits",
        "_end",
        "_is_vague",
        "_joint",
        "_last_scale",
        "_readings",
        "_scaled",
        "_start",
        "_text",
        "_total",
        "_vocabulary",
    )

    def __init__(self, text: str, vocabulary: Vocabulary, start: int, end: int) -> None:
        """Begin an amount at a place of the text; `of_digits` and `of_word` are the ways to make one."""
        self._text = text
        self._vocabulary = vocabulary
        self._start, self._end = start, end
        self._digits: list[Number] = []
        self._current: list[float] = []  # below the next scale; several readings where digits are ambiguous
        self._total = 0.0
        self._last_scale = 0.0
        self._scaled = self._is_vague = False
        self._joint = 0  # where a joiner ended that waits for the rest of the number
        self._adds = False  # whether that was an "and"
        self._also: set[float] = set()
        self._readings: list[float] = []  # several amounts so far, where the digits are ambiguous

    @classmethod
    def of_digits(cls, text: str, vocabulary: Vocabulary, number: Number) -> Amount:
        """Begin with a number in digits."""
        amount = cls(text, vocabulary, number.start, number.end)
        amount._digits = [number]
        amount._current = sorted(number.values) or sorted(number.parts)
        return amount

    @classmethod
    def of_word(cls, text: str, vocabulary: Vocabulary, start: int, end: int) -> Amount | None:
        """Begin with a cardinal or a scale; None where the word is neither."""
        word = text[start:end].lower()
        amount = cls(text, vocabulary, start, end)
        value = vocabulary.cardinal(word)
        if value is not None:
            amount._current = [value]
            return amount
        scale = vocabulary.scales.get(word)
        if scale is None or (scale >= MILLION and len(word) <= _SHORT_SIGN):
            return None
        amount._total = amount._last_scale = scale
        amount._scaled = amount._is_vague = True
        return amount

    def reaches(self, start: int) -> bool:
        """Whether only a space or hyphen is between the amount and a place of the text."""
        end = max(self._end, self._joint)
        return start - end <= 3 and _GAP.fullmatch(self._text, end, start) is not None  # noqa: PLR2004

    def takes(self, start: int, end: int) -> bool:
        """Take the next word, where it goes on with the amount."""
        word, vocabulary = self._text[start:end].lower(), self._vocabulary
        if start == self._end and self._digits and not self._scaled and word in vocabulary.suffixes:
            # 200m is metres or millions
            scale = vocabulary.suffixes[word]
            self._digits[0] = self._digits[0].also(*(value * scale for value in self._current))
            return False
        if word in vocabulary.scales:
            return self._multiplied(vocabulary.scales[word], end)
        if word in vocabulary.groups and len(self._current) == 1 and not self._scaled:
            self._also.add(self._current[0] * vocabulary.groups[word])
            return self._grown(end)
        if word in vocabulary.joiners or word in vocabulary.links:
            self._joint = end
            self._adds = self._adds or word in vocabulary.joiners
            return True
        if (self._digits and not self._last_scale) or (self._joint and not self._adds):
            return False
        value = vocabulary.cardinal(word)
        if value is None:  # an ordinal ends it: twenty-fifth, двадцать пятого
            value = vocabulary.ordinals.get(word)
        return value is not None and self._added(value, end)

    def takes_digits(self, number: Number) -> bool:
        """Take digits after a larger scale: `5 million 300 thousand`."""
        after = LETTERS.match(self._text, number.end + 1)
        scale = self._vocabulary.scales.get(after.group().lower(), 0.0) if after else 0.0
        is_tail = self._last_scale == _THOUSAND and not self._joint
        if (
            not (is_tail or 0 < scale < self._last_scale)
            or self._current
            or not self._digits
            or not number.values
            or min(number.values) >= self._last_scale
        ):
            return False
        self._current = sorted(number.values)
        return self._grown(number.end)

    def numbers(self) -> list[Number]:
        """Return the amount as a number; the digits as they were where nothing was added to them."""
        written = self._text[self._start : self._end]
        if self._digits and not self._scaled:
            return [number.also(*self._also) if self._also else number for number in self._digits]
        rest = self._current[0] if self._current else 0.0
        values = self._also | {float(value) for value in self._vocabulary.loose.get(written.lower(), ())}
        if self._total + rest or not (values or self._digits):
            values.add(tidy(self._total + rest))
        if self._digits and not self._total:
            values |= {value for value in self._digits[0].values if value >= _THOUSAND}
        return [
            Number(
                written,
                self._start,
                self._end,
                frozenset(values),
                in_digits=bool(self._digits),
                is_vague=self._is_vague,
                is_scaled=self._last_scale >= MILLION,
                is_amount=written.lower() not in self._vocabulary.homographs,
            )
        ]

    def _grown(self, end: int) -> bool:
        self._end, self._joint, self._adds = end, 0, False
        return True

    def _added(self, value: float, end: int) -> bool:
        if len(self._current) == 1:
            last = self._current[0]
            if value < 1 <= last:  # two and a half
                self._current = [last + value]
                return self._grown(end)
            room = _HUNDRED if last >= _HUNDRED and last % _HUNDRED == 0 else 10 if last % 10 == 0 else 0
            if not 0 < value < room or last < _FIRST_TENS:
                return False
            self._current = [last + value]
        elif self._last_scale and value < 1:  # tre milioni e mezzo
            self._total += value * self._last_scale
        elif self._last_scale and value < self._last_scale:
            self._current = [value]
        else:
            return False
        return self._grown(end)

    def _multiplied(self, scale: float, end: int) -> bool:
        if scale == _HUNDRED:
            if len(self._current) != 1 or self._current[0] >= _HUNDRED:
                return False
            self._current = [self._current[0] * scale]
        elif self._last_scale and self._last_scale <= scale:
            if self._current or self._adds:
                return False
            self._total *= scale  # thousand million
            if self._readings:
                self._multiply(self._readings, scale)
            self._last_scale = scale
        else:
            self._multiply(self._current or [1.0], scale)
            self._current = []
            self._last_scale = scale
        self._scaled = True
        return self._grown(end)

    def _multiply(self, amounts: Iterable[float], scale: float) -> None:
        first, *others = amounts
        if others:  # every reading counts where the digits are ambiguous
            self._readings = [amount * scale for amount in (first, *others)]
            self._digits[0] = self._digits[0].also(*self._readings)
        else:
            self._total += first * scale
