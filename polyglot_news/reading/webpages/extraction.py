"""The article of an HTML page: the lines chosen by trafilatura, the markup and the lines' own scores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from polyglot_news.document import Article, BlockKind
from polyglot_news.reading.beside.notices import AUTHOR_LINES, is_author_note
from polyglot_news.reading.counting import ends_sentence
from polyglot_news.reading.dateline import find_dateline
from polyglot_news.reading.headline_and_standfirst import Head, dropped_blocks, find_head, is_byline
from polyglot_news.reading.joined_blocks import joined, language_of
from polyglot_news.reading.published import find_published
from polyglot_news.reading.text_dump import find_body, find_insertions, no_article
from polyglot_news.reading.webpages.html import Shown, parse
from polyglot_news.reading.webpages.page_lines import (
    Page,
    counted_among,
    key,
    page_of,
    page_of_pieces,
    repeated,
)
from polyglot_news.reading.webpages.votes import Votes, voted

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Piece = tuple[BlockKind, str]

# Where trafilatura has less than this share of what the visible lines give, it lost the article.
LOST_SHARE = 0.5
# Where less than this share of its text is on the page as shown, the page is built by scripts.
SHOWN_SHARE = 0.5
# The text that a page provides for machines is used if it has so many times as many words.
FULLER = 2
# A headline is above the article where more than this share of the text is below it.
BELOW_SHARE = 0.7
TITLE_PIECES = 3
LANGUAGE_PIECES = 40
PROSE_WORDS = 4
FIRST_WORDS = 8
HEAD_LINES = 30
FIRST_LINES = 6
LISTED_WORDS = 3
LINKED = 0.5
CROWDED = 1_000  # children of one element
MARKS = ("a", "b", "em", "font", "i", "mark", "small", "span", "strong", "u")


def read_html(text: str, language: str, path: str) -> Article:
    """Return the parts of an HTML page; what is not the article is dropped with the reason.

    Body: the lines of the page that trafilatura, tuned to precision, has text of, without those that the
    markup or the rules for dumps set apart, with the prose between them; where trafilatura lost most of what
    the scores of the visible lines find, the latter. Headline and date: the page's own metadata, else what
    stands around the body.

    Raises:
        InputError: There is no text in it, or no article.
    """
    tree = parse(text, path)
    page = page_of(tree)
    page, body, reasons = _body(page, extract(tree))
    if not body:
        raise no_article(page.lines, f"{path}: no article found in this HTML page", path)
    code = language_of([page.content(at) for at in body[:LANGUAGE_PIECES]], language)
    return _arranged(page, body, reasons, code)


def _thin(tree: HtmlElement) -> None:
    """Strip excessive inline marks from paragraphs: trafilatura's time grows with their square."""
    from lxml import etree

    for element in [element for element in tree.iter() if len(element) > CROWDED]:
        etree.strip_tags(element, *MARKS)
        element.text = element.text  # one node for what are thousands now
        for child in element:
            child.tail = child.tail


def extract(tree: HtmlElement) -> list[Piece]:
    """Return the blocks of a page's article as trafilatura finds them; possibly none.

    The tree is modified, so pass a copy. Nothing is fetched.
    """
    import trafilatura

    _thin(tree)
    found = trafilatura.bare_extraction(
        tree, favor_precision=True, include_comments=False, with_metadata=False
    )
    body = getattr(found, "body", None)
    pieces: list[Piece] = []
    for element in [] if body is None else body.iterchildren():
        kind: BlockKind = (
            "item" if element.tag == "list" else "heading" if element.tag == "head" else "paragraph"
        )
        inner = list(element.iter("item" if element.tag == "list" else "cell")) or [element]
        for each in inner:
            for line_break in each.iter("lb"):
                line_break.tail = "\n" + (line_break.tail or "")
            texts = (" ".join(line.split()) for line in "".join(each.itertext()).split("\n"))
            pieces += [(kind, line) for line in texts if line]
    return pieces


def _body(page: Page, pieces: Sequence[Piece]) -> tuple[Page, list[int], dict[int, str]]:
    """Return the lines of the body, with the page they are on, and why other lines are left out."""
    votes = Votes(text for _, text in pieces)
    said = Votes(page.facts.body.split("\n"))
    if said.size > FULLER * votes.size:
        pieces, votes = [("paragraph", text) for text in page.facts.body.split("\n")], said
    chosen = voted(page.words, votes)
    if sum(len(page.words[at]) for at in chosen) < SHOWN_SHARE * votes.size:
        page = page_of_pieces(page, [Shown(kind, text) for kind, text in pieces])
        chosen = list(range(len(page.lines)))
    aside = page.aside(chosen)
    scored = find_body(page.lines, may_be_whole=False, aside=frozenset(aside))
    if all(at in aside for at in (*chosen, *scored.kept)):  # names that mean nothing on this page
        aside = {}
        scored = find_body(page.lines, may_be_whole=False)
    chosen = [at for at in chosen if at not in aside]
    if page.size(chosen) < LOST_SHARE * page.size(scored.kept):
        return page, [at for at in scored.kept if at not in aside], aside | scored.reasons
    chosen = _below(page, page.heading(), chosen)
    title = key(page.facts.title)
    chosen = [at for n, at in enumerate(chosen) if n >= TITLE_PIECES or page.keys[at] != title]
    chosen = _completed(page, chosen, aside)
    again = dict.fromkeys(repeated(page, chosen), "said before on the page")
    chosen = [at for at in chosen if at not in again]
    end, inserted = find_insertions(counted_among(page, chosen), 0, len(chosen))
    reasons = {chosen[n]: reason for n, reason in inserted.items()}
    reasons |= dict.fromkeys(chosen[end:], "after the end of the article")
    return page, [at for at in chosen if at not in reasons], scored.reasons | aside | again | reasons


def _below(page: Page, heading: int, chosen: list[int]) -> list[int]:
    """Return the lines below the headline, where most of their text is; else all of them."""
    below = [at for at in chosen if at > heading]
    return below if page.size(below) > BELOW_SHARE * page.size(chosen) else chosen


def _completed(page: Page, chosen: list[int], aside: dict[int, str]) -> list[int]:
    """Return the lines with the prose between them, and that between the headline and the first of them.

    Extractors miss questions, quotations and a first paragraph in a separate box.
    """
    if not chosen:
        return chosen
    taken = set(chosen)
    for at in range(chosen[-1] - 1, chosen[0], -1):
        if at not in taken and at not in aside:
            prose = _is_prose(page, at, PROSE_WORDS)
            if prose or (at + 1 in taken and _is_heading(page, at)):
                taken.add(at)
    for at in range(chosen[0] + 1, chosen[-1]):
        if at not in aside and page.shown[at].kind == "item" and at - 1 in taken and _is_listed(page, at):
            taken.add(at)
    head = _head(page, chosen)
    if 0 <= head.title < chosen[0] <= head.title + HEAD_LINES:
        for at in range(head.title + 1, chosen[0]):
            if at not in aside and _is_prose(page, at, FIRST_WORDS):
                taken.add(at)
    return sorted(taken)


def _head(page: Page, body: Sequence[int]) -> Head:
    """Return headline, standfirst and first line of a body; the page's own heading wins."""
    return find_head(
        page.text, page.lines, body[0], body[-1] + 1, page.facts.title, known=page.heading(),
    )  # fmt: skip


def _is_heading(page: Page, position: int) -> bool:
    """Return whether a line is a cross-heading that is no link and stands on the page once."""
    line = page.lines[position]
    apart = line.closer or line.link_heading or line.note or line.service or line.teaser
    piece = page.shown[position]
    return piece.level > 1 and line.copies == 1 and not apart and piece.linked < LINKED


def _is_listed(page: Page, position: int) -> bool:
    """Return whether an item belongs to a list that the text introduces with a colon; it is no link."""
    before = page.lines[position - 1]
    introduced = before.open or page.shown[position - 1].kind == "item"
    line = page.lines[position]
    return (
        introduced
        and line.words >= LISTED_WORDS
        and line.copies == 1
        and page.shown[position].linked < LINKED
    )


def _is_prose(page: Page, position: int, words: int) -> bool:
    """Return whether a line is a sentence of some words that is no link and stands on the page once."""
    line = page.lines[position]
    apart = line.caption or line.teaser or line.service or line.dated or line.note or line.bullet
    return (
        line.sentence
        and line.words >= words
        and line.copies == 1
        and not apart
        and page.shown[position].linked < LINKED
    )


def _arranged(page: Page, body: list[int], reasons: dict[int, str], code: str) -> Article:
    """Return the parts of an article whose lines are known, with headline, standfirst and date."""
    title = page.facts.title
    end = body[-1] + 1
    head = _head(page, body)
    seen = find_published(page.text, page.lines, head, end, language=code, region=page.facts.region)
    if not title or (head.title >= 0 and page.shown[head.title].level == 1):
        title = page.content(head.title) if head.title >= 0 else ""
    kept = _without_head(page, [at for at in body if at >= head.body] or body)
    standfirst = _standfirst(page, head, kept)
    pieces: list[Piece] = [("standfirst", standfirst)] if standfirst else []
    pieces += [
        (_kind(page, at, kept[-1]), page.content(at))
        for at in kept
        if not standfirst or at != head.standfirst
    ]
    text, blocks = joined(pieces)
    prose = [text[block.start : block.end] for block in blocks if block.kind == "paragraph"]
    chosen = {*kept, head.title, head.standfirst}
    dropped_reasons = {at: reason for at, reason in reasons.items() if at not in chosen}
    dropped = dropped_blocks(page.text, page.lines, head, end, chosen=chosen, reasons=dropped_reasons)
    dateline = find_dateline(next(filter(ends_sentence, prose), "")) or find_dateline(standfirst)
    return Article(
        text,
        blocks,
        code,
        title,
        standfirst,
        dateline,
        page.facts.dates.published(seen),
        dropped=dropped,
    )


def _kind(page: Page, position: int, last: int) -> BlockKind:
    """Return the kind of a line of the article; `last` is the last one, where authors are introduced."""
    kind = page.shown[position].kind
    late = kind == "paragraph" and last - position < AUTHOR_LINES
    return "note" if late and is_author_note(page.content(position), page.lines[position].words) else kind


def _without_head(page: Page, body: list[int]) -> list[int]:
    """Return the lines of a body without bylines at its head and without what later paragraphs repeat."""
    kept = body[FIRST_LINES:]
    for at in reversed(body[:FIRST_LINES]):
        line, own = page.lines[at], page.keys[at]
        again = line.words >= FIRST_WORDS and any(own in page.keys[other] for other in kept[:FIRST_LINES])
        if not again and not (is_byline(page.content(at), line.words) and not line.sentence):
            kept.insert(0, at)
    return kept or body


def _standfirst(page: Page, head: Head, kept: Sequence[int]) -> str:
    """Return the standfirst, or an empty string where there is none or where it is part of a paragraph."""
    if head.standfirst < 0:
        return ""
    own = page.keys[head.standfirst]
    if any(at != head.standfirst and own in page.keys[at] for at in kept):
        return ""
    return page.content(head.standfirst)
