"""The page over a batch in Chromium: it sorts, its links lead to the pages, axe finds nothing."""

from __future__ import annotations

from typing import Any

import pytest
from axe import violations
from reviewed import ATTACK
from tools import tool

from polyglot_news.rendering.overview import Row, render

ROWS = (
    Row(
        "a10.txt",
        "a10.html",
        "Article 10",
        "done",
        120,
        {"numbers": 2, "length": 1},
        1,
        {"it": 1.1, "zh": 0.35},
    ),
    Row("a9.txt", "a9.html", "Article 9", "partial", 1_400, {"numbers": 4}, 0, {"it": 0.9}, ("no model",)),
    Row("c.txt", "", "", "failed", 0, failures=("c.txt: nothing in it",)),
)


def names(page: Any) -> list[str]:
    return page.locator("tbody th > :first-child").all_inner_texts()


def test_the_table_sorts_by_each_column(opened: Any) -> None:
    page = opened(render(ROWS)).page
    for column, first, second in (
        ("Words", ["Article 9", "Article 10", "c.txt"], ["c.txt", "Article 10", "Article 9"]),
        ("Flags", ["Article 9", "Article 10", "c.txt"], ["c.txt", "Article 10", "Article 9"]),
        ("Article", ["Article 9", "Article 10", "c.txt"], ["c.txt", "Article 10", "Article 9"]),
        ("Outcome", ["Article 10", "c.txt", "Article 9"], ["Article 9", "c.txt", "Article 10"]),
    ):
        button = page.get_by_role("button", name=column, exact=True)
        button.focus()
        page.keyboard.press("Enter")
        assert names(page) == first
        page.keyboard.press("Enter")
        assert names(page) == second
        assert page.locator("th[aria-sort=descending], th[aria-sort=ascending]").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_violation(opened: Any, width: int, scheme: str) -> None:
    page = opened(render(ROWS), width=width, scheme=scheme).page
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    page.evaluate(tool("axe.min.js").read_text("utf-8"))
    assert violations(page) == []


def test_hostile_names_do_nothing(opened: Any) -> None:
    row = Row(ATTACK, ATTACK, ATTACK, ATTACK, 1, {ATTACK: 1}, 0, {ATTACK: 1.0}, (ATTACK,))
    page = opened(render([row, row])).page
    page.get_by_role("button", name="Article", exact=True).click()
    assert page.title() == "2 articles to review"
    assert page.locator("img, iframe, [onerror], [onload], a[href^=javascript]").count() == 0
