"""Article to sentences, in scripts with spaces and in those without."""

from __future__ import annotations

from collections.abc import Iterator

from polyglot_news.document import Article, Sentence
from polyglot_news.languages import facts
from polyglot_news.sentences import east_asian, spaced, thai
from polyglot_news.sentences.layout import chunks

__all__ = ["lines", "spans", "split"]


def split(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of all blocks in order; a block is never merged with its neighbour."""
    found: list[Sentence] = []
    for paragraph, block in enumerate(article.blocks):
        text = article.text[block.start : block.end]
        for start, end in _with_dateline(spans(text, article.language), text, article.dateline):
            found.append(
                Sentence(len(found), paragraph, text[start:end], block.start + start, block.start + end)
            )
    return tuple(found)


def _with_dateline(
    found: tuple[tuple[int, int], ...], text: str, dateline: str
) -> tuple[tuple[int, int], ...]:
    """Return spans of which none ends inside a dateline or right after it (`MOSCOW, May 7. /TASS/.`)."""
    if not dateline or not text.startswith(dateline):
        return found
    last = len(dateline) + len(".")
    inside = sum(end <= last for _, end in found[:-1])
    return ((found[0][0], found[inside][1]), *found[inside + 1 :]) if inside else found


def lines(article: Article) -> tuple[Sentence, ...]:
    """Return one sentence for each block, empty ones included: as many as the article has blocks."""
    return tuple(
        Sentence(index, index, article.text[block.start : block.end], block.start, block.end)
        for index, block in enumerate(article.blocks)
    )


def spans(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return where the sentences of a block lie, as character offsets without the white space around them.

    Every character that is no white space is in exactly one span. An empty line, a paragraph separator and
    the marker of a further list item always begin a new sentence; a single line break does not.

    >>> text = 'He met Dr. Lee at 5 p.m. on Monday. "We agree," he said.'
    >>> [text[start:end] for start, end in spans(text, "en")]
    ['He met Dr. Lee at 5 p.m. on Monday.', '"We agree," he said.']

    Args:
        text: One block of text.
        language: One of our language codes; an unknown one is read without language rules.
    """
    return tuple(_spans(text, language))


def _spans(text: str, language: str) -> Iterator[tuple[int, int]]:
    script = facts(language).script
    for start, end in chunks(text):
        if script in {"Han", "Japanese"}:
            boundaries = east_asian.boundaries(text, start, end, japanese=script == "Japanese")
        elif script == "Thai":
            boundaries = thai.boundaries(text, start, end)
        else:
            boundaries = spaced.boundaries(text, start, end, language)
        yield from _trimmed(text, start, boundaries, end)


def _trimmed(text: str, start: int, boundaries: Iterator[int], end: int) -> Iterator[tuple[int, int]]:
    """Cut `text[start:end]` at the boundaries and take the white space off both ends of each piece."""
    for boundary in (*boundaries, end):
        piece = text[start:boundary]
        left = len(piece) - len(piece.lstrip())
        right = len(piece.rstrip())
        if left < right:
            yield start + left, start + right
        start = boundary
