"""Words that show what a sentence does in a piece of news: one table per language.

A table names words and openings, never sentences. For a language without a table the summary uses only
length, place, words and marks.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from polyglot_news.languages import base_language
from polyglot_news.summary.cues.table import Cues

__all__ = ["Cues", "cues", "for_any"]

_TABLES = frozenset({"de", "en", "es", "fr", "it", "pt", "ru", "zh"})


@cache
def cues(language: str) -> Cues | None:
    """Return the table of one of our language codes, or None where there is no table."""
    code = base_language(language)
    if code not in _TABLES:
        return None
    table: Cues = import_module(f"polyglot_news.summary.cues.{code}").CUES
    return table


@cache
def for_any(language: str) -> tuple[Cues, ...]:
    """Return the table of a language and that of English, whose notices stand on pages of any language."""
    own, english = cues(language), cues("en")
    return tuple(dict.fromkeys(table for table in (own, english) if table is not None))
