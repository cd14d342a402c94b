"""The pieces of a sentence by which marks are placed: what a span holds, the word before any other mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polyglot_news.markup.segments import Inline, Segment

EDGE = " \t\u00a0.,;:!?…\"'“”„«»‘’()[]。，；：！？、「」『』（）—–-"
_LONGEST_WORD = 40  # characters; what is longer is a clause in a language without spaces


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence of a segment: its place in the segment's text, and its translation."""

    start: int
    end: int
    target: str


def wanted(segment: Segment, parts: Sequence[Part]) -> tuple[str, ...]:
    """Return the pieces of text whose own translation helps to place the segment's marks."""
    found = []
    for inline in segment.inlines:
        for part in parts:
            if inline.kind == "span":
                piece = inside(segment, inline, part)
            elif inline.kind == "point" and part.start < inline.start < part.end:
                piece = word_before(segment, inline.start, part)
            else:
                continue
            if piece is not None:
                found.append(segment.text[slice(*piece)])
    return tuple(found)


def word_before(segment: Segment, at: int, part: Part) -> tuple[int, int] | None:
    """Return the word of a sentence that ends at a place, or before the space there."""
    before = segment.text[part.start : at].rstrip()
    start = before.rfind(" ") + 1
    long = len(before) - start > _LONGEST_WORD
    return None if long or _nothing(before[start:]) else (part.start + start, part.start + len(before))


def inside(segment: Segment, inline: Inline, part: Part) -> tuple[int, int] | None:
    """Return what of a sentence a span holds, or None where that is nothing or all of it."""
    start, end = max(inline.start, part.start), min(inline.end, part.end)
    if not segment.text[start:end].strip():
        return None
    if _nothing(segment.text[part.start : start]) and _nothing(segment.text[end : part.end]):
        return None
    return start, end


def _nothing(text: str) -> bool:
    return not text.strip(EDGE)
