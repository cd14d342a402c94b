"""The pipeline's second try: what has an error is translated again, and the better one is kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from installed import install
from table_engine import FIRST, GOOD, GOOD_SOURCE, RIGHT, SECOND, SOURCE, WRONG, Table, request

from polyglot_news.checks import check_document, check_pair
from polyglot_news.document import Digest, Flag, Translation
from polyglot_news.document.plain_values import as_object
from polyglot_news.engines import registry, second_attempts
from polyglot_news.engines.guarded_engine import Guard
from polyglot_news.engines.pivot import Pivot
from polyglot_news.engines.steering import Ask, Hypothesis, Steering
from polyglot_news.glossary import Glossary, parse
from polyglot_news.memory import Memory, Unit
from polyglot_news.pipeline import mending
from polyglot_news.pipeline.mending import checked
from polyglot_news.translate import Request, translate


def run(engine: Table, *texts: str, glossary: Glossary | None = None) -> Translation:
    requests = [request(*texts)]
    first = translate(requests, engine=engine, glossary=glossary, source="en", target="it")
    (result,) = checked(requests, first, engine=engine, glossary=glossary, source="en", target="it")
    assert result.title == first[0].title
    return result


def test_a_sentence_with_an_error_is_translated_in_halves() -> None:
    halves = {
        FIRST: "Il comune ha piantato 240 alberi,",
        SECOND: "E il sindaco ha aperto il parco.",
    }
    result = run(Table({SOURCE: WRONG, GOOD_SOURCE: GOOD, **halves}), SOURCE, GOOD_SOURCE)
    assert [item.text for item in result.sentences] == [RIGHT, GOOD]
    assert [item.repaired for item in result.sentences] == [True, False]
    assert [item.flags for item in result.sentences] == [(), ()]


def test_or_with_another_stop() -> None:
    table = {SOURCE: WRONG, SOURCE[:-1] + "!": RIGHT[:-1] + "!", FIRST: "x 7 x", SECOND: "y."}
    result = run(Table(table), SOURCE)
    assert (result.sentences[0].text, result.sentences[0].repaired) == (RIGHT, True)


def test_of_two_that_are_right_the_one_most_like_the_first_is_kept() -> None:
    other = "Nel parco, che il sindaco ha aperto, il comune ha messo 240 piante."
    for stop, bare in ((RIGHT, other), (other, RIGHT)):
        table = {SOURCE: WRONG, SOURCE[:-1] + "!": stop[:-1] + "!", SOURCE[:-1]: bare[:-1]}
        assert run(Table(table), SOURCE).sentences[0].text == RIGHT


def test_the_first_translation_stays_where_no_other_is_better_and_is_flagged() -> None:
    result = run(Table({SOURCE: WRONG, FIRST: "x 7 x", SECOND: "y.", SOURCE[:-1] + "!": WRONG}), SOURCE)
    (item,) = result.sentences
    assert (item.text, item.repaired) == (WRONG, False)
    assert [(flag.check, flag.severity) for flag in item.flags] == [("numbers", "error")]


def test_what_is_right_is_asked_for_once() -> None:
    engine = Table({GOOD_SOURCE: GOOD})
    run(engine, GOOD_SOURCE, GOOD_SOURCE)
    assert len(engine.asked) == 1


def test_an_engine_without_a_chance_is_not_asked_again() -> None:
    texts = [f"The council of the town planted {number} new trees." for number in range(100, 106)]
    engine = Table({})  # gives everything back untranslated
    result = run(engine, *texts)
    assert len(engine.asked) == 1
    assert all(item.flags and item.flags[0].check == "untranslated" for item in result.sentences)


def test_a_repair_loses_no_glossary_term() -> None:
    glossary = parse("source: en\nterms:\n  - {term: council, targets: {it: consiglio}}\n", "g.yaml")
    wrong = WRONG.replace("comune", "consiglio")
    engine = Table({SOURCE: wrong, FIRST: "240", SECOND: "y.", SOURCE[:-1] + "!": RIGHT[:-1] + "!"})
    (item,) = run(engine, SOURCE, glossary=glossary).sentences
    assert "consiglio" in item.text


def test_repaired_is_told_in_json() -> None:
    table = {
        SOURCE: WRONG,
        SOURCE[:-1] + "!": RIGHT[:-1] + "!",
        FIRST: "x 7 x",
        SECOND: "y.",
        GOOD_SOURCE: GOOD,
    }
    one = request(SOURCE, GOOD_SOURCE)
    result = run(Table(table), SOURCE, GOOD_SOURCE)
    shown = as_object(Digest(one.article, one.sentences, translations=(result,)))
    first, second = shown["translations"]["it"]["sentences"]
    assert first["repaired"] is True
    assert "repaired" not in second
    assert json.loads(json.dumps(shown)) == shown


@pytest.mark.parametrize("sentence", ["", "word", "Two words.", "你好。", "What is it?", SOURCE])
def test_variants_give_as_many_out_as_in_and_close_nothing(sentence: str) -> None:
    engine = Table({})
    for variant in second_attempts.variants(engine):
        assert len(variant.translate([sentence, GOOD_SOURCE])) == 2
        assert variant.translate([]) == []
        assert (variant.name, variant.model, variant.route) == (engine.name, engine.model, engine.route)
        assert variant.fingerprint != engine.fingerprint
        variant.close()
    assert not engine.closed


def test_next_hypotheses_come_first_and_through_what_is_around_the_model() -> None:
    """A guard guards them, a pivot asks its second engine: variants know no kind of engine."""

    class Three(Table):
        def steering(self) -> Steering:
            return self

        def hypotheses(self, asks: Sequence[Ask], count: int) -> list[tuple[Hypothesis, ...]]:
            assert [ask.sentence for ask in asks] == ["a"]
            return [tuple(Hypothesis(text, 0.0) for text in ("first", "second", "third")[:count])]

    engine = Pivot(Guard(Table({"x": "a"})), Guard(Three({"a": "first"})))
    assert engine.translate(["x"]) == ["first"]
    assert [one.translate(["x"]) for one in second_attempts.variants(engine)[:2]] == [["second"], ["third"]]
    assert len(second_attempts.variants(engine)) == 3 + len(second_attempts.variants(Table({})))


def test_a_changed_stop_is_turned_back() -> None:
    texts = ["It rained.", "It rained!", "Is it?", "No stop", "下雨了。", "", "."]
    another, without, *_ = second_attempts.variants(Table({}))
    assert another.translate(texts) == texts
    assert without.translate(texts[:4]) == texts[:4]
    assert second_attempts.variants(Table({"It rained": "下雨了"}, route=("en", "zh")))[1].translate(
        texts[:1]
    ) == ["下雨了。"]


def test_an_argos_model_gives_its_next_hypotheses() -> None:
    install("ru")
    engine = registry.connect("en", "ru", engine="argos")
    try:
        sentences = ["The president arrived in Astana on Friday.", "Talks were held in Moscow."]
        first = engine.translate(sentences)
        second, third = (variant.translate(sentences) for variant in second_attempts.variants(engine)[:2])
        assert len({tuple(first), tuple(second), tuple(third)}) == 3
        assert second_attempts.variants(engine)[0].translate(sentences[1:]) == second[1:]
        assert engine.translate(sentences) == first
        marks = {one.fingerprint for one in (engine, *second_attempts.variants(engine))}
        assert len(marks) == 1 + len(second_attempts.variants(engine))
    finally:
        engine.close()


def test_next_hypotheses_come_through_guard_and_pivot() -> None:
    install("ru")
    engine = registry.connect("en", "ru", engine="argos")
    try:
        own = len(second_attempts.variants(engine))
        assert len(second_attempts.variants(Pivot(Guard(Table({})), engine))) == own
        assert len(second_attempts.variants(Guard(Table({})))) == own - 3
    finally:
        engine.close()


def remembered(engine: Table, memory: Memory, *texts: str, glossary: Glossary | None = None) -> Translation:
    requests = [request(*texts)]
    first = translate(requests, engine=engine, glossary=glossary, source="en", target="it", memory=memory)
    (result,) = checked(
        requests, first, engine=engine, glossary=glossary, source="en", target="it", memory=memory
    )
    return result


def test_what_a_person_translated_is_never_repaired(tmp_path: Path) -> None:
    table = {SOURCE: "machine", SOURCE[:-1] + "!": RIGHT[:-1] + "!", SOURCE[:-1]: RIGHT[:-1]}
    with Memory(tmp_path / "m") as memory:
        memory.add([Unit("en", "it", SOURCE, WRONG)])
        engine = Table(table)
        (item,) = remembered(engine, memory, SOURCE).sentences
    assert (item.text, item.repaired, item.imported) == (WRONG, False, True)
    assert [flag.check for flag in item.flags] == ["numbers"]
    assert engine.asked == [["The park"]]


def test_nor_is_a_dateline_that_a_person_translated_replaced_by_a_repair(tmp_path: Path) -> None:
    whole = f"ROME (Agency) - {SOURCE}"
    one = request(whole)
    one = Request(replace(one.article, dateline="ROME (Agency)"), one.sentences)
    with Memory(tmp_path / "m") as memory:
        memory.add([Unit("en", "it", "ROME (Agency)", "ROMA (Agenzia)")])
        engine = Table({SOURCE: WRONG, SOURCE[:-1] + "!": RIGHT[:-1] + "!"})
        options: dict[str, Any] = {
            "engine": engine,
            "glossary": None,
            "source": "en",
            "target": "it",
            "memory": memory,
        }
        first = translate([one], **options)
        (item,) = checked([one], first, **options)[0].sentences
    assert item.text == f"ROMA (Agenzia) - {WRONG}"


def test_harmony_leaves_what_a_person_translated(tmp_path: Path) -> None:
    target = "{form: Astana, also: [Nur-Sultan], gender: feminine, article: false}"
    glossary = parse(f"source: en\nterms:\n  - {{term: Nur-Sultan, targets: {{it: {target}}}}}\n", "g.yaml")
    one, two = "The mayor saw Nur-Sultan.", "Then the mayor left Nur-Sultan."
    theirs = "Il sindaco ha visto Nur-Sultan."
    table = {one: theirs, two: "Poi il sindaco ha lasciato Astana."}
    with Memory(tmp_path / "m") as memory:
        result = remembered(Table(table), memory, one, two, glossary=glossary)
        assert result.sentences[0].text != theirs
        memory.add([Unit("en", "it", one, theirs)])
        result = remembered(Table(table), memory, one, two, glossary=glossary)
    assert result.sentences[0].text == theirs
    assert "consistency" in {flag.check for flag in result.sentences[0].flags}


def test_a_remembered_article_costs_no_call_of_the_engine(tmp_path: Path) -> None:
    table = {SOURCE: WRONG, SOURCE[:-1] + "!": RIGHT[:-1] + "!", GOOD_SOURCE: GOOD}
    hopeless = "The town counted 12 cats and 7 dogs."
    with Memory(tmp_path / "m") as memory:
        first = remembered(Table(table), memory, SOURCE, GOOD_SOURCE, hopeless)
        again = Table(table)
        assert remembered(again, memory, SOURCE, GOOD_SOURCE, hopeless) == first
    assert again.asked == []
    assert [item.repaired for item in first.sentences] == [True, False, False]
    assert first == run(Table(table), SOURCE, GOOD_SOURCE, hopeless)


def test_each_pair_is_checked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    def counted(source: str, translation: str, *languages: str) -> tuple[Flag, ...]:
        asked.append((source, translation))
        return check_pair(source, translation, *languages)

    monkeypatch.setattr(mending, "check_pair", counted)
    table = {SOURCE: WRONG, SOURCE[:-1] + "!": RIGHT[:-1] + "!", GOOD_SOURCE: GOOD}
    result = run(Table(table), SOURCE, GOOD_SOURCE, GOOD_SOURCE)
    assert result.sentences[0].repaired
    assert len(asked) == len(set(asked))
    assert {(SOURCE, WRONG), (SOURCE, RIGHT), (GOOD_SOURCE, GOOD)} <= set(asked)
    flags = [item.flags for item in result.sentences]
    assert flags == [*check_document([(i.sentence.text, i.text) for i in result.sentences], "en", "it")]
