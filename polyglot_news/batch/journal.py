"""The names of files that a batch is about to write, kept in the output folder until the manifest has them.

If a batch is killed after it wrote a file and before it wrote the line in the manifest, the next run would
otherwise not recognise the file as its own, and could not overwrite it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO

from polyglot_news.batch.result_names import JOURNAL
from polyglot_news.errors import OutputError
from polyglot_news.files import is_file, read_limited, write_whole

_MOST = 1 << 28  # bytes of a journal: a batch of millions of files has a smaller one


class Journal:
    """The journal of an output folder: there while a batch is running, and after one was killed."""

    def __init__(self, out: Path) -> None:
        """Read what a killed batch left."""
        self.path = out / JOURNAL
        self._names = set(read(self.path))
        self._stream: IO[bytes] | None = None

    def has(self, file: str) -> bool:
        """Whether a batch was about to write a file."""
        return file in self._names

    def add(self, files: Iterable[str]) -> None:
        """Write names to the journal.

        Raises:
            OutputError: They cannot be written.
        """
        new = [file for file in files if file not in self._names]
        if not new:
            return
        try:
            if self._stream is None:
                self._stream = self.path.open("ab")
            self._stream.write(lines(new))
            self._stream.flush()
            os.fsync(self._stream.fileno())
        except OSError as error:
            raise OutputError(
                f"{self.path}: {error.strerror}", "free space or choose another folder"
            ) from None
        self._names.update(new)

    def drop(self, files: Iterable[str]) -> None:
        """Forget names that the manifest now has; on disk they stay until the journal is closed."""
        self._names.difference_update(files)

    def close(self, is_recorded: Callable[[str], bool]) -> None:
        """Keep only the names of files that exist and are not in the manifest; remove an empty journal."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
        left = sorted(f for f in self._names if is_file(self.path.parent / f) and not is_recorded(f))
        with suppress(OSError, OutputError):  # a journal with too many names does no harm
            if left:
                write_whole(self.path, lines(left).decode("ascii"))
            else:
                self.path.unlink(missing_ok=True)


def lines(names: Iterable[str]) -> bytes:
    """Return names as the lines of a journal; names that are not UTF-8 survive a round trip."""
    return "".join(f"{json.dumps(name)}\n" for name in names).encode("ascii")


def read(path: Path) -> tuple[str, ...]:
    """Return the names in a journal, without a truncated last line; empty if there is no journal."""
    try:
        data = read_limited(path, _MOST)
    except OSError:
        return ()
    found = []
    for line in data.splitlines():
        with suppress(ValueError, RecursionError):
            name = json.loads(line)
            if isinstance(name, str):
                found.append(name)
    return tuple(found)
