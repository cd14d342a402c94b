"""Classes of characters and shapes of addresses: every room that asks gets the same answer."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.characters import ADDRESS, EAST_ASIAN, HAN, KANA, UNSPACED, without_trailing
from polyglot_news.checks import check_pair
from polyglot_news.engines import untranslatable


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://example.org/a_(b), or (www.example.org).", "https://example.org/a_(b) www.example.org"),
        ("Write to press+news@example.co.uk.", "press+news@example.co.uk"),
        ("From @harbour_watch and #rain2024, not #1 or a@b.", "@harbour_watch #rain2024"),
        ("消息见https://example.org/水。完", "https://example.org/"),
        ("Nothing here: 3:2, 5@6 and ends.", ""),
    ],
)  # fmt: skip
def test_addresses_are_found_alike_by_who_protects_and_who_checks(text: str, found: str) -> None:
    assert [without_trailing(match.group()) for match in ADDRESS.finditer(text)] == found.split()
    assert [token.text for token in untranslatable.find(text)] == found.split()
    lost = [flag.check for flag in check_pair(text, "Qui non c'è niente da vedere.", "en", "it")]
    assert ("links" in lost) == bool(found)


@given(st.characters())
def test_classes_lie_in_each_other(char: str) -> None:
    def is_in(characters: str) -> bool:
        return re.fullmatch(f"[{characters}]", char) is not None

    assert not is_in(HAN) or (is_in(EAST_ASIAN) and is_in(UNSPACED))
    assert not is_in(KANA) or (is_in(EAST_ASIAN) and is_in(UNSPACED))
    assert not (is_in(HAN) and is_in(KANA))
    assert not (is_in(UNSPACED) and char.isascii())
