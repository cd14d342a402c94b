"""Bytes to text: byte order marks, UTF-8, UTF-16 and UTF-32 without mark, declared and legacy encodings."""

from __future__ import annotations

import codecs
import re

from polyglot_news.errors import InputError

_MARKS = (  # UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_SIGNATURES = (
    (b"%PDF-", "a PDF file", "save its text first, for instance with pdftotext"),
    (b"\x89PNG\r\n", "a PNG image", ""),
    (b"\xff\xd8\xff", "a JPEG image", ""),
    (b"GIF8", "a GIF image", ""),
    (b"BM\x00", "a BMP image", ""),
    (b"II*\x00", "a TIFF image", ""),
    (b"MM\x00*", "a TIFF image", ""),
    (b"RIFF", "an image, sound or video", ""),
    (b"OggS", "sound or video", ""),
    (b"ID3", "an MP3 sound file", ""),
    (b"fLaC", "a FLAC sound file", ""),
    (b"\xd0\xcf\x11\xe0", "an old Office document, such as Word", "save it as plain text or HTML first"),
    (b"{\\rtf", "an RTF document", "save it as plain text or HTML first"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ", "an xz archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "unpack it first"),
    (b"\x7fELF", "a program", ""),
    (b"MZ\x90", "a program", ""),
    (b"SQLite format 3", "a SQLite database", ""),
    (b"bplist0", "a property list", ""),
)
_ZIP_KINDS = (
    (b"word/", "a Word document", "save it as plain text or HTML first"),
    (b"xl/", "an Excel workbook", "save it as plain text first"),
    (b"ppt/", "a PowerPoint presentation", "save it as plain text first"),
    (b"mimetypeapplication/vnd.oasis", "an OpenDocument file", "save it as plain text or HTML first"),
    (b"mimetypeapplication/epub", "an EPUB book", "save it as plain text or HTML first"),
)
_DEFAULT_HINT = "plain text, Markdown and HTML can be read"

# What pages declare is often the smaller set of what their bytes are (WHATWG Encoding Standard).
_WIDER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "hz": "hz", "euc_kr": "cp949", "shift_jis": "cp932",
    "big5": "big5hkscs",
}  # fmt: skip
_DECLARED = re.compile(
    rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_MARKUP = re.compile(rb"<(?:!doctype|html|head|meta|body|\?xml)[\s>]", re.IGNORECASE)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\f\v\x1b")
_CJK_PUNCTUATION = re.compile("[\u3001\u3002\uff0c]")
_LATIN_PAGES = {"cp1250", "iso8859_2", "cp1254", "cp1257", "cp1258"}
# What Polish, Czech, Hungarian, Romanian, Turkish or Baltic bytes look like when read as Western European.
_NOT_WESTERN = re.compile("[šžýþðŸŠŽÝÞÐ]|õ(?!e)|(?<=[a-z])[¹³ºª¿£¥¼¾](?=[a-z])")

DECLARATION_WINDOW = 4096
SAMPLE = 128 * 1024
# With more control characters than this it is not text; dumps of real pages do contain stray ones.
CONTROL_SHARE = 0.02
CONTROL_SHARE_MARKUP = 0.30


def decode(data: bytes, *, path: str) -> str:
    """Return the text of a file's bytes, without byte order mark and otherwise unchanged.

    Bytes that its encoding (see `encoding_of`) does not have become U+FFFD.

    Raises:
        InputError: The bytes are not text; the message says what they look like.
    """
    encoding, mark = encoding_of(data, path=path)
    return data[mark:].decode(encoding, errors="replace")


def encoding_of(data: bytes, *, path: str) -> tuple[str, int]:
    """Return Python's name of the encoding of a file's bytes, and how many bytes its byte order mark has.

    Tried in this order: byte order mark, UTF-16 and UTF-32 by their zero bytes, UTF-8, what an HTML or
    XML head declares, then a legacy encoding by `charset_normalizer` from a sample.

    Raises:
        InputError: The bytes are not text; the message says what they look like.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    _refuse_known_binary(data, path)
    sample = data[:SAMPLE]
    wide = _wide_encoding(sample)
    if wide:
        return wide, 0
    _refuse_controls(sample, path)
    if b"\x1b$" in sample and _is(data, "iso2022_jp_2"):  # else an escape sequence of a terminal
        return "iso2022_jp_2", 0
    if _is(data, "utf-8") or _mostly_utf8(sample):
        return "utf-8", 0
    declared = _declared_encoding(data)
    if declared:
        text = data.decode(declared, errors="replace")
        if text.count("\ufffd") * 100 <= len(text):
            return declared, 0
    return _legacy_encoding(sample), 0


def _is(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _refuse_known_binary(data: bytes, path: str) -> None:
    """Raise InputError where the first bytes are those of a well-known file format that holds no text."""
    if data.startswith(b"PK\x03\x04"):
        head = data[:SAMPLE] + data[-SAMPLE:]  # the directory of a zip is at its end
        for mark, name, hint in _ZIP_KINDS:
            if mark in head:
                raise InputError(f"{path}: this is {name}, not text", hint)
        raise InputError(f"{path}: this is a zip archive, not text", "unpack it first")
    for mark, name, hint in _SIGNATURES:
        if data.startswith(mark):
            raise InputError(f"{path}: this is {name}, not text", hint or _DEFAULT_HINT)
    if data[4:8] == b"ftyp":
        raise InputError(f"{path}: this is a video or a picture, not text", _DEFAULT_HINT)


def _refuse_controls(sample: bytes, path: str) -> None:
    """Raise InputError where too many bytes are control characters."""
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    limit = CONTROL_SHARE_MARKUP if _MARKUP.search(sample[:DECLARATION_WINDOW]) else CONTROL_SHARE
    if controls > 1 and controls > len(sample) * limit:
        raise InputError(f"{path}: this looks like binary data, not text", _DEFAULT_HINT)


def _wide_encoding(sample: bytes) -> str:
    """Return the UTF-16 or UTF-32 encoding of bytes without mark, or an empty string.

    Wrong byte order turns spaces into U+2000 and line ends into U+0A00, so the right one is where white
    space and full stops are; Chinese without any of them is recognised by its own comma and full stop.
    """
    best, best_score = "", 0
    if b"\x00" not in sample and not any(
        mark in sample for mark in (b"\x02\x30", b"\x30\x02", b"\x0c\xff", b"\xff\x0c")
    ):
        return best
    for encoding in _WIDE:
        width = 4 if "32" in encoding else 2
        text = sample[: len(sample) // width * width].decode(encoding, errors="replace")
        wrong = sum(map(text.count, ("\x00", "\ufffd", "\u2000", "\u0a00", "\u0d00")))
        controls = sum(1 for letter in text if letter < " " and letter not in "\t\n\r\f\v")
        if (wrong + controls) * 100 > len(text):
            continue
        score = sum(map(text.count, " \n.,")) + len(_CJK_PUNCTUATION.findall(text))
        if score > best_score:
            best, best_score = encoding, score
    return best


def _mostly_utf8(sample: bytes) -> bool:
    """Return whether the bytes are UTF-8 with a few broken places: cut off, or patched by another program."""
    text = sample.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(1 for letter in text if letter > "\x7f") - broken
    return broken <= 1 < whole or broken * 20 <= whole


def _declared_encoding(data: bytes) -> str:
    """Return Python's name of the encoding that an HTML or XML head declares, or an empty string."""
    head = data[:DECLARATION_WINDOW]
    if not _MARKUP.search(head):
        return ""
    found = _DECLARED.search(head)
    if not found:
        return ""
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return ""
    if name.startswith("utf"):
        return ""  # tried before, and it was not
    try:
        b"a".decode(name)
    except (LookupError, UnicodeError):  # codecs that are no text encodings: base64, zlib
        return ""
    return _WIDER.get(name, name)


def _legacy_encoding(sample: bytes) -> str:
    """Return the likeliest 8-bit or East Asian encoding of bytes that are not UTF-8."""
    from charset_normalizer import from_bytes

    # the encodings that news in our languages was written in; without them it picks exotic code pages
    candidates = [
        "cp1252", "cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "gb18030", "big5", "cp932", "euc_jp",
        "cp949", "cp1250", "iso8859_2", "cp1253", "cp1254", "cp1255", "cp1256", "cp874", "cp1257", "cp1258",
    ]  # fmt: skip
    best = from_bytes(sample, cp_isolation=candidates, enable_fallback=False).best()
    name = best.encoding if best else "cp1252"
    if name in _LATIN_PAGES:
        western = sample.decode("cp1252", errors="replace")
        accented = sum(1 for letter in western if letter > "\xbf" and letter.isalpha())
        if len(_NOT_WESTERN.findall(western)) * 20 <= accented:
            return "cp1252"
    return _WIDER.get(codecs.lookup(name).name, name)
