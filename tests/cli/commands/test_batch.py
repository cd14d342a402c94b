"""The batch command: what it tells, streams, refuses, and how it ends; JSON lines in and out."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from articles import WIRE
from waiting import waited_for

from polyglot_news import config
from polyglot_news.batch.json_lines import answers
from polyglot_news.cli.app import run
from polyglot_news.cli.terminal import printing
from polyglot_news.document import TermUse
from polyglot_news.pipeline import Outcome, Pipeline

ECHO = ["--to", "it", "--engine", "echo", "--from", "en"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    place = tmp_path / "in"
    place.mkdir()
    for number in range(3):
        (place / f"{number}.txt").write_text(WIRE.replace("five", str(number + 4)))
    return place


def test_the_figures_at_the_end(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bad.txt").write_text("")
    assert run(["batch", "in", "out", *ECHO]) == 5
    told = capsys.readouterr().err
    assert "in/bad.txt: nothing in it" in told
    assert re.search(r"3 done, 0 done before, 1 failed; results in out", told)
    assert re.search(r"articles  4 in [\d.]+ s", told)
    assert re.search(r"sentences 15, 3 translated", told)
    assert re.search(r"memory    0 of \d+ texts known \(0%\)", told)
    assert run(["batch", "in", "out", *ECHO]) == 5
    again = capsys.readouterr().err
    assert "as before: --retry-failed tries it again" in again
    assert "0 done, 3 done before, 0 failed, 1 failed before" in again
    (folder / "bad.txt").write_text(WIRE)
    assert run(["batch", "in", "out", *ECHO, "-q"]) == 0
    assert capsys.readouterr().err == ""
    assert run(["batch", "in", "out", *ECHO, "--force"]) == 0
    assert re.search(r"memory    (\d+) of \1 texts known \(100%\)", capsys.readouterr().err)


def test_results_are_streamed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["batch", "in", *ECHO, "--format", "jsonl", "-o", "-", "--no-memory"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["source"]["path"] for line in lines] == ["0.txt", "1.txt", "2.txt"]
    assert not Path("out").exists()
    assert run(["batch", "in", "out", *ECHO, "--format", "jsonl", "-o", "-"]) == 0
    assert capsys.readouterr().out.splitlines() == lines
    assert [Path(f"out/{n}.jsonl").read_text().strip() for n in range(3)] == lines


def test_a_plan_makes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["batch", "in", "out", *ECHO, "--dry-run", "--include", "[01].txt"]) == 0
    assert capsys.readouterr().out.startswith("to do       2 articles, 136 words\ndone        0 articles\n")
    assert not Path("out").exists()
    assert run(["batch", "in", "out", *ECHO, "-q"]) == 0
    assert run(["batch", "in", "out", *ECHO, "--dry-run"]) == 0
    assert "to do       0 articles" in capsys.readouterr().out
    assert run(["batch", "in", "out", *ECHO, "--dry-run", "--force"]) == 0
    assert re.search(r"to do       3 articles, 204 words\n.*\ntime        about", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["in"], "no output folder"),
        (["in", "-o", "-"], "add --format jsonl"),
        (["in", "-o", "out"], "name the folder as OUT"),
        (["in", "out", "--marks", "--format", "json"], "--marks applies to text output"),
        (["in", "out", "--memory", "m", "--no-memory"], "contradict"),
        (["in", "out", "--memory", "in/0.txt"], "not a translation memory"),
        (["in", "out", "--cluster", "auto", "--memory", "m"], "lies on one machine"),
        (["in", "out", "--task", "split"], "unknown task"),
    ],
)
def test_what_does_not_go_together(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert run(["batch", *arguments, *ECHO]) == 2
    assert told in capsys.readouterr().err
    assert not Path("out").exists()


def test_strict_and_marks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("g.yaml").write_text("source: en\nterms:\n  - {term: ministers, targets: {it: ministri}}\n")
    more = ["--task", "translate", "--glossary", "g.yaml", "--marks"]
    assert run(["batch", "in", "out", *ECHO, *more]) == 0
    text = Path("out/0.it.txt").read_text()
    assert "⟦" in text
    capsys.readouterr()
    assert run(["batch", "in", "out2", *ECHO, *more, "--strict"]) == 0


@pytest.mark.parametrize("place", ["title", "sentence"])
def test_strict_sees_what_is_missed_wherever_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    real = Pipeline.batch
    use = (TermUse("ministers", "ministri", "missed"),)

    def missing(self: Pipeline, *arguments: Any, **options: Any) -> Iterator[Outcome]:
        for number, outcome in enumerate(real(self, *arguments, **options)):
            assert outcome.digest is not None
            made = outcome.digest.translations[0]
            first = replace(made.sentences[0], terms=use)
            made = (
                replace(made, title_terms=use)
                if place == "title"
                else replace(made, sentences=(first, *made.sentences[1:]))
            )
            yield (
                replace(outcome, digest=replace(outcome.digest, translations=(made,))) if number else outcome
            )

    monkeypatch.setattr(Pipeline, "batch", missing)
    assert run(["batch", "in", "out", *ECHO]) == 0
    assert run(["batch", "in", "strict", *ECHO, "--strict"]) == 5
    assert "terms were missed in 2 articles" in capsys.readouterr().err
    missed = [json.loads(line)["missed"] for line in Path("strict/manifest.jsonl").read_text().splitlines()]
    assert missed == [0, 1, 1]


@pytest.mark.parametrize("name", ["mine", ""])
def test_a_damaged_memory_is_put_aside_and_told_once(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    memory = Path(name).absolute() if name else config.memory_file()
    command = ["batch", "in", *ECHO, *(["--memory", str(memory)] if name else [])]
    assert run([*command, "out"]) == 0
    memory.write_bytes(memory.read_bytes().replace(b"Water", b"Watch"))
    assert run([*command, "again"]) == 0
    told = capsys.readouterr().err
    assert told.count("this translation memory is damaged") == 1
    assert f"put aside as {memory}.damaged" in told
    results = [sorted(p.read_bytes() for p in Path(out).glob("*.txt")) for out in ("out", "again")]
    assert results[0] == results[1]
    assert run([*command, "third"]) == 0
    assert "damaged" not in capsys.readouterr().err


def test_a_memory_that_cannot_be_opened_is_done_without(
    folder: Path, capsys: pytest.CaptureFixture[str], own_home: Path
) -> None:
    (own_home / ".cache" / "polyglot-news" / "memory.sqlite").mkdir(parents=True)
    assert run(["batch", "in", "out", *ECHO]) == 0
    assert "without translation memory" in capsys.readouterr().err
    assert Path("out/0.it.txt").is_file()


SLOW = """
import sys, time
import polyglot_news.engines.echo as echo
real = echo.EchoEngine.translate
def translate(self, sentences):
    time.sleep(0.5)
    return real(self, sentences)
echo.EchoEngine.translate = translate
if __name__ == "__main__":
    from polyglot_news.cli.app import main
    main()
"""


@pytest.mark.parametrize("times", [1, 2])
def test_interrupted_once_and_twice(folder: Path, tmp_path: Path, times: int) -> None:
    for number in range(400):
        (folder / f"n{number:03}.txt").write_text(WIRE.replace("five", str(number)))
    (tmp_path / "slow.py").write_text(SLOW)
    command = [sys.executable, "slow.py", "batch", "in", "out", *ECHO, "--no-memory"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert waited_for((tmp_path / "out" / "0.it.txt").is_file)
        for _ in range(times):
            process.send_signal(signal.SIGINT)
            waited_for(lambda: process.poll() is not None, 0.1)
        told = process.communicate(timeout=120)[1]
    assert "Traceback" not in told
    # the second signal may meet a program that is just ending: a shell shows 130 for that as well
    assert process.returncode in ({130} if times == 1 else {130, -signal.SIGINT})
    assert times == 2 or "done, 0 done before" in told
    done = [json.loads(line) for line in Path("out/manifest.jsonl").read_text().splitlines()]
    assert 0 < len(done) < 403
    assert all(Path("out", name).is_file() for line in done for name in line["files"])
    assert list(Path("out").glob(".polyglot-news-*")) == []


def test_a_line_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    printing.verbosity.quiet = False
    with printing.progress("batch", 4, every=1e-9) as bar:
        for _ in range(4):
            bar.step("12 words")
    lines = capsys.readouterr().err.splitlines()
    assert re.fullmatch(r"polyglot-news: batch: 1 of 4, about 0:00:0\d left; 12 words", lines[0])
    assert lines[-1] == "polyglot-news: batch: 4 of 4; 12 words"
    with printing.progress("digest", 4) as bar:
        bar.step()
    assert capsys.readouterr().err == ""


# --- JSON lines


def lines_of(*values: object) -> io.BytesIO:
    text = "\n".join(value if isinstance(value, str) else json.dumps(value) for value in values) + "\n"
    return io.BytesIO(text.encode())


@pytest.fixture
def pipeline() -> Iterator[Pipeline]:
    with Pipeline.open(to=["it"], source="en", engine="echo", glossaries=()) as opened:
        yield opened


def test_every_line_has_its_answer(pipeline: Pipeline) -> None:
    stream = lines_of(
        {"id": 1, "text": WIRE}, "no json", {"id": "a", "html": f"<article><p>{WIRE}</p></article>"}, [1],
        {"id": 2}, {"id": 3, "text": ""}, {"id": 4, "text": WIRE, "language": "qq"}, "",
        {"id": 5, "text": 7}, {"id": 6, "text": WIRE, "language": 7}, {"text": WIRE}, "[" * 9000,
    )  # fmt: skip
    found = [(json.loads(answer.line), answer.failed) for answer in answers(pipeline, stream, "digest")]
    assert [value["id"] for value, _ in found] == [1, None, "a", None, 2, 3, 4, None, 5, 6, None, None]
    assert [failed for _, failed in found] == [0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 0, 1]
    assert all(("error" in value) == failed for value, failed in found)
    assert [value["line"] for value, failed in found if failed] == [2, 4, 5, 6, 7, 8, 9, 10, 12]
    plain = pipeline.digest(__import__("polyglot_news").read_text(WIRE, path="1", language="en"))
    assert found[0][0]["sentences"][0]["text"] == plain.sentences[0].text
    assert found[0][0]["source"]["path"] == "1"


def test_text_is_taken_as_it_is_whatever_a_page_says_of_its_encoding(pipeline: Pipeline) -> None:
    head = "<head><meta charset='koi8-r'></head>"
    page = f"<html>{head}<body><article><p>Café. {WIRE}</p></article></body></html>"
    (answer,) = answers(pipeline, lines_of({"id": 1, "html": page}), "summarise")
    assert "Café" in json.loads(answer.line)["sentences"][0]["text"]


def test_no_line_waits_for_the_next(pipeline: Pipeline) -> None:
    reader, writer = os.pipe()
    with os.fdopen(reader, "rb") as stream, os.fdopen(writer, "wb", buffering=0) as sink:
        found = answers(pipeline, stream, "summarise")
        for number in range(3):
            sink.write(lines_of({"id": number, "text": WIRE}).getvalue())
            assert json.loads(next(found).line)["id"] == number
        threading.Timer(0.1, sink.close).start()
        assert next(found, None) is None


def test_the_command_answers_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def ask(*arguments: str, stream: io.BytesIO) -> tuple[int, list[str], str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(stream))
        code = run([*arguments, "--jsonl-in"])
        out, err = capsys.readouterr()
        return code, out.splitlines(), err

    code, lines, _ = ask("translate", *ECHO, stream=lines_of({"id": 1, "text": WIRE}))
    assert (code, json.loads(lines[0])["translations"]["it"]["engine"]) == (0, "echo")
    code, lines, told = ask("digest", *ECHO, stream=lines_of({"id": 1, "text": WIRE}, {"id": 2}))
    assert (code, len(lines)) == (5, 2)
    assert "1 of 2 lines failed" in told
    assert ask("summarise", stream=lines_of({"id": 1, "text": WIRE}))[0] == 0
    assert ask("digest", stream=lines_of({"id": 1, "text": WIRE}))[0] == 2
    assert ask("digest", "file.txt", *ECHO, stream=lines_of())[0] == 2
    assert ask("digest", "--format", "html", *ECHO, stream=lines_of())[0] == 2
    assert ask("digest", *ECHO, stream=io.BytesIO())[:2] == (0, [])
