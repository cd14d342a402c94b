"""A page as a reader sees it: its lines, what the markup says of each, and what its head says."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from polyglot_news.reading.beside.element_roles import ASIDE_SHARE
from polyglot_news.reading.counting import content_words
from polyglot_news.reading.joined_blocks import joined
from polyglot_news.reading.line_features import Line, dump_lines
from polyglot_news.reading.webpages.html import Shown, shown
from polyglot_news.reading.webpages.page_metadata import PageFacts, page_facts
from polyglot_news.reading.webpages.votes import Run, tokens

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A picture's text must have this length before a line that repeats it counts as a caption.
ALT_LETTERS = 25
LINKED = 0.8
# Bare links of so few words are cross-references of an article's own text too.
LINK_WORDS = 4
HEADLINE_WORDS = 3
SHARED_WORDS = 2
# A line of so many words repeats what is before it where this share of its runs of words stands there.
RUN_WORDS = 4
REPEATED_WORDS = 20
REPEATED_SHARE = 0.9
_REASONS = {
    "caption": "caption or credit of a picture",
    "aside": "beside the article by its markup",
    "note": "about the article or the site, not the news",
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its text, the lines of it, and for each line its key, its words and how it is shown.

    `facts` is what the head says, `alts` the keys of what pictures are said to show.
    """

    text: str
    lines: tuple[Line, ...]
    keys: tuple[str, ...]
    words: tuple[Run, ...]
    shown: tuple[Shown, ...]
    facts: PageFacts
    alts: frozenset[str]

    def content(self, position: int) -> str:
        """Return the text of a line."""
        return self.text[self.lines[position].start : self.lines[position].end]

    def size(self, positions: Collection[int]) -> int:
        """Return the number of letters of some lines."""
        return sum(self.lines[at].end - self.lines[at].start for at in positions)

    def heading(self) -> int:
        """Return the line of the headline; -1 if there is none.

        It is the topmost heading that says what the title says, else the page's one first-level heading that
        shares words with it.
        """
        wanted = key(self.facts.title)
        levels = [(piece.level, at) for at, piece in enumerate(self.shown) if piece.level]
        found = [(level, at) for level, at in levels if wanted and self.keys[at] == wanted]
        if found:
            return min(found)[1]
        first = [at for level, at in levels if level == 1 and len(self.words[at]) >= HEADLINE_WORDS]
        said = content_words(self.facts.title)
        shared = len(first) == 1 and len(said & content_words(self.content(first[0])))
        return first[0] if shared and shared >= min(len(said), SHARED_WORDS) else -1

    def aside(self, chosen: Collection[int]) -> dict[int, str]:
        """Return the lines that the markup sets beside the article, with the reason.

        A part that holds the headline or much of the lines that were chosen is not beside the article.
        """
        heading = self.heading()
        total = sum(len(self.words[at]) for at in chosen)
        held: Counter[int] = Counter()
        for at in chosen:
            for mark in self.shown[at].marks:
                held[mark.number] += len(self.words[at])
        trusted = {number for number, words in held.items() if words > ASIDE_SHARE * total}
        if heading >= 0:
            trusted |= {mark.number for mark in self.shown[heading].marks}
        reasons = {}
        for at, piece in enumerate(self.shown):
            roles = [mark.role for mark in piece.marks if mark.number not in trusted]
            if roles:
                reasons[at] = _REASONS[roles[0]]
            elif not piece.level and piece.kind != "item" and self.keys[at] in self.alts:
                reasons[at] = _REASONS["caption"]
            elif piece.linked >= LINKED and len(self.words[at]) > LINK_WORDS:
                reasons[at] = "link to another article"
        return reasons


def page_of(tree: HtmlElement) -> Page:
    """Return what a reader sees of a page; the tree is not changed."""
    return _page(shown(tree), page_facts(tree), _alts(tree))


def page_of_pieces(page: Page, pieces: list[Shown]) -> Page:
    """Return a page that shows nothing but the pieces, with the facts of another."""
    return _page(pieces, page.facts, page.alts)


def _page(pieces: list[Shown], facts: PageFacts, alts: frozenset[str]) -> Page:
    text, blocks = joined((piece.kind, piece.text) for piece in pieces)
    lines = dump_lines(text)
    starts = [block.start for block in blocks]  # a line may begin behind a bullet, or break within a piece
    contents = [text[line.start : line.end] for line in lines]
    return Page(
        text,
        lines,
        tuple(map(key, contents)),
        tuple(map(tokens, contents)),
        tuple(pieces[bisect_right(starts, line.start) - 1] for line in lines),
        facts,
        alts,
    )


def _alts(tree: HtmlElement) -> frozenset[str]:
    keys = {key(element.get("alt") or "") for element in tree.iter("img", "amp-img")}
    return frozenset(each for each in keys if len(each) >= ALT_LETTERS)


def counted_among(page: Page, positions: Collection[int]) -> tuple[Line, ...]:
    """Return some lines of a page, copies counted among them alone."""
    counts = Counter(page.keys[at] for at in positions)
    return tuple(replace(page.lines[at], copies=counts[page.keys[at]]) for at in positions)


def repeated(page: Page, positions: Iterable[int]) -> list[int]:
    """Return the lines whose words all but a few stand in the lines before them, in the same order.

    Such a line is a pull quote, or the whole article once more, for a printer or for search engines. Compared
    are runs of words (Broder 1997, 'On the resemblance and containment of documents').
    """
    known: set[tuple[str, ...]] = set()
    before: list[str] = []  # the last words of the line before: runs of a copy cross the ends of lines
    found = []
    for at in positions:
        words = page.words[at]
        runs = set(zip(*(words[n:] for n in range(RUN_WORDS)), strict=False))
        if len(words) >= REPEATED_WORDS and len(runs & known) >= REPEATED_SHARE * len(runs):
            found.append(at)
        reaching = [*before, *words]
        known.update(zip(*(reaching[n:] for n in range(RUN_WORDS)), strict=False))
        before = reaching[1 - RUN_WORDS :]
    return found


def key(text: str) -> str:
    """Return a key that is equal for texts that differ only in white space, case and marks."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
