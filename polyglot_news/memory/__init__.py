"""What was translated once under the same conditions, and what people translated.

One SQLite file in WAL mode; any number of processes may use it at once. What it holds may be lost at any
time: it saves work and decides nothing, but for units that somebody imported, which stand in the place of
what an engine would say.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from polyglot_news.memory.database import Database
from polyglot_news.memory.translation_units import (
    Conditions,
    Remembered,
    Stock,
    Unit,
    foreign_key,
    is_text,
    is_whole,
    key_of,
    row_of,
    sealed,
    serialised,
    terms_of,
    today,
    unit_of,
)

__all__ = ["Conditions", "Memory", "Remembered", "Stock", "Unit"]

_AT_ONCE = 500  # keys in one question: SQLite takes 999 at least
_COLUMNS = (
    "key, imported, source_language, target_language, engine, model, "
    "source, target, terms, made, used, checksum"
)
_INSERT = f"INTO unit ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ORDER = "source_language, target_language, source, key"
_ALL = f"SELECT {_COLUMNS} FROM unit ORDER BY {_ORDER}"  # noqa: S608 - constants


class Memory:
    """An open memory; a context manager. `hits` and `misses` count what was asked of it."""

    def __init__(self, path: Path, *, own: bool = False) -> None:
        """Open the file, or make it.

        Arguments and errors are those of `database.Database`.
        """
        self.path = path
        self.hits = 0
        self.misses = 0
        self._file = Database(path, own=own)

    def __enter__(self) -> Memory:  # noqa: PYI034 - typing.Self came with Python 3.11
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def known(self, conditions: Conditions, sources: Sequence[str]) -> dict[str, Remembered]:
        """Return what is remembered of these sentences under these conditions."""
        keys = {key_of(conditions, source): source for source in sources}
        now = today()
        found: dict[str, Remembered] = {}
        stale: list[bytes] = []
        for key, target, terms, used in self._chosen(keys):
            found[keys[key]] = Remembered(target, terms_of(terms))
            if used != now:
                stale.append(key)
        if stale:
            self._file.write("UPDATE unit SET used = ? WHERE key = ?", [(now, key) for key in stale])
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
        self._file.write(f"INSERT OR IGNORE {_INSERT}", list(map(sealed, rows)))

    def imported(self, source: str, target: str, sources: Iterable[str]) -> dict[str, str]:
        """Return what somebody imported for these sentences, whatever engine and glossary."""
        if not self.imports:
            return {}
        keys = {foreign_key(source, target, text): text for text in sources}
        return {keys[key]: target for key, target, _, _ in self._chosen(keys)}

    @property
    def imports(self) -> str:
        """A hash of all imported units, or nothing: results depend on them."""
        found = self._file.ask("SELECT value FROM note WHERE name = 'imports'")
        return str(found[0][0]) if found else ""

    def add(self, units: Iterable[Unit]) -> int:
        """Keep units made elsewhere, all or none; return how many. A later one takes an earlier one's place.

        Raises:
            MemoryFileError: The file cannot be written.
        """
        count = 0
        with self._file.all_or_none("free space, or choose another file") as base:
            for unit in units:
                base.execute(f"INSERT OR REPLACE {_INSERT}", sealed(row_of(unit)))
                count += 1
            _note_imports(base)
        return count

    def units(self) -> Iterator[Unit]:
        """Yield every unit that is as it was written, ordered by languages, source and key.

        Raises:
            MemoryFileError: The file is damaged; it was put aside.
        """
        with self._file.all_or_none("try again") as base:
            yield from map(unit_of, filter(is_whole, base.execute(_ALL)))

    def stock(self) -> tuple[Stock, ...]:
        """Return what is in the memory, by pair and model."""
        names = "source_language, target_language, engine, model"
        rows = self._file.ask(
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
        hint = "try again when nothing else uses it"
        with self._file.all_or_none(hint) as base:
            count = base.execute(f"DELETE FROM unit WHERE {' OR '.join(clauses)}", values).rowcount  # noqa: S608 - constants
            _note_imports(base)
        with self._file.all_or_none(hint) as base:
            base.execute("VACUUM")
        return count

    def _chosen(self, keys: Mapping[bytes, str]) -> Iterator[tuple[bytes, str, str, int]]:
        """Yield key, target, terms and day of use of the units of these keys.

        One that is not as it was written means a damaged file, of which nothing more is used.
        """
        wanted = list(keys)
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            rows = self._file.ask(
                f"SELECT {_COLUMNS} FROM unit WHERE key IN ({_places(len(some))})",  # noqa: S608 - constants
                some,
            )
            if not all(map(is_whole, rows)):
                self._file.abandon("a unit is not as it was written")
                return
            yield from ((row[0], row[7], row[8], row[10]) for row in rows)


def _note_imports(base: sqlite3.Connection) -> None:
    """Keep a hash over the imported units; none where there are none."""
    rows = base.execute("SELECT key, target FROM unit WHERE imported ORDER BY key").fetchall()
    whole = sha256()
    for key, target in rows:
        whole.update(key + target.encode("utf-8", "replace") + b"\0")
    base.execute("DELETE FROM note WHERE name = 'imports'")
    if rows:
        base.execute("INSERT INTO note VALUES ('imports', ?)", (whole.hexdigest(),))


def _places(count: int) -> str:
    return ",".join("?" * count)
