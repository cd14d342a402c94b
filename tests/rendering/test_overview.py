"""The page over a batch: a row and a link an article, plots, and nothing of a title or path is markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from articles import WIRE
from hypothesis import given
from hypothesis import strategies as st
from reviewed import ATTACK

from polyglot_news.cli.app import run
from polyglot_news.rendering.overview import Row, render, rows_of

ROWS = (
    Row(
        "b/ice.html",
        "b/ice.html",
        "Ice melts",
        "done",
        120,
        {"numbers": 2, "length": 1},
        1,
        {"it": 1.1, "zh": 0.35},
    ),
    Row(
        "a #1?.txt",
        "a #1?.html",
        "",
        "partial",
        1_400,
        {},
        0,
        {"it": 0.9},
        ("no model from English to Chinese",),
    ),
    Row("c.txt", "", "", "failed", 0, failures=("c.txt: nothing in it",)),
)


def test_a_row_and_a_link_for_each_article() -> None:
    page = render(ROWS)
    assert page.count("<tr>") == 4
    assert '<a href="./b/ice.html"><bdi>Ice melts</bdi></a>' in page
    assert '<a href="./a%20%231%3F.html"><bdi>a #1?.txt</bdi></a>' in page
    assert page.count("<a ") == 2
    assert "1 of 3 done, 1,520 words, 3 flags, 1 term missed" in page
    assert re.search(r'data-value="0.3500">.*it 1\.10</span>, <span class="piece">zh 0\.35</span></td>', page)
    assert "no model from English to Chinese" in page


def test_plots_are_told_in_words() -> None:
    page = render(ROWS)
    assert 'aria-label="Flags by kind: numbers 2, length 1"' in page
    assert "Italian 0.90 to 1.10; Chinese (Simplified) 0.35 to 0.35" in page
    assert page.count("<circle") == 3
    many = render([Row("a", "a.html", "", "done", 1, {f"check {n}": n + 1 for n in range(20)})])
    assert many.count("<rect") == 11
    assert "others 55" in many
    assert "No flags." in render([])


@given(st.text(max_size=30), st.text(max_size=30), st.floats(0, 1e6))
def test_no_name_is_markup(title: str, path: str, ratio: float) -> None:
    def elements(title: str, path: str) -> list[str]:
        page = render([Row(path, path, title, path, 5, {title: 2}, 3, {path: ratio}, (title,))])
        return re.findall(r"<[a-z]+", re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL))

    assert elements(title, path) == elements("plain" if title else "", "plain" if path else "")


def test_a_hostile_name_is_only_text() -> None:
    page = render([Row(ATTACK, ATTACK, ATTACK, ATTACK, 1, {ATTACK: 1}, 0, {ATTACK: 1.0}, (ATTACK,))])
    assert page.count("<script") == 1
    assert "<img" not in page
    assert '<a href="./%3C/script%3E' in page


def test_lines_of_a_manifest_that_hold_other_things_are_no_fault() -> None:
    assert (
        list(rows_of([{}, {"flags": 1, "ratios": {"it": "x"}, "files": None, "words": "5", "failures": 2}]))
        == [Row("", "", "", "", 0)] * 2
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    (place / "deep").mkdir(parents=True)
    (place / "a.txt").write_text(WIRE, "utf-8")
    (place / "deep" / "b.txt").write_text(WIRE, "utf-8")
    return place


def test_batch_writes_a_page_each_and_one_over_all(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = ["batch", str(folder), str(out), "--to", "de,it", "--engine", "echo", "--format", "html"]
    assert run(command) == 0
    index = (out / "index.html").read_text("utf-8")
    links = re.findall(r'<a href="\./([^"]*)"', index)
    assert links == ["a.html", "deep/b.html"]
    assert all((out / link).is_file() for link in links)
    assert "2 of 2 done" in index
    # German writes one letter more: the dateline is Taschkent
    assert re.search(r'de 1\.0[0-2]</span>, <span class="piece">it 1\.00<', index)
    (folder / "c.txt").write_text("", "utf-8")
    assert run(command) == 5
    again = (out / "index.html").read_text("utf-8")
    assert "2 of 3 done" in again
    assert "c.txt: nothing in it" in again


def test_an_article_called_index_keeps_its_page(folder: Path, tmp_path: Path) -> None:
    (folder / "a.txt").rename(folder / "Index.txt")
    out = tmp_path / "out"
    assert run(["batch", str(folder), str(out), "--to", "de", "--engine", "echo", "--format", "html"]) == 0
    assert '<a href="./Index.html">' in (out / "overview.html").read_text("utf-8")
    assert not (out / "index.html").exists() or (out / "index.html").samefile(out / "Index.html")


def test_other_formats_have_no_overview(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(["batch", str(folder), str(out), "--task", "summarise"]) == 0
    assert not list(out.rglob("*.html"))
