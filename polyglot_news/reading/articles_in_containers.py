"""Articles out of containers: a file that holds one, and the articles in a file that may hold many."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from polyglot_news.containers import KIND_NAMES, MANY, Item, items_in, recognise
from polyglot_news.document import Article, DroppedBlock
from polyglot_news.errors import InputError, UsageError
from polyglot_news.files import first_bytes, shown
from polyglot_news.languages import code_of
from polyglot_news.reading.dateline import find_dateline
from polyglot_news.reading.joined_blocks import by_paragraph, joined, language_of

# The language of so few words is what the container says it is; that of more is looked for in the text.
FEW_WORDS = 30
FIRST_BYTES = 4096


def only_item(data: bytes, kind: str, path: str) -> Item:
    """Return the one article in a container.

    Raises:
        InputError: The container cannot be read, or holds several articles.
    """
    found = items_in(data, kind, path)
    if len(found) > 1:
        raise InputError(
            f"{path}: {KIND_NAMES[kind]} with {len(found)} articles, where one is read",
            "give it to digest, translate or summarise, which read them all",
        )
    return found[0]


def named_items(data: bytes, path: str, column: str = "") -> tuple[tuple[str, Item], ...]:
    """Return the articles in a file that may hold many, each with a name that stays; none of other files.

    The name is the file's, a number sign, and the article's id in the container. Where the file is one JSON
    object, it is the article, and the name is its own.

    Args:
        data: The file.
        path: Its name.
        column: The column of a table that holds the texts.

    Raises:
        InputError: The file cannot be read.
        UsageError: It is a table without such a column.
    """
    kind = recognise(data, path, column)
    if kind not in MANY:
        return ()
    found = items_in(data, kind, shown(path), column)
    return tuple((f"{path}#{item.ident}" if item.ident else path, item) for item in found)


def may_hold_many(path: str, column: str = "") -> bool:
    """Return whether the first bytes of a file are those of a kind that may hold many articles."""
    return recognise(first_bytes(Path(path), FIRST_BYTES), path, column) in MANY


def article_of(item: Item, language: str, path: str, *, raw: bool) -> Article:
    """Return the article in an item, without its origin.

    Raises:
        InputError: There is no text in it, or its container could not read it.
        UsageError: The language is not known.
    """
    if item.error:
        raise InputError(item.error, "the other articles of the file are read")
    article = _read(item, _wanted(item, language), path, raw=raw)
    if not raw and item.title:
        article = _without_title(article, item.title)
    dropped = tuple(DroppedBlock(name, "attachment") for name in item.left_out)
    return replace(
        article,
        title=article.title if raw else item.title or article.title,
        published=item.published or article.published,
        origin=item.origin,
        dropped=(*article.dropped, *dropped),
    )


def _without_title(article: Article, title: str) -> Article:
    """Return an article without headings that say its title once more, as books have them."""
    blocks = tuple(
        block
        for block in article.blocks
        if block.kind != "heading" or " ".join(article.text[block.start : block.end].split()) != title
    )
    return replace(article, blocks=blocks) if blocks else article


def _wanted(item: Item, language: str) -> str:
    """Return the language to read an item in: the one asked for; for short texts, that of the container."""
    content = item.text or item.html or " ".join(text for _, text in item.pieces)
    if language != "auto" or not item.language or len(content.split()) > FEW_WORDS:
        return language
    try:
        return code_of(item.language)
    except UsageError:
        return language


def _read(item: Item, language: str, path: str, *, raw: bool) -> Article:
    if item.pieces:
        return _of_pieces(item, language, raw=raw)
    if item.html:
        from polyglot_news.reading.webpages.extraction import read_html
        from polyglot_news.reading.webpages.html import read_raw

        if raw or not item.whole_page:
            return read_raw(item.html, language, path)
        return read_html(item.html, language, path)
    if raw or item.title:  # a headline is not to be looked for in a text that has one
        return by_paragraph(item.text, language)
    from polyglot_news.reading.plain_text import read_plain

    return read_plain(item.text, language, path)


def _of_pieces(item: Item, language: str, *, raw: bool) -> Article:
    """Return the article of a document: its title, and its paragraphs as blocks."""
    pieces = list(item.pieces)
    title = ""
    if not raw and not item.title and pieces[0][0] == "heading" and len(pieces) > 1:
        title = pieces.pop(0)[1]
    whole, blocks = joined(pieces)
    first = next((text for kind, text in pieces if kind == "paragraph"), "")
    return Article(
        whole, blocks, language_of((text for _, text in pieces), language), title, "", find_dateline(first)
    )
