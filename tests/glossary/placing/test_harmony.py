"""One term, one rendering over an article: mended where that is sure, flagged where it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.document import Sentence, TermUse, TranslatedSentence, Translation
from polyglot_news.glossary import Glossary, Target, Term, harmonised, place

TERMS = {
    "ru": (
        Term("Kyrgyzstan", (), (("ru", Target("Киргизия", "feminine", also=("Кыргызстан", "киргизский"))),)),
        Term("UN", ("United Nations",), (
            ("ru", Target("Организация Объединённых Наций", "feminine", also=("ООН",))),
        )),
        Term("SCO", (), (("ru", Target("ШОС", "feminine")),)),
    ),
    "it": (
        Term("Kyrgyzstan", (), (("it", Target("Kirghizistan", "masculine", also=("Kirghizia",))),)),
        Term("Ashgabat", (), (("it", Target("Ashgabat", article=False, also=("Asgabat",))),)),
        Term("Xanadu", (), (("it", Target("XQR", also=("Xanadu",))),)),
    ),
    "zh": (Term("Mongolia", (), (("zh", Target("蒙古国", also=("蒙古",))),)),),
    "de": (Term("Mongolia", (), (("de", Target("Mongolei", "feminine", also=("Mongolien",))),)),),
}  # fmt: skip


def article(language: str, pairs: list[tuple[str, str]], title: tuple[str, str] = ("", "")) -> Translation:
    glossary = Glossary("g", "en", TERMS[language])

    def one(pair: tuple[str, str]) -> tuple[str, tuple[TermUse, ...]]:
        (placed,) = place(
            [pair[0]], glossary=glossary, source_language="en", target_language=language,
            translate=lambda sentences: [pair[1] if s == pair[0] else "" for s in sentences],
        )  # fmt: skip
        return placed.text, placed.terms

    sentences = []
    for at, pair in enumerate(pairs):
        text, terms = one(pair)
        sentences.append(TranslatedSentence(Sentence(at, 0, pair[0], 0, len(pair[0])), text, terms))
    text, terms = one(title) if title[0] else ("", ())
    made = Translation(language, "test", "m", ("en", language), text, tuple(sentences), terms)
    return harmonised(made, glossary=glossary, source_language="en", title=title[0])


CASES = [
    (
        "ru",
        [
            ("Kyrgyzstan agreed.", "Киргизия согласилась."),
            ("He flew to Kyrgyzstan on Monday.", "Он вылетел в Кыргызстан в понедельник."),
            ("The president of Kyrgyzstan spoke.", "Президент Кыргызстана выступил."),
        ],
        [
            "Киргизия согласилась.",
            "Он вылетел в Киргизию в понедельник.",
            "Президент Киргизии выступил.",
        ],
    ),
    (
        "ru",
        [
            ("Kyrgyzstan agreed.", "Киргизия согласилась."),
            ("On Monday Kyrgyzstan closed the border.", "В понедельник Кыргызстан закрыл границу."),
        ],
        ["Киргизия согласилась.", "В понедельник Киргизия закрыла границу."],
    ),
    (
        "it",
        [
            ("Kyrgyzstan agreed.", "Il Kirghizistan ha accettato."),
            ("The president of Kyrgyzstan spoke.", "Il presidente della Kirghizia ha parlato."),
            ("They met in Ashgabat.", "Si sono incontrati ad Asgabat."),
        ],
        [
            "Il Kirghizistan ha accettato.",
            "Il presidente del Kirghizistan ha parlato.",
            "Si sono incontrati ad Asgabat.",
        ],
    ),
    (
        "zh",
        [("Mongolia agreed.", "蒙古国同意了。"), ("He lives in Mongolia.", "他住在蒙古。")],
        ["蒙古国同意了。", "他住在蒙古国。"],
    ),
]


@pytest.mark.parametrize(("language", "pairs", "want"), CASES)
def test_another_right_rendering_becomes_the_main_form(
    language: str, pairs: list[tuple[str, str]], want: list[str]
) -> None:
    found = article(language, pairs)
    assert [item.text for item in found.sentences] == want
    assert not any(item.flags for item in found.sentences)
    for item in found.sentences:
        for use in item.terms:
            assert item.text[use.start : use.end] == use.target
    changed = [item for item, (_, before) in zip(found.sentences, pairs, strict=True) if item.text != before]
    assert all(use.status == "placed" for item in changed for use in item.terms)


def test_the_title_counts_and_is_mended() -> None:
    found = article(
        "ru", [("Kyrgyzstan agreed.", "Киргизия согласилась.")],
        ("Talks in Kyrgyzstan", "Переговоры в Кыргызстане"),
    )  # fmt: skip
    assert found.title == "Переговоры в Киргизии"
    assert [found.title[use.start : use.end] for use in found.title_terms] == ["Киргизии"]


UNSURE = [
    # who `он` is depends on the gender of the name
    (
        "ru",
        [
            ("Kyrgyzstan agreed.", "Киргизия согласилась."),
            ("Kyrgyzstan said it would help.", "Кыргызстан заявил, что он поможет."),
        ],
        "“Kyrgyzstan” is “Кыргызстан” here and “Киргизия” elsewhere in the article.",
    ),
    # no grammar for the language
    (
        "de",
        [("Mongolia agreed.", "Die Mongolei stimmte zu."), ("He knows Mongolia.", "Er kennt Mongolien.")],
        "“Mongolia” is “Mongolien” here and “Mongolei” elsewhere in the article.",
    ),
    # a gender that nobody knows
    (
        "it",
        [("Xanadu agreed.", "La XQR ha accettato."), ("The laws of Xanadu.", "Le leggi di Xanadu.")],
        "“Xanadu” is “Xanadu” here and “XQR” elsewhere in the article.",
    ),
]


@pytest.mark.parametrize(("language", "pairs", "message"), UNSURE)
def test_what_is_not_sure_stays_and_is_flagged(
    language: str, pairs: list[tuple[str, str]], message: str
) -> None:
    found = article(language, pairs)
    assert [item.text for item in found.sentences] == [translation for _, translation in pairs]
    assert [[flag.message for flag in item.flags] for item in found.sentences] == [[], [message]]
    assert {flag.check for item in found.sentences for flag in item.flags} == {"consistency"}


LEFT = [
    # one rendering all through, though not the main one
    [
        ("Kyrgyzstan agreed.", "Кыргызстан согласился."),
        ("In Kyrgyzstan it rains.", "В Кыргызстане идёт дождь."),
    ],
    # an adjective is no second rendering
    [("Kyrgyzstan agreed.", "Киргизия согласилась."), ("The Kyrgyzstan minister.", "Киргизский министр.")],
    # a name and its abbreviation are rendered as such
    [
        ("The United Nations agreed.", "Организация Объединённых Наций согласилась."),
        ("The UN met.", "ООН провела встречу."),
    ],
]  # fmt: skip


@pytest.mark.parametrize("pairs", LEFT)
def test_what_is_consistent_stays(pairs: list[tuple[str, str]]) -> None:
    found = article("ru", pairs)
    assert [item.text for item in found.sentences] == [translation for _, translation in pairs]
    assert not any(item.flags for item in found.sentences)


def test_other_terms_of_a_mended_sentence_keep_their_places() -> None:
    found = article("ru", [
        ("Kyrgyzstan agreed.", "Киргизия согласилась."),
        ("The SCO, Kyrgyzstan and the SCO again.", "ШОС, Кыргызстан и снова ШОС."),
    ])  # fmt: skip
    second = found.sentences[1]
    assert second.text == "ШОС, Киргизия и снова ШОС."
    assert [(use.term, use.target, second.text[use.start : use.end]) for use in second.terms] == [
        ("SCO", "ШОС", "ШОС"), ("Kyrgyzstan", "Киргизия", "Киргизия"), ("SCO", "ШОС", "ШОС"),
    ]  # fmt: skip
    assert [use.status for use in second.terms] == ["kept", "placed", "kept"]


def test_without_glossary_or_with_one_of_another_language_nothing_changes() -> None:
    made = Translation("ru", "test", "m", ("en", "ru"), "", ())
    assert harmonised(made, glossary=None, source_language="en") is made
    other = Glossary("g", "it", TERMS["ru"])
    assert harmonised(made, glossary=other, source_language="en") is made


FORMS = st.lists(st.sampled_from(["Киргизии", "Кыргызстана"]), min_size=1, max_size=6)


@settings(max_examples=30, deadline=None)
@given(FORMS)
def test_afterwards_there_is_one_rendering(forms: list[str]) -> None:
    spoke = "The president of Kyrgyzstan spoke."
    found = article("ru", [(spoke, f"Президент {form} выступил.") for form in forms])
    assert len({item.terms[0].target for item in found.sentences}) == 1
    glossary = Glossary("g", "en", TERMS["ru"])
    assert harmonised(found, glossary=glossary, source_language="en") == replace(found)
