"""Sentences aligned by length and numbers: none lost, none twice, in order."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.checks import alignment
from polyglot_news.checks.alignment import Bead, align

SOURCE = (
    "The river rose by 40 centimetres on Monday.",
    "Nobody was hurt.",
    "The mayor asked the 1,200 people of the lower town to leave their houses before the evening.",
    "Most of them went to the school on the hill, where the army had put up 300 beds.",
    "The water is expected to fall from Thursday.",
    "It was the third flood of the year, and the worst since 1987.",
)
TARGET = (
    "Il fiume è salito di 40 centimetri lunedì.",
    "Nessuno è rimasto ferito.",
    "Il sindaco ha chiesto ai 1.200 abitanti della città bassa di lasciare le loro case prima di sera.",
    "La maggior parte è andata alla scuola sulla collina, dove l'esercito aveva messo 300 letti.",
    "L'acqua dovrebbe scendere da giovedì.",
    "È stata la terza alluvione dell'anno, e la peggiore dal 1987.",
)


def beads(source: tuple[str, ...], target: tuple[str, ...]) -> list[tuple[int, int, int, int]]:
    return [(*bead.source, *bead.translation) for bead in align(source, target)]


def test_one_to_one() -> None:
    assert beads(SOURCE, TARGET) == [(n, n + 1, n, n + 1) for n in range(6)]


@pytest.mark.parametrize("gone", range(2, 6))
def test_a_sentence_left_out_or_added_is_found(gone: int) -> None:
    shorter = (*TARGET[:gone], *TARGET[gone + 1 :])
    assert Bead((gone, gone + 1), (gone, gone)) in align(SOURCE, shorter)
    assert Bead((gone, gone), (gone, gone + 1)) in align(shorter, SOURCE)


@pytest.mark.parametrize("place", range(5))
def test_sentences_made_into_one_are_found(place: int) -> None:
    merged = (*TARGET[:place], f"{TARGET[place]} {TARGET[place + 1]}", *TARGET[place + 2 :])
    assert Bead((place, place + 2), (place, place + 1)) in align(SOURCE, merged)
    assert Bead((place, place + 1), (place, place + 2)) in align(merged, SOURCE)


SENTENCES = st.lists(st.text("ab 1上é.", max_size=12), max_size=60)


@given(SENTENCES, SENTENCES)
def test_every_sentence_is_in_one_bead_in_order(ours: list[str], theirs: list[str]) -> None:
    at = (0, 0)
    for bead in align(ours, theirs):
        assert (bead.source[0], bead.translation[0]) == at
        sizes = (bead.source[1] - bead.source[0], bead.translation[1] - bead.translation[0])
        assert sizes in {(1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2)}
        at = (bead.source[1], bead.translation[1])
    assert at == (len(ours), len(theirs))


def test_the_work_grows_with_the_number_of_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment, "_REACH", 5)
    sentences = ["word " * (1 + number * 7 % 30) for number in range(160)]
    sentences[80] *= 200  # the lengths lead the band astray here
    calls: list[int] = []
    cost = alignment._cost

    def counting(*given: Any) -> float:
        calls.append(1)
        return cost(*given)

    monkeypatch.setattr(alignment, "_cost", counting)
    counted = []
    for size in (80, 160):
        calls.clear()
        align(sentences[:size], sentences[: size - 3])
        counted.append(len(calls))
    assert counted[1] < 2.6 * counted[0]
