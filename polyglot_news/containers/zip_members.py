"""Members of ZIP archives from strangers, within limits; and their XML, without entities or network."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from polyglot_news.errors import InputError
from polyglot_news.foreign_xml import Element, root_of

MEMBER_BYTES = 64 * 1024 * 1024
TOTAL_BYTES = 256 * 1024 * 1024
MEMBERS = 20_000
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # what every reader of these kinds knows
# What zipfile raises of a damaged or encrypted archive; NotImplementedError is a RuntimeError.
_REFUSED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError)


def member_names(data: bytes) -> frozenset[str]:
    """Return the names in a ZIP archive; none if it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist()[:MEMBERS])
    except _REFUSED:
        return frozenset()


class Archive:
    """A ZIP archive in memory: members come out whole, and no more of them than an article can need."""

    def __init__(self, data: bytes, path: str) -> None:
        """Open the archive in `data`; `path` names it in errors.

        Raises:
            InputError: It is damaged.
        """
        self._path = path
        self._left = TOTAL_BYTES
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _REFUSED as error:
            raise self._damaged(str(error)) from error
        self.names = frozenset(self._zip.namelist())

    def member(self, name: str) -> bytes:
        """Return a member; empty bytes if there is none of that name.

        Raises:
            InputError: It is damaged, encrypted, or too large.
        """
        if name not in self.names:
            return b""
        limit = min(MEMBER_BYTES, self._left)
        try:
            with self._zip.open(name) as file:
                data = file.read(limit + 1)
        except _REFUSED as error:
            raise self._damaged(f"{name}: {error}") from error
        if len(data) > limit:
            raise InputError(
                f"{self._path}: {name} is too large to be an article", "split it into several files"
            )
        self._left -= len(data)
        return data

    def xml(self, name: str) -> Element | None:
        """Return the root of a member that is XML, or None if there is no such member.

        Raises:
            InputError: It is damaged or too large.
        """
        data = self.member(name)
        return root_of(data, f"{self._path}: {name}", InputError) if data else None

    def _damaged(self, why: str) -> InputError:
        return damaged(self._path, why)


def damaged(path: str, why: str) -> InputError:
    """Return the error for an archive that cannot be read."""
    return InputError(f"{path}: damaged: {why}", "get a whole copy of the file")


def replaced(data: bytes, members: Mapping[str, bytes], path: str) -> bytes:
    """Return an archive with other content in some of its members, and new ones behind them.

    Order, dates and ways of compression stay; a name that stands twice is written once.

    Raises:
        InputError: A member is damaged, encrypted, or too large.
    """
    archive = Archive(data, path)
    left = dict(members)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in dict.fromkeys(source.namelist()):
            old = source.getinfo(name)
            entry = zipfile.ZipInfo(name, old.date_time)
            entry.compress_type = (
                old.compress_type if old.compress_type in _COMPRESSIONS else zipfile.ZIP_DEFLATED
            )
            entry.external_attr = old.external_attr
            content = left.pop(name) if name in left else archive.member(name)
            try:
                target.writestr(entry, content)
            except (*_REFUSED, struct.error) as error:  # a date that no archive can have
                raise InputError(
                    f"{path}: damaged: {name}: {error}", "get a whole copy of the file"
                ) from error
        for name, content in left.items():
            target.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its name without namespace; empty if there is none."""
    return next(
        (str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), ""
    )
