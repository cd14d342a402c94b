"""Lines that stand in an article and are not of it, in nine languages, and news that only looks like them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.reading import read_text
from polyglot_news.reading.beside.captions import is_caption
from polyglot_news.reading.beside.notice_phrases import is_menu
from polyglot_news.reading.beside.notices import NOTE_WORDS, is_author_note, is_note
from polyglot_news.reading.counting import count_words

NOTES = [
    "Scroll down for the film of the landing",
    "Reporting by Ada Winter in Oslo; editing by Tom Field",
    "(Reporting by Ada Winter; Editing by Tom Field)",
    "Ada Winter in Oslo contributed to this report.",
    "Do you have a tip about this story? Email us at desk@example.org",
    "Like this story? Share it with a friend.",
    "For more news from the valley, visit our page.",
    "This is a developing story. It will be updated.",
    "This article was first published in the spring issue.",
    "Staff Reports",
    "5 min read",
    "3 hours ago",
    "Updated: 14:05, 3 May 2021",
    "Follow us on Facebook and Instagram",
    "Editor’s note: The bridge is in the other valley.",
    "Lesen Sie auch: Was die Brücke kostet",
    "Weitere Informationen unter www.example.org",
    "Lesezeit: 4 Minuten",
    "Dieser Artikel wurde zuerst im Frühling veröffentlicht.",
    "À lire aussi : le prix du pont",
    "Propos recueillis par Anne Petit",
    "Publié le 3 mai 2021 à 14h05",
    "Le puede interesar: el precio del puente",
    "Síguenos en nuestro canal de Telegram",
    "Leggi anche: quanto costa il ponte",
    "Tempo di lettura: 4 minuti",
    "Leia também: o preço da ponte",
    "Este texto foi publicado na edição de maio.",
    "Czytaj także: ile kosztuje most",
    "Zapraszamy do lektury naszego tygodnika.",
    "Читайте также: сколько стоит мост",
    "Подписывайтесь на наш канал в Telegram",
    "Фото: Анна Зимина",
    "编辑：王小明",
    "本文来源：河谷日报",
    "点击这里查看更多精彩内容",
]
NEWS = [
    "The new bill is written by lawyers of the ministry.",
    "Follow-up talks will be held in Oslo on Friday.",
    "Read at the funeral, the poem moved many to tears.",
    "The report was updated after the minister had read it.",
    "Support for the bridge has fallen since the spring.",
    "Contact with the boat was lost on Monday evening.",
    "Writing in the paper, the mayor said that the bridge was too dear.",
    "Three hours ago nobody had heard of the village.",
    "Click was founded in 1998 and makes pens.",
    "Weitere Informationen liegen der Polizei nicht vor.",
    "Die Quelle des Flusses liegt in den Bergen.",
    "Suivez l'argent, disait le juge, et il avait raison.",
    "Le puede costar la presidencia al alcalde.",
    "Читайте по губам, сказал министр.",
    "编辑部设在北京的报纸于周一停刊。",
    "Ada Winter is the mayor of the town.",
]  # fmt: skip


@pytest.mark.parametrize("line", NOTES)
def test_line_about_the_article_is_a_note(line: Any) -> None:
    assert is_note(line, count_words(line))


PLACES = ("northern", "southern", "largest", "smallest", "outer")


@pytest.mark.parametrize("line", NEWS)
def test_news_is_no_note(line: Any) -> None:
    assert not is_note(line, count_words(line))
    assert not is_author_note(line, count_words(line))


@pytest.mark.parametrize(
    "line",
    [
        "Ada Winter is a senior reporter covering the valleys.",
        "Tom Field, who lives in Oslo, is the paper's chief political correspondent.",
        "Anna Berg ist freie Journalistin und lebt im Tal.",
        "Ask the Harbour is written by Mia Holm, who has sailed for forty years.",
    ],
)
def test_line_that_introduces_the_author(line: str) -> None:
    assert is_author_note(line, count_words(line))


def test_author_is_introduced_below_the_story_of_a_page() -> None:
    prose = [
        f"The ferry to the {each} island will stop in winter, the harbour master said." for each in PLACES
    ]
    author = "Ada Winter is a senior reporter covering the valleys."
    pages = [
        "<title>Ferry stops</title><h1>Ferry stops</h1>" + "".join(f"<p>{each}</p>" for each in lines)
        for lines in ([*prose, author], [author, *prose])
    ]
    last, first = (read_text(page, path="a.html", language="en").blocks for page in pages)
    assert [block.kind for block in last] == ["paragraph"] * len(prose) + ["note"]
    assert {block.kind for block in first} == {"paragraph"}


@given(st.text(max_size=300), st.integers(NOTE_WORDS + 1, 500))
def test_long_line_is_told_something(line: Any, words: Any) -> None:
    assert not is_note(line, words)


def test_notes_and_captions_of_plain_text_are_kept_and_marked() -> None:
    text = (
        "Bridge over the river opens\n\n"
        "By Ada Winter\n\n"
        "The bridge over the river opened on Friday, two years later than the town had planned it.\n\n"
        "Photo: The mayor cuts the ribbon on the new bridge.\n\n"
        "The bridge cost twice as much as the council had been told when it voted for it in the spring.\n\n"
        "Follow us on Facebook for more news from the valley.\n\n"
        "Nobody has said yet who will pay for the other half of what the bridge has cost the town.\n\n"
        "Ada Winter is a reporter for the Valley Post.\n"
    )
    article = read_text(text, path="a.txt", language="en")
    kinds = {article.text[block.start : block.end][:12]: block.kind for block in article.blocks}
    assert kinds == {
        "The bridge o": "paragraph",
        "Photo: The m": "caption",
        "The bridge c": "paragraph",
        "Follow us on": "note",
        "Nobody has s": "paragraph",
        "Ada Winter i": "note",
    }


@pytest.mark.parametrize(
    "line",
    ["Crédits photos : Ada Winter", "Imagem: Ada Winter", "Créditos: Ada Winter", "Bild: dpa"],
)
def test_credit_of_a_picture_in_other_languages(line: str) -> None:
    assert is_caption(line, count_words(line))


@pytest.mark.parametrize("line", ["Le crédit photo est en hausse.", "Bildung: mehr Geld für die Schulen"])
def test_sentence_with_such_a_word_is_no_credit_of_a_picture(line: str) -> None:
    assert not is_caption(line, count_words(line))


def test_quotations_in_spaced_guillemets_are_no_row_of_links() -> None:
    assert not is_menu("Ce que le port appelle « navire » et ce que la ville appelle « bateau »")
    assert is_menu("Accueil » Régions » Le port")
