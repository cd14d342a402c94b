"""EPUB (2 and 3): the chapters in the order of the spine, as the paragraphs that a reader sees."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from polyglot_news.containers.item import Item, unbroken, written_day
from polyglot_news.containers.zip_members import Archive, attribute
from polyglot_news.foreign_xml import Element, local_name

CHAPTERS = 2_000
_BODY = re.compile(r"<body\b[^>]*>(.*?)(?:</body\s*>|\Z)", re.DOTALL | re.IGNORECASE)


def items(data: bytes, path: str) -> tuple[Item, ...]:
    """Return the book as one item, chapter after chapter; the table of contents is left out.

    Raises:
        InputError: The file is damaged or too large.
    """
    archive = Archive(data, path)
    container = archive.xml("META-INF/container.xml")
    places = (
        []
        if container is None
        else [attribute(each, "full-path") for each in container.iter() if local_name(each) == "rootfile"]
    )
    package = archive.xml(places[0]) if places else None
    if package is None:
        return ()
    folder = posixpath.dirname(places[0])
    said: dict[str, str] = {}
    for element in package.iter():
        if (name := local_name(element)) in {"title", "language", "date"} and element.text:
            said.setdefault(name, unbroken(element.text))
    chapters = (archive.member(name).decode("utf-8", "replace") for name in _chapters(package, folder))
    bodies = "\n".join(body[1] for chapter in chapters if (body := _BODY.search(chapter)))
    found = Item(
        html=f"<html><body>{bodies}</body></html>",
        title=said.get("title", ""),
        language=said.get("language", ""),
        published=written_day(said.get("date")),
    )
    return (found,) if bodies.strip() else ()


def _chapters(package: Element, folder: str) -> list[str]:
    """Return the names of the chapters' files in the order of reading."""
    manifest = {
        attribute(each, "id"): posixpath.normpath(
            posixpath.join(folder, unquote(attribute(each, "href").partition("#")[0]))
        )
        for each in package.iter()
        if local_name(each) == "item" and "nav" not in attribute(each, "properties").split()
    }
    spine = [
        attribute(each, "idref")
        for each in package.iter()
        if local_name(each) == "itemref" and attribute(each, "linear") != "no"
    ]
    return [manifest[name] for name in spine[:CHAPTERS] if name in manifest]
