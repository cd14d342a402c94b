"""Briefing to text: one module per format; pure functions."""

from __future__ import annotations

import json
from importlib import import_module

from polyglot_news.document.briefing import Briefing, story_object
from polyglot_news.document.plain_values import SCHEMA
from polyglot_news.errors import UsageError

_RENDERERS = {
    "text": "polyglot_news.rendering.briefing_text:render",
    "markdown": "polyglot_news.rendering.briefing_markdown:render",
    "html": "polyglot_news.rendering.briefing_page:render",
    "atom": "polyglot_news.rendering.briefing_atom:render",
    "json": "polyglot_news.rendering.briefings:render_json",
    "jsonl": "polyglot_news.rendering.briefings:render_lines",
}
FORMATS = tuple(_RENDERERS)
SUFFIXES = {".atom": "atom", ".xml": "atom"}


def render(briefing: Briefing, format: str = "text") -> str:  # noqa: A002 - the option's name
    """Return what is printed for a briefing, ending in a line end.

    Args:
        briefing: The stories.
        format: One of `FORMATS`.

    Raises:
        UsageError: There is no such format.
    """
    if format not in _RENDERERS:
        raise UsageError(f"a briefing is not written as '{format}'", f"choose one of {', '.join(FORMATS)}")
    module, function = _RENDERERS[format].split(":")
    text: str = getattr(import_module(module), function)(briefing)
    return text


def render_json(briefing: Briefing) -> str:
    """Return the briefing as one JSON object."""
    return json.dumps(briefing.to_dict(), ensure_ascii=False, indent=2) + "\n"


def render_lines(briefing: Briefing) -> str:
    """Return one JSON object a line, a story each."""
    return "".join(
        json.dumps({"schema": SCHEMA} | story_object(story), ensure_ascii=False) + "\n"
        for story in briefing.stories
    )
