"""What a reader should look at in a translation, whoever made it; pure functions."""

from __future__ import annotations

from polyglot_news.checks.consistency import check_document, inconsistencies
from polyglot_news.checks.pair_checks import check_pair
from polyglot_news.checks.suspect_words import suspects

__all__ = ["check_document", "check_pair", "inconsistencies", "suspects"]
