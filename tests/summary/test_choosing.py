"""The search for the best set of sentences, beside trying all sets."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.document import Sentence
from polyglot_news.summary import news
from polyglot_news.summary.choosing import Candidates, Search, State
from polyglot_news.summary.features import Source

PIECES = (
    "The harbour board of Karsk sold the old mill to a bank on Monday.",
    "The old mill of Karsk went to a bank on Monday, the harbour board said.",
    "He thanked the board for its patience.",
    "Proud day: The bank's staff in front of the mill .",
    "Will the mill ever grind again?",
    "A court must still agree to the sale of the mill, which dates from 1790.",
    "But farmers fear for their road to the harbour.",
    "“We have waited for years for this.",
    "Now we can begin,” the banker Nora Lind said.",
    "Farmers and bakers paid eleven million crowns for a mill of their own last year.",
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=7)


def source(texts: Sequence[str], kinds: Sequence[str] = ()) -> Source:
    sentences = [Sentence(index, index, text, 0, len(text)) for index, text in enumerate(texts)]
    return Source(sentences, "Harbour board sells old mill", kinds)


def search(texts: Sequence[str], kinds: Sequence[str] = ()) -> tuple[Search, Candidates]:
    reading = news.read([source(texts, kinds)], "en")
    likely = news.estimate(reading)
    parts, worth, lengths = reading.grams.parts, reading.worth, reading.lengths
    everything = Candidates(likely, parts, worth, lengths, range(len(texts)))
    return Search(likely, parts, worth, lengths, reading.barred), everything


def value(everything: Candidates, order: Sequence[int]) -> float:
    state = State()
    for member in order:
        state = everything.joined(state, member, tuple(sorted((*state.members, member))))
    assert state.members == tuple(sorted(order))
    return state.value


@settings(deadline=None, max_examples=60)
@given(TEXTS, st.integers(1, 4))
def test_search_is_as_good_as_trying_all_sets(texts: list[str], count: int) -> None:
    found, everything = search(texts)
    count = min(count, len(texts))
    chosen = found.best(count, count)
    assert len(chosen) == count
    assert list(chosen) == sorted(set(chosen))
    best = max(value(everything, members) for members in itertools.combinations(range(len(texts)), count))
    assert value(everything, chosen) >= best - 0.05


@settings(deadline=None, max_examples=60)
@given(st.permutations(range(6)), st.lists(st.sampled_from(PIECES), min_size=6, max_size=6))
def test_the_value_of_a_set_does_not_depend_on_the_order_in_which_it_grew(
    order: list[int], texts: list[str]
) -> None:
    _, everything = search(texts)
    for size in (1, 2, 4, 6):
        part = order[:size]
        assert abs(value(everything, part) - value(everything, sorted(part))) < 1e-9


@settings(deadline=None, max_examples=40)
@given(TEXTS, st.integers(1, 60))
def test_a_number_of_words_is_a_limit(texts: list[str], words: int) -> None:
    found, everything = search(texts)
    chosen = found.best(1, len(texts), words)
    assert chosen
    total = sum(everything.words[position] for position in chosen)
    assert total <= words or (len(chosen) == 1 and total == min(everything.words))


def test_a_free_length_stops_where_nothing_good_is_left() -> None:
    good = [PIECES[0], PIECES[5], PIECES[9]]
    poor = [PIECES[1], PIECES[3], PIECES[4], PIECES[7]]
    found, _ = search([*good, *poor])
    assert found.best(1, 7) == found.best(1, 5)
    assert set(found.best(3, 5)) == {0, 1, 2}
    assert len(found.best(5, 5)) == 5


def test_what_the_reader_bars_fills_a_number_and_nothing_else() -> None:
    texts = [PIECES[0], PIECES[5], PIECES[9]]
    kinds = ("paragraph", "caption", "note")
    found, _ = search(texts, kinds)
    assert found.best(1, 1) == (0,)
    assert found.best(1, 3) == (0,)
    assert found.best(1, 3, 500) == (0,)
    assert found.best(2, 2) in {(0, 1), (0, 2)}
    assert found.best(3, 3) == (0, 1, 2)
