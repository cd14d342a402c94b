from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any, cast

import pytest
from waiting import waited_for

from polyglot_news.engines import firefox, registry, worker_processes, worker_program
from polyglot_news.engines.protocol import Engine, Model
from polyglot_news.errors import ModelError

TEXT = (
    "Ministers of five countries met in the capital on Friday to talk about water.",
    "The mayor said that the bridge would stay closed until the end of March.",
    "Farmers were less sure of it, and two of them left the room.",
    "According to the agency, 1,250 people had to leave their homes after the flood.",
)


@pytest.fixture(scope="module")
def starter() -> Model:
    found = [model for model in firefox.installed(Path("/nonexistent")) if model.target == "pt"]
    assert len(found) == 1
    return found[0]


@pytest.fixture(scope="module")
def engine(starter: Model) -> Engine:
    return firefox.connect(starter, threads=1)


def test_the_starter_models_are_found(starter: Model) -> None:
    assert (starter.engine, starter.source, starter.target) == ("firefox", "en", "pt")
    assert starter.name == f"firefox-en_pt-{starter.version}"
    assert starter.version.isdigit()


def test_it_translates(engine: Engine) -> None:
    results = engine.translate(TEXT)
    assert len(results) == len(TEXT)
    assert "água" in results[0]
    assert "1.250" in results[3] or "1,250" in results[3]
    assert engine.route == ("en", "pt")
    assert engine.name == "firefox"


def test_sentences_do_not_depend_on_their_neighbours(engine: Engine) -> None:
    assert engine.translate([*reversed(TEXT), *TEXT])[4:] == [engine.translate([text])[0] for text in TEXT]
    assert engine.translate([]) == []
    assert engine.translate(["", TEXT[0]])[0] == ""


def test_long_sentences_come_through_whole(engine: Engine) -> None:
    names = ["Berlin", "Paris", "Madrid", "Viena", "Tóquio", "Lisboa", "Pequim", "Havana", "Oslo", "Seul"]
    text = ", ".join(
        f"the ministers who had come to {name} to talk about the water of the rivers spoke" for name in names
    )
    result = engine.translate([text + "."])[0]
    assert all(name in result for name in ("Berlim", "Paris", "Madri", "Lisboa", "Havana", "Oslo"))
    assert len(result.split()) > 0.8 * len(text.split())


def test_models_in_our_own_folder_win(starter: Model, tmp_path: Path) -> None:
    folder = firefox.model_folder(tmp_path)
    shutil.copytree(starter.path, folder / "en-pt")
    shutil.copytree(starter.path, folder / "en-zh-Hant")
    (folder / "en-it").mkdir()
    (folder / "notes").mkdir()
    (folder / "en-pt" / "metadata.json").write_text(json.dumps({"version": "2.1"}))
    found = firefox.installed(tmp_path)
    assert [(model.source, model.target) for model in found] == [
        ("en", "pt"),
        ("en", "zh-Hant"),
        ("pt", "en"),
    ]
    assert (found[0].name, found[0].version, found[1].name) == (
        "firefox-en_pt-2.1",
        "2.1",
        "firefox-en_zh-Hant",
    )
    ours = firefox.connect(found[0], threads=1)
    assert ours.translate(TEXT[:1]) == firefox.connect(starter, threads=1).translate(TEXT[:1])


def test_two_vocabularies(starter: Model, tmp_path: Path) -> None:
    shutil.copytree(starter.path, tmp_path / "m")
    (tmp_path / "m" / "vocab.enpt.spm").rename(tmp_path / "m" / "srcvocab.enpt.spm")
    with pytest.raises(ModelError, match="no Firefox model"):
        firefox.files_of(tmp_path / "m")
    shutil.copy(tmp_path / "m" / "srcvocab.enpt.spm", tmp_path / "m" / "trgvocab.enpt.spm")
    files = firefox.files_of(tmp_path / "m")
    assert files.source_vocabulary.name == "srcvocab.enpt.spm"
    assert files.target_vocabulary.name == "trgvocab.enpt.spm"
    assert len(files.all()) == 4


def test_a_broken_model_is_one_line(starter: Model, tmp_path: Path) -> None:
    folder = firefox.model_folder(tmp_path) / "en-it"
    shutil.copytree(starter.path, folder)
    next(folder.glob("model.*.bin")).write_bytes(b"no model")
    with pytest.raises(ModelError, match="firefox-en_it") as caught:
        registry.connect("en", "it", engine="firefox", folder=tmp_path)
    assert "\n" not in str(caught.value)


def test_the_fingerprint_follows_the_files(starter: Model, tmp_path: Path) -> None:
    shutil.copytree(starter.path, tmp_path / "m")
    model = Model("firefox", "m", "en", "pt", "1", tmp_path / "m")
    before = firefox.connect(model, threads=1).fingerprint
    assert before == firefox.connect(starter, threads=2).fingerprint
    next((tmp_path / "m").glob("lex.*.bin")).unlink()
    assert firefox.connect(model, threads=1).fingerprint != before


def test_another_thread_may_use_it(engine: Engine) -> None:
    results: list[list[str]] = []
    thread = threading.Thread(target=lambda: results.append(engine.translate(TEXT[:1])))
    thread.start()
    thread.join()
    assert results == [engine.translate(TEXT[:1])]


def test_a_loop_is_done_again(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    class Looping:
        def translate(self, text: str) -> str:
            calls.append(text)
            return (
                "the water " * 9 if "," in text and text.endswith("now.") and text.startswith("One") else text
            )

    translators = threading.local()
    translators.one = Looping()
    monkeypatch.setattr(engine, "_translators", translators)
    assert engine.translate(["One two three, four five six now.", "Plain."]) == [
        "One two three, four five six now.",
        "Plain.",
    ]
    assert calls == ["One two three, four five six now.", "Plain.", "One two three,", "four five six now."]


def test_worker_processes_give_the_same(
    starter: Model, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(firefox, "_WORTH_A_WORKER", 10)
    texts = [f"{text[:-1]} in room {number}." for number in range(8) for text in TEXT]
    alone = engine.translate(texts)
    both = firefox.connect(starter, threads=2)
    try:
        assert both.translate(texts) == alone
        children = cast("Any", both)._workers._processes
        assert len(children) == 1
        children[0].kill()  # a worker that dies only makes it slower
        children[0].wait()
        assert both.translate(texts) == alone
    finally:
        both.close()
        both.close()
    assert both.translate(TEXT[:1]) == engine.translate(TEXT[:1])
    both.close()


def test_a_worker_that_fails_in_the_middle_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_processes, "_START", "import sys; sys.stdin.readline(); print('[]')")
    pool = worker_processes.Workers(["", "", "", ""], 1)
    try:
        texts = [f"text {number}" for number in range(40)]

        def slowly(text: str) -> str:
            time.sleep(0.02)
            return text.upper()

        assert pool.share(texts, 1, slowly) == [text.upper() for text in texts]
    finally:
        pool.close()


def test_no_worker_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nonexistent/python")
    pool = worker_processes.Workers([], 1)
    assert pool.share(["a", "b"], 1, str.upper) == ["A", "B"]
    pool.close()


def test_a_worker_ends_with_its_parent(starter: Model) -> None:
    """Kill the parent outright: its worker must not live on."""
    code = f"""
import sys, time
from polyglot_news.engines import firefox
model = [m for m in firefox.installed(__import__("pathlib").Path("/nonexistent")) if m.target == "pt"][0]
firefox._WORTH_A_WORKER = 5
engine = firefox.connect(model, threads=2)
engine.translate({TEXT!r})
print(engine._workers._processes[0].pid, flush=True)
time.sleep(60)
"""
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    os.kill(child, signal.SIGINT)  # Ctrl-C goes to the whole group: the worker leaves it to the parent
    time.sleep(0.1)
    os.kill(child, 0)
    parent.kill()
    parent.wait()
    parent.stdout.close()

    def is_gone() -> bool:
        try:
            return Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
        except OSError:
            return True

    assert waited_for(is_gone), "the worker lives on"


def test_the_worker_program(
    starter: Model, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    import io

    files = firefox.files_of(starter.path)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps([TEXT[0]]).encode() + b"\n")))
    worker_program.main(
        [str(files.model), str(files.source_vocabulary), str(files.target_vocabulary), str(files.shortlist)]
    )
    assert "água" in json.loads(capfdbinary.readouterr().out)[0]


def test_cores_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert worker_processes.cores() >= 1
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert worker_processes.cores() >= 1
