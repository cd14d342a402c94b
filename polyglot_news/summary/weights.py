"""Weights of `news`, as `benchmarks/summary_weights.py` fits them; no word of any text is among them."""

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
    word=(-0.3, 1.1, -1.1, -1.7, 0.3, 0.5),
    pair=(0.2, 1.3, -1.3, -2.7, -0.35, -0.85),
    pair_share=1.5,
    constant=60.0,
)
