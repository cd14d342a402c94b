"""Styles of text on a terminal: none in pipes, none on a dumb terminal, no colours under NO_COLOR."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import IO

_STYLES = {
    "bold": "1",
    "faint": "2",
    "underlined": "4",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "cyan": "36",
}
_COLOURS = frozenset({"red", "green", "yellow", "cyan"})


@dataclass(frozen=True, slots=True)
class Paint:
    """What a stream shows of styles; called with a text and their names, it returns the text in them."""

    styles: bool = False
    colours: bool = False

    def __call__(self, text: str, *names: str) -> str:
        """Return a text without line breaks in the styles named, as far as the stream shows them."""
        shown = [_STYLES[name] for name in names if self.styles and (self.colours or name not in _COLOURS)]
        return f"\x1b[{';'.join(shown)}m{text}\x1b[0m" if shown and text else text


def paint_of(stream: IO[str]) -> Paint:
    """Return what a stream shows: see no-color.org for the variable NO_COLOR."""
    styles = stream.isatty() and os.environ.get("TERM") != "dumb"
    return Paint(styles, styles and not os.environ.get("NO_COLOR"))
