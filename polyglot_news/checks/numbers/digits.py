"""Numbers in digits: 1,234.5 and 1.234,5 and 1 234,5 and 12,34,567 and 9:30, in the digits of any script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from polyglot_news.checks.numbers.values import Number, tidy

_LONGEST = 18  # digits: longer runs are identifiers, compared as they are written
_SPACES = " \u00a0\u2009\u202f"
_RUN = re.compile(
    rf"(?<![\d.,])\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?![\d])(?:[.,]\d+)?"  # 1 234 567,8
    r"|\d+(?:[.,:'’٫٬·]\d+)*"
)
_OTHER = re.compile(r"[\uff01-\uff5e]|(?![0-9])\d")
_SEPARATOR = re.compile(r"[^\d]")
_FRACTIONS = re.compile(r"\s?([\u00bc-\u00be\u2150-\u215e])")
_CLOCK = re.compile(r"\s?(?:UTC|GMT|hours?|hrs|h|ore|часов|Uhr)\b")
YEARS = range(1000, 2101)
_MOST_HOURS, _MOST_MINUTES = 24, 59


def plain_digits(text: str) -> str:
    """Return the text with the digits and signs of any script as ASCII; its length does not change."""
    if text.isascii():
        return text
    return _OTHER.sub(lambda match: _plain(match.group()), text)


def read(text: str, *, decimal: str = "") -> Iterator[Number]:
    """Yield the numbers in digits, in order; `text` has only plain digits.

    `decimal` is the sign before decimals where the language is known to keep to one, or nothing.
    """
    previous: Number | None = None
    for match in _RUN.finditer(text):
        number = _number(text, match.start(), match.end(), decimal)
        fraction = _FRACTIONS.match(text, match.end())
        if fraction:  # 2¾ is 2.75
            number = number.also(*(value + unicodedata.numeric(fraction[1]) for value in number.values))
        if previous is not None and _continues(text, previous, number):
            century = next(iter(previous.values)) // 100 * 100
            number = number.also(*(century + value for value in number.values))
        previous = number
        yield number


def _plain(char: str) -> str:
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    folded = unicodedata.normalize("NFKC", char) if "\uff01" <= char <= "\uff5e" else char
    return folded if len(folded) == 1 else char


def _number(text: str, start: int, end: int, decimal: str) -> Number:
    run = text[start:end]
    groups = _SEPARATOR.split(run)
    parts = tuple(tidy(int(group)) for group in groups if len(group) <= _LONGEST)
    separators = _SEPARATOR.findall(run)
    values = frozenset(_readings(groups, separators, decimal))
    if not separators and len(run) == len("0230") and (run[0] == "0" or _CLOCK.match(text, end)):
        hours, minutes = divmod(int(run), 100)
        if hours <= _MOST_HOURS and minutes <= _MOST_MINUTES:
            return Number(run, start, end, values, (float(hours), float(minutes)), in_digits=True)
    if not separators or (_is_grouped(groups) and separators[0] not in f"{_SPACES}:"):
        return Number(run, start, end, values, in_digits=True)
    return Number(run, start, end, values, parts, in_digits=True)


def _readings(groups: list[str], separators: list[str], decimal: str) -> Iterator[float]:
    if len("".join(groups)) > _LONGEST:
        yield _identity(groups)
        return
    if not separators:
        yield tidy(int(groups[0]))
        return
    if ":" in separators:
        if len(groups) == 2 and len(groups[1]) == 2:  # noqa: PLR2004 - 1:30 is one hour and a half
            yield tidy(int(groups[0]) + int(groups[1]) / 60)
        return
    *before, last = groups
    is_grouped = _is_grouped(groups) and len(set(separators)) == 1
    is_decimal = bool(decimal) and len(groups) == 2 and separators[0] == decimal  # noqa: PLR2004
    if is_grouped and (not is_decimal or last == "000"):
        yield tidy(int("".join(groups)))
        if last == "000" or decimal:
            return
    if separators[-1] in ".,٫·" and (
        len(before) == 1 or (_is_grouped(before) and separators[-1] not in separators[:-1])
    ):
        yield tidy(float(f"{''.join(before)}.{last}"))


def _identity(groups: list[str]) -> float:
    """Return a value for a run too long to be an amount: it is equal only to the same run."""
    return float("".join(groups)[:300])


def _is_grouped(groups: list[str]) -> bool:
    """Whether these are the groups of a large number: three digits each, or two as in India (12,34,567)."""
    first, *middle = groups
    *middle, last = middle or [""]
    if not 1 <= len(first) <= 3 or first.startswith("0") or len(last) != 3:  # noqa: PLR2004 - thousands
        return len(groups) == 1
    return {len(group) for group in middle} in ({3}, {2}, set())


def _continues(text: str, previous: Number, number: Number) -> bool:
    """Whether a number of two digits is the end of a span of years: 1998-99, 2010/11."""
    return (
        len(number.text) == len("99")
        and len(previous.values) == 1
        and next(iter(previous.values)) in YEARS
        and text[previous.end : number.start] in {"-", "–", "—", "/", "-'", "–'", "–’"}
    )
