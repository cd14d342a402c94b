"""The second half of a pipeline: its engines and its memory, and what they make of prepared articles.

Loaded when the first article is to be translated: splitting and summarising need none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from polyglot_news.config import data_folder
from polyglot_news.document import Digest, Translation
from polyglot_news.engines import registry
from polyglot_news.engines.protocol import Engine
from polyglot_news.errors import PolyglotError
from polyglot_news.glossary import Glossary
from polyglot_news.memory import Memory
from polyglot_news.models.installed.checked_before_loading import examine
from polyglot_news.pipeline.articles_together import completed, each_for_itself, wanted
from polyglot_news.pipeline.assessing import assessed, opinion
from polyglot_news.pipeline.mending import checked
from polyglot_news.pipeline.second_engine import Others
from polyglot_news.pipeline.tasks import Options, Task
from polyglot_news.reading.language import detect
from polyglot_news.translate import Request, translate, unchanged


class Translator:
    """Translates prepared articles and checks what came of them; owns the engines, one a pair of languages.

    Engines are connected when the first article needs them.
    """

    def __init__(
        self, options: Options, glossary: Glossary | None, memory: Callable[[], Memory | None], threads: int
    ) -> None:
        """Make a translator; `memory` is asked for each group of articles, `threads` 0 is one a core."""
        self._options = options
        self._glossary = glossary
        self._memory = memory
        self._threads = threads
        self._engines: dict[tuple[str, str], Engine] = {}
        self._others = Others()

    @property
    def connected(self) -> int:
        """How many engines are loaded."""
        return len(self._engines)

    def close(self) -> None:
        """Close the engines; the next article connects them anew."""
        for engine in self._engines.values():
            engine.close()
        self._engines.clear()
        self._others.close()

    def results(self, task: Task, plain: Sequence[Digest]) -> list[Digest | PolyglotError]:
        """Return each digest with its translations, or one error where every language failed."""
        found: list[list[Translation | PolyglotError]] = [[] for _ in plain]
        for target in self._options.to:
            for source in sorted({digest.article.language for digest in plain}):
                chosen = [i for i, digest in enumerate(plain) if digest.article.language == source]
                requests = [Request(plain[i].article, wanted(plain[i], task)) for i in chosen]
                for i, result in zip(chosen, self.translated(requests, source, target), strict=True):
                    found[i].append(result)
        return [
            completed(digest, self._options.to, results) for digest, results in zip(plain, found, strict=True)
        ]

    def translated(
        self, requests: Sequence[Request], source: str, target: str
    ) -> Sequence[Translation | PolyglotError]:
        """Return a translation of each request into one language, or the error that stood in its way."""
        if source == target:
            return [unchanged(request, target) for request in requests]
        glossary = self._glossary

        def work(some: Sequence[Request]) -> Sequence[Translation]:
            engine, memory = self._engine(source, target), self._memory()
            # an engine that was chosen by name stands alone
            other = self._others.of(engine, self._threads) if self._options.engine == "auto" else None
            found = translate(
                some, engine=engine, glossary=glossary, source=source, target=target, memory=memory
            )
            done = checked(
                some, found, engine=engine, glossary=glossary, source=source, target=target, memory=memory,
                another=other,
            )  # fmt: skip
            second = opinion(engine, other) if self._options.quality else None
            return assessed(done, (source, target), second=second, least=self._options.min_quality)

        return each_for_itself(work, requests)

    def _engine(self, source: str, target: str) -> Engine:
        if (source, target) not in self._engines:
            self._engines[source, target] = registry.connect(
                source, target, engine=self._options.engine, folder=data_folder(), threads=self._threads,
                examine=examine, server=self._options.server, glossary=self._glossary, detect=detect,
            )  # fmt: skip
        return self._engines[source, target]
