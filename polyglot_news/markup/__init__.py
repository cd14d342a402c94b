"""A page translated with its markup in place: cut into segments, written anew around them.

The source is never parsed and written as a whole: only the places of the segments are replaced in it, so all
that is not translated stays as it was, byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from polyglot_news.document import Article, Block, Sentence
from polyglot_news.errors import UsageError
from polyglot_news.escaping import for_html, for_markdown, for_yaml
from polyglot_news.languages import facts
from polyglot_news.markup.placing_tags import Part, place, wanted
from polyglot_news.markup.segments import CODE, LANGUAGE, TITLE, Marked, Segment

__all__ = ["Marked", "Written", "as_article", "pieces", "read", "write"]


@dataclass(frozen=True, slots=True)
class Written:
    """A page in another language, and the marks whose places are uncertain, with their sentences."""

    text: str
    unsure: tuple[tuple[Sentence, str], ...]


def read(source: str, article: Article, kind: str, *, whole: bool) -> Marked:
    """Return a page with its segments.

    Args:
        source: The page as decoded.
        article: What reading found in it.
        kind: `html` or `markdown`.
        whole: Return the whole HTML page, not only the article.

    Raises:
        UsageError: The text is neither HTML nor Markdown.
    """
    if kind == "html":
        from polyglot_news.markup.html_segments import read as read_html

        return read_html(source, article, whole=whole)
    if kind == "markdown":
        from polyglot_news.markup.markdown_segments import read as read_markdown

        return read_markdown(source, article)
    raise UsageError(
        f"{article.path}: plain text has no markup to keep",
        "give HTML or Markdown, or leave out --keep-markup",
    )


def as_article(marked: Marked, article: Article) -> Article:
    """Return the segments as an article: a block each, what a translation is made of."""
    blocks = []
    at = 0
    for segment in marked.segments:
        blocks.append(Block(segment.kind, at, at + len(segment.text)))
        at += len(segment.text) + 2
    return Article(
        "\n\n".join(segment.text for segment in marked.segments), tuple(blocks), article.language,
        title=article.title, dateline=article.dateline, published=article.published, path=article.path,
        sha256=article.sha256,
    )  # fmt: skip


def pieces(marked: Marked, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Return the texts whose own translation helps to place marks; `sentences` are those of `as_article`."""
    parts = _parts(marked, [(sentence, "") for sentence in sentences])
    found = (
        piece for number, segment in enumerate(marked.segments) for piece in wanted(segment, parts[number])
    )
    return tuple(dict.fromkeys(found))


def write(
    marked: Marked,
    translated: Sequence[tuple[Sentence, str]],
    hints: Mapping[str, str],
    *,
    title: str,
    language: str,
) -> Written:
    """Return the page in the target language.

    Args:
        marked: The page.
        translated: Each sentence of `as_article` with its translation, in order.
        hints: The texts of `pieces` with their translations.
        title: The translated title.
        language: Our code of the target language.
    """
    parts = _parts(marked, translated)
    sentences: list[list[Sentence]] = [[] for _ in marked.segments]
    for sentence, _ in translated:
        sentences[sentence.paragraph].append(sentence)
    spaced = facts(language).spaced
    written = [
        place(segment, parts[number], hints, spaced=spaced, escape=_escape(marked, segment))
        for number, segment in enumerate(marked.segments)
    ]
    unsure = tuple(
        (sentences[number][at], name)
        for number, placed in enumerate(written)
        for at, name in placed.unsure
        if sentences[number]
    )
    filled = _filler(marked, title, language)
    changes = [(change.start, -change.end, filled(change.pieces)) for change in marked.changes]
    changes += [(s.start, -s.end, placed.markup) for s, placed in zip(marked.segments, written, strict=True)]
    out = [filled(marked.before)]
    at, end = marked.span
    for start, finish, text in sorted(changes):  # of two that begin together the longer one comes first
        if start >= at and -finish <= end:
            out += (marked.source[at:start], text)
            at = -finish
    return Written("".join((*out, marked.source[at:end], filled(marked.after))), unsure)


def _parts(marked: Marked, translated: Sequence[tuple[Sentence, str]]) -> list[list[Part]]:
    """Return the sentences of each segment with their positions in it."""
    starts = []
    at = 0
    for segment in marked.segments:
        starts.append(at)
        at += len(segment.text) + 2
    parts: list[list[Part]] = [[] for _ in marked.segments]
    for sentence, target in translated:
        offset = starts[sentence.paragraph]
        parts[sentence.paragraph].append(Part(sentence.start - offset, sentence.end - offset, target))
    return parts


def _escape(marked: Marked, segment: Segment) -> Callable[[str], str]:
    if segment.escape == "yaml":
        return for_yaml
    if marked.kind == "markdown":
        return for_markdown
    return for_html if segment.escape == "attribute" else _for_content


def _for_content(text: str) -> str:
    """Return text for the content of an element: quotation marks may stay as they are."""
    return for_html(text).replace("&quot;", '"').replace("&#x27;", "'")


def _filler(marked: Marked, title: str, language: str) -> Callable[[Sequence[str]], str]:
    direction = "rtl" if facts(language).right_to_left else "ltr"
    values = {
        LANGUAGE: f'lang="{for_html(language)}" dir="{direction}"',
        CODE: language,
        TITLE: for_html(title) if marked.kind == "html" else title,
    }
    return lambda texts: "".join(values.get(text, text) for text in texts)
