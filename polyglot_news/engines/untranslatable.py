"""Text that is not language (links, addresses, handles, tags, emoji, markup), protected from the model.

A token in the middle of a sentence is given to the model as a placeholder of a shape that models carry
through like a name (`XQ1`: 99 of 100 on a real model, where symbols never came through); tokens at the
edges are cut off. Afterwards each placeholder must be there exactly once; if not, the text between the
tokens is translated in parts, so that nothing is ever lost.
"""

from __future__ import annotations

import itertools
import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from polyglot_news.characters import HANDLE, HASHTAG, LINK, MAIL, SITE, without_trailing

Kind = Literal["name", "loose", "markup"]

_EMOJI = (
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff\u2190-\u21ff\u25a0-\u25ff\u2022\u3030\u303d]"
    "[\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*|[0-9#*]\ufe0f?\u20e3"
)
_TOKENS = re.compile(
    "|".join(
        (
            # the order matters: a link may contain what would be a handle or an address by itself
            rf"(?P<link>{LINK})",
            rf"(?P<mail>{MAIL})",
            rf"(?P<site>{SITE})",
            (
                r"(?P<markup></?[A-Za-z][A-Za-z0-9-]{0,20}(?:\s[^<>=]{0,100}=[^<>]{0,300})?\s?/?>"
                r"|&(?:[A-Za-z]{2,8}|\#[0-9]{1,6}|\#x[0-9A-Fa-f]{1,5});)"
            ),
            rf"(?P<handle>{HANDLE})",
            rf"(?P<hashtag>{HASHTAG})",
            r"(?P<underscores>(?<!\w)(?=[^\W_]{0,60}_)\w{1,200})",
            rf"(?P<emoji>(?:{_EMOJI})(?:\ ?(?:{_EMOJI}))*)",
        )
    )
)
_LOOSE = frozenset({"emoji"})
_BEFORE_LOOSE_END = re.compile(r"[.!?…:;)\]\"”»。！？]\s*$")
_MOST = 9  # more placeholders in one sentence would confuse a model


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a sentence that is not language.

    A `name` takes the position of a noun; `loose` (emoji) and `markup` have no role in the syntax.
    """

    start: int
    end: int
    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Slot:
    """The position of a token in a core: its placeholder, and whether letters or tokens touch it."""

    name: str
    token: Token
    glued_before: bool
    glued_after: bool


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence ready for a model: `head + <translation of core> + tail` is the result.

    Attributes:
        head: The text before the core, as written; `tail` is the text after it.
        core: The rest, each token in it replaced by its placeholder.
        slots: The tokens of the core, in order.
        chunks: The text of the core between its tokens, one more than slots.
    """

    head: str
    core: str
    tail: str
    slots: tuple[Slot, ...]
    chunks: tuple[str, ...]


def find(text: str) -> tuple[Token, ...]:
    """Return the parts of a text that are not language, in order, without overlaps, in linear time."""
    found: list[Token] = []
    for match in _TOKENS.finditer(text):
        name = match.lastgroup or ""
        token = match.group()
        if name in {"link", "site", "mail"}:
            token = without_trailing(token)
        found.append(Token(match.start(), match.start() + len(token), token, _kind(name)))
    return tuple(found)


def masked(text: str) -> Masked:
    """Cut off the tokens at the edges of a sentence and replace those in its middle by placeholders."""
    start, end = 0, len(text)
    tokens = deque(find(text))
    while tokens and tokens[0].kind != "name" and not text[start : tokens[0].start].strip():
        start = tokens.popleft().end
    while tokens and not text[tokens[-1].end : end].strip():
        first = tokens[-1].start
        if tokens[-1].kind == "name" and not _BEFORE_LOOSE_END.search(text[max(start, first - 20) : first]):
            break
        end = tokens.pop().start
    head, core, tail = text[:start], text[start:end], text[end:]
    head += core[: len(core) - len(core.lstrip())]
    tail = core[len(core.rstrip()) :] + tail if core.strip() else tail
    offset = len(head)
    core = core.strip()
    chunks: list[str] = []
    slots: list[Slot] = []
    out: list[str] = []
    place = 0
    names = _placeholders(text, len(tokens))
    starts = {token.start - offset for token in tokens}
    for token, name in zip(tokens, names, strict=True):
        first, last = token.start - offset, token.end - offset
        chunks.append(core[place:first])
        glued = (
            core[first - 1 : first].isalnum() or bool(slots and not chunks[-1]),
            core[last : last + 1].isalnum() or last in starts,
        )
        slots.append(Slot(name, token, *glued))
        out += (chunks[-1], " " * glued[0], name, " " * glued[1])
        place = last
    chunks.append(core[place:])
    return Masked(head, "".join((*out, core[place:])), tail, tuple(slots), tuple(chunks))


def needs_parts(sentence: Masked) -> bool:
    """Whether the text between the tokens is to be translated in parts from the start.

    A model keeps only so many placeholders, and it moves words out of the markup around them.
    """
    return len(sentence.slots) > _MOST or any(slot.token.kind == "markup" for slot in sentence.slots)


def unmasked(hypothesis: str, sentence: Masked) -> str | None:
    """Return the translation of the core with its tokens restored, or None if the model lost one.

    Each placeholder must occur exactly once.
    """
    if not sentence.slots:
        return hypothesis
    slots = {slot.name: slot for slot in sentence.slots}
    parts = re.split(rf"(?<![A-Za-z0-9])({'|'.join(slots)})(?![A-Za-z0-9])", hypothesis)
    if sorted(parts[1::2]) != sorted(slots):
        return None
    for place in range(1, len(parts), 2):
        slot = slots[parts[place]]
        parts[place] = slot.token.text
        if slot.glued_before:
            parts[place - 1] = parts[place - 1].rstrip()
        if slot.glued_after:
            parts[place + 1] = parts[place + 1].lstrip()
    return "".join(parts)


def _kind(name: str) -> Kind:
    if name == "markup":
        return "markup"
    return "loose" if name in _LOOSE else "name"


def _placeholders(text: str, count: int) -> Sequence[str]:
    """Return placeholder names that do not occur in the text in any case, in order of number."""
    numbers = (match[1] for match in re.finditer(r"XQ([0-9]{1,9})", text.upper()))
    taken = {f"XQ{number[:length]}" for number in numbers for length in range(1, len(number) + 1)}
    free = (name for name in map("XQ{}".format, itertools.count(1)) if name not in taken)
    return list(itertools.islice(free, count))
