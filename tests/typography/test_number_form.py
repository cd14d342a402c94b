"""The form of the target language: what is certainly the same is rewritten, all else stays."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from polyglot_news.checks import check_pair
from polyglot_news.escaping import unescaped
from polyglot_news.languages import LANGUAGES
from polyglot_news.typography.number_form import shaped

CASES = json.loads((Path(__file__).parent / "cases" / "form.json").read_text("utf-8"))
CODES = st.sampled_from(sorted(LANGUAGES))
TEXTS = st.text(max_size=60) | st.text(st.sampled_from("aZ 0123,.%$€-–—oº\u00a0índia"), max_size=60)


@pytest.mark.parametrize(("language", "source", "hypothesis", "expected"), CASES)
def test_form(language: str, source: str, hypothesis: str, expected: str) -> None:
    assert shaped(source, hypothesis, "en", language).replace("\u00a0", " ") == expected


@pytest.mark.parametrize(("language", "source", "hypothesis", "expected"), CASES)
def test_what_has_its_form_keeps_it(language: str, source: str, hypothesis: str, expected: str) -> None:
    once = shaped(source, hypothesis, "en", language)
    assert shaped(source, once, "en", language) == once


@settings(deadline=None)  # tables are read at first use
@given(source=TEXTS, hypothesis=TEXTS, ours=CODES, theirs=CODES)
def test_no_digit_is_lost(source: str, hypothesis: str, ours: str, theirs: str) -> None:
    assume(not re.search(r"\d\s?[ap]\.?\s?m", source, re.IGNORECASE))  # 3 p.m. becomes 15
    before, after = (
        "".join(filter(str.isdecimal, text))
        for text in (hypothesis, shaped(source, hypothesis, ours, theirs))
    )
    assert before == after


def test_entities_are_characters_before_anything_looks_at_text() -> None:
    assert unescaped("It&#39;s R&D &amp; more &copy") == "It's R&D & more &copy"
    assert check_pair("It&#39;s cold in Oslo.", "Fa freddo a Oslo.", "en", "it") == ()
    assert [flag.check for flag in check_pair("It's cold.", "Fa&#39; freddo.", "en", "it")] == ["entities"]


@given(
    hour=st.integers(1, 12),
    minutes=st.integers(0, 59),
    half=st.sampled_from("ap"),
    language=st.sampled_from(["it", "pt", "ru"]),
)
def test_a_time_left_in_english_becomes_the_same_time_of_the_day(
    hour: int, minutes: int, half: str, language: str
) -> None:
    written = f"{hour}:{minutes:02} {half}.m."
    day = hour % 12 + 12 * (half == "p")
    sign = "h" if language == "pt" else ":"
    assert (
        shaped(f"At {written} it rained.", f"A {written} b.", "en", language)
        == f"A {day}{sign}{minutes:02} b."
    )


@settings(deadline=None)
@given(source=TEXTS, hypothesis=st.text(st.sampled_from("aZ .,«»“”\"'—- "), max_size=40), language=CODES)
def test_what_was_in_form_once_stays(source: str, hypothesis: str, language: str) -> None:
    once = shaped(source, hypothesis, "en", language)
    assert shaped(source, once, "en", language) == once
