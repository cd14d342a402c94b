"""Numbers as they are written: formats, words, scales, dates, measures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.checks.numbers import check, numbers_of
from polyglot_news.checks.numbers.measures import converted, is_near, shifted, unit_after

CASES = json.loads((Path(__file__).parents[1] / "cases" / "checks_numbers.json").read_text("utf-8"))


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_values_of_numbers(language: str, text: str, values: list[list[float]]) -> None:
    found = [sorted(number.values) for number in numbers_of(text, language)]
    # each expected number is there; short words around it ("a", "e") may be loose numbers too
    assert all(any(set(wanted) <= set(one) for one in found) for wanted in values), found


@given(
    st.integers(min_value=0, max_value=10**12), st.sampled_from(["", ",", ".", " ", "\u00a0", "\u202f", "’"])
)
def test_any_grouping_is_the_same_number(number: int, separator: str) -> None:
    text = f"{number:,}".replace(",", separator)
    for language in ("fr", "it", "ru"):
        assert (
            any(float(f"{number:.9g}") in one.everything for one in numbers_of(text, language))
            or number > 10**9
        )


@given(st.text(max_size=60), st.sampled_from(["en", "it", "pt", "ru", "zh", "ja", "de"]))
@settings(deadline=None)
def test_numbers_stand_where_they_say(text: str, language: str) -> None:
    for number in numbers_of(text, language):
        assert 0 <= number.start < number.end <= len(text)
        assert number.values or number.parts


@given(st.integers(min_value=1, max_value=999_999))
@settings(deadline=None)
def test_a_text_has_the_numbers_of_itself(number: int) -> None:
    text = f"At 10:45 the {number} ships of the 1990s sailed 12 miles, 3.5 million tons."
    for language in ("en", "it", "zh", "fr"):
        assert check(text, text, language, language) == ()


@pytest.mark.parametrize(
    ("text", "unit", "value", "other"),
    [
        ("12 miles", "mile", 12, 19.3),
        ("100 sq mi", "mile²", 100, 259),
        ("50 square feet", "foot²", 50, 4.645),
        ("68 °F", "fahrenheit", 68, 20),
        ("20 °C", "celsius", 20, 68),
        ("30 километров", "kilometre", 30, 18.6),
        ("40 км²", "kilometre²", 40, 15.4),
        ("5 foot", "foot", 5, 152.4),
        ("7 people", "", 7, 0),
    ],
)
def test_measures_are_converted(text: str, unit: str, value: float, other: float) -> None:
    end = len(text) - len(text.lstrip("0123456789"))
    assert unit_after(text, end) == unit
    assert any(is_near(new, other) for new in converted(value, unit)) == bool(unit)
    assert all(new / value in {0.001, 0.01, 0.1, 10, 100, 1000} for new in shifted(value, unit))


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("It is 68 °F in the town.", "In città ci sono 20 °C."),
        ("A race over 5 km.", "Una gara di 5000 metri."),
        ("The 0230 UTC train", "Il treno delle 02:30 UTC"),
        ("They came at 5 pm with 30 men.", "Arrivarono alle 17 con 30 uomini."),
        ("The 24/7 news", "Le notizie 24 ore su 24, 7 giorni su 7"),
        ("COVID-19 came in 2020.", "Il coronavirus è arrivato nel 2020."),
        ("Il coronavirus è arrivato nel 2020.", "COVID-19 came in 2020."),
        ("It weighs 17 pounds 1 ounce.", "Pesa 17 libbre e 1 oncia."),
    ],
)
def test_what_is_the_same_in_other_terms(source: str, translation: str) -> None:
    pair = ("en", "it") if source[:2] != "Il" else ("it", "en")
    assert check(source, translation, *pair) == ()


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("In the 18th century, in 1772, it was destroyed.", "Nel XVIII secolo, nel 1809, fu distrutta."),
        ("The storm is 645 miles (1040 km) away.", "La tempesta è a 645 miglia ( km)."),
        ("Winds of 105 mph (165 km/h) blew.", "Soffiavano venti a 105 miglia all'ora (202 km/h)."),
        ("A trail of 1600 km.", "Un sentiero di 1637 km."),
        ("It cost 9,000 euros.", "È costato 9 euro."),
        ("It cost 1.5 million.", "È costato 1,5 miliardi."),
        ("It rose by 2.3 points.", "È salito di 3,2 punti."),
    ],
)
def test_what_is_not_the_same(source: str, translation: str) -> None:
    (flag,) = check(source, translation, "en", "it")
    assert (flag.check, flag.severity) == ("numbers", "error")


def test_a_table_of_numbers_is_not_judged() -> None:
    assert check("12 " * 400, "13 " * 400, "en", "it") == ()


def test_messages_name_at_most_three_numbers() -> None:
    (flag,) = check("11, then 22, then 33, then 44 and 55", "99", "en", "it")
    assert flag.message == "The source says 11, 22, 33 and more, the translation 99."
    (flag,) = check("There were some.", "Ce n'erano 88.", "en", "it")
    assert flag.message == "The translation has 88, which the source does not have."
