"""Each number of the source has to be in the translation, and no other."""

from __future__ import annotations

from polyglot_news.checks.numbers.comparison import check, numbers_of

__all__ = ["check", "numbers_of"]
