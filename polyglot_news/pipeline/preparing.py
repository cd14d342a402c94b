"""What happens to an input before translation: read, split, summarise.

The functions here know nothing of engines, so that they can run in processes of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from polyglot_news.containers import Item, recognise
from polyglot_news.document import Article, Digest, Sentence, Summary
from polyglot_news.errors import InputError, PolyglotError, UsageError, fault
from polyglot_news.files import read_input, shown
from polyglot_news.pipeline.tasks import Options, Task
from polyglot_news.reading import MAX_BYTES, read_bytes, read_file, read_item, read_text
from polyglot_news.reading.articles_in_containers import may_hold_many, named_items
from polyglot_news.sentences import lines as split_lines
from polyglot_news.sentences import split


@dataclass(frozen=True, slots=True)
class Source:
    """An input of a batch: a file to read, or bytes or text already in memory.

    Attributes:
        path: The file, or the name of the input in results and errors.
        data: Its bytes or text, an article from a container, or None if the file is to be read.
        kind: A suffix such as `.html` that says what they are, if the path does not.
        language: Its language where it is known, or an empty string: the pipeline's options say it.
        digest: For an article out of a container: the hash of the file, where it is the only one in it.
    """

    path: str
    data: bytes | str | Item | None = None
    kind: str = ""
    language: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An input before it is translated."""

    source: Source
    result: Digest | PolyglotError


def prepare(source: Source, task: Task, options: Options, signature: str) -> Prepared:
    """Return the digest of an input without translations, or the error that prevented it.

    Whatever goes wrong is an error of that input alone and does not stop the others.
    """
    result: Digest | PolyglotError
    try:
        result = untranslated(read(source, options), task, options, signature)
    except PolyglotError as error:
        result = error
    except RecursionError:
        result = InputError(
            f"{source.path}: nested too deep", "no article is: look at the content of the file"
        )
    except BaseException as error:  # noqa: BLE001 - one article that a library stumbles over must not end a batch
        result = fault(source.path, error)
    return Prepared(source, result)


def read(source: Source, options: Options) -> Article:
    """Read an input as the options say.

    Raises:
        InputError: It cannot be read or holds no article.
    """
    language = source.language or options.source
    if source.data is None:
        return read_file(source.path, language=language, raw=options.raw, lines=options.lines)
    name = f"{source.path}{source.kind}"
    if isinstance(source.data, Item):
        return read_item(source.data, path=name, language=language, raw=options.raw, digest=source.digest)
    if isinstance(source.data, str):
        article = read_text(source.data, path=name, language=language, raw=options.raw, lines=options.lines)
    else:
        article = read_bytes(source.data, path=name, language=language, raw=options.raw, lines=options.lines)
    return replace(article, path=source.path)


def untranslated(article: Article, task: Task, options: Options, signature: str) -> Digest:
    """Split an article, and choose its summary if the task needs one."""
    sentences = split_lines(article) if options.lines else split(article)
    summary = None
    if task in {"digest", "summarise"}:
        from polyglot_news.summary.single import summarise

        chosen = summarise(
            sentences,
            language=article.language,
            method=options.method,
            length=options.length,
            title=article.title,
            kinds=[article.blocks[sentence.paragraph].kind for sentence in sentences],
            explain=options.explain,
        )
        summary = with_keywords(chosen, article, sentences, options.keywords)
    return Digest(article, sentences, summary, signature=signature, explain=options.explain)


def with_keywords(summary: Summary, article: Article, sentences: Sequence[Sentence], count: int) -> Summary:
    """Return the keywords of the summary; the agency in the dateline is not one."""
    if not count:
        return summary
    from polyglot_news.summary.keywords import keywords

    chosen = [item.sentence for item in summary.sentences]
    found = keywords(
        chosen, language=article.language, count=count + 1, title=article.title, article=sentences
    )
    about = tuple(keyword for keyword in found if f"({keyword})" not in article.dateline)
    return replace(summary, keywords=about[:count])


def sources_of(item: str | Path | Source, options: Options) -> tuple[Source, ...]:
    """Return an input as a source, or the articles in it where it is a feed, a mailbox, JSON or a table.

    A file that cannot be read is returned as it is; reading it will report why.

    Raises:
        UsageError: It is a table without the column that is asked for.
    """
    if isinstance(item, Source):
        return (item,)
    path = str(item)
    if options.lines or not (path == "-" or may_hold_many(path, options.column)):
        return (Source(path),)
    try:
        data = read_input(path, MAX_BYTES)
    except InputError:
        return (Source(path),)
    try:
        found = named_items(data, path, options.column)
    except InputError:
        found = ()
    digest = sha256(data).hexdigest() if len(found) == 1 and found[0][0] == path else ""
    return tuple(Source(name, each, digest=digest) for name, each in found) or (Source(path, data),)


def chapters_of(path: str) -> tuple[Source, ...]:
    """Return the chapters of a book, each as a source of its own, named after its file in the book.

    Raises:
        InputError: It cannot be read, or has no text.
        UsageError: It is no book.
    """
    from polyglot_news.containers.epub import chapters

    data = read_input(path, MAX_BYTES)
    if recognise(data, path) != "epub":
        raise UsageError(f"{shown(path)}: only a book (EPUB) has chapters", "leave out --each")
    found = chapters(data, shown(path))
    if not found:
        raise InputError(f"{shown(path)}: a book without a text", "look at what the file holds")
    return tuple(Source(f"{path}#{item.ident}", item) for item in found)
