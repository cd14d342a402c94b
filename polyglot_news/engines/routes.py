"""Which models lead from one language to another: decided here for installed models and catalogues alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from polyglot_news.engines import backends
from polyglot_news.engines.protocol import Model
from polyglot_news.languages import varieties

PIVOT = "en"


class Translating(Protocol):
    """Anything that translates from one language into another: a model or an entry of a catalogue."""

    @property
    def source(self) -> str:
        """Our code of the source language."""

    @property
    def target(self) -> str:
        """Our code of the target language."""


T = TypeVar("T", bound=Translating)


def route(have: Iterable[T], source: str, target: str) -> tuple[T, ...]:
    """Return the models to run in a row: one, or two through English; none if there is no route.

    A direct model goes before a pivot, the variety that was asked for before its neighbour (only one of
    European and Brazilian Portuguese serves both), and of several models of a pair the first one is taken.

    Args:
        have: What there is, the preferred ones first.
        source: Our code of the source language.
        target: Our code of the target language.
    """
    pairs: dict[tuple[str, str], T] = {}
    for model in have:
        pairs.setdefault((model.source, model.target), model)
    asked = [(a, b) for a in varieties(source) for b in varieties(target) if a != b]
    for pair in asked:
        if pair in pairs:
            return (pairs[pair],)
    for first, last in asked:
        if (first, PIVOT) in pairs and (PIVOT, last) in pairs:
            return (pairs[first, PIVOT], pairs[PIVOT, last])
    return ()


def lacking(have: Iterable[Translating], source: str, target: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs to install for a route: the pair itself, or what is missing of its pivot."""
    pairs = {(model.source, model.target) for model in have}
    legs = [(source, target)] if PIVOT in {source, target} else [(source, PIVOT), (PIVOT, target)]
    return tuple(leg for leg in legs if leg not in pairs)


def usable(models: Iterable[Model]) -> tuple[Model, ...]:
    """Return the models whose engine can run here: the Python packages that it needs are installed."""
    able: dict[str, bool] = {}
    models = tuple(models)
    for model in models:
        if model.engine not in able:
            able[model.engine] = not backends.missing_packages(model.engine)
    return tuple(model for model in models if able[model.engine])
