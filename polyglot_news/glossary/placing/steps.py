"""The steps of the ladder: each tries to bring the missing terms of some sentences into their translations.

A step accepts cases and returns an attempt for each, or None where it cannot help; the ladder checks the
attempts, not the step. A step requests all that it needs from the engine in one call.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from polyglot_news.glossary import grammar
from polyglot_news.glossary.matching import Match, occurrences
from polyglot_news.glossary.placing.cases import Case, Span, assigned, missing, places, touched
from polyglot_news.glossary.placing.donors import Donor, donor_for
from polyglot_news.glossary.placing.renderings import Renderings
from polyglot_news.glossary.placing.similar import similar
from polyglot_news.glossary.placing.usual import usual
from polyglot_news.glossary.terms import Target, Term
from polyglot_news.languages import base_language, facts

Translate = Callable[[Sequence[str]], list[str]]
_ARTICLES = {
    "pt": ("o", "a", "os", "as", "um", "uma"),
    "it": ("il", "lo", "la", "i", "gli", "le", "un", "una", "uno"),
    "es": ("el", "la", "los", "las", "un", "una"),
    "fr": ("le", "la", "les", "un", "une"),
    "de": ("der", "die", "das", "ein", "eine"),
}
_ELIDED = re.compile(r"^[LlDd](?:all|ell|nell|ull)?['’](?=\w)")
_WORD = re.compile(r"[\w][\w’'-]*")
_SHORT = 4  # letters
_ENGLISH_ARTICLE = re.compile(r"\b[Tt]he $")
_LONGER_HAN = frozenset("州市省县郡镇村")  # 纽约州 is not 纽约
_MARKS = ("XQ", "ZQ", "QX", "QZ", "XZ", "ZX")


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a step made of a case; `unsure` are the terms whose grammar the next step may get right."""

    text: str
    unsure: frozenset[Term] = frozenset()


@dataclass(frozen=True, slots=True)
class Means:
    """What a step works with: languages, engine, and what was learned of the model."""

    language: str
    translate: Translate
    renderings: Renderings


Step = Callable[[Sequence[Case], Means], list[Attempt | None]]


# the model's own rendering, found and replaced


def replace_renderings(cases: Sequence[Case], means: Means) -> list[Attempt | None]:
    """Learn how the model renders each missing term, find that in its translations and replace it."""
    _learn(cases, means)
    return [_with_replaced(case, case.text, means) for case in cases]


def _learn(cases: Sequence[Case], means: Means) -> None:
    lacking = [set(missing(case, case.text, means.language)) for case in cases]
    learn(
        [m.text for case, terms in zip(cases, lacking, strict=True) for m, _ in case.uses if m.term in terms],
        means,
    )


def learn(texts: Sequence[str], means: Means) -> None:
    """Ask the engine for the renderings of texts that were not learned before, in one call."""
    asked = sorted({text for text in texts if means.renderings.get(text) is None})
    for text, rendering in zip(asked, means.translate(asked) if asked else (), strict=True):
        means.renderings.learn(text, _whole(text, _bare(rendering, means.language), means.language))


def _whole(text: str, rendering: str, language: str) -> str:
    """Return a rendering, or nothing where it can be but a part of the term's (`Organizzazione`)."""
    words, rendered = len(text.split()), len(rendering.split())
    short = facts(language).spaced and 2 * rendered < words and not rendering.isupper()
    return "" if short or len(rendering) > 4 * len(text) + 40 else rendering


def _with_replaced(case: Case, text: str, means: Means) -> Attempt | None:
    """Return a text with the renderings of its missing terms replaced, or None where none was found."""
    changed, unsure = text, set[Term]()
    for term in missing(case, text, means.language):
        target, count = case.wanted[term]
        surfaces = list(dict.fromkeys(match.text for match, _ in case.uses if match.term == term))
        known = [rendering for surface in surfaces if (rendering := means.renderings.get(surface))]
        lacking = count - len(assigned(case, changed, means.language)[term])
        others = (form for surface in surfaces for form in usual(surface, means.language))
        for base in dict.fromkeys(chain(known, surfaces, target.forbidden, others)):
            found = _outside(occurrences(base, changed, means.language), target, changed, means.language)
            again = len(found) > lacking and _says_again(case, term, found, lacking, means.language)
            if len(found) == lacking or again:
                spaced = facts(means.language).spaced
                restated = again and (spaced or not _is_one_word(case, term, found, lacking))
                if restated or not all(_sure(changed, span, target, means.language, base) for span in found):
                    unsure.add(term)
                changed = replaced(changed, found, target, means.language, base)
                break
        else:
            alike = similar(known, changed, means.language) if lacking == 1 else None
            if alike is not None and not _taken(case, alike[0], changed, means.language):
                if not _sure(changed, alike[0], target, means.language, alike[1]):
                    unsure.add(term)
                changed = replaced(changed, [alike[0]], target, means.language, alike[1])
    return Attempt(changed, frozenset(unsure)) if changed != text else None


def _sure(text: str, span: Span, target: Target, language: str, base: str) -> bool:
    start, end = span
    return grammar.sure(
        text[:start], text[start:end], text[end:], target=target, language=language, base=base
    )


def _outside(spans: Iterable[Span], target: Target, text: str, language: str) -> list[Span]:
    """Return the spans that lie in no wanted form which stands there already, and in no longer name."""
    right = places(target, text, language)
    return [
        span
        for span in spans
        if not touched(right, span) and (facts(language).spaced or not _in_longer_han(text, span))
    ]


def _in_longer_han(text: str, span: Span) -> bool:
    """Whether a Chinese name is part of a longer one (`纽约州`, `弗拉基米尔·普京`)."""
    return text[span[1] : span[1] + 1] in _LONGER_HAN or text[span[0] - 1 : span[0]] == "·"


def _says_again(case: Case, term: Term, found: Sequence[Span], lacking: int, language: str) -> bool:
    """Whether a rendering stands for the adjectives of a name too, in Chinese also for a pronoun.

    Not so where the name is part of a longer one in the source, which may hold the rendering as well.
    """
    texts = [match.text for match, _ in case.uses if match.term == term]
    alone = all(case.source.count(text) == texts.count(text) for text in texts)
    return (alone and not facts(language).spaced) or _is_one_word(case, term, found, lacking)


def _is_one_word(case: Case, term: Term, found: Sequence[Span], lacking: int) -> bool:
    """Whether a rendering stands as often as a name and its adjectives, which may be one word.

    They always are in Chinese, now and then elsewhere: `министр Шотландии` for `Scottish minister`.
    """
    adjectives = re.findall(rf"\b(?:{'|'.join(map(re.escape, term.adjectives))})\b", case.source)
    return bool(term.adjectives) and len(found) <= lacking + len(adjectives)


def _taken(case: Case, span: Span, text: str, language: str) -> bool:
    """Whether a span touches the wanted form of any term of the sentence."""
    return any(touched(places(target, text, language), span) for target, _ in case.wanted.values())


def _bare(rendering: str, language: str) -> str:
    """Return a rendering without its full stop and leading article."""
    words = rendering.strip(" .。").split()
    while len(words) > 1 and words[0].lower() in _ARTICLES.get(base_language(language), ()):
        words = words[1:]
    text = " ".join(words)
    return _ELIDED.sub("", text) if language in {"it", "fr"} else text


def replaced(text: str, spans: Sequence[Span], target: Target, language: str, base: str) -> str:
    """Return a text with the target in each of the spans, grammar mended around it; last one first."""
    for span in sorted(spans, reverse=True):
        start, end = _grown(text, span, target.form, language)
        text = grammar.substituted(
            text[:start], text[start:end], text[end:], target=target, language=language, base=base
        )
    return text


def _grown(text: str, span: Span, form: str, language: str) -> Span:
    """Return a span with what stands around it that the form says as well (`美国` before `美国中情局`)."""
    start, end = span
    if facts(language).spaced:
        return start, _with_tail(text, end, form)
    for length in range(len(form) - 1, 1, -1):
        if text.endswith(form[:length], 0, start):
            start -= length
            break
    for length in range(len(form) - 1, 1, -1):
        if text.startswith(form[-length:], end):
            return start, end + length
    return start, end


def _with_tail(text: str, end: int, form: str) -> int:
    """Return where a span ends once the words after it that the form itself ends with are taken in."""
    words = [(m.start(), m.group()) for m in _WORD.finditer(form)]
    for start, _ in words[1:]:
        tail = form[start:]
        if (
            len(tail) >= _SHORT
            and text[end:].startswith(" " + tail)
            and not text[end + 1 + len(tail) :][:1].isalnum()
        ):
            return end + 1 + len(tail)
    return end


# translated again, with something else in the term's place


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
        if not _sure(text, found[0], stand.target, means.language, stand.base):
            unsure.add(stand.term)
        text = replaced(text, found, stand.target, means.language, stand.base)
    further = _with_replaced(replace(case, text=text), text, means)
    if further is not None:
        return Attempt(further.text, further.unsure | unsure)
    return Attempt(text, frozenset(unsure))
