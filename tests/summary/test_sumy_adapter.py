"""Ratings of sumy's methods: texts that sumy fails on, languages, equality with sumy."""

from __future__ import annotations

from typing import Any

import pytest

from polyglot_news.document import Sentence
from polyglot_news.summary import sumy_adapter, sumy_methods
from polyglot_news.summary.methods import SUMY
from polyglot_news.summary.words import tokens


def sentences(texts: list[str]) -> list[Sentence]:
    return [Sentence(index, 0, text, 0, len(text)) for index, text in enumerate(texts)]


@pytest.mark.parametrize("method", SUMY)
@pytest.mark.parametrize(
    "texts",
    [
        ["The of and to.", "It is what it is."], ["One bridge."], ["Same words here."] * 4, ["!!!", "…"],
        ["Alpha beta gamma.", "Delta epsilon zeta."], ["", "Bridge"],
    ],
)  # fmt: skip
def test_peers_survive_texts_that_sumy_fails_on(method: Any, texts: Any) -> None:
    rated = sumy_adapter.rate(sentences(texts), method=method, language="en", title="A bridge")
    assert len(rated.values) == len(texts)
    assert all(value == value and abs(value) != float("inf") for value in rated.values)  # noqa: PLR0124 - NaN
    if texts[0].startswith("The of") and method != "random":
        assert "could not rank" in rated.notices[0]
        assert list(rated.values) == sorted(rated.values, reverse=True)


@pytest.mark.parametrize("language", ["cs", "sk", "uk", "ru", "it", "zh", "ja", "ka", "nl", "el", "ar"])
def test_peers_have_stems_and_stop_words_or_do_without(language: str) -> None:
    texts = [
        "Мост města 桥梁 γέφυρα ponti.",
        "Мосты městě 桥梁 γέφυρες ponte.",
        "Дождь déšť 雨水 βροχή pioggia.",
    ]
    for method in ("textrank", "luhn"):
        rated = sumy_adapter.rate(sentences(texts), method=method, language=language)
        assert len(rated.values) == 3


def test_peers_count_chinese_by_words() -> None:
    assert sumy_adapter._words("Ｇ７峰会在上海开幕，3.5万人参加。", "zh") == (
        "g7", "峰会", "在", "上海", "开幕", "3.5", "万人", "参加"
    )  # fmt: skip
    # 上 and 海 apart are no mention of the city
    texts = ["上海的桥梁坍塌。", "上海重建桥梁。", "海上风浪上涨。"]
    values = sumy_adapter.rate(sentences(texts), method="textrank", language="zh").values
    assert min(values[:2]) > values[2]


def test_equal_sentences_keep_ratings_of_their_own() -> None:
    texts = ["The bridge over the river fell.", "The bridge over the river fell.", "Bakers slept."]
    values = sumy_adapter.rate(sentences(texts), method="reduction", language="en").values
    assert values[0] == values[1] > values[2]


@pytest.mark.parametrize("method", ["textrank", "reduction"])
def test_counted_words_rate_as_sumy_does(method: str) -> None:
    from sumy.summarizers.reduction import ReductionSummarizer
    from sumy.summarizers.text_rank import TextRankSummarizer

    texts = [
        "Bridge bridge river.",
        "A river, a bridge, a river.",
        "Bread for the river.",
        "Bread.",
        "Bread.",
    ]
    ours = sumy_adapter.rate(sentences(texts), method=method, language="en").values
    stop_words, stem = sumy_adapter._stop_words("en"), sumy_adapter._stemmer("en")
    document = sumy_adapter._document(sentences(texts), [tokens(text, "en") for text in texts], ())
    kind = {"textrank": TextRankSummarizer, "reduction": ReductionSummarizer}[method]
    theirs = sumy_methods.run(sumy_methods.prepared(kind(stem), stop_words), document)
    assert ours == pytest.approx(theirs, abs=1e-8)


def test_lsa_rates_as_sumy_does() -> None:
    from sumy.summarizers.lsa import LsaSummarizer

    texts = [
        "The bridge over the river fell on Monday.", "Engineers had warned of the old bridge.",
        "Bakers gave bread to people of the town.", "Bread, bread and more bread came from the hills.",
    ]  # fmt: skip
    ours = sumy_adapter.rate(sentences(texts), method="lsa", language="en").values
    stop_words, stem = sumy_adapter._stop_words("en"), sumy_adapter._stemmer("en")
    document = sumy_adapter._document(sentences(texts), [tokens(text, "en") for text in texts], ())
    theirs = sumy_methods.run(sumy_methods.prepared(LsaSummarizer(stem), stop_words), document)
    assert ours == pytest.approx(theirs, abs=1e-8)
