"""What precedes a Romance noun is read from the last characters of a text, however long that is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.glossary.grammar.romance_leads import Lead, last_word, lead_of
from polyglot_news.glossary.grammar.romance_tables import TABLES

WORDS = st.sampled_from(
    [
        *("della ", "dell'", "la ", "il ", "con ", "un ", "nello  ", "SCO ", "«"),
        f"{'x' * 90} ",
    ]
)


@given(st.lists(WORDS, max_size=30).map("".join), st.sampled_from(sorted(TABLES)))
def test_what_is_far_before_changes_nothing_but_the_text_before(before: str, language: str) -> None:
    long = lead_of(f"{'Oggi la riunione ' * 20}{before}", TABLES[language], language)
    short = lead_of(f"riunione {before}", TABLES[language], language)
    assert (long.preposition, long.article, long.columns) == (short.preposition, short.article, short.columns)
    assert long.before.endswith(short.before.removeprefix("riunione ")[-20:])


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("presso la ", Lead("presso ", "", "definite", frozenset({1}))),
        ("L'accordo dell'", Lead("L'accordo ", "di", "definite", frozenset({0, 1}))),
        ("x" * 100 + " ", Lead("x" * 100 + " ")),
    ],
)
def test_leads(before: str, expected: Lead) -> None:
    assert lead_of(before, TABLES["it"], "it") == expected


def test_the_last_word_is_found_at_the_start_and_far_behind() -> None:
    for before in ("della ", "SCO " * 5_000 + "della "):
        found = last_word(before)
        assert found is not None
        assert found.group(1) == "della"
