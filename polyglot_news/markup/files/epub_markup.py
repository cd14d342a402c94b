"""EPUB: the chapters, the tables of contents and the title of the book; everything else is copied.

A chapter that is not well-formed is read as browsers do. Only its texts are replaced in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import unescape

from polyglot_news.containers.epub import book_of
from polyglot_news.containers.zip_members import Archive, replaced
from polyglot_news.markup.elements import Element, Pieces, runs
from polyglot_news.markup.inlines import kind_of, segment_of
from polyglot_news.markup.segments import CODE, LANGUAGE, TOKEN, Change, Marked, Segment
from polyglot_news.markup.tags import Tag, attributes, without

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding=[\"']([A-Za-z0-9._-]{1,40})[\"']")
_ENCODING = re.compile(r"(<\?xml[^>]{0,200}?encoding=[\"'])[A-Za-z0-9._-]{1,40}(?=[\"'])")
_TITLE = re.compile(r"<(?:dc:)?title\b[^>]*>([^<]*)</(?:dc:)?title>")
_SAID = re.compile(r"<(?:dc:)?language\b[^>]*>([^<]*)</(?:dc:)?language>")
_LABEL = re.compile(r"<(?:ncx:)?text\b[^>]*>([^<]*)</(?:ncx:)?text>")
_INNER = re.compile(r"([^<]*)")
_HTML = re.compile(r"<html\b[^>]*>", re.IGNORECASE)


def read(archive: Archive, path: str) -> tuple[tuple[str, ...], tuple[Marked, ...]]:
    """Return the names of the members that hold text, and their texts.

    Raises:
        InputError: A member is damaged or too large.
    """
    del path  # the archive names itself
    book = book_of(archive)
    if book is None:
        return (), ()
    found: dict[str, Marked] = {book.package: _package(_decoded(archive.member(book.package)))}
    for name in book.pages:
        if name in archive.names and name not in found:
            found[name] = _page(_decoded(archive.member(name)))
    for name in book.contents:
        if name in archive.names and name not in found:
            source = _decoded(archive.member(name))
            found[name] = _of_segments(source, _texts(source, _LABEL.finditer(source)))
    return tuple(found), tuple(found.values())


def write(data: bytes, path: str, names: Sequence[str], texts: Sequence[str], language: str) -> bytes:
    """Return the book with these texts, all in UTF-8."""
    del language  # it is set where the texts say it
    members = {
        name: _ENCODING.sub(r"\1utf-8", text, count=1).encode("utf-8", "replace")
        for name, text in zip(names, texts, strict=True)
    }
    return replaced(data, members, path)


def _decoded(data: bytes) -> str:
    """Return a member as text: in UTF-16 with a mark, else in the encoding that it declares, or UTF-8."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", "replace")
    declared = _DECLARED.match(data)
    try:
        return data.decode(declared[1].decode() if declared else "utf-8", "replace").removeprefix("\ufeff")
    except LookupError:
        return data.decode("utf-8", "replace")


def _package(source: str) -> Marked:
    """Return the package with the title and the language of the book."""
    title = _TITLE.search(source)
    changes = tuple(Change(*match.span(1), (CODE,)) for match in _SAID.finditer(source))
    return replace(_of_segments(source, _texts(source, [title] if title else ())), changes=changes)


def _page(source: str) -> Marked:
    elements: list[Element] = []
    pieces = list(runs(source, elements, xml=True))
    token = max((int(number) for number in TOKEN.findall(source)), default=0) + 1
    segments: list[Segment] = []
    for each in pieces:
        segment = segment_of(source, each, token)
        if segment is not None:
            segments.append(replace(segment, kind=kind_of(elements[each.element].name)))
    spans = [(segment.start, segment.end) for segment in segments]
    segments += _descriptions(source, elements, spans)
    heads = (each for each in elements if each.name == "title" and each.inner < each.close)
    segments += _texts(source, [m for e in heads if (m := _INNER.match(source, e.inner, e.close))])
    segments.sort(key=lambda segment: segment.start)
    changes = []
    root = _HTML.search(source)
    if root is not None:
        found = attributes(root[0])
        tag = without(root[0], [found[name] for name in ("lang", "xml:lang", "dir") if name in found])
        pieces_of_tag = (tag[:5], " ", LANGUAGE, ' xml:lang="', CODE, '"', tag[5:])
        changes.append(Change(*root.span(), pieces_of_tag))
    return replace(_of_segments(source, segments), changes=tuple(changes))


def _descriptions(
    source: str, elements: Sequence[Element], spans: Sequence[tuple[int, int]]
) -> Iterator[Segment]:
    """Yield the alternative texts of the pictures that stand in no run of text."""
    starts = [start for start, _ in spans]
    for element in elements:
        if element.name != "img":
            continue
        at = bisect_right(starts, element.start) - 1
        if at >= 0 and element.start < spans[at][1]:
            continue
        alt = attributes(source[element.start : element.inner]).get("alt")
        text = " ".join(unescape(alt.value).split()) if alt is not None else ""
        if alt is not None and alt.last > alt.first and any(map(str.isalpha, text)):
            yield Segment(element.start + alt.first, element.start + alt.last, text, escape="attribute")


def _texts(source: str, matches: Iterable[re.Match[str]]) -> tuple[Segment, ...]:
    """Return the first groups of matches as segments of their own."""
    found = (segment_of(source, Pieces(0, (Tag("text", *match.span(1)),))) for match in matches)
    return tuple(replace(segment, kind="heading") for segment in found if segment is not None)


def _of_segments(source: str, segments: Sequence[Segment]) -> Marked:
    return Marked(source, tuple(segments), "html", (0, len(source)))
