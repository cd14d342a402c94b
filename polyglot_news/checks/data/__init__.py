"""Constants and word pairs that were learned from parallel texts, read at first use."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
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
    rows = dict(zip(ours, stored["pairs"], strict=False))
    pairs: Mapping[str, Mapping[str, float]] = _Rows(rows, theirs)
    if is_turned:
        turned: dict[str, dict[str, float]] = {}
        for first, row in pairs.items():
            for second, score in row.items():
                turned.setdefault(second, {})[first] = score
        pairs = turned
    weights, threshold, least = stored["back" if is_turned else "decision"]
    if is_turned:
        source, target = target, source
    return Lexicon(pairs, source, target, tuple(weights), float(threshold), float(least))


class _Rows(Mapping[str, Mapping[str, float]]):
    """The rows of a lexicon, each read when it is asked for: a sentence needs few of them."""

    def __init__(self, rows: Mapping[str, str], others: Sequence[str]) -> None:
        self._rows = {unit: row for unit, row in rows.items() if row}
        self._others = others
        self._known: dict[str, dict[str, float]] = {}

    def __getitem__(self, unit: str) -> Mapping[str, float]:
        if unit not in self._known:
            numbers = list(map(int, self._rows[unit].split()))
            pairs = zip(numbers[::2], numbers[1::2], strict=True)
            self._known[unit] = {self._others[number]: score / SCALE for number, score in pairs}
        return self._known[unit]

    def __contains__(self, unit: object) -> bool:
        return unit in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def _units(units: str, evidence: str) -> dict[str, float]:
    return {unit: int(tenths) / SCALE for unit, tenths in zip(units.split(), evidence.split(), strict=True)}
