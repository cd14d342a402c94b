"""Translates sentences so that glossary terms have the wanted forms, or are reported.

A ladder of steps, cheapest first; all sentences that need a step go to the engine in one call:

1. The plain translation. A term whose wanted form is there as often as the term is `kept`.
2. The model's own rendering of the term, learned by translating it alone, is found in the plain
   translation and replaced (`placed`).
3. The sentence is translated again with a donor in the term's place: a well-known name of its gender and
   number, which the wanted form then replaces (`placed`).
4. The same with a placeholder, of a shape that models carry through unchanged (`placed`).
5. Further hypotheses of the model, also without its own rendering, where it can be steered (`placed`, or
   `kept` where one has the wanted form).
6. The plain translation stays, and the term is reported as `missed`.

The grammar around a placed form is mended (`glossary/grammar`). An attempt is accepted where it has more of
the terms than the text before it, lost none, and is otherwise as sound (`soundness`). One whose grammar is
unsure is held back until all steps were tried, and accepted unless one of them surely has the same terms.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from polyglot_news.document import TermUse
from polyglot_news.glossary.matching import find
from polyglot_news.glossary.placing.first_step import (
    Attempt,
    Means,
    Others,
    Step,
    Translate,
    replace_renderings,
)
from polyglot_news.glossary.placing.other_hypotheses import through_hypotheses
from polyglot_news.glossary.placing.renderings import Renderings
from polyglot_news.glossary.placing.sentences_with_terms import Case, assigned, missing
from polyglot_news.glossary.placing.soundness import sound
from polyglot_news.glossary.placing.stand_ins import through_donors, through_placeholders
from polyglot_news.glossary.terms import Glossary

STEPS: tuple[Step, ...] = (replace_renderings, through_donors, through_placeholders, through_hypotheses)


@dataclass(frozen=True, slots=True)
class Placed:
    """A translated sentence and what became of each use of a term in it.

    `imported` is true if a person made the translation.
    """

    text: str
    terms: tuple[TermUse, ...]
    imported: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How a sentence stands on the ladder between two steps: plain, then accepted or doubtful.

    Attributes:
        case: The sentence; `case.text` is the last text that was accepted, at first the plain translation.
        doubtful: A better attempt whose grammar is unsure: held back until all steps were tried. None where
            nothing is held back.
        imported: Whether a person made its translation, which stays as it is.
    """

    case: Case
    doubtful: Attempt | None = None
    imported: bool = False

    def unfinished(self, language: str) -> bool:
        """Whether the next step is to be tried: a term is missing, and no person chose these words."""
        return not self.imported and bool(missing(self.case, self.case.text, language))

    def after(self, attempt: Attempt | None, language: str) -> Standing:
        """Return how the sentence stands once a step was tried on it: nothing is accepted elsewhere."""
        if attempt is None or not _better(self.case, attempt.text, language):
            return self
        if attempt.unsure:
            better = _better(self.settled().case, attempt.text, language)
            return Standing(self.case, doubtful=attempt) if better else self
        if self.doubtful is not None and _lacks_more(self.case, attempt.text, self.doubtful.text, language):
            return self
        return Standing(_with(self.case, attempt))

    def settled(self) -> Standing:
        """Return how the sentence stands where nothing better came: what was held back is accepted."""
        return self if self.doubtful is None else Standing(_with(self.case, self.doubtful))


def _with(case: Case, attempt: Attempt) -> Case:
    return replace(case, text=attempt.text, unsure=attempt.unsure)


def place(
    sources: Sequence[str],
    *,
    glossary: Glossary | None,
    source_language: str,
    target_language: str,
    translate: Translate,
    renderings: Renderings | None = None,
    others: Others | None = None,
    imported: Mapping[str, str] | None = None,
) -> list[Placed]:
    """Translate each sentence under the glossary; as many out as in, one `TermUse` for each use of a term.

    Args:
        sources: Sentences, one line each.
        glossary: The terms, or None for a plain translation. One of another source language is not used.
        source_language: Our code of the language of the sentences.
        target_language: Our code of the language that is wanted.
        translate: An engine's call: as many translations out as sentences in.
        renderings: What was learned of the model; what is learned now is added to it.
        others: Further translations of sentences without given words, where the model can be steered.
        imported: Translations by people, of some of the sentences: they stay as they are, and the terms that
            they lack are reported as `missed`.
    """
    given = imported or {}
    asked = [source for source in sources if source not in given]
    answers = iter(translate(asked) if asked else ())
    plain = [given[source] if source in given else next(answers) for source in sources]
    if glossary is None or glossary.source != source_language:
        return [
            Placed(text, (), imported=source in given) for source, text in zip(sources, plain, strict=True)
        ]
    means = Means(target_language, translate, renderings if renderings is not None else Renderings(), others)
    standings = [
        Standing(_case(source, text, glossary, target_language), imported=source in given)
        for source, text in zip(sources, plain, strict=True)
    ]
    for step in STEPS:
        standings = _tried(step, standings, means)
    return [_placed(standing.settled(), target_language) for standing in standings]


def _placed(standing: Standing, language: str) -> Placed:
    return Placed(standing.case.text, _uses(standing.case, language), standing.imported)


def _case(source: str, plain: str, glossary: Glossary, language: str) -> Case:
    uses = tuple(
        (match, match.form_of(target))
        for match in find(source, glossary, adjectives=True)
        if (target := match.term.target(language)) is not None
    )
    return Case(source, plain, uses, plain)


def _tried(step: Step, standings: Sequence[Standing], means: Means) -> list[Standing]:
    """Return how sentences stand after a step, which is tried on those that are unfinished."""
    unfinished = [i for i, standing in enumerate(standings) if standing.unfinished(means.language)]
    if not unfinished:
        return list(standings)
    attempts = dict(zip(unfinished, step([standings[i].case for i in unfinished], means), strict=True))
    return [
        standing.after(attempts[i], means.language) if i in attempts else standing
        for i, standing in enumerate(standings)
    ]


def _better(case: Case, text: str, language: str) -> bool:
    """Whether a text has more of the terms than the one before, lost none, and is otherwise as good."""
    before, after = set(missing(case, case.text, language)), set(missing(case, text, language))
    forms = tuple(target.form for _, target in case.uses)
    return after < before and sound(case.plain, text, forms)


def _lacks_more(case: Case, text: str, other: str, language: str) -> bool:
    """Whether a text lacks a term that another one has."""
    return not set(missing(case, text, language)) <= set(missing(case, other, language))


def _uses(case: Case, language: str) -> tuple[TermUse, ...]:
    free = assigned(case, case.text, language)
    lacking = set(missing(case, case.plain, language))
    uses = []
    for match, target in case.uses:
        if match.term.is_adjective:
            continue
        if free[match.term]:
            start, end = free[match.term].pop(0)
            status = "placed" if match.term in lacking else "kept"
            sure = status == "kept" or match.term not in case.unsure
            uses.append(TermUse(match.term.term, case.text[start:end], status, start, end, sure))  # type: ignore[arg-type]
        else:
            uses.append(TermUse(match.term.term, target.form, "missed"))
    return tuple(uses)
