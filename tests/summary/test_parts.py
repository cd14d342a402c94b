"""The parts that summaries are made of: tokens, openings, quotations, flaws, ratings of peers, the search."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.document import Sentence
from polyglot_news.summary import peers, sumy_methods
from polyglot_news.summary.cohesion import groups, supports
from polyglot_news.summary.function_words import function_words, is_function_word
from polyglot_news.summary.openings import leans
from polyglot_news.summary.screening import repetitions, shortcomings
from polyglot_news.summary.selection import Part, search
from polyglot_news.summary.words import count_words, tokens

CASES = json.loads((Path(__file__).parents[1] / "cases" / "summary.json").read_text("utf-8"))


def sentences(texts: list[str], paragraphs: list[int] | None = None) -> list[Sentence]:
    return [
        Sentence(index, paragraphs[index] if paragraphs else 0, text, 0, len(text))
        for index, text in enumerate(texts)
    ]


@pytest.mark.parametrize(("language", "text", "expected"), CASES["leans"])
def test_leans(language: str, text: str, expected: Any) -> None:
    assert leans(text, language) is expected
    assert leans(unicodedata.normalize("NFC", text.replace(" ", "\u00a0")), language) is expected


@pytest.mark.parametrize(("language", "text", "expected"), CASES["flaws"])
def test_flaws(language: str, text: str, expected: Any) -> None:
    assert shortcomings(sentences([text]), [tokens(text, language)], language) == (expected,)


@pytest.mark.parametrize(("texts", "expected"), CASES["groups"])
def test_groups(texts: Any, expected: Any) -> None:
    assert groups(sentences(texts)) == tuple(map(tuple, expected))


def test_a_quotation_goes_on_only_where_the_next_paragraph_opens_it_again() -> None:
    texts = ["“One.", "“Two.", "Three,” he said.", "Four."]
    assert groups(sentences(texts, [0, 1, 1, 2])) == ((0, 3), (3, 4))
    assert groups(sentences(["“One.", "Two.", "Three.”"], [0, 1, 1])) == ((0, 1), (1, 2), (2, 3))


def test_supports_reach_back_to_the_antecedent_past_captions() -> None:
    texts = ["The envoy came.", "Caption: Envoy.", "He left.", "Then he wrote."]
    assert supports(sentences(texts), "en", [False, True, False, False]) == ((0,), (1,), (0, 2), (0, 2, 3))


@settings(deadline=None)
@given(st.lists(st.text(alphabet="He said.\"“”'‘’«»„ \n", max_size=20), max_size=30))
def test_groups_cover_every_sentence_once(texts: Any) -> None:
    found = groups(sentences(texts))
    assert [position for start, end in found for position in range(start, end)] == list(range(len(texts)))
    reached = supports(sentences(texts), "en", [False] * len(texts))
    assert len(reached) == len(texts)
    assert all(position in own and list(own) == sorted(own) for position, own in enumerate(reached))


@pytest.mark.parametrize(("language", "text", "expected"), CASES["words"])
def test_count_words(language: str, text: str, expected: Any) -> None:
    assert count_words(text) == expected


@given(st.text(max_size=80), st.sampled_from(["en", "zh", "ja", "th", "hi", "ar"]))
def test_tokens_know_no_case_and_no_normal_form(text: str, language: str) -> None:
    assert all(token and not token.isspace() for token in tokens(text, language))
    composed, apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert tokens(composed, language) == tokens(apart, language)


def test_tokens_of_many_scripts() -> None:
    assert tokens("L’ONU a dit: ＡＢＣ 3.5", "fr") == ("l", "onu", "a", "dit", "abc", "3", "5")
    assert tokens("हिन्दी में।", "hi") == ("हिन्दी", "में")
    assert tokens("上海合作 G7 峰", "zh") == ("上海", "海合", "合作", "g7", "峰")
    assert tokens("中2国", "zh") == ("中", "2", "国")
    assert tokens("中国", "zh-Hant") == ("中国",)


def test_function_words() -> None:
    assert is_function_word("the", "en")
    assert is_function_word("о", "ru")
    assert not is_function_word("7", "en")
    assert is_function_word("da", "ka")
    assert not is_function_word("bridge", "ka")
    assert function_words("pt-BR") == function_words("pt") != frozenset()
    assert function_words("xx") == frozenset()


def test_repetitions_point_at_the_earlier_one() -> None:
    sets = [frozenset("abcdefgh"), frozenset("abcdefgx"), frozenset("abmnopqr"), frozenset(), frozenset("ab")]
    assert repetitions(sets, [True] * 5) == (None, 0, None, None, None)
    assert repetitions(sets, [False, True, True, True, True]) == (None, None, None, None, None)


@pytest.mark.parametrize("method", peers.METHODS)
@pytest.mark.parametrize(
    "texts",
    [
        ["The of and to.", "It is what it is."], ["One bridge."], ["Same words here."] * 4, ["!!!", "…"],
        ["Alpha beta gamma.", "Delta epsilon zeta."], ["", "Bridge"],
    ],
)  # fmt: skip
def test_peers_survive_texts_that_sumy_fails_on(method: Any, texts: Any) -> None:
    rated = peers.rate(sentences(texts), method=method, language="en", title="A bridge")
    assert len(rated.values) == len(texts)
    assert all(value == value and abs(value) != float("inf") for value in rated.values)  # noqa: PLR0124 - NaN
    if texts[0].startswith("The of") and method != "random":
        assert "found nothing" in rated.notices[0]
        assert list(rated.values) == sorted(rated.values, reverse=True)


@pytest.mark.parametrize("language", ["cs", "sk", "uk", "ru", "it", "zh", "ja", "ka", "nl", "el", "ar"])
def test_peers_have_stems_and_stop_words_or_do_without(language: str) -> None:
    texts = [
        "Мост města 桥梁 γέφυρα ponti.",
        "Мосты městě 桥梁 γέφυρες ponte.",
        "Дождь déšť 雨水 βροχή pioggia.",
    ]
    for method in ("textrank", "luhn"):
        rated = peers.rate(sentences(texts), method=method, language=language)
        assert len(rated.values) == 3


def test_peers_count_chinese_by_words() -> None:
    assert peers._words("Ｇ７峰会在上海开幕，3.5万人参加。", "zh") == (
        "g7", "峰会", "在", "上海", "开幕", "3.5", "万人", "参加"
    )  # fmt: skip
    # 上 and 海 apart are no mention of the city
    texts = ["上海的桥梁坍塌。", "上海重建桥梁。", "海上风浪上涨。"]
    values = peers.rate(sentences(texts), method="textrank", language="zh").values
    assert min(values[:2]) > values[2]


def test_equal_sentences_keep_ratings_of_their_own() -> None:
    texts = ["The bridge over the river fell.", "The bridge over the river fell.", "Bakers slept."]
    values = peers.rate(sentences(texts), method="reduction", language="en").values
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
    ours = peers.rate(sentences(texts), method=method, language="en").values
    stop_words, stem = peers._stop_words("en"), peers._stemmer("en")
    document = peers._document(sentences(texts), [tokens(text, "en") for text in texts], ())
    kind = {"textrank": TextRankSummarizer, "reduction": ReductionSummarizer}[method]
    theirs = sumy_methods.run(sumy_methods.prepared(kind(stem), stop_words), document)
    assert ours == pytest.approx(theirs, abs=1e-8)


def test_lsa_rates_as_sumy_does() -> None:
    from sumy.summarizers.lsa import LsaSummarizer

    texts = [
        "The bridge over the river fell on Monday.", "Engineers had warned of the old bridge.",
        "Bakers gave bread to people of the town.", "Bread, bread and more bread came from the hills.",
    ]  # fmt: skip
    ours = peers.rate(sentences(texts), method="lsa", language="en").values
    stop_words, stem = peers._stop_words("en"), peers._stemmer("en")
    document = peers._document(sentences(texts), [tokens(text, "en") for text in texts], ())
    theirs = sumy_methods.run(sumy_methods.prepared(LsaSummarizer(stem), stop_words), document)
    assert ours == pytest.approx(theirs, abs=1e-8)


@given(
    st.lists(st.frozensets(st.integers(0, 12), min_size=1, max_size=6), min_size=1, max_size=7),
    st.integers(1, 4),
)
def test_search_is_as_good_as_trying_all_sets(grams: Any, count: Any) -> None:
    parts = [Part(tuple(sorted(own)), len(own), len(own)) for own in grams]
    worth = [1 / (gram + 2) for gram in range(13)]

    def score(members: tuple[int, ...]) -> float:
        held = {gram for member in members for gram in grams[member]}
        return 2 * sum(worth[gram] for gram in held) / (sum(len(grams[member]) for member in members) + 9)

    options = [(position,) for position in range(len(parts))]
    found = search(parts, worth, options, count=count, words=None, constant=9)
    best = max(
        score(members) for members in itertools.combinations(range(len(parts)), min(count, len(parts)))
    )
    assert len(found) == min(count, len(parts))
    assert score(found) >= 0.97 * best


def test_search_takes_options_whole_and_minds_the_words() -> None:
    parts = [Part((0,), 5, 5), Part((1,), 5, 5), Part((2,), 5, 5)]
    worth = [0.1, 0.1, 1.0]
    assert search(parts, worth, [(0,), (1, 2)], count=2, words=None, constant=9) == (1, 2)
    assert search(parts, worth, [(0,), (1, 2)], count=3, words=9, constant=9) == (0,)
    assert search(parts, worth, [(1, 2)], count=1, words=None, constant=9) == ()
    many = [Part((n,), 5, 5) for n in range(40)]
    options = [(n,) if n % 2 else (n - 1, n) for n in range(1, 40)]
    found = search(many, [1 / (n + 1) for n in range(40)], options, count=20, words=60, constant=9)
    assert len(found) == 12
    assert all(n % 2 or n - 1 in found for n in found)


def test_news_and_lead_load_nothing_heavy() -> None:
    code = (
        "import sys; from polyglot_news.summary import summarise, keywords\n"
        "from polyglot_news.document import Sentence\n"
        "s = [Sentence(0, 0, 'A bridge.', 0, 9)]\n"
        "[summarise(s, language='en', method=m) for m in ('news', 'lead')]\n"
        "keywords(s, language='en', count=2)\n"
        "print([m for m in ('numpy', 'nltk', 'sumy', 'requests', 'jieba') if m in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
