"""Installing and removing with a record: one process at a time per folder, lock file kept up to date."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from polyglot_news.errors import ModelError
from polyglot_news.files import sha256_of
from polyglot_news.models.installed import lockfile, store
from polyglot_news.models.installed.lockfile import Record
from polyglot_news.models.packed import archive

_HELD = ".polyglot-news.lock"
_PATIENCE = 900  # seconds to wait for another installation: unpacking and trying a model takes a few


@dataclass(frozen=True, slots=True)
class Folders:
    """Where each engine keeps its models."""

    argos: Path
    firefox: Path

    def of(self, engine: str) -> Path:
        """Return the folder of one engine's models."""
        return self.firefox if engine == "firefox" else self.argos


@dataclass(frozen=True, slots=True)
class Done:
    """A finished installation: what was installed, its record, and the earlier record if they differ.

    `before` is the record that it differs from; None if there is none, or no difference.
    """

    installed: store.Installed
    record: Record
    before: Record | None = None


@contextlib.contextmanager
def held(place: Path, *, name: str = _HELD, patience: float = _PATIENCE) -> Iterator[None]:
    """Keep other processes out of a folder while the block runs; it is created if it is missing.

    Raises:
        ModelError: The folder cannot be written, or another process holds it for longer than `patience`.
    """
    import filelock

    try:
        place.mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(place / name, timeout=patience)
        lock.acquire()
    except filelock.Timeout:
        raise ModelError(f"{place}: another installation is at work there", "try again later") from None
    except OSError as error:
        if (place / name).is_dir():
            raise ModelError(f"{place / name}: a folder where the lock file should be", "remove it") from None
        raise ModelError(f"{place}: {error.strerror or error}", "check space and permissions") from None
    if (place / lockfile.NAME).is_dir():
        lock.release()
        raise ModelError(
            f"{place / lockfile.NAME}: a folder where the record of the models should be", "remove it"
        )
    try:
        yield
    finally:
        lock.release()


def install(
    file: Path,
    *,
    folders: Folders,
    check: Callable[[Path, str], None] | None = None,
    origin: str = "",
    expected: Record | None = None,
    limits: archive.Limits | None = None,
) -> Done:
    """Install a model file and record it.

    If the process is killed, either the previous model or the new one is there, whole; at worst without its
    record.

    Args:
        file: An `.argosmodel` file, or a zip of a Firefox model.
        folders: Where models are kept.
        check: Called with the unpacked model and its engine; raises if it does not translate.
        origin: Where the file came from; by default its own path.
        expected: The record that came with it (in a bundle): the files must match it.
        limits: What the archive may hold.

    Raises:
        ModelError: The file is not a model, was refused, does not translate, does not match the record
            `expected`, or there is no room for it.
    """
    contents = archive.inspect(file, limits=limits)
    folder = folders.of(contents.engine)
    found: dict[str, str] = {}

    def examine(unpacked: Path) -> None:
        found.update(lockfile.hashes(unpacked))
        if expected is not None and (wrong := lockfile.differences(expected, found)):
            raise ModelError(f"{contents.name}: not what was packed: {wrong[0]}", "copy the bundle again")
        if check is not None:
            check(unpacked, contents.engine)
        if (folder / contents.name).exists():
            lockfile.drop(folder, contents.name)  # if killed after this: no record is better than a wrong one

    with held(folder):
        store.sweep(folder)
        earlier = lockfile.read(folder).get(contents.name)
        done = store.install(file, folder=folder, check=examine, limits=limits)
        record = Record(
            contents.name,
            contents.engine,
            contents.source,
            contents.target,
            contents.version,
            origin or (expected.origin if expected else "") or str(file.resolve()),
            (expected.sha256 if expected else "")
            or sha256_of(file),  # a model that came with a package has none
            (expected.size if expected else 0) or file.stat().st_size,
            found,
            lockfile.now(),
        )
        lockfile.put(folder, record)
    comparable = earlier is not None and earlier.version == record.version and earlier.files
    differs = comparable and earlier is not None and lockfile.differences(earlier, found)
    return Done(done, record, earlier if differs else None)


def remove(path: Path, *, folder: Path) -> None:
    """Remove an installed model; its record is kept and marked, to compare with a later download.

    Raises:
        ModelError: It is not a model in that folder, or cannot be removed.
    """
    with held(folder):
        store.sweep(folder)
        store.remove(path, folder=folder)
        lockfile.mark(folder, path.name, removed=lockfile.now())
