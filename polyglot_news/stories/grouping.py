"""Which articles are about one event: average linkage over candidates that share something rare.

How alike two articles are is a sum of cosines: of their words within a language (TF-IDF, Salton and Buckley
1988, https://doi.org/10.1016/0306-4573(88)90021-0), of their anchors within and across languages. A sum of
cosines is linear, so the average over all pairs of two groups follows from the sums of their vectors: no
pair of articles is looked at for it. Groups are merged, the most alike first, while they are alike enough;
a few pairs have to be more alike than the average of many. Time grows with the number of articles times a
constant number of candidates, found by an inverted index of rare features.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from polyglot_news.stories.clusters import Cluster, Similarity, single
from polyglot_news.stories.fingerprints import Features, Fingerprint
from polyglot_news.stories.grouping_weights import FITTED, Weights

_KEPT = 160  # features of an article that count; the others are the most common ones
_RARE = 24  # features of an article by which candidates are found
_POSTED = 96  # articles that are remembered for a rare feature, the latest
_CANDIDATES = 16  # for each article
_NEIGHBOURS = 48  # for each group
_HOPELESS = 0.4  # of the threshold: what is less alike is no candidate
_PRIOR = 0.3


@dataclass(frozen=True, slots=True)
class Group:
    """A story: what it is called, and the paths of its articles by day and path."""

    id: str
    paths: tuple[str, ...]


def group(
    prints: Sequence[Fingerprint], known: Mapping[str, str] | None = None, weights: Weights = FITTED
) -> tuple[Group, ...]:
    """Return the stories of articles; each article is in exactly one, alone where no other shares its event.

    Args:
        prints: The articles, in any order.
        known: The story that a path was put into before. Such a story grows and keeps its name; it is not
            split, and two that have several articles each are not merged.
        weights: The fitted numbers.
    """
    ordered = sorted(prints, key=lambda each: (each.day, each.path))
    vectors = _vectors(ordered, weights)
    similarity = Similarity(weights)
    clusters = _first_clusters(ordered, vectors, known or {})
    position = {member: number for number, cluster in clusters.items() for member in cluster.members}
    edges = _candidates(vectors, similarity, position)
    merged = _merged(clusters, edges, similarity, weights.threshold)
    groups = []
    for cluster in merged:
        paths = tuple(ordered[member].path for member in sorted(cluster.members))
        groups.append(Group(cluster.name or name_of(paths[0]), paths))
    return tuple(sorted(groups, key=lambda each: each.paths))


def name_of(path: str) -> str:
    """Return what a story is called that an article opened."""
    return sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _vectors(prints: Sequence[Fingerprint], weights: Weights) -> list[Cluster]:
    """Return each article as a group of its own: unit vectors of words and anchors, weighted by rarity."""
    in_language = Counter(each.language for each in prints)
    words: Counter[int] = Counter()
    anchors: Counter[int] = Counter()
    for each in prints:
        words.update(each.words.ids)
        anchors.update(each.anchors.ids)
    vectors = []
    for number, each in enumerate(prints):
        size = in_language[each.language]
        vectors.append(
            single(
                number,
                each,
                _weighted(each.words, words, size + weights.collection, 1.0),
                _weighted(each.anchors, anchors, len(prints) + weights.collection, weights.rarity),
            )
        )
    return vectors


def _weighted(features: Features, frequency: Mapping[int, int], size: float, exponent: float) -> Features:
    """Return features of unit length; those that no other article has count for the length alone."""
    found: dict[int, float] = {}
    length = 0.0
    for each, weight in zip(features.ids, features.weights, strict=True):
        rarity = max(0.0, math.log((size + 1) / (frequency[each] + _PRIOR)))
        value = weight * rarity**exponent
        length += value * value
        if frequency[each] > 1 and value:
            found[each] = value
    if len(found) > _KEPT:
        found = dict(heapq.nlargest(_KEPT, found.items(), key=lambda item: (item[1], item[0])))
    norm = math.sqrt(length) or 1.0
    return Features.of({each: value / norm for each, value in found.items()})


def _first_clusters(
    prints: Sequence[Fingerprint], vectors: Sequence[Cluster], known: Mapping[str, str]
) -> dict[int, Cluster]:
    """Return the groups to begin with: known stories, and each other article alone."""
    stories: dict[str, list[int]] = defaultdict(list)
    clusters: dict[int, Cluster] = {}
    for number, each in enumerate(prints):
        name = known.get(each.path, "")
        if name:
            stories[name].append(number)
        else:
            clusters[number] = vectors[number]
    for name, members in sorted(stories.items()):
        cluster = vectors[members[0]]
        for member in members[1:]:
            cluster = cluster.joined(vectors[member])
        clusters[members[0]] = cluster.named(name, len(members))
    return clusters


def _candidates(
    vectors: Sequence[Cluster], similarity: Similarity, position: Mapping[int, int]
) -> dict[int, set[int]]:
    """Return for each group those that it may be merged with: they share rare features."""
    words: dict[int, list[int]] = {}
    anchors: dict[int, list[int]] = {}
    edges: dict[int, set[int]] = defaultdict(set)
    for number, vector in enumerate(vectors):
        scores: dict[int, float] = defaultdict(float)
        for features, postings in ((vector.word_features, words), (vector.anchor_features, anchors)):
            rarest = heapq.nlargest(_RARE, zip(features.weights, features.ids, strict=True))
            for weight, each in rarest:
                there = postings.get(each)
                if there is None:
                    postings[each] = [number]
                    continue
                for other in there:
                    scores[other] += weight
                there.append(number)
                if len(there) > _POSTED:
                    del there[0]
        best = heapq.nlargest(_CANDIDATES, scores.items(), key=lambda item: (item[1], item[0]))
        for other, _ in best:
            ours, theirs = position[number], position[other]
            if ours != theirs and similarity.pair(vector, vectors[other]) >= _HOPELESS * similarity.threshold:
                edges[ours].add(theirs)
                edges[theirs].add(ours)
    return edges


def _merged(
    clusters: dict[int, Cluster], edges: dict[int, set[int]], similarity: Similarity, threshold: float
) -> list[Cluster]:
    """Return the groups after all merges; the most alike are merged first, while they are alike enough."""
    heap: list[tuple[float, int, int]] = []
    for ours in sorted(edges):
        for theirs in sorted(edges[ours]):
            if ours < theirs:
                score = similarity.of(clusters[ours], clusters[theirs])
                if score >= threshold:
                    heap.append((-score, ours, theirs))
    heapq.heapify(heap)
    fresh = max(clusters, default=0) + 1
    while heap:
        _, ours, theirs = heapq.heappop(heap)
        if ours not in clusters or theirs not in clusters:
            continue
        joined = clusters.pop(ours).joined(clusters.pop(theirs))
        near = (edges.pop(ours, set()) | edges.pop(theirs, set())) - {ours, theirs}
        rated = sorted(
            ((similarity.of(joined, clusters[each]), each) for each in near if each in clusters), reverse=True
        )
        clusters[fresh] = joined
        edges[fresh] = set()
        for each in near:
            edges[each].difference_update((ours, theirs))
        hopeful = [row for row in rated[:_NEIGHBOURS] if row[0] >= _HOPELESS * threshold]
        for score, each in hopeful:
            edges[fresh].add(each)
            edges[each].add(fresh)
            if score >= threshold:
                heapq.heappush(heap, (-score, each, fresh))
        fresh += 1
    return list(clusters.values())
