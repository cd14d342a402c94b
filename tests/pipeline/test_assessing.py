"""Quality in the pipeline: second opinions, and sentences left in the source language."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from installed import install
from table_engine import GOOD, GOOD_SOURCE, RIGHT, SOURCE, WRONG, Table, request

from polyglot_news.checks import check_pair
from polyglot_news.config import data_folder
from polyglot_news.document import Digest, TranslatedSentence, Translation
from polyglot_news.engines import registry
from polyglot_news.engines.protocol import Engine
from polyglot_news.errors import ModelError
from polyglot_news.pipeline import Pipeline, assessing, second_engine
from polyglot_news.pipeline.mending import checked
from polyglot_news.rendering import render
from polyglot_news.translate import Request, translate

LANGUAGES = ("en", "it")


class Other:
    """Another engine of the pair, loaded or not."""

    identity = "other"

    def __init__(self, engine: Engine | None) -> None:
        self.loaded = engine

    def engine(self) -> Engine | None:
        return self.loaded

    def close(self) -> None: ...


def translations(**changes: object) -> tuple[Request, Translation]:
    asked = request(SOURCE, GOOD_SOURCE)
    items = [
        TranslatedSentence(sentence, text, flags=check_pair(sentence.text, text, *LANGUAGES))
        for sentence, text in zip(asked.sentences, (WRONG, GOOD), strict=True)
    ]
    whole = Translation("it", "table", "table-1", LANGUAGES, "Il parco", tuple(items))
    return asked, replace(whole, **changes)  # type: ignore[arg-type]


def test_every_sentence_of_a_machine_gets_a_quality_and_the_wrong_one_the_lower() -> None:
    _, whole = translations()
    (done,) = assessing.assessed([whole], LANGUAGES)
    first, second = (item.quality for item in done.sentences)
    assert first is not None
    assert second is not None
    assert first < second
    assert [item.text for item in done.sentences] == [WRONG, GOOD]
    imported = replace(whole, sentences=tuple(replace(item, imported=True) for item in whole.sentences))
    assert assessing.assessed([imported], LANGUAGES, least=100) == (imported,)


def test_what_is_below_is_left_in_the_source_language_and_marked_in_every_format() -> None:
    asked, whole = translations()
    (plain,) = assessing.assessed([whole], LANGUAGES)
    least = (plain.sentences[0].quality or 0) + 1
    (done,) = assessing.assessed([whole], LANGUAGES, least=least)
    left, kept = done.sentences
    assert (left.text, left.withheld, left.terms, kept.text) == (SOURCE, True, (), GOOD)
    assert [flag.check for flag in left.flags] == ["numbers", "quality"]
    digest = Digest(asked.article, asked.sentences, translations=(done,))
    for name in ("text", "markdown", "lines"):
        assert f"[en] {SOURCE}" in render(digest, name).replace("\\", "")
    message = left.flags[-1].message
    for name in ("html", "xliff", "xliff-1.2", "json"):
        assert message in render(digest, name), name
    assert SOURCE not in render(digest, "tmx")  # a memory holds translations alone
    answer = json.loads(render(digest, "json"))["translations"]["it"]["sentences"]
    assert [(one.get("quality"), one.get("withheld")) for one in answer] == [
        (left.quality, True), (kept.quality, None),
    ]  # fmt: skip


def test_the_page_shows_a_bar_and_says_what_it_means() -> None:
    asked, whole = translations()
    page = render(Digest(asked.article, asked.sentences, translations=(whole,)), "html")
    assert 'class="q ' not in page
    done = assessing.assessed([whole], LANGUAGES)
    page = render(Digest(asked.article, asked.sentences, translations=done), "html")
    for item in done[0].sentences:
        assert f'aria-label="quality {item.quality}"' in page
    assert "an order and no verdict" in page


def test_another_engine_is_asked_first_then_the_same_one_in_parts_then_the_reverse_model() -> None:
    ours, theirs, reverse = Table({SOURCE: WRONG}), Table({SOURCE: RIGHT}), Table({WRONG: SOURCE})
    pairs = [(SOURCE, WRONG)]
    first = assessing.opinion(ours, Other(theirs), reverse)  # type: ignore[arg-type]
    assert first is not None
    assert (first.kind, first.agreements(pairs)[0] < 1) == ("engine", True)
    second = assessing.opinion(ours, Other(None), reverse)  # type: ignore[arg-type]
    assert second is not None
    second.agreements(pairs)
    assert (second.kind, len(ours.asked[0])) == ("parts", 2)
    third = assessing.opinion(None, None, reverse)
    assert third is not None
    assert (third.kind, third.agreements(pairs)) == ("reverse", [1.0])
    assert assessing.opinion(None, None) is None


def test_another_engine_repairs_what_the_first_one_cannot() -> None:
    engine, other = Table({SOURCE: WRONG}), Table({SOURCE: RIGHT})
    requests = [request(SOURCE)]
    first = translate(requests, engine=engine, glossary=None, source="en", target="it")
    for another_one, text in ((None, WRONG), (Other(None), WRONG), (Other(other), RIGHT)):
        (result,) = checked(
            requests, first, engine=engine, glossary=None, source="en", target="it",
            another=another_one,  # type: ignore[arg-type]
        )  # fmt: skip
        (item,) = result.sentences
        assert (item.text, item.repaired) == (text, text == RIGHT)


def test_a_sentence_with_an_invented_word_is_tried_again() -> None:
    source, stop = "They praised the builders.", "They praised the builders!"
    engine = Table(
        {source: "Hanno lodato i costruttanti.", stop: "Hanno lodato i costruttori!"}
        | {source[:-1]: "Hanno lodato i costruttanti"}
    )
    requests = [request(source)]
    first = translate(requests, engine=engine, glossary=None, source="en", target="it")
    (result,) = checked(requests, first, engine=engine, glossary=None, source="en", target="it")
    (item,) = result.sentences
    assert (item.text, item.repaired, item.flags) == ("Hanno lodato i costruttori.", True, ())


def test_another_engine_is_one_that_runs_the_pair_and_is_not_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    install("ru")
    engine = registry.connect("en", "ru", engine="argos")
    folder = data_folder()
    try:
        assert registry.another("en", "ru", besides=engine, folder=folder) is None
        found = second_engine.find("en", "ru", None, folder)
        assert found is not None
        assert found.model.engine == "argos"
        loaded = found.engine()
        assert loaded is not None
        assert loaded is found.engine()
        found.close()
    finally:
        engine.close()

    def broken(*_: object, **__: object) -> Engine:
        raise ModelError("broken", "install it again")

    monkeypatch.setattr(registry, "run", broken)
    assert found.engine() is None


def test_quality_is_part_of_the_signature() -> None:
    with Pipeline.open(to="it", engine="echo", glossaries=[], quality=True, min_quality=30) as pipeline:
        assert "|quality|min-quality:30" in pipeline.signature("translate")
    with Pipeline.open(to="it", engine="echo", glossaries=[]) as pipeline:
        assert "quality" not in pipeline.signature("translate")
