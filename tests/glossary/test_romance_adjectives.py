"""Adjectives of names: their forms, and that they are told apart from the names they come from."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from polyglot_news.errors import GlossaryError
from polyglot_news.glossary import Glossary, Target, Term, find, parse, place, write
from polyglot_news.glossary.formats import tables
from polyglot_news.glossary.romance_adjectives import adjective_forms

UKRAINE = Term(
    "Ukraine",
    targets=(
        ("it", Target("Ucraina", "feminine", adjectives=("ucraino",))),
        ("ru", Target("Украина", "feminine", adjectives=("украинский",))),
        ("zh", Target("乌克兰")),
    ),
    adjectives=("Ukrainian",),
)
GLOSSARY = Glossary("g", "en", (UKRAINE,))


@pytest.mark.parametrize(
    ("adjective", "among"),
    [
        ("cubano", {"cubana", "cubani", "cubanas"}),
        ("francese", {"francesi"}),
        ("polacco", {"polacchi", "polacche"}),
        ("francês", {"francesa", "franceses"}),
        ("alemán", {"alemana", "alemanes"}),
        ("afegão", {"afegã", "afegãos"}),
        ("ukrainien", {"ukrainienne", "ukrainiens"}),
        ("français", {"française", "françaises"}),
        ("grec", {"grecque"}),
        ("iraní", {"iraníes"}),
        ("украинский", {"украинский"}),
        ("", set()),
    ],
)
def test_forms_of_adjectives(adjective: str, among: set[str]) -> None:
    forms = adjective_forms(adjective)
    assert among <= set(forms)
    assert forms[:1] == ((adjective,) if adjective else ())
    assert len(set(forms)) == len(forms)


def statuses(source: str, translation: str, language: str) -> list[tuple[str, str]]:
    def translate(texts: Sequence[str]) -> list[str]:
        return [translation if text == source else "" for text in texts]

    (placed,) = place(
        [source], glossary=GLOSSARY, source_language="en", target_language=language, translate=translate
    )
    return [(use.target, use.status) for use in placed.terms]


def test_an_adjective_stands_for_a_name_but_not_for_a_name_and_an_adjective() -> None:
    assert statuses("The Ukraine war goes on.", "La guerra ucraina continua.", "it") == [("ucraina", "kept")]
    source = "Ukraine buries Ukrainian soldiers."
    assert statuses(source, "L'Ucraina seppellisce soldati ucraini.", "it") == [("Ucraina", "kept")]
    assert statuses(source, "Seppelliscono soldati ucraini.", "it") == [("Ucraina", "missed")]
    assert statuses(source, "Хоронят украинских солдат.", "ru") == [("Украина", "missed")]
    assert statuses(source, "乌克兰安葬乌克兰士兵。", "zh") == [("乌克兰", "kept")]


def test_adjectives_are_found_only_when_asked_for() -> None:
    text = "Ukraine and Ukrainian troops"
    assert [match.text for match in find(text, GLOSSARY)] == ["Ukraine"]
    assert [match.text for match in find(text, GLOSSARY, adjectives=True)] == ["Ukraine", "Ukrainian"]


def test_a_term_with_evidence_is_used_only_where_it_stands() -> None:
    jordan = Term("Jordan", targets=(("it", Target("Giordania", "feminine")),), evidence=("Amman", "Syria"))
    glossary = Glossary("g", "en", (jordan,))
    assert find("Jordan scored 40 points.", glossary) == ()
    assert find("The Ammanite Jordan spoke.", glossary) == ()
    assert [match.text for match in find("Jordan closed its border with Syria.", glossary)] == ["Jordan"]


def test_both_are_read_back_from_yaml_and_tables() -> None:
    term = Term("Jordan", targets=(("it", Target("Giordania", adjectives=("giordano",))),),
                adjectives=("Jordanian",), evidence=("Amman", "Syria"))  # fmt: skip
    glossary = Glossary("g", "en", (term,))
    for read in (parse(write(glossary, "yaml"), "g.yaml"), tables.parse(write(glossary, "csv"), "g.csv")):
        (back,) = read.terms
        assert (back.adjectives, back.evidence, back.targets) == (
            term.adjectives, term.evidence, term.targets,
        )  # fmt: skip


@pytest.mark.parametrize("key", ["head", "preposition"])
def test_keys_that_do_nothing_are_refused(key: str) -> None:
    text = f"source: en\nterms:\n  - term: Kremlin\n    targets: {{ru: {{form: Кремль, {key}: Кремль}}}}\n"
    with pytest.raises(GlossaryError, match=f"unknown key '{key}'"):
        parse(text, "g.yaml")
