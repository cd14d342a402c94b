"""Files: read within limits, written whole or not at all, listed, hashed."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shlex
import stat
import sys
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import IO

from polyglot_news.addresses import is_web
from polyglot_news.errors import InputError, OutputError

_STDIN = "standard input"
TEMPORARY = ".polyglot-news-"  # how the names of files begin that are not whole yet
_ASIDE = re.compile(re.escape(TEMPORARY) + "[a-z0-9_]{8}")  # those that `tempfile` gives


def folders_in(place: Path) -> list[Path]:
    """Return the folders in a folder, sorted, without hidden ones; none if it cannot be read."""
    try:
        return sorted(path for path in place.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError:
        return []


def files_below(place: Path) -> list[Path]:
    """Return the files in a folder and in the folders below it, sorted."""
    return [path for path in sorted(place.rglob("*")) if path.is_file()]


def is_file(path: Path) -> bool:
    """Whether there is a file of that name; a name that no file can have is no error."""
    return os.path.isfile(path)  # noqa: PTH113 - pathlib's own raises for names that are too long


def is_folder(path: Path) -> bool:
    """Whether there is a folder of that name; a name that no folder can have is no error."""
    return os.path.isdir(path)  # noqa: PTH112 - as above


def write_whole(path: Path, text: str, *, private: bool = False) -> None:
    """Write UTF-8 text so that the file is there whole or not at all; missing folders are made.

    A private file can be read by its owner alone.

    Raises:
        OutputError: It cannot be written; what was there before is untouched.
    """
    with written_whole(path, private=private) as stream:
        stream.write(text.encode("utf-8", "replace"))


@contextlib.contextmanager
def written_whole(path: Path, *, private: bool = False) -> Iterator[IO[bytes]]:
    """Yield a stream as `whole` does, for a path that a user named: missing folders are made.

    A link stays a link: what it points to is replaced. A device or pipe cannot be replaced: it is written to.

    Raises:
        OutputError: It cannot be written; what was there before is untouched.
    """
    try:
        path = path.resolve()
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as stream:
                yield stream
            return
        path.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError) as error:  # before Python 3.13 a circle of links is a RuntimeError
        reason = getattr(error, "strerror", None) or "a circle of links"
        raise OutputError(f"{path}: {reason}", "choose another place with -o") from error
    with whole(path, private=private) as stream:
        yield stream


@contextlib.contextmanager
def whole(path: Path, *, private: bool = False) -> Iterator[IO[bytes]]:
    """Yield a stream; its file stands in the place of `path` once the block has ended well, or not at all.

    A private file can be read by its owner alone.

    What killed processes left in the folder goes: an owner holds a lock on its temporary file, which ends
    with the process, however that ends.

    Raises:
        OutputError: It cannot be written; what was there before is untouched.
    """
    _sweep(path.parent)
    try:
        handle, temporary = _owned(path.parent)
        held = os.dup(handle)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}", "choose another place with -o") from error
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o600 if private else 0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}", "free space or choose another place") from error
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()
        os.close(held)


def _owned(folder: Path) -> tuple[int, Path]:
    """Make a temporary file and lock it; return its handle and its path."""
    while True:
        handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=folder)
        lock(handle, wait=True)
        if os.fstat(handle).st_nlink:
            return handle, Path(name)
        os.close(handle)  # swept before it was locked


@lru_cache(maxsize=1 << 10)
def _sweep(folder: Path) -> None:
    """Remove the temporary files in a folder that no living process owns, once in each process."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        left = [entry for entry in entries if _ASIDE.fullmatch(entry.name) and not entry.is_symlink()]
        for entry in (entry for entry in left if entry.is_file()):
            with contextlib.suppress(OSError), open(entry.path, "rb") as stream:  # noqa: PTH123 - of an entry
                if lock(stream.fileno(), wait=False):
                    Path(entry).unlink()


def lock(handle: int, *, wait: bool) -> bool:
    """Lock an open file or folder; return whether it is locked: not every system and file system can."""
    try:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except (ImportError, OSError):
        return False
    return True


def read_limited(path: Path, most: int) -> bytes:
    """Return the bytes of a file that is read whole.

    Raises:
        OSError: It cannot be read, is larger than `most` bytes, or is a pipe or device, which may never end.
    """
    state = path.stat()
    if not stat.S_ISREG(state.st_mode) and not stat.S_ISDIR(state.st_mode):
        raise OSError(errno.EINVAL, "a pipe or device, not a file", str(path))
    data = beginning(path, most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"larger than {size_of(most)}", str(path))
    return data


def read_input(path: str | Path, most: int) -> bytes:
    """Return the bytes of a file that a user names, a pipe included; `-` is standard input.

    Raises:
        InputError: It is missing, a folder, larger than `most` bytes, or cannot be read.
    """
    name = shown(path)
    try:
        data = sys.stdin.buffer.read(most + 1) if str(path) == "-" else beginning(path, most + 1)
    except FileNotFoundError as error:
        if is_web(name):
            raise InputError(
                f"{name}: this program opens no address",
                f"fetch it: curl -sL {shlex.quote(name)} | polyglot-news …, and - in its place",
            ) from error
        raise InputError(f"{name}: no such file", "check the name") from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        if isinstance(error, IsADirectoryError) or is_folder(Path(path)):  # Windows: no permission
            raise InputError(
                f"{name}: this is a folder", "give a file, or use polyglot-news batch for a folder"
            ) from error
        if isinstance(error, PermissionError):
            raise InputError(
                f"{name}: no permission to read it", "check the file's owner and mode"
            ) from error
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{name}: cannot be read: {reason}") from error
    check_size(data, name, most)
    return data


def check_size(data: bytes, name: str, most: int) -> None:
    """Refuse an input of too many bytes.

    Raises:
        InputError: It has more than `most` bytes.
    """
    if len(data) > most:
        raise InputError(f"{name}: larger than {size_of(most)}", "split it into several files")


def shown(path: str | Path) -> str:
    """Return how messages name an input: `-` is standard input."""
    return _STDIN if str(path) == "-" else str(path)


def size_of(count: int) -> str:
    """Return a limit in bytes as messages name it: `64 MB`, `512 kB`."""
    return f"{count >> 20} MB" if count >> 20 else f"{count >> 10} kB"


def beginning(path: str | Path, most: int) -> bytes:
    """Return the first bytes of a file or pipe, `most` at most.

    Raises:
        OSError: It cannot be read.
        ValueError: No file can have this name.
    """
    with Path(path).open("rb") as stream:
        return stream.read(most)


def first_bytes(path: Path, most: int) -> bytes:
    """Return the first bytes of a file, `most` at most; nothing where there is no such file to be read."""
    try:
        return beginning(path, most) if path.is_file() else b""  # a pipe would be waited for without end
    except (OSError, ValueError):
        return b""


def sha256_of(path: Path) -> str:
    """Return the hex digest of a file's bytes, or an empty string if there is no such file to be read."""
    try:
        return digest_of(path) if path.is_file() else ""  # a pipe would be waited for without end
    except OSError:
        return ""


def digest_of(path: Path) -> str:
    """Return the hex digest (SHA-256) of a file's bytes.

    Raises:
        OSError: It cannot be read.
    """
    digest = sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
