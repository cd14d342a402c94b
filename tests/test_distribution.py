"""What goes to a package index: every page and glossary, no test model, a README without dead links."""

from __future__ import annotations

import re
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from polyglot_news.cli.app import run
from polyglot_news.documentation import page
from polyglot_news.version import __version__

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
HATCH = PROJECT["tool"]["hatch"]


def test_the_version_is_that_of_the_metadata(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"polyglot-news {version('polyglot-news')}\n"
    assert version("polyglot-news") == __version__


def test_every_page_is_in_the_wheel() -> None:
    inside = HATCH["build"]["targets"]["wheel"]["force-include"]
    assert inside["docs"] == "polyglot_news/docs"
    assert inside["CHANGELOG.md"].startswith("polyglot_news/docs/")
    assert all((ROOT / source).exists() for source in inside)


def test_pages_that_messages_name_are_there() -> None:
    named = set()
    for path in (ROOT / "polyglot_news").rglob("*.py"):
        text = path.read_text("utf-8")
        assert '"see docs/' not in text, path
        named |= set(re.findall(r'\bpage\("(\w+)"\)', text))
    assert {"configuration", "glossaries", "models"} <= named
    for name in named:
        assert Path(page(name).removeprefix("see ")).is_file()


def test_a_source_distribution_has_no_tests() -> None:
    included = HATCH["build"]["targets"]["sdist"]["only-include"]
    assert all((ROOT / name).exists() for name in included)
    assert not any(name.startswith(("tests", "benchmarks", ".")) for name in included)
    assert not [path for name in included for path in (ROOT / name).rglob("*.argosmodel")]


def test_the_readme_of_an_index_page_has_no_link_into_the_repository() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    for item in HATCH["metadata"]["hooks"]["fancy-pypi-readme"]["substitutions"]:
        text = re.sub(item["pattern"], item["replacement"], text)
    assert re.findall(r"\]\((?!https?:)", text) == []
    assert "Summaries" in text
    assert "review-page.png" not in text
