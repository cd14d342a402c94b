"""The article of an HTML page: trafilatura's blocks, checked against the scores of the visible lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from polyglot_news.document import BlockKind
from polyglot_news.errors import InputError
from polyglot_news.reading.dateline import find_dateline
from polyglot_news.reading.dump import find_body, find_insertions
from polyglot_news.reading.heads import Head, dropped_blocks, find_head, find_published
from polyglot_news.reading.html import parse, visible_paragraphs
from polyglot_news.reading.lines import Line, dump_lines
from polyglot_news.reading.page import PageFacts, page_facts
from polyglot_news.reading.parts import Parts, joined, language_of
from polyglot_news.reading.words import ends_sentence

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Piece = tuple[BlockKind, str]

# Where trafilatura has less than this share of what the visible lines give, it lost the article.
LOST_SHARE = 0.5
TITLE_PIECES = 3
LANGUAGE_PIECES = 40
MANY_DAYS = 9999


def read_html(text: str, language: str, path: str) -> Parts:
    """Return the parts of an HTML page; what is not the article is dropped with the reason.

    Body: trafilatura, tuned to precision, cut and cleaned by the rules for text dumps; where that lost most
    of what the scores of the visible lines find, the latter. Headline and date: the page's own metadata,
    else what stands around the body.

    Raises:
        InputError: There is no text in it, or no article.
    """
    tree = parse(text, path)
    page = _page(tree)
    scored = find_body(page.lines, may_be_whole=False)
    found, reasons = _cleaned(extract(parse(text, path)))
    if _size(found) < LOST_SHARE * sum(page.lines[at].end - page.lines[at].start for at in scored.kept):
        found, reasons = [("paragraph", page.content(at)) for at in scored.kept], {}
    title = _key(page.facts.title)
    found = [piece for at, piece in enumerate(found) if at >= TITLE_PIECES or _key(piece[1]) != title]
    found = _with_first_paragraphs(page, found, frozenset(scored.kept))
    if not found:
        raise InputError(f"{path}: no article found in this HTML page", "use --raw to keep every paragraph")
    code = language_of([piece for _, piece in found[:LANGUAGE_PIECES]], language)
    reasons |= {page.keys[at]: reason for at, reason in scored.reasons.items()}
    return _arranged(page, found, reasons, code)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as a reader sees it: its text, the lines of it, their keys (`_key`), and what its head says."""

    text: str
    lines: tuple[Line, ...]
    keys: tuple[str, ...]
    facts: PageFacts

    def content(self, position: int) -> str:
        """Return the text of a line."""
        return self.text[self.lines[position].start : self.lines[position].end]

    def places(self, pieces: Sequence[Piece]) -> list[int]:
        """Return the lines that are among the pieces: the sentences, or all where none is one."""
        wanted = {_key(piece) for _, piece in pieces}
        found = [at for at, key in enumerate(self.keys) if key in wanted]
        return [at for at in found if self.lines[at].sentence] or found


def _page(tree: HtmlElement) -> _Page:
    """Return what a reader sees of a page."""
    facts = page_facts(tree)
    text, _ = joined(visible_paragraphs(tree))
    lines = dump_lines(text)
    return _Page(text, lines, tuple(_key(text[line.start : line.end]) for line in lines), facts)


def extract(tree: HtmlElement) -> list[Piece]:
    """Return the blocks of a page's article as trafilatura finds them; none where it finds none.

    The tree is changed: give it one of its own. Nothing is fetched.
    """
    import trafilatura

    found = trafilatura.bare_extraction(
        tree, favor_precision=True, include_comments=False, with_metadata=False
    )
    body = getattr(found, "body", None)
    pieces: list[Piece] = []
    for element in [] if body is None else body.iterchildren():
        kind: BlockKind = (
            "item" if element.tag == "list" else "heading" if element.tag == "head" else "paragraph"
        )
        inner = list(element.iter("item" if element.tag == "list" else "row")) or [element]
        for each in inner:
            for line_break in each.iter("lb"):
                line_break.tail = "\n" + (line_break.tail or "")
            texts = (" ".join(line.split()) for line in "".join(each.itertext()).split("\n"))
            pieces += [(kind, line) for line in texts if line]
    return pieces


def _cleaned(pieces: Sequence[Piece]) -> tuple[list[Piece], dict[str, str]]:
    """Return pieces without what the rules for dumps leave out, and for each such line the reason."""
    text, blocks = joined(pieces)
    lines = dump_lines(text)
    end, inserted = find_insertions(lines, 0, len(lines))
    kinds = {block.start: block.kind for block in blocks}
    kept: list[Piece] = []
    reasons = {}
    for position, line in enumerate(lines):
        content = text[line.start : line.end]
        if position < end and position not in inserted:
            kept.append((kinds.get(line.start, "item"), content))
        else:
            reasons[_key(content)] = inserted.get(position, "after the end of the article")
    return kept, reasons


def _with_first_paragraphs(page: _Page, pieces: list[Piece], scored: frozenset[int]) -> list[Piece]:
    """Return the pieces with the sentences directly before them that the line scores have in the article.

    trafilatura takes a first paragraph in a box of its own for something else.
    """
    places = page.places(pieces)
    first = places[0] if places else 0
    start = first
    while start - 1 in scored and page.lines[start - 1].sentence:
        start -= 1
    return [("paragraph", page.content(at)) for at in range(start, first)] + pieces


def _arranged(page: _Page, pieces: list[Piece], reasons: dict[str, str], code: str) -> Parts:
    """Return the parts of an article whose blocks are known, with headline, standfirst and date."""
    wanted = {_key(piece) for _, piece in pieces}
    places = page.places(pieces)
    title, standfirst, published = page.facts.title, "", page.facts.published
    head, end = Head(-1, -1, 0), len(page.lines)
    if places:
        end = places[-1] + 1
        head = find_head(page.text, page.lines, places[0], end, title)
        shown = find_published(page.text, page.lines, head, end, language=code, region=page.facts.region)
        published = shown if not published or _days_apart(shown, published) <= 1 else published
        title = title or (page.content(head.title) if head.title >= 0 else "")
        standfirst = _standfirst(page, head, pieces)
        pieces = _without(pieces, {*page.keys[places[0] : head.body], _key(standfirst)}) or pieces
    if standfirst:
        pieces = [("standfirst", standfirst), *pieces]
    text, blocks = joined(pieces)
    prose = [text[block.start : block.end] for block in blocks if block.kind == "paragraph"]
    chosen = {at for at, key in enumerate(page.keys) if key in wanted or at in {head.title, head.standfirst}}
    told = {at: reasons[key] for at, key in enumerate(page.keys) if key in reasons}
    dropped = dropped_blocks(page.text, page.lines, head, end, chosen=chosen, reasons=told)
    dateline = find_dateline(next(filter(ends_sentence, prose), ""))
    return Parts(text, blocks, code, title, standfirst, dateline, published, dropped)


def _without(pieces: Sequence[Piece], keys: set[str]) -> list[Piece]:
    """Return the pieces without the first one of each key; what says the same further on is kept."""
    kept = []
    for piece in pieces:
        key = _key(piece[1])
        if key in keys:
            keys.remove(key)
        else:
            kept.append(piece)
    return kept


def _standfirst(page: _Page, head: Head, pieces: Sequence[Piece]) -> str:
    """Return the standfirst, or an empty string where there is none or where it is part of a paragraph."""
    if head.standfirst < 0:
        return ""
    own = page.keys[head.standfirst]
    keys = (_key(piece) for _, piece in pieces)
    return "" if any(key != own and key.startswith(own) for key in keys) else page.content(head.standfirst)


def _days_apart(shown: str, said: str) -> int:
    """Return the distance of two ISO 8601 dates in days; a large number where one is none.

    The day that a page shows is that of its own time zone, its metadata often gives that of Greenwich.
    """
    if not shown or not said:
        return MANY_DAYS
    try:
        return abs((date.fromisoformat(shown) - date.fromisoformat(said)).days)
    except ValueError:  # a 31st of April in the metadata
        return MANY_DAYS


def _size(pieces: Sequence[Piece]) -> int:
    return sum(len(piece) for _, piece in pieces)


def _key(text: str) -> str:
    """Return the letters and digits of a text: what two copies of a line have in common."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
