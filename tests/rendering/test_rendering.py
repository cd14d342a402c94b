"""Renderers: what each format holds, that JSON keeps to its schema, that nothing of an article is markup."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from polyglot_news.document import (
    Article,
    Block,
    Digest,
    DroppedBlock,
    Failure,
    Flag,
    ScoredSentence,
    Sentence,
    Summary,
    TermUse,
    TranslatedSentence,
    Translation,
)
from polyglot_news.errors import UsageError
from polyglot_news.escaping import for_markdown as escape
from polyglot_news.rendering import FORMATS, SUFFIXES, render

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "schema.json").read_text("utf-8"))
TEXT = "The talks\r\nbegan. They ended.\r\n\r\nNobody signed."
SENTENCES = (
    Sentence(0, 0, TEXT[0:17], 0, 17),
    Sentence(1, 0, TEXT[18:29], 18, 29),
    Sentence(2, 1, TEXT[33:47], 33, 47),
)
ARTICLE = Article(
    text=TEXT,
    blocks=(Block("paragraph", 0, 29), Block("paragraph", 33, 47)),
    language="en",
    title="Talks end",
    published="2026-03-05",
    path="talks.txt",
    sha256="ab" * 32,
    dropped=(DroppedBlock("Share", "link list"),),
)
SUMMARY = Summary(
    "news", (ScoredSentence(SENTENCES[0], 0.9, ("early",)), ScoredSentence(SENTENCES[2], 0.5)), ("n",)
)


def translation(
    language: str, texts: tuple[str, ...], sentences: tuple[Sentence, ...] = SENTENCES
) -> Translation:
    flag = Flag("numbers", "warning", "2 is missing")
    terms = (TermUse("talks", texts[0][:3], "kept", 0, 3), TermUse("SCO", "OCS", "missed"))
    return Translation(
        language, "argos", f"translate-en_{language}-1_0", ("en", language), f"T-{language}",
        tuple(
            TranslatedSentence(s, t, terms if i == 0 else (), (flag,) if i == 1 else ())
            for i, (s, t) in enumerate(zip(sentences, texts, strict=True))
        ),
        title_terms=(terms[0],),
    )  # fmt: skip


ITALIAN = translation("it", ("I colloqui sono iniziati.", "Sono finiti.", "Nessuno ha firmato."))
CHINESE = translation("zh", ("会谈开始了。", "会谈结束了。", "无人签字。"))
CHOSEN = (SENTENCES[0], SENTENCES[2])
SPLIT = Digest(ARTICLE, SENTENCES)
SUMMARISED = Digest(ARTICLE, SENTENCES, SUMMARY)
TRANSLATED = Digest(ARTICLE, SENTENCES, None, (ITALIAN, CHINESE))
DIGEST = Digest(
    ARTICLE,
    SENTENCES,
    SUMMARY,
    (translation("it", ("I colloqui sono iniziati.", "Nessuno ha firmato."), CHOSEN),),
    (Failure("ru", "no model from English to Russian", 4),),
    signature="s",
    explain=True,
)


def test_text_of_each_command() -> None:
    assert render(SPLIT) == "The talks began.\nThey ended.\nNobody signed.\n"
    assert render(SUMMARISED) == "Talks end\n\nThe talks began.\nNobody signed.\n"
    one = replace(TRANSLATED, translations=(ITALIAN,))
    assert render(one) == "T-it\n\nI colloqui sono iniziati. Sono finiti.\n\nNessuno ha firmato.\n"
    assert "== Chinese (Simplified) (zh) ==\n\nT-zh\n\n会谈开始了。会谈结束了。\n\n无人签字。\n" in render(
        TRANSLATED
    )
    assert render(DIGEST) == (
        "Talks end\n\nThe talks began.\nNobody signed.\n\n== Italian (it) ==\n\nT-it\n\n"
        "I colloqui sono iniziati.\nNessuno ha firmato.\n"
    )


def test_lines_gives_a_row_for_each_sentence() -> None:
    assert render(SPLIT, "lines").split("\n") == ["The talks began.", "They ended.", "Nobody signed.", ""]
    assert render(TRANSLATED, "lines").split("\n")[1] == "Sono finiti.\t会谈结束了。"


def test_markdown_has_a_heading_for_each_language() -> None:
    document = render(DIGEST, "markdown")
    front, body = document.removeprefix("---\n").split("---\n\n", 1)
    assert yaml.safe_load(front) == {
        "source": "talks.txt", "date": date(2026, 3, 5), "language": "en", "languages": ["it"],
    }  # fmt: skip
    assert body.startswith("# Talks end\n\n## English\n\n- The talks began.\n")
    assert document.endswith("## Italian\n\n### T-it\n\n- I colloqui sono iniziati.\n- Nessuno ha firmato.\n")
    assert "\n\nI colloqui sono iniziati. Sono finiti.\n\n" in render(TRANSLATED, "markdown")
    assert render(SPLIT, "markdown").endswith("- Nobody signed.\n")


@pytest.mark.parametrize(
    "digest", [SPLIT, SUMMARISED, TRANSLATED, DIGEST], ids=["split", "sum", "tr", "digest"]
)
def test_json_keeps_to_the_published_schema(digest: Digest) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    value = json.loads(render(digest, "json"))
    jsonschema.validate(value, SCHEMA)
    assert json.loads(render(digest, "jsonl")) == value
    assert render(digest, "jsonl").count("\n") == 1
    for sentence in value["sentences"]:
        assert TEXT[sentence["start"] : sentence["end"]] == sentence["text"]
    assert ("summary" in value) == (digest.summary is not None)
    assert ("translations" in value) == bool(digest.translations)


def test_several_digests_in_markdown_have_no_front_matter_in_the_middle() -> None:
    document = render([SPLIT, SPLIT], "markdown")
    assert document.startswith("# Talks end\n\n*2026-03-05 · talks.txt*\n\n")
    assert "---" not in document


@given(st.text(min_size=1).filter(lambda path: path != "-"))
def test_front_matter_holds_every_path(path: str) -> None:
    document = render(replace(SPLIT, article=replace(ARTICLE, path=path)), "markdown")
    fields = yaml.safe_load(document.split("\ndate:")[0].removeprefix("---\n"))
    assert fields == {"source": path}


def test_json_says_what_was_missed_and_what_failed() -> None:
    value = json.loads(render(DIGEST, "json"))
    first = value["translations"]["it"]["sentences"][0]
    assert first["terms"][0] == {
        "term": "talks",
        "target": "I c",
        "status": "kept",
        "start": 0,
        "end": 3,
        "sure": True,
    }
    assert first["terms"][1] == {"term": "SCO", "target": "OCS", "status": "missed"}
    assert value["failures"] == [{"concerns": "ru", "message": "no model from English to Russian"}]
    assert value["dropped"] == [{"text": "Share", "reason": "link list"}]
    assert value["summary"]["sentences"][0]["reasons"] == ["early"]


def test_several_digests() -> None:
    assert len(json.loads(render([SPLIT, SPLIT], "json"))) == 2
    assert render([SPLIT, SPLIT], "jsonl").count("\n") == 2
    assert render([SPLIT, SPLIT]) == f"{render(SPLIT)}\n{render(SPLIT)}"


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(UsageError, match="unknown format 'pdf'"):
        render(SPLIT, "pdf")
    assert set(SUFFIXES) == set(FORMATS)


@pytest.mark.parametrize(
    "text",
    [
        "# no heading", "1. no list", "- no item", "+ no", "<script>alert(1)</script>",
        "a *b* _c_ `d` [e](f)",
        "&lt; stays", "AT&T", "~~no~~", "a | b", "---", "===", "> no quote", "12) no list",
        "back\\slash", "* * *",
    ],
)  # fmt: skip
def test_markdown_shows_text_as_it_is(text: str) -> None:
    assert shown(escape(text)) == text


def shown(markdown: str) -> str:
    tokens = MarkdownIt("commonmark").parse(markdown)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    return "".join(child.content for child in children)


@given(st.text("ab #*_-+=~`<>[]()&;|\\1.)!:/", min_size=1).map(str.strip).filter(bool))
def test_no_text_is_markup(text: str) -> None:
    assert shown(escape(text)) == text
