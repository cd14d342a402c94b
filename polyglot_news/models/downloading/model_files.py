"""Models of a catalogue brought to this machine: one file each, checked, ready to be installed."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from polyglot_news.errors import ModelError
from polyglot_news.models.catalogues.catalogue_entries import Entry, Remote
from polyglot_news.models.downloading import download
from polyglot_news.models.downloading.connection import Manners
from polyglot_news.models.packed import archive, compression, temporary

_ZIP = b"PK\x03\x04"
_LARGEST = 512 << 20  # most bytes of a file of a Firefox model; the engine holds it in memory


@dataclass(frozen=True, slots=True)
class Fetched:
    """A model file that was fetched, and the link that delivered it."""

    file: Path
    origin: str


def fetch(
    entry: Entry,
    folder: Path,
    *,
    manners: Manners | None = None,
    progress: Callable[[int, int], None] | None = None,
    stop: threading.Event | None = None,
) -> Fetched:
    """Fetch the files of a model into a folder; what is there from an interrupted call is built upon.

    Args:
        entry: A model of a catalogue.
        folder: Where downloads are kept until they are installed. The caller holds it.
        manners: How to treat the server.
        progress: Called with the bytes received and the bytes expected (0 if that is not known).
        stop: Set by another thread to end the download.

    Raises:
        ModelError: It cannot be fetched, or is not what the catalogue says.
    """
    # the languages are ours and the version is a folder's name nowhere else: both are safe as file names
    named = f"{entry.engine}-{entry.label}{'-' if entry.kind else ''}{entry.kind}"
    stem = "".join(c if c.isalnum() or c in ".-" else "_" for c in named)
    if entry.engine == "argos":
        (remote,) = entry.files
        target = folder / f"{stem}.argosmodel"
        link = fetch_file(entry, remote, target, manners=manners, progress=progress, stop=stop)
        return Fetched(target, link)
    packed: list[tuple[Remote, Path]] = []
    origin, before = "", 0
    for remote in entry.files:
        target = _packed(folder, stem, remote)
        if not target.is_file():  # unless an interrupted call left it
            counted = shifted(progress, before, entry.size)
            link = fetch_file(entry, remote, target, manners=manners, progress=counted, stop=stop)
            origin = origin or link
        before += remote.size
        packed.append((remote, target))
    return Fetched(_joined(entry, packed, folder / f"{stem}.zip", origin), origin or entry.files[0].links[0])


def fetch_file(
    entry: Entry,
    remote: Remote,
    target: Path,
    *,
    manners: Manners | None = None,
    progress: Callable[[int, int], None] | None = None,
    stop: threading.Event | None = None,
) -> str:
    """Fetch one file of a model, as it is packed; return the link that delivered it.

    Raises:
        ModelError: It cannot be fetched, or is not what the catalogue says.
    """
    if entry.engine == "argos":
        expected = download.Expected(_ZIP, remote.size, remote.sha256, lambda file: _check(entry, file))
    else:
        expected = download.Expected(compression.MAGIC[remote.packing], remote.size, remote.sha256)
    return download.fetch(
        remote.links, target, expected=expected, manners=manners, progress=progress, stop=stop
    )


def unpack(remote: Remote, packed: Path, target: Path) -> compression.Unpacked:
    """Unpack a file that was fetched; one that is not what the catalogue says is removed.

    Raises:
        ModelError: It is damaged, too large, or not what the catalogue says.
        OSError: A file cannot be read or written.
    """
    most = min(remote.unpacked_size or _LARGEST, _LARGEST)
    try:
        return compression.unpack(packed, target, packing=remote.packing, most=most, sha256=remote.unpacked)
    except ModelError as error:
        packed.unlink(missing_ok=True)
        raise ModelError(f"{remote.links[0]}: {error.message}", error.hint) from None


def discard(entry: Entry, fetched: Fetched) -> None:
    """Remove what was fetched, once it is installed or was refused."""
    fetched.file.unlink(missing_ok=True)
    if entry.engine == "firefox":
        for remote in entry.files:
            _packed(fetched.file.parent, fetched.file.stem, remote).unlink(missing_ok=True)


def _packed(folder: Path, stem: str, remote: Remote) -> Path:
    return folder / f"{stem}.{remote.name}{compression.SUFFIXES[remote.packing]}"


def _check(entry: Entry, file: Path) -> None:
    contents = archive.inspect(file)
    if (contents.source, contents.target) != (entry.source, entry.target):
        raise ModelError(
            f"refused: it translates {contents.source}-{contents.target}, and the index says "
            f"{entry.source}-{entry.target}",
            "try another mirror",
        )


def _joined(entry: Entry, packed: list[tuple[Remote, Path]], file: Path, origin: str) -> Path:
    """Unpack the files of a Firefox model, and write them as one."""
    with temporary.made(temporary.UNPACKING, file.parent) as inside:
        for remote, path in packed:
            unpack(remote, path, inside / remote.name)
        metadata = {
            "type": "firefox",
            "from_code": entry.source,
            "to_code": entry.target,
            "version": entry.version,
            "origin": origin,
            "licence": entry.licence,
            "architecture": entry.kind,
        }
        (inside / "metadata.json").write_text(json.dumps(metadata, indent=1) + "\n", "utf-8")
        unfinished = inside / "packed.zip"
        archive.pack(inside, unfinished, f"{entry.source}-{entry.target}")
        shutil.move(unfinished, file)
    return file


def shifted(
    progress: Callable[[int, int], None] | None, before: int, total: int
) -> Callable[[int, int], None] | None:
    """Return a function that counts the bytes of one file as part of the whole model."""
    if progress is None:
        return None
    return lambda had, expected: progress(before + had, total or before + expected)
