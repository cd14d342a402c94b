"""Several articles about one event as one digest."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.document import Sentence
from polyglot_news.errors import UsageError
from polyglot_news.stories.coverage import Candidate, choose
from polyglot_news.stories.several import Voice, merge
from polyglot_news.summary.length import Length
from polyglot_news.summary.words import count_words

AGENCY = [
    "The river Orla broke its banks in Karsk on Monday and flooded 340 houses near the old bridge.",
    "Soldiers carried sandbags to the hospital, whose cellar was already under water.",
    "The mayor, Vera Lindt, asked the 900 people who live by the river to leave their homes.",
    "The railway between Karsk and the coast stays closed for a week, the company announced.",
]
PAPER = [
    "On Monday the river Orla broke its banks in Karsk and flooded 340 houses near the old bridge.",
    "The mayor, Vera Lindt, asked the 900 people who live by the river to leave their homes at once.",
    "A baker on Mill Street gave away all his bread before the water reached his shop.",
    "Schools in the lower town remain shut until Thursday, according to the county.",
]
RADIO = [
    "Floods in Karsk: the river Orla broke its banks on Monday and 340 houses are under water.",
    "The county has counted damage of two million crowns so far, an official said.",
    "Rain is forecast for Wednesday, and the level of the Orla may rise by another half metre.",
]


def sentences(texts: Sequence[str]) -> list[Sentence]:
    return [Sentence(number, number, text, 0, len(text)) for number, text in enumerate(texts)]


def story() -> list[Voice]:
    return [
        Voice("agency", sentences(AGENCY), copies=("copy",)),
        Voice("paper", sentences(PAPER)),
        Voice("radio", sentences(RADIO)),
    ]


def test_what_several_say_comes_first_and_once_with_its_sources() -> None:
    merged = merge(story(), language="en", length=Length(4), explain=True)
    texts = [item.sentence.text for item in merged.summary.sentences]
    assert len(texts) == len(merged.sources) == len(merged.places) == 4
    assert "broke its banks" in texts[0]
    assert sum("340 houses" in text for text in texts) == 1
    assert {"agency", "copy", "paper"} <= set(merged.sources[0])
    assert all(item.reasons for item in merged.summary.sentences)
    for (voice, position), item in zip(merged.places, merged.summary.sentences, strict=True):
        assert story()[voice].sentences[position] == item.sentence


def test_methods_differ_and_every_one_names_sources() -> None:
    found = {
        method: [
            i.sentence.text
            for i in merge(story(), language="en", length=Length(3), method=method).summary.sentences
        ]
        for method in ("news", "lead", "lexrank", "random")
    }
    assert found["lead"] == AGENCY[:3]
    assert len({tuple(texts) for texts in found.values()}) > 2
    assert all(merge(story(), language="en", method="lsa").sources)
    with pytest.raises(UsageError):
        merge(story(), language="en", method="best")


def test_the_newest_state_stands_where_a_number_changed() -> None:
    first = Voice("early", sentences(["A bomb killed 12 people in the market of Karsk on Friday."]), day=10)
    later = Voice(
        "late",
        sentences(
            [
                "The bomb in the market of Karsk killed 15 people, the hospital said on Saturday.",
                "Police arrested a man of 34 at the border with explosives in his car.",
                "The market stays closed until the damage to its roof has been examined.",
            ]
        ),
        day=11,
    )
    texts = [
        i.sentence.text for i in merge([first, later], language="en", length=Length(2)).summary.sentences
    ]
    assert any("15 people" in text for text in texts)
    assert not any("12 people" in text for text in texts)


def test_merging_little() -> None:
    with pytest.raises(UsageError):
        merge([], language="en")
    assert merge([Voice("a", []), Voice("b", [])], language="en").sources == ()
    whole = merge(
        [Voice("a", sentences(AGENCY[:1])), Voice("b", sentences(PAPER[3:]))], language="en", length=Length(9)
    )
    assert whole.sources == (("a",), ("b",))


@pytest.mark.parametrize("language", ["zh", "ar", "hu", "cs"])
def test_every_language_has_a_digest(language: str) -> None:
    lines = [
        "周一河水决堤，淹没了卡尔斯克的三百四十所房屋。",
        "市长要求九百名居民离开家园。",
        "铁路将关闭一周。",
    ]
    voices = [Voice(name, sentences(lines if language == "zh" else AGENCY)) for name in "ab"]
    assert merge(voices, language=language, length=Length(1)).sources == (("a", "b"),)


@given(st.integers(20, 120))
def test_words_are_a_limit(words: int) -> None:
    merged = merge(story(), language="en", length=Length(words=words))
    assert sum(count_words(item.sentence.text) for item in merged.summary.sentences) <= words


CANDIDATES = st.lists(
    st.builds(
        Candidate,
        st.frozensets(st.integers(0, 9), max_size=5),
        st.integers(1, 6),
        rivals=st.frozensets(st.integers(0, 7), max_size=1),
    ),
    max_size=8,
)


@given(CANDIDATES, st.integers(1, 15), st.integers(1, 4))
def test_the_choice_is_the_best_there_is(candidates: list[Candidate], budget: int, most: int) -> None:
    worth = {concept: 1.0 + concept for concept in range(8)}

    def value(some: Sequence[int]) -> float:
        return sum(
            worth.get(each, 0.0) for each in frozenset().union(*(candidates[at].concepts for at in some))
        )

    def allowed(some: Sequence[int]) -> bool:
        # a rival keeps a later candidate out, whichever of the two names the other
        apart = all(
            a not in candidates[b].rivals and b not in candidates[a].rivals for a, b in combinations(some, 2)
        )
        return apart and sum(candidates[at].cost for at in some) <= budget

    both = []
    for at, own in enumerate(candidates):
        rivals = (n for n, o in enumerate(candidates) if n != at and (n in own.rivals or at in o.rivals))
        both.append(Candidate(own.concepts, own.cost, rivals=frozenset(rivals)))
    found = choose(both, worth, budget, most)
    assert list(found) == sorted(set(found))
    assert allowed(found)
    best = max(
        value(some)
        for size in range(min(most, len(candidates)) + 1)
        for some in combinations(range(len(candidates)), size)
        if allowed(some)
    )
    assert value(found) == pytest.approx(best)


def test_no_source_stands_behind_a_number_that_it_contradicts() -> None:
    first = Voice("early", sentences(["The ferry sank near Karsk on Friday and 12 people died."]), day=10)
    later = Voice("late", sentences(["The ferry sank near Karsk on Friday and 15 people died."]), day=11)
    same = Voice(
        "third", sentences(["The ferry sank near Karsk on Friday and 15 people died there."]), day=11
    )
    made = merge([first, later, same], language="en", length=Length(1))
    ((said,), sources) = [item.sentence.text for item in made.summary.sentences], made.sources
    assert "15 people" in said
    assert "early" not in sources[0]
    assert {"late", "third"} == set(sources[0])
