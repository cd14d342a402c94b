"""Plain text: an article as it stands, or the text dump of a page with an article in it."""

from __future__ import annotations

from collections.abc import Sequence

from polyglot_news.document import Article, Block, BlockKind
from polyglot_news.reading.beside.notices import AUTHOR_LINES, is_author_note
from polyglot_news.reading.counting import content_words
from polyglot_news.reading.dateline import find_dateline
from polyglot_news.reading.headline_and_standfirst import (
    TITLE_MAX_WORDS,
    can_be_title,
    dropped_blocks,
    find_head,
    is_byline,
)
from polyglot_news.reading.joined_blocks import language_of
from polyglot_news.reading.line_features import Line, dump_lines
from polyglot_news.reading.published import find_published
from polyglot_news.reading.text_dump import find_body, no_article

HEADING_MAX_WORDS = 14
# Paragraphs below a headline that is a sentence have so many times its words.
FOLLOWING_LINES = 6
FEW_PARAGRAPHS = 2
MUCH_LONGER = 1.5
TAKEN_UP = 0.6
HEADLINE_CONTENT = 3


def read_plain(text: str, language: str, path: str) -> Article:
    """Return the parts of a plain text; what is not the article is dropped with the reason.

    Raises:
        InputError: No run of lines looks like an article.
    """
    lines = dump_lines(text)
    body = find_body(lines)
    if not body.kept:
        raise no_article(lines, f"{path}: no article found", path)
    end = body.kept[-1] + 1
    start = body.kept[0]
    if body.whole:  # headline and byline are still before the first sentence
        start = next(
            (
                at
                for at in body.kept[_first_is_headline(text, lines) :]
                if lines[at].sentence or lines[at].words > TITLE_MAX_WORDS
            ),
            start,
        )
    before = range(start if body.whole else 0)
    headline = next(
        (at for at in before if can_be_title(text[lines[at].start : lines[at].end], lines[at])), -1
    )
    head = find_head(text, lines, start, end, known=headline)
    if head.title < 0 and _first_is_headline(text, lines[start:end]):
        head = find_head(text, lines, start, end, known=start)
    kept = [at for at in body.kept if at >= head.body]
    if not kept:
        raise no_article(lines, f"{path}: no article found", path)
    pieces = [text[lines[at].start : lines[at].end] for at in kept[:40]]
    code = language_of(pieces, language)
    published = find_published(text, lines, head, end, language=code)
    blocks = tuple(_block(lines, at, _kind(text, lines, at, kept[-1])) for at in kept)
    standfirst = ""
    if head.standfirst >= 0:
        blocks = (_block(lines, head.standfirst, "standfirst"), *blocks)
        standfirst = text[blocks[0].start : blocks[0].end]
    title = " ".join(text[lines[head.title].start : lines[head.title].end].split()) if head.title >= 0 else ""
    first = next((at for at in kept if lines[at].sentence), kept[0])
    dateline = find_dateline(text[lines[first].start : lines[first].end]) or find_dateline(standfirst)
    chosen = {*kept, head.title, head.standfirst}
    dropped = dropped_blocks(text, lines, head, end, chosen=chosen, reasons=body.reasons)
    return Article(text, blocks, code, title, standfirst, dateline, published, dropped=dropped)


def _first_is_headline(text: str, lines: Sequence[Line]) -> bool:
    """Return whether the first line is a headline even though it reads as a sentence or question.

    It is short beside the paragraphs after it; where it states, they take up its words.
    """
    first, following = lines[0], [line for line in lines[1:FOLLOWING_LINES] if line.sentence]
    content = text[first.start : first.end]
    if not first.sentence or len(following) < FEW_PARAGRAPHS or not can_be_title(content, first):
        return False
    if first.words > HEADING_MAX_WORDS or first.caption or first.note or find_dateline(content):
        return False
    longer = sum(line.words for line in following) >= MUCH_LONGER * first.words * len(following)
    if not longer or content.rstrip("\"'”’»›)」』")[-1:] in {"?", "!", "？", "！", "…"}:
        return longer
    words = content_words(content)
    repeated = content_words(text[following[0].start : following[1].end])
    return len(words) >= HEADLINE_CONTENT and len(words & repeated) >= TAKEN_UP * len(words)


def _block(lines: Sequence[Line], position: int, kind: BlockKind) -> Block:
    return Block(kind, lines[position].start, lines[position].end)


def _kind(text: str, lines: Sequence[Line], position: int, last: int) -> BlockKind:
    """Return the kind of a line of the article; `last` is the last one."""
    line = lines[position]
    content = text[line.start : line.end]
    if line.caption:
        return "caption"
    aside = line.note or line.service or line.dated or line.teaser or is_byline(content, line.words)
    if aside or (last - position < AUTHOR_LINES and is_author_note(content, line.words)):
        return "note"
    if line.bullet:
        return "item"
    heading = not line.sentence and not line.open and line.words <= HEADING_MAX_WORDS
    return "heading" if heading else "paragraph"
