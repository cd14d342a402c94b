"""Model files: what one contains, and whether it may be unpacked; and folders packed into one.

A file is a zip with one folder: an Argos package (`.argosmodel`), or a Firefox model in a folder named by
its pair. An archive is hostile until shown otherwise.
"""

from __future__ import annotations

import re
import shutil
import stat
import struct
import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NoReturn

from polyglot_news.errors import ModelError
from polyglot_news.models import identifying
from polyglot_news.models.packed.compression import CHUNK

_TOP = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,99}")
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\\:*?\"<>|]")
_METADATA_SIZE = 1 << 20
_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x07"
_LOCATOR_64, _RECORD_64 = 20, 56  # bytes of a 64-bit directory's locator and end record
_DIRECTORY_SIZE = 4 << 20  # bytes that names and sizes of all entries may take
_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may hold at most.

    Attributes:
        size: Bytes of all files unpacked.
        files: How many files and folders.
        ratio: Unpacked size to packed size; models hardly shrink, so a high ratio is a trap.
    """

    size: int = 4 << 30
    files: int = 2000
    ratio: float = 50.0


@dataclass(frozen=True, slots=True)
class Contents:
    """What an archive says of its model, checked.

    Attributes:
        engine: Which engine runs it: `argos` or `firefox`.
        name: The folder that it is installed in.
        source: Our code of the source language; `target` likewise.
        version: The package's version.
        size: Bytes of all files unpacked.
        members: The files to unpack: path inside the package and entry of the archive.
    """

    engine: str
    name: str
    source: str
    target: str
    version: str
    size: int
    members: tuple[tuple[PurePosixPath, zipfile.ZipInfo], ...]


def inspect(path: Path, *, limits: Limits | None = None) -> Contents:
    """Return what a model file holds, without unpacking it.

    Raises:
        ModelError: It cannot be read, is not a package, or is refused; the message says why.
    """
    try:
        _check_directory(path)
        with zipfile.ZipFile(path) as archive:
            return _checked(path, archive, limits or Limits())
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror or error}", "check the path of the package") from None
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError, EOFError) as error:
        raise ModelError(f"{path}: no model file: {error}", "download it again") from None


def pack(folder: Path, file: Path, top: str) -> None:
    """Write the model in a folder to a file that `inspect` accepts; the same folder gives the same bytes.

    What is not needed elsewhere (sentence splitters, hidden files) is left out.

    Raises:
        ModelError: There is no model in the folder.
        OSError: A file cannot be read or written.
    """
    found = {PurePosixPath(p.relative_to(folder).as_posix()): p for p in sorted(folder.rglob("*"))}
    files = {name: path for name, path in found.items() if path.is_file() and not path.is_symlink()}

    def read(name: PurePosixPath) -> bytes:
        with files[name].open("rb") as stream:
            return stream.read(_METADATA_SIZE)

    try:
        kind = identifying.recognised(top, frozenset(files), read)
    except identifying.Unfit as unfit:
        raise ModelError(f"{folder}: no model: {unfit}", "name the folder of a whole model") from None
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(kind.members):
            entry = zipfile.ZipInfo(f"{kind.name}/{name}", _TIME)
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            entry.file_size = files[name].stat().st_size  # lets zipfile decide whether it needs 64-bit fields
            with files[name].open("rb") as source, archive.open(entry, "w") as sink:
                shutil.copyfileobj(source, sink, CHUNK)


def unpack(path: Path, contents: Contents, folder: Path) -> None:
    """Write the files of an inspected archive below a folder; no more bytes than it announced.

    Raises:
        ModelError: The archive is damaged, or its directory does not match its entries.
        OSError: The folder cannot be written.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            for name, entry in contents.members:
                target = folder.joinpath(*name.parts)
                target.parent.mkdir(parents=True, exist_ok=True)
                _write(archive, entry, target)
    except (zipfile.BadZipFile, zipfile.zlib.error, EOFError, RuntimeError, NotImplementedError) as error:  # type: ignore[attr-defined]
        raise ModelError(f"{path}: damaged: {error}", "download it again") from None


def _write(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> None:
    left = entry.file_size
    with archive.open(entry) as source, target.open("xb") as sink:
        while chunk := source.read(CHUNK):
            left -= len(chunk)
            if left < 0:
                raise zipfile.BadZipFile(f"{entry.filename} is larger than announced")
            sink.write(chunk)
    if left:
        raise zipfile.BadZipFile(f"{entry.filename} is shorter than announced")


def _check_directory(path: Path) -> None:
    """Check the size of the archive's directory before the library reads it into memory."""
    with path.open("rb") as stream:
        size = stream.seek(0, 2)
        stream.seek(max(0, size - (1 << 16) - 100))
        tail = stream.read()
    directory = 0
    at = tail.rfind(_END)
    if 0 <= at <= len(tail) - 16:
        (directory,) = struct.unpack_from("<L", tail, at + 12)
    if at >= _LOCATOR_64 + _RECORD_64 and tail.startswith(_END_64, at - _LOCATOR_64):
        (directory,) = struct.unpack_from("<Q", tail, at - _LOCATOR_64 - _RECORD_64 + 40)
    if directory > _DIRECTORY_SIZE:
        _refuse(path, f"the list of its files takes {directory} bytes")


def _checked(path: Path, archive: zipfile.ZipFile, limits: Limits) -> Contents:
    entries = archive.infolist()
    if len(entries) > limits.files:
        _refuse(path, f"{len(entries)} entries, more than {limits.files}")
    size = sum(entry.file_size for entry in entries)
    if size > limits.size:
        _refuse(path, f"{size} bytes unpacked, more than {limits.size}")
    packed = sum(entry.compress_size for entry in entries)
    if size > max(packed, 1) * limits.ratio and size > CHUNK:
        _refuse(path, f"{packed} bytes would become {size}")
    top, inside = _one_folder(path, _files(path, entries))

    def read(name: PurePosixPath) -> bytes:
        if inside[name].file_size > _METADATA_SIZE:
            raise identifying.Unfit(f"its {name} is too large")
        return archive.read(inside[name])

    try:
        kind = identifying.recognised(top, frozenset(inside), read)
    except identifying.Unfit as unfit:
        _refuse(path, str(unfit))
    members = tuple((name, inside[name]) for name in sorted(kind.members))
    return Contents(kind.engine, kind.name, kind.source, kind.target, kind.version, size, members)


def _files(path: Path, entries: list[zipfile.ZipInfo]) -> dict[PurePosixPath, zipfile.ZipInfo]:
    """Return the files among the entries, by names that are safe and unique on any file system."""
    files: dict[PurePosixPath, zipfile.ZipInfo] = {}
    folders: set[str] = set()
    seen: set[str] = set()
    for entry in entries:
        name = _safe_name(path, entry)
        key = unicodedata.normalize("NFC", str(name)).casefold()
        if not entry.is_dir():
            if key in seen or key in folders:
                _refuse(path, f"'{entry.filename}' is there twice")
            seen.add(key)
            files[name] = entry
        folders |= {str(parent).casefold() for parent in name.parents}
    if clash := seen & folders:
        _refuse(path, f"'{min(clash)}' is both file and folder")
    return files


def _one_folder(
    path: Path, files: dict[PurePosixPath, zipfile.ZipInfo]
) -> tuple[str, dict[PurePosixPath, zipfile.ZipInfo]]:
    tops = {name.parts[0] for name in files}
    if len(tops) != 1 or any(len(name.parts) < 2 for name in files):  # noqa: PLR2004 - folder and file
        _refuse(path, "its files are not in one folder")
    top = tops.pop()
    if not _TOP.fullmatch(top):
        _refuse(path, f"'{top[:80]}' is no name of a package")
    return top, {PurePosixPath(*name.parts[1:]): entry for name, entry in files.items()}


def _safe_name(path: Path, entry: zipfile.ZipInfo) -> PurePosixPath:
    shown = entry.filename[:80]
    name = PurePosixPath(entry.filename)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if entry.flag_bits & 1:
        _refuse(path, f"'{shown}' is encrypted")
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        _refuse(path, f"'{shown}' is a link or device")
    # the name as the archive has it, before the library cleaned it: a NUL hides the rest of a name
    original = getattr(entry, "orig_filename", entry.filename)
    if _FORBIDDEN.search(original) or name.is_absolute() or ".." in name.parts or not name.parts:
        _refuse(path, f"'{shown}' is no name of a file inside of the package")
    if any(len(part.encode()) > 200 or part.endswith((" ", ".")) for part in name.parts):  # noqa: PLR2004 - file systems end at 255
        _refuse(path, f"'{shown}' is no portable file name")
    return name


def _refuse(path: Path, reason: str) -> NoReturn:
    raise ModelError(f"{path}: refused: {reason}", "get the package from a source that you trust")
