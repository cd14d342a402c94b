"""The summary of one article, by any method."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from polyglot_news.document import ScoredSentence, Sentence, Summary
from polyglot_news.errors import UsageError
from polyglot_news.summary.length import Budget, Length, fits_whole
from polyglot_news.summary.methods import METHODS
from polyglot_news.summary.words import count_words

_DEFAULT_LENGTH = Length()
# No article is as long; of what is, memory is to grow with the text alone.
_SENTENCES, _CHARACTERS, _LONGEST = 20_000, 4_000_000, 20_000


def summarise(
    sentences: Sequence[Sentence],
    *,
    language: str,
    method: str = "news",
    length: Length = _DEFAULT_LENGTH,
    title: str = "",
    kinds: Sequence[str] = (),
    explain: bool = False,
) -> Summary:
    """Return the sentences that carry the news, in the order of the article, each with a score from 0 to 1.

    A text that is no longer than what is asked for comes back whole.

    Args:
        sentences: The sentences of standfirst and body, in order.
        language: Our code of their language.
        method: One of `METHODS`; all but `news` and `lead` are sumy's.
        length: How long the summary is to be.
        title: The headline; `news` and `edmundson` look at it.
        kinds: The kind of each sentence's block (`document.Block`), where it is known: `news` looks at it.
        explain: Say of each chosen sentence what counted.

    Raises:
        UsageError: There is no such method.
    """
    if method not in METHODS:
        raise UsageError(f"unknown method '{method}'", f"methods are {' '.join(METHODS)}")
    if not sentences:
        return Summary(method, ())
    budget = length.budget(sentences)
    whole = tuple(range(len(sentences))) if fits_whole(sentences, budget) else None
    reasons: Sequence[tuple[str, ...]] = ()
    notices: tuple[str, ...] = ()
    if method == "news":
        from polyglot_news.summary import news
        from polyglot_news.summary.features import Source

        seen = _looked_at(sentences)
        more = len(sentences) - len(seen)
        reading = news.read([Source(seen, title, kinds[: len(seen)])], language)
        likely = news.estimate(reading)
        scores: Sequence[float] = (*news.scores(likely), *[0.0] * more)
        chosen = whole or news.choose(reading, likely, length.budget(seen) if more else budget)
        if explain:
            explained = news.reasons(
                reading, likely, [position for position in chosen if position < len(seen)]
            )
            reasons = (*explained, *[()] * (len(chosen) - len(explained)))
        if more and not whole:
            notices = (f"only the first {len(seen):,} of {len(sentences):,} sentences were looked at",)
    elif method == "lead":
        scores = [1 - position / len(sentences) for position in range(len(sentences))]
        chosen = whole or _first(sentences, budget)
        reasons = [(f"sentence {position + 1} of {len(sentences)}",) for position in chosen]
    else:
        from polyglot_news.summary import sumy_adapter

        rated = sumy_adapter.rate(sentences, method=method, language=language, title=title)
        # of a text that comes back whole there was nothing to choose, so nothing to be noticed
        scores, notices = _scaled(rated.values), () if whole else rated.notices
        chosen = whole or _best(sentences, rated.values, budget)
        reasons = _ranks(method, rated.values, chosen)
    return Summary(
        method,
        tuple(
            ScoredSentence(
                sentences[position], round(scores[position], 4), tuple(reasons[number]) if explain else ()
            )
            for number, position in enumerate(chosen)
        ),
        notices,
    )


def _looked_at(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """Return what is looked at: all of an article, of more the first, of long ones the beginning."""
    left, seen = _CHARACTERS, list[Sentence]()
    for sentence in sentences[:_SENTENCES]:
        left -= len(sentence.text)
        if left < 0 and seen:
            break
        long = len(sentence.text) > _LONGEST
        seen.append(replace(sentence, text=sentence.text[:_LONGEST]) if long else sentence)
    return seen


def _first(sentences: Sequence[Sentence], budget: Budget) -> tuple[int, ...]:
    """Return the first positions, as many as the budget allows; at least one."""
    left = budget.words
    for position in range(budget.count):
        if left is not None:
            left -= count_words(sentences[position].text)
            if left < 0:
                return tuple(range(max(1, position)))
    return tuple(range(budget.count))


def _best(sentences: Sequence[Sentence], values: Sequence[float], budget: Budget) -> tuple[int, ...]:
    """Return the positions of the best sentences that fit the budget; the best alone where none fits."""
    ranked = sorted(range(len(values)), key=lambda position: (-values[position], position))
    if budget.words is None:
        return tuple(sorted(ranked[: budget.count]))
    left, chosen = budget.words, []
    for position in ranked:
        words = count_words(sentences[position].text)
        if words <= left:
            chosen.append(position)
            left -= words
    return tuple(sorted(chosen or ranked[:1]))


def _scaled(values: Sequence[float]) -> tuple[float, ...]:
    """Return ratings of any range as 0 to 1, the best of them 1."""
    low, high = min(values), max(values)
    if high == low:
        return (1.0,) * len(values)
    # a method that rates from zero keeps its proportions
    low = min(low, 0.0) if high > 0 else low
    return tuple((value - low) / (high - low) for value in values)


def _ranks(method: str, values: Sequence[float], chosen: Sequence[int]) -> list[tuple[str, ...]]:
    ranked = sorted(range(len(values)), key=lambda position: (-values[position], position))
    rank = {position: number + 1 for number, position in enumerate(ranked)}
    return [(f"rank {rank[position]} of {len(values)} by {method}",) for position in chosen]
