"""The set of sentences that an editor would most likely sign: a search by beam.

The value of a set is the log of the probability that one of its sentences tells the news, plus the logs of
those that every sentence belongs there, that none is unclear without an antecedent in the set, that no two
say the same; plus the share of key facts, and the overlap that the set may expect with an editor's summary.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from polyglot_news.summary.grams import FITTED_SENTENCES, Part
from polyglot_news.summary.likelihood import FARTHEST, Chances

_POOL = 18
_WIDTH = 12
_LARGEST = 12
_FACTS = 25
_LEAST = 1e-9
_RISK = 0.5
# a number of words is there to be used, but not for what is more likely a fault than not
_FILLING = 0.7


@dataclass(frozen=True, slots=True)
class State:
    """A set of candidates, and the sums that its value is made of.

    `lost` holds for each member the probability that it is lost, given the members before it.
    """

    members: tuple[int, ...] = ()
    lost: tuple[float, ...] = ()
    must: float = 0.0
    risk: float = 0.0
    facts: float = 0.0
    worth: float = 0.0
    length: int = 0
    words: int = 0
    shared: frozenset[int] = frozenset()
    value: float = 0.0


class Search:
    """The sentences of an article, and which sets of them are best."""

    def __init__(
        self,
        chances: Chances,
        parts: Sequence[Part],
        worth: Sequence[float],
        words: Sequence[int],
        barred: Sequence[bool],
    ) -> None:
        self._chances = chances
        self._parts = parts
        self._worth = worth
        self._words = words
        balance = chances.weights.balance
        # alone, a sentence is worth its information less its risks
        alone = [
            math.log(must + should / _FACTS + _LEAST)
            + balance.never * _log_not(never)
            + balance.need * _log_not(need) / 2
            for must, should, never, need in zip(
                chances.must, chances.should, chances.never, chances.need, strict=True
            )
        ]
        self.ranked = sorted(range(len(alone)), key=lambda at: (barred[at], -round(alone[at], 9), at))
        self._barred = barred
        self._open = len(alone) - sum(barred)

    def best(self, least: int, most: int, words: int | None = None) -> tuple[int, ...]:
        """Return the positions, in order, of the best set of `least` to `most` sentences.

        Sets of more than a dozen sentences are the best dozen and the best ranked of the others.

        Args:
            least: So many sentences, as far as there are any.
            most: No more than that.
            words: No more words than that, unless no sentence is as short; as many as the sentences allow.
        """
        size = min(most, _LARGEST)
        # barred sentences fill up a number of sentences only if there is nothing else
        free = max(1, self._open) if words is not None or least < most else max(least, self._open)
        options = [at for at in self.ranked[:free] if words is None or self._words[at] <= words]
        if not options:
            return (min(self.ranked, key=lambda at: self._words[at]),)
        candidates = sorted(options[: max(_POOL, 2 * size)])
        found = [
            (state.value, tuple(candidates[member] for member in state.members))
            for state in self._beams(
                Candidates(self._chances, self._parts, self._worth, self._words, candidates), size, words
            )
        ]
        longer = self._chances.weights.balance.longer if words is None else _FILLING
        allowed = found[min(least, size) - 1 :] or found[-1:]
        best = max(allowed, key=lambda one: (round(one[0] + longer * len(one[1]), 9), -len(one[1])))[1]
        return self._filled(best, most, words) if words is not None or most > _LARGEST else best

    def _beams(self, pool: Candidates, size: int, words: int | None) -> Iterator[State]:
        """Yield the best set of each size, from one on."""
        beam = [State()]
        for _ in range(size):
            grown: dict[tuple[int, ...], State] = {}
            for state in beam:
                for candidate in range(len(pool.words)):
                    if candidate in state.members:
                        continue
                    if words is not None and state.words + pool.words[candidate] > words:
                        continue
                    members = tuple(sorted((*state.members, candidate)))
                    if members not in grown:
                        grown[members] = pool.joined(state, candidate, members)
            if not grown:
                return
            ranked = heapq.nsmallest(_WIDTH, ((-round(one.value, 9), one.members) for one in grown.values()))
            beam = [grown[members] for _, members in ranked]
            yield beam[0]

    def _filled(self, members: tuple[int, ...], most: int, words: int | None) -> tuple[int, ...]:
        """Return a set and, as far as there is room, the sentences that rank next.

        A number of sentences is filled with whatever there is; of a number of words, which is a limit, no
        more is used than there are sentences that may well be there and say something else.
        """
        taken = set(members)
        left = None if words is None else words - sum(self._words[at] for at in members)
        said = {self._parts[at].grams for at in members}
        for strict in (True, False) if left is None else (True,):
            for at in self.ranked:
                if len(taken) == most:
                    return tuple(sorted(taken))
                if at in taken or (left is not None and self._words[at] > left):
                    continue
                if strict and (self._parts[at].grams in said or self._risky(at, taken)):
                    continue
                taken.add(at)
                said.add(self._parts[at].grams)
                left = None if left is None else left - self._words[at]
        return tuple(sorted(taken))

    def _risky(self, position: int, taken: set[int]) -> bool:
        """Return whether a sentence is more likely than not bad, lost, or said already nearby."""
        chances = self._chances
        if self._barred[position] or chances.never[position] > _RISK:
            return True
        around = range(max(0, position - FARTHEST), min(len(self._parts), position + FARTHEST + 1))
        lost = chances.need[position]
        for other in taken.intersection(around):
            if chances.same(position, other) > _RISK:
                return True
            lost *= 1 - chances.antecedent(position, other)
        return lost > _RISK


class Candidates:
    """The candidates of a search, numbered by position, with all that the value of a set is made of.

    Of the words and pairs only those that several candidates have are looked at one by one.
    """

    def __init__(
        self,
        chances: Chances,
        parts: Sequence[Part],
        worth: Sequence[float],
        words: Sequence[int],
        candidates: Sequence[int],
    ) -> None:
        self.words = [words[at] for at in candidates]
        self._balance = balance = chances.weights.balance
        self._rouge = balance.rouge if chances.described.titled else balance.untitled
        self._constant = chances.weights.constant / FITTED_SENTENCES
        self._must = [chances.must[at] for at in candidates]
        self._never = [balance.never * _log_not(chances.never[at]) for at in candidates]
        self._should = [chances.should[at] for at in candidates]
        self._need = [chances.need[at] for at in candidates]
        self._lengths = [parts[at].length for at in candidates]
        times = Counter(gram for at in candidates for gram in parts[at].grams)
        self._own = [sum(worth[gram] for gram in parts[at].grams if times[gram] == 1) for at in candidates]
        self._shared = [
            [(gram, worth[gram]) for gram in parts[at].grams if times[gram] > 1] for at in candidates
        ]
        self._grams = [frozenset(gram for gram, _ in shared) for shared in self._shared]
        # of each candidate, for each one before it
        self._once = [
            [balance.same * _log_not(chances.same(at, earlier)) for earlier in candidates[:number]]
            for number, at in enumerate(candidates)
        ]
        self._unaided = [
            [1 - chances.antecedent(at, earlier) for earlier in candidates[:number]]
            for number, at in enumerate(candidates)
        ]

    def joined(self, state: State, candidate: int, members: tuple[int, ...]) -> State:
        """Return a set with one candidate more, and its value."""
        balance = self._balance
        lost = []
        own = self._need[candidate]
        risk = state.risk + self._never[candidate]
        for member, without in zip(state.members, state.lost, strict=True):
            if member < candidate:
                own *= self._unaided[candidate][member]
                risk += self._once[candidate][member]
                lost.append(without)
            else:
                risk += self._once[member][candidate]
                lost.append(without * self._unaided[member][candidate])
        lost.insert(members.index(candidate), own)
        must = state.must + self._must[candidate]
        facts = state.facts + self._should[candidate]
        worth = state.worth + self._own[candidate]
        for gram, value in self._shared[candidate]:
            if gram not in state.shared:
                worth += value
        length = state.length + self._lengths[candidate]
        size = len(members)
        value = (
            math.log(must + _LEAST)
            + risk
            + balance.need * sum(map(_log_not, lost))
            + balance.should * (1 - 1 / size) * facts / size
            + self._rouge * (1 - 1 / size) * 2 * worth / (length + self._constant * size)
        )
        words = state.words + self.words[candidate]
        shared = state.shared | self._grams[candidate]
        return State(members, tuple(lost), must, risk, facts, worth, length, words, shared, value)


def _log_not(chance: float) -> float:
    return math.log(max(_LEAST, 1 - chance))
