"""Learns in advance how a model renders the terms of a glossary, so that no article has to wait for it."""

from __future__ import annotations

from polyglot_news.glossary.placing.first_step import Means, Translate, learn
from polyglot_news.glossary.placing.renderings import Renderings
from polyglot_news.glossary.placing.stand_ins import carried
from polyglot_news.glossary.terms import Glossary


def warm(glossary: Glossary, language: str, *, translate: Translate, renderings: Renderings) -> int:
    """Learn the renderings of every form that has a target in a language, and what names the model copies.

    Returns how many forms were new.

    Args:
        glossary: The terms.
        language: Our code of the target language.
        translate: The engine's call, as for `place`.
        renderings: What was learned before; the new ones are added to it.
    """
    before = len(renderings.fresh)
    forms = [form for term in glossary.terms if term.target(language) for form in (term.term, *term.aka)]
    means = Means(language, translate, renderings)
    learn(forms, means)
    new = len(renderings.fresh) - before
    carried(means)
    return new
