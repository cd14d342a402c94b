"""What places, dates, sums, measures and institutions are called in each language."""

from __future__ import annotations

from polyglot_news.gazetteer.matching import Mention, mentions
from polyglot_news.gazetteer.tables import city_names, country_of, measure, spellings

__all__ = ["Mention", "city_names", "country_of", "measure", "mentions", "spellings"]
