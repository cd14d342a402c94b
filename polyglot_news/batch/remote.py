"""Folders of other file systems (`s3://…`, `sftp://…`), by fsspec: a batch works on a copy of each.

The copy is in the user's cache. What has changed remotely is fetched before the batch begins; results are
sent as they come. fsspec knows the schemes; their drivers (s3fs, gcsfs, …) are installed by the user.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from hashlib import sha256
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Any

from polyglot_news.batch.journal import lines, read
from polyglot_news.batch.result_names import JOURNAL, MANIFEST, OVERVIEWS, is_overview
from polyglot_news.config import cache_folder
from polyglot_news.errors import InputError, OutputError
from polyglot_news.expected_shapes import fits, json_of
from polyglot_news.files import TEMPORARY, read_limited, write_whole

_HERE = ("file://", "local://")
_STATES = ".states.json"
_MOST = 64 << 20  # bytes of the list of remote files
_EVERY = 30.0  # seconds between two uploads of the manifest


def is_remote(name: str) -> bool:
    """Whether a folder is given as an address that is not on this machine."""
    return "://" in name and not name.startswith(_HERE)


class Mirror:
    """A remote folder and its local copy, `place`."""

    def __init__(self, address: str) -> None:
        """Find the driver for the address.

        Raises:
            InputError: fsspec or the driver is not installed, or does not accept the address.
        """
        self.address = address
        self.place = cache_folder() / "remote" / sha256(address.encode("utf-8", "replace")).hexdigest()[:24]
        self._sent = time.monotonic()
        self._pushed: set[str] = set()
        self._claimed: dict[str, None] = {}  # sent since the last upload of the manifest
        self._left: tuple[str, ...] = ()  # sent by a killed batch, perhaps without the manifest after it
        try:
            system, root = import_module("fsspec.core").url_to_fs(address)
        except (ImportError, ValueError, OSError) as error:
            raise InputError(
                f"{address}: {error}", "pip install fsspec and the driver of the address"
            ) from None
        self._system: Any = system
        self._root = str(root).rstrip("/")

    def pull(self) -> None:
        """Bring the copy up to date; files that have not changed are not fetched again.

        Raises:
            InputError: The folder cannot be read.
        """
        states = self._states()
        fresh: dict[str, str] = {}
        try:
            for remote in sorted(self._system.find(self._root) if self._system.exists(self._root) else ()):
                path = str(remote)[len(self._root) :].lstrip("/")
                if not _is_plain(path) and path != JOURNAL:
                    continue
                fresh[path] = str(self._system.ukey(remote))
                if states.get(path) != fresh[path] or not (self.place / path).is_file():
                    self._fetch(remote, path)
            self.place.mkdir(parents=True, exist_ok=True)
            for file in self.place.rglob("*"):  # what a killed batch had not sent is made again
                if file.is_file() and file.relative_to(self.place).as_posix() not in fresh:
                    file.unlink()
        except OSError as error:
            raise InputError(
                f"{self.address}: cannot be read: {error}", "check the address and your permissions"
            ) from None
        write_whole(self.place / _STATES, json.dumps(fresh))
        self._left = read(self.place / JOURNAL)

    def exists(self) -> bool:
        """Whether there is such a folder, or anything below it."""
        return bool(self._system.exists(self._root))

    def push(self, files: Iterable[str]) -> None:
        """Send results, given by their paths below the folder, and at intervals the manifest.

        Raises:
            OutputError: One cannot be written over there.
        """
        now = time.monotonic()
        is_due = now - self._sent >= _EVERY
        self._sent = now if is_due else self._sent
        files = tuple(files)
        if files:  # a batch killed before the manifest is sent recognises its files by the journal
            self._claimed |= dict.fromkeys(files)
            self._write_journal((*self._left, *self._claimed))
        for path in (*files, *([MANIFEST] if is_due else ())):
            self._send(path)
        if is_due:
            self._claimed.clear()

    def finish(self) -> None:
        """Send the manifest, and the files beside it.

        Raises:
            OutputError: One cannot be written over there.
        """
        beside = [name for name in OVERVIEWS if is_overview(self.place / name)]
        there = [name for name in (*beside, MANIFEST) if (self.place / name).is_file()]
        for name in there:
            self._send(name)
        self._write_journal([path for path in self._left if path not in self._pushed])
        states = self._states()
        for path in self._pushed:
            states[path] = str(self._system.ukey(f"{self._root}/{path}"))
        write_whole(self.place / _STATES, json.dumps(states))

    def _write_journal(self, names: Sequence[str]) -> None:
        """Write the remote journal, or remove it if there are no names."""
        path = f"{self._root}/{JOURNAL}"
        try:
            if names:
                self._system.makedirs(self._root, exist_ok=True)
                self._system.pipe_file(path, lines(names))
            elif self._system.exists(path):
                self._system.rm_file(path)
        except OSError as error:
            raise OutputError(f"{self.address}: {JOURNAL}: {error}", "run the same command again") from None

    def _send(self, path: str) -> None:
        target = f"{self._root}/{path}"
        try:
            self._system.makedirs(target.rpartition("/")[0], exist_ok=True)
            self._system.put_file(str(self.place / path), target)
        except OSError as error:
            raise OutputError(f"{self.address}: {path}: {error}", "run the same command again") from None
        self._pushed.add(path)

    def _fetch(self, remote: object, path: str) -> None:
        target = self.place / path
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f"{TEMPORARY}{sha256(path.encode('utf-8', 'replace')).hexdigest()[:16]}")
        self._system.get_file(remote, str(part))
        part.replace(target)

    def _states(self) -> dict[str, str]:
        try:
            states = json_of(read_limited(self.place / _STATES, _MOST))
        except (OSError, ValueError):
            return {}
        if not fits(states, {str: str}):
            return {}
        return {path: state for path, state in states.items() if _is_plain(path)}


def _is_plain(path: str) -> bool:
    """Whether a path stays below its folder, and nothing of it is hidden."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not any(part.startswith((".", "/")) or "\\" in part for part in parts)


def _path(name: str) -> Path:
    for scheme in _HERE:
        name = name.removeprefix(scheme)
    return Path(name)


def copies(folder: str, out: str | None) -> tuple[Path, Path | None, Mirror | None]:
    """Return where a batch reads and writes, after fetching remote folders, and what sends its results.

    Raises:
        InputError: A remote folder is missing or cannot be read.
    """
    source, target = _path(folder), _path(out) if out is not None else None
    mirror: Mirror | None = None
    if is_remote(folder):
        articles = Mirror(folder)
        if not articles.exists():
            raise InputError(f"{folder}: no such folder", "check the address")
        articles.pull()
        source = articles.place
    if out is not None and is_remote(out):
        mirror = Mirror(out)
        mirror.pull()
        target = mirror.place
    return source, target, mirror
