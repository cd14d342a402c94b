"""Entries proposed from articles and from what people changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from polyglot_news.cli.app import run
from polyglot_news.glossary import Glossary, Target, Term, find, parse
from polyglot_news.glossary.learning import learn
from polyglot_news.glossary.suggesting import as_yaml, suggest, with_renderings

KNOWN = Glossary("g", "en", (Term("Astana", targets=(("it", Target("Astana")),)),))
ARTICLES = [
    [
        "On Monday Dinara Bekova met President Marat Osmonov in Astana.",
        "Critics of Dinara Bekova stayed away.",
    ],
    [
        "Yesterday Dinara Bekova flew to Chile.",
        "The trip to Chile, said Marat Osmonov, was long.",
        "Snow fell.",
    ],
]


def test_frequent_names_without_an_entry_are_suggested() -> None:
    found = suggest(ARTICLES, KNOWN, ("it", "zh"), least=2)
    assert [(one.term, one.count, one.articles) for one in found] == [
        ("Dinara Bekova", 3, 2), ("Chile", 2, 1), ("Marat Osmonov", 2, 2),
    ]  # fmt: skip
    assert found[1].proposed == {"it": "Cile", "zh": "智利"}
    assert found[0].contexts[0] == ARTICLES[0][0]
    assert suggest(ARTICLES, KNOWN, ("it",), least=4) == ()
    assert suggest([], None, (), least=1) == ()


def test_what_a_model_makes_of_a_name_is_counted() -> None:
    (name, *_) = suggest(ARTICLES, KNOWN, ("ru",), least=3)
    answers = {
        "Dinara Bekova": "Динара Бекова.",
        ARTICLES[0][0]: "В понедельник Динара Бекова встретилась с президентом.",
        ARTICLES[0][1]: "Критики Динары Бековой не пришли.",
        ARTICLES[1][0]: "Вчера Динара Беккова улетела в Чили.",
    }

    def translate(texts: Sequence[str]) -> list[str]:
        return [answers[text] for text in texts]

    told = with_renderings(name, "ru", translate)
    assert sum(count for _, count in told.renderings["ru"]) == 3
    assert {"Динара Бекова", "Динары Бековой", "Динара Беккова"} == {
        form for form, _ in told.renderings["ru"]
    }


def test_suggestions_are_a_glossary_to_edit() -> None:
    text = as_yaml(suggest(ARTICLES, KNOWN, ("it", "zh"), least=2), ("it", "zh"))
    read = parse(text, "s.yaml")
    assert [term.term for term in read.terms] == ["Dinara Bekova", "Chile", "Marat Osmonov"]
    assert read.terms[1].target("zh") == Target("智利")
    assert "# 3 times in 2 articles" in text
    assert find("He saw Dinara Bekova.", read)
    assert parse(as_yaml((), ("it",)), "s.yaml").terms == ()


def test_what_people_changed_becomes_entries() -> None:
    pairs = [
        ("He met Dinara Bekova in Astana.", "他在阿斯塔纳会见了迪娜拉·别科娃。"),
        ("On Friday Dinara Bekova resigned.", "周五,迪娜拉·别科娃辞职。"),
        ("Nobody saw Marat Osmonov again.", "没有人再见到马拉特。"),
    ]
    (found,) = learn(pairs, KNOWN, "zh")
    assert (found.term, found.proposed) == ("Dinara Bekova", {"zh": "迪娜拉·别科娃"})
    latin = [
        ("We saw Dinara Bekova.", "Ieri Dinara Bekova e altri."),
        ("They saw Dinara Bekova.", "Ecco Dinara Bekova e altri."),
    ]
    assert learn(latin, KNOWN, "it")[0].proposed == {"it": "Dinara Bekova"}
    assert learn([], None, "it") == ()


def test_the_small_words_within_a_name_are_learned_with_it() -> None:
    pairs = [
        ("The Harbour Council met.", "O Conselho do Porto reuniu-se."),
        ("They left the Harbour Council.", "Deixaram o Conselho do Porto."),
    ]
    assert [found.proposed for found in learn(pairs, None, "pt")] == [{"pt": "Conselho do Porto"}]


def test_the_commands_write_glossaries(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number, sentences in enumerate(ARTICLES):
        (folder / f"{number}.txt").write_text("The talks end\n\n" + " ".join(sentences * 2) + "\n", "utf-8")
    assert (
        run(["glossary", "suggest", str(folder), "--to", "it", "--from", "en", "--least", "2", "--no-model"])
        == 0
    )
    told = capsys.readouterr().out
    assert "Dinara Bekova" in [term.term for term in parse(told, "s.yaml").terms]
    unit = (
        "<tu><tuv xml:lang='en'><seg>We met {0}.</seg></tuv>"
        "<tuv xml:lang='it'><seg>Vidi {0}.</seg></tuv></tu>"
    )
    body = "".join(unit.format("Dinara Bekova") for _ in range(2))
    tmx = tmp_path / "c.tmx"
    tmx.write_text(
        f"<tmx version='1.4'><header srclang='en'/><body>{body.replace('Vidi', 'Ieri', 1)}</body></tmx>",
        "utf-8",
    )
    assert run(["glossary", "learn", str(tmx), "-o", str(tmp_path / "l.yaml")]) == 0
    read = parse((tmp_path / "l.yaml").read_text("utf-8"), "l.yaml")
    assert [(term.term, term.targets) for term in read.terms] == [
        ("Dinara Bekova", (("it", Target("Dinara Bekova")),))
    ]
    assert run(["glossary", "suggest", str(tmp_path / "none"), "--to", "it"]) == 3
