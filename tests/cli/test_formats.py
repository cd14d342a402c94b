"""Formats on the command line: asked for by name, by --xliff, by the name of -o; refused before any work."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from articles import WIRE

from polyglot_news.cli.app import run


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "wire.txt"
    path.write_text(WIRE, "utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.json", "{"), ("a.jsonl", '{"schema"'), ("a.md", "---"),
        ("a.tmx", "<?xml"), ("a.xlf", "<?xml"), ("a.txt", "Water talks"), ("a", "Water talks"),
    ],
)  # fmt: skip
def test_the_name_of_the_output_tells_the_format(article: str, tmp_path: Path, name: str, start: str) -> None:
    out = tmp_path / name
    assert run(["digest", article, "--to", "de", "--engine", "echo", "-o", str(out)]) == 0
    assert out.read_text("utf-8").startswith(start)


def test_format_wins_over_the_name(article: str, tmp_path: Path) -> None:
    out = tmp_path / "a.html"
    assert run(["split", article, "--format", "json", "-o", str(out)]) == 0
    assert json.loads(out.read_text("utf-8"))["sentences"]


def test_lines_stay_lines_in_a_file_of_any_text(article: str, tmp_path: Path) -> None:
    out = tmp_path / "a.md"
    assert run(["split", article, "--lines", "-o", str(out)]) == 0
    assert out.read_text("utf-8").count("\n") == WIRE.count("\n")


def test_the_version_of_xliff(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["translate", article, "--to", "de", "--engine", "echo"]
    for more, version in (
        (["--format", "xliff"], "2.1"),
        (["--xliff", "1.2"], "1.2"),
        (["--format", "xliff", "--xliff", "1.2"], "1.2"),
        (["--xliff", "2.1"], "2.1"),
    ):
        assert run([*command, *more]) == 0
        assert f'version="{version}"' in capsys.readouterr().out.split("\n")[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["translate", "--to", "de", "--xliff", "3"],
            "version of XLIFF '3' (choose one of 2.1, 1.2)",
        ),
        (["translate", "--to", "de", "--xliff", "1.2", "-f", "json"], "--xliff and --format json contradict"),
        (
            ["translate", "--to", "de,it", "--format", "xliff"],
            "one target language (name one with --to",
        ),
        (["summarise", "--format", "tmx"], "tmx holds translations, but summarise makes none"),
        (["split", "--format", "xliff"], "xliff holds translations, but split makes none"),
        (["split", "--format", "pdf"], "unknown format 'pdf' (choose one of text, markdown"),
    ],
)
def test_what_cannot_be_is_refused(
    article: str, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command, *rest = arguments
    assert run([command, article, *rest]) == 2
    assert message in capsys.readouterr().err


def test_several_inputs_make_one_document(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["translate", article, article, "--to", "de", "--engine", "echo", "--format", "tmx"]) == 0
    out = capsys.readouterr().out
    assert out.count("<tmx ") == 1
    assert 'tuid="a2-s4"' in out


def test_batch_writes_a_file_a_language(article: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    folder = str(Path(article).parent)
    assert run(["batch", folder, str(out), "--to", "de,it", "--engine", "echo", "--format", "xliff"]) == 0
    assert {path.name for path in out.iterdir()} >= {"wire.de.xlf", "wire.it.xlf"}
