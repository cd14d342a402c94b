"""Flaws of single sentences, and which sentence says what an earlier one said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from polyglot_news.document import Sentence
from polyglot_news.summary.screening import contents_of, flaws, repetitions
from polyglot_news.summary.words import tokens

CASES = json.loads((Path(__file__).parent / "cases" / "sentences.json").read_text("utf-8"))


def flaw(text: str, language: str, kind: str = "paragraph") -> str:
    contents = contents_of([tokens(text, language)], language)
    (found,) = flaws([Sentence(0, 0, text, 0, len(text))], contents, language, [kind])
    return found


@pytest.mark.parametrize(("language", "text", "expected"), CASES["flaws"])
def test_flaws(language: str, text: str, expected: str) -> None:
    assert flaw(text, language) == expected


def test_what_the_reader_knows_goes_before_what_a_sentence_looks_like() -> None:
    text = "A court in the harbour town ordered two fishing companies to pay for the spilt oil."
    assert flaw(text, "en") == ""
    assert flaw(text, "en", "caption") == "caption"
    assert flaw(text, "en", "note") == "byline or notice"
    assert flaw(text, "en", "heading") == "heading"


def test_dateline_in_capitals_is_no_label() -> None:
    text = "{}: The bridge over the Yamuna will close in March and stay closed for a whole year."
    assert flaw(text.format("NEW DELHI"), "en") == ""
    assert flaw(text.format("Proud moment"), "en") == "caption"
    later = Sentence(3, 3, text.format("PROUD MOMENT"), 0, 80)
    assert flaws([later], contents_of([tokens(later.text, "en")], "en"), "en") == ("caption",)


def test_repetitions_point_at_the_earlier_one() -> None:
    sets = [frozenset("abcdefgh"), frozenset("abcdefgx"), frozenset("abmnopqr"), frozenset(), frozenset("ab")]
    assert repetitions(sets, [True] * 5) == (None, 0, None, None, None)
    assert repetitions(sets, [False, True, True, True, True]) == (None, None, None, None, None)
