"""A folder's briefing: its articles are read once, and stories grow as more arrive.

With an output folder the results of a batch there are used and completed, and each story links the digests of
its articles.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from types import TracebackType

from polyglot_news.batch import Batch, Item, Job, Runner
from polyglot_news.batch.result_names import MANIFEST
from polyglot_news.batch.story_store import StoryStore, with_result
from polyglot_news.document import Digest, Failure
from polyglot_news.document.briefing import Briefing
from polyglot_news.errors import PolyglotError
from polyglot_news.pipeline import TASKS, Pipeline, Source
from polyglot_news.pipeline.briefing_entries import Entry, entry_of
from polyglot_news.pipeline.making_briefings import briefing_of
from polyglot_news.pipeline.newsdesk import desk_of, names_of, plan_of
from polyglot_news.rendering import FORMATS
from polyglot_news.stories.fingerprints import SIGNATURE
from polyglot_news.summary.length import Length

_MOST_HEAD = 1 << 20  # bytes of a manifest's first line


class Newsroom:
    """A folder whose articles are gathered and told; a context manager that owns its output folder."""

    def __init__(self, pipeline: Pipeline, runner: Runner, job: Job, *, processes: int = 0) -> None:
        """Open the folders.

        Args:
            pipeline: What reads, tells and translates.
            runner: What makes the digests of single articles: the pipeline, or a cluster.
            job: The folder of articles and, where there is one, that of the results.
            processes: How many processes read ahead.

        Raises:
            InputError: There is no folder to read.
            OutputError: The output folder cannot be made or written to.
            UsageError: A batch is writing to it, or a file there is not one of a batch.
        """
        self._pipeline = pipeline
        self._job = _as_before(job)
        self._processes = processes
        self._glossary = names_of(pipeline)
        self._batch = Batch(runner, self._job)
        self._entries: dict[str, Entry] = {}
        self._failures: dict[str, Failure] = {}
        try:
            self._store = StoryStore(
                self._job.out,
                f"{SIGNATURE}|{self._glossary.hash if self._glossary else ''}|{pipeline.options.raw}",
            )
        except BaseException:
            self._batch.__exit__(None, None, None)
            raise
        self._known = self._store.stories()

    def __enter__(self) -> Newsroom:  # noqa: PYI034 - typing.Self came with Python 3.11
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._store.close()
        self._batch.__exit__(kind, error, trace)

    def inputs(self) -> Iterator[Item]:
        """Yield the articles below the folder."""
        return self._batch.inputs()

    def wrote(self, file: str) -> bool:
        """Whether a file below the output folder is a result."""
        return self._batch.wrote(file)

    def take(
        self, items: Iterable[Item], stop: Callable[[], object] = bool, step: Callable[[str], object] = str
    ) -> None:
        """Read articles; one that cannot be read is a failure of the briefing and stops no other.

        Args:
            items: The articles; one that was taken before is replaced.
            stop: Called at intervals: if it returns true, the rest is left.
            step: Called after each article.
        """
        for item, digest, error, files in self._read(items, stop):
            self._failures.pop(item.path, None)
            if digest is not None:
                article = replace(digest.article, path=str(self._job.folder / item.path))
                entry = entry_of(replace(digest, article=article), item.path, self._glossary)
                self._store.add(entry, item.digest(self._job.folder))
                self._entries[item.path] = with_result(entry, files)
            elif error is not None:
                self._entries.pop(item.path, None)
                self._failures[item.path] = Failure(item.path, str(error), error.exit_code)
            step("")

    def briefing(self, *, top: int, about: Mapping[str, float], length: Length | None = None) -> Briefing:
        """Return the briefing of all articles taken so far; from now on its stories keep their names.

        Raises:
            OutputError: The names cannot be kept.
        """
        plan = plan_of(self._pipeline, top=top, about=about)
        plan = replace(plan, length=length or plan.length)
        entries = [self._entries[path] for path in sorted(self._entries)]
        made = briefing_of(entries, desk_of(self._pipeline), plan, self._known)
        self._known = {article.path: story.id for story in made.stories for article in story.articles}
        self._store.name_stories(self._known)
        failures = tuple(self._failures[path] for path in sorted(self._failures))
        return replace(made, failures=(*failures, *made.failures))

    def _read(
        self, items: Iterable[Item], stop: Callable[[], object]
    ) -> Iterator[tuple[Item, Digest | None, PolyglotError | None, tuple[str, ...]]]:
        """Yield each article that has to be read, with its digest; those that are known are put in place.

        With an output folder, an article without a result there gets one on the way.
        """

        def unread() -> Iterator[Item]:
            for item in items:
                entry = None if item.error else self._store.entry(item.path, item.digest(self._job.folder))
                files = self._batch.files_of(item)
                if entry is not None and (files or self._job.out is None):
                    self._failures.pop(item.path, None)
                    self._entries[item.path] = with_result(entry, files)
                else:
                    yield item

        if self._job.out is None:
            for item, found in self._outcomes(unread(), stop):
                yield item, *found, ()
            return
        again: list[Item] = []
        by_path: dict[str, Item] = {}
        results = self._batch.results(
            chain.from_iterable(self._undone(item, by_path, again) for item in unread()),
            processes=self._processes,
            stop=stop,
        )
        for result in results:
            item, outcome = by_path.pop(result.path), result.outcome
            if outcome is None or outcome.digest is None:
                again.append(item)  # what cannot be translated can be read all the same
            else:
                yield item, outcome.digest, outcome.error, result.files
        for item, found in self._outcomes(again, stop):
            yield item, *found, self._batch.files_of(item)

    def _undone(self, item: Item, by_path: dict[str, Item], again: list[Item]) -> Iterator[Item]:
        """Yield an article that has no result; one that has is only to be read again."""
        if self._batch.files_of(item):
            again.append(item)
        else:
            by_path[item.path] = item
            yield item

    def _outcomes(
        self, items: Iterable[Item], stop: Callable[[], object]
    ) -> Iterator[tuple[Item, tuple[Digest | None, PolyglotError | None]]]:
        """Yield each article read and split."""
        taken: deque[Item] = deque()

        def sources() -> Iterator[Source]:
            for item in items:
                taken.append(item)
                yield item.source(self._job.folder)

        for outcome in self._pipeline.batch(sources(), "split", processes=self._processes, stop=stop):
            yield taken.popleft(), (outcome.digest, outcome.error)


def _as_before(job: Job) -> Job:
    """Return the job with the task and format that the results in its output folder have."""
    if job.out is None:
        return job
    try:
        with (job.out / MANIFEST).open("rb") as stream:
            line = json.loads(stream.readline(_MOST_HEAD))
        parts = str(line["signature"]).split("|")
    except (OSError, ValueError, KeyError, TypeError):
        return job
    marks = parts[-1] == "marks"
    shape = parts[-2] if marks else parts[-1]
    task = next((each for each in TASKS if each == parts[1]), job.task) if len(parts) > 1 else job.task
    if task == "digest" and job.task == "summarise":
        task = job.task  # without target languages there is nothing to translate
    return replace(job, task=task, format=shape if shape in FORMATS else job.format, marks=marks)
