"""Sentence boundaries in Chinese and Japanese: full-width marks, quotation marks, titles in brackets.

A sentence ends at 。！？ with the closing marks behind it, also inside of a Chinese quotation of several
sentences. It does not end inside of a title (《…》), of brackets, or of a Japanese quotation; nor where a
quotation is followed by what belongs to it (的, 」と) or by who said it. A semicolon (；) parts clauses: it
ends a sentence only before the next item of an enumeration, or at a line's end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from polyglot_news.characters import HAN

_STOPS = "。！？!?；…⋯｡．."
_CLOSERS = "”’」』）)】》〉〕］}\"'＂\u200b\ufeff"
_TOKEN = re.compile(rf"[{re.escape(_STOPS)}]+|[《〈（(【「『\"]")
_TAIL = frozenset(_CLOSERS + _STOPS)
_SPACE = re.compile(r"\s*")
_PAIRS = {"《": "》", "〈": "〉", "（": "）", "(": ")", "【": "】", "「": "」", "『": "』"}
_BRACKETED = {"《", "〈", "（", "(", "【"}
_QUOTED = {"「", "『"}
_QUOTED_END = {"」", "』"}
_LONGEST_TITLE, _LONGEST_QUOTATION = 80, 300
_FULL = frozenset("。！？｡．")
_GOES_ON = frozenset("，、；：,;:—–-~～·／/")
_LINKS = frozenset("的之等和与與及而")
_ASKS = re.compile(r"[吗呢吧么嗎麼谁誰什怎何哪几幾否]")
# who said it, as a sentence's own end: 他说。 王毅表示。
_SAID = re.compile(
    r"[^，。！？；：“”「」\s]{0,14}?"
    r"(?:说|說|道|称|稱|表示|问|問|指出|强调|強調|补充|補充|解释|解釋|写道|寫道|认为|認為)[。！]"
)
_NUMERALS = "一二三四五六七八九十"
_ITEM = re.compile(rf"[{_NUMERALS}]是|[其第][{_NUMERALS}]|[（(]?[{_NUMERALS}0-9]+[）)、.．]")
_HIRAGANA = re.compile("[ぁ-ゖ]")
_HAN = re.compile(f"[{HAN}ぁ-ヿ”’」』）】》]")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class _End:
    """A run of stops, the closing marks behind it, and the place where the text goes on."""

    stop: int
    marks: str
    closing: str
    gap: str
    onward: int


def boundaries(text: str, start: int, end: int, *, japanese: bool) -> Iterator[int]:
    """Yield where sentences begin in `text[start:end]`, the first one excepted."""
    position = seen = protected = start
    straight = False  # whether " is open
    worded = False
    openers = _BRACKETED | _QUOTED if japanese else _BRACKETED
    while (token := _TOKEN.search(text, position, end)) is not None:
        mark, position = token.group(), token.end()
        if mark in _PAIRS:
            limit = _LONGEST_QUOTATION if mark in _QUOTED else _LONGEST_TITLE
            closer = text.find(_PAIRS[mark], position, min(end, position + limit)) if mark in openers else -1
            protected = max(protected, closer)
            continue
        if mark == '"':
            straight = not straight
            continue
        if token.start() < protected and not (position == protected and text[position] in _QUOTED_END):
            continue
        position, straight = _tail(text, position, end, straight=straight)
        gap = _SPACE.match(text, position, end)
        onward = gap.end() if gap else position
        if onward >= end:
            break
        worded = worded or _WORD.search(text, seen, token.start()) is not None
        seen = position
        found = _End(token.start(), mark, text[token.end() : position], text[position:onward], onward)
        if worded and _ends(text, found, japanese=japanese):
            yield onward
            worded = False


def _tail(text: str, position: int, end: int, *, straight: bool) -> tuple[int, bool]:
    """Return where the closing marks end, and whether " is still open behind them."""
    while position < end:
        mark = text[position]
        if mark == "“" and (position + 1 == end or text[position + 1].isspace()):
            pass  # the wrong mark, where none can open
        elif mark not in _TAIL or (mark == '"' and not straight):
            break
        straight = straight and mark != '"'
        position += 1
    return position, straight


def _ends(text: str, found: _End, *, japanese: bool) -> bool:  # noqa: PLR0911 - the first rule decides
    """Return whether a sentence ends there."""
    following = text[found.onward]
    if following in _GOES_ON or (following.islower() and found.gap):
        return False
    if found.closing.strip(_STOPS):
        if following in _LINKS:
            return False
        if japanese:
            return not _HIRAGANA.match(following) or bool(found.gap)
        if _SAID.match(text, found.onward, found.onward + 24):
            return False
    marks = found.marks + found.closing
    if not _FULL.isdisjoint(marks):
        return True
    if "；" in marks:
        return bool(_ITEM.match(text, found.onward, found.onward + 8)) or "\n" in found.gap
    if "…" in marks or "⋯" in marks:
        return bool(found.closing or found.gap)
    return _ends_narrow(text, found)


def _ends_narrow(text: str, found: _End) -> bool:
    """Return whether a sentence ends at `.`, `?` or `!` of half width, which also stand inside of names."""
    before, following = text[found.stop - 1 : found.stop], text[found.onward]
    marks = found.marks
    if "." in marks:
        if not (found.gap or found.closing):
            return False
        return bool(_HAN.match(before)) or (before.islower() and not following.islower())
    if found.gap or found.closing or len(marks) > 1 or "!" in marks:
        return not following.islower()
    # a lone ? between two characters is also what became of the dot in a foreign name
    return _ASKS.search(text, max(0, found.stop - 12), found.stop) is not None
