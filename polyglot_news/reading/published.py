"""The day of publication that an article shows: beside its head, in front of its text, below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from polyglot_news.reading.dates import FoundDate, day_month_order, find_dates
from polyglot_news.reading.headline_and_standfirst import DATE_LINE_WORDS, HEAD_WINDOW, Head, is_byline
from polyglot_news.reading.line_features import Line

Rank = tuple[int, int]

_UPDATED = re.compile(r"updated|aggiornat|обновлен|modifi|aktualisiert|actualizad|更新", re.IGNORECASE)
# What stands before the day of publication wherever it is on a page.
_PUBLISHED = re.compile(
    r"(?:published|posted|issued|erschienen|veröffentlicht|erstellt|publiziert|publié|publicado|publicada|"
    r"pubblicat[oa]|опубликован[оа]?|размещено|opublikowano|julkaistu|publicerad|gepubliceerd|发布|發布|公開)"
    r"(?:[^\W\d_]|[\s:：,|-]){0,24}$|\b(?:Artikel|Beitrag|Text) wurde (?:vor )?am (?:\w{6,10}, )?$",
    re.IGNORECASE,
)
# A day that a paragraph opens with, as datelines of agencies do: `Oslo, (4.10.2021).`, `4 October 2021 - `.
_BEFORE_OPENING = re.compile(r"(?:[^\W\d_][^\d.:;!?()]{1,30}[\s,/|–—-]{1,3})?\(?")
_AFTER_OPENING = re.compile(r"\)?(?:\s?[.:|/)]|\s?[–—-]\s|,?\s[„“”\"«])")
# A message of a social network that is quoted, with its day: `The Harbour (@harbour) October 4, 2021`.
_HANDLE = re.compile(r"\(@\w{1,30}\)")
_WORD = re.compile(r"[^\W\d_]{2,}")

FOOT_WINDOW = 8
# Some pages print the day below the first paragraph.
BELOW_WINDOW = 6
NO_DATE: Rank = (9, 0)
# With as many words before and behind it a date is part of a sentence, a caption or a headline.
PROSE_WORDS = 3


def _place(position: int, head: Head, end: int, *, dated: bool) -> Rank | None:
    """Return the rank of a short line as the place of the day, likeliest lowest; None where it is none."""
    top = head.title if head.title >= 0 else head.body
    if position == head.title:
        return 7, 0
    if top <= position < min(head.body, top + HEAD_WINDOW):
        return 0, position - top
    if head.body <= position < head.body + BELOW_WINDOW and dated:
        return 1, position - top
    if top - FOOT_WINDOW <= position < top:
        return 2, top - position
    if end - 2 <= position < end + FOOT_WINDOW:
        return 5, position - end + 2
    return None


def _rank(content: str, found: FoundDate, place: Rank | None, *, opening: bool) -> Rank:
    """Return the rank of a date as that of publication, likeliest lowest; `NO_DATE` where it is another.

    `place` is the rank of its line, `opening` whether the text of the article may open with it.
    """
    before, after = content[: found.start], content[found.end :]
    labelled = _PUBLISHED.search(before) is not None
    if _HANDLE.search(before) or (not labelled and _is_prose(before, after)):
        return NO_DATE
    if opening and _BEFORE_OPENING.fullmatch(before) and _AFTER_OPENING.match(after):
        return 3, 0
    if place is None:
        return (4, 0) if labelled else NO_DATE
    return place[0] + bool(_UPDATED.search(before)) - labelled, place[1]


def _is_prose(before: str, after: str) -> bool:
    """Return whether a date stands in the middle of words."""
    words = (len(_WORD.findall(before)), len(_WORD.findall(after)))
    return min(words) >= PROSE_WORDS and not is_byline(before, words[0])


def find_published(
    text: str, lines: Sequence[Line], head: Head, end: int, *, language: str, region: str = ""
) -> str:
    """Return the ISO 8601 date of publication; an empty string where none is seen.

    It is, likeliest first: in a short line between headline and body, after the first paragraphs, above; what
    a paragraph opens with; behind a word such as `Published` anywhere; below; in the headline.
    """
    everywhere: list[FoundDate] = []
    ranked: list[tuple[Rank, FoundDate]] = []
    for position, line in enumerate(lines):
        content = text[line.start : line.end]
        opening = position == head.title or 0 <= position - head.body < BELOW_WINDOW
        if (line.words > 4 * DATE_LINE_WORDS and not opening) or not any(map(str.isdigit, content)):
            continue
        dates = find_dates(content)
        everywhere += dates
        short = line.words <= DATE_LINE_WORDS
        place = _place(position, head, end, dated=line.dated) if short else None
        ranked += [(_rank(content, each, place, opening=opening), each) for each in dates]
    likeliest = min(ranked, key=lambda each: each[0], default=None)
    if likeliest is None or likeliest[0] == NO_DATE:
        return ""
    return likeliest[1].iso(day_month_order(tuple(everywhere), language, region))
