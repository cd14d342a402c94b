"""Files that come back in their own kind: segments out, others back in their places.

One module a kind. It gives the texts of a file with their segments, and takes them back as they were written
in another language; it knows nothing of translation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

from polyglot_news.containers import KIND_NAMES
from polyglot_news.errors import InputError
from polyglot_news.markup.segments import Marked

if TYPE_CHECKING:
    from polyglot_news.containers.zip_members import Archive  # zipfile is loaded where such a file comes

WRITTEN = {".docx": "docx", ".odt": "odt", ".epub": "epub", ".srt": "srt", ".vtt": "vtt"}
_MODULES = {
    "docx": "polyglot_news.markup.files.docx_markup",
    "odt": "polyglot_news.markup.files.odt_markup",
    "epub": "polyglot_news.markup.files.epub_markup",
}
PRINTED = frozenset({"srt", "vtt"})  # kinds that are text


@dataclass(frozen=True, slots=True)
class MarkedFile:
    """The texts of a file with their segments, each under the name of its member in the archive."""

    kind: str
    names: tuple[str, ...]
    texts: tuple[Marked, ...]


def kind_written(name: str) -> str:
    """Return the kind of file that a name's ending asks for and that can be written; else an empty string.

    >>> kind_written("report.it.docx"), kind_written("report.pdf")
    ('docx', '')
    """
    return WRITTEN.get(PurePath(name).suffix.lower(), "")


def read(data: bytes, kind: str, path: str) -> MarkedFile:
    """Return the texts of a file with their segments.

    Args:
        data: The file.
        kind: One of the values of `WRITTEN`, as `containers.recognise` said.
        path: What errors call the file.

    Raises:
        InputError: It is damaged or too large, holds nothing to translate, or is not written again.
    """
    if kind in PRINTED:
        from polyglot_news.markup.files import subtitle_markup

        found = MarkedFile(kind, ("",), (subtitle_markup.read(data, kind),))
    elif kind in WRITTEN.values():
        from polyglot_news.containers.zip_members import Archive

        found = MarkedFile(kind, *_module(kind).read(Archive(data, path), path))
    else:
        raise InputError(
            f"{path}: {KIND_NAMES[kind]} cannot be written again",
            "leave out --keep-markup: its text is printed",
        )
    if not any(marked.segments for marked in found.texts):
        raise InputError(f"{path}: nothing to translate in it", "see what is read with: split")
    return found


def write(file: MarkedFile, data: bytes, path: str, texts: Sequence[str], language: str) -> bytes:
    """Return the file with these texts in place of those that were read.

    Args:
        file: What `read` returned for these bytes.
        data: The file.
        path: What errors call it.
        texts: Its texts in another language, as `markup.write` returned them.
        language: Our code of that language.

    Raises:
        InputError: A member of it is damaged or too large.
    """
    if file.kind in PRINTED:
        from polyglot_news.markup.files import subtitle_markup

        return subtitle_markup.write(texts[0], data)
    return _module(file.kind).write(data, path, file.names, texts, language)


class _Container(Protocol):
    """A module for a kind of archive."""

    def read(self, archive: Archive, path: str) -> tuple[tuple[str, ...], tuple[Marked, ...]]:
        """Return the names of the members that hold text, and their texts."""

    def write(
        self, data: bytes, path: str, names: Sequence[str], texts: Sequence[str], language: str
    ) -> bytes:
        """Return the file with these texts."""


def _module(kind: str) -> _Container:
    module: _Container = import_module(_MODULES[kind])
    return module
