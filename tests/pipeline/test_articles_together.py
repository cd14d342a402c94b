"""One article's fault is its own: reading, translating, checking or rendering it stops no other article."""

from __future__ import annotations

import io
import json
import pickle
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from articles import TITLE, WIRE
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news import glossary as glossaries
from polyglot_news.batch import MANIFEST, Job
from polyglot_news.batch import run as run_job
from polyglot_news.cli.app import run
from polyglot_news.document import Article, Block, Digest, Sentence, TranslatedSentence, Translation
from polyglot_news.document.plain_values import as_object
from polyglot_news.engines import worker_processes
from polyglot_news.errors import FaultError, ModelError, PolyglotError, fault
from polyglot_news.pipeline import Pipeline, Source, mending
from polyglot_news.pipeline.articles_together import each_for_itself, groups
from polyglot_news.pipeline.preparing import Prepared
from polyglot_news.rendering import json as json_rendering
from polyglot_news.rendering import text as text_rendering
from polyglot_news.translate import Request

BAD = "XYZZY"
OPTIONS = ("--to", "it", "--engine", "echo", "--from", "en", "--no-glossary")


class PanicException(BaseException):
    """What pyo3 raises for a panic of a library in Rust."""


def request(text: str) -> Request:
    article = Article(text, (Block("paragraph", 0, len(text)),), "en", path=text)
    return Request(article, (Sentence(0, 0, text, 0, len(text)),))


def prepared(count: int) -> list[Prepared]:
    """Return articles of a thousand characters, read and split."""
    one = request("x" * 1000)
    return [Prepared(Source(str(n)), Digest(one.article, one.sentences)) for n in range(count)]


@pytest.mark.parametrize(
    ("seconds", "sizes"),
    [(0.1, [2, 3, 6, 12, 24]), (1.5, [2] * 20 + [2]), (9.0, [2] * 20)],
    ids=["fast", "as it should be", "slow"],
)
def test_results_come_every_second_or_two(
    seconds: float, sizes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_processes, "cores", lambda: 2)
    now = iter(range(10_000))
    found = groups(prepared(sum(sizes)), "translate", clock=lambda: next(now) * seconds)
    assert [len(group) for group in found] == sizes


def test_what_was_fast_and_becomes_slow_is_given_less(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_processes, "cores", lambda: 2)
    times = iter([0, 0.1] * 3 + [0, 9] * 20)
    found = groups(prepared(60), "translate", clock=lambda: next(times))
    assert [len(group) for group in found][:7] == [2, 3, 6, 12, 6, 3, 2]


def upper(requests: Sequence[Request]) -> list[Translation]:
    return [
        Translation("it", "e", "m", ("en", "it"), "", (TranslatedSentence(s, s.text.upper()),))
        for one in requests
        for s in one.sentences
    ]


@settings(deadline=None, max_examples=50)
@given(st.lists(st.booleans(), max_size=12), st.sampled_from([ValueError, MemoryError, PanicException]))
def test_a_fault_costs_one_request_and_no_other(faulty: list[bool], kind: type[BaseException]) -> None:
    calls = 0

    def work(requests: Sequence[Request]) -> list[Translation]:
        nonlocal calls
        calls += 1
        for one in requests:
            if faulty[int(one.article.text)]:
                raise kind("no such name")
        return upper(requests)

    requests = [request(str(number)) for number in range(len(faulty))]
    results = each_for_itself(work, requests)
    assert [isinstance(result, FaultError) for result in results] == faulty
    assert calls <= 1 + len(faulty)
    for number, (result, one) in enumerate(zip(results, upper(requests), strict=True)):
        if isinstance(result, FaultError):
            assert f"{number}: a fault of the program: {kind.__name__}: no such name" in result.message
            assert "test_articles_together.py" in result.trace
        else:
            assert result == one


def test_an_expected_error_is_that_of_all_and_asked_for_once() -> None:
    asked: list[int] = []

    def work(requests: Sequence[Request]) -> list[Translation]:
        asked.append(len(requests))
        raise ModelError("the model is broken", "install it again")

    results = each_for_itself(work, [request("a"), request("b")])
    assert [str(result) for result in results] == ["the model is broken (install it again)"] * 2
    assert asked == [2]


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit, GeneratorExit])
def test_an_interrupt_is_no_fault(kind: type[BaseException]) -> None:
    def work(requests: Sequence[Request]) -> list[Translation]:
        raise kind

    with pytest.raises(kind):
        each_for_itself(work, [request("a"), request("b")])
    with pytest.raises(kind):
        fault("a", kind())


def test_a_fault_names_its_place_and_comes_through_a_process_with_its_traceback() -> None:
    try:
        Job(Path(), None, "digest", "text").out.name  # type: ignore[union-attr] # noqa: B018
    except AttributeError as error:
        outside = fault("a.txt", error)
    assert "test_articles_together.py:" in outside.message
    try:
        as_object(None)  # type: ignore[arg-type]
    except AttributeError as error:
        inside = fault("a.txt", error)
    assert "(at document/plain_values.py:" in inside.message
    again = pickle.loads(pickle.dumps(inside))  # noqa: S301 - our own
    assert (str(again), again.trace) == (str(inside), inside.trace)
    assert "AttributeError" in again.trace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    for number in range(5):
        (place / f"{number}.txt").write_text(WIRE.replace("five", BAD if number == 2 else str(number + 3)))
    return place


def whole(value: object) -> str:
    """Return all texts in a value; an article shows itself without its text."""
    if is_dataclass(value):
        return whole([getattr(value, item.name) for item in fields(value)])
    return " ".join(map(whole, value)) if isinstance(value, (list, tuple)) else repr(value)


def stumbling(function: Callable[..., object]) -> Callable[..., object]:
    """Return a function that raises where anything that it is given holds the bad word."""

    def wrapped(*arguments: object, **options: object) -> object:
        if BAD in whole(arguments):
            raise ValueError("no such name")
        return function(*arguments, **options)

    return wrapped


PLACES = {
    "translating": (glossaries, "place"),
    "checking": (mending, "check_pair"),
    "rendering": (text_rendering, "render"),
}


@pytest.mark.parametrize("stage", PLACES)
def test_a_batch_writes_all_but_the_faulty_article(
    folder: Path, tmp_path: Path, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = Job(folder, tmp_path / "plain", "translate", "text")
    with Pipeline.open(to=["it"], source="en", engine="echo", glossaries=()) as pipeline:
        assert not any(result.failures for result in run_job(pipeline, job))
    module, name = PLACES[stage]
    monkeypatch.setattr(module, name, stumbling(getattr(module, name)))
    out = tmp_path / "out"
    with Pipeline.open(to=["it"], source="en", engine="echo", glossaries=()) as pipeline:
        results = list(run_job(pipeline, Job(folder, out, "translate", "text")))
    assert [bool(result.failures) for result in results] == [number == 2 for number in range(5)]
    (failure,) = results[2].failures
    assert "2.txt: a fault of the program: ValueError: no such name (at " in failure
    for number in (0, 1, 3, 4):
        name = f"{number}.it.txt"
        assert (out / name).read_bytes() == (tmp_path / "plain" / name).read_bytes()
    assert not (out / "2.it.txt").exists()
    lines = [json.loads(line) for line in (out / MANIFEST).read_text().splitlines()]
    assert [line["outcome"] for line in lines] == ["done", "done", "failed", "done", "done"]


@pytest.mark.parametrize(("stage", "format_name"), [
    ("translating", "json"), ("checking", "text"), ("rendering", "text"), ("json", "json"), ("json", "jsonl"),
])  # fmt: skip
def test_several_inputs_give_all_but_the_faulty_one(
    folder: Path, stage: str, format_name: str, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    module, name = PLACES.get(stage, (json_rendering, "as_object"))
    monkeypatch.setattr(module, name, stumbling(getattr(module, name)))
    inputs = [str(path) for path in sorted(folder.iterdir())]
    assert run(["translate", *inputs, *OPTIONS, "--format", format_name, "-v"]) == 5
    out, err = capsys.readouterr()
    assert TITLE in out
    assert BAD not in out
    assert err.count("2.txt: a fault of the program: ValueError: no such name") == 1
    assert "Traceback (most recent call last)" in err
    if format_name == "json":
        assert len(json.loads(out)) == 4


def test_json_lines_are_answered_all_but_the_faulty_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("polyglot_news.batch.json_lines.as_object", stumbling(as_object))
    texts = [WIRE, WIRE.replace("five", BAD), WIRE]
    given_lines = "".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts))
    stream = io.TextIOWrapper(io.BytesIO(given_lines.encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    assert run(["translate", "--jsonl-in", *OPTIONS, "-v"]) == 5
    out, err = capsys.readouterr()
    assert err.count("ValueError: no such name\n") == 1  # the traceback
    answers = [json.loads(line) for line in out.splitlines()]
    assert [answer["id"] for answer in answers] == [0, 1, 2]
    assert ["error" in answer for answer in answers] == [False, True, False]
    assert "ValueError: no such name" in answers[1]["error"]["message"]


def test_python_gets_the_fault_with_its_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    module, name = PLACES["translating"]
    monkeypatch.setattr(module, name, stumbling(getattr(module, name)))
    article = Article(f"{BAD} came.", (Block("paragraph", 0, 11),), "en")
    with (
        Pipeline.open(to=["it"], source="en", engine="echo", glossaries=()) as pipeline,
        pytest.raises(PolyglotError) as caught,
    ):
        pipeline.translate(article)
    assert isinstance(caught.value.__cause__, ValueError)
