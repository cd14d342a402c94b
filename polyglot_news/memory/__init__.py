"""What was translated once under the same conditions, and what people translated.

One SQLite file in WAL mode; any number of processes may use it at once. Its content may be lost at any time:
it saves work and decides nothing, except for imported units, which replace an engine's translation.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from polyglot_news.memory.database import Database
from polyglot_news.memory.near_matches import NearMatch, by_skeleton, near_match, skeleton
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

__all__ = ["Conditions", "Memory", "NearMatch", "Remembered", "Stock", "Unit"]

_MOST_IMPORTED = 200_000  # units that are looked through for similar sentences
_AT_ONCE = 500  # keys in one query: SQLite accepts at least 999
_COLUMNS = (
    "key, imported, source_language, target_language, engine, model, "
    "source, target, terms, made, used, checksum"
)
_INSERT = f"INTO unit ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ORDER = "source_language, target_language, source, key"
_ALL = f"SELECT {_COLUMNS} FROM unit ORDER BY {_ORDER}"  # noqa: S608 - constants
_IMPORTED = (
    "SELECT source, target FROM unit WHERE imported AND source_language = ? "  # noqa: S608 - constants
    "AND target_language = ? "
    f"ORDER BY {_ORDER} LIMIT ?"
)


class Memory:
    """An open memory; a context manager. `hits` and `misses` count its lookups."""

    def __init__(self, path: Path, *, own: bool = False) -> None:
        """Open the file, or create it. Arguments and errors are those of `database.Database`."""
        self.path = path
        self.hits = 0
        self.misses = 0
        self._file = Database(path, own=own)
        self._skeletons: dict[Any, Any] = {}  # of imported units, by pair of languages

    def __enter__(self) -> Memory:  # noqa: PYI034 - typing.Self came with Python 3.11
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def known(self, conditions: Conditions, sources: Sequence[str]) -> dict[str, Remembered]:
        """Return the remembered translations of these sentences under these conditions."""
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
        """Keep translations; if the file cannot be written, they will be made again another time."""
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
        """Return the imported translations of these sentences, for any engine and glossary."""
        if not self.imports:
            return {}
        keys = {foreign_key(source, target, text): text for text in sources}
        return {keys[key]: target for key, target, _, _ in self._chosen(keys)}

    def similar(self, source: str, target: str, sources: Iterable[str]) -> dict[str, NearMatch]:
        """Return translations made from imported ones of sentences that differ in numbers alone.

        A sentence that was imported itself has none.
        """
        wanted = {text: key for text in sources if (key := skeleton(text))}
        if not wanted or not (imports := self.imports):
            return {}
        languages = (source, target)
        if self._skeletons.get("hash") != imports:
            self._skeletons = {"hash": imports}
        if languages not in self._skeletons:
            rows = self._file.ask(_IMPORTED, (*languages, _MOST_IMPORTED))
            self._skeletons[languages] = by_skeleton(rows)
        known = self._skeletons[languages]
        alike = {text: known[key] for text, key in wanted.items() if key in known}
        exact = self.imported(source, target, alike)
        found = {
            text: near_match(text, pairs, languages) for text, pairs in alike.items() if text not in exact
        }
        return {text: match for text, match in found.items() if match is not None}

    @property
    def imports(self) -> str:
        """A hash of all imported units, empty if there are none: results depend on them."""
        found = self._file.ask("SELECT value FROM note WHERE name = 'imports'")
        return str(found[0][0]) if found else ""

    def add(self, units: Iterable[Unit]) -> int:
        """Keep units made elsewhere, all or none; return how many. A later unit replaces an earlier one.

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
        """Yield every intact unit, ordered by languages, source and key.

        Raises:
            MemoryFileError: The file is damaged; it was renamed.
        """
        with self._file.all_or_none("try again") as base:
            yield from map(unit_of, filter(is_whole, base.execute(_ALL)))

    def stock(self) -> tuple[Stock, ...]:
        """Return the number of units by pair and model."""
        names = "source_language, target_language, engine, model"
        rows = self._file.ask(
            f"SELECT {names}, count(*), sum(length(source) + length(target)) FROM unit "  # noqa: S608 - constants
            f"GROUP BY {names} ORDER BY {names}"
        )
        return tuple(Stock(*row) for row in rows)

    def prune(
        self, *, unused_days: int | None = None, model: str | None = None, imported: bool = False
    ) -> int:
        """Delete units not used for some days, those of one model, or the imported ones; return how many.

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
        """Yield key, target, terms and day of use of the units with these keys.

        A unit that was altered means a damaged file, of which nothing more is used.
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
    """Store a hash over the imported units, or none if there are none."""
    rows = base.execute("SELECT key, target FROM unit WHERE imported ORDER BY key").fetchall()
    whole = sha256()
    for key, target in rows:
        whole.update(key + target.encode("utf-8", "replace") + b"\0")
    base.execute("DELETE FROM note WHERE name = 'imports'")
    if rows:
        base.execute("INSERT INTO note VALUES ('imports', ?)", (whole.hexdigest(),))


def _places(count: int) -> str:
    return ",".join("?" * count)
