"""Each of sumy's methods as a function from a document to ratings; sumy and numpy load when one is called."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Protocol

_KEY_SHARE = 10
_NO_WORD = "\0"
_SMOOTH = 0.4


class Summarizer(Protocol):
    """What all of sumy's summarizers are: called with a document and what counts out the best sentences."""

    stop_words: frozenset[str]

    def __call__(self, document: object, sentences_count: object) -> object:
        """Return the best sentences."""


class Line:
    """A sentence as sumy sees it; compared by identity, so that equal ones keep ratings of their own."""

    __slots__ = ("is_heading", "words")

    def __init__(self, words: Sequence[str], *, is_heading: bool = False) -> None:
        self.words = tuple(words)
        self.is_heading = is_heading


class Paragraph:
    """The sentences of a paragraph; headings are the document's."""

    __slots__ = ("headings", "sentences")

    def __init__(self, sentences: Sequence[Line]) -> None:
        self.sentences = tuple(sentences)
        self.headings: tuple[Line, ...] = ()


class Document:
    """What sumy's `ObjectDocumentModel` offers, made of words that are tokens already."""

    __slots__ = ("headings", "paragraphs", "sentences", "words")

    def __init__(self, paragraphs: Sequence[Paragraph], headings: Sequence[Line]) -> None:
        self.paragraphs = tuple(paragraphs)
        self.headings = tuple(headings)
        self.sentences = tuple(line for paragraph in paragraphs for line in paragraph.sentences)
        self.words = tuple(word for line in (*self.headings, *self.sentences) for word in line.words)


class Bag:
    """The words of a sentence, counted."""

    __slots__ = ("counts", "total")

    def __init__(self, words: Sequence[str]) -> None:
        self.counts = Counter(words)
        self.total = len(words)


def _edge(first: Bag, second: Bag, single: float = 1.0) -> float:
    """Return how much two sentences have in common, as sumy's textrank and reduction define it.

    That is the number of pairs of equal words over the sum of the logs of both lengths; `single` stands for
    it where both sentences are the same one word, and the logs are zero.
    """
    small, large = sorted((first.counts, second.counts), key=len)
    common = sum(times * large[word] for word, times in small.items())
    if not common:
        return 0.0
    norm = math.log(first.total) + math.log(second.total)
    return common / norm if norm else single


def run(summarizer: Summarizer, document: Document) -> tuple[float, ...]:
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
    document: Document, stop_words: frozenset[str], stem: Callable[[str], str]
) -> tuple[float, ...]:
    from sumy.summarizers.text_rank import TextRankSummarizer

    class Counted(TextRankSummarizer):  # type: ignore[misc]
        """Words are counted once a sentence, not once a pair: long sentences take no square of time."""

        def _to_words_set(self, sentence: Line) -> Bag:
            return Bag(super()._to_words_set(sentence))

        _rate_sentences_edge = staticmethod(_edge)

    return run(prepared(Counted(stem), stop_words), document)


def _lexrank(document: Document, stop_words: frozenset[str], stem: Callable[[str], str]) -> tuple[float, ...]:
    from sumy.summarizers.lex_rank import LexRankSummarizer

    numbers: dict[str, int] = {}

    class Numbered(LexRankSummarizer):  # type: ignore[misc]
        """Sums run over sets: of numbers, unlike of strings, they have the same order in every run."""

        def _to_words_set(self, sentence: Line) -> list[int]:
            return [numbers.setdefault(word, len(numbers)) for word in super()._to_words_set(sentence)]

    return run(prepared(Numbered(stem), stop_words), document)


def _lsa(document: Document, stop_words: frozenset[str], stem: Callable[[str], str]) -> tuple[float, ...]:
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
            self, document: Document, sentences_count: Callable[[Sequence[object]], object]
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

    return run(prepared(Ordered(stem), stop_words), document)


def _luhn(document: Document, stop_words: frozenset[str], stem: Callable[[str], str]) -> tuple[float, ...]:
    from sumy.summarizers.luhn import LuhnSummarizer

    class Looked(LuhnSummarizer):  # type: ignore[misc]
        """Each word is looked up among the significant ones: in a tuple that takes the square of the time."""

        def _get_significant_words(self, words: Sequence[str]) -> frozenset[str]:
            return frozenset(super()._get_significant_words(words))

    return run(prepared(Looked(stem), stop_words), document)


def _kl(document: Document, stop_words: frozenset[str], stem: Callable[[str], str]) -> tuple[float, ...]:
    from sumy.summarizers.kl import KLSummarizer

    return run(prepared(KLSummarizer(stem), stop_words), document)


def _sumbasic(
    document: Document, stop_words: frozenset[str], stem: Callable[[str], str]
) -> tuple[float, ...]:
    from sumy.summarizers.sum_basic import SumBasicSummarizer

    return run(prepared(SumBasicSummarizer(stem), stop_words), document)


def _reduction(
    document: Document, stop_words: frozenset[str], stem: Callable[[str], str]
) -> tuple[float, ...]:
    from sumy.summarizers.reduction import ReductionSummarizer

    if len(document.sentences) == 1:
        return (0.0,)  # there is no pair to rate

    class Counted(ReductionSummarizer):  # type: ignore[misc]
        """As for textrank."""

        def _to_words_set(self, sentence: Line) -> Bag:
            return Bag(super()._to_words_set(sentence))

        def _rate_sentences_edge(self, first: Bag, second: Bag) -> float:
            return _edge(first, second, single=0.0)

    return run(prepared(Counted(stem), stop_words), document)


def _edmundson(
    document: Document, stop_words: frozenset[str], stem: Callable[[str], str]
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
    return run(summarizer, document)


def prepared(summarizer: Summarizer, stop_words: frozenset[str]) -> Summarizer:
    """Return the summarizer with its stop words set."""
    summarizer.stop_words = stop_words
    return summarizer


RATERS: dict[str, Callable[[Document, frozenset[str], Callable[[str], str]], tuple[float, ...]]] = {
    "textrank": _textrank,
    "lexrank": _lexrank,
    "lsa": _lsa,
    "luhn": _luhn,
    "kl": _kl,
    "sumbasic": _sumbasic,
    "reduction": _reduction,
    "edmundson": _edmundson,
}
