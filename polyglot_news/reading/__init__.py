"""Bytes to article: encoding, kind of file, title, date, language, what is no article."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

from polyglot_news.document import Article, Block
from polyglot_news.errors import InputError
from polyglot_news.reading.encodings import decode
from polyglot_news.reading.kinds import Kind, kind_of
from polyglot_news.reading.paragraphs import lines as line_spans
from polyglot_news.reading.paragraphs import paragraphs
from polyglot_news.reading.parts import Parts, language_of

__all__ = ["MAX_BYTES", "read", "read_bytes", "read_file", "read_source", "read_text"]

MAX_BYTES = 64 * 1024 * 1024
_LONGEST_NAME = 1024


def read_file(path: str | Path, *, language: str = "auto", raw: bool = False, lines: bool = False) -> Article:
    """Return the article in a file; `-` reads standard input.

    Args:
        path: The file; its name decides between HTML, Markdown and text where it says so.
        language: A language code, or `auto` to detect it.
        raw: Keep every paragraph as a block: no extraction, no headline.
        lines: Make a block of every line, blank ones included; implies `raw`.

    Raises:
        InputError: The file is missing, a folder, empty, too large, not text, or holds no article.
        UsageError: The language is not known.
    """
    return read_bytes(_bytes_of(path), path=str(path), language=language, raw=raw, lines=lines)


def read(source: str | Path, *, language: str = "auto", raw: bool = False) -> Article:
    """Return the article in a text, or in the file that a `Path` or a string names.

    Any other string is the text itself; a single line that ends in a file suffix counts as a name.

    Raises:
        InputError: It cannot be read, or holds no article.
        UsageError: The language is not known.
    """
    if isinstance(source, Path) or _is_name(source):
        return read_file(source, language=language, raw=raw)
    return read_text(source, language=language, raw=raw)


def _is_name(text: str) -> bool:
    if "\n" in text or len(text) > _LONGEST_NAME:
        return False
    try:
        return Path(text).is_file() or (" " not in text and bool(Path(text).suffix))
    except (OSError, ValueError):
        return False


def read_source(path: str | Path) -> tuple[str, Kind]:
    """Return the unchanged decoded text of a file, and its kind; `-` reads standard input.

    Raises:
        InputError: The file is missing, a folder, empty, too large, or not text.
    """
    name = _shown(str(path))
    data = _bytes_of(path)
    _check_size(data, name)
    text = decode(data, path=name)
    return text, kind_of(text, str(path))


def _bytes_of(path: str | Path) -> bytes:
    """Return the bytes of a file, one more than `MAX_BYTES` at most."""
    name = str(path)
    if name == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise InputError(f"{name}: no such file", "check the name") from error
    except IsADirectoryError as error:
        raise InputError(
            f"{name}: this is a folder", "give a file, or use polyglot-news batch for a folder"
        ) from error
    except PermissionError as error:
        if Path(path).is_dir():  # the error of Windows for a folder
            raise InputError(f"{name}: this is a folder", "use polyglot-news batch for a folder") from error
        raise InputError(f"{name}: no permission to read it", "check the file's owner and mode") from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{name}: cannot be read: {reason}") from error


def _check_size(data: bytes, name: str) -> None:
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // (1024 * 1024)
        raise InputError(
            f"{name}: larger than {limit} MB, which no article is", "split it into several files"
        )


def read_bytes(
    data: bytes, *, path: str = "-", language: str = "auto", raw: bool = False, lines: bool = False
) -> Article:
    """Return the article in the bytes of a file; `path` names it in errors and decides its kind.

    Raises:
        InputError: The bytes are empty, too many, not text, or hold no article.
        UsageError: The language is not known.
    """
    _check_size(data, _shown(path))
    return _article(
        decode(data, path=_shown(path)), sha256(data).hexdigest(), path, language, raw=raw, lines=lines
    )


def read_text(
    text: str, *, path: str = "-", language: str = "auto", raw: bool = False, lines: bool = False
) -> Article:
    """Return the article in a text that is decoded already; the hash is that of its UTF-8 bytes.

    Raises:
        InputError: The text is empty, too long, or holds no article.
        UsageError: The language is not known.
    """
    data = text.encode("utf-8", errors="surrogatepass")
    if len(data) > MAX_BYTES:
        return read_bytes(data, path=path)  # raises
    return _article(
        text.removeprefix("\ufeff"), sha256(data).hexdigest(), path, language, raw=raw, lines=lines
    )


def _shown(path: str) -> str:
    """Return the name of an input in error messages."""
    return "standard input" if path == "-" else path


def _article(text: str, digest: str, path: str, language: str, *, raw: bool, lines: bool) -> Article:
    """Return the article of a decoded text by the reader of its kind."""
    if lines:
        parts = _by_line(text, language)
    elif not text.strip():
        raise InputError(f"{_shown(path)}: nothing in it", "give a text with an article in it")
    else:
        parts = _parts(text, _shown(path), language, raw=raw)
    return Article(
        parts.text, parts.blocks, parts.language, parts.title, parts.standfirst, parts.dateline,
        parts.published, path, digest, parts.dropped,
    )  # fmt: skip


def _parts(text: str, path: str, language: str, *, raw: bool) -> Parts:
    """Return the parts of a text that is not empty."""
    kind = kind_of(text, path)
    if kind == "html":
        from polyglot_news.reading.webpages.extraction import read_html
        from polyglot_news.reading.webpages.html import read_raw

        return read_raw(text, language, path) if raw else read_html(text, language, path)
    if raw:
        blocks = tuple(Block("paragraph", start, end) for start, end in paragraphs(text))
        return Parts(text, blocks, language_of((text[block.start : block.end] for block in blocks), language))
    if kind == "markdown":
        from polyglot_news.reading.markdown_text import read_markdown

        return read_markdown(text, language, path)
    from polyglot_news.reading.plain_text import read_plain

    return read_plain(text, language, path)


def _by_line(text: str, language: str) -> Parts:
    """Return a block for every line of a text."""
    blocks = tuple(Block("paragraph", start, end) for start, end in line_spans(text))
    return Parts(text, blocks, language_of((text[block.start : block.end] for block in blocks), language))
