"""The first step of the ladder, and what a step is: it brings missing terms into translations.

A step accepts cases and returns an attempt for each, or None where it cannot help; the ladder checks the
attempts, not the step. A step requests all that it needs from the engine in one call. The first one finds the
model's own rendering of a term in its translation and replaces it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from polyglot_news.glossary import grammar
from polyglot_news.glossary.matching import occurrences
from polyglot_news.glossary.placing.renderings import Renderings
from polyglot_news.glossary.placing.sentences_with_terms import Case, Span, assigned, missing, places, touched
from polyglot_news.glossary.placing.similar_renderings import similar
from polyglot_news.glossary.placing.usual_names import adjectives_of, longer_names, usual
from polyglot_news.glossary.terms import Target, Term
from polyglot_news.languages import base_language, facts

Translate = Callable[[Sequence[str]], list[str]]
Others = Callable[[Sequence[tuple[str, tuple[str, ...]]]], list[tuple[str, ...]]]
_ARTICLES = {
    "pt": ("o", "a", "os", "as", "um", "uma"),
    "it": ("il", "lo", "la", "i", "gli", "le", "un", "una", "uno"),
    "es": ("el", "la", "los", "las", "un", "una"),
    "fr": ("le", "la", "les", "un", "une"),
    "de": ("der", "die", "das", "ein", "eine"),
}
_ELIDED = re.compile(r"^[LlDd](?:all|ell|nell|ull)?['’](?=\w)")
_COMPLEMENT = re.compile(r"\s(?:d[aeiou]s?|del|dell[aeo]|dei|degli|des|du)\s[A-ZÀ-Ý]")
_WORD = re.compile(r"[\w][\w’'-]*")
_MEMBER, _FEWEST_HAN = "人", 3  # 共和党人 alone is 共和党 in 共和党总统候选人
_SHORT = 4  # letters
_LONGER_HAN = frozenset("州市省县郡镇村")  # 纽约州 is not 纽约


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a step made of a case; `unsure` are the terms whose grammar the next step may get right."""

    text: str
    unsure: frozenset[Term] = frozenset()


@dataclass(frozen=True, slots=True)
class Means:
    """What a step works with: languages, engine, what was learned of the model, and more hypotheses of it.

    `others` gives further translations of sentences without given words, the most probable first; None where
    the model has no others.
    """

    language: str
    translate: Translate
    renderings: Renderings
    others: Others | None = None


Step = Callable[[Sequence[Case], Means], list[Attempt | None]]


def replace_renderings(cases: Sequence[Case], means: Means) -> list[Attempt | None]:
    """Learn how the model renders each missing term, find that in its translations and replace it."""
    _learn(cases, means)
    return [with_replaced(case, case.text, means) for case in cases]


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


def with_replaced(case: Case, text: str, means: Means) -> Attempt | None:
    """Return a text with the renderings of its missing terms replaced, or None where none was found."""
    changed, unsure = text, set[Term]()
    for term in missing(case, text, means.language):
        target, count = case.wanted[term]
        surfaces = list(dict.fromkeys(match.text for match, _ in case.uses if match.term == term))
        known = [rendering for surface in surfaces if (rendering := means.renderings.get(surface))]
        lacking = count - len(assigned(case, changed, means.language)[term])
        others = [form for surface in surfaces for form in usual(surface, means.language)]
        kinds = _LONGER_HAN - {form[-1:] for form in others}  # 加州 is said of 加利福尼亚州
        members = [name.removesuffix(_MEMBER) for name in known if len(name) > _FEWEST_HAN]
        for base in dict.fromkeys(chain(known, members, surfaces, target.forbidden, others)):
            spans = occurrences(base, changed, means.language)
            found = _outside(spans, target, changed, means.language, kinds)
            again = len(found) > lacking and _says_again(case, term, found, lacking, means.language)
            if len(found) == lacking or again:
                spaced = facts(means.language).spaced
                restated = again and (spaced or not _is_one_word(case, term, found, lacking))
                if restated or not all(
                    is_sure(changed, span, target, means.language, base)
                    and not _is_half(term, base, changed[span[1] :])
                    for span in found
                ):
                    unsure.add(term)
                changed = replaced(changed, found, target, means.language, base)
                break
        else:
            alike = similar(known, changed, means.language) if lacking == 1 else None
            if alike is not None and not _taken(case, alike[0], changed, means.language):
                if not is_sure(changed, alike[0], target, means.language, alike[1]):
                    unsure.add(term)
                changed = replaced(changed, [alike[0]], target, means.language, alike[1])
    return Attempt(changed, frozenset(unsure)) if changed != text else None


def _is_half(term: Term, base: str, after: str) -> bool:
    """Whether a rendering may be but the first word of a longer one (`Duma` in `Duma do Estado`)."""
    return " " in term.term and " " not in base and not base.isupper() and bool(_COMPLEMENT.match(after))


def is_sure(text: str, span: Span, target: Target, language: str, base: str) -> bool:
    """Whether what has to agree with a target is known where it stands in the place of a rendering."""
    start, end = span
    return grammar.sure(
        text[:start], text[start:end], text[end:], target=target, language=language, base=base
    )


def _outside(
    spans: Iterable[Span], target: Target, text: str, language: str, kinds: Collection[str]
) -> list[Span]:
    """Return the spans that lie in no wanted form which stands there already, and in no longer name.

    `kinds` are the kinds of place that make a longer name in Chinese.
    """
    right = places(target, text, language)
    return [
        span
        for span in spans
        if not touched(right, span) and (facts(language).spaced or not _in_longer_han(text, span, kinds))
    ]


def _in_longer_han(text: str, span: Span, kinds: Collection[str]) -> bool:
    """Whether a Chinese name is part of a longer one (`纽约州`, `弗拉基米尔·普京`, `白俄罗斯`)."""
    start, end = span
    if text[end : end + 1] in kinds or text[start - 1 : start] == "·":
        return True
    return any(
        text.startswith(longer, start - at)
        for longer in longer_names(text[start:end])
        if (at := longer.index(text[start:end])) <= start
    )


def _says_again(case: Case, term: Term, found: Sequence[Span], lacking: int, language: str) -> bool:
    """Whether a rendering stands for the adjectives of a name too, in Chinese also for a pronoun.

    Not so where the name is part of a longer one in the source, which may hold the rendering as well.
    """
    texts = [match.text for match, _ in case.uses if match.term == term]
    alone = all(
        len(re.findall(rf"\b{re.escape(text)}\b", case.source)) == texts.count(text) for text in texts
    )
    return (alone and not facts(language).spaced) or _is_one_word(case, term, found, lacking)


def _is_one_word(case: Case, term: Term, found: Sequence[Span], lacking: int) -> bool:
    """Whether a rendering stands as often as a name and its adjectives, which may be one word.

    They always are in Chinese, now and then elsewhere: `министр Шотландии` for `Scottish minister`.
    """
    known = adjectives_of(term)
    adjectives = re.findall(rf"\b(?:{'|'.join(map(re.escape, known))})\b", case.source)
    return bool(known) and len(found) <= lacking + len(adjectives)


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
