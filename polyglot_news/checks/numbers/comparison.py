"""Whether the numbers of a translation are those of its source.

A number of the source is looked for in every form a translator may give it: another format, words, a date,
a decade ("1960s", "anni '60"), a century, the clock of 24 hours, a converted measure. What the translation
has in digits must in the same way come from the source.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import lru_cache
from importlib import import_module

from polyglot_news.characters import ADDRESS
from polyglot_news.checks.numbers import chinese_numbers, digits, digits_and_words, measures
from polyglot_news.checks.numbers.digits import YEARS
from polyglot_news.checks.numbers.number_words import Vocabulary
from polyglot_news.checks.numbers.values import MILLION, Number, tidy
from polyglot_news.document import Flag
from polyglot_news.languages import base_language

_MODULES = {
    "en": "english_numbers",
    "it": "italian_numbers",
    "pt": "portuguese_numbers",
    "ru": "russian_numbers",
}
_IN_HAN = frozenset({"zh", "ja"})
_NO_WORDS = Vocabulary()
_MONTHS = frozenset(  # not March, April, May, June and August, which may be something else
    ("January", "February", "July", "September", "October", "November", "December")
)
_THIS_CENTURY = re.compile(r"[上本这新下个整半跨]世纪|世纪[之末初]")
_COVID = re.compile(r"covid-19", re.IGNORECASE)
_HOURS = 24
_CLOCK_HOURS = frozenset(map(float, range(_HOURS + 1)))
_CLOCK = re.compile(
    r"\s?(?:[ap]\.?\s?m\b|h(?:\b|(?=\d))|:\d|час|o.clock|uhr|点|點|時|时|horas?\b|утра|вечера|ночи|дня)",
    re.IGNORECASE,
)
# what follows are the centimetres: un metro e 80
_METRES = re.compile(r"\bmetr(?:[oi]|os) e\s$")
_HALF = re.compile(r"\b(?:mezz[oa]|mei[oa]|с половиной|half)\b|半")
_DAYPART = re.compile(r"(?:上午|下午|凌晨|晚上|早上|alle|ore|às|в)\s?$", re.IGNORECASE)
_SMALL = 10  # translators replace smaller ones by words, articles and plurals
_MOST = 300  # numbers: a table, not a sentence
_UNKNOWN_WORDS = 21  # the limit if the number words of the language are unknown
_LONGEST = 20_000  # characters; the rest of the text is ignored


def check(source: str, translation: str, source_language: str, target_language: str) -> tuple[Flag, ...]:
    """Return an error that names the numbers missing from a translation, and those it has instead."""
    if "covid" not in translation.lower():  # many languages have their own name for it
        source = _COVID.sub("Covid", source)
    if "covid" not in source.lower():
        translation = _COVID.sub("Covid", translation)
    knows_words = _knows_words(source_language) and _knows_words(target_language)
    ours = _side(source, source_language, in_words=knows_words)
    theirs = _side(translation, target_language, in_words=knows_words)
    if max(len(ours.numbers), len(theirs.numbers)) > _MOST:
        return ()
    least = _SMALL if knows_words else _UNKNOWN_WORDS
    names_months = source_language == "en" and base_language(target_language) in _IN_HAN
    missing = [
        number
        for number in ours.numbers
        if (
            _has_to_stay(number, least, knows_words=knows_words)
            or (names_months and _is_month(number, source))
        )
        and not theirs.has(number, source)
        and not _is_converted(number, ours, theirs, keeps_metric=target_language != "en")
        and not (number.is_vague and _of_size(number, theirs.numbers))
        and not _is_kept_name(number, source, translation)
        and not (_is_half(number) and _HALF.search(translation) and _has_floor(number, theirs))
    ]
    added = [
        number
        for number in theirs.numbers
        if _is_large_in_digits(number, least)
        and not ours.has(number, translation)
        and not ours.has_converted(number, translation)
        and not _METRES.search(translation, max(0, number.start - 10), number.start)
    ]
    return _flags([*missing, *(_lost_centuries(ours, theirs) if names_months else ())], added)


@lru_cache(maxsize=256)
def numbers_of(text: str, language: str) -> tuple[Number, ...]:
    """Return the numbers of a text in order; in words too, where the language's words are known."""
    plain = digits.plain_digits(text[:_LONGEST])
    # links and the like are compared elsewhere
    plain = ADDRESS.sub(lambda match: " " * len(match.group()), plain)
    if base_language(language) in _IN_HAN:
        return tuple(chinese_numbers.read(plain))
    return digits_and_words.read(plain, _vocabulary(language))


@lru_cache(maxsize=16)
def _vocabulary(language: str) -> Vocabulary:
    module_name = _MODULES.get(base_language(language))
    if module_name is None:
        return _NO_WORDS
    module = import_module(f"polyglot_news.checks.numbers.{module_name}")
    vocabulary: Vocabulary = module.VOCABULARY
    return vocabulary


def _knows_words(language: str) -> bool:
    return base_language(language) in {*_MODULES, *_IN_HAN}


class _Side:
    """The numbers of one side, and every form that they may have on the other."""

    __slots__ = ("direct", "every", "numbers", "text")

    def __init__(self, numbers: Sequence[Number], text: str) -> None:
        self.numbers = numbers
        self.text = text
        self.direct: set[float] = set()
        self.every: set[float] = set()
        for number in numbers:
            self.direct |= number.everything
            self.every |= number.everything
            self.every |= _periods(number) | _hours(number, text) | _shifted(number, text)

    def has(self, number: Number, text: str) -> bool:
        """Whether a number of the other side, which stands in `text`, is here in some form."""
        if number.values & self.every:
            return True
        if number.parts and all(part in self.every or part == 0 for part in number.parts):
            # 2.3 is not 3.2
            return not any(
                other.parts != number.parts and sorted(other.parts) == sorted(number.parts)
                for other in self.numbers
            )
        return bool((_periods(number) | _hours(number, text)) & self.direct and not number.parts)

    def has_converted(self, number: Number, text: str, *, but: Container[float] = ()) -> bool:
        """Whether one of the numbers here, none of `but`, is that number in another measure."""
        others = [other for other in self.numbers if not any(value in but for value in other.values)]
        conversions = _conversions(number, text)
        if any(measures.is_near(a, b) for a in conversions for other in others for b in other.values):
            return True
        mine = [new for other in others for new in _conversions(other, self.text)]
        return any(measures.is_near(a, b) for a in number.values for b in mine)


def _has_to_stay(number: Number, least: int, *, knows_words: bool) -> bool:
    if number.is_vague and number.text[:1].isupper() and number.start:
        return False  # a name: Million Dollar Minute
    if number.is_scaled or (
        number.is_amount and not number.in_digits and not number.is_vague and min(number.values) > _SMALL
    ):
        return knows_words
    return _is_large_in_digits(number, least)


def _is_large_in_digits(number: Number, least: int) -> bool:
    return number.in_digits and any(value >= least or value % 1 for value in number.everything)


def _side(text: str, language: str, *, in_words: bool) -> _Side:
    """Return the numbers of a text; beside a language whose words are not known, those in digits only.

    There "2,3 Milliarden" can only be read as 2.3, and so is "2.3 billion"; words still explain digits.
    """
    known = numbers_of(text, language)
    if in_words:
        return _Side(known, text)
    side = _Side(numbers_of(text, ""), text)
    side.every.update(*(number.values for number in known))
    return side


def _periods(number: Number) -> set[float]:
    """Return the decade and the century of a year."""
    found: set[float] = set()
    for value in number.values:
        if value in YEARS and not number.is_scaled:
            found |= {value % 100}
            if value % 10 == 0:  # 1960s, 20世纪60年代
                found |= {value // 100 + 1}
            if value % 100 == 0:
                found |= {value // 100}
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


def _shifted(number: Number, text: str) -> set[float]:
    unit = measures.unit_after(text, number.end)
    return {tidy(new) for value in number.values for new in measures.shifted(value, unit)} if unit else set()


def _conversions(number: Number, text: str) -> tuple[float, ...]:
    unit = measures.unit_after(text, number.end)
    return tuple(new for value in number.values for new in measures.converted(value, unit)) if unit else ()


def _is_converted(number: Number, ours: _Side, theirs: _Side, *, keeps_metric: bool) -> bool:
    """Whether the translation has a number of the source in another measure.

    Of "6 miles (10 km)" a translator may drop the miles, but not the kilometres; those may be rounded.
    """
    unit = measures.unit_after(ours.text, number.end)
    may_go = unit in measures.IMPERIAL and not measures.names(unit, theirs.text)
    if unit and ours.text[number.start - 1 : number.start] == "(" and _is_rounded(number, unit, theirs):
        return True
    but = () if may_go or not keeps_metric else ours.direct
    return theirs.has_converted(number, ours.text, but=but)


def _is_rounded(number: Number, unit: str, theirs: _Side) -> bool:
    return any(
        measures.is_near(a, b) and measures.unit_after(theirs.text, other.end) == unit
        for other in theirs.numbers
        for a in number.values
        for b in other.values
    )


def _is_kept_name(number: Number, source: str, translation: str) -> bool:
    """Whether a number in a word with a capital is part of a name that stands in the translation as it is."""
    word = source[number.start : number.end]
    return (
        word[:1].isupper()
        and not number.in_digits
        and re.search(rf"\b{re.escape(word)}\b", translation) is not None
    )


def _is_half(number: Number) -> bool:
    return any(value % 1 == 0.5 for value in number.values)  # noqa: PLR2004 - ten and a half


def _has_floor(number: Number, theirs: _Side) -> bool:
    """Whether the whole of a number with a half is there: `dieci ore e mezza`."""
    return any(value - 0.5 in theirs.every for value in number.values)


def _is_month(number: Number, text: str) -> bool:
    """Whether this is the name of a month, which Chinese and Japanese write as a number."""
    return number.text in _MONTHS and number.text == text[number.start : number.end]


def _lost_centuries(ours: _Side, theirs: _Side) -> list[Number]:
    """Return the decades that the translation counts in a century (20世纪60年代) without saying which."""
    if "世纪" not in theirs.text or _THIS_CENTURY.search(theirs.text):
        return []
    return [
        number
        for number in ours.numbers
        for value in number.values
        if value in YEARS
        and value % 10 == 0
        and ours.text[number.end : number.end + 1] == "s"
        and not {value, value // 100 + 1} & theirs.direct
    ]


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
