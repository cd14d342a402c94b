"""Commands whose input, output or error is closed, full or unread, and commands that are interrupted."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from articles import WIRE

from polyglot_news.cli import app, interrupts
from polyglot_news.cli.terminal import printing, standard_streams
from polyglot_news.errors import OutputError

PROGRAM = f"{sys.executable} -m polyglot_news"
SUMMARY = "summarise a.txt --from en -n 1"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(WIRE)
    Path("in").mkdir()
    Path("in/b.txt").write_text(WIRE)
    return tmp_path


def shell(command: str) -> tuple[int, str, str]:
    answer = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False
    )
    return answer.returncode, answer.stdout, answer.stderr


@pytest.mark.parametrize("how", ["2>&-", "2>/dev/full", "<&-"])
def test_results_do_not_depend_on_the_other_streams(here: Path, how: str) -> None:
    code, out, _ = shell(f"{PROGRAM} {SUMMARY} {how}")
    assert code == 0
    assert out.startswith("Water talks end")


@pytest.mark.parametrize(
    "command",
    [f"{SUMMARY} | true", "batch in --task summarise --from en --format jsonl -o - | true", "--help | true"],
)
def test_a_pipe_that_nobody_reads_is_no_error(here: Path, command: str) -> None:
    assert shell(f"{PROGRAM} {command}") == (0, "", "")


@pytest.mark.parametrize(
    ("how", "code", "told"),
    [
        ("-o b.txt >&-", 0, "wrote b.txt"),
        ("> /dev/full", 2, "standard output: No space left on device"),
        (">&-", 2, "standard output is closed (write to a file with -o)"),
    ],
)
def test_output_that_cannot_be_written_is_told(here: Path, how: str, code: int, told: str) -> None:
    found = shell(f"{PROGRAM} {SUMMARY} {how}")
    assert found[0] == code
    assert found[2].count("\n") == bool(told)
    assert told in found[2]


def test_closed_input_is_no_input(here: Path) -> None:
    code, out, told = shell(f"{PROGRAM} summarise - <&-")
    assert (code, out) == (3, "")
    assert "standard input: nothing in it" in told


class Broken:
    """A stream that fails."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.is_full = False

    def write(self, text: str) -> int:
        self.is_full = bool(text)
        return len(text)

    def flush(self) -> None:
        if self.is_full:
            raise self.error

    def isatty(self) -> bool:
        return False


def test_each_way_of_failing(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[int] = []
    monkeypatch.setattr(standard_streams, "_to_null", left.append)
    monkeypatch.setattr(sys, "stderr", Broken(OSError(28, "No space left on device")))
    printing.notice("nobody hears it")
    printing.error("nor this")
    assert left == [2, 2]
    monkeypatch.setattr(sys, "stdout", Broken(BrokenPipeError()))
    with pytest.raises(standard_streams.ClosedPipeError):
        printing.result("x")
    assert app.run(["summarise", "a.txt", "--from", "en"]) == 0
    monkeypatch.setattr(sys, "stdout", Broken(OSError(28, "No space left on device")))
    with pytest.raises(OutputError, match="standard output: No space"):
        printing.result("x")
    monkeypatch.setattr(sys, "stdout", Broken(OSError(28, "No space left on device")))
    assert app.run(["summarise", "a.txt", "--from", "en", "-o", "b.txt"]) == 0
    assert Path("b.txt").read_text().startswith("Water talks")


EARLY = """
import builtins, os, signal, sys
real = builtins.__import__
def importing(name, *more):
    if name == "polyglot_news.cli.app":
        os.kill(os.getpid(), int(sys.argv[1]))
    return real(name, *more)
from polyglot_news.__main__ import main
builtins.__import__ = importing
main()
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_the_program_is_loaded(number: signal.Signals) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", EARLY, str(int(number))], capture_output=True, text=True, check=False
    )
    assert (answer.returncode, answer.stdout, answer.stderr) == (128 + number, "", "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_that_a_library_makes_another_error_of(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    """A library that is interrupted while it is loaded may raise whatever it likes."""

    def interrupted(*_: Any, **__: Any) -> None:
        try:
            signal.raise_signal(number)
        except KeyboardInterrupt:
            raise ImportError("cannot load it") from None

    before = {n: signal.getsignal(n) for n in (signal.SIGINT, signal.SIGTERM)}
    try:
        monkeypatch.setattr("polyglot_news.cli.commands.articles.run", interrupted)
        assert app.run(["summarise", "a.txt"]) == 128 + number
        assert (
            capsys.readouterr().err
            == "polyglot-news: error: interrupted (everything finished so far is kept)\n"
        )
        assert interrupts.heard() == 128 + number
    finally:
        for n, handler in before.items():
            signal.signal(n, handler)
