"""Translates sentences so that the terms of a glossary come out as wanted, or are reported.

A ladder of steps, cheapest first; all sentences that need a step go to the engine in one call:

1. The plain translation. A term whose wanted form is there as often as the term is `kept`.
2. The model's own rendering of the term, learned by translating it alone, is found in the plain
   translation and replaced (`placed`).
3. The sentence is translated again with a placeholder in the term's place, of a shape that models carry
   through unchanged; the wanted form takes the placeholder's place (`placed`).
4. The plain translation stays, and the term is reported as `missed`.

The article or contraction before a placed form is made to agree. Each step's result is checked before it
is accepted: numbers as before, length within bounds, the term as often as in the source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from polyglot_news.document import TermUse
from polyglot_news.glossary.articles import mended
from polyglot_news.glossary.matching import Match, find, occurrences
from polyglot_news.glossary.terms import Glossary, Target, Term

Translate = Callable[[Sequence[str]], list[str]]
_ARTICLES = {
    "pt": ("o", "a", "os", "as", "um", "uma"),
    "pt-BR": ("o", "a", "os", "as", "um", "uma"),
    "it": ("il", "lo", "la", "i", "gli", "le", "un", "una", "uno"),
    "es": ("el", "la", "los", "las", "un", "una"),
    "fr": ("le", "la", "les", "un", "une"),
    "de": ("der", "die", "das", "ein", "eine"),
}
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Placed:
    """A translated sentence and what became of each use of a term in it."""

    text: str
    terms: tuple[TermUse, ...]


@dataclass(frozen=True, slots=True)
class _Case:
    """A sentence with the uses of terms that have a target in the language."""

    source: str
    plain: str
    uses: tuple[tuple[Match, Target], ...]

    @property
    def wanted(self) -> dict[Term, tuple[Target, int]]:
        counts = Counter(match.term for match, _ in self.uses)
        return {match.term: (target, counts[match.term]) for match, target in self.uses}


def place(
    sources: Sequence[str],
    *,
    glossary: Glossary | None,
    source_language: str,
    target_language: str,
    translate: Translate,
) -> list[Placed]:
    """Translate each sentence under the glossary; as many out as in, one `TermUse` for each use of a term.

    Args:
        sources: Sentences, one line each.
        glossary: The terms, or None for a plain translation. One of another source language is not used.
        source_language: Our code of the language of the sentences.
        target_language: Our code of the language that is wanted.
        translate: An engine's call: as many translations out as sentences in.
    """
    plain = translate(sources)
    if glossary is None or glossary.source != source_language:
        return [Placed(text, ()) for text in plain]
    cases = [
        _Case(source, text, tuple(
            (match, target)
            for match in find(source, glossary)
            if (target := match.term.target(target_language)) is not None
        ))
        for source, text in zip(sources, plain, strict=True)
    ]  # fmt: skip
    texts = [case.plain for case in cases]
    open_cases = [
        i for i, case in enumerate(cases) if case.uses and not _all_there(case, texts[i], target_language)
    ]
    for step in (_replace_renderings, _through_placeholders):
        if not open_cases:
            break
        for i, text in zip(
            open_cases, step([cases[i] for i in open_cases], target_language, translate), strict=True
        ):
            if text is not None:
                texts[i] = text
        open_cases = [i for i in open_cases if not _all_there(cases[i], texts[i], target_language)]
    return [Placed(text, _uses(case, text, target_language)) for case, text in zip(cases, texts, strict=True)]


def _forms(target: Target) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f for f in (target.form, *target.also, target.plural) if f))


def _places(target: Target, text: str, language: str) -> list[tuple[int, int]]:
    """Return where wanted forms stand, longest form first, none inside another."""
    taken: list[tuple[int, int]] = []
    for form in sorted(_forms(target), key=len, reverse=True):
        for start, end in occurrences(form, text, language):
            if all(end <= a or start >= b for a, b in taken):
                taken.append((start, end))
    return sorted(taken)


def _all_there(case: _Case, text: str, language: str) -> bool:
    return all(len(_places(target, text, language)) >= count for target, count in case.wanted.values())


def _replace_renderings(cases: Sequence[_Case], language: str, translate: Translate) -> list[str | None]:
    terms = sorted(
        {match.text for case in cases for match, target in case.uses
         if len(_places(target, case.plain, language)) < case.wanted[match.term][1]}
    )  # fmt: skip
    alone = dict(zip(terms, translate(terms), strict=True)) if terms else {}
    return [_replaced(case, alone, language) for case in cases]


def _replaced(case: _Case, alone: dict[str, str], language: str) -> str | None:
    text = case.plain
    for term, (target, count) in case.wanted.items():
        if len(_places(target, text, language)) >= count:
            continue
        surface = next(match.text for match, _ in case.uses if match.term == term)
        rendering = _bare(alone.get(surface, ""), language)
        for candidate in dict.fromkeys((rendering, surface)):
            found = list(occurrences(candidate, text, language))
            if candidate and len(found) == count:
                text = _substituted(text, found, target, language)
                break
    return text if text != case.plain and _sound(case.plain, text) else None


def _bare(rendering: str, language: str) -> str:
    """Return a rendering without its full stop and leading article."""
    words = rendering.strip(" .。").split()
    while len(words) > 1 and words[0].lower() in _ARTICLES.get(language, ()):
        words = words[1:]
    return " ".join(words)


def _substituted(text: str, places: Sequence[tuple[int, int]], target: Target, language: str) -> str:
    for start, end in sorted(places, reverse=True):
        before = mended(text[:start], target, language)
        form = target.form
        if not before.strip() and form[:1].islower():
            form = form[:1].upper() + form[1:]
        text = before + form + text[end:]
    return text


def _through_placeholders(cases: Sequence[_Case], language: str, translate: Translate) -> list[str | None]:
    masked = [_masked(case) for case in cases]
    results = translate([source for source, _ in masked])
    return [
        _unmasked(case, text, marks, language)
        for case, text, (_, marks) in zip(cases, results, masked, strict=True)
    ]


def _masked(case: _Case) -> tuple[str, dict[str, Target]]:
    text, marks = case.source, {}
    for number, (match, target) in reversed(list(enumerate(case.uses))):
        mark = _mark(number, case.source)
        marks[mark] = target
        text = text[: match.start] + mark + text[match.end :]
    return text, marks


def _mark(number: int, source: str) -> str:
    """Return a made-up name that models copy: two capitals and a digit, absent from the source."""
    pairs = ("XQ", "ZQ", "QX", "QZ", "XZ", "ZX")
    free = [f"{pair}{digit}" for pair in pairs for digit in range(1, 10) if f"{pair}{digit}" not in source]
    return free[number % len(free)]


def _unmasked(case: _Case, text: str, marks: dict[str, Target], language: str) -> str | None:
    for mark, target in marks.items():
        found = [(m.start(), m.end()) for m in re.finditer(re.escape(mark), text)]
        if len(found) != 1:
            return None
        text = _substituted(text, found, target, language)
    return text if _sound(case.plain, text) and _all_there(case, text, language) else None


def _sound(before: str, after: str) -> bool:
    """Whether a sentence kept its numbers and, roughly, its length."""
    same = Counter(_DIGITS.findall(before)) == Counter(_DIGITS.findall(after))
    return same and len(after) <= 2 * len(before) + 60 and 2 * len(after) + 60 >= len(before)


def _uses(case: _Case, text: str, language: str) -> tuple[TermUse, ...]:
    free: dict[Term, list[tuple[int, int]]] = {}
    taken: list[tuple[int, int]] = []
    for term, (target, _) in sorted(case.wanted.items(), key=lambda item: -len(item[1][0].form)):
        free[term] = [
            p for p in _places(target, text, language) if all(p[1] <= a or p[0] >= b for a, b in taken)
        ]
        taken += free[term]
    uses = []
    for match, target in case.uses:
        kept = len(_places(target, case.plain, language)) >= case.wanted[match.term][1]
        if free[match.term]:
            start, end = free[match.term].pop(0)
            uses.append(TermUse(match.term.term, text[start:end], "kept" if kept else "placed", start, end))
        else:
            uses.append(TermUse(match.term.term, target.form, "missed"))
    return tuple(uses)
