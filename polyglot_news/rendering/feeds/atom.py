"""Atom 1.0 (RFC 4287): each entry has its language in `xml:lang` and links to its source."""

from __future__ import annotations

from collections.abc import Sequence

from polyglot_news.document import Digest
from polyglot_news.foreign_xml import Element
from polyglot_news.rendering.feeds.feed_elements import ATOM, child, document, root_element
from polyglot_news.rendering.feeds.feed_entries import GENERATOR, UNDATED, Entry, feed_of

_A = f"{{{ATOM}}}"


def render(digests: Sequence[Digest]) -> str:
    """Return one feed of all digests."""
    feed = feed_of(digests)
    root = root_element(f"{_A}feed", {None: ATOM})
    if feed.language:
        root.set("{http://www.w3.org/XML/1998/namespace}lang", feed.language)
    child(root, f"{_A}id", feed.ident)
    child(root, f"{_A}title", feed.title)
    child(root, f"{_A}updated", feed.updated)
    child(child(root, f"{_A}author"), f"{_A}name", GENERATOR)
    child(root, f"{_A}generator", GENERATOR)
    if feed.url:
        child(root, f"{_A}link", rel="alternate", href=feed.url)
    for entry in feed.entries:
        _add(root, entry)
    return document(root)


def _add(root: Element, entry: Entry) -> None:
    """Add an entry to a feed."""
    element = child(root, f"{_A}entry", language=entry.language)
    child(element, f"{_A}id", entry.ident)
    child(element, f"{_A}title", entry.title)
    if entry.published:
        child(element, f"{_A}published", entry.published)
    child(element, f"{_A}updated", entry.updated or UNDATED)
    if entry.author:
        child(child(element, f"{_A}author"), f"{_A}name", entry.author)
    if entry.url:
        child(element, f"{_A}link", rel="alternate", href=entry.url, hreflang=entry.source_language)
    child(element, f"{_A}content", entry.html, type="html")
    title, ident, url = entry.feed
    if title or ident or url:
        source = child(element, f"{_A}source")
        if ident:
            child(source, f"{_A}id", ident)
        if title:
            child(source, f"{_A}title", title)
        if url:
            child(source, f"{_A}link", rel="alternate", href=url)
