"""A placed term in its sentence: Russian cases and agreement, Romance articles and predicates."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.glossary import Target, check, parse
from polyglot_news.glossary.grammar import MODULES, is_person, substituted, sure
from polyglot_news.glossary.grammar.russian_forms import paradigm

CASES = Path(__file__).parents[2] / "cases"
RUSSIAN = json.loads((CASES / "glossary_russian.json").read_text("utf-8"))
SURE = json.loads((CASES / "glossary_sure.json").read_text("utf-8"))
ROMANCE = json.loads((CASES / "glossary_romance.json").read_text("utf-8"))


def put(text: str, base: str, target: Target, language: str) -> str:
    before, rest = text.split("[")
    old, after = rest.split("]")
    return substituted(before, old, after, target=target, language=language, base=base)


@pytest.mark.parametrize("case", RUSSIAN["forms"], ids=lambda case: case["form"])
def test_the_six_forms_of_a_russian_name(case: dict[str, str]) -> None:
    assert paradigm(case["form"], case.get("gender", "")).forms == tuple(case["forms"].split())


@pytest.mark.parametrize("case", RUSSIAN["phrases"], ids=lambda case: case["form"])
def test_head_and_adjectives_decline_and_the_complement_does_not(case: dict[str, Any]) -> None:
    assert paradigm(case["form"]).forms[case["case"]] == case["want"]


@pytest.mark.parametrize(("text", "base", "form", "want"), RUSSIAN["placed"])
def test_a_russian_term_agrees_with_its_sentence(text: str, base: str, form: str, want: str) -> None:
    assert put(text, base, Target(form), "ru") == want


@pytest.mark.parametrize(
    ("language", "text", "base", "target", "want"),
    [(language, *case) for language, cases in ROMANCE.items() for case in cases],
)
def test_a_romance_term_agrees_with_its_sentence(
    language: str, text: str, base: str, target: dict[str, Any], want: str
) -> None:
    assert put(text, base, Target(**target), language) == want


def test_a_language_without_module_takes_the_form_as_it_is() -> None:
    assert "de" not in MODULES
    assert put("der [Iran]", "Iran", Target("Mongolei", "feminine"), "de") == "der Mongolei"
    assert put("[Iran] sagt", "Iran", Target("die Mongolei"), "de") == "Die Mongolei sagt"
    assert put("在[伊朗]", "伊朗", Target("哈萨克斯坦"), "zh") == "在哈萨克斯坦"


def test_persons_are_known_in_russian() -> None:
    assert is_person(Target("Садыр Жапаров"), "ru")
    assert not is_person(Target("Казахстан"), "ru")
    assert not is_person(Target("Садыр Жапаров"), "zh")


def test_what_a_glossary_says_of_animacy_decides_the_accusative() -> None:
    sentence = "Он увидел [Китай]."
    assert put(sentence, "Китай", Target("Абрек", "masculine", animate=True), "ru") == "Он увидел Абрека."
    assert put(sentence, "Китай", Target("Абрек", "masculine", animate=False), "ru") == "Он увидел Абрек."
    ship = Target("Садыр Жапаров", "masculine", animate=False)
    assert put(sentence, "Китай", ship, "ru") == "Он увидел Садыр Жапаров."
    told = parse("source: en\nterms:\n  - {term: X, targets: {ru: {form: Икс, animate: true}}}\n", "g.yaml")
    target = told.terms[0].target("ru")
    assert target is not None
    assert target.animate is True


DOUBTS = [
    ("[Казахстан] заявил, что он готов.", "Казахстан", "Киргизия", True),  # он
    ("[Казахстан] принял закон и отправил его в суд.", "Казахстан", "Киргизия", True),  # two predicates
    ("О доме [Казахстана], который ждёт, молчат.", "Казахстан", "Киргизия", True),  # whose который is it
    ("Это [французский] посол.", "Франция", "Киргизия", True),  # an adjective
    ("[Казахстан] Темир Жолы закрыл путь.", "Казахстан", "Киргизия", True),  # part of a name
    ("[Казахстан] принял закон.", "Казахстан", "Киргизия", False),
    ("[Казахстан] заявил, что он готов.", "Казахстан", "Узбекистан", False),  # same gender
    ("Посол [Казахстана] прибыл.", "Казахстан", "Киргизия", False),
]


@pytest.mark.parametrize(("text", "base", "form", "want"), DOUBTS)
def test_doubtful_grammar_is_not_sure(text: str, base: str, form: str, want: bool) -> None:  # noqa: FBT001 - a case
    before, rest = text.split("[")
    old, after = rest.split("]")
    assert sure(before, old, after, target=Target(form), language="ru", base=base) is not want


@pytest.mark.parametrize("case", SURE, ids=[f"{case['language']} {case['text'][:30]}" for case in SURE])
def test_what_is_read_from_a_certain_sign(case: dict[str, Any]) -> None:
    before, rest = case["text"].split("[")
    old, after = rest.split("]")
    keys = {"gender", "number", "article", "animate"} & case.keys()
    target = Target(case["form"], **{key: case[key] for key in keys})
    assert put(case["text"], case["base"], target, case["language"]) == case["want"]
    told = sure(before, old, after, target=target, language=case["language"], base=case["base"])
    assert told is case["sure"]


TEXT = st.text(st.sampled_from("абвклмнорстую АБКМ-«»,.()'’ abcxyz12ё"), max_size=60)


@settings(max_examples=60, deadline=None)
@given(TEXT, TEXT, TEXT, TEXT, st.sampled_from(sorted(MODULES)))
def test_any_text_gives_a_text_with_the_term_in_it(
    before: str, old: str, after: str, form: str, language: str
) -> None:
    form = " ".join(form.split()) or "Имя"
    text = substituted(before, old, after, target=Target(form), language=language, base=old)
    if language == "ru":
        assert any(
            one.casefold() in text.casefold()
            for one in paradigm(form).forms + paradigm(form, animate=True).forms
        )
    else:
        assert form.casefold() in text.casefold()


@settings(max_examples=60, deadline=None)
@given(TEXT)
def test_a_paradigm_has_six_forms_and_the_nominative_is_the_term(form: str) -> None:
    found = paradigm(form)
    assert len(found.forms) == 6
    assert found.forms[0].split() == form.split()


def test_check_shows_what_is_guessed() -> None:
    glossary = parse(
        "source: en\nterms:\n"
        "  - {term: Lahore, targets: {ru: Лахор, it: {form: Lahore, article: false}}}\n"
        "  - {term: Mongolia, targets: {ru: {form: Монголия, gender: feminine}, it: Mongolia}}\n"
        "  - {term: SCO, case_sensitive: true, targets: {ru: ШОС, it: OCS}}\n",
        "g.yaml",
    )
    told = [(finding.term, finding.message) for finding in check(glossary)]
    assert told == [
        ("Lahore", "ru: gender of 'Лахор' is not stated, assumed to be masculine, genitive 'Лахора'"),
        ("Mongolia", "it: gender of 'Mongolia' is not stated, assumed to be feminine"),
        ("SCO", "ru: gender of 'ШОС' is not stated, assumed to be unknown: predicates are left as they are"),
        ("SCO", "it: gender of 'OCS' is not stated, assumed to be unknown: articles are left as they are"),
    ]
