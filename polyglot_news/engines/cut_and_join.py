"""Sentences that are long for a model: cut at clause marks, translated in parts, and joined again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

# strongest first: a pause between clauses, then one inside a clause, then any space
_MARKS = (
    re.compile(r"[;:][”’\"»)]?(?=\s)|\s[–—-](?=\s)|[—；：。！？]"),
    re.compile(r",[”’\"»)]?(?=\s)|[，、،]"),
)
_SPACE = re.compile(r"\s")
_MARK = 4  # characters: more than a mark and its context
_REACH = 100  # characters from the middle within which most sentences have a mark
_LONGER_THAN_WORDS = 30
_END = re.compile(r"[.!?…:;,。！？；：，、][\"”’»)\]]*$")
_JOINERS = frozenset("\u200d\ufe0f\u20e3")


def cut(sentence: str, *, limit: int, length: Callable[[str], int]) -> tuple[str, ...]:
    """Return the parts of a sentence, none longer than the limit; concatenated, they are the sentence.

    A sentence is halved near its middle, at the strongest mark available, until each part is short enough:
    models work best on parts of similar size.

    Args:
        sentence: Any text.
        limit: The most that a part may measure, in the unit of `length`.
        length: Measures a text, usually in tokens.
    """
    parts: list[str] = []
    waiting = [sentence]
    while waiting:
        text = waiting.pop()
        place = _middle(text) if len(text) > 1 and length(text) > limit else 0
        if 0 < place < len(text):
            waiting += (text[place:], text[:place])
        else:
            parts.append(text)
    return tuple(parts)


def halved(sentence: str) -> tuple[str, ...]:
    """Return a sentence in two parts, cut as by `cut`; in one part if it is a single word."""
    is_word = len(sentence) < _LONGER_THAN_WORDS and len(sentence.split()) < 2  # noqa: PLR2004 - two words
    place = 0 if is_word else _middle(sentence)
    return (sentence[:place], sentence[place:]) if 0 < place < len(sentence) else (sentence,)


def joined(parts: Sequence[str], translations: Sequence[str], *, spaced: bool) -> str:
    """Join the translations of a sentence's parts.

    A model takes each part for a sentence: the capital letters and full stops that it adds inside the
    sentence are removed.

    Args:
        parts: What `cut` returned.
        translations: One for each part.
        spaced: Whether the target language writes spaces between words.
    """
    last = len(parts) - 1
    ends = [
        mended(part, hypothesis.strip(), is_first=number == 0, is_last=number == last)
        for number, (part, hypothesis) in enumerate(zip(parts, translations, strict=True))
    ]
    return (" " if spaced else "").join(text for text in ends if text)


def edged(part: str, hypothesis: str, *, is_first: bool, is_last: bool) -> str:
    """Return the translation of a part with the white space around the part, corrected likewise."""
    if not part.strip():
        return part
    head = part[: len(part) - len(part.lstrip())]
    tail = part[len(part.rstrip()) :]
    return head + mended(part, hypothesis.strip(), is_first=is_first, is_last=is_last) + tail


def mended(part: str, text: str, *, is_first: bool, is_last: bool) -> str:
    """Return the translation of a part without a capital letter and full stop that the sentence lacks."""
    if not is_first and text[:1].isupper() and not text[1:2].isupper() and _first_letter(part).islower():
        text = text[0].lower() + text[1:]
    if not is_last and text.endswith((".", "。")) and not _END.search(part.rstrip()[-10:]):
        text = text.rstrip(".。")
    return text


def _middle(text: str) -> int:
    """Return where to cut a text: after the strongest mark near its middle; 0 if it cannot be cut."""
    edge = len(text) // 5
    for mark in _MARKS:
        if place := _nearest(mark, text, edge, len(text) - edge):
            return place
    if place := _nearest(_SPACE, text, len(text) - len(text.lstrip()) + 1, len(text.rstrip())):
        return place
    middle = len(text) // 2
    while middle < len(text) and (text[middle] in _JOINERS or unicodedata.combining(text[middle])):
        middle += 1
    return middle


def _nearest(mark: re.Pattern[str], text: str, low: int, high: int) -> int:
    """Return the position after the mark nearest to the middle of a text; 0 if there is none.

    Positions from `low` to below `high` count. Those far from the middle are examined only if necessary.
    """
    middle, reach = len(text) // 2, _REACH
    while True:
        first, last = max(low, middle - reach), min(high, middle + reach)
        near = mark.finditer(text, max(0, first - _MARK), last + _MARK)
        places = [place for place in (match.end() for match in near) if first <= place < last]
        if places:
            return min(places, key=lambda place: (abs(place - middle), place))
        if first <= low and last >= high:
            return 0
        reach *= 4


def _first_letter(text: str) -> str:
    return next((char for char in text if char.isalpha()), "")
