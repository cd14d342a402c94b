"""Packed files of models, Zstandard or gzip, unpacked piece by piece within limits."""

from __future__ import annotations

import gzip
import hashlib
import sys
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from polyglot_news.errors import ModelError

MAGIC: Mapping[str, bytes] = {"zstd": b"\x28\xb5\x2f\xfd", "gzip": b"\x1f\x8b", "": b""}
SUFFIXES: Mapping[str, str] = {"zstd": ".zst", "gzip": ".gz", "": ""}
CHUNK = 1 << 20  # bytes that are read at once
_RATIO = 50  # models hardly shrink: what unpacks to more is a trap


class Unpacked(NamedTuple):
    """Size and SHA-256 of what a file unpacked to."""

    size: int
    sha256: str


def unpack(source: Path, target: Path, *, packing: str, most: int, sha256: str = "") -> Unpacked:
    """Write the unpacked content of a file to a new file; return its size and hash.

    Args:
        source: The packed file.
        target: The file to write; it may be there in part if this fails.
        packing: `zstd`, `gzip`, or nothing for a file that is not packed.
        most: The most bytes that it may unpack to.
        sha256: The hash that the unpacked bytes must have, if that is known.

    Raises:
        ModelError: It is damaged, too large, has another hash, or `backports.zstd` is not installed.
        OSError: A file cannot be read or written.
    """
    opened, faults = _opener(packing)
    most = min(most, max(source.stat().st_size * _RATIO, CHUNK))
    digest = hashlib.sha256()
    size = 0
    with opened(source) as stream, target.open("xb") as sink:
        while True:
            try:
                piece = stream.read(CHUNK)
            except faults as error:
                raise ModelError(f"damaged: {error}", "fetch it again") from None
            if not piece:
                break
            size += len(piece)
            if size > most:
                raise ModelError(f"it unpacks to more than {most} bytes", "check the catalogue")
            digest.update(piece)
            sink.write(piece)
    if sha256 and digest.hexdigest() != sha256:
        raise ModelError("unpacked, it is not what the catalogue says", "try again later")
    return Unpacked(size, digest.hexdigest())


def _opener(packing: str) -> tuple[Callable[[Path], Any], tuple[type[Exception], ...]]:
    """Return what opens a packed file for reading, and what it raises for a damaged one."""
    if packing == "zstd":
        library = zstd()
        return library.ZstdFile, (library.ZstdError, EOFError)
    if packing == "gzip":
        return lambda path: gzip.open(path, "rb"), (gzip.BadGzipFile, zlib.error, EOFError)
    return lambda path: path.open("rb"), ()


def zstd() -> Any:  # noqa: ANN401 - the module, of the standard library or its backport
    """Return the module for Zstandard, of the standard library or its backport.

    Raises:
        ModelError: `backports.zstd` is not installed.
    """
    if sys.version_info >= (3, 14):
        from compression import zstd

        return zstd
    try:
        from backports import zstd
    except ImportError:
        raise ModelError(
            "fetching models of Firefox needs backports.zstd, which is not installed",
            "pip install backports.zstd",
        ) from None
    return zstd
