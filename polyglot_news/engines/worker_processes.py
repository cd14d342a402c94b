"""Processes that translate beside this one, because a Firefox translator holds the interpreter's lock.

A worker is a plain child process that reads a JSON list of sentences a line from its standard input and
writes a list of translations a line. It ends when its input does, so none outlives a parent that was
killed; it ignores Ctrl-C, which is the parent's to handle.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence

_CHUNK = 6  # sentences sent to a worker at once: few, so that all workers end at about the same time
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv.pop(1)); "
    "from polyglot_news.engines.worker_program import main; main(sys.argv[1:])"
)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers:
    """Child processes with one model, started when first needed and kept until `close`."""

    def __init__(self, paths: Sequence[str], most: int) -> None:
        self._paths = list(paths)
        self._most = most
        self._processes: list[subprocess.Popen[bytes]] = []

    def share(self, texts: Sequence[str], extra: int, translate: Callable[[str], str]) -> list[str]:
        """Translate each text, here and in up to `extra` workers, with the same results as here alone.

        A worker that fails costs only time: its texts are translated here.
        """
        longest_first = sorted(range(len(texts)), key=lambda number: (-len(texts[number]), number))
        waiting = deque(
            longest_first[start : start + _CHUNK] for start in range(0, len(longest_first), _CHUNK)
        )
        results: dict[int, str] = {}
        helpers = [
            threading.Thread(target=_feed, args=(process, waiting, texts, results), daemon=True)
            for process in self._ready(min(extra, self._most))
        ]
        for helper in helpers:
            helper.start()
        _work(waiting, texts, results, translate)
        for helper in helpers:
            helper.join()
        _work(waiting, texts, results, translate)  # what a failed worker returned to the queue
        return [results[number] for number in range(len(texts))]

    def close(self) -> None:
        """End the workers."""
        for process in self._processes:
            _end(process)
        self._processes.clear()

    def _ready(self, count: int) -> list[subprocess.Popen[bytes]]:
        for process in [process for process in self._processes if process.poll() is not None]:
            _end(process)
            self._processes.remove(process)
        command = [sys.executable, "-c", _START, json.dumps(sys.path), *self._paths]
        while len(self._processes) < count:
            try:
                process = subprocess.Popen(  # noqa: S603 - this interpreter with a fixed program
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
                )
            except OSError:
                break  # no room for another process: the others do the work
            self._processes.append(process)
        return self._processes[:count]


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for stream in (process.stdin, process.stdout):
        if stream:
            with contextlib.suppress(OSError):
                stream.close()
    process.wait()


def _work(
    waiting: deque[list[int]], texts: Sequence[str], results: dict[int, str], translate: Callable[[str], str]
) -> None:
    while waiting:
        try:
            chunk = waiting.popleft()
        except IndexError:
            return  # a worker took it after the check
        for number in chunk:
            results[number] = translate(texts[number])


def _feed(
    process: subprocess.Popen[bytes], waiting: deque[list[int]], texts: Sequence[str], results: dict[int, str]
) -> None:
    """Send chunks to one worker, one at a time, until none is left or it fails."""
    if process.stdin is None or process.stdout is None:
        return
    while waiting:
        try:
            chunk = waiting.popleft()
        except IndexError:
            return
        try:
            process.stdin.write(json.dumps([texts[number] for number in chunk]).encode() + b"\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            results.update(zip(chunk, answer, strict=True))
        except (OSError, ValueError, TypeError):
            waiting.append(chunk)
            process.kill()
            return
