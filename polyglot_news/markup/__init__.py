"""A page translated with its markup in place: cut into segments, written anew around them.

The source is never parsed and written as a whole: only the places of the segments are replaced in it, so all
that is not translated stays as it was, byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from polyglot_news.document import Article, Block, Sentence
from polyglot_news.errors import UsageError
from polyglot_news.escaping import for_html, for_markdown, for_xml, for_yaml
from polyglot_news.languages import facts
from polyglot_news.markup.pieces import Part, wanted
from polyglot_news.markup.placing_tags import Placed, place
from polyglot_news.markup.segments import CODE, LANGUAGE, TITLE, Marked, Segment

__all__ = ["Marked", "Written", "as_article", "pieces", "read", "write"]


@dataclass(frozen=True, slots=True)
class Written:
    """Texts in another language, and the marks whose places are uncertain, with their sentences."""

    texts: tuple[str, ...]
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


def as_article(segments: Sequence[Segment], article: Article) -> Article:
    """Return the segments as an article: a block each, what a translation is made of."""
    blocks = []
    at = 0
    for segment in segments:
        blocks.append(Block(segment.kind, at, at + len(segment.text)))
        at += len(segment.text) + 2
    return Article(
        "\n\n".join(segment.text for segment in segments), tuple(blocks), article.language,
        title=article.title, dateline=article.dateline, published=article.published, path=article.path,
        sha256=article.sha256,
    )  # fmt: skip


def pieces(segments: Sequence[Segment], sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Return the texts whose own translation helps to place marks; `sentences` are those of `as_article`."""
    parts = _parts(segments, [(sentence, "") for sentence in sentences])
    found = (piece for segment, some in zip(segments, parts, strict=True) for piece in wanted(segment, some))
    return tuple(dict.fromkeys(found))


def write(
    texts: Sequence[Marked],
    translated: Sequence[tuple[Sentence, str]],
    hints: Mapping[str, str],
    *,
    title: str,
    language: str,
    around: Mapping[int, tuple[str, str]] | None = None,
) -> Written:
    """Return texts in the target language.

    Args:
        texts: A page, or the texts that a file holds.
        translated: Each sentence of `as_article`, of the segments of all texts, with its translation.
        hints: The texts of `pieces` with their translations.
        title: The translated title.
        language: Our code of the target language.
        around: What to put before and behind segments, by their number.
    """
    segments = [segment for marked in texts for segment in marked.segments]
    escapes = [_escape(marked, segment) for marked in texts for segment in marked.segments]
    parts = _parts(segments, translated)
    sentences: list[list[Sentence]] = [[] for _ in segments]
    for sentence, _ in translated:
        sentences[sentence.paragraph].append(sentence)
    spaced = facts(language).spaced
    placed = [
        place(segment, some, hints, spaced=spaced, escape=escape)
        for segment, some, escape in zip(segments, parts, escapes, strict=True)
    ]
    unsure = tuple(
        (sentences[number][at], name)
        for number, each in enumerate(placed)
        for at, name in each.unsure
        if sentences[number] and name
    )
    for number, (before, behind) in (around or {}).items():
        placed[number] = replace(placed[number], markup=before + placed[number].markup + behind)
    rest = iter(placed)
    return Written(
        tuple(_filled(marked, [next(rest) for _ in marked.segments], title, language) for marked in texts),
        unsure,
    )


def _filled(marked: Marked, placed: Sequence[Placed], title: str, language: str) -> str:
    """Return a text with its translated segments in their places."""
    filled = _filler(marked, title, language)
    changes = [(change.start, -change.end, filled(change.pieces)) for change in marked.changes]
    changes += [(s.start, -s.end, each.markup) for s, each in zip(marked.segments, placed, strict=True)]
    out = [filled(marked.before)]
    at, end = marked.span
    for start, finish, text in sorted(changes):  # of two that begin together the longer one comes first
        if start >= at and -finish <= end:
            out += (marked.source[at:start], text)
            at = -finish
    return "".join((*out, marked.source[at:end], filled(marked.after)))


def _parts(segments: Sequence[Segment], translated: Sequence[tuple[Sentence, str]]) -> list[list[Part]]:
    """Return the sentences of each segment with their positions in it."""
    starts = []
    at = 0
    for segment in segments:
        starts.append(at)
        at += len(segment.text) + 2
    parts: list[list[Part]] = [[] for _ in segments]
    for sentence, target in translated:
        offset = starts[sentence.paragraph]
        parts[sentence.paragraph].append(Part(sentence.start - offset, sentence.end - offset, target))
    return parts


def _escape(marked: Marked, segment: Segment) -> Callable[[str], str]:
    if segment.escape == "yaml":
        return for_yaml
    if marked.kind == "plain":
        return for_xml
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
