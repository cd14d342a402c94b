"""EPUB (2 and 3): the chapters in the order of the spine, as the paragraphs that a reader sees."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from polyglot_news.containers.item import Item, unbroken, written_day
from polyglot_news.containers.zip_members import Archive, attribute
from polyglot_news.foreign_xml import Element, local_name

CHAPTERS = 2_000
_BODY = re.compile(r"<body\b[^>]*>(.*?)(?:</body\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_HEADING = re.compile(r"<h[1-3]\b[^>]*>(.{0,2000}?)</h[1-3]\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
# The number of a note, linked to it: it is no part of the sentence that it stands behind.
_MARK = r"\s{0,20}[^\w\s<>]?[\d*†‡§]{1,4}[^\w\s<>]?\s{0,20}"
_NOTE = re.compile(
    rf"<sup\b[^<>]*>\s{{0,20}}<a\b[^<>]*>{_MARK}</a>\s{{0,20}}</sup>"
    rf"|<a\b[^<>]*>\s{{0,20}}<sup\b[^<>]*>{_MARK}</sup>\s{{0,20}}</a>"
    rf"|<a\b[^<>]*\bnoteref\b[^<>]*>(?:<(?:span|small)\b[^<>]*>)?{_MARK}(?:</(?:span|small)>)?</a>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Book:
    """What the package of a book says: the names of its files, and what it is.

    Attributes:
        package: The file that says it.
        chapters: The chapters in the order of reading.
        pages: All files that are pages, chapters first.
        contents: Tables of contents of EPUB 2.
        title: The title of the book, empty if it has none; likewise the next two.
        language: Its language, as written there.
        published: The day of its publication.
    """

    package: str
    chapters: tuple[str, ...]
    pages: tuple[str, ...]
    contents: tuple[str, ...]
    title: str
    language: str
    published: str


def items(data: bytes, path: str) -> tuple[Item, ...]:
    """Return the book as one item, chapter after chapter; the table of contents is left out.

    Raises:
        InputError: The file is damaged or too large.
    """
    archive = Archive(data, path)
    book = book_of(archive)
    if book is None:
        return ()
    bodies = "\n".join(body for _, body in _bodies(archive, book))
    found = Item(
        html=f"<html><body>{bodies}</body></html>",
        title=book.title,
        language=book.language,
        published=book.published,
    )
    return (found,) if bodies.strip() else ()


def chapters(data: bytes, path: str) -> tuple[Item, ...]:
    """Return each chapter that has a text as an item of its own, named after its file.

    Its title is its first heading, or that of the book.

    Raises:
        InputError: The file is damaged or too large.
    """
    archive = Archive(data, path)
    book = book_of(archive)
    found: dict[str, Item] = {}
    for position, (name, body) in enumerate(_bodies(archive, book) if book is not None else (), 1):
        if book is None or not _TAG.sub("", body).strip():
            continue
        heading = _HEADING.search(body)
        title = unbroken(_TAG.sub("", heading[1])) if heading else ""
        ident = posixpath.splitext(posixpath.basename(name))[0]
        ident = ident if ident and ident not in found else f"{ident}-{position}"
        found[ident] = Item(
            html=f"<html><body>{body}</body></html>",
            title=unescape(title) or book.title,
            language=book.language,
            published=book.published,
            ident=ident,
        )
    return tuple(found.values())


def book_of(archive: Archive) -> Book | None:
    """Return what the package of a book says; None if it has none.

    Raises:
        InputError: It is damaged.
    """
    container = archive.xml("META-INF/container.xml")
    places = (
        []
        if container is None
        else [attribute(each, "full-path") for each in container.iter() if local_name(each) == "rootfile"]
    )
    package = archive.xml(places[0]) if places else None
    if package is None:
        return None
    said: dict[str, str] = {}
    for element in package.iter():
        if (name := local_name(element)) in {"title", "language", "date"} and element.text:
            said.setdefault(name, unbroken(element.text))
    files = [each for each in package.iter() if local_name(each) == "item"]
    folder = posixpath.dirname(places[0])
    places_by_id = {attribute(each, "id"): _place(folder, each) for each in files}
    spine = [
        attribute(each, "idref")
        for each in package.iter()
        if local_name(each) == "itemref" and attribute(each, "linear") != "no"
    ]
    contents = {attribute(each, "id") for each in files if "nav" in attribute(each, "properties").split()}
    read = [places_by_id[name] for name in spine[:CHAPTERS] if name in places_by_id and name not in contents]
    pages = [_place(folder, each) for each in files if _is_page(each)]
    return Book(
        places[0],
        tuple(read),
        tuple(dict.fromkeys((*read, *pages))),
        tuple(_place(folder, each) for each in files if "ncx" in attribute(each, "media-type")),
        said.get("title", ""),
        said.get("language", ""),
        written_day(said.get("date")),
    )


def _bodies(archive: Archive, book: Book) -> Iterator[tuple[str, str]]:
    """Yield the names of the chapters and what is in their bodies, without the numbers of notes."""
    for name in book.chapters:
        body = _BODY.search(archive.member(name).decode("utf-8", "replace"))
        if body:
            yield name, _NOTE.sub("", body[1])


def _place(folder: str, item: Element) -> str:
    """Return the name of a file in the archive."""
    return posixpath.normpath(posixpath.join(folder, unquote(attribute(item, "href").partition("#")[0])))


def _is_page(item: Element) -> bool:
    return attribute(item, "media-type") in {"application/xhtml+xml", "text/html"}
