"""The record of a batch, `manifest.jsonl`: one line per article, only ever appended to; the last line counts.

The lines of earlier runs are looked up in a temporary SQLite database on disk, which SQLite removes itself:
a long record takes no more memory than a short one.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from polyglot_news.batch.journal import Journal
from polyglot_news.batch.locking import lock
from polyglot_news.batch.result_names import MANIFEST
from polyglot_news.errors import OutputError, UsageError
from polyglot_news.expected_shapes import fits
from polyglot_news.files import TEMPORARY

_SHAPE = {
    "path": str, "sha256": str, "signature": str, "outcome": str, "seconds": float, "files": [str],
    "flags": [str], "placed": int, "missed": int, "failures": [str], "exit_code": int, "language": str,
    "models": {str: str}, "title": str, "words": int, "ratios": {str: float}, "quality": {str: int},
    "corrected": [str],
}  # fmt: skip
_NEEDED = {"sha256", "signature", "outcome", "files"}
_LONGEST_LINE = 16 << 20  # bytes: a longer line is not ours
_BEGINNING = b'{"path"'


class Manifest:
    """The manifest of an output folder, open for one batch at a time.

    `strange` counts lines that are not what a batch writes; they are skipped.
    """

    def __init__(self, out: Path) -> None:
        """Open it: create the folder, keep other batches out, remove what a killed one left, read the lines.

        Raises:
            OutputError: The folder cannot be created or written to.
            UsageError: Another batch is writing to the folder, or a file that is not a manifest has its name.
        """
        self.path = out / MANIFEST
        self.strange = 0
        try:
            out.mkdir(parents=True, exist_ok=True)
            self._stream: IO[bytes] = self.path.open("a+b")
            self._lock = lock(self._stream, out)
            _tidy(out)
            self._journal = Journal(out)
        except OSError as error:
            raise OutputError(
                f"{error.filename or out}: {error.strerror}", "choose another output folder"
            ) from None
        self._known = sqlite3.connect("")  # a private file of SQLite's, gone when it is closed
        self._known.execute("CREATE TABLE entry (path TEXT PRIMARY KEY, line BLOB NOT NULL) WITHOUT ROWID")
        self._known.execute("CREATE TABLE written (file TEXT PRIMARY KEY) WITHOUT ROWID")
        if not self._load():
            self.close()
            raise UsageError(
                f"{self.path}: this file is not a batch manifest", "move it away, or choose another folder"
            )

    def close(self) -> None:
        """Release the folder."""
        with suppress(OSError):  # the journal is removed, so the manifest must survive a power cut
            os.fsync(self._stream.fileno())
        self._journal.close(self._is_recorded)
        self._known.close()
        if self._is_there() and not self.path.stat().st_size:  # nothing was done, so no empty file is left
            self.path.unlink()
        self._stream.close()
        if self._lock is not None:
            self._lock.release()

    def claim(self, files: Iterable[str]) -> None:
        """Record that this batch is about to write files, given by their paths below the folder.

        Raises:
            OutputError: It cannot be written.
        """
        self._journal.add([file for file in files if not self._is_recorded(file)])

    def wrote(self, file: str) -> bool:
        """Whether a file, by its path below the folder, was written by this batch or an earlier one."""
        return self._journal.has(file) or self._is_recorded(file)

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
            OutputError: It cannot be written, or the folder was removed in the meantime.
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
        self._keep(str(entry["path"]), line, entry.get("files"))
        self._journal.drop(map(str, entry.get("files", ())))

    def _is_there(self) -> bool:
        """Whether the file is still the one that was opened."""
        try:
            now, ours = self.path.stat(), os.fstat(self._stream.fileno())
        except FileNotFoundError:
            return False
        return (now.st_ino, now.st_dev) == (ours.st_ino, ours.st_dev)

    def _is_recorded(self, file: str) -> bool:
        found = self._known.execute("SELECT 1 FROM written WHERE file = ?", (_key(file),))
        return found.fetchone() is not None

    def _load(self) -> bool:
        """Read the lines; return whether the file is a manifest (an empty file is)."""
        self._stream.seek(0)
        last = b"\n"
        is_ours = is_empty = True
        while line := self._stream.readline(_LONGEST_LINE):
            last = line
            if is_empty:  # a line truncated while it was being written is ours too
                is_empty, is_ours = False, line.startswith(_BEGINNING[: len(line)])
            try:
                entry = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if not isinstance(entry, dict) or not isinstance(entry.get("path"), str):
                continue
            is_ours = True
            if fits(entry, _SHAPE) and entry.keys() >= _NEEDED:
                self._keep(entry["path"], line, entry.get("files"))
            else:
                self.strange += 1
                self._note(entry.get("files"))
        if not is_ours:
            return False
        # a killed run may have left half a line: it remains on its own and is not read
        if not last.endswith(b"\n"):
            self._stream.write(b"\n")
        return True

    def _keep(self, path: str, line: bytes, files: object) -> None:
        self._known.execute("INSERT OR REPLACE INTO entry VALUES (?, ?)", (_key(path), line))
        self._note(files)

    def _note(self, files: object) -> None:
        """Remember which files a batch wrote."""
        names = files if isinstance(files, list) else []
        written = [(_key(file),) for file in names if isinstance(file, str)]
        self._known.executemany("INSERT OR IGNORE INTO written VALUES (?)", written)


def _line(entry: Mapping[str, Any]) -> bytes:
    """Return an entry on one line; a name that is not UTF-8 is escaped, so that it can be read back."""
    try:
        return json.dumps(entry, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(entry).encode("ascii")


def _key(path: str) -> str:
    return path.encode("utf-8", "surrogatepass").decode("latin-1")  # any half of a pair is a name of its own


def _tidy(out: Path) -> None:
    """Remove the temporary files that a killed batch left; the caller holds the folder's lock."""
    for place, _, names in os.walk(out):
        for name in names:
            if name.startswith(TEMPORARY):
                with suppress(FileNotFoundError):
                    Path(place, name).unlink()
