"""DOCX (ECMA-376, WordprocessingML): the paragraphs of the body, headings and entries by their style."""

from __future__ import annotations

from collections.abc import Iterator

from polyglot_news.containers.item import Item, unbroken
from polyglot_news.containers.zip_members import Archive, attribute
from polyglot_news.document import BlockKind
from polyglot_news.foreign_xml import Element, local_name

_BREAKS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
# What stands in the body and is not its text: deletions, the second copy of a drawing, field codes.
_OUTSIDE = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText"})


def items(data: bytes, path: str) -> tuple[Item, ...]:
    """Return the document as one item; its title is the paragraph of that style, else the file's own title.

    Raises:
        InputError: The file is damaged or too large.
    """
    archive = Archive(data, path)
    document = archive.xml("word/document.xml")
    if document is None:
        return ()
    styles = _style_names(archive.xml("word/styles.xml"))
    pieces: list[tuple[BlockKind, str]] = []
    title = ""
    for paragraph in _paragraphs(document):
        text = unbroken("".join(_runs(paragraph)))
        style = styles.get(_style(paragraph), "")
        if not text:
            continue
        if style == "title" and not title:
            title = text
        else:
            pieces.append((_kind(paragraph, style), text))
    properties = archive.xml("docProps/core.xml")
    said = _text_of(properties, "title") if properties is not None else ""
    language = _text_of(properties, "language") if properties is not None else ""
    return (Item(pieces=tuple(pieces), title=title or said, language=language),) if pieces else ()


def _paragraphs(document: Element) -> Iterator[Element]:
    """Yield the paragraphs in order, those of tables and boxes included, without what was deleted."""
    stack = [document]
    while stack:
        element = stack.pop()
        name = local_name(element)
        if name in _OUTSIDE:
            continue
        if name == "p":
            yield element
        stack.extend(reversed(element))


def _runs(paragraph: Element) -> Iterator[str]:
    """Yield the text of a paragraph, without that of paragraphs in boxes within it."""
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        name = local_name(element)
        if name in _OUTSIDE or name == "p":
            continue
        if name == "t":
            yield element.text or ""
        elif name in _BREAKS:
            yield _BREAKS[name]
        else:
            stack.extend(reversed(element))


def _style(paragraph: Element) -> str:
    for properties in paragraph:
        if local_name(properties) == "pPr":
            return next((attribute(each, "val") for each in properties if local_name(each) == "pStyle"), "")
    return ""


def _kind(paragraph: Element, style: str) -> BlockKind:
    if style.startswith("heading") or style == "subtitle":
        return "heading"
    if style in {"author", "date"}:
        return "note"
    if style == "caption":
        return "caption"
    listed = any(
        local_name(each) == "numPr"
        for properties in paragraph
        if local_name(properties) == "pPr"
        for each in properties
    )
    return "item" if listed or style.startswith("list") else "paragraph"


def _style_names(styles: Element | None) -> dict[str, str]:
    """Return the names of the styles by their ids, which are in the writer's language; names are not."""
    if styles is None:
        return {}
    return {
        attribute(style, "styleId"): next(
            (attribute(each, "val").lower() for each in style if local_name(each) == "name"), ""
        )
        for style in styles
        if local_name(style) == "style"
    }


def _text_of(properties: Element, name: str) -> str:
    return next((unbroken(each.text) for each in properties if local_name(each) == name), "")
