"""Words as the summary counts them: lower-case tokens in every script, and how long a text is in words."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from polyglot_news.languages import facts

# Marks inside words that Python does not count as letters: loose accents, points of Hebrew and Arabic, vowel
# signs of the scripts of India and Thailand; danda and double danda, which end sentences, are left out.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u200c\u200d"
)
_TOKEN = re.compile(rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*")
# Han, kana, Thai: no spaces between words
_UNSPACED_CLASS = "\u0e00-\u0e7f\u3005\u3041-\u3096\u30a1-\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_UNSPACED = re.compile(f"[{_UNSPACED_CLASS}]+")
_UNSPACED_LETTERS = re.compile(f"[{_UNSPACED_CLASS}]")
_THAI = re.compile("[\u0e00-\u0e7f]")
_THAI_LETTERS_A_WORD = 3


def tokens(text: str, language: str) -> tuple[str, ...]:
    """Return the words of a text in order: NFKC, case folded, cut at hyphens and apostrophes.

    Runs of a script without spaces become overlapping pairs of characters, the usual stand-in for words where
    no dictionary is at hand (Nie and Ren 1999, https://doi.org/10.1016/S0306-4573(99)00008-3).
    """
    folded = text.casefold() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    if facts(language).spaced or not _UNSPACED.search(folded):
        return tuple(_TOKEN.findall(folded))
    found: list[str] = []
    for token in _TOKEN.findall(folded):
        at = 0
        for run in _UNSPACED.finditer(token):
            if run.start() > at:
                found.append(token[at : run.start()])
            letters = run.group()
            found.extend(first + second for first, second in pairwise(letters))
            if len(letters) == 1:
                found.append(letters)
            at = run.end()
        if at < len(token):
            found.append(token[at:])
    return tuple(found)


def count_words(text: str) -> int:
    """Return how many words a reader counts: what stands between spaces, each character of Chinese."""
    unspaced = len(_UNSPACED_LETTERS.findall(text))
    if not unspaced:
        return len(text.split())
    thai = len(_THAI.findall(text))
    # punctuation stands by itself once the characters are gone
    rest = sum(map(_has_letters, _UNSPACED_LETTERS.sub(" ", text).split()))
    return rest + unspaced - thai + -(-thai // _THAI_LETTERS_A_WORD)


def _has_letters(text: str) -> bool:
    return any(char.isalnum() for char in text)
