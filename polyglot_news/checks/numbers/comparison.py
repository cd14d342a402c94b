"""Whether the numbers of a translation are those of its source.

A number of the source is looked for in every form a translator may give it: another format, words, a date,
a decade ("1960s", "anni '60"), a century, the clock of 24 hours, a converted measure. What the translation
has in digits must in the same way come from the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import import_module

from polyglot_news.checks.numbers import chinese, digits, measures, words
from polyglot_news.checks.numbers.values import MILLION, Number
from polyglot_news.document import Flag

_MODULES = {"en": "english", "it": "italian", "pt": "portuguese", "pt-BR": "portuguese", "ru": "russian"}
_IN_HAN = frozenset({"zh", "zh-Hant", "ja"})
_NO_WORDS = words.Vocabulary(cardinals={}, scales={})
# what is no language is compared elsewhere
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.\w[\w.]*|(?<!\w)[@#]\w+", re.IGNORECASE)
_YEARS = range(1000, 2101)
_HOURS = 24
_CLOCK_HOURS = frozenset(map(float, range(_HOURS + 1)))
_CLOCK = re.compile(
    r"\s?(?:[ap]\.?\s?m\b|h\b|:\d|час|o.clock|uhr|点|點|時|时|horas?\b|утра|вечера|ночи|дня)", re.IGNORECASE
)
_DAYPART = re.compile(r"(?:上午|下午|凌晨|晚上|早上|alle|ore|às|в)\s?$", re.IGNORECASE)
_SMALL = 10  # below it, translators write words, articles and plurals instead
_LONGEST = 20_000  # characters; what comes after is not looked at


def check(source: str, translation: str, source_language: str, target_language: str) -> tuple[Flag, ...]:
    """Return an error that names the numbers missing from a translation, and those it has instead."""
    ours = _Side(numbers_of(source, source_language), source)
    theirs = _Side(numbers_of(translation, target_language), translation)
    knows_words = _knows_words(source_language) and _knows_words(target_language)
    missing = [
        number
        for number in ours.numbers
        if _has_to_stay(number, knows_words=knows_words)
        and not theirs.has(number, source)
        and not (number.is_vague and _of_size(number, theirs.numbers))
    ]
    added = [
        number for number in theirs.numbers if _is_large_in_digits(number) and not ours.has(number, translation)
    ]
    if missing and not added:
        # of "6 miles (10 km)" one is enough
        kept = [number for number in ours.numbers if number not in missing]
        missing = [number for number in missing if not _converts(number, source, kept)]
    return _flags(missing, added)


@lru_cache(maxsize=256)
def numbers_of(text: str, language: str) -> tuple[Number, ...]:
    """Return the numbers of a text in order; in words too, where the language's words are known."""
    plain = digits.plain_digits(text[:_LONGEST])
    plain = _ADDRESS.sub(lambda match: " " * len(match.group()), plain)
    if language in _IN_HAN:
        return tuple(chinese.read(plain))
    found = words.read(plain, _vocabulary(language))
    found.sort(key=lambda number: (number.start, number.end))
    return tuple(words.range_scaled(found, plain))


@lru_cache(maxsize=16)
def _vocabulary(language: str) -> words.Vocabulary:
    if language not in _MODULES:
        return _NO_WORDS
    module = import_module(f"polyglot_news.checks.numbers.{_MODULES[language]}")
    vocabulary: words.Vocabulary = module.VOCABULARY
    return vocabulary


def _knows_words(language: str) -> bool:
    return language in _MODULES or language in _IN_HAN


class _Side:
    """The numbers of one side, and all that they may be called on the other."""

    __slots__ = ("conversions", "direct", "every", "numbers")

    def __init__(self, numbers: Sequence[Number], text: str) -> None:
        self.numbers = numbers
        self.direct: set[float] = set()
        self.every: set[float] = set()
        self.conversions: list[float] = []
        for number in numbers:
            self.direct |= number.everything
            self.every |= number.everything
            self.every |= _periods(number) | _hours(number, text)
            self.conversions += _conversions(number, text)

    def has(self, number: Number, text: str) -> bool:
        """Whether a number of the other side, which stands in `text`, is here in some form."""
        if number.values & self.every:
            return True
        if number.parts and all(part in self.every or part == 0 for part in number.parts):
            return True
        if (_periods(number) | _hours(number, text)) & self.direct and not number.parts:
            return True
        if any(measures.is_near(value, other) for value in number.values for other in self.conversions):
            return True
        return _converts(number, text, self.numbers)


def _has_to_stay(number: Number, *, knows_words: bool) -> bool:
    return knows_words if number.is_scaled else _is_large_in_digits(number)


def _is_large_in_digits(number: Number) -> bool:
    return number.in_digits and any(value >= _SMALL or value % 1 for value in number.everything)


def _periods(number: Number) -> set[float]:
    """Return the decade and the century of a year."""
    found: set[float] = set()
    for value in number.values:
        if value in _YEARS and not number.is_scaled:
            found |= {value % 100, value // 100 + 1, value // 100}
    return found


def _hours(number: Number, text: str) -> set[float]:
    """Return the same hour on the other half of the clock."""
    if not number.in_digits:
        return set()
    hours = number.parts[:1] or tuple(number.values)
    if not any(hour in _CLOCK_HOURS for hour in hours):
        return set()
    if not (
        number.parts
        or _CLOCK.match(text, number.end)
        or _DAYPART.search(text, max(0, number.start - 6), number.start)
    ):
        return set()
    half = _HOURS // 2
    return {hour + half if hour <= half else hour - half for hour in hours if hour in _CLOCK_HOURS} | {
        0.0 for hour in hours if hour in {half, _HOURS}
    }


def _conversions(number: Number, text: str) -> tuple[float, ...]:
    unit = measures.unit_after(text, number.end)
    return tuple(new for value in number.values for new in measures.converted(value, unit)) if unit else ()


def _converts(number: Number, text: str, others: Iterable[Number]) -> bool:
    """Whether a number with its measure is one of the others in another measure."""
    conversions = _conversions(number, text)
    if not conversions:
        return False
    known = [value for other in others if other is not number for value in other.values]
    return any(measures.is_near(value, other) for value in conversions for other in known)


def _of_size(number: Number, theirs: Sequence[Number]) -> bool:
    """Whether the translation speaks of the same order of size: "millions" may be tens of millions."""
    size = min(number.values)
    return any(size <= value < 1000 * size for other in theirs for value in other.values if value >= MILLION)


def _flags(missing: Sequence[Number], added: Sequence[Number]) -> tuple[Flag, ...]:
    lost, new = _named(missing), _named(added)
    if missing and added:
        return (Flag("numbers", "error", f"The source says {lost}, the translation {new}."),)
    if missing:
        return (Flag("numbers", "error", f"The translation does not have {lost} of the source."),)
    if added:
        return (Flag("numbers", "error", f"The translation has {new}, which the source does not have."),)
    return ()


def _named(numbers: Sequence[Number]) -> str:
    written = list(dict.fromkeys(" ".join(number.text.split()) for number in numbers))
    most = 3
    return ", ".join(written[:most]) + (" and more" if len(written) > most else "")

