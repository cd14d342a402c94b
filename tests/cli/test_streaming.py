"""`translate --lines` gives back a line for each line, in their order, as they are translated."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.cli import app, streaming

LINES = ["translate", "--lines", "--engine", "echo", "--from", "en", "--no-glossary"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "text",
    [
        "one\n", "one", "one\n\n\ntwo\n\n\n", "\n\none\n", "one\r\ntwo\r\n", "\ufeffone\ntwo\n",
        "".join(f"Line number {n}.\n" for n in range(1000)), "\n" * 900 + "end\n", "x" * 100_000 + "\ny\n",
    ],
    ids=lambda text: repr(text[:12]),
)  # fmt: skip
@pytest.mark.parametrize("targets", ["it", "it,ru"])
def test_as_many_lines_as_there_are(
    here: Path, capsys: pytest.CaptureFixture[str], text: str, targets: str
) -> None:
    Path("a.txt").write_bytes(text.encode())
    assert app.run([*LINES, "--to", targets, "a.txt"]) == 0
    streamed = capsys.readouterr().out
    assert app.run([*LINES, "--to", targets, "a.txt", "-o", "whole.txt"]) == 0
    assert streamed == Path("whole.txt").read_text("utf-8")
    assert streamed.count("\n") == len(text.removesuffix("\n").split("\n"))


@given(st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=9)))
@settings(max_examples=60)
def test_chunks_hold_the_whole_text(lines: list[str]) -> None:
    data = "\n".join(["first", *lines]).encode()
    assert "".join(streaming._chunks(io.BytesIO(data))) == data.decode()


def test_lines_in_another_encoding_are_read_too(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "".join(f"Line number {n}.\n" for n in range(2000))
    Path("late.txt").write_bytes(text.encode() + "A café.\n".encode("cp1252"))
    Path("wide.txt").write_bytes("One.\nTwo.\n".encode("utf-16"))
    assert app.run([*LINES, "--to", "it", "late.txt", "wide.txt"]) == 0
    assert capsys.readouterr().out.endswith("A café.\nOne.\nTwo.\n")


def test_the_first_lines_come_before_the_last_are_there(here: Path) -> None:
    command = [sys.executable, "-m", "polyglot_news", *LINES, "--to", "it"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"".join(b"Line number %d.\n" % n for n in range(20)))
        process.stdin.flush()
        assert process.stdout.readline() == b"Line number 0.\n"  # standard input is still open
        process.stdout.close()
        process.stdin.write(b"".join(b"Line number %d.\n" % n for n in range(20, 600)))
        process.stdin.close()
        assert process.wait(60) == 0
