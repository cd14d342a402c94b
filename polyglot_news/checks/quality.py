"""The quality of a translated sentence, 0 to 100: what to look at first, never a verdict.

Signs of a bad translation are added, each as far as it lies from its mean over translations of news and
encyclopaedias, in standard deviations: the rarest word of an English source, the words of the translation
that the source does not explain, the agreement with a second translation. Invented words and other flags
count by their number. The weights are round numbers: fitted ones did worse on sentences that they were not
fitted to.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Literal

from polyglot_news.characters import LETTERS
from polyglot_news.checks import invented_words, known_words, word_correspondence
from polyglot_news.document import Flag
from polyglot_news.languages import base_language, facts

Second = Literal["engine", "parts", "reverse"]
CHECK = "quality"
_WORD = re.compile(r"[^\W\d_]{3,}")
_LONGEST = 4_000
# means and standard deviations over 997 sentences from English and their translations by Firefox models
_ZIPF = (2.74, 0.97)
_EXPLAINED = {"it": (0.914, 0.146), "pt": (0.956, 0.116), "ru": (0.928, 0.144), "zh": (0.824, 0.224)}
_AGREEMENT: dict[Second, tuple[float, float]] = {
    "engine": (0.70, 0.146), "parts": (0.898, 0.090), "reverse": (0.805, 0.109),
}  # fmt: skip
_INVENTED = 3.5  # standard deviations that a word counts for
_FLAGGED = 2.5  # likewise a warning; an error counts twice
_AGREED = 1.5  # the strongest of the signs
_MOST = 2  # more words or flags make it no worse
_WHOLE = 160  # characters of a sentence that has the usual spread: of shorter ones shares say less
_FEWEST = 3  # words: less than that is no sentence
_SPREAD = 2.0  # of the sum, so that most sentences lie between 10 and 90
_FARTHEST = 4.0  # standard deviations of one sign


def quality(
    source: str,
    translation: str,
    flags: Sequence[Flag],
    languages: tuple[str, str],
    second: tuple[Second, float] | None = None,
) -> int | None:
    """Return the quality of a translation, or None where nothing is known to tell it by.

    Args:
        source: A sentence.
        translation: What was made of it.
        flags: What `check_pair` says of both.
        languages: Our codes of the source and target language.
        second: How a second translation was made, and how much the translation agrees with it (`chrf`): by
            another engine, in parts, or back into the source language, which is compared with the source.
    """
    if not _is_sentence(source, languages[0]) or not any(map(str.isalpha, translation)):
        return None
    certainty = min(1.0, math.sqrt(len(source) / _WHOLE))
    unexplained = _unexplained(source, translation, *languages)
    signs = [_rarity(source, languages[0]), unexplained and certainty * unexplained]
    if second is not None:
        signs.append(_AGREED * certainty * _deviation(second[1], *_AGREEMENT[second[0]]))
    if all(sign is None for sign in signs) and not known_words.has(languages[1]):
        return None
    words = invented_words.words(source, translation, *languages)
    others = [flag for flag in flags if flag.check not in {invented_words.CHECK, CHECK}]
    weight = sum(2 if flag.severity == "error" else 1 for flag in others)
    badness = math.fsum(sign for sign in signs if sign is not None)
    badness += _INVENTED * min(_MOST, len(words)) + _FLAGGED * min(_MOST, weight)
    return round(100 / (1 + math.exp(min(badness, 50.0) / _SPREAD)))


def _is_sentence(source: str, language: str) -> bool:
    """Whether a text has enough words to be judged; in scripts without spaces, a letter."""
    if not facts(language).spaced:
        return any(map(str.isalpha, source))
    return len(LETTERS.findall(source[:_LONGEST])) >= _FEWEST


def _rarity(source: str, language: str) -> float | None:
    """Return how much rarer the rarest word of an English source is than in most sentences."""
    if base_language(language) != "en":
        return None
    rarest = min((known_words.zipf(word.lower()) for word in _WORD.findall(source[:_LONGEST])), default=None)
    return None if rarest is None else _deviation(rarest, *_ZIPF)


def _unexplained(source: str, translation: str, source_language: str, target_language: str) -> float | None:
    """Return how much less of the translation its source explains than in most sentences."""
    known = _EXPLAINED.get(base_language(target_language))
    if known is None or base_language(source_language) != "en":
        return None
    shares = word_correspondence.shares_of(source, translation, source_language, target_language)
    return None if shares is None else _deviation(shares[1], *known)


def _deviation(value: float, mean: float, deviation: float) -> float:
    """Return how many standard deviations a value lies below the mean."""
    return max(-_FARTHEST, min(_FARTHEST, (mean - value) / deviation))
