"""Quotations that run over several sentences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.document import Sentence
from polyglot_news.summary.quotations import groups

CASES = json.loads((Path(__file__).parent / "cases" / "sentences.json").read_text("utf-8"))


def sentences(texts: list[str], paragraphs: list[int] | None = None) -> list[Sentence]:
    return [
        Sentence(index, paragraphs[index] if paragraphs else 0, text, 0, len(text))
        for index, text in enumerate(texts)
    ]


@pytest.mark.parametrize(("texts", "expected"), CASES["groups"])
def test_groups(texts: Any, expected: Any) -> None:
    assert groups(sentences(texts)) == tuple(map(tuple, expected))


def test_a_quotation_goes_on_only_where_the_next_paragraph_opens_it_again() -> None:
    texts = ["“One.", "“Two.", "Three,” he said.", "Four."]
    assert groups(sentences(texts, [0, 1, 1, 2])) == ((0, 3), (3, 4))
    assert groups(sentences(["“One.", "Two.", "Three.”"], [0, 1, 1])) == ((0, 1), (1, 2), (2, 3))


@settings(deadline=None)
@given(st.lists(st.text(alphabet="He said.\"“”'‘’«»„ \n", max_size=20), max_size=30))
def test_groups_cover_every_sentence_once(texts: Any) -> None:
    found = groups(sentences(texts))
    assert [position for start, end in found for position in range(start, end)] == list(range(len(texts)))
