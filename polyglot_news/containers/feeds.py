"""Feeds: RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom (RFC 4287)."""

from __future__ import annotations

from polyglot_news.containers.archives import attribute
from polyglot_news.containers.item import Item, day_of, one_line
from polyglot_news.errors import InputError
from polyglot_news.foreign_xml import LANG, Element, local_name, root_of

ENTRIES = 20_000
# The fullest text first.
_CONTENT = ("encoded", "content", "description", "summary")
_DAY = ("pubDate", "published", "date", "issued", "updated", "modified")
_IDENT = ("guid", "id", "link")


def items(data: bytes, path: str) -> tuple[Item, ...]:
    """Return the entries of a feed that have a text, in the feed's order.

    Raises:
        InputError: It is not well formed.
    """
    root = root_of(data, path, InputError)
    language = root.get(LANG) or next(
        (one_line(each.text) for each in root.iter() if local_name(each) == "language"), ""
    )
    entries = [each for each in root.iter() if local_name(each) in {"item", "entry"}]
    found = (_item(entry, language) for entry in entries[:ENTRIES])
    return tuple(item for item in found if item)


def _item(entry: Element, language: str) -> Item | None:
    """Return an entry, or None if it has neither title nor text."""
    children: dict[str, Element] = {}
    for child in entry:
        children.setdefault(local_name(child), child)
    texts = (_markup(children[name]) for name in _CONTENT if name in children)
    content = next(filter(None, texts), "")
    title = _plain(children["title"]) if "title" in children else ""
    if not content and not title:
        return None
    idents = (
        one_line(children[name].text) or attribute(children[name], "href")
        for name in _IDENT
        if name in children
    )
    days = (day_of(children[name].text) for name in _DAY if name in children)
    return Item(
        html=content or f"<p>{title}</p>",
        title=title,
        published=next(filter(None, days), ""),
        language=entry.get(LANG) or language,
        ident=next(filter(None, idents), ""),
    )


def _markup(element: Element) -> str:
    """Return the content of an element as HTML: escaped markup, plain text, or elements of its own."""
    from html import escape

    from lxml import etree

    if len(element):
        inner = (etree.tostring(each, encoding="unicode") for each in element)
        return (escape(element.text or "") + "".join(inner)).strip()
    text = (element.text or "").strip()
    plain = attribute(element, "type") == "text" or ("<" not in text and "&" not in text)
    return f"<p>{escape(text)}</p>" if plain and text else text


def _plain(element: Element) -> str:
    """Return a title as plain text; some feeds write markup in it."""
    from html import unescape

    from lxml import html

    text = one_line("".join(element.itertext()))
    if "<" in text:
        try:
            text = one_line(html.fromstring(text).text_content())
        except (ValueError, AssertionError, TypeError):
            return text
    return one_line(unescape(text))
