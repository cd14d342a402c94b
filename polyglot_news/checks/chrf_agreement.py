"""How much two translations of a sentence agree: chrF, the F-score of their runs of characters.

(Popović, "chrF: character n-gram F-score for automatic MT evaluation", 2015;
here precision and recall count alike.)
"""

from __future__ import annotations

from collections import Counter

_ORDER = 6  # characters of the longest runs
_LONGEST = 4_000


def chrf(first: str, second: str) -> float:
    """Return the agreement of two texts, 0 to 1; white space and capitals do not count.

    >>> chrf("The cat sat.", "the  cat sat.")
    1.0
    """
    ours, theirs = ("".join(text[:_LONGEST].casefold().split()) for text in (first, second))
    if ours == theirs:
        return 1.0
    scores = []
    for length in range(1, min(_ORDER, max(len(ours), len(theirs))) + 1):
        left, right = (_runs(text, length) for text in (ours, theirs))
        total = sum(left.values()) + sum(right.values())
        common = sum(min(count, right[run]) for run, count in left.items())
        scores.append(2 * common / total)
    return sum(scores) / len(scores)


def _runs(text: str, length: int) -> Counter[str]:
    return Counter(text[start : start + length] for start in range(len(text) - length + 1))
