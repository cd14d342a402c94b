"""A file translated in place: read, cut into segments, translated, written again in each language."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from polyglot_news import markup
from polyglot_news.containers import recognise
from polyglot_news.document import Article, Block, Digest, Flag, Sentence, Translation
from polyglot_news.errors import InputError, PolyglotError, fault
from polyglot_news.files import read_input, shown
from polyglot_news.languages import facts
from polyglot_news.markup import Marked, files
from polyglot_news.markup.files import docx_markup
from polyglot_news.pipeline import Copy, Outcome, Pipeline, Source, Task
from polyglot_news.reading import MAX_BYTES, read_text
from polyglot_news.reading.dateline import find_dateline
from polyglot_news.reading.encodings import decode
from polyglot_news.reading.joined_blocks import language_of
from polyglot_news.reading.text_kinds import kind_of
from polyglot_news.rendering import render

_QUOTED = 200  # characters of a sentence in a comment
_MOST = 8_000_000  # characters: a larger page is refused


def translated_copies(
    pipeline: Pipeline, data: bytes, path: str, *, whole: bool, comments: bool = False
) -> tuple[tuple[Copy, ...], Digest]:
    """Return a file in each of the pipeline's target languages, and the digest that the copies were made of.

    A mark whose position is uncertain gives its sentence a flag.

    Args:
        pipeline: Where the engines and the glossary are.
        data: The file: HTML, Markdown, or a kind that `markup.files` writes.
        path: Its name; `-` is standard input.
        whole: Give back a whole HTML page, not the article alone.
        comments: Write flags and missed terms into a Word document, as comments on its body.

    Raises:
        InputError: The file cannot be read, or holds nothing to translate.
        UsageError: It is plain text.
        ModelMissingError: No language has a model; where some have, the others are failures of the digest.
    """
    try:
        return _copies(pipeline, data, path, whole=whole, comments=comments)
    except RecursionError:
        raise InputError(f"{shown(path)}: nested too deep", "leave out --keep-markup") from None


def _copies(
    pipeline: Pipeline, data: bytes, path: str, *, whole: bool, comments: bool
) -> tuple[tuple[Copy, ...], Digest]:
    file, article = _marked(pipeline, data, path, whole=whole)
    article = replace(article, sha256=sha256(data).hexdigest())
    segments = [segment for text in file.texts for segment in text.segments]
    digest = pipeline.translate(markup.as_article(segments, article))
    hints = _hints(pipeline, markup.pieces(segments, digest.sentences), article)
    copies = []
    translations = []
    for translation in digest.translations:
        pairs = [(item.sentence, item.text) for item in translation.sentences]
        write = partial(
            markup.write,
            file.texts,
            pairs,
            hints.get(translation.language, {}),
            title=translation.title,
            language=translation.language,
        )
        written = write()
        flagged = _flagged(translation, written.unsure)
        translations.append(flagged)
        if comments:
            said, around = docx_markup.comments_on(data, shown(path), file.texts, _comments(flagged))
            texts = write(around=around).texts
            copy = docx_markup.write(
                data, shown(path), file.names, texts, translation.language, comments=said
            )
        else:
            copy = _bytes(file, data, shown(path), written.texts, translation.language)
        copies.append(Copy(translation.language, copy))
    return tuple(copies), replace(digest, translations=tuple(translations))


class InPlace:
    """A pipeline that translates each file in place: what a batch runs on where inputs keep their kinds."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self.targets = pipeline.targets
        self.identities = pipeline.identities

    def signature(self, task: Task) -> str:
        """Return everything that determines the results, except the models."""
        return f"{self._pipeline.signature(task)}|in-place"

    def batch(
        self,
        inputs: Iterable[str | Path | Source],
        task: Task,
        *,
        processes: int = 0,
        stop: Callable[[], object] = bool,
    ) -> Iterator[Outcome]:
        """Yield an outcome with copies for each file, in order, one after another: files are large."""
        del task, processes
        for each in inputs:
            source = each if isinstance(each, Source) else Source(str(each))
            started = time.monotonic()
            digest: Digest | None = None
            error: PolyglotError | None = None
            copies: tuple[Copy, ...] = ()
            try:
                copies, digest = self._copies(source)
            except PolyglotError as found:
                error = found
            except BaseException as found:  # noqa: BLE001 - one file that cannot be read ends no other
                error = fault(source.path, found)
            yield Outcome(source.path, digest, error, round(time.monotonic() - started, 3), copies)
            if stop():
                return

    def _copies(self, source: Source) -> tuple[tuple[Copy, ...], Digest]:
        """Return the copies of a file; those of plain text are its translations.

        Raises:
            InputError: It cannot be read, or is an article in a file of many.
            PolyglotError: It cannot be translated.
        """
        if source.data is not None:
            raise InputError(f"{source.path}: a file of many articles is not written again", "name a format")
        data = read_input(source.path, MAX_BYTES)
        if not recognise(data, source.path):
            text = decode(data, path=source.path)
            if kind_of(text, source.path) == "text":
                digest = self._pipeline.translate(self._pipeline.read(source.path))
                texts = (render(replace(digest, translations=(one,))) for one in digest.translations)
                languages = (one.language for one in digest.translations)
                return tuple(map(Copy, languages, (text.encode() for text in texts))), digest
        return translated_copies(self._pipeline, data, source.path, whole=True)


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


def _comments(translation: Translation) -> dict[int, list[str]]:
    """Return what is to be looked at, by the number of its segment."""
    found: dict[int, list[str]] = {}
    for item in translation.sentences:
        told = [f"{flag.check}: {flag.message}" for flag in item.flags]
        told += [
            f"term missed: {term.term} = {term.target}" for term in item.terms if term.status == "missed"
        ]
        if told:
            found.setdefault(item.sentence.paragraph, []).append(f"{item.text[:_QUOTED]} [{'; '.join(told)}]")
    return found


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
