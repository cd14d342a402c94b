"""Translates sentences so that the terms of a glossary come out as wanted, or are reported.

A ladder of steps, cheapest first; all sentences that need a step go to the engine in one call:

1. The plain translation. A term whose wanted form is there as often as the term is `kept`.
2. The model's own rendering of the term, learned by translating it alone, is found in the plain
   translation and replaced (`placed`).
3. The sentence is translated again with a donor in the term's place: a well-known name of its gender and
   number, which the wanted form then replaces (`placed`).
4. The same with a placeholder, of a shape that models carry through unchanged (`placed`).
5. The plain translation stays, and the term is reported as `missed`.

The grammar around a placed form is mended (`glossary/grammar`). Each step's result is checked before it is
accepted: numbers and quotes as before, length within bounds, nothing said twice, more terms right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from polyglot_news.document import TermUse
from polyglot_news.glossary.matching import find
from polyglot_news.glossary.placing.renderings import Renderings
from polyglot_news.glossary.placing.soundness import sound
from polyglot_news.glossary.placing.steps import (
    Case,
    Means,
    Translate,
    assigned,
    missing,
    replace_renderings,
    through_donors,
    through_placeholders,
)
from polyglot_news.glossary.terms import Glossary

STEPS = (replace_renderings, through_donors, through_placeholders)


@dataclass(frozen=True, slots=True)
class Placed:
    """A translated sentence and what became of each use of a term in it.

    `imported` tells that a person made the translation.
    """

    text: str
    terms: tuple[TermUse, ...]
    imported: bool = False


def place(
    sources: Sequence[str],
    *,
    glossary: Glossary | None,
    source_language: str,
    target_language: str,
    translate: Translate,
    renderings: Renderings | None = None,
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
    cases = [
        Case(source, text, tuple(
            (match, match.form_of(target))
            for match in find(source, glossary)
            if (target := match.term.target(target_language)) is not None
        ), text)
        for source, text in zip(sources, plain, strict=True)
    ]  # fmt: skip
    means = Means(target_language, translate, renderings if renderings is not None else Renderings())
    doubted: dict[int, str] = {}
    for step in STEPS:
        unfinished = [
            i for i, case in enumerate(cases)
            if case.source not in given and missing(case, case.text, target_language)
        ]  # fmt: skip
        if not unfinished:
            break
        before, doubted = doubted, {}
        for i, attempt in zip(unfinished, step([cases[i] for i in unfinished], means), strict=True):
            if attempt is None or not _better(cases[i], attempt.text, target_language):
                continue
            if attempt.doubtful:
                doubted[i] = attempt.text
            elif i not in before or _as_many(cases[i], before[i], attempt.text, target_language):
                cases[i] = replace(cases[i], text=attempt.text)
                before.pop(i, None)
        for i, text in before.items():
            cases[i] = replace(cases[i], text=text)
    for i, text in doubted.items():
        cases[i] = replace(cases[i], text=text)
    return [Placed(case.text, _uses(case, target_language), imported=case.source in given) for case in cases]


def _better(case: Case, text: str, language: str) -> bool:
    """Whether a text has more of the terms than the one before, lost none, and is otherwise as good."""
    before, after = set(missing(case, case.text, language)), set(missing(case, text, language))
    forms = tuple(target.form for _, target in case.uses)
    return after < before and sound(case.plain, text, forms)


def _as_many(case: Case, before: str, text: str, language: str) -> bool:
    """Whether a text lacks no term that one before it has."""
    return set(missing(case, text, language)) <= set(missing(case, before, language))


def _uses(case: Case, language: str) -> tuple[TermUse, ...]:
    free = assigned(case, case.text, language)
    lacking = set(missing(case, case.plain, language))
    uses = []
    for match, target in case.uses:
        if free[match.term]:
            start, end = free[match.term].pop(0)
            status = "placed" if match.term in lacking else "kept"
            uses.append(TermUse(match.term.term, case.text[start:end], status, start, end))  # type: ignore[arg-type]
        else:
            uses.append(TermUse(match.term.term, target.form, "missed"))
    return tuple(uses)
