"""The length of a summary: a number of sentences, a share of them, or a number of words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from polyglot_news.document import Sentence
from polyglot_news.errors import UsageError
from polyglot_news.summary.words import count_words

_DEFAULT = 5
_DEFAULT_LEAST = 3
_DEFAULT_SHARE = 3


@dataclass(frozen=True, slots=True)
class Budget:
    """The limits of a summary.

    Attributes:
        count: So many sentences at most.
        words: So many words at most, or None.
        least: So many sentences at least; fewer than `count` where the length is left to the summary.
    """

    count: int
    words: int | None = None
    least: int = 1


@dataclass(frozen=True, slots=True)
class Length:
    """How long a summary is to be; by default three to five sentences, a third of the article at most.

    Attributes:
        sentences: So many sentences, or all where there are fewer.
        ratio: This share of the sentences, above 0 and up to 1, rounded down; at least one sentence.
        words: So many words at most, unless no sentence is as short as that.

    Raises:
        UsageError: More than one value is given, or one is out of its range.
    """

    sentences: int | None = None
    ratio: float | None = None
    words: int | None = None

    def __post_init__(self) -> None:
        given = [value for value in (self.sentences, self.ratio, self.words) if value is not None]
        if len(given) > 1:
            raise UsageError(
                "the length of a summary is given more than once", "give one of sentences, ratio and words"
            )
        if self.sentences is not None and self.sentences < 1:
            raise UsageError(f"{self.sentences} is not a length in sentences", "ask for at least one")
        if self.words is not None and self.words < 1:
            raise UsageError(f"{self.words} is not a length in words", "ask for at least one")
        if self.ratio is not None and not 0 < self.ratio <= 1:  # not-a-number fails this, too
            raise UsageError(f"the ratio {self.ratio} is out of range", "give a share above 0 and up to 1")

    def budget(self, sentences: Sequence[Sentence]) -> Budget:
        """Return what a summary of these sentences may take; `count` is never above their number.

        By default that is three to five sentences; a third of the article, at least one, if that is fewer.
        """
        total = len(sentences)
        if self.words is not None:
            return Budget(total, self.words)
        if self.ratio is not None:
            # 0.29 * 100 is a little under 29 in binary
            count = min(total, max(1, math.floor(self.ratio * total + 1e-9)))
            return Budget(count, least=count)
        if self.sentences is not None:
            count = min(total, self.sentences)
            return Budget(count, least=count)
        most = min(total, _DEFAULT, max(1, total // _DEFAULT_SHARE))
        return Budget(most, least=min(_DEFAULT_LEAST, most))


def fits_whole(sentences: Sequence[Sentence], budget: Budget) -> bool:
    """Return whether all of the sentences are within the budget."""
    if len(sentences) > budget.count:
        return False
    return budget.words is None or sum(count_words(sentence.text) for sentence in sentences) <= budget.words
