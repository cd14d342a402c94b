"""Several hypotheses, a given beginning, words kept out: one ability, through guard and pivot alike."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from installed import install

from polyglot_news.engines import registry
from polyglot_news.engines.guarded_engine import Guard
from polyglot_news.engines.pivot import Pivot
from polyglot_news.engines.protocol import Engine
from polyglot_news.engines.second_attempts import variants
from polyglot_news.engines.steering import Ask, Hypothesis, Steering, contains

SENTENCES = ("The president arrived in Astana on Friday.", "Talks were held in Moscow.")


@dataclass
class Steered:
    """An engine whose hypotheses are its source with a number; it notes what it is asked."""

    route: tuple[str, ...] = ("en", "it")
    name: str = "steered"
    model: str = "steered-1"
    fingerprint: str = "0"
    asked: list[Ask] = field(default_factory=list)

    def translate(self, sentences: Sequence[str]) -> list[str]:
        return [f"{sentence} 0" for sentence in sentences]

    def steering(self) -> Steering:
        return self

    def hypotheses(self, asks: Sequence[Ask], count: int) -> list[tuple[Hypothesis, ...]]:
        self.asked += asks
        return [tuple(Hypothesis(f"{ask.sentence} {n}", -n) for n in range(count)) for ask in asks]

    def close(self) -> None: ...


@pytest.fixture
def engine() -> Iterator[Engine]:
    install("ru")
    connected = registry.connect("en", "ru", engine="argos")
    yield connected
    connected.close()


def steering_of(engine: Engine) -> Steering:
    steering = engine.steering()
    assert steering is not None
    return steering


def test_hypotheses_are_different_and_the_first_is_the_translation(engine: Engine) -> None:
    best = engine.translate(SENTENCES)
    found = steering_of(engine).hypotheses([Ask(sentence) for sentence in SENTENCES], 4)
    assert [hypotheses[0].text for hypotheses in found] == best
    for hypotheses in found:
        assert len({one.text for one in hypotheses}) == len(hypotheses) > 1
        assert all(one.score <= 0 for one in hypotheses)
    alone = steering_of(engine).hypotheses([Ask(SENTENCES[1])], 4)
    assert alone == found[1:]


def test_no_hypothesis_has_what_it_is_to_be_without(engine: Engine) -> None:
    (best,) = engine.translate(SENTENCES[:1])
    words = [word for word in best.rstrip(".").split() if len(word) > 2]
    assert words
    for word in words:
        (found,) = steering_of(engine).hypotheses([Ask(SENTENCES[0], without=(word,))], 3)
        assert found
        assert not any(contains(one.text, word) for one in found)
    both = steering_of(engine).hypotheses([Ask(SENTENCES[0], without=(words[0],)), Ask(SENTENCES[0])], 1)
    assert (best in {one.text for one in both[0]}, both[1][0].text) == (False, best)


def test_every_hypothesis_begins_with_the_prefix(engine: Engine) -> None:
    (found,) = steering_of(engine).hypotheses([Ask(SENTENCES[1], prefix="В Москве")], 3)
    assert found
    assert all(one.text.startswith("В Москве") for one in found)


def test_what_cannot_be_steered_has_no_hypothesis(engine: Engine) -> None:
    sentences = ["", " ", "12 %", "PRESIDENT ARRIVES IN ASTANA", "Talks were held, " * 60, SENTENCES[1]]
    *none, some = steering_of(engine).hypotheses([Ask(sentence) for sentence in sentences], 2)
    assert not any(none)
    assert len(some) == 2


def test_an_engine_that_cannot_be_steered_says_so_through_guard_and_pivot() -> None:
    echo = registry.connect("en", "it", engine="echo")
    assert echo.steering() is None
    assert Pivot(Guard(Steered()), echo).steering() is None


def test_guard_and_pivot_give_the_model_what_it_knows() -> None:
    second = Steered(route=("it", "fr"))
    engine = Pivot(Guard(Steered()), Guard(second))
    (found,) = steering_of(engine).hypotheses([Ask("Read https://a.example now", "“Oui”", ("l’eau",))], 2)
    (asked,) = second.asked
    assert (asked.prefix, asked.without) == ('"Oui"', ("l'eau",))
    assert "https" not in asked.sentence
    assert [one.text for one in found] == ["Read https://a.example now 0 0", "Read https://a.example now 0 1"]


def test_a_hypothesis_that_lost_a_link_is_left_out() -> None:
    class Losing(Steered):
        def hypotheses(self, asks: Sequence[Ask], count: int) -> list[tuple[Hypothesis, ...]]:
            texts = [("Leggi ora", f"Leggi: {ask.sentence}")[:count] for ask in asks]
            return [tuple(Hypothesis(text, -0.1) for text in pair) for pair in texts]

    (found,) = steering_of(Guard(Losing())).hypotheses([Ask("Read https://a.example now")], 2)
    assert [one.text for one in found] == ["Leggi: Read https://a.example now"]


def test_a_variant_leaves_out_the_words_that_are_suspected() -> None:
    engine = Steered()
    ways = variants(engine, lambda source, text: ("0",) if source == "bad" and text == "bad 0" else ())
    assert ways[2].translate(["bad", "good"]) == ["bad 0", "good 0"]
    assert engine.asked == [Ask("bad", without=("0",))]
    assert [ways[rank].translate(["good"]) for rank in (0, 1)] == [["good 1"], ["good 2"]]
    assert engine.asked[1:] == [Ask("good")]  # both ranks come of one decoding


@given(st.lists(st.text(string.ascii_lowercase, min_size=1, max_size=4), min_size=1, max_size=6), st.data())
def test_words_are_found_whole(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    word = data.draw(st.sampled_from(words))
    assert contains(f"({text})", word)
    assert not contains("".join(f"x{one}x" for one in words), word)
    assert contains("今天下雨了", "下雨")
    assert not contains("2,100 trees", "10")
