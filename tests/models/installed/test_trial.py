"""Trying models out in a process of their own, and files that are no model of either kind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from installed import PACKAGES

from polyglot_news.errors import ModelError
from polyglot_news.models import identifying
from polyglot_news.models.installed import trial
from polyglot_news.models.packed import archive

RU = PACKAGES / "translate-en_ru-1_0.argosmodel"
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    folder = tmp_path / "translate-en_ru-1_0"
    folder.mkdir()
    archive.unpack(RU, archive.inspect(RU), folder)
    return folder


def test_a_model_that_works(unpacked: Path) -> None:
    trial.try_out(unpacked, "argos")
    assert trial.main(["argos", str(unpacked)]) == 0


def empty(_: object, __: object) -> list[str]:
    return [" "]


def raising(_: object, __: object) -> list[str]:
    raise RuntimeError("tensor of\nwrong shape")


@pytest.mark.parametrize(
    ("translate", "told"),
    [(empty, "it translates a sentence into nothing\n"), (raising, "RuntimeError: tensor of wrong shape\n")],
)
def test_a_model_that_does_not(
    unpacked: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Captured,
    translate: Callable[[object, object], list[str]],
    told: str,
) -> None:
    monkeypatch.setattr("polyglot_news.engines.argos.ArgosEngine.translate", translate)
    assert trial.main(["argos", str(unpacked)]) == 4
    assert capsys.readouterr().err == told


def test_a_model_that_cannot_be_loaded(unpacked: Path, tmp_path: Path, capsys: Captured) -> None:
    (unpacked / "model" / "model.bin").write_bytes(b"\xff" * 1000)
    with pytest.raises(ModelError, match=r"^translate-en_ru-1_0: it does not work: "):
        trial.try_out(unpacked, "argos")
    assert trial.main(["argos", str(tmp_path)]) == 4
    assert "not a complete package" in capsys.readouterr().err
    (tmp_path / "en-it").mkdir()
    assert trial.main(["firefox", str(tmp_path / "en-it")]) == 4
    assert "no Firefox model" in capsys.readouterr().err


def test_a_crash_or_a_model_that_never_ends_is_told(unpacked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "_START", "import os; os.abort()")
    with pytest.raises(ModelError, match="the library that runs it crashed"):
        trial.try_out(unpacked, "argos")
    monkeypatch.setattr(trial, "_START", "import time; time.sleep(60)")
    monkeypatch.setattr(trial, "_PATIENCE", 0.2)
    with pytest.raises(ModelError, match=r"does not translate a sentence in 0\.2 s"):
        trial.try_out(unpacked, "argos")


MODEL, LEX, VOCAB = "model.enit.intgemm.alphas.bin", "lex.50.50.enit.s2t.bin", "vocab.enit.spm"


def recognised(top: str, *names: str, **facts: object) -> identifying.Kind:
    files = frozenset(map(PurePosixPath, (*names, *(["metadata.json"] if facts else []))))
    return identifying.recognised(top, files, lambda _: json.dumps(facts).encode())


def test_models_of_firefox_are_recognised() -> None:
    for top in ("en-it", "firefox-en-it", "en_it"):
        kind = recognised(top, MODEL, LEX, VOCAB, "modelMeta.json", "run.py")
        assert (kind.engine, kind.name, kind.source, kind.target) == ("firefox", "en-it", "en", "it")
        assert {str(name) for name in kind.members} == {MODEL, LEX, VOCAB}
    kind = recognised(
        "x", MODEL, "srcvocab.a.spm", "trgvocab.a.spm", from_code="en", to_code="zh-Hans", version="3.0"
    )
    assert (kind.name, kind.version) == ("en-zh", "3.0")


@pytest.mark.parametrize(
    ("top", "names", "facts", "told"),
    [
        ("en-it", (MODEL,), {}, "no vocabulary"),
        ("en-it", (MODEL, "model.other.bin", VOCAB), {}, "more than one model"),
        ("en-it", (MODEL, VOCAB, "srcvocab.a.spm"), {}, "no vocabulary"),
        ("en-it", (MODEL, VOCAB), {"from_code": "en", "to_code": "ru"}, "is named en-it and says en to ru"),
        ("enit", (MODEL, VOCAB), {}, "names no pair of languages"),
        ("en-en", (MODEL, VOCAB), {}, "names no pair of languages"),
        ("en-it", (MODEL, VOCAB), {"version": 3}, "its version is none"),
        ("en-it", (VOCAB,), {}, "no metadata.json"),
    ],
)
def test_what_is_no_model_of_firefox(
    top: str, names: tuple[str, ...], facts: dict[str, object], told: str
) -> None:
    with pytest.raises(identifying.Unfit, match=told):
        recognised(top, *names, **facts)
