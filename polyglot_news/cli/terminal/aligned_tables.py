"""Tables: aligned under a header on a terminal, tab-separated lines in pipes, for `cut` and spreadsheets."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from polyglot_news.cli.terminal import printing
from polyglot_news.cli.terminal.styles import Paint, paint_of

_GAP = 2
_NARROWEST = 6  # columns that a cell is cut to at most


def show(header: Sequence[str], rows: Sequence[Sequence[str]], *, wide: Sequence[str] = ()) -> None:
    """Print rows of cells.

    Args:
        header: Names of the columns, shown on a terminal alone.
        rows: A cell for each column.
        wide: Columns that only pipes get, since a terminal has no room for them.
    """
    if not rows:
        return
    width = printing.width()
    if not width:
        printing.result("".join("\t".join(map(_plain, row)) + "\n" for row in rows))
        return
    kept = [number for number, name in enumerate(header) if name not in wide]
    chosen = [[_plain(row[number]) for number in kept] for row in rows]
    printing.result(aligned([header[number] for number in kept], chosen, width, paint_of(sys.stdout)))


def aligned(header: Sequence[str], rows: Sequence[Sequence[str]], width: int, paint: Paint) -> str:
    """Return rows of cells under a header, numbers to the right; the widest are cut if there is no room."""
    from rich.cells import cell_len

    lines = [[name.upper() for name in header], *rows]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    room = width - _GAP * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widest = widths.index(max(widths))
        widths[widest] -= 1
    right = [all(row[n][:1].isdigit() for row in rows) for n in range(len(header))]
    styled = []
    for number, row in enumerate(lines):
        cells = [_cell(text, widths[n], to_right=right[n]) for n, text in enumerate(row)]
        styles = () if number else ("bold",)
        styled.append(paint((" " * _GAP).join(cells).rstrip(), *styles))
    return "".join(f"{line}\n" for line in styled)


def _cell(text: str, width: int, *, to_right: bool) -> str:
    """Return a text as wide as its column, cut in its middle if it is wider."""
    from rich.cells import cell_len, set_cell_size

    if cell_len(text) > width:
        half = (width - 1) // 2
        end = text[-half:] if half else ""
        while cell_len(end) > half:
            end = end[1:]
        text = set_cell_size(text, width - 1 - cell_len(end)) + "…" + end
    padding = " " * (width - cell_len(text))
    return padding + text if to_right else text + padding


def _plain(text: str) -> str:
    """Return a text without characters that a terminal or a table would take for commands."""
    return "".join(char if char.isprintable() else " " for char in text)
