"""How likely a sentence reports the news, does not belong, is unclear alone, or repeats another one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from polyglot_news.summary import relations
from polyglot_news.summary.features import NAMES, Described
from polyglot_news.summary.weights import Linear, Weights

FARTHEST = 12


@dataclass(frozen=True, slots=True)
class Chances:
    """Probabilities of the sentences of an article.

    Attributes:
        must: It tells the central news; these sum to one.
        never: It must not stand in a summary.
        should: It tells a further key fact.
        need: It is not understood without an earlier one.
        described: The sentences.
        weights: The models.
    """

    must: tuple[float, ...]
    never: tuple[float, ...]
    should: tuple[float, ...]
    need: tuple[float, ...]
    described: Described
    weights: Weights
    _same: dict[tuple[int, int], float] = field(default_factory=dict, compare=False, repr=False)
    _antecedent: dict[tuple[int, int], float] = field(default_factory=dict, compare=False, repr=False)

    def same(self, first: int, second: int) -> float:
        """Return the probability that two sentences say the same."""
        key = (first, second) if first < second else (second, first)
        found = self._same.get(key)
        if found is None:
            row = relations.pair(self.described, *key)
            found = self._same[key] = _logistic(_of(self.weights.same, relations.PAIR, row))
        return found

    def antecedent(self, position: int, earlier: int) -> float:
        """Return the probability that an earlier sentence is what a sentence needs; none is far away."""
        blocks = self.described.blocks
        if not 0 < position - earlier <= FARTHEST or blocks[position][0] != blocks[earlier][0]:
            return 0.0
        key = (position, earlier)
        found = self._antecedent.get(key)
        if found is None:
            row = relations.antecedent(self.described, position, earlier)
            found = self._antecedent[key] = _logistic(_of(self.weights.antecedent, relations.ANTECEDENT, row))
        return found


def chances(described: Described, weights: Weights) -> Chances:
    """Return what the models say of the sentences of one article."""
    logits = [_of(weights.must, NAMES, row) for row in described.rows]
    highest = max(logits, default=0.0)
    shares = [math.exp(logit - highest) for logit in logits]
    total = sum(shares)
    never, should, need = (
        tuple(_logistic(_of(linear, NAMES, row)) for row in described.rows)
        for linear in (weights.never, weights.should, weights.need)
    )
    return Chances(tuple(share / total for share in shares), never, should, need, described, weights)


@cache
def _places(linear: Linear, names: tuple[str, ...]) -> tuple[tuple[int, float, float], ...]:
    return tuple(
        (names.index(name), mean, slope)
        for name, mean, slope in zip(linear.names, linear.means, linear.slopes, strict=True)
    )


def _of(linear: Linear, names: tuple[str, ...], row: Sequence[float | None]) -> float:
    """Return the value of a linear model; unknown features count as their mean."""
    value = linear.constant
    for place, mean, slope in _places(linear, names):
        given = row[place]
        if given is not None:
            value += slope * (given - mean)
    return value


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
