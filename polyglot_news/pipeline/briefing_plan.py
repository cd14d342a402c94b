"""How a briefing is made, and what it asks of its pipeline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from polyglot_news.document import Article, Digest, Sentence, Translation
from polyglot_news.errors import PolyglotError
from polyglot_news.glossary import Glossary
from polyglot_news.pipeline.briefing_entries import Entry
from polyglot_news.stories.order import Interest
from polyglot_news.summary.length import Length

TOP = 20  # stories that are told in full where nothing else is asked for


@dataclass(frozen=True, slots=True)
class Plan:
    """How a briefing is made.

    Attributes:
        to: Our codes of the target languages; none tells each story in its own language.
        length: How long a story's digest is.
        method: How its sentences are chosen.
        top: So many stories are told in full, the others are single lines; 0 tells all.
        about: The reader's subjects.
        signature: What makes the briefing what it is.
    """

    to: tuple[str, ...] = ()
    length: Length = Length()  # noqa: RUF009 - frozen
    method: str = "news"
    top: int = TOP
    about: tuple[Interest, ...] = ()
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a briefing asks of the pipeline.

    Attributes:
        reread: Returns an article and its sentences again, or the error that stands in the way.
        translate: Translates articles with some of their sentences from one language into another.
        can_translate: Whether a model leads from one language to another.
        glossary: Whose entries count as names.
    """

    reread: Callable[[Entry], Digest | PolyglotError]
    translate: Callable[
        [Sequence[tuple[Article, tuple[Sentence, ...]]], str, str], Sequence[Translation | PolyglotError]
    ]
    can_translate: Callable[[str, str], bool]
    glossary: Glossary | None = None
