"""Sentences that differ in numbers alone: reused only where the exchange is certain."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_translate import request

from polyglot_news.engines.echo import EchoEngine
from polyglot_news.memory import Memory, NearMatch, Unit
from polyglot_news.memory.near_matches import near_match, skeleton
from polyglot_news.translate import translate

FLOOD = ("Flooding killed 12 people in 2021.", "Nel 2021 un’alluvione ha ucciso 12 persone.")


@pytest.mark.parametrize(("source", "language", "known", "wanted"), [
    ("Flooding killed 15 people in 2022.", "it", FLOOD, "Nel 2022 un’alluvione ha ucciso 15 persone."),
    # one person asks for other words
    ("Flooding killed 1 people in 2022.", "it", FLOOD, None),
    # 12 and 15 take the same form in Russian, 12 and 22 do not
    ("It has 15 towns.", "ru", ("It has 12 towns.", "В нём 12 городов."), "В нём 15 городов."),
    ("It has 22 towns.", "ru", ("It has 12 towns.", "В нём 12 городов."), None),
    # separators of the target language stay
    ("It cost $3.7 million.", "it", ("It cost $2.5 million.", "È costato 2,5 milioni di dollari."),
     "È costato 3,7 milioni di dollari."),
    ("It sold 8,300 cars.", "it", ("It sold 5,200 cars.", "Ha venduto 5.200 auto."),
     "Ha venduto 8.300 auto."),
    ("It sold 830 cars.", "it", ("It sold 5,200 cars.", "Ha venduto 5.200 auto."), None),
    # a number that became a word, or stands twice, cannot be found
    ("It has 15 towns.", "it", ("It has 12 towns.", "Ha dodici città."), None),
    ("It rose from 12 to 15.", "it", ("It rose from 12 to 12.", "È salito da 12 a 12."), None),
    ("It rose from 15 to 12.", "it", ("It rose from 12 to 15.", "È salito da 12 a 15."),
     "È salito da 15 a 12."),
    ("共有15个城镇。", "en", ("共有12个城镇。", "There are 12 towns."), "There are 15 towns."),
])  # fmt: skip
def test_numbers_are_exchanged_where_that_is_certain(
    source: str, language: str, known: tuple[str, str], wanted: str | None
) -> None:
    assert skeleton(source) == skeleton(known[0])
    match = near_match(source, [known], ("en", language))
    assert (match.text if match else None) == wanted


def test_the_likeness_is_in_per_cent_and_never_whole() -> None:
    match = near_match("Flooding killed 15 people in 2022.", [FLOOD], ("en", "it"))
    assert match is not None
    assert 85 <= match.likeness <= 99


@given(st.text(max_size=60))
def test_a_sentence_without_numbers_has_no_skeleton(text: str) -> None:
    assert bool(skeleton(text)) == any(character.isdecimal() for character in text)


@given(st.lists(st.integers(5, 99_999), min_size=1, max_size=5, unique=True), st.text("ab ,.", max_size=20))
def test_the_same_sentence_gets_the_same_translation(numbers: list[int], words: str) -> None:
    text = f" {words} ".join(f"x{number}x" for number in numbers)
    assert near_match(text, [(text, text)], ("en", "it")) == NearMatch(text, 99)


def test_a_near_match_is_used_and_flagged(tmp_path: Path) -> None:
    with Memory(tmp_path / "m.sqlite") as memory:
        memory.add([Unit("en", "it", *FLOOD)])
        texts = ("Flooding killed 15 people in 2022.", "Flooding killed 1 people in 2022.", FLOOD[0])
        (made,) = translate(
            [request(*texts)],
            engine=EchoEngine("en", "it"),
            glossary=None,
            source="en",
            target="it",
            memory=memory,
        )
    near, plain, exact = made.sentences
    assert near.text == "Nel 2022 un’alluvione ha ucciso 15 persone."
    assert [flag.check for flag in near.flags] == ["memory"]
    assert "From memory 9" in near.flags[0].message
    assert (plain.text, plain.flags) == (texts[1], ())
    assert (exact.text, exact.flags, exact.imported) == (FLOOD[1], (), True)
