"""The elements of a page and the runs of text between its block elements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polyglot_news.markup.segments import Segment
from polyglot_news.markup.tags import RAW, VOID, Tag, attributes, tags

INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
        "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong",
        "sub", "sup", "time", "tt", "u", "var", "wbr", "img",
    }
)  # fmt: skip
_VERBATIM = frozenset({"code", "kbd", "samp", "var", "tt"})  # inside a sentence: returned unchanged
_UNTOUCHED = RAW | {"pre", "template", "svg", "math", "canvas", "object", "select", "audio", "video"}
_CLOSED_BY: dict[str, frozenset[str]] = {
    "li": frozenset({"li"}), "dt": frozenset({"dt", "dd"}), "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th"}), "th": frozenset({"td", "th"}), "tr": frozenset({"td", "th", "tr"}),
}  # fmt: skip
_DEEPEST = 300


@dataclass(slots=True)
class Element:
    """An element: `start` to `inner` is its opening tag, `close` to `end` the closing one if there is one."""

    number: int
    name: str
    parent: int
    start: int
    inner: int
    close: int
    end: int


@dataclass(frozen=True, slots=True)
class Pieces:
    """A run of text and inline tags between two block tags, and the block element that it is in."""

    element: int
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A segment and the block element that it is in."""

    element: int
    segment: Segment


def runs(source: str, elements: list[Element], *, xml: bool = False) -> Iterator[Pieces]:
    """Yield the runs of text of a page, in order; fill `elements` with all that it holds, first the page."""
    walk = _Walk(source, elements)
    for tag in tags(source, xml=xml):
        yield from walk.step(tag)
    yield from walk.finish()


class _Walk:
    """Follows the tags of a page and remembers which elements are open."""

    def __init__(self, source: str, elements: list[Element]) -> None:
        self.source = source
        self.elements = elements
        elements.append(Element(0, "", -1, 0, 0, len(source), len(source)))
        self.open: list[int] = [0]
        self.untouched = 0  # how many open elements are not to be translated
        self.buffer: list[Tag] = []

    def step(self, tag: Tag) -> Iterator[Pieces]:
        inline = tag.kind in {"text", "other"} or tag.name in INLINE
        if not inline:
            yield from self._flush()
        elif not self.untouched:
            self.buffer.append(tag)
        if tag.kind in {"open", "empty"}:
            self._opened(tag, inline=inline)
        elif tag.kind == "close" and not inline:
            self._closed(tag)

    def finish(self) -> Iterator[Pieces]:
        yield from self._flush()

    def _flush(self) -> Iterator[Pieces]:
        if self.buffer:
            yield Pieces(self.open[-1], tuple(self.buffer))
            self.buffer = []

    def _opened(self, tag: Tag, *, inline: bool) -> None:
        if not inline:
            closed = _CLOSED_BY.get(tag.name, frozenset())
            while self.elements[self.open[-1]].name in closed or self.elements[self.open[-1]].name == "p":
                self._pop(tag.start, tag.start)
        number = len(self.elements)
        self.elements.append(Element(number, tag.name, self.open[-1], tag.start, tag.end, tag.end, tag.end))
        if inline or tag.name in VOID or tag.kind == "empty":
            return
        if len(self.open) < _DEEPEST:
            self.open.append(number)
            self.untouched += self._left_alone(number)

    def _closed(self, tag: Tag) -> None:
        names = [self.elements[number].name for number in self.open]
        if tag.name in names:
            while self.elements[self.open[-1]].name != tag.name:
                self._pop(tag.start, tag.start)
            self._pop(tag.start, tag.end)

    def _pop(self, close: int, end: int) -> None:
        number = self.open.pop()
        self.elements[number].close, self.elements[number].end = close, end
        self.untouched -= self._left_alone(number)

    def _left_alone(self, number: int) -> bool:
        element = self.elements[number]
        return element.name in _UNTOUCHED or left_alone(self.source[element.start : element.inner])


def verbatim(tag: Tag, source: str) -> bool:
    """Whether an inline element is returned unchanged: code, or one marked as not to be translated."""
    return tag.name in _VERBATIM or left_alone(source[tag.start : tag.end])


def left_alone(tag: str) -> bool:
    """Whether a tag marks its element as not to be translated, or as hidden."""
    if "translate" not in (lower := tag.lower()) and "hidden" not in lower:
        return False
    found = attributes(tag)
    translate, classes = found.get("translate"), found.get("class")
    return (
        (translate is not None and translate.value.lower() == "no")
        or (classes is not None and "notranslate" in classes.value.split())
        or "hidden" in found
    )
