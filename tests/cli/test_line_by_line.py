"""`translate --lines` gives back a line for each line, in their order, as they are translated."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Sequence
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.cli import app, line_by_line
from polyglot_news.cli.terminal import printing
from polyglot_news.engines.echo import EchoEngine
from polyglot_news.errors import ModelError

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
    found = list(line_by_line._chunks(io.BytesIO(data), "utf-8"))
    assert "".join(text for text, _ in found) == data.decode()
    assert sum(length for _, length in found) == len(data)


RUSSIAN = "Встреча министров пяти стран прошла в Ташкенте, они обсудили, как делить воду двух больших рек.\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1251", "gb18030"])
def test_other_encodings_are_streamed_and_give_the_same(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    line = "会议周四在塔什干举行，五国部长讨论了水资源问题。\n" if encoding == "gb18030" else RUSSIAN
    Path("a.txt").write_bytes((line * 700).encode(encoding))
    assert line_by_line.can_stream("a.txt")
    assert app.run([*LINES, "--to", "it", "a.txt", "-o", "streamed.txt"]) == 0
    monkeypatch.setattr("polyglot_news.cli.commands.articles.can_stream", lambda _: False)
    assert app.run([*LINES, "--to", "it", "a.txt", "-o", "whole.txt"]) == 0
    streamed = Path("streamed.txt").read_text("utf-8")
    assert streamed == Path("whole.txt").read_text("utf-8") == line * 700


def test_a_file_of_lines_is_there_whole_or_not_at_all(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.txt").write_text("One.\n" * 40)
    Path("out.txt").write_text("before\n")
    echo = EchoEngine.translate
    calls = count()

    def failing(engine: EchoEngine, sentences: Sequence[str]) -> list[str]:
        if next(calls):
            raise ModelError("the model is gone")
        return echo(engine, sentences)

    monkeypatch.setattr(EchoEngine, "translate", failing)
    assert app.run([*LINES, "--to", "it", "a.txt", "-o", "out.txt"]) == 4
    assert Path("out.txt").read_text() == "before\n"
    assert sorted(path.name for path in here.iterdir()) == ["a.txt", "out.txt"]
    monkeypatch.undo()
    monkeypatch.chdir(here)
    assert app.run([*LINES, "--to", "it", "a.txt", "-o", "out.txt"]) == 0
    assert Path("out.txt").read_text() == "One.\n" * 40
    assert "wrote out.txt" in capsys.readouterr().err


@pytest.mark.parametrize("size", [1, 0])
def test_lines_that_go_elsewhere_show_progress_on_a_terminal(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    text = "Some line.\n" * 60
    Path("a.txt").write_text(text)
    with printing.progress_of_bytes("translate", size * len(text)) as bar:
        bar.step("60 lines", steps=len(text))
    assert "60 lines" in capsys.readouterr().err
    assert app.run([*LINES, "--to", "it", "a.txt"]) == 0
    told = capsys.readouterr()
    assert told.out == text
    assert "translate" in told.err
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert app.run([*LINES, "--to", "it", "a.txt"]) == 0
    assert "translate" not in capsys.readouterr().err


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
