"""A file translated in place: read, cut into segments, translated, written again in each language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from polyglot_news import markup
from polyglot_news.containers import recognise
from polyglot_news.document import Article, Block, Digest, Flag, Sentence, Translation
from polyglot_news.errors import InputError
from polyglot_news.files import shown
from polyglot_news.languages import facts
from polyglot_news.markup import Marked, files
from polyglot_news.pipeline import Pipeline
from polyglot_news.reading import read_text
from polyglot_news.reading.dateline import find_dateline
from polyglot_news.reading.encodings import decode
from polyglot_news.reading.joined_blocks import language_of
from polyglot_news.reading.text_kinds import kind_of

_MOST = 8_000_000  # characters: a larger page is refused


@dataclass(frozen=True, slots=True)
class Copy:
    """A file in another language."""

    language: str
    data: bytes


def translated_copies(
    pipeline: Pipeline, data: bytes, path: str, *, whole: bool
) -> tuple[tuple[Copy, ...], Digest]:
    """Return a file in each of the pipeline's target languages, and the digest that the copies were made of.

    A mark whose position is uncertain gives its sentence a flag.

    Args:
        pipeline: Where the engines and the glossary are.
        data: The file: HTML, Markdown, or a kind that `markup.files` writes.
        path: Its name; `-` is standard input.
        whole: Give back a whole HTML page, not the article alone.

    Raises:
        InputError: The file cannot be read, or holds nothing to translate.
        UsageError: It is plain text.
        ModelMissingError: No language has a model; where some have, the others are failures of the digest.
    """
    try:
        file, article = _marked(pipeline, data, path, whole=whole)
    except RecursionError:
        raise InputError(f"{shown(path)}: nested too deep", "leave out --keep-markup") from None
    segments = [segment for text in file.texts for segment in text.segments]
    digest = pipeline.translate(markup.as_article(segments, article))
    hints = _hints(pipeline, markup.pieces(segments, digest.sentences), article)
    copies = []
    translations = []
    for translation in digest.translations:
        written = markup.write(
            file.texts,
            [(item.sentence, item.text) for item in translation.sentences],
            hints.get(translation.language, {}),
            title=translation.title,
            language=translation.language,
        )
        translations.append(_flagged(translation, written.unsure))
        copies.append(
            Copy(translation.language, _bytes(file, data, shown(path), written.texts, translation.language))
        )
    return tuple(copies), replace(digest, translations=tuple(translations))


def _marked(pipeline: Pipeline, data: bytes, path: str, *, whole: bool) -> tuple[files.MarkedFile, Article]:
    """Return a file with its segments, and what is known of the article in it."""
    kind = recognise(data, path)
    if kind:
        file = files.read(data, kind, shown(path))
        texts = [segment.text for text in file.texts for segment in text.segments]
        language = language_of(texts, pipeline.options.source)
        return file, Article("", (), language, dateline=find_dateline(texts[0]), path=path)
    source = decode(data, path=shown(path))
    kind = kind_of(source, path)
    if len(source) > _MOST:
        raise InputError(
            f"{shown(path)}: larger than any page ({len(source):,} characters)", "leave out --keep-markup"
        )
    article = read_text(source, path=path, language=pipeline.options.source, raw=kind == "markdown")
    marked: Marked = markup.read(source, article, kind, whole=whole)
    if not marked.segments:
        raise InputError(f"{shown(path)}: nothing to translate in it", "see what is read with: split")
    return files.MarkedFile(kind, ("",), (marked,)), article


def _bytes(file: files.MarkedFile, data: bytes, path: str, texts: Sequence[str], language: str) -> bytes:
    if file.kind in {"html", "markdown"}:
        return texts[0].encode("utf-8", "replace")
    return files.write(file, data, path, texts, language)


def _hints(pipeline: Pipeline, pieces: Sequence[str], article: Article) -> dict[str, dict[str, str]]:
    """Return, by target language, pieces of sentences with their own translations."""
    blocks = []
    at = 0
    for piece in pieces:
        blocks.append(Block("paragraph", at, at + len(piece)))
        at += len(piece) + 2
    if not blocks:
        return {}
    joined = Article("\n\n".join(pieces), tuple(blocks), article.language)
    return {each.language: _by_piece(pieces, each) for each in pipeline.translate(joined).translations}


def _by_piece(pieces: Sequence[str], translation: Translation) -> dict[str, str]:
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
