"""Which language a text is in: by script, letters, function words, and else by CLD3."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.languages import LANGUAGES
from polyglot_news.reading import language as module
from polyglot_news.reading.language import detect
from polyglot_news.reading.language_signs import ALPHABETS, FUNCTION_WORDS, OWN_LETTERS, TELLING_LETTERS

CASES = json.loads((Path(__file__).parents[1] / "cases" / "language_detection.json").read_text("utf-8"))
BY_LANGUAGE = {case["language"]: case["text"] for case in CASES}


@pytest.mark.parametrize("language", BY_LANGUAGE)
def test_two_sentences_of_news(language: str) -> None:
    assert detect(BY_LANGUAGE[language]) == language


@pytest.mark.parametrize("language", BY_LANGUAGE)
def test_decomposed_letters_and_capitals_change_nothing(language: str) -> None:
    text = BY_LANGUAGE[language]
    assert detect(unicodedata.normalize("NFD", text)) == language
    assert detect(text.upper()) == language


@pytest.mark.parametrize(
    "language", ["en", "it", "fr", "es", "pt", "de", "nl", "pl", "ru", "uk", "zh", "zh-Hant", "ar", "ja"]
)
def test_the_usual_case_does_not_ask_cld3(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_identifier", pytest.fail)
    # a few sentences, as an article has them
    assert detect(f"{BY_LANGUAGE[language]} {BY_LANGUAGE[language]}") == language


def test_import_and_a_clear_text_load_neither_numpy_nor_cld3() -> None:
    code = (
        "import sys\n"
        "from polyglot_news.reading.language import detect\n"
        f"assert detect({BY_LANGUAGE['it']!r}) == 'it'\n"
        "assert not {'numpy', 'gcld3'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    "text", ["", "   \n", "12.5 % 2024", "!?", "a", "https://example.org/notizie/il-ponte", "🎉"]
)
def test_text_without_words_is_taken_for_english(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Привет, мир", "ru"),
        ("Сын пришёл домой", "ru"),
        ("Він приїхав", "uk"),
        ("你好", "zh"),
        ("漢語學習", "zh-Hant"),
        ("橋", "zh"),
        ("ひらがな", "ja"),
        ("Καλημέρα", "el"),
        ("안녕하세요", "ko"),
        ("Il presidente della Repubblica è arrivato", "it"),
        ("Where are they now?", "en"),
    ],
)
def test_a_few_words(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "国家主席在 Samarkand 会见了 Shanghai Cooperation Organisation 的领导人，讨论了地区安全问题。",
            "zh",
        ),
        ("Генеральный директор Apple Inc. Тим Кук представил iPhone и MacBook на этой неделе.", "ru"),
        ("The word «мост» means bridge in Russian, and it is also the name of a bar in the town.", "en"),
        ("彼は Tokyo Electric Power Company の社長で、来週の記者会見で辞任を発表する見通しです。", "ja"),
        (
            "Read https://it.example.org/la-notizia-della-giornata before you go to the meeting with them.",
            "en",
        ),
    ],
)
def test_mixed_text_is_what_most_of_it_is(text: str, language: str) -> None:
    assert detect(text) == language


def test_serbian_and_its_neighbours_in_latin_script_come_out_as_one_of_them() -> None:
    text = "Oblasno veće će u petak odlučiti da li se stari most može popraviti, a ne samo zatvoriti."
    assert detect(text) in {"hr", "sr", "bs"}


def test_only_the_head_of_a_long_text_is_read() -> None:
    assert detect(BY_LANGUAGE["de"] * 60 + BY_LANGUAGE["en"] * 10_000) == "de"


@pytest.mark.parametrize(("answer", "expected"), [("no", "nb"), ("hu", "hu"), ("la", "en"), ("ru", "en")])
def test_cld3_is_asked_for_what_is_not_clear(
    answer: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it calls a language that the letters rule out, or that we do not know, counts for nothing."""
    asked = []

    class Identifier:
        def FindLanguage(self, text: str) -> Any:  # noqa: N802 - its own name
            asked.append(text)
            return SimpleNamespace(language=answer)

    monkeypatch.setattr(module, "_identifier", Identifier)
    assert detect("Lorem ipsum dolor") == expected
    assert asked == ["Lorem ipsum dolor"]


def test_cld3_itself_knows_what_we_ask_it() -> None:
    assert detect("Varenko knockout champion") in LANGUAGES
    assert detect("Broen åpner igjen tirsdag morgen") == "nb"


def test_what_is_no_text_is_read_all_the_same() -> None:
    """Half a pair of surrogates, as a damaged file leaves it, and a NUL."""
    assert detect("Broen \ud83c åpner\0 igjen tirsdag morgen") == "nb"


def test_texts_without_function_words_load_no_numpy() -> None:
    code = (
        "import sys\n"
        "from polyglot_news.reading.language import detect\n"
        "assert detect('Varenko knockout champion Lorem ipsum')\n"
        "assert 'gcld3' in sys.modules and 'numpy' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_a_language_that_we_know(text: str) -> None:
    assert detect(text) in LANGUAGES


def test_tables_name_languages_that_we_know_in_small_letters() -> None:
    for table in (FUNCTION_WORDS, TELLING_LETTERS, ALPHABETS, OWN_LETTERS):
        assert table.keys() <= LANGUAGES.keys()
        for entries in table.values():
            assert all(entry == entry.lower() == unicodedata.normalize("NFC", entry) for entry in entries)
    assert not any(letter.isascii() for letters in TELLING_LETTERS.values() for letter in letters)
    assert ALPHABETS.keys() == {code for code, facts in LANGUAGES.items() if facts.script == "Cyrillic"}


def test_every_simplified_character_has_its_traditional_one() -> None:
    assert not module._SIMPLIFIED & module._TRADITIONAL
    assert len(module._SIMPLIFIED) == len(module._TRADITIONAL)
