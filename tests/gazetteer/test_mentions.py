"""The gazetteer: what a text mentions, and how whole the tables are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.gazetteer import concept_tables, country_of, mentions, names
from polyglot_news.languages import LANGUAGES

FIVE = ("en", "it", "ru", "zh", "pt")
CODES = st.sampled_from(sorted(LANGUAGES))


def found(text: str, language: str) -> list[tuple[str, list[str]]]:
    return [(mention.text, sorted(mention.concepts)) for mention in mentions(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "South Korea's New York", [("South Korea", "country:KR"), ("New York", "city:New York")]),
        ("ru", "Южной Кореи", [("Южной Кореи", "country:KR")]),
        ("ru", "в Санкт-Петербурге", [("Санкт-Петербурге", "city:St Petersburg")]),
        ("zh", "罗马尼亚与罗马", [("罗马尼亚", "country:RO"), ("罗马", "city:Rome")]),
        ("zh", "发展中国家在11月开会", [("11月", "month:11")]),
        ("it", "in Corea del Sud", [("Corea del Sud", "country:KR")]),
        ("en", "may march to a nice place", []),
        ("pt", "TERÇA-FEIRA, EM PEQUIM", [("TERÇA-FEIRA", "weekday:2"), ("PEQUIM", "city:Beijing")]),
    ],
)  # fmt: skip
def test_the_longest_form_counts(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(name, concepts[0]) for name, concepts in found(text, language)] == expected


def test_a_word_may_mean_two_things() -> None:
    assert found("15 libras", "pt")[0] == ("libras", ["money:lbpound", "money:pound", "unit:pound"])


@pytest.mark.parametrize("language", FIVE)
def test_every_weekday_month_and_currency_has_a_form(language: str) -> None:
    concepts = {concept for _, concept in concept_tables.forms(language)}
    wanted = {f"weekday:{day}" for day in range(1, 8)} | {f"month:{month}" for month in range(1, 13)}
    wanted |= {
        concept
        for _, concept in concept_tables.forms("en")
        if concept.startswith(("money:", "unit:", "country:"))
    }
    assert {concept for concept in wanted - concepts if not concept.startswith("country:")} == set()


def test_cities_know_their_country_and_their_name() -> None:
    assert country_of("Osh") == "KG"
    assert names("it")["city:London"] == "Londra"
    assert names("zh")["city:Beirut"] == "贝鲁特"
    assert names("ru")["city:Ankara"] == "Анкара"
    assert names("ru")["country:DE"] == "Германия"


@settings(deadline=None)  # tables are read at first use
@given(text=st.text(max_size=60), language=CODES)
def test_mentions_are_slices_in_order(text: str, language: str) -> None:
    last = 0
    for mention in mentions(text, language):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= last
        last = mention.end
