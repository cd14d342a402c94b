"""Sentences, engine and glossary: alignment cannot drift, datelines go apart, broken engines are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.document import Article, Block, Sentence
from polyglot_news.engines.steering import Steering
from polyglot_news.errors import ModelError
from polyglot_news.glossary import parse
from polyglot_news.translate import Request, translate, unchanged

GLOSSARY = parse(
    "source: en\nterms:\n  - {term: Astana, targets: {it: Nur-Sultan, zh: 努尔苏丹}}\n", "g.yaml"
)


@dataclass
class Upper:
    """An engine whose translation is the sentence in capitals; it counts its calls."""

    name: str = "upper"
    model: str = "upper-1"
    route: tuple[str, ...] = ("en", "it")
    fingerprint: str = "0"
    calls: int = 0

    def translate(self, sentences: Sequence[str]) -> list[str]:
        self.calls += 1
        return [sentence.upper() for sentence in sentences]

    def steering(self) -> Steering | None:
        return None

    def close(self) -> None: ...


def request(*texts: str, title: str = "", dateline: str = "", language: str = "en") -> Request:
    whole = ""
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    for text in texts:
        start = len(whole)
        whole += text + "\n\n"
        blocks.append(Block("paragraph", start, start + len(text)))
        sentences.append(Sentence(len(sentences), len(blocks) - 1, text, start, start + len(text)))
    return Request(Article(whole, tuple(blocks), language, title, dateline=dateline), tuple(sentences))


def test_many_articles_make_one_call() -> None:
    engine = Upper()
    requests = [request("one.", "two.", title="t"), request("three."), request()]
    first, second, third = translate(requests, engine=engine, glossary=None, source="en", target="it")
    assert engine.calls == 1
    assert (first.title, [item.text for item in first.sentences]) == ("T", ["ONE.", "TWO."])
    assert (second.title, [item.text for item in second.sentences]) == ("", ["THREE."])
    assert third.sentences == ()
    assert (first.engine, first.model, first.route) == ("upper", "upper-1", ("en", "it"))


def test_line_breaks_are_folded_before_the_engine_sees_them() -> None:
    seen: list[str] = []

    class Listening(Upper):
        def translate(self, sentences: Sequence[str]) -> list[str]:
            seen.extend(sentences)
            return super().translate(sentences)

    translate(
        [request("a\r\n b\tc", title="x\ny")], engine=Listening(), glossary=None, source="en", target="it"
    )
    assert seen == ["x y", "a b c"]


@pytest.mark.parametrize(
    ("text", "dateline", "language", "expected"),
    [
        ("Rome (X) – It rains.", "Rome (X)", "it", "Roma (X) – IT RAINS."),
        ("ROME, May 5 (X) -- It rains.", "ROME, May 5 (X)", "it", "ROMA, 5 maggio (X) -- IT RAINS."),
        ("Rome (X) —\nIt rains.", "Rome (X)", "it", "Roma (X) — IT RAINS."),
        ("Rome (X) It rains.", "Rome (X)", "it", "Roma (X) IT RAINS."),
        ("Rome (X)", "Rome (X)", "it", "Roma (X)"),
        ("ROME, May 5.", "ROME, May 5. /X/", "it", "ROMA, 5 maggio."),
        ("Rome (X) –", "Rome (X)", "it", "ROME (X) –"),
        ("ROME, May 5. /X/. It rains.", "ROME, May 5. /X/", "it", "ROMA, 5 maggio. /X/. IT RAINS."),
        ("ROME: It rains.", "ROME", "it", "ROMA: IT RAINS."),
    ],
)
def test_a_dateline_goes_apart_and_to_no_model(
    text: str, dateline: str, language: str, expected: str
) -> None:
    (result,) = translate(
        [request(text, dateline=dateline)], engine=Upper(), glossary=None, source="en", target=language
    )
    assert [item.text for item in result.sentences] == [expected]


def test_terms_behind_a_dateline_are_where_they_are_said_to_be() -> None:
    class Echo(Upper):
        def translate(self, sentences: Sequence[str]) -> list[str]:
            return list(sentences)

    (result,) = translate(
        [request("Astana (X) – Snow in Astana.", title="Astana", dateline="Astana (X)")],
        engine=Echo(), glossary=GLOSSARY, source="en", target="it",
    )  # fmt: skip
    (item,) = result.sentences
    assert item.text == "Nur-Sultan (X) – Snow in Nur-Sultan."
    assert [item.text[use.start : use.end] for use in item.terms] == ["Nur-Sultan", "Nur-Sultan"]
    assert [use.target for use in result.title_terms] == ["Nur-Sultan"]


def test_an_engine_that_loses_a_sentence_is_told() -> None:
    class Losing(Upper):
        def translate(self, sentences: Sequence[str]) -> list[str]:
            return list(sentences)[1:]

    with pytest.raises(ModelError, match="upper-1: 2 sentences in, 1 out"):
        translate([request("one.", "two.")], engine=Losing(), glossary=None, source="en", target="it")


def test_an_article_in_the_target_language_stays() -> None:
    result = unchanged(request("uno\ndue", title="t"), "it")
    assert (result.engine, result.title, [i.text for i in result.sentences]) == ("none", "t", ["uno due"])


@given(st.lists(st.lists(st.text(max_size=20), max_size=4), max_size=4), st.text(max_size=10))
def test_every_sentence_comes_back_with_its_translation(articles: list[list[str]], title: str) -> None:
    requests = [request(*texts, title=title) for texts in articles]
    results = translate(requests, engine=Upper(), glossary=GLOSSARY, source="en", target="it")
    assert [[item.sentence for item in r.sentences] for r in results] == [list(q.sentences) for q in requests]
    for item in (item for result in results for item in result.sentences):
        assert len(item.text.splitlines()) <= 1
        assert bool(item.text.strip()) == bool(" ".join(item.text.split()))


HELPED = "It helped Norway and others."


class Recorded(Upper):
    """An engine that has two translations."""

    def translate(self, sentences: Sequence[str]) -> list[str]:
        told = {HELPED: "Это принесло выгоды Норвегии и другим.", "Norway": "Норвегия"}
        return [told.get(sentence, "") for sentence in sentences]


def test_a_form_whose_grammar_is_not_sure_has_a_flag() -> None:
    glossary = parse("source: en\nterms:\n  - {term: Norway, targets: {ru: Польша}}\n", "g.yaml")
    asked = request(HELPED)
    (found,) = translate([asked], engine=Recorded(), glossary=glossary, source="en", target="ru")
    (item,) = found.sentences
    assert [(use.status, use.sure) for use in item.terms] == [("placed", False)]
    assert [(flag.check, flag.severity) for flag in item.flags] == [("terms", "warning")]
    assert item.terms[0].target in item.flags[0].message
