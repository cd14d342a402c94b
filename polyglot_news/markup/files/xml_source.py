"""XML of office files cut into tags, each with its place; what stands inside paragraphs is taken out first.

A note or a text box stands inside the paragraph that it belongs to. Its text is one of its own: where it
stood, a mark is left, which is filled again when both are written.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence

from polyglot_news.errors import InputError
from polyglot_news.foreign_xml import root_of
from polyglot_news.markup.segments import TOKEN, Marked
from polyglot_news.markup.tags import Tag

# lxml has written it: no `>` is in an attribute, no comment and no CDATA is there
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[^\s/>!?]+)[^>]*?(?P<empty>/?)>|<[!?][^>]*>")
_HOLE = re.compile(r"<\?hole (\d{1,9})\?>")


def source_of(data: bytes, name: str) -> str:
    """Return a document as lxml writes it, without its declaration, comments and processing instructions.

    Raises:
        InputError: It is not well-formed, or declares entities.
    """
    from lxml import etree

    text: str = etree.tostring(root_of(data, name, InputError), encoding="unicode")
    return text


def document(text: str) -> bytes:
    """Return a document with its declaration as bytes."""
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text.encode("utf-8", "replace")


def tags_of(source: str) -> list[Tag]:
    """Return the tags and texts of a document in order, named as they are written."""
    found: list[Tag] = []
    at = 0
    for match in _TAG.finditer(source):
        if at < match.start():
            found.append(Tag("text", at, match.start()))
        at = match.end()
        if match["name"] is None:
            found.append(Tag("other", *match.span()))
        elif match["close"]:
            found.append(Tag("close", *match.span(), match["name"]))
        else:
            found.append(Tag("empty" if match["empty"] else "open", *match.span(), match["name"]))
    return found


def local(tag: Tag) -> str:
    """Return the name of an element without its prefix."""
    return tag.name.rpartition(":")[2]


def ends_of(tags: Sequence[Tag]) -> list[int]:
    """Return for each tag the position of the one that ends it; of other pieces their own."""
    ends = list(range(len(tags)))
    opened: list[int] = []
    for at, tag in enumerate(tags):
        if tag.kind == "open":
            opened.append(at)
        elif tag.kind == "close":
            ends[opened.pop()] = at
    return ends


def prefix_of(source: str, namespaces: Sequence[str]) -> str | None:
    """Return the prefix, with its colon, that the root declares for one of these namespaces, or None."""
    root = source[: source.find(">") + 1]
    for match in re.finditer(r'\sxmlns(?::([^\s=]+))?="([^"]*)"', root):
        if match[2] in namespaces:
            return f"{match[1]}:" if match[1] else ""
    return None


def hole(number: int) -> str:
    """Return what stands in the place of a text that was taken out."""
    return f"<?hole {number}?>"


def filled(texts: Sequence[str]) -> str:
    """Return the first text with the others, by number, in the holes that were left for them."""
    left = dict(enumerate(texts[1:]))

    def fill(text: str) -> str:
        return _HOLE.sub(lambda match: fill(left.pop(int(match[1]), "")), text)

    return fill(texts[0])


class NestedTexts(ABC):
    """A document and what stands inside its paragraphs, each a text of its own, found one after another.

    `token` is the first number that no token of the document has.
    """

    def __init__(self, source: str, original: str = "") -> None:
        """Take the document, and the original in which tokens are looked for where that is another one."""
        self.sources = [source]  # grows as texts inside paragraphs are found
        self.token = max((int(number) for number in TOKEN.findall(original or source)), default=0) + 1

    @abstractmethod
    def marked(self, source: str) -> Marked:
        """Return one of the texts in marks; what stands inside its paragraphs is taken out."""

    def all(self) -> tuple[Marked, ...]:
        """Return the document, then what was taken out of it in the order of its holes."""
        found: list[Marked] = []
        while len(found) < len(self.sources):
            found.append(self.marked(self.sources[len(found)]))
        return tuple(found)

    def take_out(self, source: str) -> str:
        """Take a text out; return what stands in its place."""
        self.sources.append(source)
        return hole(len(self.sources) - 2)
