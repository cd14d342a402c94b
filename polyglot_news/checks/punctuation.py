"""Signs: question mark, the end of the sentence, brackets, entities, links and handles, broken characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from polyglot_news.characters import ADDRESS, without_trailing
from polyglot_news.document import Flag
from polyglot_news.escaping import ENTITY

_QUESTIONS = "?？؟;;՞"
_CLOSERS = "\"'”’»“)]}）】」』》›*_ \u00a0"
_ENDS = ".!?。！？…؟।։۔;:：；?"
_BRACKETS = (("(", "（", ")", "）"), ("[", "［【", "]", "］】"))
_BROKEN = re.compile(r"\ufffd|<unk>|⁇|▁|@@(?=\s)|â€|Ã[©¨ª¢§±³º]", re.IGNORECASE)
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.[A-Z]|\betc|\b[ap]\.m|\b(?:Inc|Ltd|Corp|Co|Jr|Sr))\.$")
_LONGEST = 20_000
_FEWEST = 25  # characters of a source that is a sentence, not a heading


def check(source: str, translation: str, language: str) -> tuple[Flag, ...]:
    """Return a warning for each kind of sign that was lost or broken."""
    return tuple(_flags(source[:_LONGEST], translation[:_LONGEST], language))


def _flags(source: str, translation: str, language: str) -> Iterator[Flag]:
    ours, theirs = source.rstrip(_CLOSERS), translation.rstrip(_CLOSERS)
    if source.rstrip(_CLOSERS)[-1:] in {"?", "？"} and not any(
        sign in translation for sign in _marks(language)
    ):
        yield Flag("question", "warning", "The source is a question, the translation is not.")
    elif _is_cut(ours, theirs):
        yield Flag("ending", "warning", "The translation lacks the full stop of the source.")
    for opening, wide_opening, closing, wide_closing in _BRACKETS:
        if _balance(source, opening + wide_opening, closing + wide_closing) == 0:
            rest = _balance(translation, opening + wide_opening, closing + wide_closing)
            if rest:
                what = "opened and not closed" if rest > 0 else "closed and not opened"
                yield Flag("brackets", "warning", f"A bracket is {what}.")
    entity = ENTITY.search(translation)
    if entity and entity.group() not in source:
        yield Flag("entities", "warning", f"The translation shows the code “{entity.group()}”.")
    broken = _BROKEN.search(translation)
    if broken and broken.group() not in source:
        yield Flag("characters", "warning", f"The translation has a broken character (“{broken.group()}”).")
    folded = translation.lower()
    lost = [link for link in _links(source) if link.lower() not in folded]
    if lost:
        yield Flag("links", "warning", f"“{lost[0]}” of the source is not in the translation.")


def _marks(language: str) -> str:
    return _QUESTIONS if language in {"el", "hy"} else "?？؟"


def _is_cut(source: str, translation: str) -> bool:
    return (
        len(source) >= _FEWEST
        and not _ABBREVIATION.search(source)
        and source[-1:] in ".!?。！？…"
        and translation[-1:] not in _ENDS
        and translation[-1:].isalnum()
    )


def _balance(text: str, opening: str, closing: str) -> int:
    return sum(map(text.count, opening)) - sum(map(text.count, closing))


def _links(source: str) -> list[str]:
    return [without_trailing(match.group()) for match in ADDRESS.finditer(source)]
