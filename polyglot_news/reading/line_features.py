"""The lines of a plain text, with features that distinguish prose from menus."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from polyglot_news.reading.beside.captions import is_caption
from polyglot_news.reading.beside.notice_phrases import (
    is_advertisement,
    is_closer,
    is_link_heading,
    is_menu,
    is_service,
    is_teaser,
)
from polyglot_news.reading.beside.notices import is_note
from polyglot_news.reading.counting import capital_share, count_words, ends_open, ends_sentence
from polyglot_news.reading.dates import find_dates
from polyglot_news.reading.paragraphs import Span, paragraphs

_BULLET = re.compile("(?:[*+•·‣▪●○■»>–—-]|o(?= ))[ \t\u00a0]*")
_NUMBER = re.compile(r"\d{1,3}(?:[.)]|º|\.º)[ \t\u00a0]*(?=[^\W\d])")

_LABEL = re.compile(
    r"(?:first |last )?(?:published|updated|posted|modified|pubblicato|aggiornato|опубликовано)\b",
    re.IGNORECASE,
)

DATE_LINE_WORDS = 22
LISTED_WORDS = 3
# Only so much of a line is looked at for its shape: lines of a megabyte exist.
SHAPE_WINDOW = 2000


@dataclass(frozen=True, slots=True)
class Line:
    """A line (or joined paragraph) of a text, with the components of its score.

    Attributes:
        start: Offset into the text, bullet left out; `end` likewise.
        words: Number of words.
        sentence: Whether it ends as a sentence does.
        open: Whether it ends with a comma, colon or semicolon.
        bullet: Whether a bullet stands before it.
        copies: How often the same line stands on the page.
        capitals: Share of words with a capital letter.
        dated: Whether it is short and holds a full date.
        closer: Whether it stands where an article has ended, by the words of `beside/phrases.py`; likewise
            `link_heading`, `service`, `advertisement` and `teaser`.
        caption: Whether it is the caption or credit of a picture (`beside/captions.py`).
        shouted: Whether it has letters and all of them are capitals.
        blank: Whether it has no letters.
        menu: Whether it is a row of links.
        listed: Whether it is an entry, with bullet or number, of a list that a line with a colon introduces.
        note: Whether it speaks of the article, its makers or its site (`beside/notices.py`).
    """

    start: int
    end: int
    words: int
    sentence: bool
    open: bool
    bullet: bool
    copies: int
    capitals: float
    dated: bool
    closer: bool
    link_heading: bool
    service: bool
    advertisement: bool
    teaser: bool
    caption: bool
    shouted: bool
    blank: bool
    menu: bool
    note: bool
    listed: bool = False


def dump_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a text that hold more than a bullet, hard-wrapped ones joined."""
    spans = [span for span in (_after_bullet(text, span) for span in paragraphs(text)) if span[0] < span[1]]
    keys = [" ".join(text[start:end].casefold().split()) for start, end, _ in spans]
    counts = Counter(keys)
    known: dict[str, Line] = {}  # menus repeat the same lines many times
    lines = []
    introduced = False
    for (start, end, bullet), key in zip(spans, keys, strict=True):
        content = text[start:end]
        if content not in known:
            known[content] = _line(content)
        line = known[content]
        entry = bullet or _NUMBER.match(content) is not None
        address = "://" in content and not any(map(str.isspace, content))  # below its entry
        listed = introduced and (address or (entry and line.words >= LISTED_WORDS))
        lines.append(replace(line, start=start, end=end, bullet=bullet, copies=counts[key], listed=listed))
        introduced = listed or (not bullet and content.endswith((":", "：")))
    return tuple(lines)


def _line(content: str) -> Line:
    """Return the features of a line that depend on its content alone."""
    head = content[:SHAPE_WINDOW]
    words = count_words(content)
    sentence = ends_sentence(content)
    dated = (
        words <= DATE_LINE_WORDS
        and (not sentence or _LABEL.match(head) is not None)
        and bool(find_dates(head))
    )
    return Line(
        start=0,
        end=len(content),
        words=words,
        sentence=sentence,
        open=ends_open(content),
        bullet=False,
        copies=1,
        capitals=capital_share(head),
        dated=dated,
        closer=is_closer(head, words),
        link_heading=is_link_heading(head, words),
        service=is_service(head),
        advertisement=is_advertisement(head),
        teaser=is_teaser(head),
        caption=is_caption(content, words),
        shouted=head.isupper(),
        blank=not any(map(str.isalpha, head)),
        menu=not sentence and is_menu(head),
        note=is_note(head, words),
    )


def _after_bullet(text: str, span: Span) -> tuple[int, int, bool]:
    """Return a span without the bullet before it, and whether there was one."""
    mark = _BULLET.match(text, span[0], span[1])
    if mark and (mark.end() == span[1] or mark.end() - mark.start() > 1):
        return mark.end(), span[1], True
    return span[0], span[1], False
