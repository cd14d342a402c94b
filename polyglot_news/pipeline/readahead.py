"""Inputs prepared ahead of the translation, in processes of their own, in the order in which they came."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from itertools import chain, islice
from multiprocessing.process import BaseProcess

from polyglot_news.errors import InputError
from polyglot_news.pipeline.options import Options, Task
from polyglot_news.pipeline.preparing import Prepared, Source, prepare

_WORTH_A_PROCESS = 16  # inputs: fewer are read sooner than a process starts
_AHEAD = 32  # inputs that are prepared or waiting at once, and as many more for each process
_PER_PROCESS = 8


def read_ahead(
    sources: Iterable[Source], task: Task, options: Options, signature: str, *, processes: int
) -> Generator[Prepared, None, None]:
    """Yield each input prepared, in order; no more than a few dozen are held at once.

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
    with closing(_Readers(processes, task, options, signature)) as readers:
        yield from readers.prepared(chain(first, waiting))


class _Readers:
    """A pool of processes that is started anew when one of them dies."""

    def __init__(self, processes: int, task: Task, options: Options, signature: str) -> None:
        self._processes = processes
        self._arguments = (task, options, signature)
        self._pool = self._started(processes)

    def prepared(self, sources: Iterator[Source]) -> Iterator[Prepared]:
        """Yield each input prepared, in order."""
        queue: deque[tuple[Source, Future[Prepared]]] = deque()
        most = _AHEAD + _PER_PROCESS * self._processes
        while True:
            for source in islice(sources, most - len(queue)):
                queue.append((source, self._submit(source)))
            if not queue:
                return
            source, future = queue.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                self.close()
                again = [source, *(other for other, _ in queue)]
                yield self._alone(again[0])
                self._pool = self._started(self._processes)
                queue = deque((other, self._submit(other)) for other in again[1:])

    def close(self) -> None:
        """End the processes; what they were doing is not waited for."""
        processes = list((getattr(self._pool, "_processes", None) or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()

    def _submit(self, source: Source) -> Future[Prepared]:
        try:
            return self._pool.submit(prepare, source, *self._arguments)
        except BrokenProcessPool as error:  # told when its turn comes
            failed: Future[Prepared] = Future()
            failed.set_exception(error)
            return failed

    def _alone(self, source: Source) -> Prepared:
        """Prepare one input in a process that it cannot take others down with."""
        with self._started(1) as pool:
            try:
                return pool.submit(prepare, source, *self._arguments).result()
            except BrokenProcessPool:
                error = InputError(
                    f"{source.path}: reading it ended the process that did",
                    "it may be too large for the memory",
                )
                return Prepared(source, error)

    def _started(self, processes: int) -> ProcessPoolExecutor:
        # a fork of a process with the threads of an engine in it may hang: each starts from nothing
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(processes, mp_context=context, initializer=_begin)


def _begin() -> None:
    """Leave Ctrl-C to the process that reads the results, and end when it does, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
