"""Pages saved by Safari: a property list with the page and what belongs to it."""

from __future__ import annotations

import plistlib
from xml.parsers.expat import ExpatError

from polyglot_news.containers.item import Item
from polyglot_news.document import Origin
from polyglot_news.errors import InputError


def items(data: bytes, path: str) -> tuple[Item, ...]:
    """Return the page of a web archive; pictures, styles and frames are left out.

    Raises:
        InputError: It is damaged, or what was saved is no page.
    """
    try:
        value = plistlib.loads(data)
    except (plistlib.InvalidFileException, ValueError, ExpatError, OverflowError, RecursionError, LookupError,
            TypeError, AttributeError, MemoryError) as error:  # fmt: skip
        raise InputError(f"{path}: a damaged Safari web archive", "save the page again, as HTML") from error
    main = value.get("WebMainResource") if isinstance(value, dict) else None
    page = main.get("WebResourceData") if isinstance(main, dict) else None
    if not isinstance(main, dict) or not isinstance(page, bytes):
        raise InputError(f"{path}: a property list that holds no web page", "save the page as HTML")
    kind = str(main.get("WebResourceMIMEType", "text/html"))
    if "html" not in kind and not kind.startswith("text/"):
        raise InputError(f"{path}: a web archive of {kind}, not of a page", "open it, and save the article")
    text = _decoded(page, str(main.get("WebResourceTextEncodingName", "utf-8")))
    url = str(main.get("WebResourceURL", ""))
    origin = Origin(ident=url, url=url if url.startswith(("http://", "https://")) else "")
    if "html" in kind:
        return (Item(html=text, whole_page=True, origin=origin),) if text.strip() else ()
    return (Item(text=text, origin=origin),) if text.strip() else ()


def _decoded(page: bytes, encoding: str) -> str:
    try:
        return page.decode(encoding, "replace")
    except (LookupError, ValueError):
        return page.decode("utf-8", "replace")
