"""Processes that read and summarise: a pool that survives the death of one of them.

It is a separate module because its imports take longer to load than a small command takes to run.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.context import SpawnContext, SpawnProcess
from multiprocessing.process import BaseProcess
from typing import Any

from polyglot_news.errors import InputError
from polyglot_news.pipeline.preparing import Prepared, Source, prepare
from polyglot_news.pipeline.tasks import Options, Task

_AHEAD = 32  # inputs prepared or waiting at once, plus some for each process
_PER_PROCESS = 8


class Readers:
    """A pool of processes that is restarted when one of them dies."""

    def __init__(self, processes: int, task: Task, options: Options, signature: str) -> None:
        self._processes = processes
        self._arguments = (task, options, signature)
        self._context = _Context()
        self._pool = self._started(processes)

    def read(self, sources: Iterator[Source]) -> Iterator[Prepared]:
        """Yield each prepared input, in order."""
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
        """End the processes without waiting for their work."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in self._context.started:
            if process.is_alive():
                process.terminate()
        self._context.started.clear()

    def _submit(self, source: Source) -> Future[Prepared]:
        try:
            return self._pool.submit(prepare, source, *self._arguments)
        except BrokenProcessPool as error:  # reported when its turn comes
            failed: Future[Prepared] = Future()
            failed.set_exception(error)
            return failed

    def _alone(self, source: Source) -> Prepared:
        """Prepare one input in a process of its own, so that a crash affects no other input."""
        with self._started(1) as pool:
            try:
                return pool.submit(prepare, source, *self._arguments).result()
            except BrokenProcessPool:
                error = InputError(
                    f"{source.path}: the process that read it was killed",
                    "it may need more memory than is available",
                )
                return Prepared(source, error)

    def _started(self, processes: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(processes, mp_context=self._context, initializer=_begin)


class _Context(SpawnContext):
    """Starts each process from nothing and keeps it in `started`, to be ended with the pool.

    A fork of a process with engine threads may hang.
    """

    def __init__(self) -> None:
        super().__init__()
        self.started: list[SpawnProcess] = []

    def Process(self, *args: Any, **kwargs: Any) -> SpawnProcess:  # type: ignore[override]  # noqa: ANN401, N802
        process = _Deaf(*args, **kwargs)
        self.started.append(process)
        return process


class _Deaf(SpawnProcess):
    """A process that ignores Ctrl-C from the start, because its parent handles it."""

    def start(self) -> None:
        """Start the process with the signal blocked."""
        if not hasattr(signal, "pthread_sigmask"):
            super().start()
            return
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            super().start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Leave Ctrl-C to the process that reads the results, and end when it does, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
