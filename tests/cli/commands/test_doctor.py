"""doctor: what it finds, what mends it, and the code that it ends with."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import mirror
import pytest
from installed import PACKAGES, install

from polyglot_news.cli.app import run
from polyglot_news.engines import argos_packages
from polyglot_news.version import __version__

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def report(capsys: Captured, code: int, *options: str) -> dict[str, Any]:
    assert run(["doctor", "--format", "json", *options]) == code
    return json.loads(capsys.readouterr().out)


def problems(capsys: Captured, code: int) -> list[tuple[str, str, bool]]:
    found = report(capsys, code)["problems"]
    return [(item["message"], item["mend"], item["blocks"]) for item in found]


def test_what_works(capsys: Captured) -> None:
    install("ru")
    assert run(["doctor"]) == 0
    shown = capsys.readouterr().out
    assert shown.splitlines()[0] == f"✓ polyglot-news {__version__} works: no problems"
    assert "  ✓ en-ru\targos\ttranslate-en_ru-1_0\tnot verified\n" in shown
    assert "  method: news\t(default)" in shown
    assert "  ✓ argos: ready\n" in shown
    assert f"  argos models: {argos_packages.home()}\n" in shown
    assert "\x1b" not in shown
    found = report(capsys, 0)
    assert found["problems"] == []
    assert found["settings"]["method"] == {"value": "news", "from": "default"}
    assert "network" not in found


def test_colours_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    assert run(["doctor"]) == 0
    plain = capsys.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert run(["doctor"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("\x1b[32m✓\x1b[0m \x1b[1mpolyglot-news")
    assert re.sub(r"\x1b\[\d+m", "", shown).splitlines()[:9] == plain.splitlines()[:9]


def test_without_anything(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr("polyglot_news.engines.registry.installed", lambda **_: ())
    assert problems(capsys, 4) == [
        ("no model is usable", "polyglot-news models install en-it, or any other pair", True)
    ]
    monkeypatch.undo()
    monkeypatch.setattr("polyglot_news.engines.backends.missing_packages", lambda name: (f"lib{name}",))
    found = problems(capsys, 4)
    assert ("engine firefox lacks libfirefox", "pip install libfirefox", False) in found
    assert ("no model is usable", "pip install libfirefox", True) in found


def test_settings_that_cannot_be_met(tmp_path: Path, capsys: Captured) -> None:
    settings = tmp_path / "polyglot-news.toml"
    settings.write_text('to = "ka"\nfrom = "en"\n')
    message = "the settings ask for Georgian, but no model translates into it"
    assert problems(capsys, 4) == [(message, "polyglot-news models install en-ka", True)]
    settings.write_text('to = "ka"\n')
    assert problems(capsys, 4) == [(message, "polyglot-news models install en-ka", True)]
    settings.write_text('to = ["pt", "en"]\nfrom = "en"\n')
    assert problems(capsys, 0) == []
    settings.write_text('to = "klingon"\n')
    assert problems(capsys, 2)[0][0] == "unknown language 'klingon'"
    settings.write_text('engine = "steam"\n')
    assert problems(capsys, 2)[0][0] == "unknown engine 'steam'"
    settings.write_text('glossary = ["none-such"]\nto = "it"\n')
    assert run(["doctor"]) == 2
    shown = capsys.readouterr().out
    assert "  to: it\t(polyglot-news.toml)" in shown
    lines = shown.splitlines()
    assert lines[0] == f"✗ polyglot-news {__version__}: 2 problems"
    assert lines[1].startswith("  ✗ no glossary 'none-such'")
    assert "  ✗ none-such: broken\n" in shown


def test_broken_models(capsys: Captured) -> None:
    install("ru", "it")
    (argos_packages.home() / "translate-en_ru-1_0" / "model" / "model.bin").unlink()
    (found,) = problems(capsys, 0)
    assert found[0].endswith("translate-en_ru-1_0 is not a complete package and is ignored")


def test_a_model_that_lost_a_file(capsys: Captured) -> None:
    assert run(["models", "install", str(PACKAGES / "translate-en_ru-1_0.argosmodel")]) == 0
    assert run(["models", "verify", "en-ru"]) == 0
    capsys.readouterr()
    (model,) = [one for one in report(capsys, 0)["models"] if one["pair"] == "en-ru"]
    assert model["state"].startswith("verified 20")
    folder = argos_packages.home() / "translate-en_ru-1_0"
    (folder / "README.md").unlink()
    (found,) = problems(capsys, 0)
    assert found == (
        "translate-en_ru-1_0 lacks README.md", "polyglot-news models install en-ru --force", False
    )  # fmt: skip


def test_a_console_that_lacks_the_script(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    install("zh", "ru")
    monkeypatch.setenv("TERM", "linux")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    (tmp_path / "polyglot-news.toml").write_text('to = ["zh", "ru"]\n')
    (found,) = problems(capsys, 0)
    assert found[0] == "this console cannot show Chinese (Simplified)"


@pytest.mark.skipif(os.name == "nt", reason="modes of folders are POSIX")
def test_a_folder_that_cannot_be_written(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    found = problems(capsys, 0)
    assert any("cannot be written: no model can be installed in" in message for message, _, _ in found)


def test_formats(capsys: Captured) -> None:
    assert run(["doctor", "--format", "html"]) == 2
    assert "unknown format 'html' (choose text or json)" in capsys.readouterr().err


@pytest.mark.enable_socket
def test_the_network_only_where_asked(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    with mirror.running() as server:
        server.files["index.json"] = b"[]"
        where = server.link("well", "index.json")
        monkeypatch.setenv("POLYGLOT_NEWS_INDEX", where)
        assert report(capsys, 0)["problems"] == []
        assert server.asked == []
        assert report(capsys, 0, "--network")["network"] == {where: "reachable"}
        del server.files["index.json"]
        found = report(capsys, 5, "--network")
        assert found["network"] == {where: "not reachable"}
        assert "404" in found["problems"][0]["message"]
        assert not found["problems"][0]["blocks"]
        assert run(["doctor", "--network"]) == 5
        shown = capsys.readouterr().out
        assert shown.startswith(f"✓ polyglot-news {__version__} works: 1 problem\n  ! ")
        assert f"  ✗ {where}: not reachable\n" in shown
        monkeypatch.setenv("POLYGLOT_NEWS_INDEX", "index.json")
        assert report(capsys, 0, "--network")["network"] == {}
