"""One summary of several articles about one story, with the sources of each sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polyglot_news.document import ScoredSentence, Sentence, Summary
from polyglot_news.errors import UsageError
from polyglot_news.summary import news
from polyglot_news.summary.features import Source
from polyglot_news.summary.length import Length, fits_whole
from polyglot_news.summary.screening import contents_of, repetitions
from polyglot_news.summary.words import tokens

_DEFAULT_LENGTH = Length()


@dataclass(frozen=True, slots=True)
class Merged:
    """A summary of several articles.

    Attributes:
        summary: The sentences in the order of articles, then of each; `index` counts in its own article.
        sources: For each sentence the name of the article it is taken from, then those that say the same.
    """

    summary: Summary
    sources: tuple[tuple[str, ...], ...]


def merge(
    articles: Sequence[tuple[str, Sequence[Sentence]]],
    *,
    language: str,
    length: Length = _DEFAULT_LENGTH,
    explain: bool = False,
) -> Merged:
    """Return one summary of several articles in one language; what two of them say is said once.

    Words count by the sentences that hold them in all articles, and by the earliest place in any: what many
    report at the top is the story.

    Args:
        articles: Name (a path or title) and sentences of each, the leading one first.
        language: Our code of their language.
        length: How long the summary of all is to be.
        explain: Say of each chosen sentence what counted.

    Raises:
        UsageError: There is no article.
    """
    if not articles:
        raise UsageError("there is nothing to merge", "name one article or more")
    sentences = [sentence for _, own in articles for sentence in own]
    names = [name for name, own in articles for _ in own]
    if not sentences:
        return Merged(Summary("news", ()), ())
    reading = news.read([Source(own) for _, own in articles], language)
    likely = news.estimate(reading)
    rated = news.scores(likely)
    budget = length.budget(sentences)
    whole = fits_whole(sentences, budget)
    chosen = tuple(range(len(sentences))) if whole else news.choose(reading, likely, budget)
    reasons = news.reasons(reading, likely, chosen) if explain else [()] * len(chosen)
    contents = contents_of([tokens(sentence.text, language) for sentence in sentences], language)
    words = list(map(frozenset, contents))
    # the second look is at chosen sentences first, so that each finds all that repeat it
    order = [*chosen, *(position for position in range(len(sentences)) if position not in set(chosen))]
    alike = repetitions(
        [words[position] for position in order], [rank < len(chosen) for rank in range(len(order))]
    )
    said: dict[int, list[str]] = {position: [names[position]] for position in chosen}
    for position, original in zip(order, alike, strict=True):
        if original is not None and names[position] not in said[order[original]]:
            said[order[original]].append(names[position])
    return Merged(
        Summary(
            "news",
            tuple(
                ScoredSentence(sentences[position], round(rated[position], 4), tuple(why))
                for position, why in zip(chosen, reasons, strict=True)
            ),
        ),
        tuple(tuple(said[position]) for position in chosen),
    )
