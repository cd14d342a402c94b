"""The one place that knows the order of stages: read, split, choose, translate, check."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from polyglot_news.config import GLOSSARIES, data_folder
from polyglot_news.document import Article, Digest
from polyglot_news.errors import ModelError, PolyglotError, UsageError
from polyglot_news.languages import code_of
from polyglot_news.pipeline.articles_together import groups
from polyglot_news.pipeline.named_glossaries import glossary_of, several
from polyglot_news.pipeline.preparing import Prepared, Source, read, sources_of, untranslated
from polyglot_news.pipeline.readahead import read_ahead
from polyglot_news.pipeline.tasks import TASKS, Copy, Options, Outcome, Task
from polyglot_news.summary.length import Length
from polyglot_news.summary.methods import METHODS

if TYPE_CHECKING:  # what translates is loaded where something is translated
    from polyglot_news.document.briefing import Briefing
    from polyglot_news.engines.server.addressing import Server
    from polyglot_news.glossary import Glossary
    from polyglot_news.memory import Memory
    from polyglot_news.pipeline.translating import Translator

__all__ = ["TASKS", "Copy", "Options", "Outcome", "Pipeline", "Source", "Task"]

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
            to=tuple(dict.fromkeys(code_of(tag) for tag in several(to))),
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
        named = usual if glossaries is None else several(glossaries)
        opened = cls(options, glossary_of(named, options.to), offer, Path(memory) if memory else None)
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

        Without target languages each story is told in the language that most of its articles have.

        Args:
            inputs: Files, or sources that bring their bytes.
            top: So many stories are told in full, the others are single lines; 0: all.
            about: The reader's subjects, with weights or without, which come first.
            processes: How many processes read ahead; 0: none.
        """
        from polyglot_news.pipeline.newsdesk import brief

        return brief(self, inputs, top=top, about=about, processes=processes)

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
            found = {target: self.identity(source, target) for target in self.options.to if target != source}
            if not all(found.values()):
                return found
            self._identities[key] = found
        return dict(self._identities[key])

    def identity(self, source: str, target: str) -> str:
        """Return which models would translate from a language into another; empty where none leads there."""
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
        sources = sorted({digest.article.language for digest in plain})
        pairs = [(s, target) for target in self.options.to for s in sources if s != target]
        return self.translator(pairs).results(task, plain)

    def translator(self, pairs: Sequence[tuple[str, str]]) -> Translator:
        """Return what translates, after models were offered for pairs of languages that have none."""
        if self._offer is not None:
            self._offer(pairs)
        if self._translator is None:
            from polyglot_news.pipeline.translating import Translator

            self._translator = Translator(self.options, self.glossary, lambda: self.memory, self._threads)
        return self._translator
