"""ODT (OpenDocument 1.3): headings, paragraphs and entries of the text, without notes and comments."""

from __future__ import annotations

from collections.abc import Iterator

from polyglot_news.containers.item import Item, unbroken
from polyglot_news.containers.zip_members import Archive, attribute
from polyglot_news.document import BlockKind
from polyglot_news.foreign_xml import Element, local_name

_OUTSIDE = frozenset({"note", "annotation", "tracked-changes", "sequence-decls", "forms"})
_SPACES = frozenset({"s", "tab", "line-break"})


def items(data: bytes, path: str) -> tuple[Item, ...]:
    """Return the document as one item; its title is the paragraph of that style, else the file's own title.

    Raises:
        InputError: The file is damaged or too large.
    """
    archive = Archive(data, path)
    content, meta = archive.xml("content.xml"), archive.xml("meta.xml")
    pieces: list[tuple[BlockKind, str]] = []
    title = ""
    for element, listed in _paragraphs(content) if content is not None else ():
        text = unbroken("".join(_texts(element)))
        if not text:
            continue
        if attribute(element, "style-name") == "Title" and not title:
            title = text
        else:
            kind: BlockKind = "heading" if local_name(element) == "h" else "item" if listed else "paragraph"
            pieces.append((kind, text))
    said = {local_name(each): unbroken(each.text) for each in meta.iter()} if meta is not None else {}
    found = Item(
        pieces=tuple(pieces), title=title or said.get("title", ""), language=said.get("language", "")
    )
    return (found,) if pieces else ()


def _paragraphs(content: Element) -> Iterator[tuple[Element, bool]]:
    """Yield headings and paragraphs in order, and whether each is an entry of a list."""
    stack = [(content, False)]
    while stack:
        element, listed = stack.pop()
        name = local_name(element)
        if name in _OUTSIDE:
            continue
        if name in {"p", "h"}:
            yield element, listed
        stack.extend((each, listed or name == "list-item") for each in reversed(element))


def _texts(paragraph: Element) -> Iterator[str]:
    """Yield the text of a paragraph, without that of notes and of paragraphs in frames within it."""
    yield paragraph.text or ""
    for element in paragraph:
        name = local_name(element)
        if name in _SPACES:
            yield " "
        elif name not in _OUTSIDE and name not in {"p", "h", "frame"}:
            yield from _texts(element)
        yield element.tail or ""
