"""Installs the test packages into the home that every test has for itself."""

from __future__ import annotations

from pathlib import Path

from polyglot_news.engines import packages
from polyglot_news.models import store

PACKAGES = Path(__file__).parent / "packages"


def install(*languages: str) -> None:
    """Install the package from English into each language where Argos keeps its own."""
    for language in languages:
        store.install(PACKAGES / f"translate-en_{language}-1_0.argosmodel", folder=packages.home())
