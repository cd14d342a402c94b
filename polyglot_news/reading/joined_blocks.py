"""What the readers of all kinds of text share: pieces joined as blocks, and the language of a text."""

from __future__ import annotations

from collections.abc import Iterable

from polyglot_news.document import Article, Block, BlockKind
from polyglot_news.reading.paragraphs import paragraphs

SEPARATOR = "\n\n"
# Enough text to detect a language; more costs time and changes nothing.
LANGUAGE_SAMPLE = 4000


def language_of(pieces: Iterable[str], wanted: str) -> str:
    """Return our code of a language that was asked for, or with `auto` the one that the text is written in.

    Raises:
        UsageError: The language that was asked for is not one that the program knows.
    """
    if wanted != "auto":
        from polyglot_news.languages import code_of

        return code_of(wanted)
    from polyglot_news.reading.language import detect

    sample = ""
    for piece in pieces:
        sample += piece[:LANGUAGE_SAMPLE] + "\n"
        if len(sample) >= LANGUAGE_SAMPLE:
            break
    return detect(sample[:LANGUAGE_SAMPLE])


def by_paragraph(text: str, language: str) -> Article:
    """Return a text with a block for each of its paragraphs, and no headline."""
    blocks = tuple(Block("paragraph", start, end) for start, end in paragraphs(text))
    return Article(text, blocks, language_of((text[block.start : block.end] for block in blocks), language))


def joined(pieces: Iterable[tuple[BlockKind, str]]) -> tuple[str, tuple[Block, ...]]:
    """Return the pieces as one text, an empty line between two, and the block of each."""
    blocks: list[Block] = []
    position = 0
    texts = []
    for kind, text in pieces:
        blocks.append(Block(kind, position, position + len(text)))
        texts.append(text)
        position += len(text) + len(SEPARATOR)
    return SEPARATOR.join(texts), tuple(blocks)
