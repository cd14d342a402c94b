"""Repetition: a model that says the same again and again, or the same clause twice in a row."""

from __future__ import annotations

import re

from polyglot_news.characters import HAN
from polyglot_news.document import Flag
from polyglot_news.repetition import looping

_LONGEST = 4_000  # characters that are searched from the end, where loops are
_STUCK = re.compile(r"(.{3,60}?)\1{3}", re.DOTALL)
_TWICE = re.compile(r"(?<!\w)([^\W\d_][^.!?。！？]{9,80}?)[\s,;:，、；–—-]{1,3}\1(?!\w)")
_TWICE_HAN = re.compile(rf"([{HAN}]{{4,30}})[,，、;；]?\1")


def check(source: str, translation: str) -> tuple[Flag, ...]:
    """Return an error for a loop, a warning for a clause twice in a row; unless the source has it too."""
    ours, theirs = source[-_LONGEST:], translation[-_LONGEST:]
    if looping(ours, theirs) or (_stuck(theirs) and not _stuck(ours)):
        return (Flag("loop", "error", "The translation repeats the same words over and over."),)
    twice = _twice(theirs)
    if twice and not _twice(ours):
        return (Flag("repetition", "warning", f"The translation says “{twice}” twice in a row."),)
    return ()


def _stuck(text: str) -> bool:
    return any(any(map(str.isalpha, match.group(1))) for match in _STUCK.finditer(text))


def _twice(text: str) -> str:
    match = _TWICE.search(text) or _TWICE_HAN.search(text)
    return match.group(1) if match else ""
