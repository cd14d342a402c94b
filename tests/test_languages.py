"""Language codes: every convention leads to ours, and text becomes one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.errors import UsageError
from polyglot_news.languages import LANGUAGES, code_of, facts, one_line


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("it", "it"), ("IT", "it"), (" ru ", "ru"), ("en-GB", "en"), ("en_US", "en"), ("zh", "zh"),
        ("zh-Hans", "zh"), ("zh-CN", "zh"), ("zh-Hans-CN", "zh"), ("zt", "zh-Hant"), ("zh-TW", "zh-Hant"),
        ("zh_hk", "zh-Hant"), ("zh-Hant-TW", "zh-Hant"), ("pb", "pt-BR"), ("pt-br", "pt-BR"), ("pt-PT", "pt"),
        ("no", "nb"), ("iw", "he"), ("fil", "tl"), ("sr-Latn", "sr"),
    ],
)  # fmt: skip
def test_tags_of_any_convention(tag: str, code: str) -> None:
    assert code_of(tag) == code


@pytest.mark.parametrize("tag", ["", "xx", "english", "it,ru", "zz-CN", "-"])
def test_unknown_language_is_named(tag: str) -> None:
    with pytest.raises(UsageError, match=f"unknown language '{tag}'"):
        code_of(tag)


def test_codes_stand_for_themselves_and_those_of_argos_for_ours() -> None:
    for code, language in LANGUAGES.items():
        assert language.code == code
        assert code_of(code) == code
    assert code_of("zt") == "zh-Hant"
    assert code_of("pb") == "pt-BR"


def test_facts_of_a_code_without_entry_are_plain() -> None:
    assert facts("xx").script == "Latin"
    assert facts("xx").spaced
    assert facts("ar").right_to_left
    assert not facts("it").right_to_left
    assert not facts("zh").spaced


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("two\r\nlines", "en", "two lines"),
        ("  many\u00a0 \tspaces ", "en", "many spaces"),
        ("bell\x07and\x1b[31mred", "en", "bell and [31mred"),
        ("北京\n今日 API\n发布", "zh", "北京今日 API 发布"),
        ("line\u2028separator", "en", "line separator"),
    ],
)
def test_one_line(text: str, code: str, line: str) -> None:
    assert one_line(text, code) == line


@given(st.text(), st.sampled_from(["en", "zh", "ru"]))
def test_one_line_is_one_line_and_keeps_what_is_visible(text: str, code: str) -> None:
    line = one_line(text, code)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert one_line(line, code) == line
    visible = [c for c in text if not c.isspace() and c.isprintable()]
    assert [c for c in line if not c.isspace() and c.isprintable()] == visible
