"""Words as the summary counts them."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.summary.function_words import function_words, is_function_word
from polyglot_news.summary.words import count_words, tokens

CASES = json.loads((Path(__file__).parent / "cases" / "sentences.json").read_text("utf-8"))


@pytest.mark.parametrize(("language", "text", "expected"), CASES["words"])
def test_count_words(language: str, text: str, expected: int) -> None:
    assert count_words(text) == expected


@given(st.text(max_size=80), st.sampled_from(["en", "zh", "ja", "th", "hi", "ar"]))
def test_tokens_know_no_case_and_no_normal_form(text: str, language: str) -> None:
    assert all(token and not token.isspace() for token in tokens(text, language))
    composed, apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert tokens(composed, language) == tokens(apart, language)


def test_tokens_of_many_scripts() -> None:
    assert tokens("L’ONU a dit: ＡＢＣ 3.5", "fr") == ("l", "onu", "a", "dit", "abc", "3", "5")
    assert tokens("हिन्दी में।", "hi") == ("हिन्दी", "में")
    assert tokens("上海合作 G7 峰", "zh") == ("上海", "海合", "合作", "g7", "峰")
    assert tokens("中2国", "zh") == ("中", "2", "国")
    assert tokens("中国", "zh-Hant") == ("中国",)


def test_function_words() -> None:
    assert is_function_word("the", "en")
    assert is_function_word("о", "ru")
    assert not is_function_word("7", "en")
    assert is_function_word("da", "ka")
    assert not is_function_word("bridge", "ka")
    assert function_words("pt-BR") == function_words("pt") != frozenset()
    assert function_words("xx") == frozenset()
