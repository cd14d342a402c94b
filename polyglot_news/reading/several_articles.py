"""Several articles about one story, read as one text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from polyglot_news.document import Article, Block
from polyglot_news.errors import UsageError
from polyglot_news.reading.joined_blocks import SEPARATOR


def join(articles: Sequence[Article]) -> tuple[Article, tuple[int, ...]]:
    """Return the articles as one, and where each ends in its text; path, title and date are of the first.

    Raises:
        UsageError: There is no article, or they are not all in the same language.
    """
    languages = sorted({article.language for article in articles})
    if len(languages) != 1:
        message = (
            f"articles in {', '.join(languages)} cannot be merged" if languages else "no article to merge"
        )
        raise UsageError(message, "name articles in one language, or give it with --from")
    text, blocks, ends = "", [], []
    for article in articles:
        start = len(text)
        blocks += [Block(block.kind, block.start + start, block.end + start) for block in article.blocks]
        text += article.text
        ends.append(len(text))
        text += SEPARATOR
    first = articles[0]
    joined = replace(
        first,
        text=text,
        blocks=tuple(blocks),
        standfirst="",
        dateline="",
        sha256=sha256("".join(article.sha256 for article in articles).encode()).hexdigest(),
        dropped=tuple(block for article in articles for block in article.dropped),
    )
    return joined, tuple(ends)
