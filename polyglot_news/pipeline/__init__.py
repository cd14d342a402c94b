"""The one place that knows the order of stages: read, split, choose, translate, check."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from polyglot_news.config import GLOSSARIES, data_folder, glossary_folders
from polyglot_news.document import Article, Digest, Sentence, Translation
from polyglot_news.errors import ModelError, PolyglotError, UsageError
from polyglot_news.languages import code_of
from polyglot_news.pipeline.articles_together import groups
from polyglot_news.pipeline.preparing import Prepared, Source, read, sources_of, untranslated
from polyglot_news.pipeline.readahead import read_ahead
from polyglot_news.pipeline.tasks import TASKS, Options, Outcome, Task
from polyglot_news.summary.length import Length
from polyglot_news.summary.methods import METHODS

if TYPE_CHECKING:  # what translates is loaded where something is translated
    from polyglot_news.document.briefing import Briefing
    from polyglot_news.engines.server.addressing import Server
    from polyglot_news.glossary import Glossary
    from polyglot_news.memory import Memory
    from polyglot_news.pipeline.translating import Translator

__all__ = ["TASKS", "Options", "Outcome", "Pipeline", "Source", "Task"]

Offer = Callable[[Sequence[tuple[str, str]]], None]


class Pipeline:
    """Reads, splits, summarises and translates articles; a context manager that owns its engines.

    Engines are connected when the first article needs them and closed with the pipeline.
    """

    def __init__(
        self,
        options: Options,
        glossary: Glossary | None,
        offer: Offer | None = None,
        memory: Path | None = None,
        threads: int = 0,
    ) -> None:
        """Make a pipeline from resolved parts; `open` is the usual way. `threads` 0: one per core."""
        self.options = options
        self.glossary = glossary
        self._offer = offer
        self._memory_path = memory
        self._threads = threads
        self._memory: Memory | None = None
        self._translator: Translator | None = None
        self._identities: dict[tuple[str, int], dict[str, str]] = {}

    @classmethod
    def open(
        cls,
        *,
        to: str | Sequence[str] = (),
        glossaries: str | Sequence[str] | None = None,
        source: str = "auto",
        engine: str = "auto",
        method: str = "news",
        length: Length | None = None,
        raw: bool = False,
        lines: bool = False,
        explain: bool = False,
        keywords: int = 0,
        quality: bool = False,
        min_quality: int = 0,
        memory: str | Path | None = None,
        offer: Offer | None = None,
        server: Server | None = None,
        column: str = "",
    ) -> Pipeline:
        """Return a pipeline; languages, method and glossaries are checked here, models at first use.

        Args:
            to: Target languages in any of the usual spellings, one or several; repeated ones count once.
            glossaries: Names or files, one or several; where two disagree, the later one wins. By default
                those that the command line uses; an empty list means none.
            source: Language of the articles, or `auto`.
            engine: One of `engines.backends.NAMES`, or `auto`.
            method: One of `summary.METHODS`.
            length: Length of summaries; five sentences or a third of the article by default.
            raw: Keep every paragraph as it stands.
            lines: Take each input line as one unit.
            explain: Give reasons with summaries and dropped blocks.
            keywords: How many keywords to name with a summary.
            quality: Tell the quality of each sentence also by a second translation, which takes as long.
            min_quality: Leave sentences below this quality, 0 to 100, in the source language.
            memory: A file that keeps translations from run to run; it is made where it is missing.
            offer: Called with the pairs of languages that are about to be translated, before their
                models are looked for: the command line offers to install what is missing.
            server: For the engine `server`: `engines.server.addressing.server_of` names it.
            column: The column of a table (CSV, TSV) that holds the texts: its name, or its number from 1.

        Raises:
            UsageError: An unknown language, method or engine.
            GlossaryError: A glossary is missing or not well formed.
            MemoryFileError: The memory cannot be opened, or is not one.
        """
        if method not in METHODS:
            raise UsageError(f"unknown method '{method}'", f"choose one of {', '.join(METHODS)}")
        if engine != "auto":
            from polyglot_news.engines import backends

            backends.chosen(engine)
        if (engine == "server") != (server is not None):
            raise UsageError(
                "the engine server needs the address of a server, and the other way round",
                "give --engine server, --server URL and --server-model NAME",
            )
        options = Options(
            to=tuple(dict.fromkeys(code_of(tag) for tag in _several(to))),
            source=source if source == "auto" else code_of(source),
            engine=engine,
            method=method,
            length=length or Length(),
            raw=raw,
            lines=lines,
            explain=explain,
            keywords=keywords,
            quality=quality,
            min_quality=min_quality,
            server=server,
            column=column,
        )
        usual = GLOSSARIES if options.to else ()  # without a translation none is needed
        named = usual if glossaries is None else _several(glossaries)
        opened = cls(options, _merged(named, options.to), offer, Path(memory) if memory else None)
        _ = opened.memory  # a file that is not a memory is reported now
        return opened

    def __enter__(self) -> Pipeline:  # noqa: PYI034 - typing.Self came with Python 3.11
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the engines; the pipeline may be used again and connects them anew."""
        if self._translator is not None:
            self._translator.close()
        self._identities.clear()
        if self._memory is not None:
            self._memory.close()
            self._memory = None

    def read(self, path: str | Path) -> Article:
        """Read one file (`-` is standard input) as the options say.

        Raises:
            InputError: It cannot be read or holds no article.
        """
        return read(Source(str(path)), self.options)

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

    def merge(self, paths: Sequence[str | Path], task: Task = "summarise") -> Digest:
        """Return one summary of several articles about one story, without repetitions.

        The articles are joined into one, path, title and date those of the first; each chosen sentence names
        its sources.

        Args:
            paths: The files.
            task: `digest` translates title and summary as well.

        Raises:
            InputError: One of them cannot be read.
            ModelMissingError: No target language has a model; where some have, the others are `failures`.
            UsageError: They are in different languages.
        """
        from polyglot_news.pipeline.merging import merged

        articles = [(str(path), self.read(path)) for path in paths]
        result = self._results(task, [merged(articles, self.options, self.signature(task))])[0]
        if isinstance(result, PolyglotError):
            raise result
        return result

    def brief(
        self,
        inputs: Iterable[str | Path | Source],
        *,
        top: int = 20,
        about: Mapping[str, float] | Sequence[str] = (),
        processes: int = 0,
    ) -> Briefing:
        """Return the stories of many articles, each told once, in the pipeline's target languages.

        Without target languages each story is told in the language that most of its articles have. An
        article that cannot be read is one of the `failures` and costs no other. Of an article only its
        fingerprint is kept; its sentences are read again when its story is told.

        Args:
            inputs: Files, or sources that bring their bytes.
            top: So many stories are told in full, the others are single lines; 0 tells all.
            about: The reader's subjects, with weights or without: stories about them come first.
            processes: How many processes read ahead; 0: none.
        """
        from polyglot_news.pipeline.briefing import briefing_of
        from polyglot_news.pipeline.newsdesk import desk_of, entries_of, plan_of

        entries, failures = entries_of(self, inputs, processes=processes)
        made = briefing_of(entries, desk_of(self), plan_of(self, top=top, about=about))
        return replace(made, failures=(*failures, *made.failures))

    def batch(
        self,
        inputs: Iterable[str | Path | Source],
        task: Task = "digest",
        *,
        processes: int = 0,
        stop: Callable[[], object] = bool,
    ) -> Iterator[Outcome]:
        """Yield an outcome for each article, in order; one that cannot be read does not stop the others.

        An input is one article, except for feeds, mailboxes and JSON, which may hold many.

        The sentences of several articles go to the engine together; the results do not depend on it. Inputs
        are taken as they are needed, and no more than some dozens are held at once.

        Args:
            inputs: Files, or sources that bring their bytes.
            task: What is done with each.
            processes: How many processes read and summarise ahead of the translation; 0: none.
            stop: Asked between groups of articles: where it says yes, the rest is left undone.
        """
        if task in {"digest", "translate"}:
            self._check_targets()
        sources = chain.from_iterable(sources_of(each, self.options) for each in inputs)
        ready = read_ahead(sources, task, self.options, self.signature(task), processes=processes)
        with closing(ready):
            started = time.monotonic()
            for group in groups(ready, task):
                results = self._group(group, task)
                now = time.monotonic()
                seconds, started = round((now - started) / len(group), 3), now
                for source, result in results:
                    digest, error = (result, None) if isinstance(result, Digest) else (None, result)
                    yield Outcome(source.path, digest, error, seconds)
                if stop():
                    return

    def signature(self, task: Task) -> str:
        """Return everything that affects results: program, options, glossary, imported translations."""
        signature = self.options.signature(task, self.glossary.hash[:12] if self.glossary else "none")
        imports = self.memory.imports[:12] if self.memory is not None else ""
        return f"{signature}|memory:{imports}" if imports else signature

    def identities(self, source: str) -> dict[str, str]:
        """Return, by target language, which models would translate from a language, without loading any.

        A language without a route has an empty string. The machine is asked once for each language, and again
        where models were missing or another engine was connected.
        """
        key = source, self._translator.connected if self._translator is not None else 0
        if key not in self._identities:
            found = {target: self._identity(source, target) for target in self.options.to if target != source}
            if not all(found.values()):
                return found
            self._identities[key] = found
        return dict(self._identities[key])

    def _identity(self, source: str, target: str) -> str:
        from polyglot_news.engines import registry

        try:
            return registry.identity(
                source, target, engine=self.options.engine, folder=data_folder(), server=self.options.server
            )
        except ModelError:  # just removed or replaced: there is no model to name
            return ""

    @property
    def targets(self) -> tuple[str, ...]:
        """The target languages."""
        return self.options.to

    @property
    def memory(self) -> Memory | None:
        """The translation memory, opened at first use, or None."""
        if self._memory is None and self._memory_path is not None:
            from polyglot_news.memory import Memory

            self._memory = Memory(self._memory_path)
        return self._memory

    def leads(self, source: str, target: str) -> bool:
        """Return whether an installed model, or a chain of two, leads from one language to another."""
        return source == target or bool(self._identity(source, target))

    def translated(
        self, parts: Sequence[tuple[Article, tuple[Sentence, ...]]], source: str, target: str
    ) -> Sequence[Translation | PolyglotError]:
        """Return articles translated into one language: title and some of the sentences of each.

        Args:
            parts: Articles of one language, each with the sentences to translate.
            source: Our code of that language.
            target: Our code of the language to translate into; it need not be one of the targets.
        """
        from polyglot_news.translate import Request

        if self._offer is not None and source != target:
            self._offer([(source, target)])
        requests = [Request(article, sentences) for article, sentences in parts]
        try:
            return self._translating().translated(requests, source, target)
        except PolyglotError as error:
            return [error] * len(requests)

    def _one(self, task: Task, article: Article) -> Digest:
        result = self._results(task, [untranslated(article, task, self.options, self.signature(task))])[0]
        if isinstance(result, PolyglotError):
            raise result
        return result

    def _group(self, group: Sequence[Prepared], task: Task) -> list[tuple[Source, Digest | PolyglotError]]:
        results = iter(self._results(task, [one.result for one in group if isinstance(one.result, Digest)]))
        return [
            (one.source, one.result if isinstance(one.result, PolyglotError) else next(results))
            for one in group
        ]

    def _check_targets(self) -> None:
        if not self.options.to:
            raise UsageError("no target language", "add --to LANGUAGE, or set 'to' in polyglot-news.toml")

    def _results(self, task: Task, plain: Sequence[Digest]) -> list[Digest | PolyglotError]:
        if task in {"split", "summarise"}:
            return list(plain)
        self._check_targets()
        if self._offer is not None:
            sources = sorted({digest.article.language for digest in plain})
            self._offer([(s, target) for target in self.options.to for s in sources if s != target])
        return self._translating().results(task, plain)

    def _translating(self) -> Translator:
        if self._translator is None:
            from polyglot_news.pipeline.translating import Translator

            self._translator = Translator(self.options, self.glossary, lambda: self.memory, self._threads)
        return self._translator


def _merged(names: Sequence[str], targets: tuple[str, ...]) -> Glossary | None:
    """Return the glossaries of that name as one, or None where none is named."""
    if not names:
        return None
    from polyglot_news.glossary import load, merge

    return merge([load(name, glossary_folders(), targets) for name in names])


def _several(names: str | Sequence[str]) -> Sequence[str]:
    """Return names given as a sequence or as one string with commas."""
    return [name.strip() for name in names.split(",") if name.strip()] if isinstance(names, str) else names
