"""Translation memory: what was translated once under the same conditions is not translated again.

One SQLite file in WAL mode; any number of processes may use it at once. What it holds may be lost at any
time: it saves work and decides nothing, but for units that somebody imported, which stand in the place of
what an engine would say.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from polyglot_news.errors import MemoryFileError
from polyglot_news.memory.units import (
    Conditions,
    Remembered,
    Stock,
    Unit,
    foreign_key,
    is_text,
    key_of,
    row_of,
    serialised,
    terms_of,
    today,
)

__all__ = ["Conditions", "Memory", "Remembered", "Stock", "Unit"]

_APPLICATION = 0x706E6D31  # written into the file, so that no other database is taken for a memory
_VERSION = 1
_PATIENCE = 60  # seconds to wait for another process that writes
_AT_ONCE = 500  # keys in one question: SQLite takes 999 at least
_TABLES = """
CREATE TABLE unit (
  key BLOB PRIMARY KEY, imported INTEGER NOT NULL,
  source_language TEXT NOT NULL, target_language TEXT NOT NULL, engine TEXT NOT NULL, model TEXT NOT NULL,
  source TEXT NOT NULL, target TEXT NOT NULL, terms TEXT NOT NULL,
  made INTEGER NOT NULL, used INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_COLUMNS = "key, imported, source_language, target_language, engine, model, source, target, terms, made, used"


class Memory:
    """An open memory; a context manager. `hits` and `misses` count what was asked of it."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it.

        Raises:
            MemoryFileError: It cannot be opened, or is no translation memory.
        """
        self.path = path
        self.hits = 0
        self.misses = 0
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(path, timeout=_PATIENCE)
        except (OSError, sqlite3.Error) as error:
            raise MemoryFileError(f"{path}: {error}", "choose another file with --memory") from None
        try:
            self._prepare()
            self._one("SELECT key FROM unit LIMIT 1")
            _ = self.imports  # a damaged file is told now
        except sqlite3.Error as error:
            self._base.close()
            raise MemoryFileError(
                f"{path}: no translation memory: {error}", "choose another file with --memory"
            ) from None
        except MemoryFileError:
            self._base.close()
            raise

    def __enter__(self) -> Memory:  # noqa: PYI034 - typing.Self came with Python 3.11
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def known(self, conditions: Conditions, sources: Sequence[str]) -> dict[str, Remembered]:
        """Return what is remembered of these sentences under these conditions."""
        keys = {key_of(conditions, source): source for source in sources}
        now = today()
        found: dict[str, Remembered] = {}
        stale: list[bytes] = []
        for row in self._chosen("key, target, terms, used", keys):
            found[keys[row[0]]] = Remembered(row[1], terms_of(row[2]))
            if row[3] != now:
                stale.append(row[0])
        if stale:
            self._written("UPDATE unit SET used = ? WHERE key = ?", [(now, key) for key in stale])
        self.hits += len(found)
        self.misses += len(keys) - len(found)
        return found

    def remember(self, conditions: Conditions, translations: Mapping[str, Remembered]) -> None:
        """Keep translations; where the file cannot be written, they will be made again another time."""
        now = today()
        rows = [
            (
                key_of(conditions, source), 0, conditions.source, conditions.target, conditions.engine,
                conditions.model, source, item.text, serialised(item.terms), now, now,
            )
            for source, item in translations.items()
            if is_text(source) and is_text(item.text)
        ]  # fmt: skip
        self._written(f"INSERT OR IGNORE INTO unit ({_COLUMNS}) VALUES ({_places(11)})", rows)  # noqa: S608 - constants

    def imported(self, source: str, target: str, sources: Iterable[str]) -> dict[str, str]:
        """Return what somebody imported for these sentences, whatever engine and glossary."""
        if not self.imports:
            return {}
        keys = {foreign_key(source, target, text): text for text in sources}
        return {keys[row[0]]: row[1] for row in self._chosen("key, target", keys)}

    @property
    def imports(self) -> str:
        """A hash of all imported units, or nothing: results depend on them."""
        found = self._one("SELECT value FROM note WHERE name = 'imports'")
        return str(found[0]) if found else ""

    def add(self, units: Iterable[Unit]) -> int:
        """Keep units made elsewhere, all or none; return how many. A later one takes an earlier one's place.

        Raises:
            MemoryFileError: The file cannot be written.
        """
        count = 0
        try:
            with self._base:
                for unit in units:
                    self._base.execute(
                        f"INSERT OR REPLACE INTO unit ({_COLUMNS}) VALUES ({_places(11)})",  # noqa: S608 - constants
                        row_of(unit),
                    )
                    count += 1
                self._note_imports()
        except sqlite3.Error as error:
            raise MemoryFileError(f"{self.path}: {error}", "free space, or choose another file") from None
        return count

    def units(self) -> Iterator[Unit]:
        """Yield every unit, ordered by languages, source and key."""
        order = "source_language, target_language, source, key"
        for row in self._base.execute(f"SELECT {_COLUMNS} FROM unit ORDER BY {order}"):  # noqa: S608 - constants
            (
                key,
                imported,
                source_language,
                target_language,
                engine,
                model,
                source,
                target,
                terms,
                made,
                used,
            ) = row
            yield Unit(
                source_language, target_language, source, target, engine, model,
                "" if imported else key.hex(), terms_of(terms), made, used,
            )  # fmt: skip

    def stock(self) -> tuple[Stock, ...]:
        """Return what is in the memory, by pair and model."""
        names = "source_language, target_language, engine, model"
        rows = self._base.execute(
            f"SELECT {names}, count(*), sum(length(source) + length(target)) FROM unit "  # noqa: S608 - constants
            f"GROUP BY {names} ORDER BY {names}"
        )
        return tuple(Stock(*row) for row in rows)

    def prune(
        self, *, unused_days: int | None = None, model: str | None = None, imported: bool = False
    ) -> int:
        """Forget units not used for so many days, those of one model, or those imported; return how many.

        Raises:
            MemoryFileError: The file cannot be written.
        """
        clauses, values = [], []
        if unused_days is not None:
            clauses.append("(NOT imported AND used <= ?)")
            values.append(str(today() - unused_days))
        if model is not None:
            clauses.append("(NOT imported AND model = ?)")
            values.append(model)
        if imported:
            clauses.append("imported")
        if not clauses:
            return 0
        try:
            with self._base:
                count = self._base.execute(f"DELETE FROM unit WHERE {' OR '.join(clauses)}", values).rowcount  # noqa: S608 - constants
                self._note_imports()
            self._base.execute("VACUUM")
        except sqlite3.Error as error:
            raise MemoryFileError(f"{self.path}: {error}", "try again when nothing else uses it") from None
        return count

    def _prepare(self) -> None:
        if self._one("PRAGMA application_id")[0] != _APPLICATION:
            self._make()
        if self._one("PRAGMA user_version")[0] > _VERSION:
            raise MemoryFileError(f"{self.path}: made by a later version", "update polyglot-news")
        self._base.execute("PRAGMA synchronous = NORMAL")

    def _make(self) -> None:
        """Make the tables in an empty file, which another process may be doing as well."""
        self._base.execute("BEGIN IMMEDIATE")
        try:
            if self._one("PRAGMA application_id")[0] == _APPLICATION:
                return
            if self._one("SELECT 1 FROM sqlite_master LIMIT 1"):
                raise MemoryFileError(
                    f"{self.path}: this database is no translation memory",
                    "choose another file with --memory",
                )
            for statement in filter(str.strip, _TABLES.split(";")):
                self._base.execute(statement)
            self._base.execute(f"PRAGMA user_version = {_VERSION}")
            self._base.execute(f"PRAGMA application_id = {_APPLICATION}")
            self._base.commit()
        finally:
            self._base.rollback()
        self._base.execute("PRAGMA journal_mode = WAL")

    def _one(self, question: str) -> tuple[Any, ...]:
        found: tuple[Any, ...] = self._base.execute(question).fetchone() or ()
        return found

    def _chosen(self, columns: str, keys: Iterable[bytes]) -> Iterator[tuple[Any, ...]]:
        wanted = list(keys)
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            try:
                yield from self._base.execute(
                    f"SELECT {columns} FROM unit WHERE key IN ({_places(len(some))})",  # noqa: S608 - constants
                    some,
                )
            except sqlite3.Error:
                return  # damaged since it was opened: what it does not tell is translated

    def _written(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        try:
            with self._base:
                self._base.executemany(statement, rows)
        except sqlite3.Error:
            return  # no room, read only, or busy for too long: a memory saves work and stops none

    def _note_imports(self) -> None:
        """Keep a hash over the imported units; none where there are none."""
        rows = self._base.execute("SELECT key, target FROM unit WHERE imported ORDER BY key").fetchall()
        whole = sha256()
        for key, target in rows:
            whole.update(key + target.encode("utf-8", "replace") + b"\0")
        self._base.execute("DELETE FROM note WHERE name = 'imports'")
        if rows:
            self._base.execute("INSERT INTO note VALUES ('imports', ?)", (whole.hexdigest(),))


def _places(count: int) -> str:
    return ",".join("?" * count)
