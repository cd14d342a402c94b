"""Sentence boundaries: golden cases in many languages, and what holds for any text."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.document import Article, Block, Sentence
from polyglot_news.languages import LANGUAGES
from polyglot_news.sentences import lines, spans, split

CASES = json.loads((Path(__file__).parents[1] / "cases" / "sentences.json").read_text("utf-8"))

# what sentences are made of and what parts them, more often than chance would bring it
PIECES = st.sampled_from(
    [
        *".?!…;:。？！；।۔؟·—–-•*«»“”„‘’\"'()[]《》「」（）",
        *" \n\t\u0085\u2028\u2029\u00a0\u3000\u200b\u200f\ufeff\x1c",
        *("A", "b", "I", "U.S", "p.m", "Mr", "No", "5", "12", "3.5", "1)", "a.", "г", "т.е", "他说", "行く"),
        *("สวัสดี", "नमस्ते", "שלום", "سلام", "é", "e\u0301", "🎉", "x@y.z", "http://a.b"),
        *("\r\n", "\n\n", "\r\n\r\n", " ", " ", ". . ."),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))
CODES = st.sampled_from(
    ["en", "it", "ru", "zh", "zh-Hant", "ja", "th", "el", "hy", "hi", "ar", "de", "fr", "hu", "xx"]
)


def article(text: str, *blocks: Block, language: str = "en") -> Article:
    return Article(text=text, blocks=blocks, language=language)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}: {case['note']}")
def test_golden_case(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [text[start:end] for start, end in spans(text, case["language"])] == case["sentences"]


def test_there_are_cases_for_the_scripts_that_we_know() -> None:
    scripts = {LANGUAGES[case["language"]].script for case in CASES if case["language"] in LANGUAGES}
    assert len(scripts) >= 13


@settings(max_examples=400, deadline=None)
@given(text=TEXTS, language=CODES)
def test_every_character_is_in_exactly_one_sentence_or_in_the_space_between(text: str, language: str) -> None:
    position = 0
    for start, end in spans(text, language):
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, language=CODES)
def test_an_empty_line_is_never_inside_of_a_sentence(text: str, language: str) -> None:
    for start, end in spans(text, language):
        assert "\n\n" not in text[start:end]
        assert "\r\n\r\n" not in text[start:end]
        assert "\u2029" not in text[start:end]


@settings(max_examples=100, deadline=None)
@given(first=TEXTS, second=TEXTS, language=CODES)
def test_text_behind_an_empty_line_is_split_as_if_it_stood_alone(
    first: Any, second: Any, language: str
) -> None:
    first, second = first.strip(), second.strip()
    both = f"{first}\n\n{second}"
    found = [both[start:end] for start, end in spans(both, language)]
    alone = [text[start:end] for text in (first, second) for start, end in spans(text, language)]
    assert found == alone


@pytest.mark.parametrize(("line_break"), ["\n", "\r\n", "\r", "\u2028", "\u0085", "\n   "])
def test_a_single_line_break_does_not_end_a_sentence(line_break: str) -> None:
    text = line_break.join(
        ["The council of the old town met", "on Friday in the great hall", "and voted at last."]
    )
    assert spans(text, "en") == ((0, len(text)),)


def test_split_gives_slices_of_the_text_and_never_crosses_blocks() -> None:
    text = "A bridge falls\n\nIt fell on Friday. Nobody was hurt.\n\n  Who pays"
    blocks = (Block("heading", 0, 14), Block("paragraph", 16, 51), Block("item", 55, 63))
    found = split(article(text, *blocks))
    assert [sentence.text for sentence in found] == [
        "A bridge falls", "It fell on Friday.", "Nobody was hurt.", "Who pays",
    ]  # fmt: skip
    assert [sentence.paragraph for sentence in found] == [0, 1, 1, 2]
    assert [sentence.index for sentence in found] == [0, 1, 2, 3]
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in found)


def test_split_skips_a_block_without_text() -> None:
    assert split(article("   ", Block("paragraph", 1, 2))) == ()


def test_lines_gives_one_sentence_a_block_empty_ones_included() -> None:
    text = "One. Two.\n\n Three"
    blocks = (Block("paragraph", 0, 9), Block("paragraph", 10, 10), Block("paragraph", 11, 17))
    assert lines(article(text, *blocks)) == (
        Sentence(0, 0, "One. Two.", 0, 9),
        Sentence(1, 1, "", 10, 10),
        Sentence(2, 2, " Three", 11, 17),
    )


def test_composed_and_decomposed_letters_are_split_alike() -> None:
    import unicodedata

    text = "L'été fut très sec. Où était l'eau ? Là-bas."
    counts = {len(spans(unicodedata.normalize(form, text), "fr")) for form in ("NFC", "NFD")}
    assert counts == {3}


HOSTILE = {
    "no stop": "word ",
    "dots": ".",
    "spaced dots": ". ",
    "marks": "!",
    "quotes": '"',
    "quote marks": "“”",
    "stop and quote": '."',
    "guillemets": "«",
    "blanks": " ",
    "line ends": "\n",
    "blank lines": "\n ",
    "initials": "A. ",
    "numbers": "1. ",
    "brackets": "(",
    "titles": "《",
    "quotation": "「。",
    "bullets": "• x ",
    "dashes": "«x. – Y",
    "host": "a.B",
    "full stops": "。",
    "separators": "\u2028",
}


@pytest.mark.parametrize("language", ["en", "zh", "th"])
@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_with_the_length_and_not_with_its_square(kind: Any, language: str) -> None:
    def seconds(length: int) -> float:
        text = HOSTILE[kind] * (length // len(HOSTILE[kind]))
        best = float("inf")
        for _ in range(3):
            started = time.process_time()
            spans(text, language)
            best = min(best, time.process_time() - started)
        return best

    seconds(1_000)
    # ten times the text: a quadratic method would take a hundred times as long
    assert seconds(100_000) < 40 * max(seconds(10_000), 0.002)


def test_a_megabyte_of_prose_is_split_in_seconds() -> None:
    text = "The U.S. council met on Friday at 5 p.m. and heard Mr. Hale. “Who pays?” he asked. " * 12_000
    started = time.process_time()
    assert len(spans(text, "en")) == 24_000
    assert time.process_time() - started < 5


def test_import_loads_no_tokenizer_and_splitting_never_loads_nltk() -> None:
    code = (
        "import sys\n"
        "import polyglot_news.sentences as s\n"
        "assert 'punkt' not in sys.modules, 'punkt'\n"
        "s.spans('他来了。', 'zh')\n"
        "assert 'punkt' not in sys.modules, 'punkt for Chinese'\n"
        "s.spans('Mr. Hale left. He ran.', 'en')\n"
        "assert 'punkt' in sys.modules\n"
        "assert not {'nltk', 'numpy'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_no_sentence_ends_inside_a_dateline_or_right_after_it() -> None:
    text = "OSLO, May 7. /TASS/. Snow fell. Roads closed."
    whole = Article(text, (Block("paragraph", 0, len(text)),), "en", dateline="OSLO, May 7. /TASS/")
    assert [one.text for one in split(whole)] == ["OSLO, May 7. /TASS/. Snow fell.", "Roads closed."]
    alone = Article(text[:20], (Block("paragraph", 0, 20),), "en", dateline="OSLO, May 7. /TASS/")
    assert [one.text for one in split(alone)] == ["OSLO, May 7. /TASS/."]
