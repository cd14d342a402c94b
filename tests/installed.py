"""Installs the test packages into the home that every test has for itself."""

from __future__ import annotations

from pathlib import Path

from polyglot_news.engines import argos_packages
from polyglot_news.models.installed import lockfile, store

PACKAGES = Path(__file__).parent / "packages"


def install(*languages: str) -> None:
    """Install the package from English into each language where Argos keeps its own, and record it."""
    for language in languages:
        path = PACKAGES / f"translate-en_{language}-1_0.argosmodel"
        put = store.install(path, folder=argos_packages.home())
        files = lockfile.hashes(put.path)
        lockfile.put(
            argos_packages.home(),
            lockfile.Record(put.path.name, "argos", "en", language, put.version, files=files),
        )
