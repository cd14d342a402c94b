"""What a name is usually called, whatever a glossary wants: its forms in the shipped glossaries.

A model renders a name now one way, now another: `Соединенные Штаты` alone and `США` in a sentence.
"""

from __future__ import annotations

from functools import lru_cache

from polyglot_news.config import GLOSSARIES
from polyglot_news.glossary.library import load
from polyglot_news.glossary.terms import Term
from polyglot_news.glossary.tree_of_forms import key_of


def usual(name: str, language: str) -> tuple[str, ...]:
    """Return what newspapers call a name, longest form first; none where no shipped glossary has it."""
    term = _shipped().get(key_of(name))
    target = term.target(language) if term is not None and not term.keep else None
    if target is None:
        return ()
    return tuple(sorted({target.form, *target.also}, key=lambda form: (-len(form), form)))


@lru_cache(maxsize=1)
def _shipped() -> dict[str, Term]:
    terms = (term for name in GLOSSARIES for term in load(name).terms)
    return {key_of(form): term for term in terms for form in (term.term, *term.aka)}
