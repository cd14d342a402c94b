"""When a page says that it was published: in metadata, in time elements, in its address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING

from polyglot_news.reading.dates import day_month_order, find_dates

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Names of the day of publication, the surest first; then names of other days of a page's life.
_STATED = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time",
    "article.published", "article:published", "originalpublicationdate", "date.publish", "publish_date",
    "publishdate", "publish-date", "publication_date", "publication-date", "published_at", "published_time",
    "pubdate", "dc.date.issued", "dcterms.issued", "sailthru.date", "parsely-pub-date",
    "cxenseparse:recs:publishtime", "vr:published", "citation_publication_date", "bt:pubdate",
    "article_date_original", "rnews:datepublished",
)  # fmt: skip
_GENERAL = ("dcterms.created", "dcterms:created", "dc.date.created", "dc.date", "dcterms.date", "date")
_HINTED = (
    "datecreated", "schema:datecreated", "article:created", "created", "uploaddate", "og:updated_time",
    "article:modified_time", "datemodified", "last-modified", "dcterms.modified", "revised",
)  # fmt: skip
_ISO = re.compile(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")
_IN_ADDRESS = re.compile(
    r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?=[/_-]|$)"
    r"|[/_-](?P<y2>(?:19|20)\d\d)-?(?P<m2>[01]\d)-?(?P<d2>[0-3]\d)(?=[/_.-]|$)"
    r"|[/_-](?P<d3>[0-3]\d)-(?P<m3>[01]\d)-(?P<y3>(?:19|20)\d\d)(?=[/_.-]|$)"
)
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:(?:pub(?:lish(?:ed)?)?|post(?:ed)?|entry|article|created?)[_-]?(?:date|on|time)"
    r"|(?:published|updated)(?=\s|$))",
    re.IGNORECASE,
)
# What the data of a page's scripts calls its day of publication.
_KEPT = re.compile(
    r'\\?"(?:date_?published|publish(?:ed)?_?(?:at|date|time)|publication_?(?:date|time))\\?"'
    r'\s?:\s?\\?"((?:19|20)\d\d-[01]\d-[0-3]\d)',
    re.IGNORECASE,
)
_GREENWICH = re.compile(r"\d(?:Z|[+-]00:?00| ?(?:GMT|UTC))\s*$", re.IGNORECASE)
LETTERS = 60
ELEMENTS = 40


def as_date(source: str, language: str = "") -> str:
    """Return the ISO 8601 date that a value begins with, as it is written there; empty where it has none."""
    text = source.strip()[:LETTERS]
    iso = _ISO.match(text)
    if iso:
        return _checked(iso[1], iso[2], iso[3])
    found = find_dates(text)
    return found[0].iso(day_month_order(found, language)) if found else ""


@dataclass(frozen=True, slots=True)
class PageDates:
    """The days that a page gives beside its text; times are as written, days ISO 8601 dates.

    Attributes:
        stated: Times under names that mean publication, the surest first.
        general: Times under names that may mean publication or any other day, such as `date`.
        marked: The first day in an element whose class says that it holds the time of publication.
        address: The day in the address that the page states as its own.
        hinted: The first day of other times of its life.
    """

    stated: tuple[str, ...] = ()
    general: tuple[str, ...] = ()
    marked: str = ""
    address: str = ""
    hinted: str = ""

    def published(self, seen: str) -> str:
        """Return the ISO 8601 date of publication, given the day seen beside the head, or an empty string.

        Where the statements differ, the one that agrees with the day seen is right. A name such as `date`
        often has the day of the last change, so the day seen comes before it.
        """
        days = [as_date(time) for time in (*self.stated, *self.general)]
        if seen in days:
            return seen
        if self.stated:
            return local_day(self.stated[0], [seen, self.address])
        general = local_day(self.general[0], [self.address]) if self.general else ""
        return seen or self.marked or general or self.address or self.hinted


def page_dates(tree: HtmlElement, meta: dict[str, str], linked: dict[str, str]) -> PageDates:
    """Return the days that a page states for machines, marks and has in its address.

    Args:
        tree: The page.
        meta: Its `meta` elements, names in small letters.
        linked: `datePublished`, `dateCreated` and `dateModified` of its JSON-LD.
    """
    items = (
        _value(element)
        for element in tree.iterfind(".//*[@itemprop]")
        if "datepublished" in element.get("itemprop", "").lower().split()
    )
    stated = (linked.get("datePublished", ""), *(meta.get(name, "") for name in _STATED), *items)
    times = list(islice(tree.iter("time"), ELEMENTS))
    named = (each for each in tree.iterfind(".//*[@class]") if _DATE_CLASS.search(each.get("class", "")))
    marked = [each for each in times if each.get("pubdate") is not None], islice(named, ELEMENTS)
    others = (meta.get(name, "") for name in _HINTED)
    changed = linked.get("dateCreated") or linked.get("dateModified") or ""
    scripts = (script.text or "" for script in tree.iter("script"))
    kept = (match[1] for script in scripts if (match := _KEPT.search(script)))
    return PageDates(
        stated=tuple(time for time in stated if as_date(time)),
        general=tuple(time for name in _GENERAL if as_date(time := meta.get(name, ""))),
        marked=_first(map(_value, chain(*marked))),
        address=_in_address(tree, meta),
        hinted=_first(chain(map(_value, times[:1]), others, [changed], kept)),
    )


def local_day(time: str, others: Iterable[str]) -> str:
    """Return the day of a stated time, as it is written there.

    A time of Greenwich, which machines write, may be of the day before or after where the page was written:
    then the day that the page shows or has in its address wins, if it is next to it.
    """
    day = as_date(time)
    if not day or not _GREENWICH.search(time):
        return day
    return next((other for other in others if _next_to(other, day)), day)


def _next_to(other: str, day: str) -> bool:
    return bool(other) and abs((date.fromisoformat(other) - date.fromisoformat(day)).days) == 1


def _in_address(tree: HtmlElement, meta: dict[str, str]) -> str:
    """Return the day in the address that a page states as its own, or an empty string."""
    canonical = (
        element.get("href") or ""
        for element in tree.iter("link")
        if (element.get("rel") or "").lower() == "canonical"
    )
    for address in (*canonical, meta.get("og:url", "")):
        for match in _IN_ADDRESS.finditer(address):
            parts = {name.rstrip("23"): part for name, part in match.groupdict().items() if part}
            found = _checked(parts["y"], parts["m"], parts["d"])
            if found:
                return found
    return ""


def _value(element: HtmlElement) -> str:
    said = element.get("content") or element.get("datetime") or element.get("title") or ""
    return said if as_date(said) else "".join(islice(element.itertext(), ELEMENTS)).strip()


def _first(sources: Iterable[str]) -> str:
    """Return the first date among some values."""
    return next((found for source in sources if source and (found := as_date(source))), "")


def _checked(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
