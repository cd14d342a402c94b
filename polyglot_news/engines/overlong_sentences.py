"""Sentences longer than any model accepts: translated in parts under the glossary.

Engines cut sentences longer than their model was trained on (`cut_and_join`). What is longer still is not a
sentence of news, and no step, from its terms to its grammar, should see the whole of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from polyglot_news.document import Flag, TermUse
from polyglot_news.engines import cut_and_join
from polyglot_news.engines.protocol import Engine, failure_of
from polyglot_news.glossary import Placed
from polyglot_news.languages import facts

LONGEST = 2_000  # characters: some 500 tokens, four times what models get at once
FLAG = Flag("cut", "warning", "The sentence is longer than any model accepts: it was translated in parts.")


def is_overlong(text: str) -> bool:
    """Whether a sentence is longer than any model accepts."""
    return len(text) > LONGEST


def placed_in_parts(
    texts: Sequence[str],
    place: Callable[[Sequence[str]], Sequence[Placed]],
    *,
    whole: Collection[str] = (),
    languages: tuple[str, str],
) -> list[Placed]:
    """Translate each text under a glossary, overlong ones in parts; as many out as in.

    Args:
        texts: Sentences, one line each.
        place: Translates texts under the glossary; as many out as in.
        whole: Texts that are not cut: their translations are known.
        languages: Our codes of source and target language.
    """
    cuts = [(text,) if text in whole else _parts(text) for text in texts]
    found = iter(place([part.strip() if len(parts) > 1 else part for parts in cuts for part in parts]))
    return [
        next(found) if len(parts) == 1 else _joined(parts, [next(found) for _ in parts], *languages)
        for parts in cuts
    ]


def failure_of_any_part(engine: Engine, text: str) -> str:
    """Return why an engine left a text or a part of an overlong one untranslated; empty if it did not."""
    parts = _parts(text)
    reasons = (failure_of(engine, part.strip() if len(parts) > 1 else part) for part in parts)
    return next((reason for reason in reasons if reason), "")


def _parts(text: str) -> tuple[str, ...]:
    return cut_and_join.cut(text, limit=LONGEST, length=len) if is_overlong(text) else (text,)


def _joined(parts: Sequence[str], placed: Sequence[Placed], source: str, target: str) -> Placed:
    """Join the translations of a sentence's parts, with the positions of its terms."""
    texts: list[str] = []
    terms: list[TermUse] = []
    length, last = 0, len(parts) - 1
    for number, (part, one) in enumerate(zip(parts, placed, strict=True)):
        text = cut_and_join.mended(part, one.text.strip(), is_first=number == 0, is_last=number == last)
        touches = facts(source).spaced and not parts[number - 1][-1:].isspace() and not part[:1].isspace()
        gap = "" if not text or not texts or touches or not facts(target).spaced else " "
        length += len(gap)
        terms += (_shifted(term, length, length + len(text)) for term in one.terms)
        texts.append(gap + text)
        length += len(text)
    return Placed("".join(texts), tuple(terms))


def _shifted(term: TermUse, by: int, end: int) -> TermUse:
    """Return a term use of a part with its position in the whole; `end` is where the part ends."""
    if term.start < 0:
        return term
    return replace(term, start=term.start + by, end=min(term.end + by, end))
