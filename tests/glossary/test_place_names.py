"""Places come from installed packages: in the right forms, and doubtful ones with evidence."""

from __future__ import annotations

import re
import sys

import pytest

from polyglot_news.glossary import Glossary, find, load

LANGUAGES = ("it", "ru", "zh", "pt", "pt-BR")


@pytest.fixture(scope="module")
def places() -> Glossary:
    return load("places", (), LANGUAGES)


def form(places: Glossary, term: str, language: str) -> str:
    (found,) = (one for one in places.terms if one.term == term)
    target = found.target(language)
    return target.form if target is not None else ""


@pytest.mark.parametrize(
    ("term", "forms"),
    [
        ("Kazakhstan", ("Kazakistan", "Казахстан", "哈萨克斯坦", "Cazaquistão", "Cazaquistão")),
        ("Gothenburg", ("Göteborg", "Гётеборг", "哥德堡", "Gotemburgo", "Gotemburgo")),
        (
            "North Carolina",
            (
                "Carolina del Nord",
                "Северная Каролина",
                "北卡罗来纳州",
                "Carolina do Norte",
                "Carolina do Norte",
            ),
        ),
        ("Madrid", ("Madrid", "Мадрид", "马德里", "Madrid", "Madri")),
        ("Bavaria", ("Baviera", "Бавария", "巴伐利亚", "Baviera", "Baviera")),
    ],
)
def test_each_place_has_the_form_of_its_language(places: Glossary, term: str, forms: tuple[str, ...]) -> None:
    assert tuple(form(places, term, to) for to in LANGUAGES) == forms


def test_a_chinese_form_counts_without_its_kind_of_place(places: Glossary) -> None:
    (carolina,) = (term for term in places.terms if term.term == "North Carolina")
    target = carolina.target("zh")
    assert target is not None
    assert target.also == ("北卡罗来纳",)


def test_there_are_thousands_and_each_name_once(places: Glossary) -> None:
    names = [term.term for term in places.terms]
    assert len(names) == len(set(names)) > 2_000


def test_no_target_is_abbreviated_or_in_another_script(places: Glossary) -> None:
    made = [term for term in places.terms if term.origin == "places"]
    assert made
    for term in made:
        for language, target in term.targets:
            assert not re.search(r"[()\[\],/]|о-в", target.form), (term.term, target.form)
            assert bool(re.search("[A-Za-z]", target.form)) == (language not in {"ru", "zh"}), target.form


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor of Nice spoke in France.", ["Nice", "France"]),
        ("Nice weather is expected.", []),
        ("Reading is what he likes.", []),
        ("Police in Mobile arrested him.", []),
        ("A court in Lagos sat on Monday.", ["Lagos"]),
        ("The North wants it, the Centre does not.", []),
    ],
)
def test_a_name_that_may_be_something_else_needs_its_country(
    places: Glossary, text: str, found: list[str]
) -> None:
    assert [match.text for match in find(text, places)] == found


def test_portugal_and_brazil_have_their_own_forms(places: Glossary) -> None:
    assert (form(places, "Monaco", "pt"), form(places, "Monaco", "pt-BR")) == ("Mónaco", "Mônaco")
    assert not any(
        re.search("[ôê][mn]", target.form)
        for term in places.terms if term.origin == "places"
        for language, target in term.targets if language == "pt"
    )  # fmt: skip


def test_without_pycountry_there_are_countries_and_cities(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pycountry", None)
    names = {term.term for term in load("places", (), ("it",)).terms}
    assert {"Kazakhstan", "Gothenburg"} <= names
    assert "Queensland" not in names
