"""Counts that mean the same in every script: words, ends of sentences, words that carry content."""

from __future__ import annotations

import re
from itertools import pairwise

from polyglot_news.characters import LETTERS, UNSPACED

_WORD = re.compile(r"[^\W_]+(?:['’.,:-][^\W_]+)*")
# Han, kana, Thai, Lao, Khmer, Burmese: no spaces between words
_UNSPACED = re.compile(f"[{UNSPACED}]")
_END = re.compile("[.!?…。！？｡؟۔।॥։][\"'”’»›)\\]」』）】*]*$")
_WEAK_END = re.compile("[:：;；,，、][\"'”’»›)\\]」』）】*]*$")
_LETTERS = re.compile(r"[^\W_]+")

# Average number of characters per word in an unspaced script; Chinese news has 1.7 to 1.9.
LETTERS_A_WORD = 2
CONTENT_LETTERS = 4
ENDING_LETTERS = 2


def count_words(text: str) -> int:
    """Return the number of words; in scripts without spaces, the number of letters over `LETTERS_A_WORD`."""
    unspaced = len(_UNSPACED.findall(text))
    if not unspaced:
        return len(_WORD.findall(text))
    return len(_WORD.findall(_UNSPACED.sub(" ", text))) + (unspaced + 1) // LETTERS_A_WORD


def ends_sentence(text: str) -> bool:
    """Return whether a line ends as a sentence does; closing quotes and brackets may follow the mark."""
    return _END.search(text[-12:].rstrip()) is not None


def ends_open(text: str) -> bool:
    """Return whether a line ends with a colon, comma or semicolon: what follows belongs to it."""
    return _WEAK_END.search(text[-12:].rstrip()) is not None


def content_words(text: str) -> frozenset[str]:
    """Return the longer words of a text without their endings, and of unspaced scripts the pairs.

    A possible ending is cut off by length alone, so that `школу` and `школа` are one word.
    """
    unspaced = _UNSPACED.findall(text)
    words = {word.casefold() for word in _LETTERS.findall(_UNSPACED.sub(" ", text) if unspaced else text)}
    pairs = {first + second for first, second in pairwise(unspaced)}
    stems = {
        word[: max(CONTENT_LETTERS, len(word) - ENDING_LETTERS)]
        for word in words
        if len(word) >= CONTENT_LETTERS
    }
    return frozenset(stems | pairs)


def capital_share(text: str) -> float:
    """Return the share of words that begin with a capital letter, the first word left out."""
    words = LETTERS.findall(text)[1:]
    return sum(1 for word in words if word[0].isupper()) / len(words) if words else 0.0
