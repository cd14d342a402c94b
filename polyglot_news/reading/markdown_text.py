"""Markdown: headings, paragraphs and list items as spans of the text, front matter read and left out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from polyglot_news.characters import LINE
from polyglot_news.document import Article, Block, BlockKind, DroppedBlock
from polyglot_news.errors import InputError
from polyglot_news.reading.beside.captions import is_caption
from polyglot_news.reading.beside.notices import is_note
from polyglot_news.reading.counting import count_words, ends_sentence
from polyglot_news.reading.dateline import find_dateline
from polyglot_news.reading.dates import day_month_order, find_dates
from polyglot_news.reading.headline_and_standfirst import is_byline
from polyglot_news.reading.joined_blocks import joined, language_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(
    r"(---|\+\+\+)[ \t]*\r?\n(?P<fields>(?:[^\r\n]{0,5000}\r?\n){0,200}?)\1[ \t]*(?:\r?\n|$)"
)
_FIELD = re.compile(r"(?P<name>[A-Za-z_-]{2,30})[ \t]{0,9}[:=][ \t]{0,9}(?P<value>[^\r\n]{1,2000})")
_MARKER = re.compile(r"[ \t]*(?:(?:>|#{1,6}(?=\s)|[*+-](?=\s)|\d{1,9}[.)](?=\s))[ \t]*)*")
_CLOSING_MARKER = re.compile(r"[ \t]+#+$")
_IMAGES_ONLY = re.compile(r"(?:\[?!\[[^\]]{0,500}\]\([^)]{0,2000}\)(?:\]\([^)]{0,2000}\))?\s*)+")
_FOOTNOTE = re.compile(r"^\[\^[^\]\s]{1,40}\]:.*|\[\^[^\]\s]{1,40}\]", re.DOTALL)
_MARKS = re.compile(r"[*_`\[\]<>\\&!~]")
# Nobody writes a paragraph longer than this; its marks are kept.
INLINE_LETTERS = 50_000
# The day of publication stands in one of the first blocks, by itself or behind the author.
HEAD_BLOCKS = 4
DATE_WORDS = 12
_REASONS = {
    "fence": "code, not prose",
    "code_block": "code, not prose",
    "html_block": "markup, not prose",
    "table_open": "a table, not prose",
}


def read_markdown(text: str, language: str, path: str) -> Article:
    """Return the parts of a Markdown text: its prose without marks, links and pictures, blocks apart.

    The title is that of the front matter, else the first heading if nothing but the front matter is before
    it. Code, tables, HTML and pictures are dropped.

    Raises:
        InputError: It holds no prose.
    """
    from markdown_it import MarkdownIt

    front = _FRONT_MATTER.match(text)
    fields = _fields(front["fields"]) if front else {}
    starts = [match.start() for match in LINE.finditer(text)]
    offset = sum(1 for start in starts if start < front.end()) if front else 0
    # only block structure is needed, and the inline rule is the slow one
    tokens = (
        MarkdownIt("commonmark")
        .enable("table")
        .disable("inline")
        .parse(text[front.end() :] if front else text)
    )
    found, dropped = _blocks(text, tokens, starts, offset)
    pieces = [(block.kind, _plain(text[block.start : block.end])) for block in found]
    text, blocks = joined(piece for piece in pieces if piece[1])
    found = list(blocks)
    title = _plain(fields.get("title", ""))
    if found and found[0].kind == "heading":
        heading = text[found[0].start : found[0].end]
        if not title or title.casefold() == heading.casefold():
            title = heading
            found = found[1:]
    standfirst = ""
    summary = _plain(fields.get("description") or fields.get("summary") or fields.get("subtitle") or "")
    if not found:
        raise InputError(f"{path}: no article found", "use --raw to keep every paragraph")
    blocks = tuple(_told(text, block) for block in found)
    body = [text[block.start : block.end] for block in blocks]
    if body and summary and body[0] == summary:
        standfirst = summary
        blocks = (Block("standfirst", blocks[0].start, blocks[0].end), *blocks[1:])
    code = language_of([title, *body], language)
    dates = find_dates(fields.get("date") or fields.get("published") or "")
    dates = dates or next(
        (
            seen
            for at, block in enumerate(blocks[:HEAD_BLOCKS])
            if block.kind == "note" and (seen := find_dates(body[at]))
        ),
        (),
    )
    published = dates[0].iso(day_month_order(dates, code)) if dates else ""
    prose = [text[block.start : block.end] for block in blocks if block.kind == "paragraph"]
    dateline = find_dateline(prose[0]) if prose else ""
    return Article(
        text, blocks, code, " ".join(title.split()), standfirst, dateline, published, dropped=dropped
    )


def _told(text: str, block: Block) -> Block:
    """Return a block, as a note or caption where its words say that it is no part of the story."""
    if block.kind != "paragraph":
        return block
    content = text[block.start : block.end]
    words = count_words(content)
    if is_caption(content, words):
        return replace(block, kind="caption")
    aside = is_note(content, words) or (not ends_sentence(content) and is_byline(content, words))
    dated = words <= DATE_WORDS and not ends_sentence(content) and bool(find_dates(content))
    return replace(block, kind="note") if aside or dated else block


def _plain(source: str) -> str:
    """Return the text of a block as a reader sees it: without emphasis, addresses, pictures and footnotes."""
    source = _FOOTNOTE.sub("", source)
    if len(source) > INLINE_LETTERS or not _MARKS.search(source):
        return source.strip()
    from markdown_it import MarkdownIt

    words: list[str] = []
    for token in MarkdownIt("commonmark").parseInline(source)[0].children or ():
        if token.type in {"text", "code_inline", "text_special"}:
            words.append(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            words.append("\n")
    return "\n".join(" ".join(line.split()) for line in "".join(words).split("\n")).strip()


def _fields(source: str) -> dict[str, str]:
    """Return the plain `name: value` lines of a front matter, quotes removed."""
    fields: dict[str, str] = {}
    for line in source.splitlines():
        match = _FIELD.match(line)
        if match:
            value = match["value"].strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            fields.setdefault(match["name"].lower(), value)
    return fields


def _blocks(
    text: str, tokens: list[Token], starts: list[int], offset: int
) -> tuple[list[Block], tuple[DroppedBlock, ...]]:
    """Return the blocks of prose, and the other parts with the reason."""
    blocks: list[Block] = []
    dropped: list[DroppedBlock] = []
    inside_table = 0
    items = 0
    for position, token in enumerate(tokens):
        items += (token.type == "list_item_open") - (token.type == "list_item_close")
        inside_table += (token.type == "table_open") - (token.type == "table_close")
        if token.map is None:
            continue
        first, last = token.map[0] + offset, token.map[1] + offset
        start, end = starts[first], starts[last] if last < len(starts) else len(text)
        if token.type in _REASONS:
            dropped.append(DroppedBlock(text[start:end].strip(), _REASONS[token.type]))
        elif token.type in {"paragraph_open", "heading_open"} and not inside_table:
            kind: BlockKind = "heading" if token.type == "heading_open" else "item" if items else "paragraph"
            start, end = _without_marks(
                text, start, end, setext=token.markup in {"=", "-"} and kind == "heading"
            )
            if tokens[position + 1].content == "" or start >= end:
                continue
            if _IMAGES_ONLY.fullmatch(text[start:end]):
                dropped.append(DroppedBlock(text[start:end], "a picture, not prose"))
            else:
                blocks.append(Block(kind, start, end))
    return blocks, tuple(dropped)


def _without_marks(text: str, start: int, end: int, *, setext: bool) -> tuple[int, int]:
    """Return a span without the marks of heading, quotation or list before it and white space around it."""
    block = text[start:end].rstrip()
    if setext and "\n" in block:
        block = block[: block.rindex("\n")].rstrip()
    mark = _MARKER.match(block)
    left = mark.end() if mark else 0
    closing = _CLOSING_MARKER.search(block[-80:])
    if closing and block[left - 2 : left].startswith("#"):
        block = block[: len(block) - (closing.end() - closing.start())]
    return start + left, start + len(block.rstrip())
