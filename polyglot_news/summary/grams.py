"""The words and pairs of words of an article, and how likely each is in a summary that an editor writes.

A logistic model tells it from where a word stands and how often, not from what it is; so it serves every
language. Twice the sum over the distinct words and pairs of a set of sentences, over their length and a
constant, is the ROUGE F1 that the set may expect: the measure of Lin (2004, https://aclanthology.org/W04-1013)
as an objective, over concepts as in Gillick and Favre (2009, https://aclanthology.org/W09-1802).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from polyglot_news.summary.function_words import is_function_word
from polyglot_news.summary.weights import Weights

FITTED_SENTENCES = 3
_LEAD = 3


@dataclass(frozen=True, slots=True)
class Part:
    """The grams of a sentence.

    Attributes:
        grams: Numbers of its words and pairs of words, ascending, each once.
        length: How many words it has, repetitions included.
    """

    grams: tuple[int, ...]
    length: int


@dataclass(frozen=True, slots=True)
class Grams:
    """The grams (words, and pairs of neighbours) of one article or of several.

    Attributes:
        parts: Those of each sentence.
        names: The word or pair that each gram stands for.
        counts: In how many sentences each gram stands.
        firsts: The first of them, counted from 0 in its article.
    """

    parts: tuple[Part, ...]
    names: tuple[tuple[str, ...], ...]
    counts: tuple[int, ...]
    firsts: tuple[int, ...]


def read(articles: Sequence[Sequence[tuple[str, ...]]], scraps: Sequence[bool]) -> Grams:
    """Return the grams of several articles; time and memory grow with the length of the text.

    Args:
        articles: The words of each sentence of each article. Places count in each article anew.
        scraps: For all sentences in a row, which neither count nor take a place: bylines and fragments.
    """
    numbers: dict[tuple[str, ...], int] = {}
    words = [own for article in articles for own in article]
    grams = [_numbered(own, numbers) for own in words]
    counts, firsts = [0] * len(numbers), [0] * len(numbers)
    start = last = 0
    for article in articles:
        place = 0
        end = start + len(article)
        for own, scrap in zip(grams[start:end], scraps[start:end], strict=True):
            if scrap:
                continue
            for gram in own:
                counts[gram] += 1
                firsts[gram] = place if counts[gram] == 1 else min(place, firsts[gram])
            place += 1
        last = max(last, place)
        start = end
    parts = tuple(Part(own, len(tokenised)) for own, tokenised in zip(grams, words, strict=True))
    # what scraps alone hold counts as said once, behind all others
    firsts = [first if count else last for first, count in zip(firsts, counts, strict=True)]
    return Grams(parts, tuple(numbers), tuple(max(1, count) for count in counts), tuple(firsts))


def _numbered(words: tuple[str, ...], numbers: dict[tuple[str, ...], int]) -> tuple[int, ...]:
    """Return the numbers of the distinct words and pairs of a sentence; new ones are numbered on."""
    found = {numbers.setdefault((word,), len(numbers)) for word in words}
    found.update(numbers.setdefault(pair, len(numbers)) for pair in pairwise(words))
    return tuple(sorted(found))


def features(count: int, first: int, kind: tuple[float, float], letters: int) -> tuple[float, ...]:
    """Return what the model knows of a word or pair; `Weights` hold a weight for each, behind the constant.

    These are the log of the number of its sentences, whether that is one, whether it is two; the log of the
    place of the first (from 1), one over that place, whether it is among the first three; its `kind`; and the
    log of the number of letters.
    """
    place = 1 + first
    often = math.log(count), float(count == 1), float(count == 2)  # noqa: PLR2004 - once, twice, more
    where = math.log(place), 1 / place, float(place <= _LEAD)
    return *often, *where, *kind, math.log(letters)


def kinds_of(names: Sequence[tuple[str, ...]], language: str) -> list[tuple[float, float]]:
    """Return of each word whether it is a function word and whether it holds digits.

    Of a pair, whether one of its words is a function word, and whether both are.
    """
    functions = {name[0]: is_function_word(name[0], language) for name in names if len(name) == 1}
    kinds = []
    for name in names:
        if len(name) == 1:
            kinds.append((float(functions[name[0]]), float(any(map(str.isdigit, name[0])))))
        else:
            first, second = functions[name[0]], functions[name[1]]
            kinds.append((float(first != second), float(first and second)))
    return kinds


def worths(grams: Grams, language: str, weights: Weights) -> tuple[float, ...]:
    """Return the probability of each gram to be in a summary, that of a pair times `Weights.pair_share`."""
    found = []
    known: dict[tuple[int, int, int, int, tuple[float, float]], float] = {}
    kinds = kinds_of(grams.names, language)
    for name, count, first, kind in zip(grams.names, grams.counts, grams.firsts, kinds, strict=True):
        size = len(name)
        letters = len(name[0]) + (len(name[1]) if size > 1 else 0)
        key = (size, count, first, letters, kind)
        worth = known.get(key)
        if worth is None:
            bias, *slopes = weights.word if size == 1 else weights.pair
            values = features(count, first, kind, letters)
            logit = bias + sum(slope * value for slope, value in zip(slopes, values, strict=True))
            worth = known[key] = (1.0 if size == 1 else weights.pair_share) / (1 + math.exp(-logit))
        found.append(worth)
    return tuple(found)


def ratings(
    grams: Grams, worth: Sequence[float], flawed: Sequence[bool], weights: Weights
) -> tuple[float, ...]:
    """Return what each sentence would score as a summary by itself, as a share of the best without flaw."""
    constant = weights.constant / FITTED_SENTENCES
    plain = [2 * sum(worth[gram] for gram in part.grams) / (part.length + constant) for part in grams.parts]
    best = max((value for value, flaw in zip(plain, flawed, strict=True) if not flaw), default=0.0)
    best = best or max(plain, default=0.0) or 1.0
    return tuple(min(1.0, value / best) for value in plain)
