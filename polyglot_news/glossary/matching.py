"""Finds the terms of a glossary in a text: longest first, on word boundaries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from polyglot_news.glossary.garbage_collection import uncollected
from polyglot_news.glossary.inflected_forms import pattern_of
from polyglot_news.glossary.inside_longer_names import Names
from polyglot_news.glossary.quoted import CLOSING, OPENING, unquoted
from polyglot_news.glossary.romance_adjectives import adjective_forms
from polyglot_news.glossary.terms import Glossary, Target, Term
from polyglot_news.glossary.tree_of_forms import Forms, key_of
from polyglot_news.languages import facts

_BRACKETED = re.compile(r"\s[(\[]$")


@dataclass(frozen=True, slots=True)
class Match:
    """A use of a term: the span from `start` to `end`; `plural` if it is in the plural."""

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


def find(text: str, glossary: Glossary, *, adjectives: bool = False) -> tuple[Match, ...]:
    """Return the uses of the glossary's terms in a text, in order and without overlaps.

    The longest term wins; of two equally long ones, the one named last in the glossary. A term stands for
    itself on word boundaries (`SCO's` holds SCO, `SCOPE` and `SCO-led` do not), in any case where it is not
    case-sensitive. Where a target gives a plural, the term stands in its regular plural too. A term in a
    longer name (`Samarkand Airways`, `South Sudan`) is not used, and neither is its abbreviation in brackets
    right after it, where that is another form of the same entry. A term with `evidence` is used where one of
    these words stands in the text.

    Args:
        text: A sentence.
        glossary: The terms.
        adjectives: Whether uses of the adjectives of names are returned as well.
    """
    forms, terms = _compiled(glossary)
    named: list[Match] = []
    for start, end in forms.spans(text):
        term, plural = _entry(text[start:end], terms)
        if term is not None and _case_fits(term, text[start:end], plural=plural):
            named.append(Match(term, text[start:end], start, end, plural))
    known = Names(text, [(match.start, match.end) for match in named])
    evident: dict[Term, bool] = {}
    found: list[Match] = []
    for match in named:
        if not (_is_evident(match.term, text, evident) and (adjectives or not match.term.is_adjective)):
            continue
        if not known.longer(match.start, match.end) and not _is_own_abbreviation(text, match, found):
            found.append(match)
    return tuple(found)


def _entry(text: str, terms: dict[str, Term]) -> tuple[Term | None, bool]:
    """Return the entry whose form a piece of text is, and whether it is the plural form."""
    key = key_of(text)
    if (term := terms.get(key)) is not None:
        return term, False
    for ending in ("s", "es"):
        if key.endswith(ending) and (term := terms.get(key.removesuffix(ending))) is not None:
            return term, True
    return None, False


def _is_evident(term: Term, text: str, known: dict[Term, bool]) -> bool:
    """Whether the text has evidence that the term means what its entry says; `known` caches the answers."""
    if term not in known:
        spans = _evidence(term.evidence).spans(text)
        known[term] = not term.evidence or any(_spaced(text[a:b]) in term.evidence for a, b in spans)
    return known[term]


@lru_cache(maxsize=1024)
def _evidence(words: tuple[str, ...]) -> Forms:
    return Forms(dict.fromkeys(words, False))


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _is_own_abbreviation(text: str, match: Match, found: list[Match]) -> bool:
    """Whether a match follows a longer form of the same entry in brackets."""
    if not found or found[-1].term != match.term or found[-1].text == match.text:
        return False
    between = text[found[-1].end : match.start]
    return bool(_BRACKETED.fullmatch(between)) and text[match.end : match.end + 1] in {")", "]"}


def occurrences(form: str, text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield where a wanted form occurs in a translation, in any inflection of the language.

    On word boundaries where words have spaces. Its first letter may be in either case, because a form may
    begin a sentence, and all of it may be in capitals, as in a headline.
    """
    yield from _spans(form, text, language) if form else ()


@lru_cache(maxsize=4096)  # each step of the ladder asks again for the sentences that it was given
def _spans(form: str, text: str, language: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _wanted(form, language).finditer(text))


@lru_cache(maxsize=4096)
def _wanted(form: str, language: str) -> re.Pattern[str]:
    if not facts(language).spaced:
        return re.compile(re.escape(form))
    if quoted := unquoted(form):  # in whatever marks a text has
        return re.compile(f"[{OPENING}]?{_wanted(quoted[1], language).pattern}[{CLOSING}]?")
    variants = dict.fromkeys((form, form[:1].upper() + form[1:], form[:1].lower() + form[1:], form.upper()))
    return re.compile(_bounded("|".join(pattern_of(variant, language) for variant in variants)))


def _bounded(pattern: str) -> str:
    return rf"(?<![\w-])(?:{pattern})(?!\w)(?!-\w)"


def _case_fits(term: Term, text: str, *, plural: bool) -> bool:
    if not term.case_sensitive:
        return True
    endings = ("s", "es") if plural else ("",)
    return any(_spaced(text) == form + e for form in (term.term, *term.aka) for e in endings)


@lru_cache(maxsize=8)
def _compiled(glossary: Glossary) -> tuple[Forms, dict[str, Term]]:
    """Return all forms of a glossary's terms, and the last term of each form by its key."""
    terms: dict[str, Term] = {}
    forms: dict[str, bool] = {}
    with uncollected():
        for term in (*chain.from_iterable(map(_adjectives_of, glossary.terms)), *glossary.terms):
            plural = any(target.plural for _, target in term.targets)
            for form in (term.term, *term.aka):
                terms[key_of(form)] = term
                forms[form] = plural
        return Forms(forms), terms


def _adjectives_of(term: Term) -> Iterator[Term]:
    """Yield a term for each adjective of a name, whose targets are the adjectives, in Chinese the name."""
    for adjective in term.adjectives:
        targets = tuple(
            (language, Target(form, also=tuple(others)))
            for language, target in term.targets
            for form, *others in [_adjective_forms(target, language)]
            if form
        )
        yield Term(adjective, (), targets, case_sensitive=True, adjectives=(adjective,), origin=term.origin)


def _adjective_forms(target: Target, language: str) -> tuple[str, ...]:
    if not facts(language).spaced:
        return target.accepted
    forms = (form for adjective in target.adjectives for form in adjective_forms(adjective))
    return tuple(dict.fromkeys(forms)) or ("",)
