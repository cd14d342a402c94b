"""Feeds: RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom 0.3 and 1.0 (RFC 4287), with the modules that they use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from polyglot_news.addresses import joined
from polyglot_news.containers.feed_texts import markup, plain, weight
from polyglot_news.containers.item import Item, instant_of, unbroken, written_day
from polyglot_news.document import Origin
from polyglot_news.errors import InputError
from polyglot_news.foreign_xml import LANG, Element, local_name, root_of

# Modules by their namespaces, without scheme and last slash: feeds write both in several ways.
_MODULES = {
    "www.w3.org/2005/Atom": "atom",
    "purl.org/atom/ns#": "atom",
    "purl.org/dc/elements/1.1": "dc",
    "purl.org/dc/terms": "dc",
    "purl.org/rss/1.0/modules/content": "content",
    "search.yahoo.com/mrss": "media",
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "www.w3.org/1999/xhtml": "xhtml",
}
# The namespaces of RSS itself: 1.0, 0.90, 0.91 and 2.0 of early programs.
_RSS = (
    "purl.org/rss/1.0/", "my.netscape.com/", "channel.netscape.com/", "backend.userland.com/",
    "blogs.law.harvard.edu/tech/rss",
)  # fmt: skip
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
# Of several texts the longest is taken; of equally long ones the first.
_CONTENT = (
    "content:encoded", "content", "xhtml:body", "xhtml:div", "description", "summary", "media:description",
    "itunes:summary", "dc:description", "atom:content", "atom:summary",
)  # fmt: skip
_TITLE = ("title", "dc:title", "atom:title", "media:title", "itunes:title")
_DAY = ("pubDate", "published", "dc:date", "issued", "dc:issued", "dc:created", "created", "atom:published")
_CHANGED = ("updated", "modified", "dc:modified", "atom:updated")
_AUTHOR = ("author", "dc:creator", "itunes:author", "atom:author", "managingEditor")
_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s<>\"]+", re.IGNORECASE)
_AUTHOR_OF_RSS = re.compile(r"\S+@\S+\s*\((.+)\)")


def items(data: bytes, path: str) -> tuple[Item, ...]:
    """Return the entries of a feed that have a text, in the feed's order.

    Raises:
        InputError: It is not well formed.
    """
    root = _root(data, path)
    feed = _children(_head(root), root)
    url = _link(feed)
    about = Origin(
        collection=_title(feed),
        collection_id=_said(feed, ("id",)) or _link(feed, "self") or url,
        collection_url=url,
        author=_author(feed),
    )
    language = root.get(LANG) or _said(feed, ("language", "dc:language"))
    entries = (each for each in root.iter() if local_name(each) in {"item", "entry"})
    found = (_item(entry, root, language, about) for entry in entries)
    return tuple(item for item in found if item)


def _root(data: bytes, path: str) -> Element:
    """Return the root of a feed, even with lone ampersands or names of HTML characters in it."""
    try:
        return root_of(data, path, InputError)
    except InputError:
        repaired = _with_characters(data)
        if repaired == data:
            raise
        return root_of(repaired, path, InputError)


def _with_characters(data: bytes) -> bytes:
    """Return XML with numbers for `&nbsp;` and its kind, and with lone ampersands escaped."""
    from html.entities import name2codepoint

    def number(match: re.Match[bytes]) -> bytes:
        name = match[1].decode("ascii")
        if name in {"amp", "lt", "gt", "quot", "apos"}:
            return match[0]
        return b"&#%d;" % name2codepoint[name] if name in name2codepoint else b"&amp;%s;" % match[1]

    if re.search(rb"<!ENTITY", data):
        return data
    parts = re.split(rb"(<!\[CDATA\[.*?\]\]>)", data, flags=re.DOTALL)
    for place in range(0, len(parts), 2):
        text = re.sub(rb"&(?!#\d{1,7};|#x[0-9a-fA-F]{1,6};|[A-Za-z]\w{0,30};)", b"&amp;", parts[place])
        parts[place] = re.sub(rb"&([A-Za-z]\w{0,30});", number, text)
    return b"".join(parts)


def _head(root: Element) -> Element:
    """Return the element that describes the feed: the channel of RSS, the feed itself of Atom."""
    return next((each for each in root if local_name(each) == "channel"), root)


def _children(element: Element, root: Element) -> dict[str, list[Element]]:
    """Return the children of an entry or feed by their names; those of modules have the module before it."""
    found: dict[str, list[Element]] = {}
    own = {_space(element), _space(root)}
    for child in (*element, *_grouped(element)):
        name = local_name(child)
        if not name:
            continue
        space = _space(child)
        module = "" if space in own or not space else _module(space)
        if module is not None:
            found.setdefault(f"{module}:{name}" if module else name, []).append(child)
    return found


def _grouped(element: Element) -> Iterator[Element]:
    """Yield what a group of media holds: it says the same of all of them."""
    for child in element:
        if local_name(child) in {"group", "content"} and _module(_space(child)) == "media":
            yield from child


def _space(element: Element) -> str:
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def _module(space: str) -> str | None:
    """Return the short name of a namespace: empty for those of RSS itself, None for unknown ones."""
    bare = (space.partition("://")[2] or space).rstrip("/")
    if bare in _MODULES:
        return _MODULES[bare]
    return "" if f"{bare}/".startswith(_RSS) else None


def _item(entry: Element, root: Element, language: str, feed: Origin) -> Item | None:
    """Return an entry, or None if it has neither title nor text."""
    children = _children(entry, root)
    texts = [markup(each) for name in _CONTENT for each in children.get(name, ())[:1]]
    content = max(filter(None, texts), key=weight, default="")
    title = _title(children)
    if not content and not title:
        return None
    about = entry.get(f"{_RDF}about") or ""
    guid = _said(children, ("guid", "id")) or about
    url = _link(children) or _permalink(children, about)
    url = joined(feed.collection_url, url) if url and "://" not in url else url
    written = [unbroken(each.text) for name in (*_DAY, *_CHANGED) for each in children.get(name, ())[:1]]
    changed = [unbroken(each.text) for name in _CHANGED for each in children.get(name, ())[:1]]
    return Item(
        html=content or f"<p>{_escaped(title)}</p>",
        title=title,
        published=next(filter(None, map(written_day, written)), ""),
        language=entry.get(LANG) or _said(children, ("dc:language",)) or language,
        ident=guid or url,
        origin=Origin(
            ident=guid or url,
            url=_address(url),
            published=next(filter(None, map(instant_of, written)), ""),
            updated=next(filter(None, map(instant_of, changed)), ""),
            author=_author(children) or feed.author,
            collection=feed.collection,
            collection_id=feed.collection_id,
            collection_url=feed.collection_url,
        ),
    )


def _title(children: dict[str, list[Element]]) -> str:
    texts = (plain(each) for name in _TITLE for each in children.get(name, ())[:1])
    return next(filter(None, texts), "")


def _said(children: dict[str, list[Element]], names: tuple[str, ...]) -> str:
    """Return the first text among elements of some names."""
    texts = (unbroken(each.text) for name in names for each in children.get(name, ()))
    return next(filter(None, texts), "")


def _author(children: dict[str, list[Element]]) -> str:
    """Return the names of the authors: Atom has them in an element of their own, RSS behind an address."""
    for name in _AUTHOR:
        found = []
        for each in children.get(name, ()):
            inner = next((unbroken(child.text) for child in each if local_name(child) == "name"), "")
            written = unbroken(each.text)
            behind = _AUTHOR_OF_RSS.fullmatch(written)
            found.append(inner or (behind[1] if behind else written))
        if named := ", ".join(filter(None, found)):
            return named
    return ""


def _link(children: dict[str, list[Element]], relation: str = "alternate") -> str:
    """Return the absolute address of a link: that of the page, not of its comments or its sound."""
    links = [*children.get("link", ()), *children.get("atom:link", ())]
    for link in sorted(links, key=lambda each: "html" not in (each.get("type") or "html")):
        if (link.get("rel") or "alternate") == relation:
            target = unbroken(link.get("href") or link.text)
            if target and (relation == "alternate" or "://" in target):
                return joined(link.base or "", target) or target
    return ""


def _permalink(children: dict[str, list[Element]], about: str) -> str:
    """Return the address that an id is, unless the feed says that it is none."""
    for guid in children.get("guid", ()):
        if guid.get("isPermaLink", "true") != "false" and _address(unbroken(guid.text)):
            return unbroken(guid.text)
    return about


def _address(text: str) -> str:
    """Return an address that may be linked to; empty for every other text."""
    return text if _ADDRESS.fullmatch(text) else ""


def _escaped(text: str) -> str:
    from html import escape

    return escape(text)
