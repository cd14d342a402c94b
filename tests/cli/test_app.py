"""The command line: what goes where, and every error of the table once."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from articles import SENTENCES, TITLE, WIRE

from polyglot_news.cli.app import run

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "schema.json").read_text("utf-8"))
ECHO = ("--engine", "echo", "--from", "en", "--no-glossary")


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(WIRE)
    return "article.txt"


class Answer:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> object:
    def do(*arguments: str) -> Answer:
        code = run(list(arguments))
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return do


def whole(*arguments: str, text: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "polyglot_news", *arguments],
        input=text, stdin=subprocess.DEVNULL if text is None else None, capture_output=True, check=False,
    )  # fmt: skip


def one_error_line(answer: Answer, code: int, told: str) -> None:
    assert answer.code == code
    assert answer.out == ""
    lines = answer.err.splitlines()
    assert len(lines) == 1, answer.err
    assert lines[0].startswith("polyglot-news: error: ")
    assert told in lines[0]


# what is printed


def test_split(call: Any, article: Any) -> None:
    answer = call("split", article, "--from", "en")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == "".join(f"{s}\n" for s in SENTENCES)


def test_summarise_has_two_names(call: Any, article: Any) -> None:
    first = call("summarise", article, "-n", "2")
    assert first.code == 0
    assert first.out == call("summarize", article, "-n", "2").out
    title, empty, *chosen = first.out.splitlines()
    assert (title, empty) == (TITLE, "")
    assert len(chosen) == 2
    assert [s for s in SENTENCES if s in chosen] == chosen


def test_digest_and_translate(call: Any, article: Any) -> None:
    digest = call("digest", article, "--to", "it,ru", *ECHO)
    assert digest.code == 0
    assert digest.out.count(TITLE) == 3
    assert "== Italian (it) ==" in digest.out
    translated = call("translate", article, "--to", "it", *ECHO)
    assert translated.out.startswith(f"{TITLE}\n\n")
    assert translated.out.count("\n\n") == 4


@pytest.mark.parametrize("command", ["split", "summarise", "digest", "translate"])
def test_json_of_every_command_keeps_to_the_schema(call: Any, article: Any, command: str) -> None:
    extra = ("--to", "it", *ECHO) if command in {"digest", "translate"} else ()
    value = json.loads(call(command, article, "--format", "json", *extra).out)
    jsonschema.validate(value, SCHEMA)
    for sentence in value["sentences"]:
        assert WIRE[sentence["start"] : sentence["end"]] == sentence["text"]


def test_explanations_go_to_standard_error(call: Any, tmp_path: Path, article: Any) -> None:
    answer = call("summarise", article, "--explain")
    assert answer.out == call("summarise", article).out
    assert re.search(r"^0\.\d{4} |^1\.0000 ", answer.err, re.MULTILINE)


def test_output_to_a_file(call: Any, article: Any, tmp_path: Path) -> None:
    assert call("summarise", article, "-o", "deep/out.md", "--format", "markdown").out == ""
    assert f"\n# {TITLE}\n" in (tmp_path / "deep" / "out.md").read_text("utf-8")
    assert call("summarise", article, "-o", "-").out == call("summarise", article).out


def test_several_inputs(call: Any, article: Any) -> None:
    assert len(json.loads(call("split", article, article, "--format", "json").out)) == 2
    assert call("split", article, article, "--format", "jsonl").out.count("\n") == 2
    assert call("split", article, article).out.count("\n\n") == 1


def test_standard_input_and_lines() -> None:
    answer = whole("translate", "--lines", "--to", "it", *ECHO, text=b"one.\r\n\r\ntwo. three.\nfour")
    assert answer.stdout == b"one.\n\ntwo. three.\nfour\n"
    answer = whole("split", "-", "--raw", "--from", "it", text="È finito. Fatto.".encode("utf-16"))
    assert answer.stdout.decode("utf-8") == "È finito.\nFatto.\n"


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    answer = subprocess.run(
        [sys.executable, "-m", "polyglot_news", "split", "--raw", "--from", "ru"],
        input="Нур-Султан.\n".encode(), capture_output=True, check=True, env=environment,
    )  # fmt: skip
    assert answer.stdout.decode("utf-8") == "Нур-Султан.\n"


def test_settings_of_the_working_folder_count(call: Any, article: Any, tmp_path: Path) -> None:
    (tmp_path / "polyglot-news.toml").write_text(
        'to = "it"\nengine = "echo"\nglossary = []\nsentences = 1\nfrom = "en"\n'
    )
    assert call("digest", article).out.count("\n") == 9


def test_help_has_examples(call: Any) -> None:
    for command in ("digest", "summarise", "translate", "split", "batch", "doctor"):
        answer = call(command, "--help")
        assert answer.code == 0
        assert f"polyglot-news {command}" in answer.out
        assert "Examples" in answer.out
    for group in ("glossary", "models"):
        assert call(group, "--help").code == 0
    assert call("--version").out.startswith("polyglot-news ")


# every error of the table


def test_missing_file(call: Any, article: Any) -> None:
    one_error_line(call("split", "none.txt"), 3, "none.txt")


def test_empty_binary_and_folder(call: Any, article: Any, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    one_error_line(call("split", "empty.txt"), 3, "empty.txt")
    one_error_line(call("split", "binary.txt"), 3, "binary.txt")
    one_error_line(call("split", "."), 3, "batch")


def test_unknown_language_method_engine_format(call: Any, article: Any) -> None:
    one_error_line(call("digest", article, "--to", "klingon"), 2, "unknown language 'klingon'")
    one_error_line(call("digest", article, "--to", "it", "--from", "xx"), 2, "unknown language 'xx'")
    one_error_line(call("summarise", article, "--method", "best"), 2, "unknown method 'best'")
    one_error_line(call("digest", article, "--to", "it", "--engine", "google"), 2, "unknown engine 'google'")
    one_error_line(call("split", article, "--format", "pdf"), 2, "unknown format 'pdf'")
    one_error_line(call("digest", article, "--to", "it", "--format", "pdf", *ECHO), 2, "unknown format 'pdf'")


def test_wrong_usage(call: Any, article: Any) -> None:
    one_error_line(call("digest", article), 2, "no target language")
    one_error_line(call("split", article, "--no-such"), 2, "No such option")
    one_error_line(call("fly"), 2, "No such command")
    one_error_line(call("summarise", article, "-n", "0"), 2, "")
    one_error_line(call("summarise", article, "-n", "3", "--words", "9"), 2, "")
    one_error_line(call("summarise", article, "-n", "many"), 2, "'-n'")
    one_error_line(call("split", "-", "-"), 2, "twice")
    one_error_line(call("digest", article, "--to", "it", "-g", "a.yaml", "--no-glossary"), 2, "contradict")


def test_missing_model(call: Any, article: Any) -> None:
    one_error_line(
        call("digest", article, "--to", "ka", "--from", "en"), 4, "polyglot-news models install en-ka"
    )


def test_part_of_the_languages(call: Any, article: Any) -> None:
    answer = call("digest", article, "--to", "pt,ka", "--from", "en", "--no-glossary")
    assert answer.code == 5
    assert "== Portuguese (pt) ==" in answer.out
    assert "polyglot-news models install en-ka" in answer.err
    assert all(line.startswith("polyglot-news: ") for line in answer.err.splitlines())


def test_part_of_the_inputs(call: Any, article: Any) -> None:
    answer = call("split", article, "none.txt", article, "--format", "jsonl")
    assert (answer.code, answer.out.count("\n")) == (5, 2)
    assert "none.txt" in answer.err
    assert call("split", "none.txt", "nil.txt").code == 3


def test_broken_glossary(call: Any, article: Any, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("name: bad\nsource: en\nterms:\n  - trm: SCO\n")
    answer = call("digest", article, "--to", "pt", "--glossary", "bad.yaml")
    one_error_line(answer, 2, "bad.yaml")
    assert "4" in answer.err


def test_bad_configuration(call: Any, article: Any, tmp_path: Path) -> None:
    (tmp_path / "polyglot-news.toml").write_text("to = \n")
    one_error_line(call("split", article), 2, "polyglot-news.toml")


def test_output_that_cannot_be_written(call: Any, article: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    one_error_line(call("split", article, "-o", "file/below.txt"), 2, "below.txt")


def test_fault_of_the_program_shows_no_traceback_without_v(
    call: Any, article: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("polyglot_news.pipeline.preparing.split", broken)
    one_error_line(call("split", article), 1, "ZeroDivisionError: oh")
    answer = call("split", article, "-v")
    assert answer.code == 1
    assert "Traceback" in answer.err


def test_batch(call: Any, article: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(WIRE)
    answer = call("batch", "in", "out", "--task", "summarize", "--format", "json")
    assert (answer.code, answer.out) == (0, "")
    assert "1 done, 0 done before, 0 failed" in answer.err
    assert call("batch", "in", "out", "--task", "summarise", "--format", "json", "-q").err == ""
    (tmp_path / "in" / "b.txt").write_text("")
    answer = call("batch", "in", "out", "--task", "summarise", "--format", "json")
    assert answer.code == 5
    assert "b.txt" in answer.err
    one_error_line(call("batch", "none", "out", "--task", "summarise"), 3, "none")
    one_error_line(call("batch", "in", "out", "--task", "fly"), 2, "unknown task 'fly'")
    one_error_line(call("batch", "in", "out"), 2, "no target language")
    one_error_line(call("batch", "in", "out", "--task", "summarise", "-f", "pdf"), 2, "unknown format")


def test_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    big.write_text("\n\n".join(f"This is sentence number {i} of a long text." for i in range(20_000)))
    command = f"{sys.executable} -m polyglot_news split --raw --from en {big} | head -n 1"
    answer = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False
    )
    assert answer.stdout == "This is sentence number 0 of a long text.\n"
    assert answer.stderr == ""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted(tmp_path: Path, number: signal.Signals) -> None:
    fifo = tmp_path / "article.txt"
    os.mkfifo(fifo)
    # a suite that runs in the background hands down an ignored SIGINT: the command must not inherit it
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", "polyglot_news", "split", str(fifo), "-o", str(tmp_path / "out.txt")],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
    finally:
        signal.signal(signal.SIGINT, before)
    # returns when the command has opened the other end and waits for text
    writer = os.open(fifo, os.O_WRONLY)
    process.send_signal(number)
    out, err = process.communicate(timeout=120)
    assert (process.returncode, out) == (128 + number, "")
    assert err.splitlines() == ["polyglot-news: error: interrupted (everything finished so far is kept)"]
    os.close(writer)
    assert [path.name for path in tmp_path.iterdir()] == ["article.txt"]


def test_no_input_on_a_terminal_is_told(call: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    one_error_line(call("split"), 3, "name a file")


def test_keywords_and_merge(call: Any, article: Any, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(WIRE.replace("five", "5"))
    answer = call("summarise", article, "--keywords", "2", "-n", "4")
    assert re.search(r"\n\nKeywords: \S", answer.out)
    merged = call(
        "summarise", article, "other.txt", "--merge", "-n", "2", "--format", "json", "--keywords", "2"
    )
    value = json.loads(merged.out)
    jsonschema.validate(value, SCHEMA)
    assert all(item["sources"] for item in value["summary"]["sentences"])
    text = call("summarise", article, "other.txt", "--merge", "-n", "2").out
    assert "[article.txt" in text or "[other.txt" in text
    markdown = call("summarise", article, "other.txt", "--merge", "--keywords", "2", "-f", "markdown").out
    assert "**Keywords:**" in markdown
    one_error_line(call("summarise", article, "--merge", "-f", "pdf"), 2, "unknown format")
