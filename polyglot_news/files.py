"""Files: written whole or not at all, listed, hashed."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import IO

from polyglot_news.errors import OutputError

TEMPORARY = ".polyglot-news-"  # how the names of files begin that are not whole yet


def folders_in(place: Path) -> list[Path]:
    """Return the folders in a folder, sorted, but for hidden ones; none where it cannot be read."""
    try:
        return sorted(path for path in place.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError:
        return []


def files_below(place: Path) -> list[Path]:
    """Return the files in a folder and in the folders below it, sorted."""
    return [path for path in sorted(place.rglob("*")) if path.is_file()]


def is_file(path: Path) -> bool:
    """Whether there is a file of that name; names that no file can have are none."""
    return os.path.isfile(path)  # noqa: PTH113 - pathlib's own raises for names that are too long


def is_folder(path: Path) -> bool:
    """Whether there is a folder of that name; names that no folder can have are none."""
    return os.path.isdir(path)  # noqa: PTH112 - as above


def write_whole(path: Path, text: str) -> None:
    """Write UTF-8 text so that the file is there whole or not at all; missing folders are made.

    Raises:
        OutputError: It cannot be written; what was there before is untouched.
    """
    data = text.encode("utf-8", "replace")
    try:
        path = path.resolve()  # a link stays a link: what it points to is replaced
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)  # a device or pipe cannot be replaced
            return
        path.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError) as error:  # before Python 3.13 a circle of links is a RuntimeError
        reason = getattr(error, "strerror", None) or "a circle of links"
        raise OutputError(f"{path}: {reason}", "choose another place with -o") from error
    with whole(path) as stream:
        stream.write(data)


@contextlib.contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """Give a stream; its file stands in the place of `path` once the block has ended well, or not at all.

    Raises:
        OutputError: It cannot be written; what was there before is untouched.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=path.parent)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}", "choose another place with -o") from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}", "free space or choose another place") from error
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()


def read_limited(path: Path, most: int) -> bytes:
    """Return the bytes of a file that is read whole.

    Raises:
        OSError: It cannot be read, is larger than `most` bytes, or is a pipe or device, which may never end.
    """
    state = path.stat()
    if not stat.S_ISREG(state.st_mode) and not stat.S_ISDIR(state.st_mode):
        raise OSError(errno.EINVAL, "a pipe or device, not a file", str(path))
    with path.open("rb") as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        size = f"{most >> 20} MB" if most >> 20 else f"{most >> 10} kB"
        raise OSError(errno.EFBIG, f"larger than {size}", str(path))
    return data


def sha256_of(path: Path) -> str:
    """Return the hex digest of a file's bytes, or an empty string where it is none or cannot be read."""
    digest = sha256()
    if not path.is_file():  # a pipe would be waited for without end
        return ""
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(1 << 20):
                digest.update(chunk)
    except OSError:
        return ""
    return digest.hexdigest()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
