"""A folder of articles to a folder of results, each whole, with a manifest to resume from.

An input is skipped if its line in the manifest says that it was done with the same bytes, options, glossary
and models, and if its results are still there.
"""

from __future__ import annotations

import errno
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

from polyglot_news.batch.job import Item, Job, Result, Tally
from polyglot_news.batch.joined_feeds import write_feeds
from polyglot_news.batch.manifest import Manifest
from polyglot_news.batch.result_names import MANIFEST, files_of, is_overview
from polyglot_news.batch.walking import check_folder, find
from polyglot_news.batch.writing import (
    entry_of,
    foreign,
    is_unchanged,
    languages_of,
    refusal,
    survey,
    write,
    write_overview,
)
from polyglot_news.document import Digest
from polyglot_news.errors import InputError, ModelMissingError, OutputError, PolyglotError, UsageError, fault
from polyglot_news.files import is_file
from polyglot_news.pipeline import Copy, Outcome, Source, Task
from polyglot_news.rendering import FEEDS

__all__ = ["MANIFEST", "Batch", "Item", "Job", "Result", "Runner", "Tally", "find", "run"]

# there may be a model now, and what kept a result from being written may be gone
_MENDED = frozenset({ModelMissingError.exit_code, OutputError.exit_code, UsageError.exit_code})
_OF_ONE_FILE = frozenset(
    {errno.EEXIST, errno.ENAMETOOLONG, errno.EISDIR, errno.ENOTDIR, errno.EILSEQ, errno.EINVAL}
)


class Runner(Protocol):
    """What does the work of a batch: a `Pipeline`, or many of them on a cluster."""

    @property
    def targets(self) -> tuple[str, ...]:
        """The target languages."""

    def signature(self, task: Task) -> str:
        """Return everything that determines the results, except the models."""

    def identities(self, source: str) -> dict[str, str]:
        """Return, by target language, which models translate from a language."""

    def batch(
        self,
        inputs: Iterable[str | Path | Source],
        task: Task,
        *,
        processes: int,
        stop: Callable[[], object],
    ) -> Iterator[Outcome]:
        """Yield one outcome for each input, in order."""


class Batch:
    """A running job; a context manager that keeps other batches out of the output folder."""

    def __init__(self, runner: Runner, job: Job) -> None:
        """Open the output folder and read what was done before.

        Raises:
            InputError: There is no folder to read.
            OutputError: The folder cannot be created or written to.
            UsageError: Another batch is writing to it, or the file named like its manifest is not one.
        """
        check_folder(job)
        self._runner = runner
        self._job = job
        marks = "|marks" if job.marks else ""
        self._signature = f"{runner.signature(job.task)}|{job.format}{marks}"
        self._passed: deque[Result] = deque()
        self._waiting: deque[Item] = deque()
        self._manifest = Manifest(job.out) if job.out is not None else None

    def __enter__(self) -> Batch:  # noqa: PYI034 - typing.Self came with Python 3.11
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._manifest is not None:
            self._manifest.close()

    def inputs(self) -> Iterator[Item]:
        """Yield the inputs by path; a result of a batch is never an input, wherever it is."""
        return find(self._job, self.wrote)

    def survey(self) -> int:
        """Return the number of inputs, after checking that no result would overwrite another file.

        Raises:
            UsageError: A file that no batch wrote exists where a result is to be written.
        """
        return survey(self._job, self.inputs(), self._runner.targets, self.wrote)

    def wrote(self, file: str) -> bool:
        """Whether a file, by its path below the output folder, is from this batch or an earlier one."""
        if self._job.out is None:
            return False
        is_known = self._manifest is not None and self._manifest.wrote(file)
        return file == MANIFEST or is_known or is_overview(self._job.out / file)

    def results(
        self, items: Iterable[Item], *, processes: int = 0, stop: Callable[[], object] = bool
    ) -> Iterator[Result]:
        """Yield the result of each input, as soon as its files and its line are written.

        Args:
            items: The inputs.
            processes: How many processes read ahead.
            stop: Called at intervals: if it returns true, work in progress is finished and the rest is left.

        Raises:
            OutputError: No result can be written any more: the disk is full, the folder is gone.
        """
        sources = self._sources(items, stop)
        for outcome in self._runner.batch(sources, self._job.task, processes=processes, stop=stop):
            while self._passed:
                yield self._passed.popleft()
            yield self._finished(self._waiting.popleft(), outcome)
        while self._passed:
            yield self._passed.popleft()
        self._waiting.clear()  # inputs that had been read ahead when the batch was stopped

    @property
    def strange(self) -> int:
        """How many lines of the manifest are not what a batch writes; they are skipped."""
        return self._manifest.strange if self._manifest is not None else 0

    def finish(self) -> tuple[str, ...]:
        """Write what is made of all articles: the overview of pages, or feeds of many entries.

        Returns:
            The feeds that are new or changed, by their paths below the output folder.

        Raises:
            OutputError: One cannot be written.
        """
        out, manifest = self._job.out, self._manifest
        if out is None or manifest is None:
            return ()
        if self._job.format == "html":
            write_overview(out, manifest, [item.path for item in self.inputs()])
        if self._job.format in FEEDS:
            return write_feeds(self._job, out, manifest, self.inputs(), self._signature)
        return ()

    def is_done(self, item: Item) -> bool:
        """Whether an input was done before, or failed before, and nothing has changed."""
        known = self._manifest.entry(item.path) if self._manifest is not None else None
        return not item.error and known is not None and self._is_done(item, known)

    def files_of(self, item: Item) -> tuple[str, ...]:
        """Return the results of an input of these bytes, whatever the options; empty if there are none."""
        known = self._manifest.entry(item.path) if self._manifest is not None else None
        if known is None or item.error or not known["files"]:
            return ()
        usable = is_unchanged(self._job, item, known, str(known.get("signature")))
        return tuple(map(str, known["files"])) if usable else ()

    def speed(self) -> float:
        """Return the words per second of earlier runs, or 0 if there were none."""
        words = seconds = 0.0
        for entry in self._manifest.entries() if self._manifest is not None else ():
            if entry.get("words") and entry.get("seconds") and entry.get("signature") == self._signature:
                words += entry["words"]
                seconds += entry["seconds"]
        return words / seconds if seconds else 0.0

    def _sources(self, items: Iterable[Item], stop: Callable[[], object]) -> Iterator[Source]:
        """Yield the inputs that are to be done; those skipped are kept for `results`."""
        for item in items:
            if stop():
                return
            known = self._manifest.entry(item.path) if self._manifest is not None else None
            if item.error:
                self._passed.append(self._failed(item))
            elif known is not None and self._is_done(item, known):
                failures = tuple(map(str, known.get("failures", ())))
                self._passed.append(Result(item.path, None, tuple(known["files"]), failures, skipped=True))
            else:
                self._waiting.append(item)
                yield item.source(self._job.folder)

    def _is_done(self, item: Item, known: dict[str, Any]) -> bool:
        job = self._job
        if job.force or (job.retry_failed and known.get("outcome") != "done"):
            return False
        if known.get("exit_code") in _MENDED:
            return False
        if not is_unchanged(job, item, known, self._signature):
            return False
        return "language" not in known or known.get("models") == self._models(known["language"])

    def _models(self, language: str) -> dict[str, str]:
        return self._runner.identities(language) if self._job.task in {"digest", "translate"} else {}

    def _failed(self, item: Item) -> Result:
        result = Result(item.path, Outcome(item.path, None, InputError(item.error), 0.0), (), (item.error,))
        if self._manifest is not None:
            self._note(item, entry_of(self._job, item, result, self._signature, {}))
        return result

    def _finished(self, item: Item, outcome: Outcome) -> Result:
        """Write the files of an outcome, then its line."""
        job, digest = self._job, outcome.digest
        if digest is not None:
            digest = replace(digest, article=replace(digest.article, path=item.path))
            outcome = replace(outcome, digest=digest)
        result = Result(item.path, outcome, (), _failures(outcome))
        if job.out is None or self._manifest is None:
            return result
        entry: dict[str, Any] | None = None
        kept = self._corrected(item)
        if digest is not None:
            models = self._models(digest.article.language)
            try:
                files = self._written(job.out, self._manifest, item, digest, kept=kept, copies=outcome.copies)
                result = replace(result, files=files, kept=tuple(file for file in files if file in kept))
                entry = entry_of(job, item, result, self._signature, models)
            except PolyglotError as error:
                if isinstance(error, OutputError) and not _is_of_one_file(error):
                    raise
                result = _failed(item, outcome, error)
            except BaseException as error:  # noqa: BLE001 - an article that cannot be written out costs no other
                result = _failed(item, outcome, fault(str(job.folder / item.path), error))
        self._note(item, entry or entry_of(job, item, result, self._signature, {}))
        return result

    def _note(self, item: Item, entry: dict[str, Any]) -> None:
        """Write the line of an input; what a person corrected stays on record."""
        if self._manifest is not None:
            kept = self._corrected(item)
            self._manifest.add(entry | ({"corrected": list(kept)} if kept else {}))

    def _corrected(self, item: Item) -> tuple[str, ...]:
        """Return the results of an input that a person corrected and that are to stay."""
        job, known = self._job, self._manifest.entry(item.path) if self._manifest is not None else None
        if known is None or job.out is None or job.force:
            return ()
        return tuple(str(file) for file in known.get("corrected", ()) if is_file(job.out / str(file)))

    def _written(
        self,
        out: Path,
        manifest: Manifest,
        item: Item,
        digest: Digest,
        *,
        kept: Sequence[str],
        copies: Sequence[Copy],
    ) -> tuple[str, ...]:
        """Write the files of a digest; files added to the folder since the survey are not overwritten."""
        files = files_of(item.stem, self._job.format, languages_of(digest), item.path)
        if file := foreign(out, files, self.wrote):
            raise refusal(out, file)
        manifest.claim(files)
        return write(self._job, out, item, digest, kept=kept, copies=copies)


def _is_of_one_file(error: OutputError) -> bool:
    return isinstance(error.__cause__, OSError) and error.__cause__.errno in _OF_ONE_FILE


def _failed(item: Item, outcome: Outcome, error: PolyglotError) -> Result:
    """Return the result of an article that was processed but cannot be written."""
    return Result(item.path, replace(outcome, digest=None, error=error), (), (str(error),))


def _failures(outcome: Outcome) -> tuple[str, ...]:
    """Return what could not be done for an input: an error, or the languages that failed."""
    if outcome.error is not None:
        return (str(outcome.error),)
    return tuple(failure.message for failure in outcome.digest.failures) if outcome.digest is not None else ()


def run(
    runner: Runner, job: Job, *, processes: int = 0, stop: Callable[[], object] = bool
) -> Iterator[Result]:
    """Do a whole job, yielding a result for each input.

    Raises:
        InputError: There is no such folder.
        OutputError: No result can be written, at the start or any more.
        UsageError: Another batch is writing to the output folder, or a result would overwrite a file
            that no batch wrote.
    """
    with Batch(runner, job) as batch:
        batch.survey()
        yield from batch.results(batch.inputs(), processes=processes, stop=stop)
        batch.finish()
