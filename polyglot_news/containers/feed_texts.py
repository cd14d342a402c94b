"""The texts in a feed's elements: escaped HTML, elements of XHTML, CDATA, or plain text."""

from __future__ import annotations

import re

from polyglot_news.containers.item import unbroken
from polyglot_news.containers.zip_members import attribute
from polyglot_news.foreign_xml import Element, local_name

_TAG = re.compile(r"<[^<>]{0,5000}>")
_BETWEEN = re.compile(r"\n[ \t\r]*\n")
_READABLE = frozenset({"", "text", "html", "xhtml", "escaped", "xml"})  # of Atom 1.0 and 0.3


def markup(element: Element) -> str:
    """Return the content of an element as HTML; empty for content of other kinds, such as pictures."""
    from html import escape

    from lxml import etree

    said = attribute(element, "type").lower()
    if said not in _READABLE and not said.startswith("text/") and "html" not in said:
        return ""
    if len(element):
        for each in element.iter():
            each.tag = local_name(each) or each.tag  # a prefix would hide an element of XHTML
        inner = (etree.tostring(each, encoding="unicode") for each in element)
        return (escape(element.text or "") + "".join(inner)).strip()
    text = (element.text or "").strip()
    if text and (said in {"text", "text/plain"} or ("<" not in text and "&" not in text)):
        return "".join(f"<p>{escape(part)}</p>" for part in _BETWEEN.split(text) if part.strip())
    return text


def weight(markup: str) -> int:
    """Return how many letters and digits an HTML text shows, about."""
    return sum(map(str.isalnum, _TAG.sub("", markup)))


def plain(element: Element) -> str:
    """Return a title as plain text; feeds write markup in it, unless Atom says that it is text."""
    from html import unescape

    from lxml import html

    text = unbroken("".join(element.itertext()))
    if attribute(element, "type") == "text" or ("<" not in text and "&" not in text):
        return text
    if _TAG.search(text):
        try:
            return unbroken(html.fromstring(f"<div>{text}</div>").text_content())
        except (ValueError, AssertionError, TypeError):
            return text
    return unbroken(unescape(text))
