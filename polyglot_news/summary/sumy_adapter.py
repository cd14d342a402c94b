"""sumy's methods behind one function, with our sentences, tokens and stop words; ties fall by position."""

from __future__ import annotations

import hashlib
import math
import random
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from polyglot_news.document import Sentence
from polyglot_news.languages import facts
from polyglot_news.summary.function_words import function_words
from polyglot_news.summary.sumy_methods import RATERS, Document, Line, Paragraph
from polyglot_news.summary.words import tokens

# Methods that compare every sentence with every other, and how many sentences of a longer text they get.
_BOUNDS = {"textrank": 300, "lexrank": 300, "lsa": 300, "reduction": 300, "sumbasic": 300, "kl": 120}
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Ratings:
    """How good a method finds each sentence (higher is better), and what a reader should know of it."""

    values: tuple[float, ...]
    notices: tuple[str, ...] = ()


def rate(sentences: Sequence[Sentence], *, method: str, language: str, title: str = "") -> Ratings:
    """Return how good one of sumy's methods finds each sentence.

    Of a text with more sentences than a method that compares all pairs can take, the most central ones are
    rated, the others rank behind them. Where a method finds nothing to go by (no content words, all alike),
    sentences rank by position. A notice says so.

    Args:
        sentences: The sentences of an article in order.
        method: textrank, lexrank, lsa, luhn, kl, sumbasic, reduction, edmundson or random.
        language: Our code of their language.
        title: The headline, which edmundson looks at.
    """
    if method == "random":
        return Ratings(_random(sentences))
    words = [_words(sentence.text, language) for sentence in sentences]
    stop_words = _stop_words(language)
    content = [[word for word in own if word not in stop_words] for own in words]
    if not any(content):
        return _by_position(len(sentences), method)
    chosen, rest = _bounded(content, _BOUNDS.get(method, len(sentences)))
    notices: tuple[str, ...] = ()
    if rest:
        notices = (
            (
                f"{method} compares every sentence with every other: it rated the {len(chosen)} most central "
                f"of {len(sentences)} sentences"
            ),
        )
    document = _document([sentences[i] for i in chosen], [words[i] for i in chosen], _words(title, language))
    rated = RATERS[method](document, stop_words, _stemmer(language))
    values = [0.0] * len(sentences)
    low, high = min(rated, default=0.0), max(rated, default=0.0)
    # infinities and not-a-number come out of an empty matrix
    if not (math.isfinite(low) and math.isfinite(high)) or (high == low and len(chosen) > 1):
        return _by_position(len(sentences), method)
    for position, value in zip(chosen, rated, strict=True):
        values[position] = value
    for rank, position in enumerate(rest):
        values[position] = low - (high - low or 1.0) * (rank + 1) / len(sentences)
    return Ratings(tuple(round(value, _DIGITS) for value in values), notices)


def _by_position(count: int, method: str) -> Ratings:
    return Ratings(
        tuple(1 - position / count for position in range(count)),
        (f"{method} could not rank the sentences: the first ones were taken",),
    )


def _bounded(content: Sequence[Sequence[str]], bound: int) -> tuple[list[int], list[int]]:
    """Return the positions to rate, in order, and the others, the more central ones first.

    A sentence is as central as its content words are common: the mean number of sentences that hold them.
    """
    if len(content) <= bound:
        return list(range(len(content))), []
    frequency: dict[str, int] = {}
    for own in content:
        for word in dict.fromkeys(own):
            frequency[word] = frequency.get(word, 0) + 1
    # the constant keeps sentences of one or two words from leading
    central = [sum(frequency[word] for word in dict.fromkeys(own)) / (len(own) + 10) for own in content]
    ranked = sorted(range(len(content)), key=lambda position: (-central[position], position))
    return sorted(ranked[:bound]), ranked[bound:]


def _document(
    sentences: Sequence[Sentence], words: Sequence[tuple[str, ...]], title: tuple[str, ...]
) -> Document:
    paragraphs = [
        Paragraph([Line(own) for _, own in members])
        for _, members in groupby(zip(sentences, words, strict=True), key=lambda member: member[0].paragraph)
    ]
    return Document(paragraphs, [Line(title, is_heading=True)] if title else [])


def _random(sentences: Sequence[Sentence]) -> tuple[float, ...]:
    digest = hashlib.sha256("\n".join(sentence.text for sentence in sentences).encode("utf-8", "replace"))
    order = list(range(len(sentences)))
    random.Random(digest.digest()).shuffle(order)  # noqa: S311 - a baseline, no secret: the text is the seed
    return tuple((position + 1) / len(sentences) for position in order)


def _words(text: str, language: str) -> tuple[str, ...]:
    """Return the words of a text: as `words.tokens`, but those of Chinese as jieba's dictionary has them."""
    if not language.startswith("zh"):
        return tokens(text, language)
    import rjieba

    folded = unicodedata.normalize("NFKC", text).casefold()
    return tuple(word for word in rjieba.cut(folded) if any(map(str.isalnum, word)))


def _stop_words(language: str) -> frozenset[str]:
    """Return our function words and those that sumy has, where it has some."""
    from sumy.utils import get_stop_words

    name = facts(language).name.lower().split(" ")[0]
    try:
        return function_words(language) | frozenset(map(str.casefold, get_stop_words(name)))
    except LookupError:
        return function_words(language)


def _stemmer(language: str) -> Callable[[str], str]:
    """Return what cuts a word to its stem: Snowball, sumy's own for cs, sk and uk, or nothing."""
    name = facts(language).snowball
    if name:
        from nltk.stem.snowball import SnowballStemmer

        stem: Callable[[str], str] = SnowballStemmer(name).stem
        return cache(stem)
    if language in {"cs", "sk"}:
        from sumy.nlp.stemmers.czech import stem_word as czech

        # it warns of words that have no case
        return cache(lambda word: czech(word) if word.islower() else word)
    if language == "uk":
        from sumy.nlp.stemmers.ukrainian import stem_word as ukrainian

        return cache(ukrainian)
    return str
