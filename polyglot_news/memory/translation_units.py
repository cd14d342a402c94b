"""What a translation memory holds: units, the conditions under which they were made, and their keys."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, get_args

from polyglot_news.document import TermStatus, TermUse

DAY = 86_400  # seconds


@dataclass(frozen=True, slots=True)
class Conditions:
    """The conditions of a translation, which is remembered for exactly these.

    Attributes:
        source: Our code of the source language; `target` likewise.
        engine: Name of the engine; `model` that of its model.
        key: A hash of everything that affects the result: program, model files, options, glossary.
    """

    source: str
    target: str
    engine: str
    model: str
    key: str


@dataclass(frozen=True, slots=True)
class Remembered:
    """A translation with the uses of glossary terms in it."""

    text: str
    terms: tuple[TermUse, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """One translated sentence as stored. `made` and `used` are days since 1970.

    `key` is empty if the unit was made elsewhere: it then counts for every engine and glossary.
    """

    source_language: str
    target_language: str
    source: str
    target: str
    engine: str = ""
    model: str = ""
    key: str = ""
    terms: tuple[TermUse, ...] = ()
    made: int = 0
    used: int = 0


@dataclass(frozen=True, slots=True)
class Stock:
    """How many units of a pair one model made or a person imported (`model` is then empty)."""

    source_language: str
    target_language: str
    engine: str
    model: str
    units: int
    characters: int


def key_of(conditions: Conditions, source: str) -> bytes:
    """Return the key of a sentence under its conditions."""
    return _hashed(conditions.key, conditions.source, conditions.target, source)


def foreign_key(source_language: str, target_language: str, source: str) -> bytes:
    """Return the key of an imported sentence."""
    return _hashed("imported", source_language, target_language, source)


def _hashed(*parts: str) -> bytes:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()[:20]


def row_of(unit: Unit) -> tuple[object, ...]:
    """Return the columns of a unit, in the order of the table."""
    is_foreign = not unit.key
    key = (
        foreign_key(unit.source_language, unit.target_language, unit.source)
        if is_foreign
        else bytes.fromhex(unit.key)
    )
    now = today()
    return (
        key, int(is_foreign), unit.source_language, unit.target_language, unit.engine, unit.model,
        unit.source, unit.target, serialised(unit.terms), unit.made or now, unit.used or now,
    )  # fmt: skip


def unit_of(row: Sequence[Any]) -> Unit:
    """Return the unit in a row of the table."""
    key, imported, source_language, target_language, engine, model, source, target, terms, made, used, _ = row
    return Unit(
        source_language, target_language, source, target, engine, model,
        "" if imported else key.hex(), terms_of(terms), made, used,
    )  # fmt: skip


def checksum(key: bytes, imported: int, source: str, target: str, terms: str) -> bytes:
    """Return the checksum of a unit, which reveals whether it was altered."""
    return _hashed(key.hex(), str(imported), source, target, terms)[:8]


def sealed(row: tuple[object, ...]) -> tuple[object, ...]:
    """Return the columns of a unit with their checksum."""
    return (*row, checksum(*_checked(row)))


def is_whole(row: Sequence[Any]) -> bool:
    """Whether a row of the table is intact."""
    try:
        return bool(row[-1] == checksum(*_checked(row)))
    except (AttributeError, TypeError):  # a value of another type than was written
        return False


def _checked(row: Sequence[Any]) -> tuple[bytes, int, str, str, str]:
    return row[0], row[1], row[6], row[7], row[8]


def today() -> int:
    """Return today as days since 1970."""
    return int(time.time()) // DAY


def is_text(text: str) -> bool:
    """Whether SQLite can store a text: it cannot store half of a surrogate pair."""
    return text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text)


def serialised(terms: Sequence[TermUse]) -> str:
    """Return uses of terms as stored in the table."""
    if not terms:
        return ""
    return json.dumps(
        [[t.term, t.target, t.status, t.start, t.end, t.sure] for t in terms], ensure_ascii=False
    )


def terms_of(text: str) -> tuple[TermUse, ...]:
    """Return the uses of terms; none unless `serialised` produced the text."""
    try:
        values = json.loads(text) if text else []
    except (ValueError, RecursionError):
        return ()
    if not isinstance(values, list) or not all(map(_is_use, values)):
        return ()
    return tuple(TermUse(*fields) for fields in values)


_FIELDS = [str, str, str, int, int, bool]  # older rows lack `sure`


def _is_use(value: object) -> bool:
    return (
        isinstance(value, list)
        and [type(field) for field in value] in (_FIELDS, _FIELDS[:-1])
        and value[2] in get_args(TermStatus)
    )
