"""Variants of one name count as one, and keywords are names first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.document import Sentence
from polyglot_news.summary.keywords import keywords
from polyglot_news.summary.name_variants import groups

WORDS = st.text(alphabet="abAB-é", min_size=1, max_size=6)
NAMES = st.dictionaries(st.lists(WORDS, min_size=1, max_size=3).map(tuple), st.integers(1, 5), max_size=8)


def name(text: str) -> tuple[str, ...]:
    return tuple(text.split())


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Lindt", "Vera Lindt", True),
        ("Lindt", "Mayor Vera Lindt", True),
        ("Xi", "Xi Jinping", True),
        ("Harbour", "Harbour Workers Union", False),
        ("HWU", "Harbour Workers Union", True),
        ("BOE", "Bank of England", True),
        ("BE", "Bank of England", True),
        ("HU", "Harbour Workers Union", False),
        ("Harbour Organisation", "Harbour Organization", True),
        ("Nur-Sultan", "Nursultan", True),
        ("Málaga", "Malaga", True),
        ("Korea", "Korean", False),
        ("Iran", "Iraq", False),
        ("Vera Lindt", "Karl Lindt", False),
    ],
)
def test_variants(first: str, second: str, expected: bool) -> None:  # noqa: FBT001 - a case's answer
    for names in ((first, second), (second, first)):
        leaders = groups({name(one): 1 for one in names})
        assert (leaders[name(first)] == leaders[name(second)]) is expected


def test_a_surname_of_two_people_goes_to_the_more_frequent() -> None:
    leaders = groups({name("Vera Lindt"): 1, name("Karl Lindt"): 3, name("Lindt"): 2})
    assert leaders[name("Lindt")] == name("Karl Lindt")
    assert leaders[name("Vera Lindt")] == name("Vera Lindt")


@given(NAMES)
def test_a_leader_leads_itself_and_the_order_of_names_does_not_matter(
    names: dict[tuple[str, ...], int],
) -> None:
    leaders = groups(names)
    assert set(leaders) == set(names)
    assert all(leaders[leader] == leader for leader in leaders.values())
    assert groups(dict(reversed(names.items()))) == leaders


def test_keywords_are_names_first_as_title_and_article_write_them() -> None:
    texts = [
        "The mayor of Karsk, Vera Lindt, signed a treaty with the Harbour Workers Organisation (HWO).",
        "Lindt said that the treaty would keep the harbour open.",
        "Korvian shipowners praised the treaty; Korvian banks did not.",
        "The Harbour Workers Organization wants the treaty to hold for ten years, Lindt added.",
    ]
    sentences = [Sentence(index, index, text, 0, len(text)) for index, text in enumerate(texts)]
    found = keywords(sentences[:1], language="en", count=4, title="Karsk signs treaty", article=sentences)
    assert set(found[:3]) == {"Karsk", "HWO", "Lindt"}
    assert "treaty" in found
    assert "Korvian" not in found
