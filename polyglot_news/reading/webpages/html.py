"""HTML pages: their tree and all text that a browser would show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polyglot_news.characters import HTML_SPACES
from polyglot_news.document import Article, BlockKind
from polyglot_news.errors import InputError
from polyglot_news.reading.beside.element_roles import Mark, mark_of
from polyglot_news.reading.joined_blocks import joined, language_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_INVISIBLE = {
    "script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg", "math", "canvas",
    "select", "option", "textarea", "button", "audio", "video", "map", "title", "meta", "link",
}  # fmt: skip
# Readings printed above Japanese and Chinese words: not part of the text.
_READINGS = ("rp", "rt", "rtc")
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "nobr", "q", "rb", "ruby", "s", "samp", "small",
    "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "amp-img", "picture", "source",
}  # fmt: skip
_NAMED_BLOCKS = {"li", "h1", "h2", "h3", "h4", "h5", "h6"}
# Elements that pages separate from the text only by style.
_SEAMS = {"a", "cite", "data", "label", "small", "span", "time"}
_WORD_END = re.compile(r"(?:[^\W\d_]{2}[a-zà-öø-ÿа-яё]|\d|[)\]])$")
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|inline-block|table)")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")

# The parser's time grows with the square of the attributes of a tag; pictures written into a tag are as long.
_LONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,20})\s[^<>]{20000,}>")


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
    etree.strip_elements(tree, *_READINGS, with_tail=False)
    return tree


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of text between two borders of blocks, as a browser shows it.

    Attributes:
        kind: What its element is: heading, list item or paragraph.
        text: The text, white space as a browser has it.
        level: Of a heading, 1 to 6; else 0.
        linked: Share of its letters that stand in links.
        marks: The parts around it that the markup names (`marks.py`), outermost first.
    """

    kind: BlockKind
    text: str
    level: int = 0
    linked: float = 0.0
    marks: tuple[Mark, ...] = ()


class _Walk:
    """A walk over a page: what stands open, and the text since the last border of a block."""

    def __init__(self) -> None:
        self.pieces: list[Shown] = []
        self.kinds: list[tuple[BlockKind, int]] = [("paragraph", 0)]
        self.named: list[tuple[HtmlElement, tuple[Mark, ...]]] = []
        self.marks: tuple[Mark, ...] = ()
        self.hidden: HtmlElement | None = None
        self.links = 0
        self.buffer: list[str] = []
        self.linked = 0
        self.around: tuple[Mark, ...] | None = None  # the parts around all of the buffer
        self.seam = False

    def begin(self, element: HtmlElement, number: int) -> None:
        """Enter an element."""
        if self.hidden is not None:
            return
        tag = element.tag
        role, word = mark_of(element, tag)
        if tag in _INVISIBLE or "hidden" in element.attrib or role == "hover":
            self.hidden = element
            return
        if _is_block(element):
            self.flush()
        if role:
            self.named.append((element, self.marks))
            self.marks = (*self.marks, Mark(number, role, word))
        if tag in _NAMED_BLOCKS:
            self.kinds.append(("item", 0) if tag == "li" else ("heading", int(tag[1])))
        self.links += tag == "a"
        self.seam = self.seam or tag in _SEAMS
        self.add(element.text)

    def finish(self, element: HtmlElement) -> None:
        """Leave an element; the text after it is that of the one around it."""
        if self.hidden is element:
            self.hidden = None
        elif self.hidden is not None:
            return
        else:
            if _is_block(element):
                self.flush()
            if self.named and self.named[-1][0] is element:
                self.marks = self.named.pop()[1]
            if element.tag in _NAMED_BLOCKS:
                self.kinds.pop()
            self.links -= element.tag == "a"
            self.seam = element.tag in _SEAMS
        self.add(element.tail)

    def add(self, text: str | None) -> None:
        """Add text; where two elements meet without white space and no word goes on, one is put between."""
        if not text:
            return
        if self.seam and self.buffer and _meets(self.buffer[-1], text):
            self.buffer.append(" ")
        self.seam = False
        self.buffer.append(text)
        self.linked += len(text) * (self.links > 0)
        if (self.around is None or len(self.around) > len(self.marks)) and text.strip():
            self.around = self.marks

    def flush(self) -> None:
        """End a piece."""
        whole = "".join(self.buffer)
        text = HTML_SPACES.sub(" ", whole).strip()
        if text:
            share = self.linked / len(whole)
            self.pieces.append(Shown(self.kinds[-1][0], text, self.kinds[-1][1], share, self.around or ()))
        self.buffer.clear()
        self.linked = 0
        self.around = None


def _is_block(element: HtmlElement) -> bool:
    """Return whether an element begins and ends a line, by its name or its style."""
    style = element.get("style")
    return element.tag not in _INLINE or (style is not None and _BLOCK_STYLE.search(style) is not None)


def _meets(before: str, after: str) -> bool:
    """Return whether two texts that meet without white space are two words: `2021Reuters`, `(CNN)The`."""
    first = after[:1]
    if first.isupper():
        return _WORD_END.search(before) is not None
    return first.isdigit() and before[-1:].islower()


def shown(tree: HtmlElement) -> list[Shown]:
    """Return all text of a page that a browser would show, a piece for every block element, in order."""
    from lxml import etree

    walk = _Walk()
    for number, (event, element) in enumerate(etree.iterwalk(tree, events=("start", "end"))):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            walk.begin(element, number)
        else:
            walk.finish(element)
    walk.flush()
    return walk.pieces


def visible_paragraphs(tree: HtmlElement) -> list[tuple[BlockKind, str]]:
    """Return all text of a page that a browser would show, a pair for every block element, in order."""
    return [(piece.kind, piece.text) for piece in shown(tree)]


def read_raw(text: str, language: str, path: str) -> Article:
    """Return every visible paragraph of a page as a block; no headline.

    Raises:
        InputError: There is no text in it.
    """
    whole, blocks = joined(visible_paragraphs(parse(text, path)))
    if not blocks:
        raise InputError(
            f"{path}: no text in this HTML page", "it may be built by scripts: save it from a browser"
        )
    return Article(whole, blocks, language_of((whole[block.start : block.end] for block in blocks), language))
