"""XML that others wrote: nothing that it declares or links to is followed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any, TypeAlias

from polyglot_news.errors import PolyglotError

LANG = "{http://www.w3.org/XML/1998/namespace}lang"  # the attribute xml:lang
Element: TypeAlias = Any  # of lxml, which has no types
# no entity is expanded, no file or address opened, no tree deeper than libxml2 allows
_SAFE = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
# Elements of TMX and XLIFF that hold codes of the original format, not words of it.
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut", "x", "bx", "ex", "sc", "ec", "sm", "em", "cp"})


def root_of(data: bytes, name: str, error: type[PolyglotError]) -> Element:
    """Return the root element of a document.

    Args:
        data: The bytes; the XML says its encoding.
        name: What messages call it.
        error: The class of error to raise where it is refused.

    Raises:
        PolyglotError: Of that class: it is not well-formed, or declares entities.
    """
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(**_SAFE))
    except etree.XMLSyntaxError as found:
        raise _refusal(found, name, error) from None
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise error(f"{name}: declares XML entities, which are not allowed", "write out the characters")
    return root


def elements(stream: IO[bytes], name: str, error: type[PolyglotError]) -> Iterator[tuple[str, Element]]:
    """Yield each element of a document of any size, as `("start", element)` and `("end", element)`.

    An entity that the document declares is left out. The caller clears what it has read.

    Args:
        stream: The document.
        name: What messages call it.
        error: The class of error to raise where it is refused.

    Raises:
        PolyglotError: Of that class: it is not well-formed.
        OSError: It cannot be read.
    """
    from lxml import etree

    try:
        yield from etree.iterparse(stream, events=("start", "end"), **_SAFE)
    except etree.XMLSyntaxError as found:
        raise _refusal(found, name, error) from None


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace; nothing for what is not an element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: Element | None) -> str:
    """Return the text of a segment of TMX or XLIFF without the codes of the original format."""
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element:
        name = local_name(child)
        if name and name not in _CODES:  # an entity that was not expanded has no name
            parts.append(text_of(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _refusal(found: Any, name: str, error: type[PolyglotError]) -> PolyglotError:  # noqa: ANN401 - of lxml
    return error(
        f"{name}, line {found.lineno}: not well-formed XML: {found.msg}", "repair it, or export it again"
    )
