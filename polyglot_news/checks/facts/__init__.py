"""Facts of the news: what a translation says of sums, days, places and names has to be what its source says."""

from __future__ import annotations

from polyglot_news.checks.facts.comparison import check

__all__ = ["check"]
