"""Repetition loops: a model that repeats itself instead of going on."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST = 24  # the longest phrase, in words, that is looked for
_SINGLE = 4  # one word may stand three times in a row ("no, no, no")
_PHRASE = 3
_LONGEST_WORD = 40


def looping(source: str, hypothesis: str) -> bool:
    """Whether a translation repeats itself as its source does not.

    A loop is one word four times in a row, or a phrase three times in a row; in a script without
    spaces characters are taken for words. Linear in the length of the hypothesis.

    >>> looping("He spoke.", "Ha detto che ha detto che ha detto che")
    True
    >>> looping("No, no, no, no!", "No, no, no, no!")
    False
    """
    return _repeats(_units(hypothesis)) and not _repeats(_units(source))


def _units(text: str) -> Sequence[str]:
    """Return words, or characters of a script without spaces; what holds no letter says nothing."""
    words = text.lower().split()
    if max(map(len, words), default=0) > _LONGEST_WORD:
        return [char for char in text if char.isalpha()]
    return [word for word in words if any(map(str.isalpha, word))]


def _repeats(units: Sequence[str]) -> bool:
    for period in range(1, min(_LONGEST, len(units) // 2) + 1):
        wanted = period * ((_SINGLE if period == 1 else _PHRASE) - 1)
        run = 0
        for position in range(period, len(units)):
            run = run + 1 if units[position] == units[position - period] else 0
            if run >= wanted:
                return True
    return False
