"""Sentences beyond what any model takes: in parts, flagged, nothing lost, terms where they are said to be."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news import glossary
from polyglot_news.document import TermUse
from polyglot_news.engines.cut_and_join import cut
from polyglot_news.engines.overlong_sentences import LONGEST, placed_in_parts
from polyglot_news.glossary import Placed
from polyglot_news.pipeline import Options, Pipeline
from polyglot_news.reading import read_text

PIECES = (
    "word ",
    "(",
    "()",
    '"a" ',
    "7",
    "1,234 ",
    ".",
    "a-",
    "SCO ",
    "https://example.org/a ",
    "水",
    "水，",
    "🙂",
)


@pytest.mark.parametrize("piece", PIECES)
def test_whatever_a_sentence_holds_no_part_is_too_long(piece: str) -> None:
    text = (piece * (10_000 // len(piece))).strip()
    seen: list[str] = []

    def place(parts: Sequence[str]) -> list[Placed]:
        seen.extend(parts)
        return [Placed(part, ()) for part in parts]

    (whole,) = placed_in_parts([text], place, languages=("en", "it"))
    assert max(map(len, seen)) <= LONGEST
    assert "".join(whole.text.split()) == "".join(text.split())
    if " " not in text:
        assert whole.text == text


def test_what_is_known_is_not_cut() -> None:
    text = "word " * 1_000
    seen: list[str] = []

    def asked(parts: Sequence[str]) -> list[Placed]:
        seen.extend(parts)
        return [Placed(part, ()) for part in parts]

    placed_in_parts([text], asked, whole={text}, languages=("en", "it"))
    assert seen == [text]


@given(st.lists(st.sampled_from(["SCO", "the end.", "and; then", "a", "UN,"]), min_size=300, max_size=900))
def test_terms_stand_where_they_are_said_to(words: list[str]) -> None:
    text = " ".join(words) + "x" * LONGEST

    def place(parts: Sequence[str]) -> list[Placed]:
        return [Placed(f"{part}.", tuple(found(part))) for part in parts]

    def found(part: str) -> list[TermUse]:
        at = [n for n in range(len(part)) if part.startswith("SCO", n)]
        return [TermUse("SCO", "SCO", "kept", n, n + 3) for n in at] + [TermUse("UN", "ONU", "missed")]

    (whole,) = placed_in_parts([text], place, languages=("en", "it"))
    placed = [term for term in whole.terms if term.start >= 0]
    assert len(placed) == words.count("SCO")
    assert all(whole.text[term.start : term.end] == "SCO" for term in placed)


@pytest.mark.parametrize("piece", ["The SCO met and ", "SCO ", "a", "水", "(", "7"])
def test_a_long_sentence_is_flagged(piece: str) -> None:
    short, long = piece * 3, piece * (3 * LONGEST // len(piece))
    pipeline = Pipeline(
        Options(to=("it",), source="en", engine="echo", lines=True), glossary.load("organisations")
    )
    found = pipeline.translate(read_text(f"{short}\n{long}\n", language="en", lines=True)).translations[0]
    flags = [[flag.check for flag in item.flags].count("cut") for item in found.sentences]
    assert flags == [0, 1]


@pytest.mark.parametrize("piece", PIECES)
def test_to_cut_looks_at_each_character_a_few_times(piece: str) -> None:
    measured: list[int] = []

    def length(text: str) -> int:
        measured.append(len(text))
        return len(text)

    text = piece * (40_000 // len(piece))
    parts = cut(text, limit=100, length=length)
    assert "".join(parts) == text
    assert max(map(len, parts)) <= 100
    assert sum(measured) < 25 * len(text)  # log2(40,000 / 100) is 9; no cut is far from the middle
