"""The one place that knows the order of the stages: read, split, summarise, translate."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from types import TracebackType

from polyglot_news.config import data_folder, glossary_folders
from polyglot_news.document import Article, Digest, Failure, Summary, Translation
from polyglot_news.engines import registry
from polyglot_news.engines.base import Engine
from polyglot_news.errors import ModelMissingError, PolyglotError, UsageError
from polyglot_news.glossary import Glossary, load
from polyglot_news.glossary import merge as merge_glossaries
from polyglot_news.languages import code_of
from polyglot_news.pipeline.options import TASKS, Options, Outcome, Task
from polyglot_news.pipeline.quality import checked
from polyglot_news.reading import read_file
from polyglot_news.reading.joining import join
from polyglot_news.sentences import lines as split_lines
from polyglot_news.sentences import split
from polyglot_news.summary import METHODS, Length, keywords, merge, summarise
from polyglot_news.translate import Request, translate, unchanged

__all__ = ["TASKS", "Options", "Outcome", "Pipeline", "Task"]

Prepare = Callable[[Sequence[tuple[str, str]]], None]
_ARTICLES_TOGETHER = 16  # sentences of so many articles make one engine call: enough to fill its batches


class Pipeline:
    """Reads, splits, summarises and translates articles; a context manager that owns its engines.

    Engines are connected when the first article needs them and closed with the pipeline.
    """

    def __init__(self, options: Options, glossary: Glossary | None, prepare: Prepare | None = None) -> None:
        """Make a pipeline of resolved parts; `open` is the usual way."""
        self.options = options
        self.glossary = glossary
        self._prepare = prepare
        self._engines: dict[tuple[str, str], Engine] = {}

    @classmethod
    def open(
        cls,
        *,
        to: Sequence[str] = (),
        glossaries: Sequence[str] = (),
        source: str = "auto",
        engine: str = "auto",
        method: str = "news",
        length: Length | None = None,
        raw: bool = False,
        lines: bool = False,
        explain: bool = False,
        keywords: int = 0,
        prepare: Prepare | None = None,
    ) -> Pipeline:
        """Return a pipeline; languages, method and glossaries are checked here, models at first use.

        Args:
            to: Target languages in any of the usual spellings; repeated ones count once.
            glossaries: Names or files; where two disagree, the later one wins.
            source: Language of the articles, or `auto`.
            engine: One of `engines.registry.NAMES`, or `auto`.
            method: One of `summary.METHODS`.
            length: Length of summaries; five sentences or a third of the article by default.
            raw: Keep every paragraph as it stands.
            lines: Take each input line as one unit.
            explain: Give reasons with summaries and dropped blocks.
            keywords: How many keywords to name with a summary.
            prepare: Called with the pairs of languages that are about to be translated, before their
                models are looked for: the command line offers to install what is missing.

        Raises:
            UsageError: An unknown language, method or engine.
            GlossaryError: A glossary is missing or not well formed.
        """
        if method not in METHODS:
            raise UsageError(f"unknown method '{method}'", f"choose one of {', '.join(METHODS)}")
        if engine != "auto" and engine not in registry.NAMES:
            raise UsageError(f"unknown engine '{engine}'", f"choose one of auto, {', '.join(registry.AUTO)}")
        options = Options(
            to=tuple(dict.fromkeys(code_of(tag) for tag in to)),
            source=source if source == "auto" else code_of(source),
            engine=engine,
            method=method,
            length=length or Length(),
            raw=raw,
            lines=lines,
            explain=explain,
            keywords=keywords,
        )
        loaded = [load(name, glossary_folders(), options.to) for name in glossaries]
        return cls(options, merge_glossaries(loaded) if loaded else None, prepare)

    def __enter__(self) -> Pipeline:  # noqa: PYI034 - typing.Self came with Python 3.11
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the engines; the pipeline may be used again and connects them anew."""
        for engine in self._engines.values():
            engine.close()
        self._engines.clear()

    def read(self, path: str | Path) -> Article:
        """Read one file (`-` is standard input) as the options say.

        Raises:
            InputError: It cannot be read or holds no article.
        """
        options = self.options
        return read_file(path, language=options.source, raw=options.raw, lines=options.lines)

    def split(self, article: Article) -> Digest:
        """Return the article's sentences."""
        return self._one("split", article)

    def summarise(self, article: Article) -> Digest:
        """Return the sentences that carry the news."""
        return self._one("summarise", article)

    def translate(self, article: Article) -> Digest:
        """Return title and all sentences in each target language.

        Raises:
            ModelMissingError: No target language has a model; where some have, the others are `failures`.
        """
        return self._one("translate", article)

    def digest(self, article: Article) -> Digest:
        """Return the summary, and title and summary in each target language.

        Raises:
            ModelMissingError: No target language has a model; where some have, the others are `failures`.
        """
        return self._one("digest", article)

    def merge(self, paths: Sequence[str | Path]) -> Digest:
        """Return one summary of several articles about one story; what two of them say is said once.

        The articles are joined into one, title and date those of the first; each chosen sentence names
        its sources.

        Raises:
            InputError: One of them cannot be read.
            UsageError: They are in different languages.
        """
        options = self.options
        article, ends = join([self.read(path) for path in paths])
        sentences = split(article)
        starts = (0, *ends)
        parts = [
            (str(path), [s for s in sentences if start <= s.start < end])
            for path, start, end in zip(paths, starts, ends, strict=False)
        ]
        merged = merge(parts, language=article.language, length=options.length, explain=options.explain)
        chosen = zip(merged.summary.sentences, merged.sources, strict=True)
        summary = replace(
            merged.summary, sentences=tuple(replace(item, sources=sources) for item, sources in chosen)
        )
        summary = self._with_keywords(summary, article)
        return Digest(
            article, sentences, summary, signature=self.signature("summarise"), explain=options.explain
        )

    def batch(self, paths: Iterable[str | Path], task: Task = "digest") -> Iterator[Outcome]:
        """Yield an outcome for each input, in order; one that cannot be read stops none of the others.

        The sentences of several articles go to the engine together; the results do not depend on it.
        """
        waiting = iter(paths)
        while group := list(islice(waiting, _ARTICLES_TOGETHER)):
            yield from self._group(group, task)

    def signature(self, task: Task) -> str:
        """Return what makes the results of this pipeline what they are: program, options and glossary."""
        return self.options.signature(task, self.glossary.hash[:12] if self.glossary else "none")

    def _one(self, task: Task, article: Article) -> Digest:
        result = self._results(task, [article])[0]
        if isinstance(result, PolyglotError):
            raise result
        return result

    def _group(self, paths: Sequence[str | Path], task: Task) -> Iterator[Outcome]:
        started = time.monotonic()
        read = [self._attempt(path) for path in paths]
        results = iter(self._results(task, [item for item in read if isinstance(item, Article)]))
        seconds = round((time.monotonic() - started) / len(paths), 3)
        for path, item in zip(paths, read, strict=True):
            result = item if isinstance(item, PolyglotError) else next(results)
            if isinstance(result, Digest):
                yield Outcome(str(path), result, None, seconds)
            else:
                yield Outcome(str(path), None, result, seconds)

    def _attempt(self, path: str | Path) -> Article | PolyglotError:
        try:
            return self.read(path)
        except PolyglotError as error:
            return error

    def _results(self, task: Task, articles: Sequence[Article]) -> list[Digest | PolyglotError]:
        plain = [self._without_translation(task, article) for article in articles]
        if task in {"split", "summarise"}:
            return list(plain)
        if not self.options.to:
            raise UsageError("no target language", "say --to it, or set 'to' in polyglot-news.toml")
        if self._prepare is not None:
            sources = sorted({digest.article.language for digest in plain})
            self._prepare([(s, target) for target in self.options.to for s in sources if s != target])
        found: list[list[Translation | PolyglotError]] = [[] for _ in plain]
        for target in self.options.to:
            for source in sorted({digest.article.language for digest in plain}):
                chosen = [i for i, digest in enumerate(plain) if digest.article.language == source]
                requests = [_request(plain[i], task) for i in chosen]
                for i, result in zip(chosen, self._translated(requests, source, target), strict=True):
                    found[i].append(result)
        return [
            _completed(digest, self.options.to, results) for digest, results in zip(plain, found, strict=True)
        ]

    def _without_translation(self, task: Task, article: Article) -> Digest:
        options = self.options
        sentences = split_lines(article) if options.lines else split(article)
        summary = None
        if task in {"digest", "summarise"}:
            summary = self._with_keywords(
                summarise(
                    sentences,
                    language=article.language,
                    method=options.method,
                    length=options.length,
                    title=article.title,
                    explain=options.explain,
                ),
                article,
            )
        return Digest(article, sentences, summary, signature=self.signature(task), explain=options.explain)

    def _with_keywords(self, summary: Summary, article: Article) -> Summary:
        """Name what the summary is about; the agency in the dateline is no part of it."""
        count = self.options.keywords
        if not count:
            return summary
        chosen = [item.sentence for item in summary.sentences]
        found = keywords(chosen, language=article.language, count=count + 1)
        about = tuple(keyword for keyword in found if f"({keyword})" not in article.dateline)
        return replace(summary, keywords=about[:count])

    def _translated(
        self, requests: Sequence[Request], source: str, target: str
    ) -> Sequence[Translation | PolyglotError]:
        if source == target:
            return [unchanged(request, target) for request in requests]
        try:
            engine = self._engine(source, target)
            found = translate(requests, engine=engine, glossary=self.glossary, source=source, target=target)
            return checked(
                requests, found, engine=engine, glossary=self.glossary, source=source, target=target
            )
        except PolyglotError as error:
            return [error] * len(requests)

    def _engine(self, source: str, target: str) -> Engine:
        if (source, target) not in self._engines:
            self._engines[source, target] = registry.connect(
                source, target, engine=self.options.engine, folder=data_folder()
            )
        return self._engines[source, target]


def _request(digest: Digest, task: Task) -> Request:
    if task == "digest" and digest.summary is not None:
        return Request(digest.article, tuple(item.sentence for item in digest.summary.sentences))
    return Request(digest.article, digest.sentences)


def _completed(
    digest: Digest, targets: Sequence[str], results: Sequence[Translation | PolyglotError]
) -> Digest | PolyglotError:
    translations = tuple(result for result in results if isinstance(result, Translation))
    errors = [result for result in results if isinstance(result, PolyglotError)]
    if errors and not translations:
        return errors[0] if len(errors) == 1 else _all_of(errors)
    failures = tuple(
        Failure(target, str(result), result.exit_code)
        for target, result in zip(targets, results, strict=True)
        if isinstance(result, PolyglotError)
    )
    return replace(digest, translations=translations, failures=failures)


def _all_of(errors: Sequence[PolyglotError]) -> PolyglotError:
    """Return one error for several of which none left a translation."""
    if all(isinstance(error, ModelMissingError) for error in errors):
        return ModelMissingError("; ".join(error.message for error in errors), _commands(errors))
    return errors[0]


def _commands(errors: Sequence[PolyglotError]) -> str:
    return "; ".join(dict.fromkeys(error.hint for error in errors if error.hint))
