"""Summaries as a caller sees them: lengths, order, methods, what readers would notice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.document import Sentence
from polyglot_news.errors import UsageError
from polyglot_news.summary.keywords import keywords
from polyglot_news.summary.length import Length
from polyglot_news.summary.methods import METHODS
from polyglot_news.summary.single import summarise
from polyglot_news.summary.words import count_words

FLOOD = (Path(__file__).parent / "cases" / "flood.txt").read_text("utf-8").splitlines()
CHINESE = (Path(__file__).parent / "cases" / "chinese.txt").read_text("utf-8").splitlines()


def sentences(texts: list[str] | tuple[str, ...], paragraph: int | None = None) -> list[Sentence]:
    found, at = [], 0
    for index, text in enumerate(texts):
        found.append(Sentence(index, index if paragraph is None else paragraph, text, at, at + len(text)))
        at += len(text) + 1
    return found


STORY = sentences(FLOOD, paragraph=0)
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(FLOOD + CHINESE),
        st.text(min_size=1, max_size=60),
        st.text(alphabet="abв中 .\"“”«»'’\u0301\u202f😀", min_size=1, max_size=40),
    ),
    max_size=14,
)


def chosen(summary: Any) -> list[int]:
    return [item.sentence.index for item in summary.sentences]


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=25, deadline=None)
@given(texts=TEXTS, wanted=st.integers(1, 16), language=st.sampled_from(["en", "ru", "zh", "th", "ka"]))
def test_so_many_sentences_in_order_with_scores(method: Any, texts: Any, wanted: Any, language: str) -> None:
    given_sentences = sentences(texts)
    summary = summarise(
        given_sentences, language=language, method=method, length=Length(wanted), explain=True
    )
    assert len(summary.sentences) == min(wanted, len(texts))
    assert chosen(summary) == sorted(set(chosen(summary)))
    for item in summary.sentences:
        assert item.sentence in given_sentences
        assert 0 <= item.score <= 1
        assert item.score == round(item.score, 4)
        assert item.reasons


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=25, deadline=None)
@given(texts=TEXTS, words=st.integers(1, 80))
def test_never_more_words_than_asked_unless_one_sentence_is_longer(
    method: Any, texts: Any, words: Any
) -> None:
    summary = summarise(sentences(texts), language="en", method=method, length=Length(words=words))
    total = sum(count_words(item.sentence.text) for item in summary.sentences)
    assert total <= words or len(summary.sentences) == 1
    assert bool(summary.sentences) == bool(texts)


@pytest.mark.parametrize("method", METHODS)
def test_a_text_shorter_than_asked_comes_back_whole(method: Any) -> None:
    for length in (Length(14), Length(99), Length(ratio=1.0), Length(words=10_000)):
        summary = summarise(STORY, language="en", method=method, length=length)
        assert chosen(summary) == list(range(14))
        assert summary.notices == ()


def test_default_and_ratio_count_sentences() -> None:
    def count(total: int, length: Length) -> int:
        return len(summarise(STORY[:total], language="en", length=length).sentences)

    assert [count(total, Length()) for total in (1, 2, 3, 6)] == [1, 1, 1, 2]
    assert all(3 <= count(total, Length()) <= min(5, total // 3) for total in range(9, 15))
    assert [count(10, Length(ratio=ratio)) for ratio in (0.01, 0.1, 0.29, 0.3, 0.99, 1.0)] == [
        1,
        1,
        2,
        3,
        9,
        10,
    ]
    hundred = sentences([f"Number {n}." for n in range(100)])
    assert len(summarise(hundred, language="en", length=Length(ratio=0.29)).sentences) == 29


@pytest.mark.parametrize(
    "values",
    [
        {"sentences": 0}, {"sentences": -1}, {"words": 0}, {"words": -5}, {"ratio": 0.0}, {"ratio": -0.1},
        {"ratio": 1.01}, {"ratio": float("nan")}, {"sentences": 1, "words": 1},
        {"ratio": 0.5, "sentences": 3},
    ],
)  # fmt: skip
def test_lengths_that_make_no_sense_are_refused(values: Any) -> None:
    with pytest.raises(UsageError):
        Length(**values)


def test_an_unknown_method_is_named() -> None:
    with pytest.raises(UsageError, match="unknown method 'best'"):
        summarise(STORY, language="en", method="best")


def test_lead_is_the_first_sentences() -> None:
    assert chosen(summarise(STORY, language="en", method="lead", length=Length(5))) == [0, 1, 2, 3, 4]
    first = count_words(FLOOD[0])
    assert chosen(summarise(STORY, language="en", method="lead", length=Length(words=first))) == [0]
    assert chosen(summarise(STORY, language="en", method="lead", length=Length(words=3))) == [0]


@pytest.mark.parametrize("count", range(1, 8))
def test_news_leaves_out_what_readers_notice(count: Any) -> None:
    taken = set(chosen(summarise(STORY, language="en", length=Length(count))))
    assert not taken & {3, 4, 12}, "caption, call to read on, byline"
    assert 10 not in taken, "says what sentence 1 says"
    assert 2 not in taken or 1 in taken, "its pronoun stands for someone in sentence 1"
    assert 6 not in taken or 7 in taken, "a quotation that begins has its end"


@pytest.mark.parametrize("count", range(1, 5))
def test_news_in_chinese(count: Any) -> None:
    taken = set(chosen(summarise(sentences(CHINESE), language="zh", length=Length(count))))
    assert 7 not in taken
    assert 2 not in taken or 1 in taken
    assert 4 not in taken or 3 in taken


def test_news_fills_the_words_but_never_with_captions() -> None:
    summary = summarise(STORY, language="en", length=Length(words=60))
    words = sum(count_words(item.sentence.text) for item in summary.sentences)
    assert 45 <= words <= 60
    assert not set(chosen(summary)) & {3, 4, 10, 12}


def test_news_of_nothing_but_the_same() -> None:
    same = sentences(["The council met and spoke of the harbour, the bridge and the market."] * 60)
    assert len(summarise(same, language="en", length=Length(20)).sentences) == 20
    assert len(summarise(same, language="en", length=Length(words=100)).sentences) == 1


def test_more_sentences_than_the_exact_search_takes() -> None:
    many = sentences(
        [
            f"Town {n} rebuilt its bridge {n * 7}, the mill {n * 3} and harbour {n * 5} for merchants."
            for n in range(80)
        ]
    )
    for length in (Length(30), Length(words=400)):
        assert 20 <= len(summarise(many, language="en", length=length).sentences) <= 40


def test_reasons_name_what_counted() -> None:
    summary = summarise(STORY, language="en", length=Length(8), explain=True)
    reasons = {item.sentence.index: " / ".join(item.reasons) for item in summary.sentences}
    assert "words that counted: " in reasons[0]
    assert "sentence 1 of 14" in reasons[0]
    plain = summarise(STORY, language="en", length=Length(8))
    assert [item.reasons for item in plain.sentences] == [()] * 8
    short = summarise(STORY[2:5], language="en", length=Length(2), explain=True)
    assert any("although" in reason for item in short.sentences for reason in item.reasons)


def test_nothing_to_summarise() -> None:
    for method in METHODS:
        assert summarise([], language="en", method=method).sentences == ()


def test_every_method_gives_the_same_whatever_the_hash_seed() -> None:
    code = (
        "import json, sys; sys.path.insert(0, sys.argv[1]); import test_summary as t\n"
        "from polyglot_news.summary.keywords import keywords\n"
        "from polyglot_news.summary.length import Length\n"
        "from polyglot_news.summary.methods import METHODS\n"
        "from polyglot_news.summary.single import summarise\n"
        "print(json.dumps([[m, [(i.sentence.index, i.score) for i in "
        "summarise(t.STORY, language='en', method=m, length=Length(4), title='Flood in Karsk').sentences]] "
        "for m in METHODS] + [keywords(t.STORY, language='en', count=9)] + "
        "[keywords(t.sentences(t.CHINESE), language='zh', count=9)]))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).parent)],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("0", "1", "2", "77")
    }  # fmt: skip
    assert len(answers) == 1
    assert len(json.loads(answers.pop())) == len(METHODS) + 2


def test_keywords_are_names_and_repeated_phrases() -> None:
    found = keywords(STORY, language="en", count=6)
    assert {"Karsk", "Vera Lindt"} <= set(found)
    assert any("Orla" in word for word in found)
    assert not {"Monday", "Wednesday", "He", "But", "The"} & set(found)
    assert "卡尔斯克" in keywords(sentences(CHINESE), language="zh", count=4)
    russian = sentences(["Посол Индии прибыл в Бишкек.", "В Бишкеке посла Индии встретил Азамат Сыдыков."])
    found = keywords(russian, language="ru", count=5)
    assert "Азамат Сыдыков" in found
    assert any("Инди" in word for word in found)
    with pytest.raises(UsageError):
        keywords(STORY, language="en", count=0)


@settings(deadline=None)
@given(texts=TEXTS, count=st.integers(1, 9), language=st.sampled_from(["en", "de", "zh", "ja", "th"]))
def test_keywords_are_few_and_differ(texts: Any, count: Any, language: str) -> None:
    found = keywords(sentences(texts), language=language, count=count)
    assert len(found) <= count
    assert len(set(found)) == len(found)


def test_one_huge_sentence_is_no_trap() -> None:
    huge = sentences(["水" * 9_000, "bridge river " * 9_000, "By A" + "..." * 9_000 + "B", "(left " * 9_000])
    for language in ("en", "zh"):
        for method in METHODS:
            assert len(summarise(huge, language=language, method=method, length=Length(2)).sentences) == 2
        assert len(keywords(huge, language=language, count=3)) <= 3


def test_long_texts_take_no_square_of_memory_or_time() -> None:
    many = sentences([f"{FLOOD[n % 3]} Case {n * 31 % 977} and {n}." for n in range(1000)])
    for method in METHODS:
        summary = summarise(many, language="en", method=method, length=Length(3))
        assert len(summary.sentences) == 3
        bounded = method in {"textrank", "lexrank", "lsa", "reduction", "sumbasic", "kl"}
        assert bool(summary.notices) == bounded


def test_news_and_lead_load_nothing_heavy() -> None:
    code = (
        "import sys; from polyglot_news.summary.keywords import keywords\n"
        "from polyglot_news.summary.single import summarise\n"
        "from polyglot_news.document import Sentence\n"
        "s = [Sentence(0, 0, 'A bridge.', 0, 9)]\n"
        "[summarise(s, language='en', method=m) for m in ('news', 'lead')]\n"
        "keywords(s, language='en', count=2)\n"
        "print([m for m in ('numpy', 'nltk', 'sumy', 'requests', 'jieba') if m in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
