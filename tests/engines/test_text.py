from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news import repetition
from polyglot_news.engines import capitals, cut_and_join, quotation_marks, untranslatable


def cases(name: str) -> list[dict[str, Any]]:
    return json.loads((Path(__file__).parents[1] / "cases" / f"engines_{name}.json").read_text("utf-8"))


def words(text: str) -> int:
    return len(text.split())


@pytest.mark.parametrize("case", cases("protect"), ids=lambda case: case["text"][:30])
def test_tokens_are_found(case: dict[str, Any]) -> None:
    tokens = untranslatable.find(case["text"])
    assert [token.text for token in tokens] == case["tokens"]
    assert all(case["text"][token.start : token.end] == token.text for token in tokens)


@pytest.mark.parametrize("case", cases("quotes"), ids=lambda case: case["source"] + case["language"])
def test_quotation_marks(case: dict[str, Any]) -> None:
    assert quotation_marks.plain(case["source"]) == case["model"]
    result = quotation_marks.restored(case["hypothesis"], source=case["source"], language=case["language"])
    assert " ".join(result.split()) == case["result"]


@pytest.mark.parametrize("case", cases("capitals"), ids=lambda case: case["text"])
def test_capitals(case: dict[str, Any]) -> None:
    assert capitals.shouted(case["text"], case["language"]) is case["shouted"]
    if case["shouted"]:
        assert capitals.calmed(case["text"], case["language"]) == case["calmed"]
        assert capitals.raised(case["calmed"], case["language"]) == case["text"]


def test_capitals_of_turkish_and_of_scripts_without() -> None:
    assert capitals.raised("iki ılık su", "tr") == "İKİ ILIK SU"
    assert capitals.raised("two waters", "zh") == "two waters"


@pytest.mark.parametrize("case", cases("pieces"), ids=lambda case: case["text"])
def test_pieces(case: dict[str, Any]) -> None:
    assert list(cut_and_join.cut(case["text"], limit=case["limit"], length=words)) == case["parts"]


@given(st.text(max_size=300), st.integers(1, 40))
def test_pieces_lose_nothing_and_keep_to_the_limit(text: str, limit: int) -> None:
    parts = cut_and_join.cut(text, limit=limit, length=len)
    assert "".join(parts) == text
    assert all(len(part) <= limit or len(part.encode()) > len(part) or len(part) <= 1 for part in parts)
    assert "".join(cut_and_join.halved(text)) == text


def test_pieces_of_chinese_are_cut_at_its_marks() -> None:
    text = "部长们周五在首都会面，讨论水的问题；农民们却没有那么大的信心。"
    assert cut_and_join.cut(text, limit=20, length=len) == (
        "部长们周五在首都会面，讨论水的问题；",
        "农民们却没有那么大的信心。",
    )


def test_parts_are_joined_to_one_sentence() -> None:
    parts = ("The river rose; ", "the bridge held, ", "and Anna left.")
    assert cut_and_join.joined(
        parts, ["Il fiume salì;", "Il ponte tenne,", "E Anna partì."], spaced=True
    ) == ("Il fiume salì; il ponte tenne, e Anna partì.")
    assert cut_and_join.joined(("long ", "part."), ["lungo.", "Parte."], spaced=True) == "lungo parte."
    assert cut_and_join.joined(("a；", "b。"), ["甲；", "乙。"], spaced=False) == "甲；乙。"
    assert cut_and_join.joined(("UN ", "NATO"), ["ONU", "NATO"], spaced=True) == "ONU NATO"


@pytest.mark.parametrize(
    ("hypothesis", "expected"),
    [
        ("the water the water the water the water", True),
        ("no no no no", True),
        ("no, no, no", False),
        ("he said that he said that he said that he said", True),
        ("one two three four five six", False),
        ("水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水", True),
        ("- - - - - -", False),
        ("", False),
    ],
)
def test_loops(hypothesis: str, *, expected: bool) -> None:
    assert repetition.looping("a plain source", hypothesis) is expected
    assert not repetition.looping(hypothesis, hypothesis)


CHARACTERS = [*"aB z.,;!<>&#@_:/\"'=-()", "水", "é"]
WHOLE = ["😀", "👨\u200d👩", "https://x.org/", "a@b.org", "<b>", "&amp;", "XQ1"]
ALPHABET = st.sampled_from([*CHARACTERS, *WHOLE])


@given(st.lists(ALPHABET, max_size=40).map("".join))
def test_masking_is_undone_by_unmasking(text: str) -> None:
    masked = untranslatable.masked(text)
    core = untranslatable.unmasked(masked.core, masked)
    assert core is not None
    assert masked.head + core + masked.tail == text
    between = [slot.token.text for slot in masked.slots]
    woven = "".join(part for pair in zip(masked.chunks, [*between, ""], strict=True) for part in pair)
    assert masked.head + woven + masked.tail == text


def test_a_lost_or_doubled_placeholder_is_noticed() -> None:
    masked = untranslatable.masked("Read https://x.org/1 and https://x.org/2 today.")
    assert (
        untranslatable.unmasked("Leggi XQ1 e XQ2 oggi.", masked)
        == "Leggi https://x.org/1 e https://x.org/2 oggi."
    )
    assert untranslatable.unmasked("今天读XQ2和XQ1。", masked) == "今天读https://x.org/2和https://x.org/1。"
    for wrong in ("Leggi XQ1 oggi.", "XQ1 XQ1 XQ2", "xq1 XQ2", "XQ11 XQ2", ""):
        assert untranslatable.unmasked(wrong, masked) is None


def test_placeholders_avoid_what_the_text_says() -> None:
    masked = untranslatable.masked("XQ1 and xq2 read https://x.org/ now.")
    assert masked.core == "XQ1 and xq2 read XQ3 now."


HOSTILE = [
    "<b ", "a@", "@", "#1", "_", "a.", "‘a’b", "https://", "“", "A ", "&", "<b =", "😀",
    "a-", "’", "' ", "www.", "@a@b.", "a ", "ab, ",
]  # fmt: skip


@pytest.mark.parametrize("part", HOSTILE)
def test_hostile_text_takes_no_time(part: str) -> None:
    text = (part * 100_000)[:100_000]
    started = time.process_time()
    masked = untranslatable.masked(text)
    quotation_marks.restored(quotation_marks.plain(masked.core), source=text, language="it")
    capitals.calmed(text, "en")
    repetition.looping("", text)
    cut_and_join.cut(text, limit=100, length=len)
    assert time.process_time() - started < 5
