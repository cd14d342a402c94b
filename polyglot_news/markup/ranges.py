"""Ranges of a text: which holds which, what is free between them, and equal shares of words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

PAUSES = frozenset(",.;:!?…，。；：！？、")
_SPACES = 8  # looked at in either direction


def holds(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    """Whether a range lies inside another one."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def gaps(low: int, high: int, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what is free between two places; there is always one range, if an empty one."""
    found = []
    at = low
    for start, end in taken:
        if start > at:
            found.append((at, min(start, high)))
        at = max(at, end)
    found.append((min(at, high), high))
    return [gap for gap in found if gap[0] <= gap[1]] or [(high, high)]


def shares(text: str, begin: int, finish: int, count: int) -> list[tuple[int, int]]:
    """Return a part of the text into so many runs of whole words, white space outside of them."""
    words = [(m.start(), m.end()) for m in re.compile(r"\S+").finditer(text, begin, finish)]
    if not words:
        return [(finish, finish)] * count
    cuts = [len(words) * n // count for n in range(count + 1)]
    runs = []
    for first, last in pairwise(cuts):
        edge = words[min(first, len(words) - 1)]
        runs.append((edge[0], words[last - 1][1]) if first < last else (edge[1], edge[1]))
    return runs


def space_near(text: str, at: int, low: int, high: int, *, spaced: bool, pausing: bool) -> tuple[int, int]:
    """Return the white space nearest to a place; if `pausing`, rather that behind a mark of punctuation.

    Languages without spaces are divided behind such a mark, or anywhere. Where there is neither, the nearer
    edge of the range from `low` to `high` is returned.
    """
    at = min(max(at, low), high)
    found: list[int] = []
    for places in (range(at - 1, low - 1, -1), range(at, high)):
        fit = (n for n in places if text[n].isspace() or (not spaced and n > low and text[n - 1] in PAUSES))
        found += islice(fit, _SPACES)
    if not found:
        edge = (low if at - low < high - at else high) if spaced else at
        return edge, edge
    reach = (high - low) // 8 * pausing
    best = min(found, key=lambda n: (abs(n - at) - reach * (text[n - 1 : n] in PAUSES), n))
    return best, best + text[best].isspace()
