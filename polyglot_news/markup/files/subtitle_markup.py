"""Subtitles (SRT, WebVTT): times, numbers, notes and positions stay; lines are broken anew.

A sentence may run through several cues: what stands between two of them (an empty line, a number, the times)
is a break inside it, and its translation is divided in the proportions of the source. Then words move between
neighbouring cues until each fits, and each cue is broken into two lines as even as they can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from polyglot_news.containers.decoded_text import decoded
from polyglot_news.containers.subtitles import CUE, NOTE, NUMBER, PAUSE, seconds
from polyglot_news.escaping import for_xml
from polyglot_news.markup.elements import Pieces
from polyglot_news.markup.inlines import segment_of
from polyglot_news.markup.ranges import PAUSES
from polyglot_news.markup.segments import TOKEN, Marked
from polyglot_news.markup.tags import Tag

LINE = 42  # characters
LINES = 2
_CLAUSE = 6  # characters by which lines may be less even so that one ends with a clause
_GROUP = 20  # cues that one sentence may run through
_OPEN, _CLOSE = "\x01", "\x02"  # around the text of a cue that is translated
_GROUP_MARK = "\x03"  # before the cues of one sentence
_LAST = re.compile(r"</([a-zA-Z]{1,10})>\Z")
_FINISHED = re.compile(r"[.!?…。！？][\"'”’»)\]]*\s*\Z")
_TAG = re.compile(
    r"<(/?)(i|b|u|s|em|strong|font|c|v|lang|ruby|rt)\b[^<>\n]{0,200}>|\{\\[^{}\n]{0,200}\}|<\d[\d:.]{3,15}>",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[^\n]")
_GAP = re.compile(r"\n[ \t]*\n")
_HEAD = re.compile(r"\{\\[^{}\n]{0,200}\}|<v\b[^<>\n]{0,200}>")
_SPEAKER = re.compile(r"^[ \t]*[-–—][ \t]*", re.MULTILINE)
_WORD = re.compile(r"(?:<[^<>\n]{0,200}>|\{\\[^{}\n]{0,200}\}|\S)+")
_CUE = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")


@dataclass(frozen=True, slots=True)
class _Text:
    """A line of a speaker, or all that a cue says: its place in the source, and the times of the cue."""

    start: int
    end: int
    begins: float
    ends: float
    alone: bool


def read(data: bytes, kind: str) -> Marked:
    """Return the cues of a file, those of one sentence as one segment."""
    source = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    source = for_xml(source)  # no marks of ours
    marking = _Marking(source)
    for group in _groups(source, tuple(_texts(source))):
        marking.add(group)
    return marking.done(escaped=kind == "vtt")


def write(text: str, data: bytes) -> bytes:
    """Return the file with its translated cues in lines; its line ends and byte order mark stay."""
    whole = "".join(map(_rebalanced, text.split(_GROUP_MARK)))
    if b"\r\n" in data:
        whole = whole.replace("\n", "\r\n")
    return (b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b"") + whole.encode("utf-8", "replace")


def _texts(source: str) -> Iterator[_Text]:
    """Yield what is said, in order; each speaker of a dialogue by himself."""
    bare = NOTE.sub(lambda match: _SIGN.sub(" ", match[0]), source)
    cues = list(CUE.finditer(bare))
    for number, cue in enumerate(cues):
        start, end = cue.end(), len(bare)
        if number + 1 < len(cues):
            end = cues[number + 1].start()
            heading = max((gap.start() for gap in _GAP.finditer(bare, start, end)), default=-1)
            name = NUMBER.search(bare[start:end].rstrip())
            end = heading if heading >= 0 else start + name.start() if name else end
        if not _TAG.sub("", bare[start:end]).strip():
            continue
        times = seconds(cue.groups()[:4]), seconds(cue.groups()[4:])
        speakers = [match.span() for match in _SPEAKER.finditer(bare, start, end)]
        if len(speakers) < 2:  # noqa: PLR2004 - a dialogue has two
            yield _Text(start, end, *times, alone=False)
            continue
        for (_, first), (last, _) in pairwise([*speakers, (end, end)]):
            yield _Text(first, last, *times, alone=True)


def _groups(source: str, texts: Sequence[_Text]) -> Iterator[list[_Text]]:
    """Yield the texts of one sentence together: until one ends it, a pause follows, or a speaker changes."""
    group: list[_Text] = []
    for text in texts:
        if group and (
            text.alone
            or group[-1].alone
            or text.begins - group[-1].ends >= PAUSE
            or len(group) == _GROUP
            or _FINISHED.search(_TAG.sub("", source[group[-1].start : group[-1].end]))
        ):
            yield group
            group = []
        group.append(text)
    if group:
        yield group


class _Marking:
    """The text of a file with the translated cues marked, and what stands in them."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.size = 0
        self.at = 0
        self.groups: list[tuple[Tag, ...]] = []

    def add(self, group: Sequence[_Text]) -> None:
        """Mark the cues of a sentence."""
        tags: list[Tag] = []
        places = [self._trimmed(text) for text in group]
        said = _joined([self.source[start:end] for start, end in places])
        marked = not group[0].alone
        for number, ((start, end), text) in enumerate(zip(places, said, strict=True)):
            between = self.source[self.at : start]
            head = _head(text)
            if number:
                at = self._put(_CLOSE + between + _OPEN + head)
                tags.append(Tag("break", at, self.size))
            else:
                self._put(between + (_GROUP_MARK + _OPEN) * marked + head)
            tags += _tags(text[len(head) :], self._put(text[len(head) :]))
            self.at = end
        self._put(_CLOSE * marked)
        self.groups.append(tuple(tags))

    def done(self, *, escaped: bool) -> Marked:
        """Return the whole text with its segments."""
        self._put(self.source[self.at :])
        whole = "".join(self.parts)
        token = max((int(number) for number in TOKEN.findall(whole)), default=0) + 1
        found = (segment_of(whole, Pieces(0, tags), token) for tags in self.groups)
        return Marked(whole, tuple(filter(None, found)), "html" if escaped else "plain", (0, len(whole)))

    def _trimmed(self, text: _Text) -> tuple[int, int]:
        raw = self.source[text.start : text.end]
        return text.start + len(raw) - len(raw.lstrip()), text.start + len(raw.rstrip())

    def _put(self, text: str) -> int:
        at = self.size
        self.parts.append(text)
        self.size += len(text)
        return at


def _joined(said: list[str]) -> list[str]:
    """Return the cues of a sentence without tags that close at the end of one and open again in the next."""
    for number in range(len(said) - 1):
        while (last := _LAST.search(said[number])) and said[number + 1].startswith(f"<{last[1]}>"):
            said[number] = said[number][: last.start()].rstrip()
            said[number + 1] = said[number + 1][len(last[1]) + 2 :].lstrip()
    return said


def _head(text: str) -> str:
    """Return the positions and voices at the beginning of a cue."""
    at = 0
    while match := _HEAD.match(text, at):
        at = match.end()
    return text[:at]


def _tags(text: str, offset: int) -> Iterator[Tag]:
    """Yield the tags and the text of a cue."""
    at = 0
    for match in _TAG.finditer(text):
        if at < match.start():
            yield Tag("text", at + offset, match.start() + offset)
        name = (match[2] or "").lower()
        kind: Literal["open", "close", "other"] = "close" if match[1] else "open"
        if name in {"", "v"}:  # a position, a time; a voice has no end
            kind, name = "other", name or "position"
        yield Tag(kind, match.start() + offset, match.end() + offset, name)
        at = match.end()
    if at < len(text):
        yield Tag("text", at + offset, len(text) + offset)


def _rebalanced(group: str) -> str:
    """Return the cues of one sentence, each in lines that fit where that can be."""
    heads = [_head(match[1]) for match in _CUE.finditer(group)]
    bodies = (match[1] for match in _CUE.finditer(group))
    cues = [_WORD.findall(body[len(head) :]) for head, body in zip(heads, bodies, strict=True)]
    for here, there, last in (
        *((n, n + 1, True) for n in range(len(cues) - 1)),
        *((n, n - 1, False) for n in range(len(cues) - 1, 0, -1)),
    ):
        while len(cues[here]) > 1 and _length(cues[here]) > LINE * LINES:
            word = cues[here][-1 if last else 0]
            if not last and _length([*cues[there], word]) > LINE * LINES:
                break
            cues[here].pop(-1 if last else 0)
            cues[there].insert(0 if last else len(cues[there]), word)
    lines = [_in_lines(words) for words in _closed(cues)]
    texts = iter([head + text for head, text in zip(heads, lines, strict=True)])
    return _CUE.sub(lambda _: next(texts), group)


def _closed(cues: Sequence[list[str]]) -> Iterator[list[str]]:
    """Yield the words of each cue; a tag that is open at its end closes there and opens again in the next."""
    still: list[tuple[str, str]] = []
    for words in cues:
        before = "".join(tag for _, tag in still)
        for match in _TAG.finditer(" ".join(words)):
            name = match[2] or ""
            if match[1] and any(name == each for each, _ in still):
                while still.pop()[0] != name:
                    pass
            elif name and not match[1] and name.lower() != "v":
                still.append((name, match[0]))
        after = "".join(f"</{name}>" for name, _ in reversed(still))
        yield (
            [before + words[0], *words[1:-1], words[-1] + after]
            if len(words) > 1
            else [before + "".join(words) + after]
        )


def _length(words: Sequence[str]) -> int:
    return len(_TAG.sub("", " ".join(words)))


def _in_lines(words: Sequence[str]) -> str:
    """Return words in one line where they fit, else in two that are as even as they can be."""
    if _length(words) <= LINE or len(words) < LINES:
        return " ".join(words)
    sizes = [_length([word]) for word in words]
    whole = sum(sizes) + len(sizes) - 1
    best, first, least = 1, -1, whole
    for cut in range(1, len(words)):
        first += sizes[cut - 1] + 1
        longer = max(first, whole - first - 1)
        ends_clause = words[cut - 1][-1:] in PAUSES and longer <= LINE
        if longer - _CLAUSE * ends_clause < least:
            best, least = cut, longer - _CLAUSE * ends_clause
    return " ".join(words[:best]) + "\n" + " ".join(words[best:])
