"""Lines broken to the width of a terminal, in the columns that it gives to each character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from polyglot_news.characters import EAST_ASIAN

# a line may end after a word with its spaces, or after any character of a script without spaces
_CJK = f"\u2e80-\u33ff{EAST_ASIAN}"
_CLOSING = "、。，．：；！？」』）〉》】〕〗％…—’”ー々"
_OPENING = "「『（〈《【〔〖‘“"
_UNBROKEN = "\u00a0\u202f\u2060"
_PIECE = re.compile(
    rf"[{_OPENING}]*[{_CJK}][{_CLOSING}]*[ \t]*"
    rf"|(?:[^\s{_CJK}]|[{_UNBROKEN}])+[{_CLOSING}]*[ \t]*"
    r"|\s+"
)
NARROWEST = 20
_SPACES = " \t"


def wrapped(text: str, width: int) -> str:
    """Return the text with each line broken before the terminal would break it in the middle of a word.

    Words are kept whole if they fit on a line; Chinese and Japanese are broken between characters, but
    never before a closing mark or after an opening one. A terminal narrower than `NARROWEST` columns
    breaks lines by itself.
    """
    if width < NARROWEST:
        return text
    return "\n".join(line[start:end] for line in text.split("\n") for start, end in breaks(line, width))


def breaks(line: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each part of a line that fits into the width, without spaces at its end."""
    from rich.cells import cell_len

    if cell_len(line) <= width:
        yield 0, len(line)
        return
    start = end = used = 0
    for found in _PIECE.finditer(line):
        piece = found.group()
        if used and used + cell_len(piece.rstrip(_SPACES)) > width:
            yield start, start + len(line[start:end].rstrip(_SPACES))
            start, used = end, 0
        end = found.end()
        used += cell_len(piece)
    yield start, start + len(line[start:end].rstrip(_SPACES))
