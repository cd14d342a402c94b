"""Tables (CSV, TSV): a row is an article, one column holds its text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from polyglot_news.containers.decoded_text import decoded
from polyglot_news.containers.item import Item
from polyglot_news.containers.json_articles import item_of
from polyglot_news.errors import InputError, UsageError

_LONGEST_CELL = 1 << 24
_DELIMITERS = ",;\t|"
_SHOWN = 12  # columns that an error names
# Columns by what they are called, besides the names of JSON's fields.
_ALSO = {
    "headline": "title",
    "day": "date",
    "lang": "language",
    "href": "url",
    "address": "url",
    "guid": "id",
}
_TAKEN = frozenset({"title", "date", "published", "url", "link", "language", "id", "author", "updated"})
_BODY = "text"


def items(data: bytes, path: str, column: str) -> tuple[Item, ...]:
    """Return the rows of a table, those without any cell left out; a row without a text has an error.

    Args:
        data: The table. Its first row names the columns.
        path: What errors call it; `.tsv` and `.tab` mean tabs.
        column: The name of the column with the texts (case does not matter), or its number from 1.

    Raises:
        InputError: It is no table, or no column is named.
        UsageError: It has no such column.
    """
    text = decoded(data)
    rows = _rows(text, _delimiter(text, path), path)
    names = [name.strip() for name in next(rows, [])]
    place = _place(names, column, path)
    found = []
    for number, row in enumerate(rows, 2):
        if any(cell.strip() for cell in row):
            found.append(_item(names, row, place, f"{path}, row {number}"))
    return tuple(found)


def _rows(text: str, delimiter: str, path: str) -> Iterator[list[str]]:
    """Yield the rows; quoted cells may have line ends in them."""
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise InputError(f"{path}: this is no table: {error}", "export it again as CSV") from error
    finally:
        csv.field_size_limit(before)


def _delimiter(text: str, path: str) -> str:
    """Return what stands between the cells: what the first line has most of, outside quotes."""
    if PurePath(path).suffix.lower() in {".tsv", ".tab"}:
        return "\t"
    first = text.partition("\n")[0]
    outside = "".join(first.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)


def _place(names: Sequence[str], column: str, path: str) -> int:
    """Return the position of the column with the texts."""
    shown = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
    if not column:
        raise InputError(
            f"{path}: a table, and no column is named", f"add --column NAME; its columns are {shown}"
        )
    folded = [name.casefold() for name in names]
    if column.strip().casefold() in folded:
        return folded.index(column.strip().casefold())
    if column.isdecimal() and 1 <= int(column) <= len(names):
        return int(column) - 1
    raise UsageError(f"{path}: no column {column}", f"name one of {shown}")


def _item(names: Sequence[str], row: Sequence[str], place: int, where: str) -> Item:
    """Return a row as an article: what its columns are called says what they hold."""
    known: dict[str, str] = {}
    others: dict[str, str] = {}
    for position, (name, cell) in enumerate(zip(names, row, strict=False)):
        called = _ALSO.get(name.casefold(), name.casefold())
        if position == place:
            known[_BODY] = cell
            continue
        if called in _TAKEN:
            known.setdefault(called, cell)
        if called != "title":
            others[name or str(position + 1)] = cell
    item = item_of(known, where)
    return replace(item, origin=replace(item.origin, fields=others))
