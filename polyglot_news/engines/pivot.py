"""Two engines in a row: the first's translation of a sentence is one sentence for the second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from polyglot_news.engines.protocol import Engine
from polyglot_news.engines.steering import Ask, Hypothesis, Steering


@dataclass(frozen=True, slots=True)
class Pivot:
    """Translates through an intermediate language, sentence by sentence; nothing is split again."""

    first: Engine
    second: Engine

    @property
    def name(self) -> str:
        """Name of the engine; of two different ones, both joined with ` + `."""
        return " + ".join(dict.fromkeys((self.first.name, self.second.name)))

    @property
    def model(self) -> str:
        """Names of both models joined with ` + `."""
        return f"{self.first.model} + {self.second.model}"

    @property
    def route(self) -> tuple[str, ...]:
        """The three languages of the route."""
        return (*self.first.route, *self.second.route[1:])

    @property
    def fingerprint(self) -> str:
        """A hash of both fingerprints, in order."""
        return sha256(f"{self.first.fingerprint}+{self.second.fingerprint}".encode()).hexdigest()

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """Translate each sentence; as many out as in."""
        return self.second.translate(self.first.translate(sentences))

    def steering(self) -> Steering | None:
        """Return the second engine's steering, applied to the first one's translations."""
        steering = self.second.steering()
        return None if steering is None else _Behind(self.first, steering)

    def close(self) -> None:
        """Close both engines."""
        self.first.close()
        self.second.close()


@dataclass(frozen=True, slots=True)
class _Behind:
    """Steers the second of two engines; the first one gives it its best translations."""

    first: Engine
    second: Steering

    def hypotheses(self, asks: Sequence[Ask], count: int) -> list[tuple[Hypothesis, ...]]:
        """Return up to `count` translations of each sentence."""
        between = self.first.translate([ask.sentence for ask in asks])
        asks = [replace(ask, sentence=text) for ask, text in zip(asks, between, strict=True)]
        return self.second.hypotheses(asks, count)
