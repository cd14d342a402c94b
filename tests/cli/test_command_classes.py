"""The commands around the main job: glossary, models, doctor; and what a terminal is shown."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from articles import WIRE
from installed import PACKAGES

from polyglot_news.cli.app import run
from polyglot_news.cli.terminal import download_bars, printing

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(WIRE)


def test_glossary_list(capsys: Captured) -> None:
    assert run(["glossary", "list"]) == 0
    names = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]
    assert {"central-asia", "organisations", "countries"} <= set(names)
    assert run(["glossary", "list", "--format", "json"]) == 0
    told = {row["name"] for row in json.loads(capsys.readouterr().out)}
    assert told == set(names) - {"countries", "currencies", "languages", "places"}


def test_glossary_show(capsys: Captured) -> None:
    assert run(["glossary", "show", "central-asia", "--to", "it,zh"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "term\talso\tit\tzh"
    assert "Nur-Sultan\tNursultan, Nur Sultan\tNur-Sultan\t努尔苏丹" in lines
    assert "AsiaNews\t\tAsiaNews\tAsiaNews" in lines
    assert run(["glossary", "show", "central-asia", "--format", "json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert len(value["entries"]) == value["terms"]
    assert run(["glossary", "show", "none-such"]) == 2
    assert "no glossary 'none-such'" in capsys.readouterr().err


def test_glossary_check(tmp_path: Path, capsys: Captured) -> None:
    good = "source: en\nterms:\n  - {term: Rome, targets: {it: {form: Roma, article: false}, ru: Rim}}\n"
    (tmp_path / "g.yaml").write_text(good)
    assert run(["glossary", "check", "g.yaml"]) == 0
    answer = capsys.readouterr()
    assert answer.out == "Rome: ru: 'Rim' is not in the script of that language\n"
    assert "g.yaml: well formed, 1 terms, 1 to look at" in answer.err
    (tmp_path / "g.yaml").write_text("source: en\nterms: 3\n")
    assert run(["glossary", "check", "g.yaml"]) == 2
    assert "g.yaml, line 2: 'terms' is not a list" in capsys.readouterr().err


def test_models_come_and_go(tmp_path: Path, own_home: Path, capsys: Captured) -> None:
    package = str(PACKAGES / "translate-en_ru-1_0.argosmodel")
    assert run(["models", "install", package]) == 0
    assert "installed translate-en_ru-1_0 (en-ru, 1.1 MB)" in capsys.readouterr().err
    assert run(["models", "install", package]) == 0
    assert "replaced" in capsys.readouterr().err
    assert run(["models", "list"]) == 0
    assert "\nen-ru\targos\ttranslate-en_ru-1_0\t1.0\t" in capsys.readouterr().out
    assert run(["models", "list", "--format", "json"]) == 0
    assert "en-ru" in {row["pair"] for row in json.loads(capsys.readouterr().out)}
    assert run(["models", "path"]) == 0
    assert f"argos\t{own_home}" in capsys.readouterr().out
    assert run(["models", "remove", "translate-en_ru-1_0"]) == 0
    assert run(["models", "remove", "translate-en_ru-1_0"]) == 4
    assert "no model 'translate-en_ru-1_0' is installed" in capsys.readouterr().err


def test_a_broken_package_leaves_nothing(tmp_path: Path, own_home: Path, capsys: Captured) -> None:
    (tmp_path / "bad.argosmodel").write_bytes(b"PK\x03\x04 no zip")
    assert run(["models", "install", "bad.argosmodel"]) == 4
    assert capsys.readouterr().err.count("\n") == 1
    assert not list(own_home.rglob("metadata.json"))


def test_split_explains_what_was_dropped(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "page.txt").write_text(
        f"Home\n\nWorld\n\nSubscribe\n\n{WIRE}\n\nSend to a friend\n\nSend to a friend\n"
    )
    assert run(["split", "page.txt", "--explain"]) == 0
    answer = capsys.readouterr()
    assert "Send to a friend" not in answer.out
    assert any(line.startswith("dropped  ") for line in answer.err.splitlines())
    assert run(["split", "page.txt", "--explain", "--format", "json", "-q"]) == 0
    assert json.loads(capsys.readouterr().out)["dropped"]


def test_much_dropped_of_a_text_is_told_once(tmp_path: Path, capsys: Captured) -> None:
    dump = tmp_path / "dump.txt"
    links = "Other stories from the town\n" * 20
    dump.write_text(f"Home\nWorld\n\n{WIRE}\n\nShare this\n{links}", "utf-8")
    assert run(["split", str(dump)]) == 0
    told = capsys.readouterr().err
    assert told.count("left out, as not part of the article (--explain shows it, --raw keeps it)") == 1
    whole = tmp_path / "whole.txt"
    whole.write_text(WIRE, "utf-8")
    assert run(["split", str(whole)]) == 0
    assert "--explain" not in capsys.readouterr().err


def test_a_terminal_is_shown_progress(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(printing.verbosity, "quiet", False)
    with printing.progress("work", 3) as bar:
        bar.step()
    with download_bars.bars() as bar_of:
        moved = bar_of("file")
        assert moved is not None
        moved(1, 2)
    assert capsys.readouterr().out == ""
    printing.verbosity.quiet = True
    with printing.progress("work", 3) as bar, download_bars.bars() as bar_of:
        bar.step()
        assert bar_of("file") is None
    assert capsys.readouterr().err == ""


def test_errors_never_write_control_characters_to_a_terminal(capsys: Captured) -> None:
    printing.prepare()
    printing.error("bad\x1b[31m name\nhere")
    assert capsys.readouterr().err == "polyglot-news: error: bad [31m name here\n"


def test_python_m_is_the_command_line() -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "polyglot_news", "--version"], capture_output=True, text=True, check=True
    )
    assert answer.stdout.startswith("polyglot-news ")


def test_missed_terms_are_told(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "g.yaml").write_text("source: en\nterms:\n  - {term: Tashkent, targets: {it: Taškent}}\n")
    # echo gives the placeholder back as well: everything can be placed with it
    assert (
        run(["translate", "article.txt", "--to", "it", "--from", "en", "--engine", "echo", "-g", "g.yaml"])
        == 0
    )
    answer = capsys.readouterr()
    assert "Taškent" in answer.out
    assert "missed" not in answer.err
