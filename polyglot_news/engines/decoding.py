"""Decoding by CTranslate2: the options of a batch, the outcome of a row, and which rows form a batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from polyglot_news.engines.steering import Hypothesis, contains

LENGTH_PENALTY = 0.2  # Argos' own default
_NO_REPEAT = 4  # tokens in a row
_FEWEST = 4  # with fewer rows a batch reads the whole model for little work
_LADDER = (12, 24, 48, 96)  # lengths that rows are padded to: few, so that batches are filled


@dataclass(frozen=True, slots=True)
class Decoding:
    """How a batch is decoded: everything that differs between calls.

    `count` is the number of hypotheses; no run of `no_repeat` tokens occurs twice (0: any may); `prefix`
    holds tokens that a translation begins with, `without` sequences that it must not contain.
    """

    count: int = 1
    no_repeat: int = 0
    prefix: tuple[str, ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    is_scored: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decoded hypothesis, whether the model ended it by itself, and its score."""

    text: str
    is_whole: bool
    score: float


UNREPEATED = Decoding(no_repeat=_NO_REPEAT)


def batches(lengths: Mapping[str, int], threads: int, most: int) -> Iterator[tuple[list[str], int, int]]:
    """Yield the texts of each batch, the length it is padded to, and its longest output."""
    for_each_thread = -(-len(lengths) // threads)
    size = min(most, max(_FEWEST, for_each_thread))
    buckets: dict[int, list[str]] = {}
    for text, length in lengths.items():
        buckets.setdefault(padded(length), []).append(text)
    for bucket in sorted(buckets, reverse=True):
        rows = sorted(buckets[bucket], key=lambda text: (-lengths[text], text))
        count = -(-len(rows) // size)
        even = -(-len(rows) // count)
        for start in range(0, len(rows), even):
            yield rows[start : start + even], bucket, 2 * bucket + 32


def padded(length: int) -> int:
    """Return the length that a row of so many tokens is padded to; it depends only on the row."""
    return next((step for step in _LADDER if step >= length), -(-length // _LADDER[-1]) * _LADDER[-1])


def mean(score: float, tokens: Sequence[str]) -> float:
    """Return the mean log-probability of tokens: CTranslate2 divides their sum by length ** penalty."""
    return float(score * len(tokens) ** (LENGTH_PENALTY - 1)) if tokens else 0.0


def different(outcomes: Sequence[Outcome], without: Sequence[str]) -> tuple[Hypothesis, ...]:
    """Return each distinct complete text once, best first, without those that contain a word to avoid."""
    found: dict[str, Hypothesis] = {}
    for one in outcomes:
        if one.is_whole and not any(contains(one.text, words) for words in without):
            found.setdefault(one.text, Hypothesis(one.text, one.score))
    return tuple(found.values())
