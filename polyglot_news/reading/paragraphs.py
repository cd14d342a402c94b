"""Lines and paragraphs of plain text, as spans of it; hard-wrapped paragraphs are found by their width."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from polyglot_news.reading.counting import ends_sentence

Span = tuple[int, int]

_LINE_END = re.compile(r"\r?\n")
_BREAK = re.compile("\r\n|[\n\r\u2028\u2029]")
_BULLET = re.compile("(?:[*+•·‣▪●○■–—-]|\\d{1,3}[.)]|o)[ \t\u00a0]")
_FIRST_WORD = re.compile(r"\S+")

MIN_WIDTH = 40
MAX_WIDTH = 120
# Of the inner line ends of the text, how many must be where a typewriter would have put them.
WRAPPED_SHARE = 0.75
# A typewriter breaks in the middle of sentences; paragraphs of like length end with them.
OPEN_SHARE = 0.4
SLACK = 2
# A typewriter breaks before any word; of a list of headlines nearly every line begins with a capital.
CAPITAL_SHARE = 0.8
# Fewer line ends than this prove nothing by their position alone: a headline over a byline fits as well.
MIN_BREAKS = 4


def lines(text: str) -> tuple[Span, ...]:
    r"""Return the span of each line, blank ones included; only `\n` and `\r\n` end a line.

    A line end at the very end of the text makes no further line; an empty text has none.
    """
    spans = []
    start = 0
    for end in _LINE_END.finditer(text):
        spans.append((start, end.start()))
        start = end.end()
    if start < len(text):
        spans.append((start, len(text)))
    return tuple(spans)


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the span of each paragraph, without the white space around it, in order.

    Every character that is no white space is in exactly one span. A line is a paragraph, unless the text is
    hard-wrapped: then lines that a typewriter would have broken there are joined.
    """
    stripped = _stripped_lines(text)
    width = _wrap_width(text, stripped)
    spans: list[Span] = []
    previous: Span | None = None
    for span in stripped:
        if span is not None and previous is not None and width and _continues(text, previous, span, width):
            spans[-1] = (spans[-1][0], span[1])
        elif span is not None:
            spans.append(span)
        previous = span
    return tuple(spans)


def _stripped_lines(text: str) -> list[Span | None]:
    """Return the span of each line without white space around it; None for a blank line."""
    spans: list[Span | None] = []
    start = 0
    ends = [(end.start(), end.end()) for end in _BREAK.finditer(text)]
    for end, following in [*ends, (len(text), len(text))]:
        line = text[start:end]
        left, right = len(line) - len(line.lstrip()), len(line.rstrip())
        spans.append((start + left, start + right) if left < right else None)
        start = following
    return spans


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: East Asian letters take two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _wrap_width(text: str, spans: list[Span | None]) -> int:
    """Return the width that the lines of a hard-wrapped text were filled to; 0 where it is not wrapped."""
    widths = [
        _columns(text[span[0] : span[1]]) if span and span[1] - span[0] <= MAX_WIDTH else 0 for span in spans
    ]
    written = [width for width, span in zip(widths, spans, strict=True) if span]
    width = max(written, default=0)
    if width < MIN_WIDTH or sum(1 for each in written if not each) * 10 > len(written):
        return 0
    inner = fitting = lower = upper = wide = open_ended = 0
    for first, second in pairwise(spans):
        if first and second and not _BULLET.match(text, second[0]):
            inner += 1
            fitting += _continues(text, first, second, width)
            lower += text[second[0]].islower()
            upper += text[second[0]].isupper()
            wide += _columns(text[second[0]]) > 1
            open_ended += not ends_sentence(text[first[0] : first[1]])
    enough = inner >= MIN_BREAKS or lower > 0 or wide > 1
    wrapped = fitting >= WRAPPED_SHARE * inner and open_ended >= OPEN_SHARE * inner
    wrapped = wrapped and upper <= CAPITAL_SHARE * inner
    return width if inner and enough and wrapped else 0


def _continues(text: str, first: Span, second: Span, width: int) -> bool:
    """Return whether a line end is there because the next word did not fit any more."""
    if _BULLET.match(text, second[0]):
        return False
    word = _FIRST_WORD.match(text, second[0], second[0] + MAX_WIDTH)
    following = text[second[0]] if word is None or _columns(text[second[0]]) > 1 else word[0]
    return _columns(text[first[0] : first[1]]) + 1 + _columns(following) > width - SLACK
