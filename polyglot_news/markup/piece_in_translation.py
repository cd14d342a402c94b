"""Finding the translation of a piece of a sentence inside the sentence's translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

_NEAR = 0.8  # likeness of two pieces of text that say the same in another inflection
_CLEAR = 0.08  # how much better the best place must be than the next one
_LONGEST = 400  # characters; a longer piece is compared only as a whole
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_EDGE = " \t\u00a0.,;:!?…\"'“”„«»‘’()[]。，；：！？、「」『』（）"


def find_part(
    piece: str, hint: str, *, source: str, at: int, target: str, spaced: bool
) -> tuple[int, int] | None:
    """Return where a piece of the source sentence is in the target, or None where that is not sure.

    Args:
        piece: The text in the source sentence.
        hint: Its translation by itself, or an empty string.
        source: The whole source sentence.
        at: Where the piece is in it.
        target: The translated sentence.
        spaced: Whether the target language writes spaces between words.
    """
    bare = piece.strip(_EDGE)
    if not bare:
        return None
    there = _occurrences(bare, source, spaced=True) or (source.find(bare),)
    turn = sum(1 for place in there if place < at)
    for text in dict.fromkeys((hint.strip(_EDGE), bare)):
        if text:
            found = _occurrences(text, target, spaced=spaced)
            if len(found) == len(there):
                place = found[min(turn, len(found) - 1)]
                return _with_edges(piece, target, place, place + len(text))
            if found:
                return None
    if (inside := _in_a_word(bare, source, source.find(bare, at), target)) is not None:
        return inside
    return _near(hint.strip(_EDGE), target, spaced=spaced) if hint and len(there) == 1 else None


def _in_a_word(bare: str, source: str, at: int, target: str) -> tuple[int, int] | None:
    """Return where a part of a word is in the target, if the whole word is there once; as the 2 of H2O."""
    if at < 0 or not (_joins(source, at) or _joins(source, at + len(bare))):
        return None
    word = next((m for m in _WORD.finditer(source) if m.start() <= at < m.end()), None)
    if word is None or at + len(bare) > word.end():
        return None
    found = _occurrences(word[0], target, spaced=True)
    place = found[0] + at - word.start() if len(found) == 1 else -1
    return (place, place + len(bare)) if place >= 0 else None


def _with_edges(piece: str, target: str, start: int, end: int) -> tuple[int, int]:
    """Return a place together with the brackets and marks around it that the piece has as well."""
    size = len(piece.strip(_EDGE))
    before = piece[: len(piece) - len(piece.lstrip(_EDGE))]
    after = piece[len(before) + size :]
    while before and start and target[start - 1] == before[-1]:
        before, start = before[:-1], start - 1
    while after and target[end : end + 1] == after[0]:
        after, end = after[1:], end + 1
    return start, end


@lru_cache(maxsize=32)  # many marks of a sentence may have the same word
def _occurrences(text: str, within: str, *, spaced: bool) -> tuple[int, ...]:
    """Return where a text occurs, ignoring case, as whole words if the language separates words."""
    needle, hay = _folded(text), _folded(within)
    found = []
    at = hay.find(needle)
    while at >= 0:
        end = at + len(needle)
        whole = not (spaced and (_joins(hay, at) or _joins(hay, end)))
        if whole:
            found.append(at)
        at = hay.find(needle, end if whole else at + 1)
    return tuple(found)


def _joins(text: str, at: int) -> bool:
    """Whether a word goes on across a place."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _near(text: str, target: str, *, spaced: bool) -> tuple[int, int] | None:
    """Return the only place in the target that closely resembles a text."""
    if not text or len(text) > _LONGEST or len(target) > 10 * _LONGEST:
        return None
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(_folded(text))
    scored: list[tuple[float, int, int]] = []
    for start, end in _windows(text, target, spaced=spaced):
        matcher.set_seq1(_folded(target[start:end]))
        if matcher.real_quick_ratio() >= _NEAR - _CLEAR and matcher.quick_ratio() >= _NEAR - _CLEAR:
            scored.append((matcher.ratio(), start, end))
    if not scored:
        return None
    best, start, end = max(scored, key=lambda item: (item[0], -item[1]))
    others = [score for score, a, b in scored if b <= start or a >= end]
    return (start, end) if best >= _NEAR and best - max(others, default=0.0) >= _CLEAR else None


def _windows(text: str, target: str, *, spaced: bool) -> Iterator[tuple[int, int]]:
    """Yield the runs of the target that are about as long as the text."""
    if spaced:
        words = [match.span() for match in _WORD.finditer(target)]
        size = max(1, len(_WORD.findall(text)))
    else:
        words = [(at, at + 1) for at in range(len(target))]
        size = len(text)
    for length in range(max(1, size - 2), size + 3):
        for first in range(len(words) - length + 1):
            yield words[first][0], words[first + length - 1][1]


def _folded(text: str) -> str:
    """Return the text in lower case, character for character."""
    lower = text.lower()
    # a letter in lower case is as long or longer: of the same length, each is in its place
    return (
        lower if len(lower) == len(text) else "".join(low if len(low := c.lower()) == 1 else c for c in text)
    )
