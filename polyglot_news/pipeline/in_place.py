"""A page translated with its markup in place: read, cut into segments, translated, written again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from polyglot_news import markup
from polyglot_news.document import Article, Block, Digest, Flag, Sentence, Translation
from polyglot_news.errors import InputError, UsageError
from polyglot_news.languages import facts
from polyglot_news.pipeline import Pipeline
from polyglot_news.reading import read_source, read_text

_MOST = 8_000_000  # characters: a larger page is refused


def translate_page(pipeline: Pipeline, path: str | Path, *, whole: bool) -> tuple[str, Digest]:
    """Return a page in the pipeline's one target language, and the digest that it was made of.

    A mark whose position is uncertain gives its sentence a flag.

    Args:
        pipeline: Where the engines and the glossary are.
        path: HTML or Markdown; `-` is standard input.
        whole: Give back the whole HTML page, not the article alone.

    Raises:
        InputError: The page cannot be read, or holds no article.
        UsageError: It is plain text, or there is not exactly one target language.
        ModelMissingError: There is no model for the languages.
    """
    if len(pipeline.options.to) != 1:
        raise UsageError("--keep-markup gives one page in one language", "give one language with --to")
    source, kind = read_source(path)
    if len(source) > _MOST:
        raise InputError(
            f"{path}: larger than any page ({len(source):,} characters)", "leave out --keep-markup"
        )
    try:
        return _translated(pipeline, source, kind, str(path), whole=whole)
    except RecursionError:
        raise InputError(f"{path}: nested too deep", "leave out --keep-markup") from None


def _translated(pipeline: Pipeline, source: str, kind: str, path: str, *, whole: bool) -> tuple[str, Digest]:
    article = read_text(source, path=path, language=pipeline.options.source, raw=kind == "markdown")
    marked = markup.read(source, article, kind, whole=whole)
    if not marked.segments:
        raise InputError(f"{path}: there is nothing to translate in it", "see what is read with: split")
    digest = pipeline.translate(markup.as_article(marked, article))
    (translation,) = digest.translations
    hints = _hints(pipeline, markup.pieces(marked, digest.sentences), article)
    written = markup.write(
        marked,
        [(item.sentence, item.text) for item in translation.sentences],
        hints,
        title=translation.title,
        language=translation.language,
    )
    return written.text, replace(digest, translations=(_flagged(translation, written.unsure),))


def _hints(pipeline: Pipeline, pieces: Sequence[str], article: Article) -> dict[str, str]:
    """Return the pieces of sentences with their translations."""
    blocks = []
    at = 0
    for piece in pieces:
        blocks.append(Block("paragraph", at, at + len(piece)))
        at += len(piece) + 2
    if not blocks:
        return {}
    joined = Article("\n\n".join(pieces), tuple(blocks), article.language)
    translation = pipeline.translate(joined).translations[0]
    texts: list[list[str]] = [[] for _ in pieces]
    for item in translation.sentences:
        texts[item.sentence.paragraph].append(item.text)
    glue = " " if facts(translation.language).spaced else ""
    return {piece: glue.join(parts) for piece, parts in zip(pieces, texts, strict=True)}


def _flagged(translation: Translation, unsure: Sequence[tuple[Sentence, str]]) -> Translation:
    """Return the translation with a flag for each mark whose position is uncertain."""
    found: dict[int, list[str]] = {}
    for sentence, name in unsure:
        found.setdefault(sentence.index, []).append(name)
    return replace(
        translation,
        sentences=tuple(
            replace(item, flags=(*item.flags, *map(_flag, found[item.sentence.index])))
            if item.sentence.index in found
            else item
            for item in translation.sentences
        ),
    )


def _flag(name: str) -> Flag:
    return Flag(
        "markup", "warning", f"the place of '{name}' is uncertain: it encloses everything that it may contain"
    )
