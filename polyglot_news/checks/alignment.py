"""Which sentences of a translation stand for which of its source, where they are not one to one.

The method is that of W. A. Gale and K. W. Church, 'A Program for Aligning Sentences in Bilingual Corpora',
Computational Linguistics 19 (1993): long sentences have long translations, and most are translated one to
one. Numbers, which both texts write in digits, are a second sign.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import median

# How many sentences of source and translation stand for each other, and how often: table 5 of the paper, but
# for what is left out or added, which is 1 in 30 here: news is cut more than the minutes of a parliament.
_KINDS = {(1, 1): 0.89, (1, 0): 0.03, (0, 1): 0.03, (2, 1): 0.045, (1, 2): 0.045, (2, 2): 0.01}
_STEPS = tuple(_KINDS)
_COSTS = {kind: -math.log(share) for kind, share in _KINDS.items()}
_VARIANCE = 6.8  # of the length of a translation, for each character of its source
_LOST = 3.0  # what it costs that a number is in one text alone
_NUMBERS = 3  # that count in a bead
_REACH = 40  # sentences to each side of where their lengths let one expect a partner
_NUMBER = re.compile(r"\d(?:[\d.,' \u00a0\u202f]{0,20}\d)?")


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that stand for each other: ranges of positions in the source and in the translation."""

    source: tuple[int, int]
    translation: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Text:
    """The sentences of a text: the length up to each, and the numbers in each."""

    ends: tuple[int, ...]
    numbers: tuple[frozenset[str], ...]

    def __len__(self) -> int:
        return len(self.numbers)

    def length(self, start: int, end: int) -> int:
        return self.ends[end] - self.ends[start]


def align(source: Sequence[str], translation: Sequence[str]) -> tuple[Bead, ...]:
    """Return which sentences stand for each other; every sentence is in one bead, in the order of the texts.

    A bead has at most two sentences of each text; with none of one text, something was left out or added.
    Time and memory grow with the number of sentences, not with its square.
    """
    ours, theirs = _read(source), _read(translation)
    if not ours.ends[-1] or not theirs.ends[-1]:
        return tuple(_unpaired(len(ours), len(theirs)))
    ratio = theirs.ends[-1] / ours.ends[-1]
    found = _cheapest(ours, theirs, ratio)
    pairs = [
        theirs.length(*bead.translation) / ours.length(*bead.source)
        for bead in found
        if ours.length(*bead.source) and theirs.length(*bead.translation)
    ]
    if pairs and (better := median(pairs)) != ratio:  # what was left out has no part in it
        found = _cheapest(ours, theirs, better)
    return found


def _read(sentences: Sequence[str]) -> _Text:
    numbers = tuple(
        frozenset(re.sub(r"\D", "", found) for found in _NUMBER.findall(text)) for text in sentences
    )
    return _Text((0, *accumulate(len(text.strip()) for text in sentences)), numbers)


def _unpaired(ours: int, theirs: int) -> Iterator[Bead]:
    yield from (Bead((n, n + 1), (0, 0)) for n in range(ours))
    yield from (Bead((ours, ours), (n, n + 1)) for n in range(theirs))


@dataclass(slots=True)
class _Row:
    """What is known once so many sentences of the source are read: costs, and the last step, by position."""

    first: int
    costs: list[float]
    steps: bytearray

    def cost(self, j: int) -> float:
        place = j - self.first
        return self.costs[place] if 0 <= place < len(self.costs) else math.inf


def _cheapest(ours: _Text, theirs: _Text, ratio: float) -> tuple[Bead, ...]:
    """Return the beads whose costs add up to the least, found by dynamic programming in a band."""
    rows: list[_Row] = []
    for i in range(len(ours) + 1):
        row = _Row(0, [], bytearray())
        band = _band(i, ours, theirs, rows[-1] if rows else row)
        row.first = band.start
        for j in band:
            least, step = (0.0, 0) if i == j == 0 else (math.inf, 0)
            for number, (a, b) in enumerate(_STEPS):
                if a > i or b > j:
                    continue
                before = (rows[i - a] if a else row).cost(j - b)
                if before < least:
                    cost = before + _cost((i - a, i), (j - b, j), ours, theirs, ratio)
                    if cost < least:
                        least, step = cost, number
            row.costs.append(least)
            row.steps.append(step)
        rows.append(row)
        if i > 1:
            rows[i - 2].costs = []  # no step leads back so far
    beads = []
    i, j = len(ours), len(theirs)
    while i or j:
        a, b = _STEPS[rows[i].steps[j - rows[i].first]]
        beads.append(Bead((i - a, i), (j - b, j)))
        i, j = i - a, j - b
    return tuple(reversed(beads))


def _band(i: int, ours: _Text, theirs: _Text, before: _Row) -> range:
    """Return how many sentences of the translation may have been read when `i` of the source have.

    It overlaps with that of one sentence before, so that a way leads through it.
    """
    middle = bisect_left(theirs.ends, ours.ends[i] / ours.ends[-1] * theirs.ends[-1])
    first = max(0, middle - _REACH) if i else 0
    if i:
        first = max(before.first, min(first, before.first + len(before.steps) - 1))
    last = len(theirs) if i == len(ours) else min(len(theirs), middle + _REACH)
    return range(first, max(last, before.first + len(before.steps) - 1) + 1)


def _cost(own: tuple[int, int], other: tuple[int, int], ours: _Text, theirs: _Text, ratio: float) -> float:
    """Return the negative logarithm of how likely it is that sentences stand for each other, at least 0."""
    kind = (own[1] - own[0], other[1] - other[0])
    if 0 in kind:
        return _COSTS[kind]
    here = frozenset[str]().union(*ours.numbers[own[0] : own[1]])
    there = frozenset[str]().union(*theirs.numbers[other[0] : other[1]])
    cost = _COSTS[kind] + _LOST * min(len(here ^ there), _NUMBERS)
    length = ours.length(*own)
    off = abs(theirs.length(*other) - ratio * length) / math.sqrt(
        _VARIANCE * max(1.0, ratio) * max(length, 1)
    )
    return cost - math.log(max(math.erfc(off / math.sqrt(2)), 1e-12))
