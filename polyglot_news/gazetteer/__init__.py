"""What places, dates, sums, measures and institutions are called in each language."""

from __future__ import annotations

from polyglot_news.gazetteer.matching import Mention, mentions
from polyglot_news.gazetteer.tables import country_of, measure, names, spellings

__all__ = ["Mention", "country_of", "measure", "mentions", "names", "spellings"]
