"""The names of places, dates, sums, measures and institutions in each language."""

from __future__ import annotations

from polyglot_news.gazetteer.concept_tables import country_of, measure, names, spellings
from polyglot_news.gazetteer.mentions import Mention, mentions

__all__ = ["Mention", "country_of", "measure", "mentions", "names", "spellings"]
