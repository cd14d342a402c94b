"""Bundles: installed models in one file, carried to a machine without network and installed there.

A bundle is a plain tar (POSIX ustar) of `manifest.json`, then one file per model, each of which can be
installed by itself: `.argosmodel`, which Argos accepts too, or a zip of a Firefox model. The manifest holds
the records of the lock file and the hash of each file. The same models give the same bundle, byte for byte.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, NoReturn

from polyglot_news.errors import ModelError, OutputError
from polyglot_news.expected_shapes import fits, json_of
from polyglot_news.files import first_bytes, sha256_of
from polyglot_news.models.installed import lockfile
from polyglot_news.models.installed.lockfile import Record
from polyglot_news.models.packed import archive, temporary
from polyglot_news.models.packed.compression import CHUNK

SCHEMA = "polyglot-news-bundle/1"
_MANIFEST = "manifest.json"
_SUFFIXES = {"argos": ".argosmodel", "firefox": ".zip"}
_BLOCK = 512
_MANIFEST_SIZE = 16 << 20
_MOST_MODELS = 200


@dataclass(frozen=True, slots=True)
class Carried:
    """A model in a bundle: its file's name, length and hash, and its record."""

    name: str
    size: int
    sha256: str
    record: Record


def is_bundle(path: Path) -> bool:
    """Whether a file is a bundle, judging by its first block."""
    try:
        return tarfile.TarInfo.frombuf(first_bytes(path, _BLOCK), "utf-8", "strict").name == _MANIFEST
    except (tarfile.HeaderError, ValueError):
        return False


def write(models: Sequence[tuple[Path, Record]], target: Path) -> tuple[Carried, ...]:
    """Write installed models and their records to a bundle, whole or not at all; return what it holds.

    Args:
        models: Folder and record of each model.
        target: The file to write.

    Raises:
        ModelError: A model is not whole, or differs from its record.
        OutputError: The bundle cannot be written.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary.made(temporary.BUNDLING, target.parent) as place:
            packed = [_packed(path, record, place) for path, record in models]
            unfinished = place / "bundle"
            with unfinished.open("xb") as sink:
                rows = [
                    {"file": c.name, "size": c.size, "sha256": c.sha256, "model": lockfile.to_json(c.record)}
                    for c in packed
                ]
                manifest = json.dumps({"schema": SCHEMA, "models": rows}, ensure_ascii=False, indent=1) + "\n"
                _add(sink, _MANIFEST, [manifest.encode()], len(manifest.encode()))
                for carried in packed:
                    with (place / carried.name).open("rb") as source:
                        _add(sink, carried.name, _chunks(source), carried.size)
                sink.write(bytes(2 * _BLOCK))
                sink.flush()
                os.fsync(sink.fileno())
            unfinished.replace(target)
    except OSError as error:
        raise OutputError(f"{target}: {error.strerror or error}", "choose another place with -o") from None
    return tuple(packed)


@contextlib.contextmanager
def opened(path: Path, folder: Path) -> Iterator[Iterator[tuple[Path, Carried]]]:
    """Yield the models of a bundle one after the other, each as a verified file.

    A file exists until the next one is asked for; nothing is left in the folder after the block.

    Args:
        path: The bundle.
        folder: A folder with room for the largest of them.

    Raises:
        ModelError: It is not a bundle, is truncated, or its contents do not match its manifest.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (
            path.open("rb") as stream,
            temporary.made(temporary.UNPACKING, folder) as place,
        ):
            yield _models(path, stream, place)
    except OSError as error:
        raise ModelError(
            f"{path}: {error.strerror or error}", "check the file, space and permissions"
        ) from None


def contents(path: Path) -> tuple[Carried, ...]:
    """Return the models that the manifest of a bundle names, in its order.

    Raises:
        ModelError: It is not a bundle, or cannot be read.
    """
    try:
        with path.open("rb") as stream:
            return _manifest(path, stream)
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror or error}", "check the path of the bundle") from None


def _models(path: Path, stream: IO[bytes], place: Path) -> Iterator[tuple[Path, Carried]]:
    for carried in _manifest(path, stream):
        if _header(path, stream, carried.name) != carried.size:
            _refuse(path, f"{carried.name} has another size than the manifest says")
        file = place / carried.name
        digest = hashlib.sha256()
        left = carried.size
        with file.open("xb") as sink:
            while left:
                piece = stream.read(min(CHUNK, left))
                if not piece:
                    raise ModelError(f"{path}: cut off in {carried.name}", "copy the bundle again")
                left -= len(piece)
                digest.update(piece)
                sink.write(piece)
        stream.read(-carried.size % _BLOCK)
        if digest.hexdigest() != carried.sha256:
            raise ModelError(f"{path}: {carried.name} is damaged: SHA-256 differs", "copy the bundle again")
        yield file, carried
        file.unlink(missing_ok=True)


def _manifest(path: Path, stream: IO[bytes]) -> tuple[Carried, ...]:
    size = _header(path, stream, _MANIFEST)
    if size > _MANIFEST_SIZE:
        _refuse(path, "its manifest is too large")
    text = stream.read(size)
    stream.read(-size % _BLOCK)
    try:
        found = json_of(text)
        rows = found["models"] if found["schema"] == SCHEMA else None
    except (ValueError, TypeError, KeyError):
        rows = None
    if not isinstance(rows, list) or len(rows) > _MOST_MODELS:
        _refuse(path, "its manifest is none of ours")
    carried = tuple(_carried(path, row) for row in rows)
    if len({one.name for one in carried}) != len(carried):
        _refuse(path, "its manifest names a file twice")
    return carried


def _carried(path: Path, row: object) -> Carried:
    record = lockfile.from_json(row.get("model")) if isinstance(row, dict) else None
    if not isinstance(row, dict) or record is None or record.engine not in _SUFFIXES:
        _refuse(path, "its manifest names no model")
    name, size, sha256 = row.get("file", ""), row.get("size", -1), row.get("sha256", "")
    if not fits(row, {"file": str, "size": int, "sha256": str}) or name != _file_name(record) or size < 0:
        _refuse(path, "its manifest names a file as none is named")
    return Carried(name, size, sha256, record)


def _header(path: Path, stream: IO[bytes], wanted: str) -> int:
    """Read the header of the next file, which must be a plain file of that name; return its size.

    The headers are read one by one: a bundle needs nothing else that a tar may hold (links, devices, sparse
    files, headers that announce headers).
    """
    try:
        info = tarfile.TarInfo.frombuf(stream.read(_BLOCK), "utf-8", "strict")
    except (tarfile.HeaderError, ValueError):
        raise ModelError(f"{path}: no bundle, or cut off", "write it with models bundle") from None
    if info.name != wanted or info.type not in (tarfile.REGTYPE, tarfile.AREGTYPE) or info.size < 0:
        _refuse(path, f"'{info.name[:80]}' where {wanted} should be")
    return info.size


def _packed(path: Path, record: Record, place: Path) -> Carried:
    name = _file_name(record)
    found = lockfile.hashes(path)
    if record.files and (wrong := lockfile.differences(record, found)):
        raise ModelError(f"{record.name}: {wrong[0]} since it was installed", "install it again")
    archive.pack(path, place / name, record.name)
    carried = {str(member): found[str(member)] for member, _ in archive.inspect(place / name).members}
    # dates and folders belong to this machine; without them the same models give the same bundle
    origin = record.origin if "://" in record.origin else Path(record.origin).name
    record = replace(record, origin=origin, files=carried, installed="", verified="", removed="")
    return Carried(name, (place / name).stat().st_size, sha256_of(place / name), record)


def _file_name(record: Record) -> str:
    safe = record.name if all(c.isalnum() or c in "._+-" for c in record.name) else "model"
    return f"{record.engine}-{safe}{_SUFFIXES[record.engine]}"


def _add(sink: IO[bytes], name: str, data: Iterator[bytes] | list[bytes], size: int) -> None:
    info = tarfile.TarInfo(name)
    info.size = size
    sink.write(info.tobuf(tarfile.USTAR_FORMAT, "utf-8", "strict"))
    for piece in data:
        sink.write(piece)
    sink.write(bytes(-size % _BLOCK))


def _chunks(source: IO[bytes]) -> Iterator[bytes]:
    while chunk := source.read(CHUNK):
        yield chunk


def _refuse(path: Path, reason: str) -> NoReturn:
    raise ModelError(f"{path}: refused: {reason}", "write it with models bundle")
