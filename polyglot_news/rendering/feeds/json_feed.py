"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): each item names its language."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from polyglot_news.document import Digest
from polyglot_news.rendering.feeds.feed_entries import Entry, feed_of

VERSION = "https://jsonfeed.org/version/1.1"


def render(digests: Sequence[Digest]) -> str:
    """Return one feed of all digests."""
    feed = feed_of(digests)
    head = {"version": VERSION, "title": feed.title, "home_page_url": feed.url, "language": feed.language}
    return document(
        {name: value for name, value in head.items() if value}
        | {"items": [_item(entry) for entry in feed.entries]}
    )


def document(value: dict[str, Any]) -> str:
    """Return a feed as text, ending in a line end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _item(entry: Entry) -> dict[str, Any]:
    known: dict[str, Any] = {
        "id": entry.ident,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.html,
        "date_published": entry.published,
        "date_modified": entry.updated if entry.updated != entry.published else "",
        "authors": [{"name": entry.author}] if entry.author else [],
        "language": entry.language,
    }
    return {name: value for name, value in known.items() if value}
