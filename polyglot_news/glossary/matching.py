"""Finds the terms of a glossary in a text: longest first, on word boundaries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from polyglot_news.glossary.inflection import pattern_of
from polyglot_news.glossary.terms import Glossary, Target, Term
from polyglot_news.languages import facts

_APOSTROPHES = "'’ʼ"


@dataclass(frozen=True, slots=True)
class Match:
    """A use of a term: what stands in the text from `start` to `end`; `plural` where it stands in the plural."""

    term: Term
    text: str
    start: int
    end: int
    plural: bool = False

    def form_of(self, target: Target) -> Target:
        """Return the target in the number of this use."""
        if not self.plural or not target.plural:
            return target
        return replace(target, form=target.plural, number="plural", also=(target.form, *target.also))


def find(text: str, glossary: Glossary) -> tuple[Match, ...]:
    """Return the uses of the glossary's terms in a text, in order; none overlaps another.

    The longest term wins; where two are of one length, the one named last in the glossary. A term stands
    for itself on word boundaries (`SCO's` holds SCO, `SCOPE` and `SCO-led` do not), in any case where it
    is not case-sensitive. A hyphen, a space and a no-break space in a term stand for each other's variants.
    """
    pattern, terms = _compiled(glossary)
    return tuple(
        Match(term, match.group(), match.start(), match.end())
        for match in (pattern.finditer(text) if pattern else ())
        if (term := terms.get(_key(match.group()))) is not None and _case_fits(term, match.group())
    )


def occurrences(form: str, text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield where a wanted form stands in a translation, inflected as the language inflects.

    On word boundaries where words have spaces. Its first letter may be in either case, for a form may begin
    a sentence, and all of it may be in capitals, for it may stand in a headline.
    """
    if form:
        for match in _wanted(form, language).finditer(text):
            yield match.start(), match.end()


@lru_cache(maxsize=4096)
def _wanted(form: str, language: str) -> re.Pattern[str]:
    if not facts(language).spaced:
        return re.compile(re.escape(form))
    variants = dict.fromkeys((form, form[:1].upper() + form[1:], form[:1].lower() + form[1:], form.upper()))
    return re.compile(_bounded("|".join(pattern_of(variant, language) for variant in variants)))


def _bounded(pattern: str) -> str:
    return rf"(?<![\w-])(?:{pattern})(?!\w)(?!-\w)"


def _loose(form: str) -> str:
    """Return a pattern in which spaces and apostrophes may be any of their kind."""
    parts = []
    for character in form:
        if character.isspace():
            parts.append(r"\s+")
        elif character in _APOSTROPHES:
            parts.append(f"[{_APOSTROPHES}]")
        else:
            parts.append(re.escape(character))
    return "".join(parts)


def _key(text: str) -> str:
    return " ".join("".join("'" if c in _APOSTROPHES else c for c in text).casefold().split())


def _case_fits(term: Term, text: str) -> bool:
    if not term.case_sensitive:
        return True
    return any(" ".join(text.split()) == form for form in (term.term, *term.aka))


@lru_cache(maxsize=8)
def _compiled(glossary: Glossary) -> tuple[re.Pattern[str] | None, dict[str, Term]]:
    terms = {_key(form): term for term in glossary.terms for form in (term.term, *term.aka)}
    if not terms:
        return None, terms
    forms = sorted({f for t in glossary.terms for f in (t.term, *t.aka)}, key=lambda form: (-len(form), form))
    return re.compile(_bounded("|".join(_loose(form) for form in forms)), re.IGNORECASE), terms
