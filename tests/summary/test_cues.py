"""What the tables of cues know in each language, and that each of them is whole."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.summary.cues import cues, for_any

CASES = json.loads((Path(__file__).parent / "cases" / "sentences.json").read_text("utf-8"))
LANGUAGES = ["de", "en", "es", "fr", "it", "pt", "pt-BR", "ru", "zh", "zh-Hant"]


@pytest.mark.parametrize(("language", "text", "expected"), CASES["leans"])
def test_leans(language: str, text: str, expected: bool) -> None:  # noqa: FBT001 - a case's answer
    table = cues(language)
    leans = table is not None and table.leans(text)
    assert leans is expected
    loose = unicodedata.normalize("NFC", text.replace(" ", "\u00a0"))
    assert (table is not None and table.leans(loose)) is expected


@pytest.mark.parametrize(("language", "name", "text", "expected"), CASES["cues"])
def test_patterns(language: str, name: str, text: str, expected: bool) -> None:  # noqa: FBT001
    table = cues(language)
    assert table is not None
    assert table.holds(name, text) is expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_knows_openings_notices_pictures_and_persons(language: str) -> None:
    table = cues(language)
    assert table is not None
    assert {"openings", "notices", "pictures", "past"} <= set(table.patterns)
    assert table.persons
    assert all(word == word.casefold() for word in table.persons | table.pronouns | table.definite)
    assert for_any(language)[0] is table
    assert cues("en") in for_any(language)


def test_a_language_without_a_table_has_the_notices_of_english() -> None:
    assert cues("ka") is None
    assert for_any("ka") == (cues("en"),)


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_any_text_can_be_asked(text: str, language: str) -> None:
    table = cues(language)
    assert table is not None
    answers = [table.leans(text), *(table.holds(name, text) for name in sorted(table.patterns))]
    assert all(isinstance(answer, bool) for answer in answers)
    # white space before a sentence is no part of it
    assert table.leans("\u00a0 " + text) is table.leans(text)
