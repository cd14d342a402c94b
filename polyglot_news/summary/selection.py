"""The best set of sentences: a search over sets that are whole, as far as quotations and antecedents go."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

_WIDTH = 12
_EXACT = 12


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence as the search sees it.

    Attributes:
        grams: Numbers of its words and pairs of words, ascending, each once.
        length: How many words it has, for the score of a set.
        words: How many words it has as a reader counts them, for the budget.
    """

    grams: tuple[int, ...]
    length: int
    words: int


@dataclass(frozen=True, slots=True)
class _State:
    members: frozenset[int]
    grams: frozenset[int]
    value: float
    length: int
    words: int


def search(
    parts: Sequence[Part],
    worth: Sequence[float],
    options: Sequence[tuple[int, ...]],
    *,
    count: int,
    words: int | None,
    constant: float,
) -> tuple[int, ...]:
    """Return the positions, in order, of the set of options with the highest expected overlap with a summary.

    The score of a set is twice the worth of its distinct grams over its length and `constant`. Up to twelve
    sentences are found by a beam search, more by the lazy greedy search of Minoux (1978), which suits a sum
    over distinct grams since its gains can only fall.

    Args:
        parts: All sentences.
        worth: Of each gram, by its number.
        options: Sets of positions that may be taken, each as a whole.
        count: Take so many sentences, or as near below it as the options allow.
        words: Take no more words than that (None: any number).
        constant: Length of the summary that is expected.
    """
    usable = [
        option
        for option in options
        if len(option) <= count
        and (words is None or sum(parts[position].words for position in option) <= words)
    ]
    if not usable:
        return ()
    if count > _EXACT:
        return _greedy(parts, worth, usable, count=count, words=words, constant=constant)
    empty = _State(frozenset(), frozenset(), 0.0, 0, 0)
    levels: list[dict[frozenset[int], _State]] = [{empty.members: empty}, *({} for _ in range(count))]
    for size in range(count):
        for state in _best(levels[size], constant):
            for option in usable:
                grown = _add(state, option, parts, worth)
                if (
                    size < len(grown.members) <= count
                    and grown.members not in levels[len(grown.members)]
                    and (words is None or grown.words <= words)
                ):
                    levels[len(grown.members)][grown.members] = grown
    if words is not None:
        # a budget of words is there to be used: the most worth, whatever the number of sentences
        every = [state for level in levels for state in level.values()]
        return tuple(sorted(min(every, key=lambda s: (-round(s.value, 9), sorted(s.members))).members))
    fullest = next(level for level in reversed(levels) if level)
    return tuple(sorted(_best(fullest, constant)[0].members))


def _best(states: dict[frozenset[int], _State], constant: float) -> list[_State]:
    ranked = heapq.nsmallest(
        _WIDTH,
        (
            (-round(2 * state.value / (state.length + constant), 9), sorted(state.members))
            for state in states.values()
        ),
    )
    return [states[frozenset(members)] for _, members in ranked]


def _add(state: _State, option: tuple[int, ...], parts: Sequence[Part], worth: Sequence[float]) -> _State:
    members, value = state.members, state.value
    grams = set(state.grams)
    length, words = state.length, state.words
    for position in option:
        if position not in members:
            part = parts[position]
            value += sum(worth[gram] for gram in part.grams if gram not in grams)
            grams.update(part.grams)
            length += part.length
            words += part.words
    return _State(members.union(option), frozenset(grams), value, length, words)


def _greedy(
    parts: Sequence[Part],
    worth: Sequence[float],
    options: Sequence[tuple[int, ...]],
    *,
    count: int,
    words: int | None,
    constant: float,
) -> tuple[int, ...]:
    taken: set[int] = set()
    seen: set[int] = set()
    spent = 0

    def gain(option: tuple[int, ...]) -> float:
        new = [position for position in option if position not in taken]
        grams = {gram for position in new for gram in parts[position].grams}
        length = sum(parts[position].length for position in new)
        return sum(worth[gram] for gram in sorted(grams) if gram not in seen) / (length + constant)

    heap = [(-gain(option), number) for number, option in enumerate(options)]
    heapq.heapify(heap)
    while heap and len(taken) < count:
        _, number = heapq.heappop(heap)
        option = options[number]
        new = [position for position in option if position not in taken]
        more = sum(parts[position].words for position in new)
        if not new or len(taken) + len(new) > count or (words is not None and spent + more > words):
            continue
        now = -gain(option)
        if heap and (now, number) > heap[0]:
            heapq.heappush(heap, (now, number))
            continue
        taken.update(new)
        spent += more
        seen.update(gram for position in new for gram in parts[position].grams)
    return tuple(sorted(taken))
