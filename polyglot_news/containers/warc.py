"""Web archives (WARC, ISO 28500): each page is an article; needs warcio, which the extra `files` brings."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from polyglot_news.containers.decoded_text import decoded
from polyglot_news.containers.item import Item
from polyglot_news.document import Origin
from polyglot_news.errors import InputError

_PAGE = 16 << 20  # bytes of a page; a larger record is passed over
_WHOLE = 512 << 20  # bytes of all pages
_HEAD = 2048  # bytes in which a page names its encoding
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HTML = ("text/html", "application/xhtml+xml")


def items(data: bytes, path: str) -> tuple[Item, ...]:
    """Return the pages of a web archive: answers with status 200 that hold HTML, in the archive's order.

    An address that was fetched several times gives its last page.

    Raises:
        InputError: The file is damaged or too large, or warcio is not installed.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        hint = "install the extra 'files' (pip install 'polyglot-news[files]'), or save the pages as HTML"
        raise InputError(
            f"{path}: this is a web archive (WARC), which needs the package warcio", hint
        ) from error
    found: dict[str, Item] = {}
    left = _WHOLE
    try:
        for item in _pages(ArchiveIterator(io.BytesIO(data))):
            left -= len(item.html)
            if left < 0:
                break
            found.pop(item.origin.ident, None)
            found[item.origin.ident] = item
    except Exception as error:  # of a damaged file, warcio raises whatever it stumbles over
        raise InputError(f"{path}: a damaged web archive: {error}", "get a whole copy of the file") from error
    if left < 0:
        raise InputError(f"{path}: its pages are larger than {_WHOLE >> 20} MB", "split the archive")
    return tuple(found.values())


def _pages(records: Any) -> Iterator[Item]:  # noqa: ANN401 - of warcio, which has no types
    for record in records:
        headers = record.http_headers
        if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
            continue
        kind, _, parameters = (headers.get_header("Content-Type") or "").partition(";")
        if kind.strip().lower() not in _HTML:
            continue
        page = record.content_stream().read(_PAGE + 1)
        if len(page) > _PAGE or not page.strip():
            continue
        url = record.rec_headers.get_header("WARC-Target-URI") or ""
        day = (record.rec_headers.get_header("WARC-Date") or "")[:10]
        origin = Origin(ident=url or day, url=url if url.startswith(("http://", "https://")) else "")
        yield Item(html=_decoded(page, parameters), whole_page=True, ident=url, origin=origin)


def _decoded(page: bytes, parameters: str) -> str:
    """Return a page as text, by the encoding that the answer or the page itself names, else as any text."""
    named = _CHARSET.search(parameters) or _CHARSET.search(page[:_HEAD].decode("ascii", "replace"))
    if named is not None:
        with suppress(LookupError, ValueError):
            return page.decode(named[1])
    return decoded(page)
