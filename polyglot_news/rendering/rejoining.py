"""Translated sentences put together again as the paragraphs of their article."""

from __future__ import annotations

from itertools import groupby

from polyglot_news.document import TranslatedSentence, Translation
from polyglot_news.languages import facts


def paragraphs(translation: Translation) -> tuple[str, ...]:
    """Return the paragraphs of a translation, their sentences joined as its language joins them."""
    glue = " " if facts(translation.language).spaced else ""
    return tuple(
        glue.join(shown(item, translation) for item in group)
        for _, group in groupby(translation.sentences, key=lambda item: item.sentence.paragraph)
    )


def shown(item: TranslatedSentence, translation: Translation) -> str:
    """Return a sentence as texts show it: what was left in the source language is marked with its code."""
    return f"[{translation.route[0]}] {item.text}" if item.withheld else item.text
