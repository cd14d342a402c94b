"""Models in their folder: installed whole or not at all, and removed."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from polyglot_news.errors import ModelError
from polyglot_news.models.packed import archive

_PREFIX = ".polyglot-news-install-"
_STALE = 24 * 3600  # seconds after which what an interrupted install left behind is swept up
_OLD = "replaced"
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Installed:
    """A model that was installed.

    Attributes:
        engine: Which engine runs it: `argos` or `firefox`.
        path: Its folder.
        source: Our code of the source language; `target` likewise.
        version: The package's version.
        size: Bytes of its files.
        replaced: Whether a package of the same name was there before.
    """

    engine: str
    path: Path
    source: str
    target: str
    version: str
    size: int
    replaced: bool


def install(
    path: Path,
    *,
    folder: Path,
    check: Callable[[Path], None] | None = None,
    limits: archive.Limits | None = None,
) -> Installed:
    """Install a local model file; a model of the same name is replaced.

    The model is unpacked beside the folder, checked there, and renamed into place: if this is interrupted
    at any point, nothing half-installed is left, and what was installed before is still there.

    Args:
        path: The file.
        folder: Where models of its kind are kept; created if missing.
        check: Called with the unpacked model; raises if it does not translate.
        limits: What the archive may hold.

    Raises:
        ModelError: The file is not a package, was refused, does not translate, or there is no room for it.
    """
    contents = archive.inspect(path, limits=limits)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        workshop = _workshop(folder)
        try:
            unpacked = workshop / contents.name
            unpacked.mkdir()
            _room(path, workshop, contents.size)
            archive.unpack(path, contents, unpacked)
            if check is not None:
                check(unpacked)
            replaced = _put(unpacked, folder / contents.name, workshop)
        finally:
            shutil.rmtree(workshop, ignore_errors=True)
    except OSError as error:
        raise ModelError(f"{folder}: {error.strerror or error}", "check space and permissions") from None
    return Installed(
        contents.engine, folder / contents.name, contents.source, contents.target, contents.version,
        contents.size, replaced,
    )  # fmt: skip


def remove(path: Path, *, folder: Path) -> None:
    """Remove an installed model; if interrupted, it is either gone or still whole.

    Args:
        path: The folder of the model.
        folder: The folder of models that it is in.

    Raises:
        ModelError: It is not a model in that folder, or cannot be removed.
    """
    if path.parent != folder or path.is_symlink() or not is_model(path):
        raise ModelError(f"{path}: no model of {folder}", "see polyglot-news models list")
    try:
        workshop = _workshop(folder)
        try:
            path.rename(workshop / path.name)
        finally:
            shutil.rmtree(workshop, ignore_errors=True)
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror or error}", "check permissions") from None


def sweep(folder: Path, *, older: float = 0) -> None:
    """Put back what killed installs were about to replace, and remove the rest of them.

    Args:
        folder: Where models are kept.
        older: Seconds since an install last did something; 0 only if the caller holds the folder.
    """
    for place in (folder.parent, folder):
        for workshop in place.glob(f"{_PREFIX}*"):
            for old in (workshop / _OLD).glob("*"):
                with contextlib.suppress(OSError):  # another install has put its model there meanwhile
                    old.rename(folder / old.name)
            with contextlib.suppress(OSError):
                if time.time() - workshop.stat().st_mtime >= older:
                    shutil.rmtree(workshop, ignore_errors=True)


def is_model(path: Path) -> bool:
    """Whether a folder looks like that of a model, complete or not."""
    return (path / "metadata.json").is_file() or any(path.glob("model.*.bin"))


def _workshop(folder: Path) -> Path:
    """Create a temporary folder on the same file system, outside of the models' folder if possible.

    Argos itself regards each folder among its packages as a package.
    """
    sweep(folder, older=_STALE)
    beside = folder.parent
    with contextlib.suppress(OSError):
        if beside.stat().st_dev == folder.stat().st_dev:
            return Path(tempfile.mkdtemp(prefix=_PREFIX, dir=beside))
    return Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder))


def _room(path: Path, folder: Path, size: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < size:
        raise ModelError(
            f"{path}: needs {size >> 20} MB, {free >> 20} MB are free in {folder.parent}", "free some space"
        )


def _put(unpacked: Path, target: Path, workshop: Path) -> bool:
    """Rename a package into place; return whether one was there. Of two at once, the later one wins."""
    old = workshop / _OLD / target.name
    old.parent.mkdir()
    try:
        for attempt in range(_TRIES):
            with contextlib.suppress(FileNotFoundError):
                target.rename(old)
            try:
                unpacked.rename(target)
                break
            except OSError:
                # another install was faster: its package is moved away in turn
                if attempt == _TRIES - 1 or not target.exists():
                    raise
                shutil.rmtree(old, ignore_errors=True)
        return old.exists()
    except BaseException:
        if old.exists() and not target.exists():
            old.rename(target)
        raise
