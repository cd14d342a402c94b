"""Bytes of the kinds that are text."""

from __future__ import annotations


def decoded(data: bytes) -> str:
    """Return text that is UTF-8, or UTF-16 with a mark; bytes that are neither are read as Windows-1252."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    return data.decode("cp1252", "replace")
