"""The article in a text dump of a whole page: the run of lines with the highest sum of line scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polyglot_news.errors import InputError
from polyglot_news.reading.line_features import Line
from polyglot_news.reading.paragraphs import Span

# The score of a line, in words. The constants lie in the middle of a flat region: on real pages, halving
# or doubling one of them changes F1 by less than 0.01, but for BASE (not larger), CAP (not smaller), DATED.
BASE = 4.0  # a line of this length without a full stop is no evidence
CAP = 80.0  # the weight of a line is capped at this
SENTENCE = 4.0
NO_SENTENCE = 8.0
BULLET = 3.0
CAPITALS = 8.0
LISTED = 1.0
SERVICE = 12.0
INSERTED = 6.0
COPY = 6.0
A_COPY = 1.0
MAX_COPIES = 12
MARKER = 20.0
DATED = 40.0
SENTENCE_WORDS = 4


def score(line: Line, *, aside: bool = False) -> float:
    """Return the evidence, in words, that a line is part of the article; negative is evidence against it.

    `aside` says that the markup of the page sets it beside the article.
    """
    if line.advertisement or line.blank:
        return 0.0
    value = min(line.words, CAP) - BASE
    if line.sentence and line.words >= SENTENCE_WORDS:
        value += SENTENCE
    elif not line.open and not line.listed:
        value -= min(NO_SENTENCE, line.words)
    value -= BULLET * (line.bullet and not line.listed) + CAPITALS * line.capitals * (not line.sentence)
    if line.listed:  # what a line of the article introduces is of the article
        value = max(value, LISTED)
    if line.service or aside:
        value = min(value, 0.0) - SERVICE
    if line.caption or line.teaser or line.menu:
        value = min(value, -INSERTED)
    if line.copies > 1:
        value = min(value, 0.0) - COPY - A_COPY * min(line.copies, MAX_COPIES)
    if (line.closer or line.link_heading) and not line.sentence:
        value = min(value, -MARKER)
    # teasers and readers' comments have a day or an hour above every item
    return min(value, -DATED) if line.dated else value


def best_run(scores: list[float]) -> Span:
    """Return the span of indices with the highest sum, the first and shortest of equal ones (Kadane)."""
    best, best_span = 0.0, (0, 0)
    total, start = 0.0, 0
    for position, value in enumerate(scores):
        if total <= 0:
            total, start = 0.0, position
        total += value
        if total > best:
            best, best_span = total, (start, position + 1)
    return best_span


@dataclass(frozen=True, slots=True)
class Body:
    """The positions of the lines of the body, in order, and the reasons for lines left out inside it.

    `whole` is true if the text was treated as an article without a page around it.
    """

    kept: tuple[int, ...]
    reasons: dict[int, str]
    whole: bool = False


PLAIN_SHARE = 0.9
PLAIN_OTHER_LINES = 0.25
FEW_LINES = 3
LINK_WORDS = 25
PROSE_WORDS = 6
SHOUTED_WORDS = 8
SERVICE_SHARE = 0.15
SERVICE_WORDS = 60
# An article may go on after such a line only if this share of the run's words is still to come.
SHARE_AFTER_CLOSER = 0.3
SHARE_AFTER_LINKS = 0.12


def find_body(
    lines: Sequence[Line], *, may_be_whole: bool = True, aside: frozenset[int] = frozenset()
) -> Body:
    """Return the lines of the article's body: all of a text that is nothing but prose, else the best run.

    If `may_be_whole` is false, there is known to be a page around it; `aside` are the positions of the lines
    that its markup sets beside the article.
    """
    if may_be_whole and is_plain(lines):
        return Body(tuple(range(len(lines))), {}, whole=True)
    start, end = best_run([score(line, aside=at in aside) for at, line in enumerate(lines)])
    end, reasons = find_insertions(lines, start, end)
    return Body(tuple(at for at in range(start, end) if at not in reasons), reasons)


LIST_LINES = 5
LIST_SHARE = 0.8


def no_article(lines: Sequence[Line], message: str, path: str) -> InputError:
    """Return the error for a text without an article; it says so if the text is a list of headlines."""
    titles = sum(1 for line in lines if line.words >= FEW_LINES and not line.sentence)
    filled = sum(1 for line in lines if not line.blank)
    if titles >= LIST_LINES and titles >= LIST_SHARE * filled:
        return InputError(
            f"{path}: a list of links or headlines, not an article",
            "give it one article, or use --raw to take every line as it stands",
        )
    return InputError(message, "use --raw to keep every paragraph")


def find_insertions(lines: Sequence[Line], start: int, end: int) -> tuple[int, dict[int, str]]:
    """Return where the article in `lines[start:end]` ends, and the parts inside to leave out."""
    end = _cut(lines, start, end)
    return end, {at + start: reason for at, reason in _inserted(lines[start:end]).items()}


def is_plain(lines: Sequence[Line]) -> bool:
    """Return whether a text is an article without a page around it: sentences, and few other lines."""
    words = sum(line.words for line in lines)
    prose = [line.words for line in lines if line.sentence or line.listed]
    others = sum(1 for line in lines if not line.sentence and not line.listed and not line.blank)
    furniture = any((line.closer or line.link_heading) and not line.sentence for line in lines)
    if not furniture and 0 < len(lines) <= FEW_LINES and not all(line.blank for line in lines):
        return True
    return (
        not furniture and sum(prose) >= PLAIN_SHARE * words and others <= 3 + PLAIN_OTHER_LINES * len(prose)
    )


def _cut(lines: Sequence[Line], start: int, end: int) -> int:
    """Return where a run ends: before the first sign of an ending that little prose follows."""
    total = sum(line.words for line in lines[start:end])
    after = total
    for position in range(start, end):
        line = lines[position]
        share = SHARE_AFTER_CLOSER if line.closer else SHARE_AFTER_LINKS if line.link_heading else 0.0
        if share and not line.sentence and after < share * total:
            return position
        after -= line.words
    return end


def _inserted(lines: Sequence[Line]) -> dict[int, str]:
    """Return for each line inside the best run that is not the article the reason in plain words."""
    reasons: dict[int, str] = {}
    words = sum(line.words for line in lines)
    service = sum(line.words for line in lines if line.service)
    in_links = False
    for position, line in enumerate(lines):
        heading = (line.closer or line.link_heading) and not line.sentence
        prose = line.sentence and line.words >= PROSE_WORDS and line.copies == 1 and not line.bullet
        in_links = heading or (in_links and not prose)
        reason = "heading of links, comments or notices" if heading else _reason(line)
        if not reason and in_links and line.words <= LINK_WORDS:
            reason = "in a list of links"
        # where much of a text speaks so, that is what the article is about
        if not reason and line.service and line.words <= SERVICE_WORDS and service <= SERVICE_SHARE * words:
            reason = "about the site, not the news"
        if reason:
            reasons[position] = reason
    return reasons


def _reason(line: Line) -> str:
    """Return why a line is not part of an article by its own form, or an empty string."""
    other = not line.sentence
    grounds = (
        (line.advertisement, "label of an advertisement"),
        (line.blank, "no words"),
        (line.teaser and other, "link to another article"),
        (line.menu, "row of links"),
        (line.caption, "caption or credit of a picture"),
        (line.dated, "date"),
        (line.note, "about the article or the site, not the news"),
        (line.shouted and other and line.words >= SHOUTED_WORDS, "link to another article"),
        (line.copies > 1 and other, "repeated on the page"),
    )
    return next((reason for holds, reason in grounds if holds), "")
