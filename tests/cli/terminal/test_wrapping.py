"""Text on a terminal: broken at its width, CJK counted right; colours there alone; elsewhere untouched."""

from __future__ import annotations

import errno
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from articles import WIRE
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from polyglot_news.cli.terminal.wrapping import NARROWEST, wrapped

CHINESE = "上海合作组织成员国领导人周五在撒马尔罕会晤，讨论了水资源问题。“我们没有别的水。”卡里莫夫说。"


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three four five six", 20, "one two three four\nfive six"),
        ("short\n\nlines stay", 20, "short\n\nlines stay"),
        ("a" * 30 + " b", 20, "a" * 30 + "\nb"),
        ("four 5\u00a0km nineteen 9\u00a0km", 20, "four 5\u00a0km nineteen\n9\u00a0km"),
        ("六七八九十六七八九十。一", 20, "六七八九十六七八九\n十。一"),
        ("六七八九十六七八九（十）", 20, "六七八九十六七八九\n（十）"),
        ("too narrow to be of any use", 10, "too narrow to be of any use"),
    ],
)
def test_where_lines_break(text: str, width: int, expected: str) -> None:
    assert wrapped(text, width) == expected


@given(st.text("abc 上海。「」（\u00a0é\u0301\n😀ｗ、", max_size=200), st.integers(NARROWEST, 60))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: int) -> None:
    broken = wrapped(text, width)
    assert "".join(broken.split()) == "".join(text.split())
    for line in broken.split("\n"):
        assert cell_len(line) <= width or " " not in line  # a word that is wider than the terminal


def test_chinese_fills_the_lines_of_a_terminal() -> None:
    lines = wrapped(CHINESE, 40).split("\n")
    assert max(cell_len(line) for line in lines) == 40
    assert all(cell_len(line) >= 36 for line in lines[:-1])
    assert not any(line[0] in "，。”" for line in lines)


def test_long_lines_take_linear_time() -> None:
    assert len(wrapped("x y " * 100_000, 40)) > 300_000
    assert len(wrapped("（" * 50_000 + "a" * 50_000 + "。" * 50_000, 40)) >= 150_000


def on_terminal(arguments: list[str], **environment: str) -> str:
    """Return what the program shows on a terminal of 40 columns."""
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "polyglot_news", *arguments],
        stdin=subprocess.DEVNULL, stdout=slave, stderr=slave,
        env={**os.environ, "COLUMNS": "40", "TERM": "xterm-256color", **environment},
    ) as process:  # fmt: skip
        os.close(slave)
        shown = b""
        while True:
            try:
                chunk = os.read(master, 4096)
            except OSError as error:  # what Linux says when the other end is closed
                assert error.errno == errno.EIO  # noqa: PT017 - any other error is a failure
                break
            if not chunk:
                break
            shown += chunk
        process.wait()
    os.close(master)
    return shown.decode("utf-8").replace("\r\n", "\n")


def test_only_a_terminal_gets_wrapped_text_and_colours(tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    path.write_text(WIRE, "utf-8")
    command = ["split", str(path)]
    shown = on_terminal(command)
    assert max(map(len, shown.splitlines())) <= 40
    plain = subprocess.run(
        [sys.executable, "-m", "polyglot_news", *command], capture_output=True, text=True, check=True
    ).stdout
    assert max(map(len, plain.splitlines())) > 40
    assert shown.replace("•", "").split() == plain.split()
    assert "\x1b" not in shown


def test_no_color_is_honoured() -> None:
    missing = ["split", "no-such-file.txt"]
    plain = "polyglot-news: error: no-such-file.txt: no such file"
    assert on_terminal(missing).startswith(plain.replace("error:", "\x1b[31merror:\x1b[0m"))
    assert on_terminal(missing, NO_COLOR="1").startswith(plain)
    assert on_terminal(missing, TERM="dumb").startswith(plain)
    command = [sys.executable, "-m", "polyglot_news", *missing]
    assert subprocess.run(command, capture_output=True, text=True, check=False).stderr.startswith(plain)
    coloured = re.compile(r"\x1b\[(?:\d+;)*[34]\d(?:;\d+)*m")
    assert coloured.search(on_terminal(["--help"]))
    assert not coloured.search(on_terminal(["--help"], NO_COLOR="1"))
