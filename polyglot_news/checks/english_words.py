"""Lists of English words that are not names, and Italian and Portuguese ones: `benchmarks/check_words.py`."""

from __future__ import annotations

import gzip
from functools import lru_cache
from importlib import resources

from polyglot_news.languages import base_language

_LETTERS = {"it": "i", "pt": "p"}
_NO_NAME = "o"


def is_ordinary(word: str) -> bool:
    """Whether an English word, in small letters, is more usual in English than elsewhere: names are not."""
    return _NO_NAME in _english().get(word, "")


def is_english(word: str) -> bool:
    """Whether a word, in small letters, is a usual English one that some other language does not use."""
    return word in _english()


def is_foreign(word: str, language: str, *, surely: bool = False) -> bool:
    """Whether an English word, in small letters, is hardly used in a language.

    In a language of another script than Latin every English word is. `surely` asks for usual words that the
    language does not use at all.
    """
    marks = _english().get(word, "")
    letter = _LETTERS.get(base_language(language))
    if letter is None:
        return bool(marks)
    return (letter.upper() if surely else letter) in marks


def is_own(word: str, language: str) -> bool:
    """Whether a word, in small letters, is Italian's or Portuguese's own, which a foreign name is not."""
    code = base_language(language)
    return code in _LETTERS and word in _own(code)


@lru_cache(maxsize=1)
def _english() -> dict[str, str]:
    return dict(line.split(" ") for line in _lines("en"))


@lru_cache(maxsize=4)
def _own(language: str) -> frozenset[str]:
    return frozenset(_lines(language))


def _lines(name: str) -> list[str]:
    file = resources.files("polyglot_news.checks.data") / "words" / f"{name}.txt.gz"
    return gzip.decompress(file.read_bytes()).decode().splitlines()
