"""Plain text: one line per sentence of a summary, or per paragraph of a translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polyglot_news.document import Digest, Translation
from polyglot_news.languages import facts, one_line
from polyglot_news.rendering.rejoining import paragraphs, shown


def render(digests: Sequence[Digest]) -> str:
    """Return title and sentences of each digest; translations follow under the name of their language."""
    return "\n".join("".join(f"{line}\n" for line in _lines(digest)) for digest in digests)


def render_lines(digests: Sequence[Digest]) -> str:
    """Return one line for each input line; several target languages stand side by side, tabs between."""
    rows: list[str] = []
    for digest in digests:
        columns = [
            [shown(item, translation) for item in translation.sentences]
            for translation in digest.translations
        ]
        if not columns:
            columns = [[one_line(s.text, digest.article.language) for s in digest.sentences]]
        rows += ["\t".join(row) for row in zip(*columns, strict=True)]
    return "".join(f"{row}\n" for row in rows)


def _lines(digest: Digest) -> Iterator[str]:
    language = digest.article.language
    title = one_line(digest.article.title, language)
    if digest.summary is not None:
        yield from (title, "") if title else ()
        for item in digest.summary.sentences:
            sources = f" [{'; '.join(item.sources)}]" if item.sources else ""
            yield one_line(item.sentence.text, language) + sources
        if digest.summary.keywords:
            yield from ("", f"Keywords: {', '.join(digest.summary.keywords)}")
    elif not digest.translations and not digest.failures:
        yield from (one_line(sentence.text, language) for sentence in digest.sentences)
    named = digest.summary is not None or len(digest.translations) > 1
    for number, translation in enumerate(digest.translations):
        if number or digest.summary is not None:
            yield ""
        if named:
            yield f"== {facts(translation.language).name} ({translation.language}) =="
            yield ""
        yield from _translated(translation, whole=digest.summary is None)


def _translated(translation: Translation, *, whole: bool) -> Iterator[str]:
    if translation.title:
        yield translation.title
        yield ""
    if not whole:
        yield from (shown(item, translation) for item in translation.sentences)
        return
    for number, paragraph in enumerate(paragraphs(translation)):
        if number:
            yield ""
        yield paragraph
