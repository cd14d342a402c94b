"""Sums, days, places and names of a translation have to be those of its source."""

from __future__ import annotations

from polyglot_news.checks.facts.fact_checks import check

__all__ = ["check"]
