"""What a batch would do, without doing it: how many articles, how many words, and how long it would take."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath

from polyglot_news.batch import Batch
from polyglot_news.batch.job import Item, Job, words_of
from polyglot_news.document import Digest
from polyglot_news.pipeline import Options
from polyglot_news.pipeline.preparing import prepare

_SAMPLE = 50  # files of each kind that are read to estimate the words per byte


@dataclass(frozen=True, slots=True)
class Plan:
    """What a batch would do.

    Attributes:
        todo: Articles to do.
        done: Articles that are already done.
        unreadable: Inputs that cannot be read, among those looked at.
        words: Words of the articles to do; counted if the articles are few, else estimated from their sizes.
        is_estimate: Whether the words are estimated.
        speed: Words per second of earlier runs with the same options, or 0.
    """

    todo: int
    done: int
    unreadable: int
    words: int
    is_estimate: bool
    speed: float

    @property
    def seconds(self) -> float:
        """How long it would take at the speed of earlier runs, in seconds; 0 if there were none."""
        return self.words / self.speed if self.speed else 0.0


def plan(batch: Batch, job: Job, options: Options) -> Plan:
    """Return what the batch would do; nothing is translated or written.

    Raises:
        InputError: There is no such folder.
    """
    done = 0
    unreadable = 0
    files: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    read: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for item in batch.inputs():
        if batch.is_done(item):
            done += 1
            continue
        if item.error:
            unreadable += 1
            continue
        kind = PurePosixPath(item.place).suffix.lower()
        files[kind] += 1
        size = _size(job, item)
        sizes[kind] += size
        if files[kind] <= _SAMPLE:
            found = _words(job, item, options)
            unreadable += found is None
            words[kind] += found or 0
            read[kind] += size
    estimated = sum(
        round(words[kind] * sizes[kind] / read[kind]) if read[kind] else words[kind] for kind in files
    )
    is_estimate = any(count > _SAMPLE for count in files.values())
    return Plan(sum(files.values()), done, unreadable, estimated, is_estimate, batch.speed())


def _words(job: Job, item: Item, options: Options) -> int | None:
    """Return the number of words of an article, or None if it cannot be read."""
    result = prepare(item.source(job.folder), "split", options, "").result
    return words_of(result) if isinstance(result, Digest) else None


def _size(job: Job, item: Item) -> int:
    """Return the length of an input: bytes of a file, characters of an article in one that holds many."""
    if item.inside is not None:
        return len(item.inside.html or item.inside.text)
    try:
        return (job.folder / item.path).stat().st_size
    except OSError:
        return 0
