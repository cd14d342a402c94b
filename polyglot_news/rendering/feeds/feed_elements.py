"""Elements of feeds, by lxml: texts are escaped, characters that XML cannot hold are left out."""

from __future__ import annotations

from polyglot_news.escaping import for_xml
from polyglot_news.foreign_xml import LANG, Element

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/elements/1.1/"


def child(parent: Element, name: str, text: str = "", language: str = "", **attributes: str) -> Element:
    """Return a new last child; `name` is `{namespace}name` or a name without namespace."""
    from lxml import etree

    element = etree.SubElement(parent, name, {key: for_xml(value) for key, value in attributes.items()})
    if language:
        element.set(LANG, for_xml(language))
    if text:
        element.text = for_xml(text)
    return element


def root_element(name: str, namespaces: dict[str | None, str]) -> Element:
    """Return the root of a new document."""
    from lxml import etree

    return etree.Element(name, nsmap=namespaces)


def document(root: Element) -> str:
    """Return a whole document in UTF-8, indented, ending in a line end."""
    from lxml import etree

    etree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{etree.tostring(root, encoding="unicode")}\n'
