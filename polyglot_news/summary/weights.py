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
    word=(-0.083, 0.99, -0.301, 0.092, -0.97, -1.786, 0.349, -0.412, 0.042, -0.084),
    pair=(0.968, 0.937, -0.555, 0.172, -1.173, -2.887, 0.45, -0.418, -0.904, -0.248),
    pair_share=2.0,
    constant=50.0,
)
