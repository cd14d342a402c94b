"""The Engine protocol: a list of sentences in, as many translations out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from polyglot_news.engines.scores import Score, is_preview, published
from polyglot_news.engines.steering import Steering


@dataclass(frozen=True, slots=True)
class Model:
    """An installed translation model.

    Attributes:
        engine: Name of the engine that runs it (a key of the registry).
        name: Name of the package, such as `translate-en_it-1_0`.
        source: Our code of the source language; `target` likewise.
        version: The package's own version.
        path: The folder that holds it.
        kind: Architecture of a model of Firefox (`tiny`, `base-memory`, `base`), if it is known.
    """

    engine: str
    name: str
    source: str
    target: str
    version: str
    path: Path
    kind: str = ""

    @property
    def preview(self) -> bool:
        """Whether its version is marked as a pre-release (`3.0a1`)."""
        return self.engine == "firefox" and is_preview(self.version)

    @property
    def score(self) -> Score:
        """Its published score; empty if none was published."""
        return published(self.engine, self.source, self.target, self.kind)


class Engine(Protocol):
    """Translates lists of sentences of one source language into one target language.

    `translate` gives exactly one translation for each sentence, in order; blank sentences come back as they
    are. The same sentences give the same translations, whatever else is in the list. An engine is used by
    one thread at a time and may be closed more than once.
    """

    @property
    def name(self) -> str:
        """The engine's name in the registry."""

    @property
    def model(self) -> str:
        """The name of its model; of a pivot route, the names joined with ` + `."""

    @property
    def route(self) -> tuple[str, ...]:
        """The languages that the text goes through, source first."""

    @property
    def fingerprint(self) -> str:
        """A hash of the model's files and of the options that change its output."""

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """Translate each sentence; as many out as in."""

    def steering(self) -> Steering | None:
        """Return its steering (several hypotheses under constraints), or None if it cannot be steered.

        It shares the model that this engine has loaded, and is closed with it.
        """

    def close(self) -> None:
        """Release threads, processes and memory."""


def failure_of(engine: Engine, sentence: str) -> str:
    """Return why an engine left a sentence untranslated; empty if it did not.

    Only engines that can fail on single sentences have a method `failure`; models on this machine do not.
    """
    ask: Callable[[str], str] | None = getattr(engine, "failure", None)
    return ask(sentence) if ask is not None else ""


@dataclass(frozen=True, slots=True)
class Around:
    """What a wrapper takes over from the engine inside it: its name, its model and its route."""

    engine: Engine

    @property
    def name(self) -> str:
        """The name of the engine inside."""
        return self.engine.name

    @property
    def model(self) -> str:
        """The model of the engine inside."""
        return self.engine.model

    @property
    def route(self) -> tuple[str, ...]:
        """The route of the engine inside."""
        return self.engine.route
