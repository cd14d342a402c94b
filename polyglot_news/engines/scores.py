"""Published scores of models, and which of two models is better.

The table beside this module comes from Mozilla's evaluation, which translated the same lines of FLORES
devtest with its own models and with Argos' packages (https://github.com/mozilla/firefox-translations-models).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Protocol

_ENGINES = ("firefox", "argos")  # without scores: of 59 pairs with both, Mozilla's is the better one in 56
_NUMBERS = 8  # of a version that are compared
_KINDS = ("base", "base-memory", "tiny")  # architectures of Mozilla's models, the largest first


@dataclass(frozen=True, slots=True)
class Score:
    """The published quality of a model.

    Attributes:
        comet: COMET on FLORES devtest, 0 to 1; 0 if not published.
        bleu: BLEU on the same lines, 0 to 100; likewise.
    """

    comet: float = 0.0
    bleu: float = 0.0

    def __bool__(self) -> bool:
        """Whether anything was published."""
        return bool(self.comet or self.bleu)

    @classmethod
    def published(cls, comet: object, bleu: object) -> Score:
        """Return the score in somebody else's file; values that are not numbers in range are ignored."""
        return cls(_within(comet, 1), _within(bleu, 100))


@dataclass(frozen=True, slots=True)
class Published:
    """A row of the table: a model, its score, and the bytes to fetch it (0 if that is not known)."""

    source: str
    target: str
    kind: str
    score: Score
    size: int


class Rated(Protocol):
    """Anything that can be compared: an installed model or an entry of a catalogue."""

    @property
    def engine(self) -> str:
        """Which engine runs it."""

    @property
    def version(self) -> str:
        """Its own version."""

    @property
    def kind(self) -> str:
        """Its architecture (`tiny`, `base-memory`, `base`); empty if there is only one or it is unknown."""

    @property
    def preview(self) -> bool:
        """Whether its makers consider it not yet ready for use."""

    @property
    def score(self) -> Score:
        """Its published score."""


def published(engine: str, source: str, target: str, kind: str = "") -> Score:
    """Return the published score of a model, empty if there is none.

    Args:
        engine: Which engine runs it.
        source: Our code of the source language.
        target: Our code of the target language.
        kind: Its architecture, for a model of Firefox.

    >>> published("argos", "en", "it")
    Score(comet=0.8366, bleu=26.0)
    """
    row = _table().get((source, target, kind if engine == "firefox" else engine))
    return row.score if row else Score()


def best_published(source: str, target: str) -> Published | None:
    """Return the model with the best published score among those of Mozilla for a pair, if there is one."""
    rows = [row for kind in _KINDS if (row := _table().get((source, target, kind)))]
    return max(rows, key=lambda row: row.score.comet, default=None)


def preference(model: Rated) -> tuple[object, ...]:
    """Return the key by which models of one pair are sorted, best first.

    No previews, then the best published score, then the engine that is usually better, the newest version and
    the largest architecture.
    """
    kind = _KINDS.index(model.kind) if model.kind in _KINDS else len(_KINDS)
    engine = _ENGINES.index(model.engine) if model.engine in _ENGINES else len(_ENGINES)
    numbers = tuple(-number for number in (*version_order(model.version), *[0] * _NUMBERS)[:_NUMBERS])
    return (model.preview, -model.score.comet, engine, numbers, kind)


def version_order(version: str) -> tuple[int, ...]:
    """Return the key by which versions of models are compared: their numbers (`1.10` is above `1.9`)."""
    return tuple(int(number) for number in re.findall(r"\d{1,9}", version))


def is_preview(version: str) -> bool:
    """Whether a version of one of Mozilla's models is marked as not yet released (`3.0a1`)."""
    return re.fullmatch(r"\d+\.\d+[a-z]+\d*", version) is not None


def _within(value: object, most: float) -> float:
    """Return a number between 0 and the highest possible, or 0 for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return 0.0
    return float(value) if 0 < value <= most else 0.0


@cache
def _table() -> Mapping[tuple[str, str, str], Published]:
    text = resources.files("polyglot_news.engines").joinpath("scores.tsv").read_text("utf-8")
    rows = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            source, target, kind, comet, bleu, size = line.split("\t")
            rows[source, target, kind] = Published(
                source, target, kind, Score(float(comet), float(bleu)), int(size)
            )
    return rows
