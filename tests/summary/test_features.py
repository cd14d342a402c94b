"""What `news` knows of sentences: any text has all features; chances are probabilities; the title counts."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.document import Sentence
from polyglot_news.summary import news, relations
from polyglot_news.summary.features import NAMES, Source
from polyglot_news.summary.length import Length
from polyglot_news.summary.single import summarise
from polyglot_news.summary.weights import fitted, from_json, to_json

TEXTS = st.lists(st.text(max_size=60), max_size=8)
LANGUAGES = st.sampled_from(["en", "it", "ru", "zh", "ja", "ka", "th"])
RATES = (
    "The pound fell against the euro.",
    "The central bank of Orland raised its key rate by half a point to 4.5 per cent on Thursday.",
    "Economists had expected a smaller step.",
)


def sentences(texts: list[str] | tuple[str, ...]) -> list[Sentence]:
    return [Sentence(index, index // 2, text, 0, len(text)) for index, text in enumerate(texts)]


def feature(texts: list[str], name: str, title: str = "") -> list[float | None]:
    described = news.read([Source(sentences(texts), title)], "en").described
    return [row[NAMES.index(name)] for row in described.rows]


@settings(deadline=None)
@given(TEXTS, LANGUAGES, st.text(max_size=30))
def test_any_text_has_all_features(texts: list[str], language: str, title: str) -> None:
    described = news.read([Source(sentences(texts), title)], language).described
    assert len(described.rows) == len(texts)
    for row in described.rows:
        assert len(row) == len(NAMES)
        assert all(value is None or math.isfinite(value) for value in row)
    for later in range(1, len(texts)):
        assert len(relations.pair(described, later, 0)) == len(relations.PAIR)
        assert len(relations.antecedent(described, later, 0)) == len(relations.ANTECEDENT)


@settings(deadline=None)
@given(TEXTS.filter(bool), LANGUAGES)
def test_chances_are_probabilities(texts: list[str], language: str) -> None:
    likely = news.estimate(news.read([Source(sentences(texts))], language))
    assert abs(sum(likely.must) - 1) < 1e-9
    assert all(0 <= chance <= 1 for own in (likely.never, likely.should, likely.need) for chance in own)
    for later in range(1, len(texts)):
        assert 0 <= likely.same(later, 0) <= 1
        assert likely.same(0, later) == likely.same(later, 0)
        assert 0 <= likely.antecedent(later, 0) <= 1
    assert likely.antecedent(0, 0) == 0


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("leans", "But the bridge stayed open.", 1.0),
        ("leans", "The bridge stayed open.", 0.0),
        ("person", "We kept the bridge open.", 1.0),
        ("recent", "The bridge was closed on\u00a0Monday.", 1.0),
        ("recent", "The bridge was built in 1790.", 0.0),
        ("full names", "The mayor, Vera B. Lindt, opened it.", 1.0),
        ("full names", "The mayor, Lindt, opened it.", 0.0),
        ("full names", "The Mayor opened it.", 0.0),
        ("question", "Will it stand?", 1.0),
        ("lone quotation", "“It will stand for a hundred years,” he said.", 1.0),
        ("lone quotation", "“It will stand for a hundred years,” the engineer Lindt said.", 0.0),
        ("open quotation", "“It will stand.", 1.0),
        ("no full stop", "Volunteers at the bridge .", 1.0),
    ],
)
def test_features_of_one_sentence(name: str, text: str, expected: float) -> None:
    assert feature([text], name) == [expected]


def test_of_a_language_without_a_table_cues_are_unknown() -> None:
    described = news.read([Source(sentences(["ის წავიდა.", "ხიდი დაიხურა."]))], "ka").described
    assert {row[NAMES.index("leans")] for row in described.rows} == {None}


def test_an_answer_leans_on_its_question() -> None:
    texts = [
        "Will the county pay for the bridge?", "The county pays half of it.", "The bridge was built in 1790.",
        "Mayors asked: who pays?", "Trains run again.",
    ]  # fmt: skip
    apart = [Sentence(at, at, text, 0, len(text)) for at, text in enumerate(texts)]
    described = news.read([Source(apart)], "en").described
    leans = [row[NAMES.index("leans")] for row in described.rows]
    assert leans == [0.0, 1.0, 0.0, 0.0, 1.0]
    # within one paragraph a question is the author's own
    assert feature(["Will it pay?", "The county pays half of it."], "leans") == [0.0, 0.0]
    unknown = news.read([Source(apart)], "ka").described
    assert [row[NAMES.index("leans")] for row in unknown.rows] == [None, 1.0, None, None, 1.0]


def test_what_is_told_in_other_words_is_not_told_twice() -> None:
    texts = [
        "A court in Karsk sent the baker Ivo Lind to prison for four years on Monday for stealing a ferry.",
        "Lind, 41, was given four years in prison for the theft of the ferry, the court in Karsk said.",
        "The ferry had been found in May on a beach of the island of Orla, without its engines.",
        "About 900 islanders had no doctor for eleven days.",
        "His lawyer said that he would appeal in the spring.",
    ]
    summary = summarise(
        [Sentence(at, at, text, 0, len(text)) for at, text in enumerate(texts)],
        language="en", title="Baker gets four years in prison for stealing ferry", length=Length(3),
    )  # fmt: skip
    chosen = {item.sentence.index for item in summary.sentences}
    assert len(chosen & {0, 1}) == 1


def test_a_place_is_that_among_sentences_of_the_story() -> None:
    texts = ["By Ann Smith", "The river rose.", "Proud day: Volunteers at the old bridge over the Orla ."]
    kinds = ("paragraph", "paragraph", "caption")
    more = [*texts, "Engineers closed the old bridge over the river Orla in the night."]
    rows = news.read([Source(sentences(more), "", (*kinds, "paragraph"))], "en").described.rows
    assert rows[3][NAMES.index("inverse place")] == 1.0


def test_the_title_tells_the_news() -> None:
    def first(title: str) -> int:
        summary = summarise(sentences(RATES), language="en", title=title, length=Length(1))
        return summary.sentences[0].sentence.index

    assert first("Orland's central bank raises key rate") == 1
    assert first("Pound falls against euro") == 0


def test_weights_survive_json() -> None:
    assert from_json(to_json(fitted())) == fitted()
