"""Italian and Portuguese articles before a term."""

from __future__ import annotations

from polyglot_news.glossary.articles import mended
from polyglot_news.glossary.terms import Target


def substituted(before: str, old: str, after: str, target: Target, language: str, base: str = "") -> str:
    """Return a sentence with a term in the place of another word, its article made to agree."""
    del old, base
    before = mended(before, target, language)
    form = target.form
    if not before.strip() and form[:1].islower():
        form = form[:1].upper() + form[1:]
    return before + form + after
