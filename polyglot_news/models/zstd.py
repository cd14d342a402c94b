"""Zstandard files, in which Mozilla packs its models, unpacked piece by piece within a limit."""

from __future__ import annotations

import hashlib
from pathlib import Path

from polyglot_news.errors import ModelError

MAGIC = b"\x28\xb5\x2f\xfd"
_CHUNK = 1 << 20


def unpack(source: Path, target: Path, *, most: int, sha256: str = "") -> None:
    """Write the unpacked content of a Zstandard file to a new file.

    Args:
        source: The packed file.
        target: The file to write; it may be there in part if this fails.
        most: The most bytes that it may unpack to.
        sha256: The hash that the unpacked bytes must have, if that is known.

    Raises:
        ModelError: It is damaged, too large, has another hash, or `backports.zstd` is not installed.
        OSError: A file cannot be read or written.
    """
    try:
        from backports import zstd
    except ImportError:
        raise ModelError(
            "fetching models of Firefox needs backports.zstd, which is not installed",
            "pip install 'polyglot-news[starter]'",
        ) from None
    digest = hashlib.sha256()
    size = 0
    with zstd.ZstdFile(source) as stream, target.open("xb") as sink:
        while True:
            try:
                piece = stream.read(_CHUNK)
            except (zstd.ZstdError, EOFError) as error:
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
