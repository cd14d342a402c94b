"""The public API: pinned, lazy, and as the README shows it."""

from __future__ import annotations

import subprocess
import sys

import pytest

import polyglot_news


def test_the_public_names_are_these() -> None:
    assert sorted(polyglot_news.__all__) == [
        "Article", "Digest", "Length", "Outcome", "Pipeline", "PolyglotError", "Sentence", "Summary",
        "Translation", "__version__", "read_bytes", "read_file", "read_text", "render",
    ]  # fmt: skip
    for name in polyglot_news.__all__:
        assert getattr(polyglot_news, name) is not None
    assert dir(polyglot_news) == sorted(polyglot_news.__all__)


def test_other_names_are_unknown() -> None:
    with pytest.raises(AttributeError, match="no attribute 'digest'"):
        _ = polyglot_news.digest


def test_importing_loads_nothing_else() -> None:
    code = "import sys, polyglot_news; print(sorted(m for m in sys.modules if m.startswith('polyglot_news')))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "['polyglot_news', 'polyglot_news.version']"
