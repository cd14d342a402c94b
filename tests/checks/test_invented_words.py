"""Words that no list of the target language has, and the tables that hold the lists."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.checks import check_pair, invented_words, known_words, xor_filter

TEXT = "The minister opened a clinic in Turin, and doctors praised the quick work of the builders."


@pytest.mark.parametrize(
    ("language", "translation", "found"),
    [
        (
            "it",
            "Il ministro ha aperto una clinica, i medici lodano i costruttanti.",
            ("costruttanti",),
        ),
        ("it", "Il ministro ha aperto una clinica a Torino; i medici ne hanno lodato i costruttori.", ()),
        ("pt", "O ministro abriu uma clínica e elogiaram os construtadores.", ("construtadores",)),
        (
            "pt-BR",
            "O ministro abriu uma clínica; elogiaram os construtadores.",
            ("construtadores",),
        ),
        ("pt", "O ministro abriu uma clínica em Turim e os médicos elogiaram os construtores.", ()),
        (
            "ru",
            "Министр открыл клинику, и врачи похвалили построильщиковых за работу.",
            ("построильщиковых",),
        ),
        ("ru", "Министр открыл клинику в Турине, и врачи похвалили бо\u0301льшую часть строителей.", ()),
        ("en", "The minister opened a clinic and the doctors praised the buildners.", ("buildners",)),
        ("zh", "部长在都灵开设了一家诊所，医生们称赞了建筑工人的工作。", ()),
        ("hu", "A miniszter megnyitotta a klinikát, az orvosok dicsérték az építőőőket.", ()),
    ],
)
def test_words_that_no_list_has(language: str, translation: str, found: tuple[str, ...]) -> None:
    source, text = ("en", TEXT) if language != "en" else ("it", "Il ministro aprì una clinica a Torino.")
    assert invented_words.words(text, translation, source, language) == found
    flags = [
        flag for flag in check_pair(text, translation, source, language) if flag.check == invented_words.CHECK
    ]
    assert [flag.severity for flag in flags] == ["warning"] * bool(found)
    assert all(word in flag.message for word, flag in zip(found, flags, strict=False))


@pytest.mark.parametrize(
    ("source", "translation", "language"),
    [
        ("The Kyrgyz envoy paid in rand.", "Киргизский посланник заплатил рэндами и рэндом.", "ru"),
        ("A Tajik poet spoke.", "Uma poetisa tadjiquista falou.", "pt"),
        ("The coalition is pro-European.", "La coalizione è filoeuropea.", "it"),
        ("All farmland is leased.", "Все сельхозземли сданы в аренду.", "ru"),
    ],
)
def test_words_made_after_the_source_and_compounds_are_not_invented(
    source: str, translation: str, language: str
) -> None:
    assert invented_words.words(source, translation, "en", language) == ()


@pytest.mark.parametrize(
    "word",
    ["driblarem", "reabriremos", "implausivelmente", "interregionais", "superlotaram", "desligássemos"],
)
def test_forms_and_compounds_of_known_words_are_known(word: str) -> None:
    assert known_words.is_known(word, "pt")


@pytest.mark.parametrize("word", ["cronometrarlo", "galleggiarvi", "riapplicare", "avendolo"])
def test_italian_verbs_with_their_pronouns_are_known(word: str) -> None:
    assert known_words.is_known(word, "it")


@pytest.mark.parametrize("word", ["оперённая", "испаноговорящее", "субстандартного", "двухлинзовая", "мёд"])
def test_russian_compounds_are_known(word: str) -> None:
    assert known_words.is_known(word, "ru")


def test_names_digits_links_and_words_of_the_source_are_left_out() -> None:
    source = "The Zorblax 3 app by qwertyl sells blorptions at shop.example/blorpt."
    translation = "L'app Zorblax 3 di qwertyl vende blorptions su shop.example/vrrqk, x9zzqq, @vrrqk."
    assert invented_words.words(source, translation, "en", "it") == ()


def test_what_a_translator_makes_of_a_rare_word_of_the_source_is_left_out() -> None:
    text = "Passò a nuoto uno zizzomorfo."
    assert invented_words.words("A zyzzomorph swam by.", text, "en", "it") == ()
    assert invented_words.words("A small fish swam by.", text, "en", "it") == ("zizzomorfo",)


@given(
    st.text(string.ascii_letters + "àèìòùéç -'’.,\u0301\u200f0123456789«»", max_size=80),
    st.sampled_from(["it", "pt", "ru", "en"]),
)
def test_what_is_named_stands_in_the_translation_and_not_in_the_source(text: str, language: str) -> None:
    found = invented_words.words("Nothing of it.", text, "en" if language != "en" else "it", language)
    assert len(set(found)) == len(found)
    for word in found:
        assert word in text.replace("\u0301", "") or word in text
        assert word == word.lower()
    assert not invented_words.words(text, text, "en" if language != "en" else "it", language)


def test_usual_words_are_more_usual_than_rare_ones() -> None:
    order = [known_words.zipf(word) for word in ("people", "minister", "carriageway", "qqzvbbn")]
    assert order == sorted(order, reverse=True)
    assert order[-1] == known_words.UNKNOWN


def test_a_table_is_read_back_and_a_broken_one_is_refused() -> None:
    table = xor_filter.Table(bytes(range(9)), 3, 5, 2)
    assert xor_filter.unpacked(xor_filter.packed(table)) == table
    for data in (b"", b"PNV1", xor_filter.packed(table)[:-1], b"X" + xor_filter.packed(table)[1:]):
        with pytest.raises(ValueError, match="not a table"):
            xor_filter.unpacked(data)
    assert xor_filter.Table(b"", 0, 1, 0).get("word") is None
