"""Sentences whose terms are to be placed, and where those terms occur in a text."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from polyglot_news.glossary.matching import Match, occurrences
from polyglot_news.glossary.terms import Target, Term

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with the uses of terms that have a target in the language; `text` is its translation so far.

    `unsure` holds the terms that were placed in `text` with uncertain grammar.
    """

    source: str
    plain: str
    uses: tuple[tuple[Match, Target], ...]
    text: str
    unsure: frozenset[Term] = frozenset()

    @property
    def wanted(self) -> dict[Term, tuple[Target, int]]:
        """The terms of the sentence with how often each is wanted."""
        counts = Counter(match.term for match, _ in self.uses)
        return {match.term: (target, counts[match.term]) for match, target in self.uses}


def places(target: Target, text: str, language: str) -> list[Span]:
    """Return where wanted forms occur, longest form first, none inside another."""
    taken: list[Span] = []
    for form in sorted(target.accepted, key=len, reverse=True):
        for span in occurrences(form, text, language):
            if not touched(taken, span):
                insort(taken, span)
    return taken


def touched(taken: Sequence[Span], span: Span) -> bool:
    """Whether a span overlaps one of others, which are sorted and do not overlap."""
    place = bisect_left(taken, span)
    return (place > 0 and taken[place - 1][1] > span[0]) or (place < len(taken) and taken[place][0] < span[1])


def assigned(case: Case, text: str, language: str) -> dict[Term, list[Span]]:
    """Return where each term of a case occurs in a text, no more often than it is wanted.

    A form may count as right for two terms (`ONU` for UN and for United Nations): the term whose main form it
    is goes first, and of those the longer form; of a name and its adjective, which may be one word, the name.
    """
    longest_first = sorted(
        case.wanted.items(), key=lambda item: (-len(item[1][0].form), item[0].is_adjective)
    )
    found: dict[Term, list[Span]] = {term: [] for term, _ in longest_first}
    taken: list[Span] = []
    for main_form_only in (True, False):
        for term, (target, count) in longest_first:
            own = main_form_only and not term.is_adjective
            wanted = replace(target, also=(), plural="", adjectives=()) if own else target
            for span in places(wanted, text, language):
                if len(found[term]) < count and not touched(taken, span):
                    found[term].append(span)
                    insort(taken, span)
    return {term: sorted(spans) for term, spans in found.items()}


def missing(case: Case, text: str, language: str) -> tuple[Term, ...]:
    """Return the names that occur less often in a text than in its source; nouns may render adjectives."""
    found = assigned(case, text, language)
    return tuple(
        term for term, (_, count) in case.wanted.items() if len(found[term]) < count and not term.is_adjective
    )
