"""Sentence boundaries in Thai, which writes no full stop: spaces, where a clause has grown long enough."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SPACE = re.compile(r"\s+")
# words that carry a clause on: and, or, that, which, by, because, when, but, of, in, for, to be
_CARRIES_ON = ("และ", "หรือ", "ที่", "ซึ่ง", "โดย", "ว่า", "เพราะ", "เมื่อ", "ของ", "ใน", "เพื่อ", "ๆ", "กับ", "จาก")
_LEAST = 60


def boundaries(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where sentences begin in `text[start:end]`, the first one excepted.

    Thai separates phrases and sentences alike by a space. A space ends a sentence here when it has at least
    60 characters, the text on both sides is Thai, and what follows does not carry the clause on.
    """
    for match in _SPACE.finditer(text, start, end):
        if match.end() >= end or match.start() == start:
            continue
        before, after = text[match.start() - 1], text[match.end()]
        if (before in ".!?" and not after.islower() and match.start() - start > 1) or (
            match.start() - start >= _LEAST
            and _thai(before)
            and _thai(after)
            and not text.startswith(_CARRIES_ON, match.end())
        ):
            yield match.end()
            start = match.end()


def _thai(character: str) -> bool:
    return "\u0e00" <= character <= "\u0e7f"
