"""What a name is usually called, whatever a glossary wants: in the shipped glossaries and the gazetteer.

A model renders a name now one way, now another: `Соединенные Штаты` alone and `США` in a sentence.
"""

from __future__ import annotations

from functools import lru_cache

from polyglot_news import gazetteer
from polyglot_news.config import GLOSSARIES
from polyglot_news.glossary.library import load
from polyglot_news.glossary.terms import Term
from polyglot_news.glossary.tree_of_forms import key_of
from polyglot_news.languages import base_language

_KNOWN = ("press", *GLOSSARIES)  # the last one that has a name decides


def usual(name: str, language: str) -> tuple[str, ...]:
    """Return what newspapers call a name, longest form first; none where no table has it."""
    term = _shipped().get(key_of(name))
    forms = set[str]()
    for to, target in () if term is None or term.keep else term.targets:
        if base_language(to) == base_language(language):  # models mix the forms of Portugal and Brazil
            forms.update((target.form, *target.also, *target.forbidden))
    forms.update(gazetteer.spellings(language, f"city:{name}"))
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def adjectives_of(term: Term) -> tuple[str, ...]:
    """Return the adjectives of a name: its own, else those that a shipped glossary has for it."""
    known = _shipped().get(key_of(term.term))
    return term.adjectives or (known.adjectives if known is not None else ())


@lru_cache(maxsize=1024)
def longer_names(name: str) -> tuple[str, ...]:
    """Return the Chinese names of places that hold a shorter name and mean another place (`白俄罗斯`)."""
    return tuple(sorted(other for other in gazetteer.names("zh").values() if name in other and name != other))


@lru_cache(maxsize=1)
def _shipped() -> dict[str, Term]:
    terms = (term for name in _KNOWN for term in load(name).terms)
    return {key_of(form): term for term in terms for form in (term.term, *term.aka)}
