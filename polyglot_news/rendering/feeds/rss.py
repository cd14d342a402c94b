"""RSS 2.0: the language of each item is in its `dc:language`, since RSS has only that of the channel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime

from polyglot_news.document import Digest
from polyglot_news.foreign_xml import Element
from polyglot_news.rendering.feeds.feed_elements import DC, child, document, root_element
from polyglot_news.rendering.feeds.feed_entries import GENERATOR, Entry, feed_of, link


def render(digests: Sequence[Digest]) -> str:
    """Return one feed of all digests."""
    feed = feed_of(digests)
    root = root_element("rss", {"dc": DC})
    root.set("version", "2.0")
    channel = child(root, "channel")
    child(channel, "title", feed.title)
    child(channel, "link", feed.url or feed.ident)
    child(channel, "description", feed.title)
    if feed.language:
        child(channel, "language", feed.language)
    child(channel, "generator", GENERATOR)
    for entry in feed.entries:
        _add(channel, entry)
    return document(root)


def written(instant: str) -> str:
    """Return an instant as RFC 5322 writes it.

    >>> written("2026-11-24T03:30:00Z")
    'Tue, 24 Nov 2026 03:30:00 GMT'
    """
    return format_datetime(datetime.fromisoformat(instant.replace("Z", "+00:00")), usegmt=True)


def _add(channel: Element, entry: Entry) -> None:
    """Add an item to a channel."""
    item = child(channel, "item")
    child(item, "title", entry.title)
    if entry.url:
        child(item, "link", entry.url)
    child(item, "guid", entry.ident, isPermaLink="false")
    if entry.published or entry.updated:
        child(item, "pubDate", written(entry.published or entry.updated))
    child(item, f"{{{DC}}}language", entry.language)
    if entry.author:
        child(item, f"{{{DC}}}creator", entry.author)
    child(item, "description", entry.html)
    title, ident, _ = entry.feed
    if link(ident):
        child(item, "source", title, url=ident)
