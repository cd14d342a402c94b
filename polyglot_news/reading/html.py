"""HTML pages: their tree and all text that a browser would show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from polyglot_news.document import BlockKind
from polyglot_news.errors import InputError
from polyglot_news.reading.parts import Parts, joined, language_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_INVISIBLE = {
    "script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg", "math", "canvas",
    "select", "option", "textarea", "button", "audio", "video", "map", "title", "meta", "link",
}  # fmt: skip
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small",
    "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "amp-img", "picture", "source",
}  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f]+")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")

# The parser's time grows with the square of the attributes of a tag; pictures written into a tag are as long.
_LONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,20})\s[^<>]{20000,}>")

# Deeper than any page a person made; the parser stops there, and what recurses over the tree is safe.
MAX_DEPTH = 200


def parse(text: str, path: str) -> HtmlElement:
    """Return the tree of an HTML page; broken markup is mended, nothing is fetched.

    Raises:
        InputError: There is no element in it.
    """
    from lxml import etree, html

    # an explicit encoding wins over what the page declares: the text has been decoded already
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    source = _LONG_TAG.sub(r"<\1>", _NOT_IN_XML.sub("", text)).encode("utf-8")
    try:
        tree = html.document_fromstring(source, parser=parser)
    except etree.ParserError as error:
        raise InputError(f"{path}: no article found in this HTML page", "it holds no text") from error
    return tree


def visible_paragraphs(tree: HtmlElement) -> list[tuple[BlockKind, str]]:  # noqa: C901 - one walk, two events
    """Return all text of a page that a browser would show, a piece for every block element, in order."""
    pieces: list[tuple[BlockKind, str]] = []
    buffer: list[str] = []
    kinds: list[BlockKind] = ["paragraph"]

    def flush() -> None:
        text = _SPACE.sub(" ", "".join(buffer)).strip()
        if text:
            pieces.append((kinds[-1], text))
        buffer.clear()

    from lxml import etree

    skipped = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        hidden = tag in _INVISIBLE or "hidden" in element.attrib
        block = tag not in _INLINE
        if event == "start":
            skipped += hidden
            if block and not skipped:
                flush()
            if tag in {"li", "h1", "h2", "h3", "h4", "h5", "h6"}:
                kinds.append("item" if tag == "li" else "heading")
            if not skipped and element.text:
                buffer.append(element.text)
        else:
            if block and not skipped:
                flush()
            if len(kinds) > 1 and tag in {"li", "h1", "h2", "h3", "h4", "h5", "h6"}:
                kinds.pop()
            skipped -= hidden
            if not skipped and element.tail:
                buffer.append(element.tail)
    flush()
    return pieces


def read_raw(text: str, language: str, path: str) -> Parts:
    """Return every visible paragraph of a page as a block; no headline.

    Raises:
        InputError: There is no text in it.
    """
    whole, blocks = joined(visible_paragraphs(parse(text, path)))
    if not blocks:
        raise InputError(
            f"{path}: no text in this HTML page", "it may be built by scripts: save it from a browser"
        )
    return Parts(whole, blocks, language_of((whole[block.start : block.end] for block in blocks), language))
