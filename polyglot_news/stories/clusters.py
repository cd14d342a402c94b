"""Groups of articles as sums of vectors, and how alike two of them are on average."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from polyglot_news.stories.fingerprints import Features, Fingerprint
from polyglot_news.stories.grouping_weights import Weights

_EMPTY = Features.of({})
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Cluster:
    """A group of articles.

    Attributes:
        members: Their numbers.
        language: The language of a single article; of several an empty string.
        word_features: The words of a single article; `anchor_features` the same of anchors.
        words: The sum of the words of several articles.
        anchors: The sum of their anchors, by language.
        first: The first day of an article, `last` the last one; 0 where no day is known.
        name: What the story is called, or an empty string.
        known: How many of its articles were in it before.
    """

    members: tuple[int, ...]
    language: str
    word_features: Features
    anchor_features: Features
    words: dict[int, float] | None = None
    anchors: dict[str, dict[int, float]] | None = None
    first: int = 0
    last: int = 0
    name: str = ""
    known: int = 0

    def named(self, name: str, known: int) -> Cluster:
        """Return the group as a known story."""
        return replace(self, name=name, known=known)

    def joined(self, other: Cluster) -> Cluster:
        """Return one group of two; it is called like the one that more articles were in before.

        The sums of the larger are used on: neither of the two may be used any more.
        """
        large, small = (self, other) if len(self.members) >= len(other.members) else (other, self)
        words = _sum(large.words, large.word_features)
        _add(words, small.words, small.word_features)
        anchors = (
            {large.language: _sum(None, large.anchor_features)} if large.anchors is None else large.anchors
        )
        if small.anchors is None:
            _add(anchors.setdefault(small.language, {}), None, small.anchor_features)
        else:
            for language, found in small.anchors.items():
                _add(anchors.setdefault(language, {}), found, _EMPTY)
        days = [day for day in (large.first, small.first) if day]
        leader = min((self, other), key=lambda one: (-one.known, not one.name, min(one.members)))
        return Cluster(
            (*large.members, *small.members),
            "",
            _EMPTY,
            _EMPTY,
            words,
            anchors,
            min(days, default=0),
            max(large.last, small.last),
            leader.name,
            self.known + other.known,
        )

    def word_items(self) -> Iterator[tuple[int, float]]:
        """Yield its words with their weights."""
        return _items(self.words, self.word_features)

    def anchor_items(self) -> Iterator[tuple[str, Iterator[tuple[int, float]]]]:
        """Yield its anchors with their weights, by language."""
        if self.anchors is None:
            yield self.language, _items(None, self.anchor_features)
            return
        for language, found in self.anchors.items():
            yield language, iter(found.items())


def single(number: int, article: Fingerprint, words: Features, anchors: Features) -> Cluster:
    """Return an article as a group of its own."""
    return Cluster((number,), article.language, words, anchors, first=article.day, last=article.day)


class Similarity:
    """How alike groups are; what was looked up last is kept, since it is compared with many."""

    def __init__(self, weights: Weights) -> None:
        """Take the fitted numbers."""
        self._weights = weights
        self._kept: Cluster | None = None
        self._words: Mapping[int, float] = {}
        self._anchors: Mapping[str, Mapping[int, float]] = {}

    @property
    def threshold(self) -> float:
        """From here on two groups are one story."""
        return self._weights.threshold

    def pair(self, first: Cluster, second: Cluster) -> float:
        """Return how alike the articles of two groups are on average, 0 to 1."""
        weights = self._weights
        self._look_up(first)
        own = self._words
        words = sum(weight * own[each] for each, weight in second.word_items() if each in own)
        alike = across = 0.0
        for language, items in second.anchor_items():
            rows = list(items)
            for ours, found in self._anchors.items():
                shared = sum(weight * found[each] for each, weight in rows if each in found)
                if ours == language:
                    alike += shared
                else:
                    across += shared
        total = (1 - weights.alike) * words + weights.alike * alike + weights.across * across
        return total / (len(first.members) * len(second.members))

    def of(self, first: Cluster, second: Cluster) -> float:
        """Return how much speaks for one story: less for few pairs of articles, and after a long silence.

        Two known stories of several articles each stay two.
        """
        if min(first.known, second.known) >= _SEVERAL:
            return 0.0
        pairs = len(first.members) * len(second.members)
        silence = 0
        if first.first and second.first:
            silence = max(0, first.first - second.last, second.first - first.last)
        return (
            self.pair(first, second)
            / (1 + self._weights.few / math.sqrt(pairs))
            * math.exp(-silence / self._weights.days)
        )

    def _look_up(self, cluster: Cluster) -> None:
        if self._kept is cluster:
            return
        self._kept = cluster
        self._words = cluster.words if cluster.words is not None else dict(cluster.word_items())
        self._anchors = (
            cluster.anchors
            if cluster.anchors is not None
            else {cluster.language: dict(_items(None, cluster.anchor_features))}
        )


def _items(sums: Mapping[int, float] | None, features: Features) -> Iterator[tuple[int, float]]:
    if sums is not None:
        return iter(sums.items())
    return zip(features.ids, features.weights, strict=True)


def _sum(sums: dict[int, float] | None, features: Features) -> dict[int, float]:
    return dict(_items(None, features)) if sums is None else sums


def _add(sums: dict[int, float], more: Mapping[int, float] | None, features: Features) -> None:
    for each, weight in _items(more, features):
        sums[each] = sums.get(each, 0.0) + weight
