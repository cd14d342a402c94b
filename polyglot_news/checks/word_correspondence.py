"""Words that correspond: whether a translation is of this sentence at all, or of another one.

A lexicon holds, for pairs of stems, how much more often than by chance they stand in a sentence and its
translation (learned by `benchmarks/check_lexicon.py` with IBM model 1: Brown et al., "The mathematics of
statistical machine translation", 1993). The evidence that is found is compared with the evidence that true
pairs have for the same words. Words that it does not know count where both sides spell them alike: names.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from polyglot_news.characters import HAN, LETTERS
from polyglot_news.checks import data
from polyglot_news.checks.data import Lexicon
from polyglot_news.document import Flag
from polyglot_news.languages import facts

_HAN = re.compile(f"[{HAN}]+")
_LATIN_IN_HAN = re.compile(r"[A-Za-z\u00c0-\u024f]{2,}")
_STEM = 6  # letters: endings are cut off
_STEMS = {"ru": 5}
Units = frozenset[str]
_NAME = 4  # letters that two spellings of a name have in common
_NAME_WORTH = 2.5  # evidence that a name gives
_USUAL = 2.5  # evidence of two words that usually stand for each other
_NUMBER = re.compile(r"\d{2,}")
_LONGEST = 3_000  # characters
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "j", "з": "z", "и": "i",
    "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "c", "ш": "s", "щ": "s", "ъ": "", "ы": "i", "ь": "",
    "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
_SOUND = str.maketrans({"y": "i", "w": "v", "q": "k", "x": "k", "c": "k", "z": "s", "h": ""})


def check(source: str, translation: str, source_language: str, target_language: str) -> tuple[Flag, ...]:
    """Return a warning where the words of a translation are not those to be expected from its source."""
    lexicon = data.lexicon(source_language, target_language)
    if lexicon is None:
        return ()
    features = features_of(source, translation, source_language, target_language, lexicon)
    if features is not None and _sum(features, lexicon.weights) < lexicon.threshold:
        return (Flag("words", "warning", "The translation seems to be of another sentence."),)
    return ()


def shares_of(
    source: str, translation: str, source_language: str, target_language: str
) -> tuple[float, float] | None:
    """Return the shares of the expected evidence in source and translation; None if unknown."""
    lexicon = data.lexicon(source_language, target_language)
    if lexicon is None:
        return None
    features = features_of(source, translation, source_language, target_language, lexicon)
    return None if features is None else (features[1], features[2])


def features_of(
    source: str, translation: str, source_language: str, target_language: str, lexicon: Lexicon
) -> tuple[float, ...] | None:
    """Return how much of the expected evidence each side has, and how much is expected; None if too little.

    The features, in order: 1, share of the source's evidence, share of the translation's evidence, their
    mean, the logarithm of the evidence expected, and the product of the last two.
    """
    ours, theirs = units(source, source_language), units(translation, target_language)
    found_ours, found_theirs = _evidence(ours, theirs, lexicon.pairs)
    names = _names(source, translation, target_language) + _numbers(source, translation)
    expected_ours = sum(lexicon.source.get(unit, 0.0) for unit in ours)
    expected_theirs = sum(lexicon.target.get(unit, 0.0) for unit in theirs)
    matched = _NAME_WORTH * names
    if expected_ours + expected_theirs < lexicon.least:
        return None
    share_ours = (found_ours + matched) / (expected_ours + matched) if expected_ours + matched else 1.0
    share_theirs = (
        (found_theirs + matched) / (expected_theirs + matched) if expected_theirs + matched else 1.0
    )
    mean = (share_ours + share_theirs) / 2
    size = math.log1p(expected_ours + expected_theirs)
    return (1.0, share_ours, share_theirs, mean, size, mean * size)


def units(text: str, language: str) -> frozenset[str]:
    """Return the stems of a text; in Chinese, its characters and pairs of characters."""
    text = text[:_LONGEST].lower()
    if facts(language).script in {"Han", "Japanese"}:
        runs = _HAN.findall(text)
        pairs = {run[place : place + 2] for run in runs for place in range(len(run) - 1)}
        latin = {word[:_STEM] for word in _LATIN_IN_HAN.findall(text)}
        return frozenset({char for run in runs for char in run} | pairs | latin)
    return frozenset(stem(word, language) for word in LETTERS.findall(text) if len(word) > 1)


def stem(word: str, language: str) -> str:
    """Return what the lexicons know a word by: its first letters, small, ё as е."""
    return word.lower().replace("ё", "е")[: _STEMS.get(language, _STEM)]


def corresponds(ours: str, theirs: str, source: Units, translation: Units, lexicon: Lexicon) -> bool:
    """Return whether a word has a usual partner on the other side: one of the source, or of the translation.

    Args:
        ours: A word of the source that seems missing.
        theirs: One of the translation that seems new.
        source: Units of the source without `ours`.
        translation: Units of the translation without `theirs`.
        lexicon: That of the pair.
    """
    row = lexicon.pairs.get(ours, {})
    if any(row.get(unit, 0.0) >= _USUAL for unit in translation):
        return True
    return any(lexicon.pairs.get(unit, {}).get(theirs, 0.0) >= _USUAL for unit in source)


def _evidence(
    ours: frozenset[str], theirs: frozenset[str], pairs: Mapping[str, Mapping[str, float]]
) -> tuple[float, float]:
    """Return the evidence for the units of each side: of each, that of its best partner."""
    best_ours = 0.0
    best_theirs: dict[str, float] = {}
    for unit in ours:
        row = pairs.get(unit)
        if row is None:
            continue
        best = 0.0
        for other, score in row.items():
            if other in theirs:
                best = max(best, score)
                if score > best_theirs.get(other, 0.0):
                    best_theirs[other] = score
        best_ours += best
    return best_ours, math.fsum(best_theirs.values())


def _names(source: str, translation: str, target_language: str) -> int:
    """Return how many names of the source the translation spells alike, in its own script."""
    words = {word for word in LETTERS.findall(source[:_LONGEST]) if word[0].isupper() and len(word) >= _NAME}
    if not words:
        return 0
    if facts(target_language).script == "Han":
        others = {spoken(word)[:_NAME] for word in _LATIN_IN_HAN.findall(translation[:_LONGEST])}
    else:
        others = {
            spoken(word)[:_NAME] for word in LETTERS.findall(translation[:_LONGEST]) if word[0].isupper()
        }
    return len({spoken(word)[:_NAME] for word in words} & others)


def _numbers(source: str, translation: str) -> int:
    """Return how many numbers of two digits and more both sides have; 0 where one has as many others."""
    ours, theirs = {*_NUMBER.findall(source[:_LONGEST])}, {*_NUMBER.findall(translation[:_LONGEST])}
    shared = len(ours & theirs)
    return shared if 2 * shared > max(len(ours), len(theirs)) else 0


@lru_cache(maxsize=8192)
def spoken(word: str) -> str:
    """Return a rough Latin spelling of a word by its sound, the same for its spellings in two scripts."""
    latin = "".join(_CYRILLIC.get(char, char) for char in word.lower())
    plain = "".join(char for char in unicodedata.normalize("NFKD", latin) if char.isalpha())
    return plain.replace("kh", "h").replace("ch", "c").replace("sh", "s").replace("ph", "f").translate(_SOUND)


def _sum(features: tuple[float, ...], weights: tuple[float, ...]) -> float:
    return math.fsum(value * weight for value, weight in zip(features, weights, strict=True))
