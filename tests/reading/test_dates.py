"""Dates and datelines."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.reading.dateline import find_dateline
from polyglot_news.reading.dates import day_month_order, find_dates

CASES = Path(__file__).parents[1] / "cases"
DAYS = st.dates(date(1990, 1, 1), date(2050, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"), json.loads((CASES / "reading_datelines.json").read_text("utf-8"))
)
def test_dateline(text: str, expected: Any) -> None:
    assert find_dateline(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"), json.loads((CASES / "reading_dates.json").read_text("utf-8"))
)
def test_date(text: str, language: str, expected: Any) -> None:
    dates = find_dates(text)
    assert (dates[0].iso(day_month_order(dates, language)) if dates else "") == expected


@pytest.mark.parametrize(("region", "order"), [("", "month"), ("US", "month"), ("GB", "day"), ("IN", "day")])
def test_english_order_follows_the_region(region: str, order: str) -> None:
    assert day_month_order(find_dates("09/04/2022"), "en", region) == order


def test_english_order_follows_the_dates_in_words() -> None:
    assert day_month_order(find_dates("9/4/2022, and on 3 May 2021"), "en") == "day"
    assert day_month_order(find_dates("9/4/2022, and on May 3, 2021"), "en") == "month"


@given(
    DAYS,
    st.sampled_from(
        ["%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y", "%b. %d, %Y", "%Y年%m月%d日"]
    ),
)
def test_every_day_is_read_in_every_form(day: Any, form: Any) -> None:
    text = f"x {day.strftime(form)} y"
    (found,) = find_dates(text)
    assert found.iso("day") == found.iso("month") == day.isoformat()
    assert text[found.start : found.end] == day.strftime(form)


@given(st.text())
def test_any_text_has_a_dateline_that_it_begins_with(text: str) -> None:
    assert text.replace("\n", " ").startswith(find_dateline(text))
