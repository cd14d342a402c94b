"""`news`: the set of sentences with the highest expected overlap with a summary that an editor would write.

A logistic model gives each word and each pair of neighbouring words its probability of being in a summary,
from where it stands and how often, not from what it is; so it serves every language. The score of a set of
sentences is the expected ROUGE F1: twice the sum over its distinct words and pairs, over its length and a
constant. This turns the ROUGE of Lin (2004, https://aclanthology.org/W04-1013) into an objective; to search
over sets of concepts is the idea of Gillick and Favre (2009, https://aclanthology.org/W09-1802).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from polyglot_news.document import Sentence
from polyglot_news.summary.cohesion import supports
from polyglot_news.summary.function_words import is_function_word
from polyglot_news.summary.length import Budget
from polyglot_news.summary.screening import APART, SCRAPS, shortcomings
from polyglot_news.summary.selection import Part, search
from polyglot_news.summary.weights import FITTED, Weights
from polyglot_news.summary.words import count_words, tokens

_POOL = 12
_FITTED_SENTENCES = 3
_LONGEST_SUPPORT = 4
_TELLING = 5
_LEAD = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as `news` sees it: of each sentence, and of each gram (a word, or a pair of neighbours).

    Attributes:
        flaws: Why a sentence does not belong into a summary (`screening.shortcomings`).
        supports: What a reader needs with each sentence (`cohesion.supports`).
        parts: Each sentence as the search sees it.
        names: The word or pair that each gram stands for.
        counts: In how many sentences without flaw each gram stands.
        firsts: The first of them, counted from 0 over sentences without flaw.
    """

    flaws: tuple[str, ...]
    supports: tuple[tuple[int, ...], ...]
    parts: tuple[Part, ...]
    names: tuple[tuple[str, ...], ...]
    counts: tuple[int, ...]
    firsts: tuple[int, ...]


def read(sentences: Sequence[Sentence], language: str) -> Reading:
    """Return what the model sees of an article; time and memory grow with the length of the text."""
    return read_many((sentences,), language)


def read_many(articles: Sequence[Sequence[Sentence]], language: str) -> Reading:
    """Return what the model sees of several articles, their sentences in a row; places count in each anew."""
    sentences = [sentence for article in articles for sentence in article]
    words = [tokens(sentence.text, language) for sentence in sentences]
    flaws = shortcomings(sentences, words, language)
    numbers: dict[tuple[str, ...], int] = {}
    grams = [_numbered(own, numbers) for own in words]
    counts, firsts = [0] * len(numbers), [0] * len(numbers)
    needed: list[tuple[int, ...]] = []
    start = last = 0
    for article in articles:
        end = start + len(article)
        apart = [flaw in APART for flaw in flaws[start:end]]
        needed.extend(tuple(start + member for member in own) for own in supports(article, language, apart))
        place = 0
        for own, flaw in zip(grams[start:end], flaws[start:end], strict=True):
            # captions and repetitions are mentions, too; bylines and scraps neither count nor take a place
            if flaw not in SCRAPS:
                for gram in own:
                    counts[gram] += 1
                    firsts[gram] = place if counts[gram] == 1 else min(place, firsts[gram])
                place += 1
        last = max(last, place)
        start = end
    parts = tuple(
        Part(own, len(tokenised), count_words(sentence.text))
        for own, tokenised, sentence in zip(grams, words, sentences, strict=True)
    )
    # what scraps alone hold counts as said once, behind all others
    firsts = [first if count else last for first, count in zip(firsts, counts, strict=True)]
    counts = [max(1, count) for count in counts]
    return Reading(flaws, tuple(needed), parts, tuple(numbers), tuple(counts), tuple(firsts))


def _numbered(words: tuple[str, ...], numbers: dict[tuple[str, ...], int]) -> tuple[int, ...]:
    """Return the numbers of the distinct words and pairs of a sentence; new ones are numbered on."""
    found = {numbers.setdefault((word,), len(numbers)) for word in words}
    found.update(numbers.setdefault(pair, len(numbers)) for pair in pairwise(words))
    return tuple(sorted(found))


def features(name: tuple[str, ...], count: int, first: int, language: str) -> tuple[float, ...]:
    """Return what the model knows of a word or pair; `Weights` hold a weight for each, behind the constant.

    These are the log of the number of its sentences, whether that is one, whether it is two; the log of the
    place of the first (from 1), one over that place, whether it is among the first three; of a word whether
    it is a function word and whether it holds digits, of a pair whether one of its words is a function word
    and whether both are; and the log of the number of letters.
    """
    functions = sum(is_function_word(word, language) for word in name)
    if len(name) == 1:
        kind = float(functions), float(any(char.isdigit() for char in name[0]))
    else:
        kind = float(functions == 1), float(functions > 1)
    place = 1 + first
    often = math.log(count), float(count == 1), float(count == 2)  # noqa: PLR2004 - once, twice, more
    where = math.log(place), 1 / place, float(place <= _LEAD)
    return *often, *where, *kind, math.log(sum(map(len, name)))


def worths(reading: Reading, language: str, weights: Weights = FITTED) -> tuple[float, ...]:
    """Return the probability of each gram to be in a summary, that of a pair times `Weights.pair_share`."""
    found = []
    for name, count, first in zip(reading.names, reading.counts, reading.firsts, strict=True):
        bias, *slopes = weights.word if len(name) == 1 else weights.pair
        values = features(name, count, first, language)
        logit = bias + sum(slope * value for slope, value in zip(slopes, values, strict=True))
        found.append((1.0 if len(name) == 1 else weights.pair_share) / (1 + math.exp(-logit)))
    return tuple(found)


def ratings(reading: Reading, worth: Sequence[float], weights: Weights = FITTED) -> tuple[float, ...]:
    """Return what each sentence would score as a summary by itself, as a share of the best."""
    constant = weights.constant / _FITTED_SENTENCES
    plain = [2 * sum(worth[gram] for gram in part.grams) / (part.length + constant) for part in reading.parts]
    best = max((value for value, flaw in zip(plain, reading.flaws, strict=True) if not flaw), default=0.0)
    best = best or max(plain, default=0.0) or 1.0
    return tuple(min(1.0, value / best) for value in plain)


def choose(
    reading: Reading, worth: Sequence[float], budget: Budget, weights: Weights = FITTED
) -> tuple[int, ...]:
    """Return the positions, in order, of the sentences that make the summary; as many as `budget.count`.

    First come sets without captions, bylines, repetitions and open antecedents; only where these do not
    fill the count, sentences with a flaw follow, the better rated ones first.
    """
    rated = ratings(reading, worth, weights)
    mean = sum(part.words for part in reading.parts) / max(1, len(reading.parts))
    expected = budget.count if budget.words is None else max(1, round(budget.words / max(1.0, mean)))
    expected = min(expected, budget.count)
    ranked = sorted(range(len(rated)), key=lambda position: (-rated[position], position))
    options = _options(reading, ranked, max(_POOL, 2 * expected))
    chosen = search(
        reading.parts, worth, options, count=budget.count if budget.words is None else expected + 1,
        words=budget.words, constant=weights.constant * expected / _FITTED_SENTENCES,
    )  # fmt: skip
    return _filled(reading, ranked, chosen, budget)


def _options(reading: Reading, ranked: Sequence[int], pool: int) -> list[tuple[int, ...]]:
    found: dict[tuple[int, ...], None] = {}
    for position in ranked:
        support = reading.supports[position]
        flawed = [reading.flaws[member] for member in support if reading.flaws[member] not in {"", "short"}]
        if reading.flaws[position] or flawed or len(support) > _LONGEST_SUPPORT:
            continue
        found.setdefault(support)
        if len(found) >= pool:
            break
    return list(found)


def _filled(
    reading: Reading, ranked: Sequence[int], chosen: tuple[int, ...], budget: Budget
) -> tuple[int, ...]:
    """Return what was chosen and, as far as the budget goes, more of the rest.

    A number of sentences is filled with whatever there is; a number of words, being a limit, with short
    sentences at most. Where nothing fits the words, the best sentence stands alone.
    """
    taken = set(chosen)
    order = sorted(ranked, key=lambda position: _rank(reading.flaws[position]))
    left = None if budget.words is None else budget.words - sum(reading.parts[i].words for i in chosen)
    if left is not None:
        order = [position for position in order if reading.flaws[position] in {"", "short"}]
        # short ones may be said twice, too: each once
        order = list({reading.parts[position].grams: position for position in reversed(order)}.values())[::-1]
    for whole in (True, False) if left is None else (True,):
        for position in order:
            support = set(reading.supports[position]) - taken if whole else {position} - taken
            words = sum(reading.parts[member].words for member in support)
            if support and len(taken) + len(support) <= budget.count and (left is None or words <= left):
                taken |= support
                left = None if left is None else left - words
    if not taken:
        best = min(ranked, key=lambda position: (_rank(reading.flaws[position]), ranked.index(position)))
        fitting = [i for i in ranked if budget.words is not None and reading.parts[i].words <= budget.words]
        taken = {fitting[0] if fitting else best}
    return tuple(sorted(taken))


def _rank(flaw: str) -> int:
    order = ("", "no full stop", "short", "caption", "byline or notice")
    return order.index(flaw) if flaw in order else len(order)


def reasons(
    reading: Reading, worth: Sequence[float], chosen: Sequence[int], rated: Sequence[float], language: str
) -> list[tuple[str, ...]]:
    """Return for each chosen sentence what counted: place, rating, telling words, what it was taken with."""
    return [tuple(_reasons(reading, worth, position, rated, language)) for position in chosen]


def _reasons(
    reading: Reading, worth: Sequence[float], position: int, rated: Sequence[float], language: str
) -> Iterator[str]:
    part = reading.parts[position]
    yield (
        f"sentence {position + 1} of {len(rated)}, {part.words} words, "
        f"alone worth {rated[position]:.2f} of the best"
    )
    telling = sorted(
        (-worth[gram], gram)
        for gram in part.grams
        if not any(is_function_word(word, language) for word in reading.names[gram])
    )[:_TELLING]
    if telling:
        likely = (f"{' '.join(reading.names[gram])} {-value:.2f}" for value, gram in telling)
        yield f"words that counted: {', '.join(likely)}"
    needed = [str(member + 1) for member in reading.supports[position] if member != position]
    if needed:
        yield f"hangs together with sentence {', '.join(needed)}"
    if reading.flaws[position]:
        yield f"fills the length although {reading.flaws[position]}"
