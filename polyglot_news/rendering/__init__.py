"""Digest to text: one module per format; pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import PurePath

from polyglot_news.document import Digest
from polyglot_news.errors import UsageError

_RENDERERS = {
    "text": "polyglot_news.rendering.text:render",
    "lines": "polyglot_news.rendering.text:render_lines",
    "markdown": "polyglot_news.rendering.markdown:render",
    "json": "polyglot_news.rendering.json:render",
    "jsonl": "polyglot_news.rendering.json:render_lines",
    "html": "polyglot_news.rendering.review_page:render",
    "tmx": "polyglot_news.rendering.tmx:render",
    "xliff": "polyglot_news.rendering.xliff:render",
    "xliff-1.2": "polyglot_news.rendering.xliff:render_12",
    "atom": "polyglot_news.rendering.feeds.atom:render",
    "rss": "polyglot_news.rendering.feeds.rss:render",
    "jsonfeed": "polyglot_news.rendering.feeds.json_feed:render",
}
SUFFIXES = {
    "text": ".txt",
    "markdown": ".md",
    "json": ".json",
    "jsonl": ".jsonl",
    "html": ".html",
    "tmx": ".tmx",
    "xliff": ".xlf",
    "xliff-1.2": ".xlf",
    "atom": ".atom",
    "rss": ".rss",
    "jsonfeed": ".json",
}
FORMATS = tuple(SUFFIXES)
FEEDS = frozenset({"atom", "rss", "jsonfeed"})
BILINGUAL = frozenset({"tmx", "xliff", "xliff-1.2"})  # formats that hold nothing but translations
_SUFFIXES_OF_OTHERS = {
    ".text": "text", ".markdown": "markdown", ".ndjson": "jsonl", ".htm": "html", ".xliff": "xliff",
    ".xlf2": "xliff", ".xliff2": "xliff",
}  # fmt: skip


# Endings under which nobody expects text: office files, mail, subtitles, archives, pictures, settings.
UNWRITTEN = frozenset({
    ".docx", ".doc", ".odt", ".rtf", ".pdf", ".epub", ".pptx", ".ppt", ".xlsx", ".xls", ".csv", ".eml",
    ".mbox", ".mhtml", ".mht", ".srt", ".vtt", ".zip", ".gz", ".png", ".jpg", ".jpeg", ".gif", ".yaml",
    ".yml", ".toml", ".xml", ".db", ".sqlite", ".tbx", ".tex", ".po",
})  # fmt: skip


def format_of(name: str) -> str | None:
    """Return the format that a file's name asks for by its suffix, or None if it has no known suffix.

    >>> format_of("review.html"), format_of("terms.tmx"), format_of("notes")
    ('html', 'tmx', None)
    """
    suffix = PurePath(name).suffix.lower()
    named = {suffix_of: format_name for format_name, suffix_of in reversed(SUFFIXES.items())}
    return (named | _SUFFIXES_OF_OTHERS).get(suffix)


def render(digest: Digest | Sequence[Digest], format: str = "text") -> str:  # noqa: A002 - the option's name
    """Return what is printed for one digest or several, ending in a line end (or empty).

    Args:
        digest: One digest, or several of the same command.
        format: One of `FORMATS`; `lines` is the text format of `--lines`: an output line for each input line.

    Raises:
        UsageError: There is no such format.
    """
    if format not in _RENDERERS:
        raise UsageError(f"unknown format '{format}'", f"choose one of {', '.join(FORMATS)}")
    module, function = _RENDERERS[format].split(":")
    digests = (digest,) if isinstance(digest, Digest) else tuple(digest)
    text: str = getattr(import_module(module), function)(digests)
    return text
