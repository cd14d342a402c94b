"""What a command cannot do is an error of usage before any work, and ends with the code for it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from articles import WIRE

from polyglot_news.cli.app import run
from polyglot_news.glossary import load

ECHO = ["--engine", "echo", "--from", "en", "--to", "it"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(WIRE)
    Path("page.html").write_text("<article><h1>Title</h1><p>Some words stand here.</p></article>")
    Path("names.csv").write_text("en,it\nTashkent,Taskent\n")
    return tmp_path


@pytest.mark.parametrize(
    "option", [["--format", "json"], ["--marks"], ["--xliff", "1.2"], ["--jsonl-in"], ["--raw"]]
)
def test_what_keep_markup_cannot_honour(
    here: Path, capsys: pytest.CaptureFixture[str], option: list[str]
) -> None:
    assert run(["translate", "page.html", *ECHO, "--keep-markup", *option]) == 2
    assert "--keep-markup" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "option"),
    [
        ("digest", ["-o", "x.jsonl"]), ("digest", ["--marks"]), ("digest", ["--strict"]),
        ("translate", ["--lines"]), ("translate", ["-o", "x.jsonl"]), ("summarise", ["--merge"]),
    ],
)  # fmt: skip
def test_what_json_lines_cannot_honour(
    here: Path, capsys: pytest.CaptureFixture[str], command: str, option: list[str]
) -> None:
    target = ECHO if command != "summarise" else []
    assert run([command, "--jsonl-in", *target, *option]) == 2
    assert "--jsonl-in answers on standard output" in capsys.readouterr().err


def test_a_glossary_of_that_name_is_no_fault_of_the_program(here: Path) -> None:
    assert run(["glossary", "import", "names.csv"]) == 0
    assert run(["glossary", "import", "names.csv"]) == 2
    assert run(["glossary", "import", "names.csv", "--force"]) == 0


@pytest.mark.parametrize("file", ["deepl.csv", "deepl.tsv"])
def test_what_was_exported_for_deepl_is_read_again(here: Path, file: str) -> None:
    assert run(["glossary", "import", "names.csv"]) == 0
    assert run(["glossary", "export", "names", "--format", "deepl", "--to", "it", "-o", file]) == 0
    options = ["--from", "en", "--to", "it", "--name", "again", "-o", "again.yaml"]
    assert run(["glossary", "import", file, *options]) == 0
    (term,) = load("again.yaml").terms
    target = term.target("it")
    assert (term.term, target.form if target else "") == ("Tashkent", "Taskent")


def test_no_ray_is_a_matter_of_usage(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    Path("in").mkdir()
    assert run(["batch", "in", "out", *ECHO, "--cluster", "auto"]) == 2
    assert "pip install ray" in capsys.readouterr().err


def test_doctor_names_the_formats_that_it_has(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "--help"]) == 0
    assert "tmx" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "command",
    [
        "models list", "models verify", "glossary list", "glossary show world", "memory stats", "doctor",
        "glossary audit a.txt a.txt --to it", "check a.txt a.txt --to it",
    ],
)  # fmt: skip
def test_reports_are_text_or_json(here: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert run([*command.split(), "--format", "tmx"]) == 2
    printed = capsys.readouterr()
    assert printed.err == "polyglot-news: error: unknown format 'tmx' (choose text or json)\n"
    assert printed.out == ""
