"""The kind of a file by its first bytes and its structure, and by its name where those say nothing."""

from __future__ import annotations

import re
from pathlib import PurePath

# What messages call each kind, those that cannot be read included.
KIND_NAMES = {
    "docx": "a DOCX file",
    "odt": "an ODT file",
    "epub": "an EPUB file",
    "pdf": "a PDF file",
    "mail": "an e-mail or saved web archive",
    "mbox": "a mailbox",
    "srt": "a subtitle file (SRT)",
    "vtt": "a subtitle file (WebVTT)",
    "feed": "a feed",
    "json": "a JSON file",
    "rtf": "an RTF file, which cannot be read",
    "table": "a table",
    "xml": "an XML file of another kind, which cannot be read",
    "webarchive": "a Safari web archive",
    "office": "an office file that is neither DOCX nor ODT, which cannot be read",
    "warc": "a web archive (WARC)",
}
MANY = frozenset({"feed", "mbox", "json", "table", "warc"})  # kinds that may hold several articles
_BY_SUFFIX = {
    ".docx": "docx",
    ".odt": "odt",
    ".epub": "epub",
    ".pdf": "pdf",
    ".eml": "mail",
    ".mht": "mail",
    ".mhtml": "mail",
    ".mbox": "mbox",
    ".srt": "srt",
    ".vtt": "vtt",
    ".rss": "feed",
    ".atom": "feed",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".csv": "table",
    ".tsv": "table",
    ".tab": "table",
    ".webarchive": "webarchive",
    ".warc": "warc",
}
# Files that a batch reads. XML may be anything: its beginning says whether it is a feed.
SUFFIXES = frozenset(suffix for suffix, kind in _BY_SUFFIX.items() if kind != "table")
TABLES = frozenset(suffix for suffix, kind in _BY_SUFFIX.items() if kind == "table")

_FIRST_BYTES = 4096
_SRT = re.compile(rb"\s*\d{1,6}[ \t]*\r?\n\d{1,3}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->")
_XML = re.compile(
    rb"\s*(?:<\?xml\b[^>]{0,300}>)?\s*"
    rb"(?:(?:<!--.{0,1000}?-->|<!DOCTYPE[^\[>]{0,300}(?:\[[^\]]{0,2000}\]\s{0,9})?>|<\?[^>]{0,300}>)\s*){0,10}"
    rb"<(?:[\w-]+:)?([A-Za-z][\w.-]*)",
    re.DOTALL,
)
_FEED_ROOTS = {b"rss", b"feed", b"RDF"}
_PAGE_ROOTS = {
    b"html",
    b"HTML",
    b"body",
    b"article",
    b"main",
    b"section",
    b"div",
    b"p",
    b"table",
    b"ul",
    b"meta",
    b"title",
}
# The beginning of an object, or of an array of objects, as no prose begins.
_OBJECT = re.compile(rb"\s*(?:\[\s*)?\{\s*(?:\"(?:[^\"\\]|\\.){0,500}\"\s*:|\}\s*(?:[,\]]|$))")
_NESTED = re.compile(rb"\s*(?:[\[{]\s*){100}")
_HEADER = re.compile(rb"([A-Za-z][A-Za-z-]{1,40}):[ \t]?\S?")
_MAIL_HEADERS = {
    b"mime-version",
    b"message-id",
    b"received",
    b"return-path",
    b"content-type",
    b"content-transfer-encoding",
}
_LETTER_HEADERS = {b"from", b"to", b"subject", b"date"}
_BOX = re.compile(rb"From \S+ .{10,60}\r?\n[A-Za-z-]{2,40}: ")


def recognise(data: bytes, path: str = "-", column: str = "") -> str:
    """Return the kind of a container, a key of `KIND_NAMES`; empty if it is a text or page, or nothing known.

    The content decides; a name decides only where the content does not contradict it. A text of which a
    column is asked for is a table.
    """
    head = _beginning(data)
    suffix = _BY_SUFFIX.get(PurePath(path).suffix.lower(), "")
    found = _by_signature(data, head) or _by_structure(head)
    if not found and suffix in {"mail", "table", "srt", "vtt"}:
        return suffix
    return found or ("table" if column else "")


def _beginning(data: bytes) -> bytes:
    """Return the first bytes, as UTF-8 without its mark where the mark is one of UTF-16."""
    head = data[:_FIRST_BYTES]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return head.removeprefix(b"\xef\xbb\xbf")


def _by_signature(data: bytes, head: bytes) -> str:
    """Return the kind that the first bytes name."""
    if head.startswith(b"PK\x03\x04"):
        return _zipped(data)
    for start, kind in (
        (b"%PDF-", "pdf"), (b"{\\rtf", "rtf"), (b"\xd0\xcf\x11\xe0", "office"), (b"bplist00", "webarchive"),
        (b"WARC/", "warc"), (b"WEBVTT", "vtt"),
    ):  # fmt: skip
        if head.startswith(start):
            return kind
    if head.startswith(b"\x1f\x8b") and _unpacked(data).startswith(b"WARC/"):
        return "warc"
    return "pdf" if b"%PDF-" in head[:1024] and b"\0" in data[:1_000_000] else ""


def _unpacked(data: bytes) -> bytes:
    """Return the first bytes of what gzip packed; empty if it is damaged."""
    import zlib

    try:
        return zlib.decompressobj(wbits=31).decompress(data[:_FIRST_BYTES], 16)
    except zlib.error:
        return b""


def _zipped(data: bytes) -> str:
    """Return the kind of a ZIP archive; empty if it is no container of an article."""
    from polyglot_news.containers.zip_members import member_names  # zipfile is loaded where such a file comes

    names = member_names(data)
    if "word/document.xml" in names:
        return "docx"
    if "META-INF/container.xml" in names:
        return "epub"
    if "content.xml" in names and "mimetype" in names:
        return "odt" if b"opendocument.text" in data[:200] else "office"
    return "office" if "[Content_Types].xml" in names else ""


def _by_structure(head: bytes) -> str:
    """Return the kind that a text's structure shows."""
    for holds, kind in ((_SRT.match(head), "srt"), (_BOX.match(head), "mbox"), (_is_mail(head), "mail")):
        if holds:
            return kind
    if head.lstrip()[:1] in {b"{", b"["}:
        return "json" if _OBJECT.match(head) or _NESTED.match(head) else ""
    root = _XML.match(head) if head.lstrip()[:1] == b"<" else None
    if root is None:
        return ""
    if root[1] in _FEED_ROOTS:
        return "feed"
    if root[1] == b"plist":
        return "webarchive"
    declared = head.lstrip().startswith(b"<?xml")
    return "xml" if declared and root[1] not in _PAGE_ROOTS else ""


def _is_mail(head: bytes) -> bool:
    """Return whether a text begins with the headers of a letter, one of which only mail programs write."""
    names = set()
    for line in head.splitlines():
        if line[:1] in {b" ", b"\t"}:
            continue
        match = _HEADER.match(line)
        if match is None:
            break
        names.add(match[1].lower())
    return bool(names & _MAIL_HEADERS) and len(names & (_MAIL_HEADERS | _LETTER_HEADERS)) > 1
