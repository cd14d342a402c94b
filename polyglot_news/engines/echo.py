"""The engine of the tests: it returns every sentence unchanged, for any pair of languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from polyglot_news.engines.protocol import Engine, Model

PACKAGES: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EchoEngine:
    """An engine whose translation of a sentence is the sentence itself."""

    source: str
    target: str
    name: str = "echo"
    model: str = "echo"
    fingerprint: str = "echo-1"

    @property
    def route(self) -> tuple[str, ...]:
        """The pair that was asked for."""
        return (self.source, self.target)

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """Return each sentence unchanged."""
        return list(sentences)

    def steering(self) -> None:
        """Return None: there is one way to repeat a sentence."""

    def close(self) -> None:
        """Do nothing: there is nothing to release."""


def installed(folder: Path) -> tuple[Model, ...]:  # noqa: ARG001 - every engine is asked in the same way
    """Return no models: echo needs none, and `auto` never chooses it."""
    return ()


def model_at(folder: Path) -> None:
    """Return None: no folder holds a model of echo."""


def connect(model: Model, *, threads: int = 0) -> Engine:  # noqa: ARG001 - every engine is asked in the same way
    """Return the engine for the pair of the model."""
    return EchoEngine(model.source, model.target)
