"""Weights of `news` from `benchmarks/summary_weights.py`: numbers alone, no word of a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """What `news` knows of how editors sum up.

    Attributes:
        word: Logistic weights of a word: constant, then those of `news.features`.
        pair: Logistic weights of a pair of neighbouring words, likewise.
        pair_share: How much a pair counts beside a word in the score of a set.
        constant: Length in words of the summary that is expected of three sentences, in the score of a set.
    """

    word: tuple[float, ...]
    pair: tuple[float, ...]
    pair_share: float
    constant: float


FITTED = Weights(
    word=(-0.047, 0.948, -0.443, -1.0, -1.815, 0.308, -0.349, 0.138),
    pair=(0.74, 0.743, -0.883, -1.206, -2.879, 0.379, -0.339, -0.712),
    pair_share=2.0,
    constant=70.0,
)
