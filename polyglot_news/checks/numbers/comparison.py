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
from polyglot_news.checks.numbers.values import MILLION, Number, tidy
from polyglot_news.document import Flag

_MODULES = {"en": "english", "it": "italian", "pt": "portuguese", "pt-BR": "portuguese", "ru": "russian"}
_IN_HAN = frozenset({"zh", "zh-Hant", "ja"})
_NO_WORDS = words.Vocabulary(cardinals={}, scales={})
# what is no language is compared elsewhere
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.\w[\w.]*|(?<!\w)[@#]\w+", re.IGNORECASE)
_YEARS = range(1000, 2101)
_HOURS = 24
_CLOCK = re.compile(
    r"\s?(?:[ap]\.?\s?m\b|h\b|:\d|час|o.clock|uhr|点|點|時|时|horas?\b|утра|вечера|ночи|дня)", re.IGNORECASE
)
_DAYPART = re.compile(r"(?:上午|下午|凌晨|晚上|早上|alle|ore|às|в)\s?$", re.IGNORECASE)
_SMALL = 10  # below it, translators write words, articles and plurals instead
_LONGEST = 20_000  # characters; what comes after is not looked at


def check(source: str, translation: str, source_language: str, target_language: str) -> tuple[Flag, ...]:
    """Return an error that names the numbers missing from a translation, and those it has instead."""
    if not any(map(str.isdecimal, source)) and not any(map(str.isdecimal, translation)):
        # words alone: only their size is compared
        first, second = (_scaled(s, c) for s, c in ((source, source_language), (translation, target_language)))
        if not first or not second:
            return ()
    ours = numbers_of(source, source_language)
    theirs = numbers_of(translation, target_language)
    missing = _missing(ours, source, theirs, translation, knows_words=_knows_words(target_language))
    added = _added(theirs, translation, ours, source)
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


def _scaled(text: str, language: str) -> bool:
    return any(number.is_scaled for number in numbers_of(text, language))


def _missing(
    ours: Sequence[Number], source: str, theirs: Sequence[Number], translation: str, *, knows_words: bool
) -> list[Number]:
    pool = _pool(theirs, translation)
    near = [value for number in theirs if number.in_digits for value in number.values]
    result = []
    for number in ours:
        if not _has_to_stay(number, knows_words=knows_words):
            continue
        if _found(number, source, pool, near, others=ours) or (
            number.is_vague and _of_size(number, theirs)
        ):
            continue
        result.append(number)
    return result


def _has_to_stay(number: Number, *, knows_words: bool) -> bool:
    if number.is_scaled:
        return knows_words
    return number.in_digits and any(value >= _SMALL or value % 1 for value in number.everything)


def _added(
    theirs: Sequence[Number], translation: str, ours: Sequence[Number], source: str
) -> list[Number]:
    pool = _pool(ours, source)
    near = [value for number in ours for value in _conversions(number, source)]
    return [
        number
        for number in theirs
        if number.in_digits
        and any(value >= _SMALL or value % 1 for value in number.everything)
        and not _found(number, translation, pool, near, others=())
    ]


def _found(
    number: Number, text: str, pool: frozenset[float], near: Iterable[float], others: Sequence[Number]
) -> bool:
    if number.values & pool or _derived(number, text) & pool:
        return True
    if number.parts and all(part in pool or part == 0 for part in number.parts):
        return True
    conversions = _conversions(number, text)
    candidates = [*near, *(value for other in others if other is not number for value in other.values)]
    return any(measures.is_near(value, other) for value in conversions for other in candidates) or (
        any(measures.is_near(value, other) for value in number.values for other in near)
        if not others
        else False
    )


def _pool(numbers: Iterable[Number], text: str) -> frozenset[float]:
    found: set[float] = set()
    for number in numbers:
        found |= number.everything | _derived(number, text)
    return frozenset(found)


def _derived(number: Number, text: str) -> frozenset[float]:
    """Return what else a number may be called: the decade and century of a year, an hour of the other half."""
    found: set[float] = set()
    for value in number.values:
        if value in _YEARS and not number.is_scaled:
            found |= {value % 100, value // 100 + 1, value // 100}
    if number.in_digits and (_CLOCK.match(text, number.end) or ":" in number.text or number.parts):
        hours = number.parts[:1] or tuple(number.values)
        for hour in hours:
            if 0 <= hour <= _HOURS and hour % 1 == 0:
                found |= {(hour + 12) % _HOURS, hour + 12 if hour <= 12 else hour - 12}  # noqa: PLR2004
    elif number.in_digits and _DAYPART.search(text, max(0, number.start - 6), number.start):
        found |= {value + 12 for value in number.values if value <= _HOURS // 2}
        found |= {value - 12 for value in number.values if _HOURS // 2 < value <= _HOURS}
    return frozenset(found)


def _conversions(number: Number, text: str) -> tuple[float, ...]:
    if not number.in_digits and not number.values:
        return ()
    unit = measures.unit_after(text, number.end)
    return tuple(new for value in number.values for new in measures.converted(value, unit)) if unit else ()


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


__all__ = ["check", "numbers_of", "tidy"]
