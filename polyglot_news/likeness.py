"""How like two texts are: the longest sequence that both have in order."""

from __future__ import annotations

from collections.abc import Hashable, Sequence


def likeness(first: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Return the share of their items that two sequences have in common in order, 0 to 1.

    Twice the length of the longest common subsequence over the sum of their lengths; 1 for two empty ones.
    It is found bit by bit, a row of the table being one number (H. Hyyrö, "Bit-parallel LCS-length
    computation revisited", 2004): for sequences of n items, n additions of n bits, whatever they hold.
    """
    if not first and not other:
        return 1.0
    places: dict[Hashable, int] = {}
    for place, item in enumerate(first):
        places[item] = places.get(item, 0) | 1 << place
    whole = (1 << len(first)) - 1
    row = whole
    for item in other:
        common = row & places.get(item, 0)
        row = (row + common | row - common) & whole
    return 2 * (len(first) - row.bit_count()) / (len(first) + len(other))
