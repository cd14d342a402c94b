"""What surrounds the body of an article: headline, standfirst, byline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from polyglot_news.document import DroppedBlock
from polyglot_news.reading.counting import content_words
from polyglot_news.reading.dateline import find_dateline
from polyglot_news.reading.dates import find_dates
from polyglot_news.reading.line_features import Line

_BYLINE = re.compile(
    r"(?:by|posted by|written by|reporting by|analysis by|story by|di|de|del|por|par|von|av|door|oleh|"
    r"автор|текст|作者|记者|記者|文)(?:\s*[:：]\s*|\s+)[^\W\d_]",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"[›>»/|]\s*$|\s[›>»]\s")
_NUMBERED = re.compile(r"\d{1,3}[.)]\s")

HEAD_WINDOW = 60
TITLE_MIN_WORDS = 2
TITLE_MIN_SCORE = 0.5
TITLE_SENTENCE_WORDS = 14
# A line above the likeliest headline with as many words of the body is the headline, the other a standfirst.
UPPER_TITLE_WORDS = 4
UPPER_TITLE_SHARED = 2
TITLE_MAX_WORDS = 32
STANDFIRST_MIN_WORDS = 8
STANDFIRST_MAX_WORDS = 90
STANDFIRST_WINDOW = 12
DATE_LINE_WORDS = 22


@dataclass(frozen=True, slots=True)
class Head:
    """Where headline, standfirst and body begin, as positions in a sequence of lines; -1 if absent."""

    title: int
    standfirst: int
    body: int


def is_byline(text: str, words: int) -> bool:
    """Return whether a line names the author."""
    return words <= 14 and _BYLINE.match(text) is not None  # noqa: PLR2004 - `By A, B and C in Place`


def is_date_line(text: str, words: int) -> bool:
    """Return whether a short line holds a date: of publication, of an update, of a teaser."""
    return words <= DATE_LINE_WORDS and bool(find_dates(text))


def find_head(
    text: str, lines: Sequence[Line], start: int, end: int, title: str = "", *, known: int = -1
) -> Head:
    """Return headline, standfirst and first line of the body of an article whose body is `lines[start:end]`.

    The headline is the line before the body (or its first) that shares most words with it, near to it, not
    written as a sentence, best followed by byline or date. With `title` given, it is the line that equals
    it; with `known` given, that line.
    """
    content = [text[line.start : line.end] for line in lines[max(0, start - HEAD_WINDOW) : end]]
    base = max(0, start - HEAD_WINDOW)
    position = known - base
    if known < 0 or known > start:
        equal = _equal_line(content, start - base, title) if title else -1
        position = equal if title else _best_title(content, lines[base:end], start - base)
        position = -1 - base if position < 0 else position
    position += base
    body = max(start, position + 1)
    while body < end - 1 and _is_furniture(content[body - base], lines[body]):
        body += 1
    standfirst = _find_standfirst(text, lines, position, body, end) if position >= 0 else -1
    if standfirst >= body:
        body = standfirst + 1
    return Head(position, standfirst, body)


def _is_furniture(text: str, line: Line) -> bool:
    """Return whether a line is byline or date."""
    return line.dated or (not line.sentence and is_byline(text, line.words))


def _equal_line(content: Sequence[str], start: int, title: str) -> int:
    """Return the last line up to the body that equals the title or begins it; -1 where none does."""
    wanted = content_words(title)
    for position in range(min(start + 1, len(content) - 1), -1, -1):
        found = content_words(content[position])
        if found and len(found & wanted) >= 0.8 * max(len(found), len(wanted)):
            return position
    return -1


def _best_title(content: Sequence[str], lines: Sequence[Line], start: int) -> int:
    """Return the position of the likeliest headline; -1 if there is none."""
    body = content_words(" ".join(content[start : start + 40]))
    best, best_score = -1, TITLE_MIN_SCORE
    for position in range(min(start + 1, len(content) - 1)):
        line, text = lines[position], content[position]
        if not can_be_title(text, line) or (line.sentence and position >= start):
            continue
        rest = body if position < start else content_words(" ".join(content[position + 1 :]))
        words = content_words(text)
        shared = len(words & rest)
        after = range(position + 1, min(position + 4, start + 1))
        score = 2.5 * shared / (len(words) + 1) + 0.3 * min(shared, 6) - 0.06 * (start - position)
        score += 1.5 * any(_is_furniture(content[each], lines[each]) for each in after) + 0.6 * line.capitals
        score -= line.bullet + 1.5 * _is_statement(text, line) + (_NUMBERED.match(text) is not None)
        score -= (
            0.1 * max(0, line.words - 18)
            + 2.0 * (line.words < UPPER_TITLE_WORDS)
            + lines[position + 1].caption
        )
        if score > best_score:
            best, best_score = position, score
    above = best - 1
    if (
        above >= 0
        and lines[best].copies == 1
        and not lines[above].bullet
        and not lines[above].sentence
        and can_be_title(content[above], lines[above])
    ):
        words = content_words(content[above])
        shared = len(words & body)
        distinct = not content_words(content[best]) <= words
        if (
            lines[above].words >= UPPER_TITLE_WORDS
            and distinct
            and shared >= max(UPPER_TITLE_SHARED, 0.5 * len(words))
        ):
            return above
    return best


def can_be_title(text: str, line: Line) -> bool:
    """Return whether a line is short enough and its form does not make it something else."""
    if not TITLE_MIN_WORDS <= line.words <= TITLE_MAX_WORDS or _is_furniture(text, line):
        return False
    if line.service or line.caption or line.teaser or line.closer or line.link_heading:
        return False
    if (_TRAIL.search(text) and "«" not in text) or "://" in text:
        return False
    return not (_is_statement(text, line) and (line.words > TITLE_SENTENCE_WORDS or find_dateline(text)))


def _is_statement(text: str, line: Line) -> bool:
    """Return whether a line ends with a full stop: headlines may ask or exclaim, but seldom state so."""
    return line.sentence and text.rstrip("\"'”’»›)」』")[-1:] not in {"?", "!", "？", "！", "…"}


def _find_standfirst(text: str, lines: Sequence[Line], title: int, body: int, end: int) -> int:
    """Return the position of the paragraph between headline and body that sums up; -1 where there is none.

    It is a sentence before byline or date, or one before the paragraph that has the dateline; without a full
    stop it must follow the headline.
    """
    last = _second_paragraph(text, lines, body, end)
    words = content_words(text[lines[body].start : lines[min(body + 12, end - 1)].end])
    follows = True
    for position in range(title + 1, min(last, title + 1 + STANDFIRST_WINDOW)):
        line = lines[position]
        content = text[line.start : line.end]
        if _is_furniture(content, line) or line.blank:
            continue
        own = content_words(content)
        fits = STANDFIRST_MIN_WORDS <= line.words <= STANDFIRST_MAX_WORDS and (line.sentence or follows)
        unfit = line.bullet or line.caption or line.service or line.teaser or lines[position - 1].caption
        unfit = unfit or own == content_words(text[lines[title].start : lines[title].end])
        if fits and not unfit and len(own & words) >= max(2, 0.4 * len(own)):
            return position
        follows = False
    return -1


def _second_paragraph(text: str, lines: Sequence[Line], body: int, end: int) -> int:
    """Return the position of the second paragraph where the first may be a standfirst, else of the first.

    It may be one where byline or date is between the two, or where the second has the dateline.
    """
    between = False
    for at in range(body + 1, min(body + 1 + STANDFIRST_WINDOW, end)):
        content = text[lines[at].start : lines[at].end]
        if _is_furniture(content, lines[at]):
            between = True
        elif lines[at].sentence and not lines[at].caption and not lines[at].service:
            dated = find_dateline(content) and not find_dateline(text[lines[body].start : lines[body].end])
            return at if between or dated else body
    return body


def dropped_blocks(
    text: str, lines: Sequence[Line], head: Head, end: int, *, chosen: set[int], reasons: dict[int, str]
) -> tuple[DroppedBlock, ...]:
    """Return what is not the article; neighbours with the same reason are one block."""
    runs: list[tuple[int, int, str]] = []
    previous = -2
    for position, line in enumerate(lines):
        if position in chosen:
            continue
        reason = reasons.get(position) or _reason(text[line.start : line.end], line, position, head, end)
        if runs and previous == position - 1 and runs[-1][2] == reason:
            runs[-1] = (runs[-1][0], line.end, reason)
        else:
            runs.append((line.start, line.end, reason))
        previous = position
    return tuple(DroppedBlock(text[first:last], reason) for first, last, reason in runs)


def _reason(content: str, line: Line, position: int, head: Head, end: int) -> str:
    """Return in plain words why a line is not part of the article."""
    if is_byline(content, line.words):
        return "byline"
    if is_date_line(content, line.words):
        return "date"
    where = (
        "after the article"
        if position >= end
        else "before the article"
        if position < head.body
        else "within it"
    )
    if line.copies > 1:
        return f"repeated on the page, {where}"
    if line.sentence:
        return f"text apart from the article, {where}"
    return f"short line as in menus and lists of links, {where}"
