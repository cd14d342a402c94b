"""Temporary folders in which models are packed and unpacked; what killed processes left is swept."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from polyglot_news.files import lock

PACKING, UNPACKING, BUNDLING = ".packing-", ".unpacking-", ".polyglot-news-bundle-"
_HAS_LOCKS = os.name == "posix"  # elsewhere nothing is swept


@contextlib.contextmanager
def made(prefix: str, folder: Path) -> Iterator[Path]:
    """Give a temporary folder, which is removed behind the block; first what killed processes left goes.

    Args:
        prefix: How its name begins, one of those above.
        folder: Where it is made; must be there.

    Raises:
        OSError: It cannot be made.
    """
    sweep(folder)
    place, handle = _owned(prefix, folder)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)
        if handle is not None:
            os.close(handle)


def sweep(folder: Path) -> None:
    """Remove the temporary folders that no living process owns.

    An owner holds a lock on its folder, which ends with the process, however that ends. Where the file
    system knows no such locks, everything stays.
    """
    for prefix in (PACKING, UNPACKING, BUNDLING) if _HAS_LOCKS else ():
        for place in folder.glob(f"{prefix}*"):
            with contextlib.suppress(OSError):
                handle = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
                try:
                    if lock(handle, wait=False):
                        shutil.rmtree(place, ignore_errors=True)
                finally:
                    os.close(handle)


def _owned(prefix: str, folder: Path) -> tuple[Path, int | None]:
    """Make a folder and lock it; return it with what holds the lock until it is closed."""
    while True:
        place = Path(tempfile.mkdtemp(prefix=prefix, dir=folder))
        if not _HAS_LOCKS:
            return place, None
        try:
            handle = os.open(place, os.O_RDONLY | os.O_DIRECTORY)
        except FileNotFoundError:  # swept before it was locked
            continue
        lock(handle, wait=True)
        if place.exists():
            return place, handle
        os.close(handle)
