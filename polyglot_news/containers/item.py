"""What a container holds: one article as text or HTML, with what the container says of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256

from polyglot_news.document import NOWHERE, BlockKind, Origin

_LONGEST_IDENT = 100


@dataclass(frozen=True, slots=True)
class Item:
    """One article in a container. Of `pieces`, `html` and `text` one is filled.

    Attributes:
        pieces: Its paragraphs, headings and entries, in order.
        html: Its HTML.
        text: Its plain text.
        whole_page: Whether the HTML is a page of which the article is a part.
        title: Its headline; empty where the container has none. Likewise the next three.
        published: The day of its publication, as in 2026-11-24.
        language: Its language, as the container writes it.
        ident: What names it in its container for good; empty where the file is this one article.
        left_out: Names of what came with it and is not read: attachments.
        origin: Its address, id, author and feed, as far as the container names them.
        error: Why it cannot be read, where its neighbours can.
    """

    pieces: tuple[tuple[BlockKind, str], ...] = ()
    html: str = ""
    text: str = ""
    whole_page: bool = False
    title: str = ""
    published: str = ""
    language: str = ""
    ident: str = ""
    left_out: tuple[str, ...] = ()
    origin: Origin = NOWHERE
    error: str = ""

    def digest(self) -> str:
        """Return the hash of all that it holds."""
        return sha256(repr(self).encode("utf-8", "surrogatepass")).hexdigest()


def named(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the articles of a collection, each with an `ident` that no other has and that stays.

    It is the container's own id, else made of the title, else of the content: it does not depend on the
    position, which changes when an article is added in front. Of articles with the same id, all but the
    first get a number.
    """
    taken: set[str] = set()
    found = []
    for item in items:
        ident = unbroken(item.ident) or slug(item.title) or item.digest()[:16]
        if len(ident) > _LONGEST_IDENT:
            ident = sha256(ident.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        free, number = ident, 1
        while free in taken:
            number += 1
            free = f"{ident}-{number}"
        taken.add(free)
        origin = item.origin if number == 1 else replace(item.origin, ident=free)
        found.append(item if free == item.ident else replace(item, ident=free, origin=origin))
    return tuple(found)


def slug(text: str, most: int = 60) -> str:
    """Return the words of a text as a short name: letters and digits, hyphens between.

    >>> slug("Osh opens its bridge: 40,000 cars!")
    'osh-opens-its-bridge-40-000-cars'
    """
    import unicodedata

    plain = unicodedata.normalize("NFC", text).casefold()
    words = "".join(char if char.isalnum() or unicodedata.combining(char) else " " for char in plain).split()
    return "-".join(words)[:most].strip("-")


def unbroken(text: str | None) -> str:
    """Return a text on one line, without white space around it."""
    return " ".join((text or "").split())


def written_day(text: str | None) -> str:
    """Return the day that a date of a feed or a letter says, as written there; empty if it says none.

    Dates of RFC 3339 (Atom, JSON Feed) and RFC 5322 (RSS, mail) are read.
    """
    from datetime import date
    from email.utils import parsedate

    said = unbroken(text)
    try:
        return date.fromisoformat(said[:10]).isoformat()
    except ValueError:
        pass
    parsed = parsedate(said)
    try:
        return date(*parsed[:3]).isoformat() if parsed else ""
    except ValueError:
        return ""


def instant_of(text: str | None) -> str:
    """Return a date of a feed or a letter with its hour, as RFC 3339 writes it; empty where no hour is said.

    An hour without a zone is taken for universal time.

    >>> instant_of("Tue, 24 Nov 2026 08:30:00 +0500"), instant_of("2026-11-24")
    ('2026-11-24T08:30:00+05:00', '')
    """
    from datetime import datetime, timezone
    from email.utils import parsedate_to_datetime

    said = unbroken(text)
    if ":" not in said:
        return ""
    try:
        found = datetime.fromisoformat(f"{said[:-1]}+00:00" if said[-1] in "zZ" else said)
    except ValueError:
        try:
            found = parsedate_to_datetime(said)
        except (ValueError, TypeError, IndexError, OverflowError):
            return ""
    found = found.replace(microsecond=0, tzinfo=found.tzinfo or timezone.utc)
    return found.isoformat() if _is_whole(found.utcoffset()) else ""


def _is_whole(offset: object) -> bool:
    """Whether an offset from universal time is one of whole minutes, as RFC 3339 has them."""
    from datetime import timedelta

    return isinstance(offset, timedelta) and not offset % timedelta(minutes=1)
