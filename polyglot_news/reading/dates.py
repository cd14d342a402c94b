"""Calendar dates as newspapers of many languages write them, and a page's order of day and month."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Literal

Order = Literal["day", "month"]

# Names and abbreviations of the months, January first. Names that differ between languages in their month
# (Croatian and Polish `listopad`) are left out.
_NAMES = """
january jan gennaio gen январь января янв januar janvier janv enero ene janeiro januari stycznia styczeń
leden ledna січня ocak ianuarie tammikuuta jan. қаңтар январ januára ιανουαρίου يناير

february feb febbraio febbr февраль февраля фев февр februar février févr fevrier febrero fevereiro fev
februari lutego luty února лютого şubat februarie helmikuuta φεβρουαρίου فبراير

march mar marzo март марта мар märz mrz mars março marco maart maret marca marzec března березня mart
martie maaliskuuta μαρτίου مارس mrt mär

april apr aprile апрель апреля апр avril avr abril abr kwietnia dubna квітня nisan aprilie huhtikuuta
απριλίου أبريل

may maggio mag май мая mai mayo maio mei maj maja května травня mayıs toukokuuta μαΐου مايو

june jun giugno giu июнь июня июн juni juin junio junho czerwca června червня haziran iunie kesäkuuta
ιουνίου يونيو

july jul luglio lug июль июля июл juli juillet juil julio julho lipca července липня temmuz iulie
heinäkuuta ιουλίου يوليو

august aug agosto ago август августа авг août aout augustus agustus agu sierpnia srpna серпня ağustos
elokuuta αυγούστου أغسطس agt

september sep sept settembre set сентябрь сентября сен сент septembre septiembre setembro września září
вересня eylül septembrie syyskuuta σεπτεμβρίου سبتمبر

october oct ottobre ott октябрь октября окт oktober okt octobre octubre outubro out října жовтня ekim
octombrie lokakuuta οκτωβρίου أكتوبر października

november nov novembre ноябрь ноября ноя нояб noviembre novembro nopember listopadu kasım noiembrie
marraskuuta νοεμβρίου نوفمبر listopada

december dec dicembre dic декабрь декабря дек dezember dez décembre decembre déc diciembre dezembro
desember des grudnia prosince грудня aralık decembrie joulukuuta δεκεμβρίου ديسمبر
"""
_MONTHS = {name: number for number, names in enumerate(_NAMES.split("\n\n"), 1) for name in names.split()}
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_HAS_YEAR = re.compile(rf"{_YEAR}|\d\.[01]\d\.\d\d")
_NAME = r"(?P<name>[^\W\d_]{3,14})\.?"
_PATTERNS = (
    re.compile(rf"(?<!\d){_YEAR}(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日号號일]"),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|°|\.)?(?:\s|-|\u00a0|\bde\b|\bof\b){{1,6}}{_NAME}"
        rf"(?:\s|[,-]|\bdel?\b){{1,6}}{_YEAR}(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_NAME}\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s?|\s){{1,3}}{_YEAR}(?!\d)", re.IGNORECASE
    ),
    re.compile(rf"(?<!\d)(?P<first>\d{{1,2}})(?P<sep>[./-]) ?(?P<second>\d{{1,2}})(?P=sep) ?{_YEAR}(?!\d)"),
    # a short date with dots, as some countries write it; versions and prices never look like this
    re.compile(r"(?<![\d.])(?P<day>[0-3]\d)\.(?P<month>[01]\d)\.(?P<short>\d\d)(?![\d.]|\s?[%€])"),
)

CENTURY = 2000


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text.

    Attributes:
        start: Where it begins; `end` where it ends.
        day_first: ISO 8601 date if the day is written before the month, or an empty string.
        month_first: The same with the month first. Both are equal where the order does not matter.
        written: `day` or `month` where the month is a name and this stands before the other, else empty.
    """

    start: int
    end: int
    day_first: str
    month_first: str
    written: str = ""

    def iso(self, order: Order) -> str:
        """Return the ISO 8601 date under an order of day and month; the other where only that is a date."""
        return (
            (self.day_first or self.month_first) if order == "day" else (self.month_first or self.day_first)
        )


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Return the dates that are written with day, month and year, in order; they do not overlap."""
    if not _HAS_YEAR.search(text):
        return ()
    found = [each for pattern in _PATTERNS for match in pattern.finditer(text) if (each := _read(match))]
    kept: list[FoundDate] = []
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def day_month_order(dates: tuple[FoundDate, ...], language: str, region: str = "") -> Order:
    """Return whether a page writes the day or the month first in numeric dates.

    Evidence, strongest first: its numeric dates that can be read in one way only, those that equal a date
    which it spells out, how it spells dates out, then the language (English without a region: month first).
    """
    votes: Counter[Order] = Counter()
    spelled = {each.day_first for each in dates if each.written}
    for each in dates:
        if each.day_first == each.month_first:
            continue
        for order in ("day", "month"):
            votes[order] += 100 * (
                each.iso(order) == each.day_first and not each.month_first and order == "day"
            )
            votes[order] += 100 * (
                each.iso(order) == each.month_first and not each.day_first and order == "month"
            )
            votes[order] += 10 * (each.iso(order) in spelled)
    if votes["day"] == votes["month"] and language == "en" and not region:
        votes["day"] = sum(each.written == "day" for each in dates)
        votes["month"] = sum(each.written == "month" for each in dates)
    if votes["day"] != votes["month"]:
        return "day" if votes["day"] > votes["month"] else "month"
    return "month" if language == "en" and region in {"", "US", "PH"} else "day"


def _read(match: re.Match[str]) -> FoundDate | None:
    """Return the date of a match, or None if it is not a date (31 April, a name that is not a month)."""
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else CENTURY + int(parts["short"])
    if parts.get("first"):
        first, second = int(parts["first"]), int(parts["second"])
        day_first = _iso(year, second, first)
        # countries that write dots between numbers put the day first
        month_first = "" if parts["sep"] == "." and day_first else _iso(year, first, second)
        if not day_first and not month_first:
            return None
        return FoundDate(match.start(), match.end(), day_first, month_first)
    name = parts.get("name")
    month = _MONTHS.get(name.lower(), 0) if name else int(parts["month"])
    iso = _iso(year, month, int(parts["day"]))
    if not iso:
        return None
    written = ("day" if match.start("day") < match.start("name") else "month") if name else ""
    return FoundDate(match.start(), match.end(), iso, iso, written)


def _iso(year: int, month: int, day: int) -> str:
    """Return an ISO 8601 date, or an empty string where there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
