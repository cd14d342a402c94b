"""Numbers that articles of one story do not agree on."""

from __future__ import annotations

import pytest

from polyglot_news.document.briefing import Claim
from polyglot_news.stories.claims import claims_of, contradictions, outdated


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A bomb killed 12 people and injured 40 others in Karsk.", [("dead", 12), ("injured", 40)]),
        ("en", "The death toll rose to 1,204 on Friday.", [("dead", 1204)]),
        ("en", "Fifteen people were killed in the fire.", [("dead", 15)]),
        ("en", "He was killed in 1999 at the age of 34 years.", []),
        ("en", "The 300 houses were sold.", []),
        ("it", "L'esplosione ha ucciso 12 persone e causato 40 feriti.", [("dead", 12), ("injured", 40)]),
        ("ru", "Погибли 12 человек, 40 человек пострадали, сообщили в больнице.", [("dead", 12)]),
        ("zh", "爆炸造成12人死亡，40人受伤。", [("dead", 12), ("injured", 40)]),
        ("pt", "A explosão deixou 12 mortos e 40 feridos.", [("dead", 12), ("injured", 40)]),
        ("tl", "Namatay ang 12 katao.", []),
    ],
)
def test_what_a_sentence_counts(language: str, text: str, expected: list[tuple[str, int]]) -> None:
    assert [(what, value) for what, value, _ in claims_of(text, language)] == expected


def test_numbers_that_differ_are_told_with_their_sources_the_newest_first() -> None:
    (found,) = contradictions(
        [
            ("a", 10, "en", ["A bomb killed 12 people in Karsk."]),
            ("b", 10, "it", ["La bomba ha ucciso 12 persone."]),
            ("c", 11, "en", ["The bomb in Karsk killed 15 people, the hospital said."]),
        ]
    )
    assert found.what == "dead"
    assert found.claims == (Claim("15", ("c",)), Claim("12", ("a", "b")))


def test_round_numbers_and_other_events_contradict_nothing() -> None:
    assert not contradictions(
        [
            ("a", 1, "en", ["The quake killed 80,000 people."]),
            ("b", 1, "en", ["The quake killed 80,214 people."]),
        ]
    )
    assert not contradictions(
        [("a", 1, "en", ["It killed 3 people."]), ("b", 1, "en", ["Storms killed 221 people."])]
    )
    assert not contradictions([])


def test_outdated_sentences_have_a_number_that_a_later_day_has_otherwise() -> None:
    rows = [
        (10, "It killed 12 people."),
        (11, "It killed 15 people."),
        (0, "It killed 9 people."),
        (10, "Rain fell."),
    ]
    assert outdated(rows, "en") == {0}
