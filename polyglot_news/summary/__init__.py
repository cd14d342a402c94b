"""Sentences to summary: our own method for news, and the methods of sumy."""

from __future__ import annotations

from polyglot_news.summary.keywords import keywords
from polyglot_news.summary.length import Length
from polyglot_news.summary.several import Merged, merge
from polyglot_news.summary.single import METHODS, summarise

__all__ = ["METHODS", "Length", "Merged", "keywords", "merge", "summarise"]
