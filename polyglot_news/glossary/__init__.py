"""Glossaries: what they hold, how they are read, and how terms are found and placed."""

from __future__ import annotations

from collections.abc import Sequence

from polyglot_news.glossary import cldr_names
from polyglot_news.glossary.auditing import Verdict, audit
from polyglot_news.glossary.checking import Finding, check
from polyglot_news.glossary.library import KINDS, available, kind_of, load, parse, read, shipped_folder, write
from polyglot_news.glossary.matching import Match, find
from polyglot_news.glossary.placing.first_step import Others
from polyglot_news.glossary.placing.harmony import harmonised
from polyglot_news.glossary.placing.ladder import Placed, place
from polyglot_news.glossary.placing.renderings import Renderings, renderings
from polyglot_news.glossary.placing.warming import warm
from polyglot_news.glossary.terms import Glossary, Target, Term, merged_hash

BUILT_IN = cldr_names.NAMES

__all__ = [
    "BUILT_IN", "KINDS", "Finding", "Glossary", "Match", "Others", "Placed", "Renderings", "Target", "Term",
    "Verdict", "audit", "available", "check", "find", "harmonised", "kind_of", "load", "merge", "parse",
    "place", "read", "renderings", "shipped_folder", "warm", "write",
]  # fmt: skip


def merge(glossaries: Sequence[Glossary]) -> Glossary:
    """Merge glossaries of one source language into one; where they disagree, the later one wins.

    An entry of a later glossary replaces every earlier entry that shares a form with it.
    """
    terms: dict[str, Term] = {}
    owners: dict[str, str] = {}  # for each form, the one entry that has it
    for term in (term for glossary in glossaries for term in glossary.terms):
        for form in _forms(term):
            if form in owners:
                for other in _forms(terms.pop(owners[form])):
                    del owners[other]
        terms[term.term] = term
        owners.update(dict.fromkeys(_forms(term), term.term))
    merged = tuple(terms.values())
    names = "+".join(glossary.name for glossary in glossaries)
    return Glossary(names, glossaries[0].source, merged, "", merged_hash(glossaries))


def _forms(term: Term) -> frozenset[str]:
    """Return the forms of an entry, case-folded."""
    return frozenset(form.casefold() for form in (term.term, *term.aka))
