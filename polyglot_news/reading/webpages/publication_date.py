"""When a page says that it was published: in metadata, in time elements, in its address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from polyglot_news.reading.dates import day_month_order, find_dates

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Names of the day of publication, the surest first; then names of other days of a page's life.
_STATED = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time",
    "article.published", "article:published", "originalpublicationdate", "date.publish", "publish_date",
    "publishdate", "publish-date", "publication_date", "publication-date", "published_at", "published_time",
    "pubdate", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date",
    "dcterms.date", "date", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime",
    "vr:published", "citation_publication_date", "bt:pubdate", "article_date_original", "rnews:datepublished",
)  # fmt: skip
_HINTED = (
    "datecreated", "schema:datecreated", "article:created", "created", "uploaddate", "og:updated_time",
    "article:modified_time", "datemodified", "last-modified", "dcterms.modified", "revised",
)  # fmt: skip
_ISO = re.compile(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")
_IN_ADDRESS = re.compile(
    r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?=[/_-]|$)"
    r"|[/_-](?P<y2>(?:19|20)\d\d)-?(?P<m2>[01]\d)-?(?P<d2>[0-3]\d)(?=[/_.-]|$)"
)
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:pub(?:lish(?:ed)?)?|post(?:ed)?|entry|article|created?)[_-]?(?:date|on|time)",
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


def stated(tree: HtmlElement, meta: dict[str, str], linked: str) -> str:
    """Return the time of publication that a page states for machines, as written; empty where it does not.

    Args:
        tree: The page.
        meta: Its `meta` elements, names in small letters.
        linked: `datePublished` of its JSON-LD.
    """
    marked = (
        _value(element)
        for element in tree.iterfind(".//*[@itemprop]")
        if "datepublished" in element.get("itemprop", "").lower().split()
    )
    sources = (linked, *(meta.get(name, "") for name in _STATED), *marked)
    return next((source for source in sources if source and as_date(source)), "")


def day_of(time: str, others: Iterable[str]) -> str:
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


def hinted(tree: HtmlElement, meta: dict[str, str], linked: str) -> str:
    """Return the day that a page's time elements, its address or the other days of its life hint at.

    `linked` is `dateCreated`, else `dateModified`, of its JSON-LD.
    """
    times = list(islice(tree.iter("time"), ELEMENTS))
    marked = [
        each
        for each in times
        if each.get("pubdate") is not None or _DATE_CLASS.search(each.get("class") or "")
    ]
    found = _first(_value(each) for each in (*marked, *times[:1]))
    return found or in_address(tree, meta) or _first([*(meta.get(name, "") for name in _HINTED), linked])


def in_address(tree: HtmlElement, meta: dict[str, str]) -> str:
    """Return the day in the address that a page states as its own, or an empty string."""
    canonical = (
        element.get("href") or ""
        for element in tree.iter("link")
        if (element.get("rel") or "").lower() == "canonical"
    )
    for address in (*canonical, meta.get("og:url", "")):
        for match in _IN_ADDRESS.finditer(address):
            found = _checked(match["y"] or match["y2"], match["m"] or match["m2"], match["d"] or match["d2"])
            if found:
                return found
    return ""


def _value(element: HtmlElement) -> str:
    return element.get("content") or element.get("datetime") or "".join(element.itertext()).strip()


def _first(sources: Iterable[str]) -> str:
    """Return the first date among some values."""
    return next((found for source in sources if source and (found := as_date(source))), "")


def _checked(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
