"""Glossaries that were read once, cached as JSON: they load in a tenth of the time.

A file holds its key and
the hash of what follows in one line, then the entries as rows without names. It is used only if both match,
so a damaged file is ignored; its content is data, never code.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import Any

from polyglot_news.config import cache_folder
from polyglot_news.errors import OutputError
from polyglot_news.files import read_limited, write_whole
from polyglot_news.glossary.garbage_collection import uncollected
from polyglot_news.glossary.terms import Glossary, Target, Term
from polyglot_news.version import __version__

_LIMIT = 64 << 20  # bytes: a larger file is not ours
_FEWEST = 4 << 10  # bytes of a glossary: a smaller one is read as fast as its cache
_SHAPE = (*(one.name for kind in (Glossary, Term, Target) for one in fields(kind)), __version__)
_TARGETS = 2  # the place of the targets in a row


def kept(path: Path, data: bytes, made_by: tuple[str, str]) -> Glossary | None:
    """Return the cached glossary of a file with these bytes, or None if there is none.

    Args:
        path: The file.
        data: Its bytes.
        made_by: The languages of source and target that it was read with.
    """
    if len(data) < _FEWEST:
        return None
    try:
        head, _, rest = read_limited(_file(path), _LIMIT).partition(b"\n")
        if head.decode("ascii") != f"{_key(path, data, made_by)} {sha256(rest).hexdigest()}":
            return None
        with uncollected():
            return _glossary(json.loads(rest), str(path))
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def keep(path: Path, data: bytes, made_by: tuple[str, str], glossary: Glossary) -> None:
    """Cache a glossary; if the cache cannot be written, the file is read again next time.

    Args:
        path: The file that it was read from; its older cached version is replaced.
        data: The bytes of that file.
        made_by: The languages of source and target that it was read with.
        glossary: What was read.
    """
    if len(data) < _FEWEST:
        return
    rest = json.dumps(_values(glossary), ensure_ascii=False, separators=(",", ":"))
    with suppress(OutputError, UnicodeEncodeError):  # half a surrogate pair cannot be written
        head = f"{_key(path, data, made_by)} {sha256(rest.encode()).hexdigest()}"
        write_whole(_file(path), f"{head}\n{rest}")


def _file(path: Path) -> Path:
    return cache_folder() / "glossaries" / f"{sha256(str(path.absolute()).encode()).hexdigest()[:32]}.json"


def _key(path: Path, data: bytes, made_by: tuple[str, str]) -> str:
    """Return a hash of everything that a file's glossary depends on: its bytes, its name, this program."""
    digest = sha256(repr((path.name, made_by, _SHAPE)).encode("utf-8", "surrogatepass"))
    digest.update(data)
    return digest.hexdigest()


def _values(glossary: Glossary) -> list[Any]:
    rows = []
    for term in glossary.terms:
        row = _row(term)
        row[_TARGETS : _TARGETS + 1] = [[(to, _row(one)) for to, one in term.targets]]
        rows.append(row)
    return [glossary.name, glossary.source, glossary.hash, rows]


def _row(value: Term | Target) -> list[Any]:
    """Return the values of an entry or a target in order, without trailing defaults."""
    row = [getattr(value, one.name) for one in fields(value)]
    defaults = [one.default for one in fields(value)]
    while len(row) > 1 and row[-1] == defaults[len(row) - 1]:
        row.pop()
    return row


def _glossary(values: Any, path: str) -> Glossary:  # noqa: ANN401 - JSON
    name, source, whole, rows = values
    return Glossary(name, source, tuple(map(_term, rows)), path, whole)


def _term(row: list[Any]) -> Term:
    values = _tuples(row)
    if len(values) > _TARGETS:
        values[_TARGETS] = tuple((to, Target(*_tuples(one))) for to, one in values[_TARGETS])
    return Term(*values)


def _tuples(row: Sequence[Any]) -> list[Any]:
    return [tuple(value) if value.__class__ is list else value for value in row]
