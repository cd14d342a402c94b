"""Entries of catalogues: a model that can be had, and the files that it is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remote:
    """A file that can be fetched.

    Attributes:
        name: What it is called in the model's folder; of an Argos package, the name of the package file.
        links: Where it is, to be tried in order.
        size: Bytes to fetch; 0 where the catalogue does not say.
        sha256: Hash of what is fetched; empty where the catalogue does not say.
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
        """What a user is told of: pair and version."""
        return f"{self.source}-{self.target} {self.version}".strip()

    @property
    def size(self) -> int:
        """Bytes to fetch; 0 where the catalogue does not say."""
        return sum(file.size for file in self.files) if all(file.size for file in self.files) else 0
