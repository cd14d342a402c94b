"""A run of text and inline tags -> a segment: plain text, and what markup stands where in it."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

from polyglot_news.characters import HTML_SPACE, HTML_SPACES
from polyglot_news.document import BlockKind
from polyglot_news.markup.elements import Pieces, verbatim
from polyglot_news.markup.segments import Inline, Segment, token
from polyglot_news.markup.tags import VOID, Tag

_DEEPEST = 50  # marks inside of marks; more of them are points
_TAGS_OF_A_NOTE = 7
_SIGNS_OF_A_NOTE = 6


def segment_of(source: str, pieces: Pieces, first_token: int = 1) -> Segment | None:
    """Return the segment of a run, or None where there is nothing to translate in it.

    `first_token` numbers the first element that is kept: no such token may be in the source.

    What stands around all of the text stays where it is: comments, pictures, tags that are opened here and
    closed elsewhere. A tag without its partner in the middle of the text is a `point`.
    """
    tags = list(pieces.tags)
    partner = _partners(tags)
    first, last = _inner(source, tags, partner)
    if first > last:
        return None
    build = _Build(source, first_token)
    at = first
    while at <= last:
        at = build.add(tags, at, last, partner) + 1
    text = build.text()
    letters = text
    for inline in build.inlines:
        if inline.kind == "kept":
            letters = letters.replace(text[inline.start : inline.end], "")
    if not any(map(str.isalpha, letters)):
        return None
    start, end = tags[first].start, tags[last].end
    if tags[first].kind == "text":
        raw = source[start : tags[first].end]
        start += len(raw) - len(raw.lstrip(HTML_SPACE))
    if tags[last].kind == "text":
        raw = source[tags[last].start : end]
        end -= len(raw) - len(raw.rstrip(HTML_SPACE))
    size = len(text)
    inlines = tuple(replace(i, start=min(i.start, size), end=min(i.end, size)) for i in build.inlines)
    return Segment(start, end, text, inlines)


def _partners(tags: list[Tag]) -> dict[int, int]:
    """Return for each tag that has one the position of its partner."""
    found: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    stack: list[int] = []
    for at, tag in enumerate(tags):
        if tag.kind == "open" and tag.name not in VOID:
            opened.setdefault(tag.name, []).append(at)
            stack.append(at)
        elif tag.kind == "close" and opened.get(tag.name):
            start = opened[tag.name][-1]
            while stack[-1] != start:  # what was opened in between and is still open has no partner
                opened[tags[stack.pop()].name].pop()
            stack.pop()
            opened[tag.name].pop()
            if len(stack) < _DEEPEST:
                found[start], found[at] = at, start
    return found


def _inner(source: str, tags: list[Tag], partner: dict[int, int]) -> tuple[int, int]:
    """Return the first and the last piece of what is translated: all before and behind stays in its place."""
    first, last = 0, len(tags) - 1

    def outside(at: int) -> bool:
        tag = tags[at]
        if tag.kind == "text":
            return not source[tag.start : tag.end].strip(HTML_SPACE)
        return tag.kind != "kept" and at not in partner

    while first <= last:
        if outside(first):
            first += 1
        elif outside(last):
            last -= 1
        elif partner.get(first) == last and not verbatim(tags[first], source):
            first, last = first + 1, last - 1
        else:
            break
    return first, last


class _Build:
    """Plain text and inlines, as piece after piece is taken."""

    def __init__(self, source: str, next_token: int) -> None:
        self.source = source
        self.next_token = next_token
        self.parts: list[str] = []
        self.size = 0
        self.trimmed = 0  # size without the white space at the end
        self.inlines: list[Inline] = []
        self.stack: list[int] = []

    def text(self) -> str:
        return "".join(self.parts).rstrip(" ")

    def add(self, tags: list[Tag], at: int, last: int, partner: dict[int, int]) -> int:
        """Take one piece, or an element that is kept whole; return the position of the last one taken."""
        tag = tags[at]
        raw = self.source[tag.start : tag.end]
        here = self.size
        parent = self.stack[-1] if self.stack else -1
        if tag.kind == "text":
            self._write(HTML_SPACES.sub(" ", unescape(raw)))
        elif tag.kind == "kept":
            self._keep(tag.name, raw, parent)
        elif tag.kind == "break":
            self._write(" ")
            self.inlines.append(Inline("break", tag.name, self.trimmed, self.trimmed, raw, "", parent))
        elif tag.kind == "open" and partner.get(at, last + 1) <= last:
            end = partner[at]
            whole = self.source[tag.start : tags[end].end]
            if verbatim(tag, self.source):
                self._keep(tag.name, whole, parent)
                return end
            if _is_note(self.source, tags[at : end + 1]):
                self.inlines.append(Inline("point", "footnote", here, here, whole, "", parent))
                return end
            if end == at + 1 or not _holds_text(self.source, tags, at, end):
                self.inlines.append(Inline("point", tag.name, here, here, whole, "", parent))
                return end
            closing = self.source[tags[end].start : tags[end].end]
            self.stack.append(len(self.inlines))
            self.inlines.append(Inline("span", tag.name, here, here, raw, closing, parent))
        elif tag.kind == "close" and at in partner and self.stack:
            number = self.stack.pop()
            begin = self.inlines[number].start
            self.inlines[number] = replace(self.inlines[number], end=max(begin, self.trimmed))
        else:
            self.inlines.append(Inline("point", tag.name or "comment", here, here, raw, "", parent))
        return at

    def _keep(self, name: str, whole: str, parent: int) -> None:
        """Write a token in the place of what is returned unchanged."""
        word = token(self.next_token)
        self.next_token += 1
        here = self.size
        self._write(word)
        self.inlines.append(Inline("kept", name, here, here + len(word), whole, "", parent))

    def _write(self, text: str) -> None:
        if self.size == self.trimmed + 1 or not self.size:  # a space is there already
            text = text.lstrip(" ")
        if text:
            self.parts.append(text)
            self.size += len(text)
            self.trimmed = self.size - 1 if text[-1] == " " else self.size


def _is_note(source: str, tags: list[Tag]) -> bool:
    """Whether tags are the raised number of a note or the arrow back from it: no word of a sentence."""
    if tags[0].name not in {"a", "sup"} or len(tags) > _TAGS_OF_A_NOTE:
        return False
    names = {tag.name for tag in tags}
    said = "".join(source[tag.start : tag.end] for tag in tags if tag.kind == "text").strip()
    raised = "sup" in names or "noteref" in source[tags[0].start : tags[0].end]
    few = 0 < len(said) <= _SIGNS_OF_A_NOTE and not any(map(str.isalpha, said))
    return "a" in names and few and (raised or not any(map(str.isalnum, said)))


def _holds_text(source: str, tags: list[Tag], at: int, end: int) -> bool:
    """Whether there is text between two tags; an element without any has no place of its own."""
    return any(
        tag.kind in {"kept", "break"} or (tag.kind == "text" and source[tag.start : tag.end].strip())
        for tag in tags[at:end]
    )


def kind_of(name: str) -> BlockKind:
    """Return the kind of a segment in a block element of that name."""
    if name in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        return "heading"
    return "item" if name == "li" else "paragraph"
