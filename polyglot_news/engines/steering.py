"""Steering: what some models offer besides their best translation.

A model that can be steered gives several hypotheses for a sentence, with a given beginning and without given
words. `Engine.steering` returns that ability, or None if a model lacks it; what is built on it falls back on
`Engine.translate`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Ask:
    """A sentence to translate and the constraints on its translations.

    Attributes:
        sentence: The source.
        prefix: The text that each translation begins with; empty for any beginning.
        without: Words, or words in a row, that no translation may contain.
    """

    sentence: str
    prefix: str = ""
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation of a sentence; `score` is the mean log-probability of its tokens, 0 at best."""

    text: str
    score: float


class Steering(Protocol):
    """Translates with several hypotheses under constraints; equal requests get equal answers."""

    def hypotheses(self, asks: Sequence[Ask], count: int) -> list[tuple[Hypothesis, ...]]:
        """Return up to `count` different translations of each sentence, the most probable first.

        There are fewer if the model has no others that meet the constraints, and none for sentences that
        cannot be steered: blank ones, those in capitals, those that are translated in parts.
        """


def contains(text: str, words: str) -> bool:
    """Whether a text contains whole words in this spelling (anywhere in a text without spaces)."""
    before = r"(?<![^\W\d_])" if words[:1].isalpha() else r"(?<!\d)"
    after = r"(?![^\W\d_])" if words[-1:].isalpha() else r"(?!\d)"
    if any(char > "\u2e80" for char in words):
        before = after = ""
    return re.search(before + re.escape(words) + after, text) is not None
