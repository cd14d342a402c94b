"""Datelines: place and day in the target language, the agency as it is, nothing invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.languages import LANGUAGES
from polyglot_news.typography.datelines import rendered, separator

CASES = json.loads((Path(__file__).parent / "cases" / "datelines.json").read_text("utf-8"))
CODES = st.sampled_from(sorted(LANGUAGES))


@pytest.mark.parametrize(("dateline", "expected"), CASES["english"])
def test_english_datelines(dateline: str, expected: dict[str, str]) -> None:
    found = {language: rendered(dateline, "en", language, {}) for language in expected}
    assert {language: one.text for language, one in found.items()} == expected
    assert [one.unknown for one in found.values()] == [()] * len(expected)


@pytest.mark.parametrize(("dateline", "source", "target", "expected", "unknown"), CASES["others"])
def test_datelines_of_other_languages(
    dateline: str, source: str, target: str, expected: str, unknown: list[str]
) -> None:
    found = rendered(dateline, source, target, {})
    assert (found.text, list(found.unknown)) == (expected, unknown)


def test_the_glossary_comes_first() -> None:
    found = rendered("Kolkata (AsiaNews)", "en", "it", {"Kolkata": "Kolkata"})
    assert found.text == "Kolkata (AsiaNews)"


def test_what_no_table_knows_stays_and_is_named() -> None:
    assert rendered("SMALLVILLE (AP)", "en", "it", {}).text == "SMALLVILLE (AP)"
    found = rendered("SMALLVILLE (AP)", "en", "ru", {})
    assert (found.text, found.unknown, found.is_whole) == ("SMALLVILLE (AP)", ("SMALLVILLE",), True)
    assert not rendered("무주 (AP)", "ko", "ka", {}).is_whole


@pytest.mark.parametrize(
    ("between", "target", "expected"),
    [
        (" - ", "it", " - "),
        (" - ", "ru", " — "),
        (" – ", "ru", " – "),
        (" -- ", "zh", "——"),
        (" ", "zh", " "),
    ],
)
def test_the_dash_is_that_of_the_language(between: str, target: str, expected: str) -> None:
    assert separator(between, target) == expected


@settings(deadline=None)  # tables are read at first use
@given(agency=st.text("ABCDEFG", min_size=2, max_size=8), source=CODES, target=CODES)
def test_an_unknown_agency_always_stays(agency: str, source: str, target: str) -> None:
    assert agency in rendered(f"Xyzzy ({agency})", source, target, {}).text


@settings(deadline=None)
@given(text=st.text(max_size=60), source=CODES, target=CODES)
def test_any_text_passes(text: str, source: str, target: str) -> None:
    rendered(text, source, target, {})
