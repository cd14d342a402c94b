"""Copies and light rewrites of one agency report: they are one voice, however many print it.

Runs of four content words (shingles) are sampled by their hashes: the smallest are kept (bottom-k sketch),
and the share of the sample that two articles have in common estimates the share of all their runs (Broder
1997, https://doi.org/10.1109/SEQUEN.1997.666900).
"""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Sequence
from zlib import crc32

_RUN = 4  # content words
_SAMPLE = 64
_COPIED = 0.4  # of the shorter article's runs
_LEAST = 8  # runs in common


def sketch(words: Sequence[str]) -> array[int]:
    """Return the smallest hashes of the runs of an article's words, ascending."""
    runs = {
        crc32(" ".join(words[place : place + _RUN]).encode("utf-8", "surrogatepass"))
        for place in range(max(0, len(words) - _RUN + 1))
    }
    return array("I", heapq.nsmallest(_SAMPLE, runs))


def are_copies(first: Sequence[int], second: Sequence[int]) -> bool:
    """Return whether two sketches are of one text: a copy, a cut, or a light rewrite.

    Where one article is a cut of the other, the sample of the shorter is compared with that of the longer
    as far as both reach.
    """
    if not first or not second:
        return False
    # above the smaller of the two highest hashes one sample knows nothing of the other
    reach = min(first[-1], second[-1])
    if len(first) < _SAMPLE:
        reach = max(reach, second[-1])
    if len(second) < _SAMPLE:
        reach = max(reach, first[-1])
    ours = {each for each in first if each <= reach}
    theirs = {each for each in second if each <= reach}
    shared = len(ours & theirs)
    return shared >= _LEAST and shared >= _COPIED * min(len(ours), len(theirs))


def originals(sketches: Sequence[Sequence[int]]) -> list[int | None]:
    """Return for each sketch the position of the earlier one that it is a copy of, or None.

    Only those that share a run are compared.
    """
    places: dict[int, list[int]] = {}
    found: list[int | None] = []
    for position, own in enumerate(sketches):
        near = sorted({place for each in own for place in places.get(each, ())})
        original = next((place for place in near if are_copies(sketches[place], own)), None)
        found.append(original)
        if original is None:
            for each in own:
                places.setdefault(each, []).append(position)
    return found
