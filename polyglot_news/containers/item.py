"""What a container holds: one article as text or HTML, with what the container says of it."""

from __future__ import annotations

from dataclasses import dataclass

from polyglot_news.document import BlockKind


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
        ident: What names it for good: the feed's id or address.
        left_out: Names of what came with it and is not read: attachments.
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


def one_line(text: str | None) -> str:
    """Return a text on one line, without white space around it."""
    return " ".join((text or "").split())


def day_of(text: str | None) -> str:
    """Return the day that a date of a feed or a letter says, as written there; empty if it says none.

    Dates of RFC 3339 (Atom, JSON Feed) and RFC 5322 (RSS, mail) are read.
    """
    from datetime import date
    from email.utils import parsedate

    said = one_line(text)
    try:
        return date.fromisoformat(said[:10]).isoformat()
    except ValueError:
        pass
    parsed = parsedate(said)
    try:
        return date(*parsed[:3]).isoformat() if parsed else ""
    except ValueError:
        return ""
