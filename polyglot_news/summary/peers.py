"""sumy's methods behind one function, with our sentences, tokens and stop words; ties fall by position."""

from __future__ import annotations

import hashlib
import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any, Protocol

from polyglot_news.document import Sentence
from polyglot_news.languages import facts
from polyglot_news.summary.function_words import function_words
from polyglot_news.summary.words import tokens

# Methods that compare every sentence with every other, and how many sentences of a longer text they get.
_BOUNDS = {"textrank": 300, "lexrank": 300, "lsa": 300, "reduction": 300, "sumbasic": 300, "kl": 120}
_DIGITS = 9
_KEY_SHARE = 10
_NO_WORD = "\0"
_SMOOTH = 0.4


@dataclass(frozen=True, slots=True)
class Ratings:
    """How good a method finds each sentence (higher is better), and what a reader should know of it."""

    values: tuple[float, ...]
    notices: tuple[str, ...] = ()


class _Summarizer(Protocol):
    """What all of sumy's summarizers are: called with a document and what counts out the best sentences."""

    stop_words: frozenset[str]

    def __call__(self, document: object, sentences_count: object) -> object:
        """Return the best sentences."""


class _Line:
    """A sentence as sumy sees it; compared by identity, so that equal ones keep ratings of their own."""

    __slots__ = ("is_heading", "words")

    def __init__(self, words: Sequence[str], *, is_heading: bool = False) -> None:
        self.words = tuple(words)
        self.is_heading = is_heading


class _Paragraph:
    __slots__ = ("headings", "sentences")

    def __init__(self, sentences: Sequence[_Line]) -> None:
        self.sentences = tuple(sentences)
        self.headings: tuple[_Line, ...] = ()


class _Document:
    """What sumy's `ObjectDocumentModel` offers, made of words that are tokens already."""

    __slots__ = ("headings", "paragraphs", "sentences", "words")

    def __init__(self, paragraphs: Sequence[_Paragraph], headings: Sequence[_Line]) -> None:
        self.paragraphs = tuple(paragraphs)
        self.headings = tuple(headings)
        self.sentences = tuple(line for paragraph in paragraphs for line in paragraph.sentences)
        self.words = tuple(word for line in (*self.headings, *self.sentences) for word in line.words)


def rate(sentences: Sequence[Sentence], *, method: str, language: str, title: str = "") -> Ratings:
    """Return how good one of sumy's methods finds each sentence.

    Of a text with more sentences than a method that compares all pairs can take, the most central ones are
    rated, the others rank behind them. Where a method finds nothing to go by (no content words, all alike),
    sentences rank by position. Both are told in a notice.

    Args:
        sentences: The sentences of an article in order.
        method: textrank, lexrank, lsa, luhn, kl, sumbasic, reduction, edmundson or random.
        language: Our code of their language.
        title: The headline, which edmundson looks at.
    """
    if method == "random":
        return Ratings(_random(sentences))
    words = [tokens(sentence.text, language) for sentence in sentences]
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
    document = _document([sentences[i] for i in chosen], [words[i] for i in chosen], tokens(title, language))
    rated = _RATERS[method](document, stop_words, _stemmer(language))
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
        (f"{method} found nothing to tell the sentences apart by: the first ones were taken",),
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
) -> _Document:
    paragraphs = [
        _Paragraph([_Line(own) for _, own in members])
        for _, members in groupby(zip(sentences, words, strict=True), key=lambda member: member[0].paragraph)
    ]
    return _Document(paragraphs, [_Line(title, is_heading=True)] if title else [])


def _random(sentences: Sequence[Sentence]) -> tuple[float, ...]:
    digest = hashlib.sha256("\n".join(sentence.text for sentence in sentences).encode("utf-8", "replace"))
    order = list(range(len(sentences)))
    random.Random(digest.digest()).shuffle(order)  # noqa: S311 - a baseline, no secret: the text is the seed
    return tuple((position + 1) / len(sentences) for position in order)


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

        return cache(czech)
    if language == "uk":
        from sumy.nlp.stemmers.ukrainian import stem_word as ukrainian

        return cache(ukrainian)
    return str


def _run(summarizer: _Summarizer, document: _Document) -> tuple[float, ...]:
    """Return the rating of each sentence: sumy hands them to whatever counts the best ones."""
    found = [0.0] * len(document.sentences)

    def count(ranked: Sequence[Any]) -> tuple[()]:
        for info in ranked:
            found[info.order] = float(info.rating)
        return ()

    import numpy as np

    with np.errstate(all="ignore"):
        summarizer(document, count)
    return tuple(found)


def _textrank(
    document: _Document, stop_words: frozenset[str], stem: Callable[[str], str]
) -> tuple[float, ...]:
    from sumy.summarizers.text_rank import TextRankSummarizer

    return _run(_prepared(TextRankSummarizer(stem), stop_words), document)


def _lexrank(
    document: _Document, stop_words: frozenset[str], stem: Callable[[str], str]
) -> tuple[float, ...]:
    from sumy.summarizers.lex_rank import LexRankSummarizer

    numbers: dict[str, int] = {}

    class Numbered(LexRankSummarizer):  # type: ignore[misc]
        """Sums run over sets: of numbers, unlike of strings, they have the same order in every run."""

        def _to_words_set(self, sentence: _Line) -> list[int]:
            return [numbers.setdefault(word, len(numbers)) for word in super()._to_words_set(sentence)]

    return _run(_prepared(Numbered(stem), stop_words), document)


def _lsa(document: _Document, stop_words: frozenset[str], stem: Callable[[str], str]) -> tuple[float, ...]:
    """Rate by latent semantic analysis (Steinberger and Ježek 2004), as sumy does it.

    sumy weighs each sentence by all singular values: the root of the sum of (singular value x component)
    squared, which is the length of the sentence's column in the matrix. Taking that length needs no
    decomposition, whose last digits, and so ties, change with the number of threads.
    """
    import numpy as np
    from sumy.summarizers.lsa import LsaSummarizer

    class Ordered(LsaSummarizer):  # type: ignore[misc]
        """Rows stand in the order of the words' first places, not in that of a set."""

        def __call__(
            self, document: _Document, sentences_count: Callable[[Sequence[object]], object]
        ) -> object:
            words = (self.stem_word(word) for word in document.words if word not in self._stop_words)
            rows = {word: row for row, word in enumerate(dict.fromkeys(words))}
            matrix = np.zeros((len(rows), len(document.sentences)))
            for column, sentence in enumerate(document.sentences):
                for word in map(self.stem_word, sentence.words):
                    if word in rows:
                        matrix[rows[word], column] += 1
            most = matrix.max(axis=0)
            matrix = np.where(
                most > 0, _SMOOTH + (1 - _SMOOTH) * matrix / np.where(most > 0, most, 1), matrix
            )
            ratings = dict(zip(document.sentences, np.sqrt((matrix**2).sum(axis=0)), strict=True))
            return self._get_best_sentences(document.sentences, sentences_count, ratings)

    return _run(_prepared(Ordered(stem), stop_words), document)


def _luhn(document: _Document, stop_words: frozenset[str], stem: Callable[[str], str]) -> tuple[float, ...]:
    from sumy.summarizers.luhn import LuhnSummarizer

    class Looked(LuhnSummarizer):  # type: ignore[misc]
        """Each word is looked up among the significant ones: in a tuple that takes the square of the time."""

        def _get_significant_words(self, words: Sequence[str]) -> frozenset[str]:
            return frozenset(super()._get_significant_words(words))

    return _run(_prepared(Looked(stem), stop_words), document)


def _kl(document: _Document, stop_words: frozenset[str], stem: Callable[[str], str]) -> tuple[float, ...]:
    from sumy.summarizers.kl import KLSummarizer

    return _run(_prepared(KLSummarizer(stem), stop_words), document)


def _sumbasic(
    document: _Document, stop_words: frozenset[str], stem: Callable[[str], str]
) -> tuple[float, ...]:
    from sumy.summarizers.sum_basic import SumBasicSummarizer

    return _run(_prepared(SumBasicSummarizer(stem), stop_words), document)


def _reduction(
    document: _Document, stop_words: frozenset[str], stem: Callable[[str], str]
) -> tuple[float, ...]:
    from sumy.summarizers.reduction import ReductionSummarizer

    if len(document.sentences) == 1:
        return (0.0,)  # there is no pair to rate
    return _run(_prepared(ReductionSummarizer(stem), stop_words), document)


def _edmundson(
    document: _Document, stop_words: frozenset[str], stem: Callable[[str], str]
) -> tuple[float, ...]:
    """Bonus words are those of the title and the tenth of the content words that occurs most."""
    from sumy.summarizers.edmundson import EdmundsonSummarizer

    counts: dict[str, int] = {}
    for word in document.words:
        if word not in stop_words:
            counts[word] = counts.get(word, 0) + 1
    common = sorted(counts, key=lambda word: -counts[word])[: max(1, len(counts) // _KEY_SHARE)]
    summarizer = EdmundsonSummarizer(stem)
    summarizer.bonus_words = [*(word for line in document.headings for word in line.words), *common]
    # it refuses to work without stop words and stigma words: a word that no text holds will do
    summarizer.null_words = sorted(stop_words) or [_NO_WORD]
    summarizer.stigma_words = [_NO_WORD]
    return _run(summarizer, document)


def _prepared(summarizer: _Summarizer, stop_words: frozenset[str]) -> _Summarizer:
    summarizer.stop_words = stop_words
    return summarizer


_RATERS: dict[str, Callable[[_Document, frozenset[str], Callable[[str], str]], tuple[float, ...]]] = {
    "textrank": _textrank,
    "lexrank": _lexrank,
    "lsa": _lsa,
    "luhn": _luhn,
    "kl": _kl,
    "sumbasic": _sumbasic,
    "reduction": _reduction,
    "edmundson": _edmundson,
}
METHODS = (*_RATERS, "random")
