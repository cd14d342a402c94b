"""Waits for articles to arrive below a folder, and yields those that have stopped growing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from polyglot_news.batch.job import Item, Job
from polyglot_news.batch.walking import Wanted, arrived, check_folder, find

_SETTLED = 1.0  # seconds without a change after which a file counts as complete
_TICK = 250  # milliseconds between two looks


@dataclass(slots=True)
class Arrivals:
    """Files that have changed and are watched until they no longer do."""

    folder: Path
    settled: float = _SETTLED
    _seen: dict[str, tuple[tuple[int, int], float]] = field(default_factory=dict)

    def note(self, path: str, now: float) -> None:
        """Note that a path has changed."""
        self._seen[path] = (self._state(path), now)

    def ready(self, now: float) -> list[str]:
        """Return, once, the paths that have not changed for long enough; deleted ones are forgotten."""
        found = []
        for path, (state, since) in list(self._seen.items()):
            current = self._state(path)
            if current == (-1, -1):
                del self._seen[path]
            elif current != state:
                self._seen[path] = (current, now)
            elif now - since >= self.settled:
                del self._seen[path]
                found.append(path)
        return found

    def _state(self, path: str) -> tuple[int, int]:
        try:
            state = (self.folder / path).stat()
        except OSError:
            return (-1, -1)
        return (state.st_size, state.st_mtime_ns)


def watch(
    job: Job,
    stop: Callable[[], bool],
    *,
    wrote: Wanted | None = None,
    settled: float = _SETTLED,
) -> Iterator[Iterator[Item]]:
    """Yield all inputs first, then those that arrive or change, some at a time, until `stop` returns true.

    Renamed files arrive under their new name; deleted files, editors' temporary files, and whatever is hidden
    or not an input of the job are ignored.

    Raises:
        InputError: There is no such folder.
    """
    import watchfiles

    check_folder(job)
    arrivals = Arrivals(job.folder, settled)
    root = job.folder.resolve()
    is_first = True
    for changes in watchfiles.watch(
        root, stop_event=_Stop(stop), step=_TICK, debounce=2 * _TICK, rust_timeout=_TICK,
        yield_on_timeout=True, watch_filter=None, raise_interrupt=True,
    ):  # fmt: skip
        now = time.monotonic()
        for _, name in changes:
            arrivals.note(Path(name).relative_to(root).as_posix(), now)
        if is_first:  # files that arrived before the watch began, and just after
            is_first = False
            yield find(job, wrote)
        elif ready := arrivals.ready(now):
            yield arrived(job, ready, wrote)


@dataclass(frozen=True, slots=True)
class _Stop:
    """The event that watchfiles checks to see whether to go on."""

    stop: Callable[[], bool]

    def is_set(self) -> bool:
        """Whether to stop."""
        return self.stop()
