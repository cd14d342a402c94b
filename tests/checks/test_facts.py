"""Checks of facts: another day, sum, place or institution is named; right translations pass in silence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.checks import check_pair, facts
from polyglot_news.gazetteer import spellings
from polyglot_news.languages import LANGUAGES
from polyglot_news.typography import number_form

CASES = json.loads((Path(__file__).parent / "cases" / "facts.json").read_text("utf-8"))
RIGHT = json.loads((Path(__file__).parent / "cases" / "right.json").read_text("utf-8"))
CODES = st.sampled_from(sorted(LANGUAGES))
TEXTS = st.text(max_size=80) | st.text(
    alphabet=st.sampled_from("aZeжЯ一万月周3456.,%$€£ «»“”\"'-\u00a0\u0301\u200f\r\n"), max_size=60
)
WEEKDAYS = st.integers(1, 7)
# what stands around a weekday
SENTENCES = {
    "it": "La visita è {}.",
    "pt": "A visita é na {}.",
    "zh": "访问在{}。",
    "de": "Der Besuch ist am {}.",
}


@pytest.mark.parametrize("case", CASES["right"], ids=lambda case: f"{case[1]} {case[2][:30]}")
def test_right_translations_are_not_flagged(case: list[str]) -> None:
    source_language, target_language, source, translation = case
    assert check_pair(source, translation, source_language, target_language) == ()


@pytest.mark.parametrize("language", ["it", "ru", "zh", "pt"])
def test_news_of_many_kinds_in_right_translation_is_not_flagged(language: str) -> None:
    flagged = {
        source: check_pair(source, translations[language], "en", language) for source, translations in RIGHT
    }
    assert {source: flags for source, flags in flagged.items() if flags} == {}


@pytest.mark.parametrize("language", ["it", "ru", "zh", "pt"])
def test_a_right_form_is_left_alone(language: str) -> None:
    shaped = {
        translations[language]: number_form.shaped(source, translations[language], "en", language)
        for source, translations in RIGHT
    }
    assert {before: after.replace("\u00a0", " ") for before, after in shaped.items()} == {
        before: before for before in shaped
    }


@pytest.mark.parametrize("case", CASES["wrong"], ids=lambda case: f"{case[1]} {case[4]} {case[2][:20]}")
def test_changed_facts_are_named(case: list[str]) -> None:
    source_language, target_language, source, translation, check, severity = case
    flags = check_pair(source, translation, source_language, target_language)
    assert [(flag.check, flag.severity) for flag in flags] == [(check, severity)]


@settings(deadline=None)  # tables are read at first use
@given(ours=WEEKDAYS, theirs=WEEKDAYS, language=st.sampled_from(sorted(SENTENCES)))
def test_a_weekday_is_flagged_if_and_only_if_it_is_another(ours: int, theirs: int, language: str) -> None:
    source = f"The visit is on {spellings('en', f'weekday:{ours}')[0]}."
    translation = SENTENCES[language].format(spellings(language, f"weekday:{theirs}")[0])
    found = [flag.check for flag in facts.check(source, translation, "en", language)]
    assert found == ([] if ours == theirs else ["weekday"])


@settings(deadline=None)  # tables are read at first use
@given(source=TEXTS, translation=TEXTS, ours=CODES, theirs=CODES)
def test_any_text_is_judged_without_an_error(source: str, translation: str, ours: str, theirs: str) -> None:
    flags = facts.check(source, translation, ours, theirs)
    assert all(flag.message.endswith(".") and "\n" not in flag.check for flag in flags)


@settings(deadline=None)  # tables are read at first use
@given(text=TEXTS, language=CODES)
def test_a_text_has_the_facts_of_itself(text: str, language: str) -> None:
    assert facts.check(text, text, language, language) == ()
