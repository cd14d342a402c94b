"""Inputs prepared ahead of the translation, in separate processes, in their original order."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import closing
from itertools import chain, islice

from polyglot_news.pipeline.preparing import Prepared, Source, prepare
from polyglot_news.pipeline.tasks import Options, Task

_WORTH_A_PROCESS = 16  # inputs: fewer are read before a process has started


def read_ahead(
    sources: Iterable[Source], task: Task, options: Options, signature: str, *, processes: int
) -> Generator[Prepared, None, None]:
    """Yield each prepared input, in order; no more than a few dozen are held at once.

    An input that ends its process (a library that crashes, memory that runs out) is an error of its own and
    costs no other input.

    Args:
        sources: The inputs; they are taken as they are needed.
        task: What is done with them.
        options: How.
        signature: What the digests are signed with.
        processes: How many processes read; none where 0, or where there is too little to do.
    """
    waiting = iter(sources)
    first = list(islice(waiting, _WORTH_A_PROCESS))
    if processes < 1 or len(first) < _WORTH_A_PROCESS:
        for source in chain(first, waiting):
            yield prepare(source, task, options, signature)
        return
    from polyglot_news.pipeline.reading_processes import Readers

    with closing(Readers(processes, task, options, signature)) as readers:
        yield from readers.read(chain(first, waiting))
