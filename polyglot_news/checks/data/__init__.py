"""Constants and word pairs that were learned from parallel texts, read at first use."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from polyglot_news.languages import base_language

SCALE = 10  # evidence is stored in tenths


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of the words of a pair of languages (see `word_correspondence`).

    Attributes:
        pairs: Evidence for a unit of the source and one of the target.
        source: Evidence that a unit of the source has in true pairs on average; `target` likewise.
        weights: One for each feature; a sum below `threshold` indicates another sentence.
        least: Expected evidence below which no verdict is possible.
    """

    pairs: Mapping[str, Mapping[str, float]]
    source: Mapping[str, float]
    target: Mapping[str, float]
    weights: tuple[float, ...]
    threshold: float
    least: float


@lru_cache(maxsize=1)
def lengths() -> dict[tuple[str, str], tuple[float, float, float]]:
    """Return centre, floor and slope of the ratio of lengths for each measured pair (see `length`)."""
    text = resources.files(__name__).joinpath("lengths.json").read_text("utf-8")
    result = {}
    for pair, (centre, floor, slope) in json.loads(text).items():
        source, _, target = pair.partition("-")
        result[source, target] = (float(centre), float(floor), float(slope))
    return result


@lru_cache(maxsize=8)
def lexicon(source: str, target: str) -> Lexicon | None:
    """Return the lexicon of a pair in either direction, or None; varieties share that of their language."""
    if "zh-Hant" in {source, target}:
        return None  # other characters
    first, second = base_language(source), base_language(target)
    for name, is_turned in ((f"{first}-{second}", False), (f"{second}-{first}", True)):
        file = resources.files(__name__).joinpath(f"{name}.json.gz")
        if file.is_file():
            return unpacked(json.loads(gzip.decompress(file.read_bytes())), is_turned=is_turned)
    return None


def unpacked(stored: Mapping[str, Any], *, is_turned: bool = False) -> Lexicon:
    """Return the lexicon in a file.

    The file has the units of each side with their evidence, and for each unit of the source a row of numbers
    of units of the target, each with the evidence of the pair.
    """
    source, target = _units(*stored["source"]), _units(*stored["target"])
    ours, theirs = list(source), list(target)
    pairs: dict[str, dict[str, float]] = {}
    for place, row in enumerate(stored["pairs"]):
        numbers = list(map(int, row.split()))
        for number, score in zip(numbers[::2], numbers[1::2], strict=True):
            first, second = (theirs[number], ours[place]) if is_turned else (ours[place], theirs[number])
            pairs.setdefault(first, {})[second] = score / SCALE
    weights, threshold, least = stored["back" if is_turned else "decision"]
    if is_turned:
        source, target = target, source
    return Lexicon(pairs, source, target, tuple(weights), float(threshold), float(least))


def _units(units: str, evidence: str) -> dict[str, float]:
    return {unit: int(tenths) / SCALE for unit, tenths in zip(units.split(), evidence.split(), strict=True)}
