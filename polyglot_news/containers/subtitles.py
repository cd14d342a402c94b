"""Subtitles (SRT, WebVTT): what is said, as running text; a pause makes a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from polyglot_news.containers.decoded_text import decoded
from polyglot_news.containers.item import Item, unbroken
from polyglot_news.document import BlockKind

PAUSE = 3.0  # seconds
_TIME = r"(?:(\d{1,3}):)?(\d\d):(\d\d)[,.](\d{1,3})"
CUE = re.compile(rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}[^\n]*$", re.MULTILINE)
_TAG = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{0,200}\}")
NOTE = re.compile(r"^(?:NOTE|STYLE|REGION)\b.*?(?:\n\n|\Z)", re.MULTILINE | re.DOTALL)
NUMBER = re.compile(r"\n\s*\d{1,6}[ \t]*\Z")


def items(data: bytes, path: str) -> tuple[Item, ...]:
    """Return what the cues say as one item: lines joined, a new paragraph after a pause of three seconds."""
    del path
    text = NOTE.sub("", decoded(data).replace("\r\n", "\n").replace("\r", "\n"))
    cues = list(CUE.finditer(text))
    pieces: list[tuple[BlockKind, str]] = []
    said: list[str] = []
    until = 0.0
    for number, cue in enumerate(cues):
        after = cues[number + 1].start() if number + 1 < len(cues) else len(text)
        content = _without_heading(text[cue.end() : after], last=number + 1 == len(cues))
        start, end = seconds(cue.groups()[:4]), seconds(cue.groups()[4:])
        if said and start - until >= PAUSE:
            pieces.append(("paragraph", " ".join(said)))
            said = []
        until = end
        if content:
            said.append(content)
    if said:
        pieces.append(("paragraph", " ".join(said)))
    return (Item(pieces=tuple(pieces)),) if pieces else ()


def _without_heading(text: str, *, last: bool) -> str:
    """Return a cue's text without tags, and without the number or name that heads the next cue."""
    if not last:
        body, gap, heading = text.rstrip("\n").rpartition("\n\n")
        text = body if gap and "\n" not in heading.strip() else NUMBER.sub("", text.rstrip())
    return unbroken(_TAG.sub("", text))


def seconds(parts: Sequence[str | None]) -> float:
    """Return the seconds of a time: hours, minutes, seconds and their fraction."""
    hours, minutes, seconds, fraction = parts
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + float(f"0.{fraction or 0}")
