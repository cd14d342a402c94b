"""The record of a batch, `manifest.jsonl`: one line an article, only ever added to; the last line counts.

The lines of earlier runs are looked up in a database that SQLite keeps on disk and removes by itself: a
record of any length takes no more memory than a short one.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from polyglot_news.batch.naming import MANIFEST
from polyglot_news.config import cache_folder
from polyglot_news.errors import OutputError, UsageError
from polyglot_news.files import TEMPORARY

_LONGEST_LINE = 16 << 20  # bytes: a longer line is not ours


class Manifest:
    """The manifest of an output folder, open for one batch at a time."""

    def __init__(self, out: Path) -> None:
        """Open it: make the folder, keep other batches out, remove what a killed one left, read the lines.

        Raises:
            OutputError: The folder cannot be made or written to.
            UsageError: Another batch is writing to the folder.
        """
        self.path = out / MANIFEST
        try:
            out.mkdir(parents=True, exist_ok=True)
            self._lock = _locked(out)
            _tidy(out)
            self._stream: IO[bytes] = self.path.open("a+b")
        except OSError as error:
            raise OutputError(
                f"{error.filename or out}: {error.strerror}", "choose another output folder"
            ) from None
        self._known = sqlite3.connect("")  # a private file of SQLite's, gone when it is closed
        self._known.execute("CREATE TABLE entry (path TEXT PRIMARY KEY, line BLOB NOT NULL) WITHOUT ROWID")
        self._load()

    def close(self) -> None:
        """Let go of the folder."""
        self._stream.close()
        self._known.close()
        if self._lock is not None:
            self._lock.release()

    def entry(self, path: str) -> dict[str, Any] | None:
        """Return the last line of an input, or None."""
        found = self._known.execute("SELECT line FROM entry WHERE path = ?", (_key(path),)).fetchone()
        return dict(json.loads(found[0])) if found else None

    def entries(self) -> Iterator[dict[str, Any]]:
        """Yield the last line of each input, by path."""
        for (line,) in self._known.execute("SELECT line FROM entry ORDER BY path"):
            yield dict(json.loads(line))

    def add(self, entry: Mapping[str, Any]) -> None:
        """Write the line of an input.

        Raises:
            OutputError: It cannot be written, or the folder was removed meanwhile.
        """
        line = _line(entry)
        try:
            if not self._is_there():
                raise OutputError(
                    f"{self.path.parent}: removed while the batch was writing to it",
                    "run the same command again",
                )
            self._stream.write(line + b"\n")
            self._stream.flush()
        except OSError as error:
            raise OutputError(
                f"{self.path}: {error.strerror}", "free space or choose another folder"
            ) from None
        self._keep(str(entry["path"]), line)

    def _is_there(self) -> bool:
        """Whether the file is still the one that was opened."""
        try:
            now, ours = self.path.stat(), os.fstat(self._stream.fileno())
        except FileNotFoundError:
            return False
        return (now.st_ino, now.st_dev) == (ours.st_ino, ours.st_dev)

    def _load(self) -> None:
        self._stream.seek(0)
        last = b"\n"
        while line := self._stream.readline(_LONGEST_LINE):
            last = line
            try:
                entry = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(entry, dict) and isinstance(entry.get("path"), str):
                self._keep(entry["path"], line)
        # a run that was killed may have left half a line: it stays for itself and is not read
        if not last.endswith(b"\n"):
            self._stream.write(b"\n")

    def _keep(self, path: str, line: bytes) -> None:
        self._known.execute("INSERT OR REPLACE INTO entry VALUES (?, ?)", (_key(path), line))


def _line(entry: Mapping[str, Any]) -> bytes:
    """Return an entry on one line; a name that is no UTF-8 is written in escapes, so that it comes back."""
    try:
        return json.dumps(entry, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(entry).encode("ascii")


def _key(path: str) -> str:
    return path.encode("utf-8", "surrogateescape").decode("latin-1")


def _tidy(out: Path) -> None:
    """Remove the temporary files that a killed batch left; the caller holds the folder's lock."""
    for place, _, names in os.walk(out):
        for name in names:
            if name.startswith(TEMPORARY):
                with suppress(FileNotFoundError):
                    Path(place, name).unlink()


def _locked(out: Path) -> Any:  # noqa: ANN401 - of filelock, imported when it is needed
    """Return the lock of an output folder; None where the user's cache cannot hold one.

    The lock lies in the cache: the folder holds nothing but results.
    """
    from filelock import FileLock, Timeout

    name = sha256(str(out.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:24]
    try:
        place = cache_folder() / "batches"
        place.mkdir(parents=True, exist_ok=True)
        lock = FileLock(place / f"{name}.lock")
        lock.acquire(timeout=0)
    except Timeout:
        raise UsageError(
            f"{out}: another batch is writing to it", "wait for it, or choose another folder"
        ) from None
    except (OSError, NotImplementedError):
        return None
    return lock
