"""Files that hold articles: office files, e-books, mail, subtitles, feeds.

One module a kind. It reads bytes and returns items; it knows nothing of articles, sentences or translation.
Nothing is fetched and nothing is run: pictures, links and definitions outside the file stay where they are.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from polyglot_news.containers.file_kinds import KIND_NAMES, MANY, SUFFIXES, TABLES, recognise
from polyglot_news.containers.item import Item, named
from polyglot_news.errors import InputError

__all__ = ["KIND_NAMES", "MANY", "SUFFIXES", "TABLES", "Item", "items_in", "recognise"]

ARTICLES = 100_000  # in one file
_READERS = {
    "docx": "polyglot_news.containers.docx:items",
    "odt": "polyglot_news.containers.odt:items",
    "epub": "polyglot_news.containers.epub:items",
    "pdf": "polyglot_news.containers.pdf:items",
    "mail": "polyglot_news.containers.mail:items",
    "mbox": "polyglot_news.containers.mail:items_of_box",
    "srt": "polyglot_news.containers.subtitles:items",
    "vtt": "polyglot_news.containers.subtitles:items",
    "feed": "polyglot_news.containers.feeds:items",
    "json": "polyglot_news.containers.json_articles:items",
    "webarchive": "polyglot_news.containers.webarchive:items",
    "warc": "polyglot_news.containers.warc:items",
}


def items_in(data: bytes, kind: str, path: str, column: str = "") -> tuple[Item, ...]:
    """Return the articles in a file of a kind that `recognise` named, in the file's order; at least one.

    Those of a kind that may hold several have an `ident` each, unless the file is one JSON object.

    Args:
        data: The file.
        kind: What `recognise` said.
        path: What errors call the file.
        column: The column of a table that holds the texts.

    Raises:
        InputError: The file is damaged or too large, holds nothing, or is of a kind that cannot be read.
        UsageError: A table has no such column.
    """
    if kind == "table":
        from polyglot_news.containers import table_column

        found = table_column.items(data, path, column)
    else:
        found = _read(data, kind, path)
    if not found:
        raise InputError(
            f"{path}: {KIND_NAMES[kind]} without an article in it", "look at what the file holds"
        )
    if len(found) > ARTICLES:
        raise InputError(f"{path}: more than {ARTICLES:,} articles", "split it into several files")
    is_one = kind not in MANY or (kind == "json" and len(found) == 1 and not found[0].ident)
    return found if is_one else named(found)


def _read(data: bytes, kind: str, path: str) -> tuple[Item, ...]:
    """Return the articles in a file, by the module of its kind."""
    where = _READERS.get(kind)
    if where is None:
        raise InputError(
            f"{path}: this is {KIND_NAMES[kind]}", "save the article as text, HTML or DOCX first"
        )
    module, _, name = where.partition(":")
    read: Callable[[bytes, str], tuple[Item, ...]] = getattr(import_module(module), name)
    return read(data, path)
