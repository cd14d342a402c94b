"""What comes between a page and its translation: segments of text, and the markup inside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from polyglot_news.document import BlockKind

InlineKind = Literal["span", "kept", "point", "break"]


@dataclass(frozen=True, slots=True)
class Inline:
    """Markup inside a segment.

    A `span` stands around text (`<a …>` and `</a>`); what is `kept` is given to the engine as a token of
    its own and comes back as `open`, the whole of its source; a `point` (`<img>`) has no text; a `break`
    stands in place of a space and divides its sentence in the proportions of the source.

    Attributes:
        kind: What it is.
        name: What it is called in a flag (`a`, `em`, `**`); where it is empty, nobody misses its place.
        start: Offset in the segment's text; `end` likewise.
        open: Source of what begins it; `close` of what ends it.
        parent: Position of the span around it among the segment's inlines, or -1.
    """

    kind: InlineKind
    name: str
    start: int
    end: int
    open: str
    close: str
    parent: int = -1


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text of a page, without the markup inside, which is translated as one paragraph.

    Its translation replaces `source[start:end]`; `text` is its plain text, white space
    run together; `escape` says what kind of place it stands in.
    """

    start: int
    end: int
    text: str
    inlines: tuple[Inline, ...] = ()
    kind: BlockKind = "paragraph"
    escape: Literal["text", "attribute", "yaml"] = "text"


LANGUAGE = "\x00language\x00"  # in a change: the attributes `lang` and `dir` of the target language
CODE = "\x00code\x00"  # in a change: the code of the target language
TITLE = "\x00title\x00"  # in a change: the translated title


@dataclass(frozen=True, slots=True)
class Change:
    """A replacement outside of the segments: pieces of text, some of them `LANGUAGE`, `CODE` or `TITLE`."""

    start: int
    end: int
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A page with its segments in order, none overlapping.

    Attributes:
        source: The page as read.
        segments: What is translated.
        kind: How text is escaped when it is written back.
        span: Part of the source that is returned.
        changes: Other replacements; one that holds another one, or a segment, wins over it.
        before: What is put before that part, `after` behind it, in pieces like those of a change.
    """

    source: str
    segments: tuple[Segment, ...]
    kind: Literal["html", "markdown", "plain"]
    span: tuple[int, int]
    changes: tuple[Change, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def token(number: int) -> str:
    """Return the token that stands for what is kept: engines carry an address like this through unchanged."""
    return f"@kept{number}x"


TOKEN = re.compile(re.escape(token(0)).replace("0", r"(\d{1,9})"))
