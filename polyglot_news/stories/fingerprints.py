"""What is kept of an article to find its story: a few hundred numbers, never its text.

Words and anchors are kept as 32-bit hashes with their weights, so that 20,000 articles are some dozens of
megabytes. What leads an article tells its event: the first sentences count more (Lin and Hovy 1997,
https://aclanthology.org/A97-1042).
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from polyglot_news.glossary import Glossary
from polyglot_news.languages import base_language, facts
from polyglot_news.stories import anchors
from polyglot_news.stories.copies import sketch
from polyglot_news.stories.grouping_weights import FITTED, Weights
from polyglot_news.stories.sounds import without_article
from polyglot_news.summary.function_words import is_function_word
from polyglot_news.summary.words import tokens

SIGNATURE = "fingerprints:1"  # other numbers for what is counted otherwise: kept ones are made anew
_STEM = 6  # letters; words are cut as `McNamee and Mayfield 2004` cut n-grams, for languages of any kind
_SENTENCES = 400  # no more are looked at
_LONGEST = 5_000  # characters of a sentence


@dataclass(frozen=True, slots=True)
class Features:
    """Hashes in ascending order, and the weight of each in the article."""

    ids: array[int]
    weights: array[float]

    @classmethod
    def of(cls, weights: dict[int, float]) -> Features:
        """Return features of a mapping."""
        ordered = sorted(weights)
        return cls(array("I", ordered), array("f", (weights[each] for each in ordered)))


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is known of an article without its text.

    Attributes:
        path: Which article it is.
        language: Our code of its language; varieties count as one.
        words: Its words, those of its language alone.
        anchors: What other languages share: places, names, numbers, days.
        sketch: A sample of its runs of words, by which copies are known.
        day: Day of publication, counted from year 1; 0 where it is unknown.
    """

    path: str
    language: str
    words: Features
    anchors: Features
    sketch: array[int]
    day: int = 0


def fingerprint(
    path: str,
    title: str,
    sentences: Sequence[str],
    language: str,
    *,
    day: int = 0,
    glossary: Glossary | None = None,
    weights: Weights = FITTED,
) -> Fingerprint:
    """Return the fingerprint of an article.

    Args:
        path: Which article it is.
        title: Its headline, or an empty string.
        sentences: Its sentences, in order.
        language: Our code of its language.
        day: Day of publication, counted from year 1; 0 where it is unknown.
        glossary: Whose entries count as names.
        weights: How much each kind of feature counts.
    """
    language = base_language(language)
    texts = [title, *sentences] if title else list(sentences)
    words: Counter[str] = Counter()
    found: Counter[str] = Counter()
    leading: set[str] = set()
    run: list[str] = []
    for place, text in enumerate(texts[:_SENTENCES]):
        cut = text[:_LONGEST]
        own = [
            stem(word, language)
            for word in tokens(cut, language)
            if not word.isdigit() and not is_function_word(word, language)
        ]
        words.update(own)
        run += own if place or not title else ()
        named = anchors.anchors(cut, language, glossary)
        found.update(named)
        if place < weights.leading:
            leading.update(own)
            leading.update(named)
    return Fingerprint(
        path,
        language,
        Features.of(
            {
                feature_of(f"{language} {word}"): (1 + math.log(count))
                * (1 + weights.lead_words * (word in leading))
                for word, count in words.items()
            }
        ),
        Features.of(
            {
                feature_of(name): (1 + math.log(count))
                * weights.kind(name)
                * (1 + weights.lead_anchors * (name in leading))
                for name, count in found.items()
            }
        ),
        sketch(run),
        day,
    )


def stem(word: str, language: str) -> str:
    """Return what of a word its forms share: its beginning, in Arabic without the article."""
    if facts(language).script == "Arabic":
        return without_article(word)[: _STEM - 1]
    return word[:_STEM]


def feature_of(name: str) -> int:
    """Return the number of a feature: its hash."""
    return crc32(name.encode("utf-8", "surrogatepass"))
