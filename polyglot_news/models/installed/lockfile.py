"""The lock file beside the models: what each was when it was installed, and where it came from.

`polyglot-news.lock.json` in the folder of the models. Argos regards only folders as packages, so a
file there disturbs nothing. A lock file that cannot be read counts as empty: the models work without it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from polyglot_news.addresses import without_login
from polyglot_news.errors import ModelError, OutputError
from polyglot_news.expected_shapes import fits, json_of
from polyglot_news.files import files_below, read_limited, sha256_of, write_whole

NAME = "polyglot-news.lock.json"
SCHEMA = "polyglot-news-lock/1"
_MOST = 16 << 20


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a model.

    Attributes:
        name: Its folder.
        engine: Which engine runs it.
        source: Our code of the source language; `target` likewise.
        version: The model's own version.
        origin: The link or file that it came from.
        sha256: Hash of the file that it came in; empty if there was none.
        size: Bytes of that file.
        files: SHA-256 of each of its files, by path.
        installed: When it was installed (UTC, ISO 8601); `verified` when it was last found unchanged and
            working; `removed` when it was removed: such a record is kept to compare with a later download.
    """

    name: str
    engine: str
    source: str
    target: str
    version: str
    origin: str = ""
    sha256: str = ""
    size: int = 0
    files: Mapping[str, str] = field(default_factory=dict)
    installed: str = ""
    verified: str = ""
    removed: str = ""


_SHAPE = {item.name: {"size": int, "files": {str: str}}.get(item.name, str) for item in fields(Record)}


def read(folder: Path) -> dict[str, Record]:
    """Return the records of a folder by name, removed models included."""
    file = folder / NAME
    try:
        found = json_of(read_limited(file, _MOST))
        rows = found["models"] if found.get("schema") == SCHEMA else []
        records = (_record(row) for row in rows)
        return {record.name: record for record in records if record is not None}
    except (OSError, ValueError, AttributeError, KeyError, TypeError):
        return {}


def put(folder: Path, record: Record) -> None:
    """Write a record, replacing one of the same name. The caller holds the folder.

    Raises:
        ModelError: The lock file cannot be written.
    """
    _write(folder, read(folder) | {record.name: record})


def drop(folder: Path, name: str) -> None:
    """Remove a record, if there is one. The caller holds the folder.

    Raises:
        ModelError: The lock file cannot be written.
    """
    records = read(folder)
    if records.pop(name, None) is not None:
        _write(folder, records)


def mark(folder: Path, name: str, **when: str) -> None:
    """Note when a model was `verified` or `removed`. The caller holds the folder.

    Raises:
        ModelError: The lock file cannot be written.
    """
    record = read(folder).get(name)
    if record is not None:
        put(folder, replace(record, **when))  # type: ignore[arg-type]


def hashes(path: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below a folder, by its path; links and hidden files are left out."""
    found = {}
    for file in files_below(path):
        name = file.relative_to(path)
        if not file.is_symlink() and not any(part.startswith(".") for part in name.parts):
            found[name.as_posix()] = sha256_of(file)
    return found


def differences(record: Record, found: Mapping[str, str]) -> tuple[str, ...]:
    """Return how files differ from those of a record, in words; empty if they are the same."""
    gone = [f"{name} is missing" for name in record.files if name not in found]
    more = [f"{name} is new" for name in found if name not in record.files]
    changed = [
        f"{name} has changed" for name, hash_ in record.files.items() if found.get(name, hash_) != hash_
    ]
    return tuple(sorted(gone + more + changed))


def now() -> str:
    """Return the time in UTC, to the second, as ISO 8601."""
    return datetime.now(timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z")


def to_json(record: Record) -> dict[str, Any]:
    """Return a record as it is written in lock files and bundles: without empty fields."""
    row = asdict(record) | {
        "files": dict(sorted(record.files.items())),
        "origin": without_login(record.origin),  # passwords do not belong in a record
    }
    return {key: value for key, value in row.items() if value}


def from_json(row: object) -> Record | None:
    """Return the record that a row of a lock file or bundle holds, or None if it is not one."""
    return _record(row)


def _record(row: object) -> Record | None:
    if not fits(row, _SHAPE) or not isinstance(row, dict) or not row.get("name"):
        return None
    empty: dict[str, Any] = {"size": 0, "files": {}}
    return Record(**{key: row.get(key, empty.get(key, "")) for key in _SHAPE})


def _write(folder: Path, records: Mapping[str, Record]) -> None:
    rows = [to_json(records[name]) for name in sorted(records)]
    text = json.dumps({"schema": SCHEMA, "models": rows}, ensure_ascii=False, indent=1) + "\n"
    try:
        write_whole(folder / NAME, text, private=True)  # it names the places that models came from
    except OutputError as error:
        raise ModelError(error.message, "check space and permissions") from None
