"""`news`: the sentences that an editor would sign, chosen as a set.

Models say of each sentence how likely it tells the news, must not be there, is lost alone or says what
another says (`model`), from where its words stand in article and title, not from which words they are
(`features`); the best set is searched for (`choosing`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from polyglot_news.summary import grams
from polyglot_news.summary.choosing import Search
from polyglot_news.summary.features import BARRED, Described, Source, describe
from polyglot_news.summary.function_words import is_function_word
from polyglot_news.summary.length import Budget
from polyglot_news.summary.likelihood import Chances, chances
from polyglot_news.summary.screening import SCRAPS, contents_of, flaws
from polyglot_news.summary.weights import Weights, fitted
from polyglot_news.summary.words import count_words, tokens

_TELLING = 5
_RISK = 0.5


@dataclass(frozen=True, slots=True)
class Reading:
    """Articles as `news` sees them, their sentences in a row.

    Attributes:
        language: Our code of their language.
        flaws: Why a sentence hardly belongs into a summary (`screening.flaws`).
        lengths: How many words a reader counts in it.
        barred: Whether the reader knows that it is no sentence of the story: a caption, a note, a heading.
        grams: The words and pairs of words.
        worth: How likely each gram is in a summary.
        described: The sentences as the models see them.
    """

    language: str
    flaws: tuple[str, ...]
    lengths: tuple[int, ...]
    barred: tuple[bool, ...]
    grams: grams.Grams
    worth: tuple[float, ...]
    described: Described


def read(sources: Sequence[Source], language: str, weights: Weights | None = None) -> Reading:
    """Return what the models see of one article or of several that are summed up together."""
    weights = weights or fitted()
    sentences = [sentence for source in sources for sentence in source.sentences]
    kinds = [kind for source in sources for kind in source.kinds or ("paragraph",) * len(source.sentences)]
    words = [tokens(sentence.text, language) for sentence in sentences]
    contents = contents_of(words, language)
    found = flaws(sentences, contents, language, kinds)
    scraps = [flaw in SCRAPS for flaw in found]
    articles, start = [], 0
    for source in sources:
        articles.append(words[start : start + len(source.sentences)])
        start += len(source.sentences)
    known = grams.read(articles, scraps)
    worth = grams.worths(known, language, weights)
    rated = grams.ratings(known, worth, list(map(bool, found)), weights)
    described = describe(sources, words, contents, found, rated, language=language)
    lengths = tuple(count_words(sentence.text) for sentence in sentences)
    barred = tuple(kind in BARRED for kind in kinds)
    return Reading(language, found, lengths, barred, known, worth, described)


def choose(reading: Reading, likely: Chances, budget: Budget) -> tuple[int, ...]:
    """Return the positions, in order, of the sentences that make the summary."""
    search = Search(likely, reading.grams.parts, reading.worth, reading.lengths, reading.barred)
    return search.best(budget.least, budget.count, budget.words)


def scores(likely: Chances) -> tuple[float, ...]:
    """Return for each sentence, from 0 to 1, how good it is by itself: what it tells, less what it risks."""
    best = max(likely.must, default=0.0) or 1.0
    return tuple(
        max(must / best, should / 2) * (1 - never)
        for must, should, never in zip(likely.must, likely.should, likely.never, strict=True)
    )


def reasons(reading: Reading, likely: Chances, chosen: Sequence[int]) -> list[tuple[str, ...]]:
    """Return for each chosen sentence what counted: place, chances, telling words, flaws."""
    return [tuple(_reasons(reading, likely, position, chosen)) for position in chosen]


def _reasons(reading: Reading, likely: Chances, position: int, chosen: Sequence[int]) -> Iterator[str]:
    yield (
        f"sentence {position + 1} of {len(reading.flaws)}, {reading.lengths[position]} words: "
        f"tells the news {likely.must[position]:.2f}, a key fact {likely.should[position]:.2f}, "
        f"does not belong {likely.never[position]:.2f}"
    )
    telling = sorted(
        (-reading.worth[gram], gram)
        for gram in reading.grams.parts[position].grams
        if not any(is_function_word(word, reading.language) for word in reading.grams.names[gram])
    )[:_TELLING]
    if telling:
        counted = (f"{' '.join(reading.grams.names[gram])} {-value:.2f}" for value, gram in telling)
        yield f"words that counted: {', '.join(counted)}"
    known = [(likely.antecedent(position, earlier), earlier) for earlier in chosen if earlier < position]
    if likely.need[position] > _RISK and known:
        chance, earlier = max(known)
        yield f"is understood after sentence {earlier + 1} ({chance:.2f})"
    if reading.flaws[position]:
        yield f"taken although {reading.flaws[position]}"


def estimate(reading: Reading, weights: Weights | None = None) -> Chances:
    """Return what the models say of the sentences."""
    return chances(reading.described, weights or fitted())
