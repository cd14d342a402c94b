"""The file of a translation memory: opened or created, and renamed if it is found to be damaged.

A damaged file is never deleted: imported units may still be recovered from it. The work continues with an
empty one.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from polyglot_news.errors import MemoryFileError
from polyglot_news.files import first_bytes
from polyglot_news.memory.translation_units import checksum

_APPLICATION = 0x706E6D31  # written into the file to distinguish it from other databases
_VERSION = 2  # version 2 has a checksum for each unit
_PATIENCE = 60  # seconds to wait for another writer
_HEADER = slice(68, 72)  # where SQLite keeps the number of the application
_PLACE = (
    "locked",
    "busy",
    "unable to open",
    "readonly",
    "disk I/O",
    "is full",
    "interrupted",
    "out of memory",
)
_TABLES = """
CREATE TABLE unit (
  key BLOB PRIMARY KEY, imported INTEGER NOT NULL,
  source_language TEXT NOT NULL, target_language TEXT NOT NULL, engine TEXT NOT NULL, model TEXT NOT NULL,
  source TEXT NOT NULL, target TEXT NOT NULL, terms TEXT NOT NULL,
  made INTEGER NOT NULL, used INTEGER NOT NULL, checksum BLOB
) WITHOUT ROWID;
CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
# SQLite quotes a damaged file's bytes in its message, which Python then cannot read as UTF-8.
_UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
_log = logging.getLogger(__name__)


class Database:
    """An open file, or an empty replacement; the caller closes it."""

    def __init__(self, path: Path, *, own: bool = False) -> None:
        """Open the file, or create it, readable only by its owner.

        Args:
            path: Where it is.
            own: Whether only a memory is kept there: any other content means a damaged one.

        Raises:
            MemoryFileError: It cannot be opened, or is not a translation memory.
        """
        self.path = path
        try:
            self._open()
        except _UNREADABLE as error:
            if _is_of_the_place(error):
                raise MemoryFileError(f"{path}: {error}", "choose another file with --memory") from None
            if not (own or _is_memory(path)):
                message = f"{path}: not a translation memory: {error}"
                raise MemoryFileError(message, "choose another file with --memory") from None
            self.abandon(str(error))

    def close(self) -> None:
        """Close the file."""
        self.base.close()

    def ask(self, question: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query; none if the file cannot be read."""
        try:
            return self.base.execute(question, values).fetchall()
        except _UNREADABLE as error:
            self.check(error)
            return []

    def write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        """Write rows; if there is no room or another process holds the lock too long, nothing is written."""
        try:
            with self.base:
                self.base.executemany(statement, rows)
        except _UNREADABLE as error:
            self.check(error)

    @contextmanager
    def all_or_none(self, hint: str) -> Iterator[sqlite3.Connection]:
        """Yield the connection; what the block writes is committed if it succeeds.

        Raises:
            MemoryFileError: The file cannot be read or written; a damaged one was renamed.
        """
        try:
            with self.base:
                yield self.base
        except _UNREADABLE as error:
            if self.check(error):
                hint = "run the same command again"
            raise MemoryFileError(f"{self.path}: {error}", hint) from None

    def check(self, error: Exception) -> bool:
        """Check whether the file is damaged after it failed; rename it if so. Return whether it is."""
        try:
            found = str(self.base.execute("PRAGMA quick_check(1)").fetchone()[0])
        except _UNREADABLE as worse:
            found = "ok" if _is_of_the_place(worse) else str(worse)
        if found == "ok":
            return False
        self.abandon(str(error))
        return True

    def abandon(self, why: str) -> None:
        """Rename the file and continue with an empty one, in memory if none can be created there."""
        with suppress(AttributeError, sqlite3.Error):
            self.base.close()
        place = self._put_aside()
        message = f"put aside as {place}" if place else "left where it is"
        _log.warning("%s: this translation memory is damaged (%s): %s", self.path, why, message)
        if place is not None:
            with suppress(MemoryFileError, *_UNREADABLE):
                self._open()
                return
        self._connect("")
        self._make()

    def _put_aside(self) -> Path | None:
        """Rename the file and those that SQLite keeps beside it; return its new name, None if not ours.

        Another process may have renamed it already and created a new one.
        """
        with suppress(OSError):
            if self._identity != _identity(self.path):
                return self.path.with_name(f"{self.path.name}.damaged")
            number, place = 1, self.path.with_name(f"{self.path.name}.damaged")
            while place.exists():
                number += 1
                place = self.path.with_name(f"{self.path.name}.damaged-{number}")
            self.path.replace(place)
            for more in ("-wal", "-shm"):
                with suppress(FileNotFoundError):
                    Path(f"{self.path}{more}").replace(f"{place}{more}")
            return place
        return None

    def _open(self) -> None:
        in_memory = str(self.path) == ":memory:"
        try:
            if not in_memory:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
        except OSError:  # perhaps read-only: SQLite reports what is wrong, if anything is
            pass
        self._connect(str(self.path))
        self._identity = _identity(self.path)
        try:
            if self._number("application_id") != _APPLICATION:
                self._make()
            self._be_of_this_version()
            self.base.execute("PRAGMA synchronous = NORMAL")
            self.base.execute("SELECT key FROM unit LIMIT 1").fetchone()  # a damaged file is noticed now
            self.base.execute("SELECT value FROM note LIMIT 1").fetchone()
        except BaseException:
            self.base.close()
            raise

    def _connect(self, name: str) -> None:
        try:
            self.base = sqlite3.connect(name, timeout=_PATIENCE)
        except sqlite3.Error as error:
            raise MemoryFileError(f"{self.path}: {error}", "choose another file with --memory") from None
        self.base.text_factory = lambda data: data.decode("utf-8", "replace")  # the checksum reveals damage

    def _number(self, pragma: str) -> int:
        return int(self.base.execute(f"PRAGMA {pragma}").fetchone()[0])

    def _make(self) -> None:
        """Create the tables in an empty file; another process may be doing the same."""
        self.base.execute("BEGIN IMMEDIATE")
        try:
            if self._number("application_id") == _APPLICATION:
                return
            if self.base.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
                raise sqlite3.DatabaseError("another database")
            for statement in filter(str.strip, _TABLES.split(";")):
                self.base.execute(statement)
            self.base.execute(f"PRAGMA user_version = {_VERSION}")
            self.base.execute(f"PRAGMA application_id = {_APPLICATION}")
            self.base.commit()
        finally:
            self.base.rollback()
        self.base.execute("PRAGMA journal_mode = WAL")

    def _be_of_this_version(self) -> None:
        """Convert a memory of version 1 to version 2."""
        version = self._number("user_version")
        if version > _VERSION:
            raise MemoryFileError(f"{self.path}: made by a later version", "update polyglot-news")
        if version == _VERSION:
            return
        self.base.create_function("checksum_of", 5, checksum, deterministic=True)
        self.base.execute("BEGIN IMMEDIATE")
        try:
            if self._number("user_version") < _VERSION:
                columns = {row[1] for row in self.base.execute("PRAGMA table_info(unit)")}
                if "checksum" not in columns:
                    self.base.execute("ALTER TABLE unit ADD COLUMN checksum BLOB")
                    self.base.execute(
                        "UPDATE unit SET checksum = checksum_of(key, imported, source, target, terms)"
                    )
                self.base.execute(f"PRAGMA user_version = {_VERSION}")
            self.base.commit()
        finally:
            self.base.rollback()


def _is_of_the_place(error: Exception) -> bool:
    """Whether an error only means that the file cannot be used now."""
    return any(word in str(error) for word in _PLACE)


def _identity(path: Path) -> tuple[int, int]:
    try:
        state = path.stat()
    except OSError:
        return (0, 0)
    return (state.st_dev, state.st_ino)


def _is_memory(path: Path) -> bool:
    """Whether the header of a file that SQLite refuses shows that it was a memory."""
    return int.from_bytes(first_bytes(path, _HEADER.stop)[_HEADER], "big") == _APPLICATION
