"""Boundaries that layout sets: empty lines, paragraph separators, and the markers of list items."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BREAK = r"(?:\r\n|\r(?!\n)|[\n\v\f\x1c-\x1e\x85\u2028])"
_BLANK = r"[^\S\n\r\v\f\x1c-\x1e\x85\u2028\u2029]"
# no alternative is tried twice on the same characters: linear on any input
_EMPTY_LINE = re.compile(rf"{_BREAK}{_BLANK}*{_BREAK}|\u2029")
_LINE = re.compile(rf"{_BREAK}")

_BULLETS = "•●▪■◦‣⁃►▶∙"
_MARKER = re.compile(
    rf"(?:(?<=\s)|\A)(?P<bullet>[{_BULLETS}]\s?)?(?:(?P<number>[0-9]{{1,3}})|(?P<letter>[a-z]))(?P<style>\.\)|\.|\))\s"
)
_BULLET = re.compile(rf"(?:(?<=\s)|\A)[{_BULLETS}](?=\s?\w)")
_SHORT_LINE_WORDS = 3
_SHORT_LINE = 32
_LEAST_LINES = 3
_MOST_LINES = 200


def chunks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the runs of the text that no sentence crosses: between empty lines, and between list items."""
    start = 0
    for match in _EMPTY_LINE.finditer(text):
        if match.start() >= start:
            yield from _items(text, start, match.start())
            start = match.end()
    yield from _items(text, start, len(text))


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the items of a list that begins with its first marker, or the whole run where it is none."""
    while start < end and text[start].isspace():
        start += 1
    cuts = _numbered(text, start, end) or _bulleted(text, start, end) or _short_lines(text, start, end)
    for cut in cuts:
        yield start, cut
        start = cut
    yield start, end


def _numbered(text: str, start: int, end: int) -> tuple[int, ...]:
    """Return where items 2, 3, … begin, if the run begins with item 1 (or another) and the count goes on."""
    chunk = text[start:end]
    first = _MARKER.match(chunk)
    if first is None:
        return ()
    cuts = []
    wanted, style = _rank(first) + 1, first["style"]
    for marker in _MARKER.finditer(chunk, first.end() - 1):
        same_kind = marker["style"] == style and bool(marker["number"]) == bool(first["number"])
        if same_kind and _rank(marker) == wanted:
            cuts.append(start + marker.start())
            wanted += 1
    return tuple(cuts)


def _rank(marker: re.Match[str]) -> int:
    return int(marker["number"]) if marker["number"] else ord(marker["letter"])


def _bulleted(text: str, start: int, end: int) -> tuple[int, ...]:
    """Return where further bullets stand, if the run begins with a bullet."""
    chunk = text[start:end]
    if _BULLET.match(chunk) is None:
        return ()
    return tuple(start + match.start() for match in _BULLET.finditer(chunk, 1))


def _short_lines(text: str, start: int, end: int) -> tuple[int, ...]:
    """Return where lines begin, if there are several and all are too short to be wrapped prose."""
    if end - start > _MOST_LINES * _SHORT_LINE:
        return ()
    chunk = text[start:end].rstrip()
    breaks = list(_LINE.finditer(chunk))
    if len(breaks) + 1 < _LEAST_LINES:
        return ()
    pieces = _LINE.split(chunk)
    for piece in pieces:
        if len(piece) > _SHORT_LINE or len(piece.split()) > _SHORT_LINE_WORDS:
            return ()
    if any(re.search(r"[.!?…]", piece) for piece in pieces):
        return ()
    return tuple(start + match.end() for match in breaks)
