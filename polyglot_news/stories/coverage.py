"""The sentences that cover most of what several articles say: an exact choice by branch and bound.

What counts are pairs of neighbouring stems, each once, by the number of articles that have it (Gillick and
Favre 2009, https://aclanthology.org/W09-1802). The bound is the fractional knapsack of what each remaining
sentence would add by itself; since a sentence adds less the more is there, no choice is worth more than its
bound.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

_NODES = 20_000  # looked at before the best choice so far is taken: the time is bounded for any input
_LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be chosen.

    Attributes:
        concepts: Numbers of what it says.
        cost: What it takes of the budget: words, or 1 for a number of sentences.
        needs: Candidates of which one has to be chosen too: those that it is unclear without; none may help.
        rivals: Candidates that must not stand beside it: they say the same.
        bonus: What it is worth besides: quality, a small number.
    """

    concepts: frozenset[int]
    cost: int
    needs: tuple[int, ...] = ()
    rivals: frozenset[int] = frozenset()
    bonus: float = 0.0


def choose(
    candidates: Sequence[Candidate], worth: Mapping[int, float], budget: int, most: int | None = None
) -> tuple[int, ...]:
    """Return the positions, ascending, of the candidates that are worth most within a budget.

    Args:
        candidates: The sentences.
        worth: What each concept is worth; those that are missing are worth nothing.
        budget: What the costs may add up to.
        most: So many sentences at most; as many as fit by default.
    """
    search = _Search(candidates, worth, budget, most if most is not None else len(candidates))
    search.start()
    search.branch([], 0, 0.0, set(), budget)
    return tuple(sorted(search.best))


class _Search:
    def __init__(
        self, candidates: Sequence[Candidate], worth: Mapping[int, float], budget: int, most: int
    ) -> None:
        self._candidates = candidates
        self._worth = worth
        self._most = most
        self._budget = budget
        alone = [self._gain(each, set()) for each in candidates]
        self._order = sorted(
            (at for at, each in enumerate(candidates) if each.cost <= budget and alone[at] > _LEAST),
            key=lambda at: (-alone[at] / candidates[at].cost, at),
        )
        self._ranks = {at: number for number, at in enumerate(self._order)}
        self.best: list[int] = []
        self._value = 0.0
        self._left = _NODES

    def start(self) -> None:
        """Take the greedy choice as the first one to beat."""
        chosen: list[int] = []
        covered: set[int] = set()
        left, value = self._budget, 0.0
        while len(chosen) < self._most:
            rated = [
                (gain / self._candidates[at].cost, -at, gain)
                for at in self._order
                if at not in chosen and self._candidates[at].cost <= left and self._fits(at, chosen)
                for gain in (self._gain(self._candidates[at], covered),)
                if gain > _LEAST
            ]
            if not rated:
                break
            _, at, gain = max(rated)
            covered |= self._candidates[-at].concepts
            chosen.append(-at)
            value += gain
            left -= self._candidates[-at].cost
        self.best, self._value = chosen, value

    def branch(self, chosen: list[int], place: int, value: float, covered: set[int], left: int) -> None:
        """Look at all choices that go on from here and may be better than the best one so far."""
        if value > self._value + _LEAST and self._is_whole(chosen):
            self.best, self._value = list(chosen), value
        if self._left <= 0 or len(chosen) >= self._most:
            return
        self._left -= 1
        gains = [
            (self._gain(self._candidates[at], covered), at)
            for at in self._order[place:]
            if self._candidates[at].cost <= left
        ]
        if value + self._bound(gains, left, self._most - len(chosen)) <= self._value + _LEAST:
            return
        # the sentence that adds most for its cost is taken, or left out for good
        for number, at in enumerate(self._order[place:], place):
            candidate = self._candidates[at]
            if candidate.cost > left or candidate.rivals.intersection(chosen):
                continue
            gain = self._gain(candidate, covered)
            if gain <= _LEAST:
                continue
            more = covered | candidate.concepts
            self.branch([*chosen, at], number + 1, value + gain, more, left - candidate.cost)
            if self._left <= 0:
                return
            rest = [(own, other) for own, other in gains if self._ranks[other] > number]
            if value + self._bound(rest, left, self._most - len(chosen)) <= self._value + _LEAST:
                return

    def _bound(self, gains: Sequence[tuple[float, int]], left: int, most: int) -> float:
        """Return what the best fractional choice would add."""
        total = 0.0
        by_density = sorted(gains, key=lambda row: -row[0] / self._candidates[row[1]].cost)
        for gain, at in by_density:
            cost = self._candidates[at].cost
            if cost >= left:
                return min(total + gain * left / cost, self._largest(gains, most))
            total += gain
            left -= cost
        return min(total, self._largest(gains, most))

    @staticmethod
    def _largest(gains: Sequence[tuple[float, int]], most: int) -> float:
        return sum(sorted((gain for gain, _ in gains), reverse=True)[:most])

    def _gain(self, candidate: Candidate, covered: AbstractSet[int]) -> float:
        """Return what a sentence adds to what is covered."""
        worth = self._worth
        return candidate.bonus + sum(worth.get(concept, 0.0) for concept in candidate.concepts - covered)

    def _fits(self, at: int, chosen: Sequence[int]) -> bool:
        candidate = self._candidates[at]
        if candidate.rivals.intersection(chosen):
            return False
        return not candidate.needs or any(need in chosen for need in candidate.needs)

    def _is_whole(self, chosen: Sequence[int]) -> bool:
        taken = set(chosen)
        return all(
            not self._candidates[at].needs or taken.intersection(self._candidates[at].needs) for at in chosen
        )
