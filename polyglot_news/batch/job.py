"""What a batch is asked to do, and what becomes of each input."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from polyglot_news.containers import Item as Contained
from polyglot_news.document import Digest
from polyglot_news.files import sha256_of
from polyglot_news.pipeline import Outcome, Source, Task


@dataclass(frozen=True, slots=True)
class Job:
    """What a batch does: read `folder`, write to `out`, in one of the formats.

    Attributes:
        folder: Where the articles are.
        out: Where the results go, or None if nothing is written: the caller receives them as they come.
        task: What is done with each article.
        format: Name of a renderer.
        force: Do all again.
        retry_failed: Do again what failed, even if nothing has changed.
        marks: Mark placed and missed terms in text.
        include: Patterns as in `.gitignore`; if there are any, only files that match one are read.
        exclude: Patterns of files and folders that are left out.
        column: The column of tables that holds the texts; without one, tables are no inputs.
    """

    folder: Path
    out: Path | None
    task: Task
    format: str
    force: bool = False
    retry_failed: bool = False
    marks: bool = False
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    column: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An input: a file that is an article, or an article in a file that holds many.

    Attributes:
        path: Its name in the manifest: the file's path below the folder, with `#` and its id if it is in one.
        stem: What its results are called, without a suffix.
        error: Why a folder or file cannot be an input; it is then reported as a failure.
        inside: The article, if it is in a file that holds many.
        file: The path of that file below the folder.
    """

    path: str
    stem: str
    error: str = ""
    inside: Contained | None = None
    file: str = ""

    @property
    def place(self) -> str:
        """The path of the file, below the folder."""
        return self.file or self.path

    def source(self, folder: Path) -> Source:
        """Return what the pipeline is given to read."""
        return Source(str(folder / self.place) + self.path[len(self.place) :], self.inside)

    def digest(self, folder: Path) -> str:
        """Return the hash of what it is read from; empty if it cannot be read."""
        return self.inside.digest() if self.inside is not None else sha256_of(folder / self.path)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one input; `files` are relative to the output folder.

    `skipped` means that it was done before, or failed before (`failures` then say so), and has not changed.
    `kept` are those of its files that a person corrected: they were not written again.
    """

    path: str
    outcome: Outcome | None
    files: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    skipped: bool = False
    kept: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """What a batch has done so far; it grows as results come."""

    done: int = 0
    failed: int = 0
    skipped: int = 0
    failed_before: int = 0
    sentences: int = 0
    translated: int = 0
    words: int = 0
    terms: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)
    repaired: int = 0

    @property
    def articles(self) -> int:
        """The number of inputs so far."""
        return self.done + self.failed + self.skipped + self.failed_before

    def add(self, result: Result) -> None:
        """Count one more result."""
        if result.skipped and result.failures:
            self.failed_before += 1
        elif result.skipped:
            self.skipped += 1
        elif result.failures:
            self.failed += 1
        else:
            self.done += 1
        if result.outcome is not None and result.outcome.digest is not None:
            self._count(result.outcome.digest)

    def _count(self, digest: Digest) -> None:
        self.sentences += len(digest.sentences)
        self.words += words_of(digest)
        for translation in digest.translations:
            self.translated += len(translation.sentences)
            self.terms.update(term.status for term in translation.terms)
            for item in translation.sentences:
                self.flags.update(flag.check for flag in item.flags)
                self.repaired += item.repaired


def words_of(digest: Digest) -> int:
    """Return the number of words in the article."""
    from polyglot_news.summary.words import count_words

    return sum(count_words(sentence.text) for sentence in digest.sentences)
