"""PDF: the text of the pages, lines joined to paragraphs; needs pypdf, which the extra `files` brings."""

from __future__ import annotations

import io
import logging
import re

from polyglot_news.containers.item import Item, unbroken
from polyglot_news.errors import InputError

PAGES = 2_000
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]\n(?=[^\W\d_])")
_PARAGRAPH = re.compile(r"\n[ \t]*\n+")


def items(data: bytes, path: str) -> tuple[Item, ...]:
    """Return the text of a PDF as one item; the words that a line's end divides are joined.

    Raises:
        InputError: The file is damaged or encrypted, has no text (a scan), or pypdf is not installed.
    """
    try:
        from pypdf import PdfReader
    except ImportError as error:
        hint = "install the extra 'files' (pip install 'polyglot-news[files]'), or save it as text"
        raise InputError(f"{path}: this is a PDF file, which needs the package pypdf", hint) from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on damaged files are not for readers
    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted
        count = 0 if locked else min(len(reader.pages), PAGES)
        pages = [reader.pages[number].extract_text() for number in range(count)]
        title = unbroken(reader.metadata.title if not locked and reader.metadata else "")
    except Exception as error:  # of a damaged file, pypdf raises whatever it stumbles over
        raise InputError(f"{path}: a damaged PDF file: {error}", "get a whole copy of the file") from error
    if locked:
        raise InputError(f"{path}: an encrypted PDF file", "save it without a password")
    text = _HYPHEN.sub("", "\n\n".join(page.strip() for page in pages if page.strip()))
    if not text.strip():
        raise InputError(f"{path}: a PDF file without text, perhaps a scan", "recognise its text first (OCR)")
    return (Item(text="\n\n".join(unbroken(each) for each in _PARAGRAPH.split(text)), title=title),)
