"""Bytes to article: encoding, kind of file, title, date, language, what is no article."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from polyglot_news.containers import Item, recognise
from polyglot_news.document import Article, Block
from polyglot_news.errors import InputError
from polyglot_news.files import check_size, read_input, shown
from polyglot_news.reading.encodings import decode
from polyglot_news.reading.joined_blocks import by_paragraph, language_of
from polyglot_news.reading.paragraphs import lines as line_spans
from polyglot_news.reading.text_kinds import Kind, kind_of

__all__ = ["MAX_BYTES", "read", "read_bytes", "read_file", "read_item", "read_source", "read_text"]

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
    return read_bytes(read_input(path, MAX_BYTES), path=str(path), language=language, raw=raw, lines=lines)


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
    text = decode(read_input(path, MAX_BYTES), path=shown(path))
    return text, kind_of(text, str(path))


def read_bytes(
    data: bytes, *, path: str = "-", language: str = "auto", raw: bool = False, lines: bool = False
) -> Article:
    """Return the article in the bytes of a file; `path` names it in errors and decides its kind.

    Raises:
        InputError: The bytes are empty, too many, not text, or hold no article.
        UsageError: The language is not known.
    """
    check_size(data, shown(path), MAX_BYTES)
    kind = "" if lines else recognise(data, path)
    if kind:
        from polyglot_news.reading.articles_in_containers import only_item

        item = only_item(data, kind, shown(path))
        return read_item(item, path=path, language=language, raw=raw, digest=sha256(data).hexdigest())
    return _article(
        decode(data, path=shown(path)), sha256(data).hexdigest(), path, language, raw=raw, lines=lines
    )


def read_item(
    item: Item, *, path: str, language: str = "auto", raw: bool = False, digest: str = ""
) -> Article:
    """Return an article that came out of a container; `digest` is the hash of what it was read from.

    Raises:
        InputError: There is no text in it.
        UsageError: The language is not known.
    """
    from polyglot_news.reading.articles_in_containers import article_of

    article = article_of(item, language, shown(path), raw=raw)
    return replace(article, path=path, sha256=digest or item.digest())


def read_text(
    text: str, *, path: str = "-", language: str = "auto", raw: bool = False, lines: bool = False
) -> Article:
    """Return the article in a text that is decoded already; the hash is that of its UTF-8 bytes.

    Raises:
        InputError: The text is empty, too long, or holds no article.
        UsageError: The language is not known.
    """
    data = text.encode("utf-8", errors="surrogatepass")
    check_size(data, shown(path), MAX_BYTES)
    return _article(
        text.removeprefix("\ufeff"), sha256(data).hexdigest(), path, language, raw=raw, lines=lines
    )


def _article(text: str, digest: str, path: str, language: str, *, raw: bool, lines: bool) -> Article:
    """Return the article of a decoded text by the reader of its kind."""
    if lines:
        article = _by_line(text, language)
    elif not text.strip():
        raise InputError(f"{shown(path)}: nothing in it", "give a text with an article in it")
    else:
        article = _by_kind(text, shown(path), language, raw=raw)
    return replace(article, path=path, sha256=digest)


def _by_kind(text: str, path: str, language: str, *, raw: bool) -> Article:
    """Return the article in a text that is not empty, without its origin."""
    kind = kind_of(text, path)
    if kind == "html":
        from polyglot_news.reading.webpages.extraction import read_html
        from polyglot_news.reading.webpages.html import read_raw

        return read_raw(text, language, path) if raw else read_html(text, language, path)
    if raw:
        return by_paragraph(text, language)
    if kind == "markdown":
        from polyglot_news.reading.markdown_text import read_markdown

        return read_markdown(text, language, path)
    from polyglot_news.reading.plain_text import read_plain

    return read_plain(text, language, path)


def _by_line(text: str, language: str) -> Article:
    """Return a block for every line of a text."""
    blocks = tuple(Block("paragraph", start, end) for start, end in line_spans(text))
    return Article(text, blocks, language_of((text[block.start : block.end] for block in blocks), language))
