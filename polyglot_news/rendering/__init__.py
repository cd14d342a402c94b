"""Digest -> text in one of the formats; pure functions, one module a format."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from polyglot_news.document import Digest
from polyglot_news.errors import UsageError

_RENDERERS = {
    "text": "polyglot_news.rendering.text:render",
    "lines": "polyglot_news.rendering.text:render_lines",
    "markdown": "polyglot_news.rendering.markdown:render",
    "json": "polyglot_news.rendering.json:render",
    "jsonl": "polyglot_news.rendering.json:render_lines",
}
FORMATS = ("text", "markdown", "json", "jsonl")
SUFFIXES = {"text": ".txt", "markdown": ".md", "json": ".json", "jsonl": ".jsonl"}


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
