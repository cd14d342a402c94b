"""How two sentences of an article relate: whether they say the same, whether one is what the other needs."""

from __future__ import annotations

import math

from polyglot_news.summary.features import NAMES, Described

PAIR = ("cosine", "jaccard", "containment", "log distance", "neighbour", "same paragraph", "rare")
ANTECEDENT = (
    "log distance", "previous", "same paragraph", "jaccard", "containment", "target leans", "target quoted",
    "target names", "target length", "target flawed",
)  # fmt: skip
_LEANS, _QUOTED, _NAMED, _LENGTH = (
    NAMES.index(name) for name in ("leans", "quoted share", "names", "log length")
)
_FLAWS = tuple(NAMES.index(name) for name in ("label", "no full stop", "picture"))


def pair(described: Described, first: int, second: int) -> tuple[float, ...]:
    """Return the features `PAIR` of two different sentences."""
    own, other, weights = described.stems[first], described.stems[second], described.weights
    shared = [weights[one] for one in own & other]
    held, distance = len(shared), abs(first - second)
    return (
        sum(weight * weight for weight in shared) / (described.norms[first] * described.norms[second] or 1.0),
        held / max(1, len(own) + len(other) - held),
        held / max(1, min(len(own), len(other))),
        math.log(distance),
        float(distance == 1),
        float(described.blocks[first] == described.blocks[second]),
        sum(shared) / (min(described.sums[first], described.sums[second]) or 1),
    )


def antecedent(described: Described, position: int, earlier: int) -> tuple[float, ...]:
    """Return the features `ANTECEDENT` of a sentence and one before it."""
    _, jaccard, containment, distance, neighbour, together, _ = pair(described, position, earlier)
    row = described.rows[earlier]
    return (
        distance, neighbour, together, jaccard, containment,
        row[_LEANS] or 0.0, row[_QUOTED] or 0.0, row[_NAMED] or 0.0, row[_LENGTH] or 0.0,
        float(any(row[flaw] for flaw in _FLAWS)),
    )  # fmt: skip
