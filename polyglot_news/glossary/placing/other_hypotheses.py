"""The step that takes another hypothesis of the model, where a term stands or can surely be placed.

Each sentence is decoded again twice: as it is, for its next hypotheses, and without the words that the model
has for a missing term, so that it has to say something else. A model that cannot be steered has no such step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from polyglot_news.glossary.matching import occurrences
from polyglot_news.glossary.placing.first_step import Attempt, Means, with_replaced
from polyglot_news.glossary.placing.sentences_with_terms import Case, missing
from polyglot_news.glossary.placing.soundness import sound
from polyglot_news.glossary.placing.usual_names import usual


def through_hypotheses(cases: Sequence[Case], means: Means) -> list[Attempt | None]:
    """Look for the missing terms in other hypotheses, and put them there in the place of their renderings."""
    if means.others is None:
        return [None] * len(cases)
    found = means.others(
        [ask for case in cases for ask in ((case.source, ()), (case.source, _own(case, means)))]
    )
    pairs = zip(found[::2], found[1::2], strict=True)
    return [
        _best(case, dict.fromkeys((*as_it_is, *without)), means)
        for case, (as_it_is, without) in zip(cases, pairs, strict=True)
    ]


def _own(case: Case, means: Means) -> tuple[str, ...]:
    """Return what the model writes for the missing terms of a case, as it stands in its translation."""
    words: dict[str, None] = {}
    for term in missing(case, case.text, means.language):
        names = [match.text for match, _ in case.uses if match.term == term]
        known = [
            *filter(None, map(means.renderings.get, names)),
            *(form for n in names for form in usual(n, means.language)),
        ]
        for form in known:
            words.update(
                dict.fromkeys(case.plain[a:b] for a, b in occurrences(form, case.plain, means.language))
            )
    return tuple(words)


def _best(case: Case, texts: Iterable[str], means: Means) -> Attempt | None:
    """Return the first attempt that surely has all terms, else the one that lacks the fewest, or None."""
    attempts = list(_attempts(case, texts, means))
    return min(
        attempts,
        key=lambda one: (len(missing(case, one.text, means.language)), len(one.unsure)),
        default=None,
    )


def _attempts(case: Case, texts: Iterable[str], means: Means) -> Iterator[Attempt]:
    forms = tuple(target.form for _, target in case.uses)
    for text in texts:
        if not sound(case.plain, text, forms):
            continue
        placed = with_replaced(replace(case, text=text), text, means)
        yield placed if placed is not None else Attempt(text)
