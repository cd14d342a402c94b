"""Entries of catalogues: an available model, and the files that it consists of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remote:
    """A file that can be fetched.

    Attributes:
        name: Its name in the model's folder; for an Argos package, the name of the package file.
        links: Its addresses, to be tried in order.
        size: Bytes to fetch; 0 if the catalogue does not say.
        sha256: Hash of the fetched file; empty if the catalogue does not say.
        unpacked: Hash of what it unpacks to; likewise.
        unpacked_size: Bytes that it unpacks to; likewise.
    """

    name: str
    links: tuple[str, ...]
    size: int = 0
    sha256: str = ""
    unpacked: str = ""
    unpacked_size: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A model of a catalogue, with our codes of its languages."""

    engine: str
    source: str
    target: str
    version: str
    files: tuple[Remote, ...]

    @property
    def label(self) -> str:
        """The name shown to the user: pair and version."""
        return f"{self.source}-{self.target} {self.version}".strip()

    @property
    def size(self) -> int:
        """Bytes to fetch; 0 if the catalogue does not say."""
        return sum(file.size for file in self.files) if all(file.size for file in self.files) else 0
