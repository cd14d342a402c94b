"""A batch in which each file comes back in its own kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from contained import docx, epub, paragraph, pdf

from polyglot_news.batch import MANIFEST
from polyglot_news.cli.app import run
from polyglot_news.containers import recognise

SAID = "The minister resigned on Monday, after six years in office."
PAGE = f"<html><body><nav>Home</nav><article><h1>Minister resigns</h1><p>{SAID}</p></article></body></html>"
SRT = f"1\n00:00:01,000 --> 00:00:03,000\n{SAID}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    (place / "sub").mkdir(parents=True)
    (place / "a.docx").write_bytes(docx(paragraph(SAID)))
    (place / "sub" / "b.epub").write_bytes(epub(f"<p>{SAID}</p>"))
    (place / "c.srt").write_text(SRT)
    (place / "d.txt").write_text(SAID + "\n")
    (place / "e.html").write_text(PAGE)
    return place


def batch(folder: Path, *options: str) -> int:
    out = str(folder.parent / "out")
    echo = ("--task", "translate", "--to", "de,it", "--from", "en", "--engine", "echo", "--no-memory")
    return run(["batch", str(folder), out, *echo, "--same-format", *options])


def test_each_file_comes_back_in_its_own_kind_and_is_not_done_twice(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert batch(folder) == 0
    out = folder.parent / "out"
    for name, kind in (("a.it.docx", "docx"), ("sub/b.de.epub", "epub"), ("c.it.srt", "srt")):
        assert recognise((out / name).read_bytes(), name) == kind
    assert SAID in (out / "d.it.txt").read_text()
    assert "<nav>Home</nav>" in (out / "e.de.html").read_text()
    before = {path: path.read_bytes() for path in out.rglob("*.*")}
    assert batch(folder) == 0
    assert "0 done, 5 done before" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in out.rglob("*.*")} == before
    (folder / "d.txt").write_text("The minister did not resign.\n")
    assert batch(folder) == 0
    assert "1 done, 4 done before" in capsys.readouterr().err


def test_a_kind_that_is_not_written_is_a_failure_of_its_file_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "f.pdf").write_bytes(pdf(SAID))
    assert batch(folder) == 5
    assert "a PDF file cannot be written again" in capsys.readouterr().err
    lines = (folder.parent / "out" / MANIFEST).read_text().splitlines()
    outcomes = {entry.get("path"): entry.get("outcome") for entry in map(json.loads, lines)}
    assert outcomes["f.pdf"] == "failed"
    assert outcomes["a.docx"] == "done"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--format", "json"], "--format"),
        (["--marks"], "--marks"),
        (["--task", "digest"], "--task translate"),
    ],
)
def test_what_it_cannot_honour(
    folder: Path, capsys: pytest.CaptureFixture[str], options: list[str], told: str
) -> None:
    assert batch(folder, *options) == 2
    assert told in capsys.readouterr().err
    assert not (folder.parent / "out").exists()
