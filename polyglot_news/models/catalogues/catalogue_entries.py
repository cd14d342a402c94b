"""Entries of catalogues: an available model, and the files that it consists of."""

from __future__ import annotations

from dataclasses import dataclass, field

from polyglot_news.addresses import host_of
from polyglot_news.engines.scores import Score

MPL = "MPL-2.0"  # under which Mozilla publishes its models


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
        packing: `zstd`, `gzip`, or nothing.
    """

    name: str
    links: tuple[str, ...]
    size: int = 0
    sha256: str = ""
    unpacked: str = ""
    unpacked_size: int = 0
    packing: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A model of a catalogue, with our codes of its languages.

    Attributes:
        engine: Which engine runs it.
        source: Our code of the source language; `target` likewise.
        version: Its own version.
        files: What it consists of.
        kind: Its architecture, for a model of Firefox.
        licence: The name of its licence; empty if only the package itself says it.
        preview: Whether its makers do not hold it ready for use.
        score: Its published score.
    """

    engine: str
    source: str
    target: str
    version: str
    files: tuple[Remote, ...]
    kind: str = ""
    licence: str = ""
    preview: bool = False
    score: Score = field(default=Score())

    @property
    def pair(self) -> str:
        """Both languages, as `en-it`."""
        return f"{self.source}-{self.target}"

    @property
    def label(self) -> str:
        """The name shown to the user: pair and version."""
        return f"{self.pair} {self.version}".strip()

    @property
    def size(self) -> int:
        """Bytes to fetch; 0 if the catalogue does not say."""
        return sum(file.size for file in self.files) if all(file.size for file in self.files) else 0

    @property
    def place(self) -> str:
        """The host that it is fetched from first; for a mirror in a folder, nothing."""
        return host_of(self.files[0].links[0])

    @property
    def weights(self) -> str:
        """The hash of the unpacked weights, which identifies a model of Firefox; empty if it is not known."""
        return next((file.unpacked for file in self.files if file.name.startswith("model.")), "")
