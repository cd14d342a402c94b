"""A mirror of catalogues and models in a folder, which any web server can serve and `--index` reads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from polyglot_news.errors import ModelError, OutputError, PolyglotError
from polyglot_news.expected_shapes import json_of
from polyglot_news.files import read_limited, sha256_of, write_whole
from polyglot_news.models.catalogues import mirror_index
from polyglot_news.models.catalogues.catalogue_entries import Entry, Remote
from polyglot_news.models.downloading import model_files
from polyglot_news.models.downloading.connection import Manners
from polyglot_news.models.fetch_and_install import Bars, Count
from polyglot_news.models.install_plan import Plan
from polyglot_news.models.installed import installing
from polyglot_news.models.packed import compression, temporary

INDEX = "index.json"
_MODELS = "models"
_MOST = 16 << 20
Row = dict[str, Any]


def mirror(todo: Plan, folder: Path, bars: Bars) -> Iterator[tuple[Entry, PolyglotError | None]]:
    """Copy the models of a plan into a folder, and yield each with the error that it met, if any.

    The index is written anew after each model: an interrupted mirror is whole as far as it goes, and the next
    call fetches only what is not there. Models of earlier calls stay.

    Args:
        todo: The models.
        folder: The mirror; created if missing.
        bars: For the label of a model, returns what counts its bytes.

    Raises:
        ModelError: The folder holds the index of something else, or another process writes it.
        OutputError: The folder cannot be written.
    """
    with installing.held(folder):
        rows = {_name(row): row for row in _rows(folder / INDEX)}
        for entry in todo.entries:
            name = _name(mirror_index.row(entry, ()))
            place = PurePosixPath(_MODELS, name)
            known = {file["path"]: file["sha256"] for file in rows.get(name, {}).get("files", ())}
            try:
                files = _copied(
                    entry, folder, place, known=known, manners=todo.manners, progress=bars(entry.label)
                )
            except PolyglotError as error:
                yield entry, error
                continue
            rows[name] = mirror_index.row(entry, files)
            index = {"schema": mirror_index.SCHEMA, "models": [rows[key] for key in sorted(rows)]}
            write_whole(folder / INDEX, json.dumps(index, ensure_ascii=False, indent=1) + "\n")
            yield entry, None


def _rows(path: Path) -> list[Row]:
    """Return the rows of a mirror's index; none if there is no index."""
    try:
        index = json_of(read_limited(path, _MOST))
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ModelError(f"{path}: {reason}", "choose another folder") from None
    if not isinstance(index, dict) or index.get("schema") != mirror_index.SCHEMA:
        raise ModelError(f"{path}: the index of something else than a mirror", "choose another folder")
    rows = index.get("models")
    return [row for row in rows if mirror_index.is_row(row)] if isinstance(rows, list) else []


def _copied(
    entry: Entry,
    folder: Path,
    place: PurePosixPath,
    *,
    known: dict[str, str],
    manners: Manners,
    progress: Count | None,
) -> list[tuple[Remote, str]]:
    """Fetch the files of a model as they come; return them with paths, sizes and hashes.

    Args:
        entry: The model.
        folder: The mirror.
        place: The folder of the model in it.
        known: The hash of files that earlier calls fetched, by path.
        manners: How to treat the servers.
        progress: Called with the bytes received and the bytes expected.
    """
    found = []
    before = 0
    try:
        (folder / place).mkdir(parents=True, exist_ok=True)
        for file in entry.files:
            suffix = ".argosmodel" if entry.engine == "argos" else compression.SUFFIXES[file.packing]
            path = place / f"{file.name}{suffix}"
            target = folder / path
            wanted = file.sha256 or known.get(str(path), "")
            if not wanted or sha256_of(target) != wanted:
                target.unlink(missing_ok=True)
                counted = model_files.shifted(progress, before, entry.size)
                model_files.fetch_file(entry, file, target, manners=manners, progress=counted)
            size = target.stat().st_size
            before += size
            known_now = replace(file, size=size, sha256=sha256_of(target))
            if file.packing:
                with temporary.made(temporary.UNPACKING, folder) as inside:
                    unpacked = model_files.unpack(file, target, inside / "unpacked")
                known_now = replace(known_now, unpacked=unpacked.sha256, unpacked_size=unpacked.size)
            found.append((known_now, str(path)))
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror or error}", "check space and permissions") from None
    return found


def _name(row: Row) -> str:
    """Return the folder of a model in the mirror: safe on any file system and in any address."""
    parts = (str(row.get(key, "")) for key in ("engine", "from", "to", "kind", "version"))
    named = "-".join(part for part in parts if part)
    return "".join(c if c.isascii() and (c.isalnum() or c in ".-") else "_" for c in named)
