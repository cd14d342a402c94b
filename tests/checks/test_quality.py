"""The quality of a sentence: an order of what to look at first, from signs that each make it lower."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.checks import check_pair, suspects
from polyglot_news.checks.chrf_agreement import chrf
from polyglot_news.checks.quality import Second, quality
from polyglot_news.document import Flag

SOURCE = "The mayor opened a new school near the river on Monday."
GOOD = "O prefeito abriu uma nova escola perto do rio na segunda-feira."
PAIR = ("en", "pt")


def value(translation: str, source: str = SOURCE, second: tuple[Second, float] | None = None) -> int:
    found = quality(source, translation, check_pair(source, translation, *PAIR), PAIR, second)
    assert found is not None
    return found


def test_each_sign_makes_it_lower() -> None:
    best = value(GOOD)
    assert value("O prefeito abriu uma nova escolagem perto do rio na segunda-feira.") < best
    assert value("O prefeito abriu uma nova escola perto do rio na terça-feira.") < best
    assert value("O gato dorme no telhado da casa velha toda a noite.") < best
    assert value(GOOD, SOURCE.replace("river", "millrace")) < best
    assert value(GOOD, second=("parts", 0.5)) < value(GOOD, second=("parts", 0.95))


@pytest.mark.parametrize("kind", ["engine", "parts", "reverse"])
@given(first=st.floats(0, 1), other=st.floats(0, 1))
def test_more_agreement_is_never_worse(kind: Second, first: float, other: float) -> None:
    low, high = sorted((first, other))
    assert 0 <= value(GOOD, second=(kind, low)) <= value(GOOD, second=(kind, high)) <= 100


@given(st.lists(st.sampled_from([Flag("a", "error", ""), Flag("b", "warning", "")]), max_size=5))
def test_more_flags_are_never_better(flags: list[Flag]) -> None:
    values = [quality(SOURCE, GOOD, flags[:count], PAIR) or 0 for count in range(len(flags) + 1)]
    assert values == sorted(values, reverse=True)


def test_where_nothing_is_known_there_is_none() -> None:
    assert quality("12 %", "12 %", (), PAIR) is None
    assert quality("Photo: Reuters", "Foto: Reuters", (), PAIR) is None
    assert quality(SOURCE, "", (), PAIR) is None
    assert quality("Am Montag regnete es.", "A hétfő esős volt.", (), ("de", "hu")) is None
    assert (
        quality("Am Montag regnete es.", "A hétfő esős volt.", (), ("de", "hu"), ("parts", 0.9)) is not None
    )


@given(st.text(string.ascii_letters + " .", max_size=40), st.text(string.ascii_letters + " .", max_size=40))
def test_agreement_is_symmetric_and_whole_where_texts_are_alike(first: str, second: str) -> None:
    assert chrf(first, second) == chrf(second, first)
    assert 0 <= chrf(first, second) <= 1
    assert chrf(first, first.upper()) == 1


@pytest.mark.parametrize(
    ("source", "translation", "target", "words"),
    [
        ("It cost 12 euros.", "È costato 21 euro.", "it", ("21",)),
        ("It cost 12 euros.", "È costato 12 euro.", "it", ()),
        ("They praised the builders.", "Elogiaram os construtadores.", "pt", ("construtadores",)),
        ("It fell because it rained.", "Caiu because choveu.", "pt", ("because",)),
        ("They praised the builders.", "Они похвалили builders.", "ru", ("builders",)),
    ],
)
def test_the_words_that_are_probably_wrong(
    source: str, translation: str, target: str, words: tuple[str, ...]
) -> None:
    assert suspects(source, translation, "en", target) == words
