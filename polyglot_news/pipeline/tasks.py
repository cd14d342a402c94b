"""The task of a pipeline and the outcome of one input."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from polyglot_news.document import Digest
from polyglot_news.errors import PolyglotError
from polyglot_news.summary.length import Length
from polyglot_news.version import __version__

if TYPE_CHECKING:
    from polyglot_news.engines.server.addressing import Server

Task = Literal["digest", "summarise", "translate", "split"]
TASKS: tuple[Task, ...] = get_args(Task)


@dataclass(frozen=True, slots=True)
class Options:
    """What a pipeline does with each article; pipelines with equal options give equal results.

    Attributes:
        to: Our codes of the target languages, in the user's order.
        source: Language of the articles, or `auto`.
        engine: Name of an engine, or `auto`.
        method: How sentences are chosen (one of `summary.METHODS`).
        length: How many sentences a summary has.
        raw: Keep every paragraph: no extraction of the article.
        lines: Take each line as one unit (`translate`, `split`).
        explain: Tell why sentences were chosen and blocks dropped.
        keywords: How many keywords a summary gets.
        quality: Ask for a second translation of each sentence, to tell its quality by.
        min_quality: What is below is left in the source language.
        server: What the engine `server` asks; None for every other engine.
        column: The column of a table that holds the texts; without one, no table is read.
    """

    to: tuple[str, ...] = ()
    source: str = "auto"
    engine: str = "auto"
    method: str = "news"
    length: Length = field(default_factory=Length)
    raw: bool = False
    lines: bool = False
    explain: bool = False
    keywords: int = 0
    quality: bool = False
    min_quality: int = 0
    server: Server | None = None
    column: str = ""

    def signature(self, task: Task, glossary: str) -> str:
        """Return everything that affects results: program, task, options and the hash of the glossary."""
        size = self.length
        length = f"{size.sentences or '-'}/{size.ratio or '-'}/{size.words or '-'}"
        marks = "".join(
            letter for letter, on in (("r", self.raw), ("l", self.lines), ("e", self.explain)) if on
        )
        parts = [
            f"polyglot-news:{__version__}",
            task,
            f"{self.source}>{','.join(self.to) or '-'}",
            self.engine if self.server is None else f"{self.engine}:{self.server.identity}",
            self.method,
            length,
            f"glossary:{glossary}",
            *([f"keywords:{self.keywords}"] if self.keywords else []),
            *(["quality"] if self.quality else []),
            *([f"min-quality:{self.min_quality}"] if self.min_quality else []),
            *([marks] if marks else []),
            *([f"column:{self.column}"] if self.column else []),
        ]
        return "|".join(parts)


@dataclass(frozen=True, slots=True)
class Copy:
    """A file in another language, in its own kind."""

    language: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of one input: a digest, or the error that prevented it.

    `seconds` is its share of the elapsed time: inputs translated together have equal shares.
    `copies` are there where files are translated in place, one for each translation of the digest.
    """

    path: str
    digest: Digest | None
    error: PolyglotError | None
    seconds: float
    copies: tuple[Copy, ...] = ()
