"""Argos package files: what is in one, and whether it may be unpacked.

An archive is hostile until shown otherwise.
"""

from __future__ import annotations

import json
import re
import stat
import unicodedata
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, NoReturn

from polyglot_news.errors import ModelError, UsageError
from polyglot_news.languages import code_of

_TOP = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,99}")
_PAIR_IN_NAME = re.compile(r"(?:translate-)?([a-z]{2,3})_([a-z]{2,3})(?![a-z])")
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\\:*?\"<>|]")
_TOKENIZERS = ("sentencepiece.model", "bpe.model")
# Sentence splitters that older packages carry as Python pickles: neither Argos by default nor we load them.
_LEFT_OUT = ("stanza", "spacy")
_EXECUTABLE = frozenset({
    ".py", ".pyc", ".pyd", ".pyo", ".so", ".dll", ".dylib", ".exe", ".com", ".bat", ".cmd", ".ps1",
    ".sh", ".js", ".jar", ".msi", ".scr", ".vbs", ".pkl", ".pickle", ".pt", ".pth", ".joblib",
})  # fmt: skip
_METADATA_SIZE = 1 << 20
_CHUNK = 1 << 20


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
    """What an archive says of its package, checked.

    Attributes:
        name: The folder that everything in it lies in.
        source: Our code of the source language; `target` likewise.
        version: The package's version.
        size: Bytes of all files unpacked.
        members: The files to unpack: path inside the package and entry of the archive.
    """

    name: str
    source: str
    target: str
    version: str
    size: int
    members: tuple[tuple[PurePosixPath, zipfile.ZipInfo], ...]


def inspect(path: Path, *, limits: Limits | None = None) -> Contents:
    """Return what an `.argosmodel` file holds, without unpacking it.

    Raises:
        ModelError: It cannot be read, is no package, or is refused; the message says why.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return _checked(path, archive, limits or Limits())
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror or error}", "check the path of the package") from None
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError, EOFError) as error:
        raise ModelError(f"{path}: not an Argos package: {error}", "download it again") from None


def unpack(path: Path, contents: Contents, folder: Path) -> None:
    """Write the files of an inspected archive below a folder; no more bytes than it announced.

    Raises:
        ModelError: The archive is damaged or says something else than its entries hold.
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
        while chunk := source.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise zipfile.BadZipFile(f"{entry.filename} is larger than announced")
            sink.write(chunk)
    if left:
        raise zipfile.BadZipFile(f"{entry.filename} is shorter than announced")


def _checked(path: Path, archive: zipfile.ZipFile, limits: Limits) -> Contents:
    entries = archive.infolist()
    if len(entries) > limits.files:
        _refuse(path, f"{len(entries)} entries, more than {limits.files}")
    size = sum(entry.file_size for entry in entries)
    if size > limits.size:
        _refuse(path, f"{size} bytes unpacked, more than {limits.size}")
    packed = sum(entry.compress_size for entry in entries)
    if size > max(packed, 1) * limits.ratio and size > _CHUNK:
        _refuse(path, f"{packed} bytes would become {size}")
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
    return _package(path, archive, files, size)


def _safe_name(path: Path, entry: zipfile.ZipInfo) -> PurePosixPath:
    shown = entry.filename[:80]
    name = PurePosixPath(entry.filename)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if entry.flag_bits & 1:
        _refuse(path, f"'{shown}' is encrypted")
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        _refuse(path, f"'{shown}' is a link or device")
    # what the archive itself says, before the library tidied it: a NUL hides the rest of a name
    original = getattr(entry, "orig_filename", entry.filename)
    if _FORBIDDEN.search(original) or name.is_absolute() or ".." in name.parts or not name.parts:
        _refuse(path, f"'{shown}' is no name of a file inside of the package")
    if any(len(part.encode()) > 200 or part.endswith((" ", ".")) for part in name.parts):  # noqa: PLR2004 - file systems end at 255
        _refuse(path, f"'{shown}' is no portable file name")
    return name


def _package(
    path: Path, archive: zipfile.ZipFile, files: Mapping[PurePosixPath, zipfile.ZipInfo], size: int
) -> Contents:
    tops = {name.parts[0] for name in files}
    if len(tops) != 1 or any(len(name.parts) < 2 for name in files):  # noqa: PLR2004 - folder and file
        _refuse(path, "its files are not in one folder")
    top = tops.pop()
    if not _TOP.fullmatch(top):
        _refuse(path, f"'{top[:80]}' is no name of a package")
    inside = {PurePosixPath(*name.parts[1:]): entry for name, entry in files.items()}
    source, target, version = _metadata(path, archive, inside, top)
    if PurePosixPath("model/model.bin") not in inside:
        _refuse(path, "it holds no model (model/model.bin)")
    if not any(PurePosixPath(name) in inside for name in _TOKENIZERS):
        _refuse(path, f"it holds no tokenizer ({' or '.join(_TOKENIZERS)})")
    members = {name: entry for name, entry in inside.items() if name.parts[0] not in _LEFT_OUT}
    for name in members:
        if name.suffix.lower() in _EXECUTABLE:
            _refuse(path, f"'{name}' could run as a program")
    return Contents(top, source, target, version, size, tuple(sorted(members.items())))


def _metadata(
    path: Path, archive: zipfile.ZipFile, inside: Mapping[PurePosixPath, zipfile.ZipInfo], top: str
) -> tuple[str, str, str]:
    """Return source, target and version that the package's metadata give."""
    entry = inside.get(PurePosixPath("metadata.json"))
    if entry is None:
        _refuse(path, "it holds no metadata.json")
    if entry.file_size > _METADATA_SIZE:
        _refuse(path, "its metadata.json is too large")
    try:
        facts: Any = json.loads(archive.read(entry).decode("utf-8-sig"))
    except (ValueError, RecursionError):
        _refuse(path, "its metadata.json is no JSON")
    if not isinstance(facts, dict) or facts.get("type", "translate") != "translate":
        _refuse(path, "its metadata.json does not describe a translation package")
    codes = (facts.get("from_code"), facts.get("to_code"))
    source, target = (_language(path, code) for code in codes)
    if source == target:
        _refuse(path, f"it translates {source} into itself")
    named = _PAIR_IN_NAME.match(top)
    if named and named.groups() != codes:
        _refuse(path, f"it is named {top} and says {codes[0]} to {codes[1]}")
    version = facts.get("package_version", "")
    if not isinstance(version, str) or not re.fullmatch(r"[0-9A-Za-z.+_-]{0,40}", version):
        _refuse(path, "its version is none")
    return source, target, version


def _language(path: Path, code: object) -> str:
    if not isinstance(code, str) or not re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,8})?", code):
        _refuse(path, f"its language code {code!r} is none")
    try:
        return code_of(code)
    except UsageError:
        _refuse(path, f"its language '{code}' is not known")


def _refuse(path: Path, reason: str) -> NoReturn:
    raise ModelError(f"{path}: refused: {reason}", "get the package from a source that you trust")
