"""The steps that translate a sentence again, with something else in the place of each missing term.

First a donor, a well-known name of the same grammar; then a placeholder, a made-up name that models copy. The
wanted form then replaces it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from polyglot_news.glossary.matching import Match, occurrences
from polyglot_news.glossary.placing.donors import Donor, donor_for
from polyglot_news.glossary.placing.first_step import Attempt, Means, is_sure, replaced, with_replaced
from polyglot_news.glossary.placing.sentences_with_terms import Case, missing
from polyglot_news.glossary.terms import Target, Term

_ENGLISH_ARTICLE = re.compile(r"\b[Tt]he $")
_MARKS = ("XQ", "ZQ", "QX", "QZ", "XZ", "ZX")


@dataclass(frozen=True, slots=True)
class _Stand:
    """The stand-in for a term in the source: its text there, and its base form in the target language."""

    source: str
    base: str
    target: Target
    term: Term


def through_donors(cases: Sequence[Case], means: Means) -> list[Attempt | None]:
    """Translate again with a well-known name of the same grammar in the place of each missing term."""
    return _again(cases, means, _donor)


def through_placeholders(cases: Sequence[Case], means: Means) -> list[Attempt | None]:
    """Translate again with a made-up name, of a shape that this model copies, for each missing term."""
    shapes = carried(means)

    def choose(
        match: Match, target: Target, source: str, language: str, stands: tuple[_Stand, ...]
    ) -> _Stand | None:
        del language
        return _placeholder(match, target, source, stands, shapes)

    return _again(cases, means, choose)


def carried(means: Means) -> tuple[str, ...]:
    """Return the shapes of made-up names, beginning with those that it copies; tested once per model."""
    probes = {shape: f"{shape}1, {shape}2." for shape in _MARKS}
    asked = [probe for probe in probes.values() if means.renderings.get(probe) is None]
    for probe, answer in zip(asked, means.translate(asked) if asked else (), strict=True):
        means.renderings.learn(probe, answer)
    return tuple(sorted(_MARKS, key=lambda shape: not _survives(shape, means.renderings.get(probes[shape]))))


def _survives(shape: str, answer: str | None) -> bool:
    return answer is not None and answer.count(f"{shape}1") == answer.count(f"{shape}2") == 1


Choose = Callable[[Match, Target, str, str, tuple[_Stand, ...]], _Stand | None]


def _donor(
    match: Match, target: Target, source: str, language: str, stands: tuple[_Stand, ...]
) -> _Stand | None:
    if match.text[:1].islower():
        return None
    donor: Donor | None = donor_for(target, source, language, frozenset(stand.source for stand in stands))
    return None if donor is None else _Stand(donor.source, donor.form, target, match.term)


def _placeholder(
    match: Match, target: Target, source: str, stands: tuple[_Stand, ...], shapes: Sequence[str]
) -> _Stand | None:
    used = {stand.source for stand in stands}
    for pair in shapes:
        for digit in range(1, 10):
            if (mark := f"{pair}{digit}") not in source and mark not in used:
                return _Stand(mark, "", target, match.term)
    return None


def _again(cases: Sequence[Case], means: Means, choose: Choose) -> list[Attempt | None]:
    masked = [_masked(case, means.language, choose) for case in cases]
    asked = [source for source, _ in masked if source]
    answers = iter(means.translate(asked) if asked else ())
    return [
        _unmasked(case, next(answers), stands, means) if source else None
        for case, (source, stands) in zip(cases, masked, strict=True)
    ]


def _masked(case: Case, language: str, choose: Choose) -> tuple[str, tuple[_Stand, ...]]:
    lacking = missing(case, case.text, language)
    text, stands = case.source, list[_Stand]()
    for match, target in reversed(case.uses):
        if match.term not in lacking:
            continue
        stand = choose(match, target, case.source, language, tuple(stands))
        if stand is None:
            return "", ()
        stands.append(stand)
        before = text[: match.start]
        if stand.base:
            before = _ENGLISH_ARTICLE.sub("", before)
        name = stand.source
        if not before and name[:1].islower():
            name = name[:1].upper() + name[1:]
        text = before + name + text[match.end :]
    return text, tuple(stands)


def _unmasked(case: Case, text: str, stands: Sequence[_Stand], means: Means) -> Attempt | None:
    unsure = set[Term]()
    for stand in stands:
        if stand.base:
            found = list(occurrences(stand.base, text, means.language))
        else:
            found = [(m.start(), m.end()) for m in re.finditer(rf"{re.escape(stand.source)}(?!\d)", text)]
        if len(found) != 1:
            return None
        if not is_sure(text, found[0], stand.target, means.language, stand.base):
            unsure.add(stand.term)
        text = replaced(text, found, stand.target, means.language, stand.base)
    further = with_replaced(replace(case, text=text), text, means)
    if further is not None:
        return Attempt(further.text, further.unsure | unsure)
    return Attempt(text, frozenset(unsure))
