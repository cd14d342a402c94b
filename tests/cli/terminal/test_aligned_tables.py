"""Tables: aligned on a terminal and no wider than it, tab-separated in pipes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from installed import install
from rich.cells import cell_len

from polyglot_news.cli.app import run
from polyglot_news.cli.terminal import aligned_tables
from polyglot_news.cli.terminal.styles import Paint
from polyglot_news.memory import Memory

Captured = pytest.CaptureFixture[str]
PLAIN = Paint()


def test_columns_stand_below_each_other() -> None:
    rows = [["en-it", "12", "model"], ["en-zh", "1234", "模型"]]
    assert aligned_tables.aligned(["pair", "sentences", "model"], rows, 80, PLAIN).splitlines() == [
        "PAIR   SENTENCES  MODEL",
        "en-it         12  model",
        "en-zh       1234  模型",
    ]
    head = aligned_tables.aligned(["a"], [["b"]], 80, Paint(styles=True))
    assert head == "\x1b[1mA\x1b[0m\nb\n"


def test_the_widest_column_is_cut_in_its_middle() -> None:
    rows = [["en-it", "/home/somebody/.local/share/argos-translate/packages/translate-en_it-1_0"]]
    (_, line) = aligned_tables.aligned(["pair", "path"], rows, 40, PLAIN).splitlines()
    assert line == "en-it  /home/somebody/.…nslate-en_it-1_0"


CELL = st.text("ab上é 1", max_size=40)


@given(st.lists(st.lists(CELL, min_size=4, max_size=4), min_size=1, max_size=5), st.integers(40, 90))
def test_no_table_is_wider_than_the_terminal(rows: list[list[str]], width: int) -> None:
    lines = aligned_tables.aligned(["a", "b", "c", "d"], rows, width, PLAIN).splitlines()
    assert len(lines) == len(rows) + 1
    assert all(cell_len(line) <= width for line in lines)


def test_lists_are_tables_on_a_terminal_and_lines_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured, tmp_path: Path
) -> None:
    install("ru")
    Memory(tmp_path / "m").close()
    for name in ("models list", "glossary list"):
        monkeypatch.undo()
        assert run(name.split()) == 0
        piped = capsys.readouterr().out.splitlines()
        assert all("\t" in line for line in piped)
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        monkeypatch.setenv("COLUMNS", "80")
        monkeypatch.setenv("TERM", "dumb")
        assert run(name.split()) == 0
        head, *shown = capsys.readouterr().out.splitlines()
        assert head == head.upper()
        assert "\t" not in head
        assert len(shown) == len(piped)
        assert max(map(cell_len, [head, *shown])) <= 80
    assert run(["memory", "stats", "--memory", f"{tmp_path}/m"]) == 0
    told = capsys.readouterr()
    assert (told.out, told.err.endswith(": 0 sentences, 0.0 MB\n")) == ("", True)
