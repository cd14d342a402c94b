"""Hashes of model files, computed once per state of a file."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from polyglot_news.errors import ModelError
from polyglot_news.files import digest_of


def hash_of_files(paths: Iterable[Path]) -> str:
    """Return one SHA-256 over the names and contents of files, in the given order.

    Raises:
        ModelError: A file cannot be read.
    """
    whole = sha256()
    for path in paths:
        try:
            digest = hash_of_file(path)
        except OSError as error:
            raise ModelError(f"{path}: {error.strerror}", "install the model again") from None
        whole.update(f"{path.name}\0{digest}\0".encode())
    return whole.hexdigest()


def hash_of_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes.

    Raises:
        OSError: It cannot be read.
    """
    state = path.stat()
    return _hash_of(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=256)
def _hash_of(path: Path, modified: int, size: int) -> str:  # noqa: ARG001 - state of the file is part of the key
    return digest_of(path)
