"""A damaged model is an error of that model: it ends neither the program nor a batch."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from articles import WIRE
from installed import PACKAGES, install

from polyglot_news.cli.app import run
from polyglot_news.config import data_folder
from polyglot_news.engines import argos_packages, firefox, registry
from polyglot_news.engines.model_hashes import hash_of_file
from polyglot_news.engines.protocol import Model
from polyglot_news.errors import ModelError
from polyglot_news.models.installed import checked_before_loading, store
from polyglot_news.pipeline import Pipeline, articles_together


@pytest.fixture
def model() -> Model:
    install("it")
    return next(model for model in registry.installed(engine="argos") if model.target == "it")


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    found: list[Path] = []
    monkeypatch.setattr(checked_before_loading, "try_out", lambda path, _: found.append(path))
    return found


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []

    def counted(path: Path) -> str:
        found.append(path.name)
        return hash_of_file(path)

    monkeypatch.setattr(checked_before_loading, "hash_of_file", counted)
    return found


def change(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 255
    path.write_bytes(data)


def test_what_was_installed_is_hashed_once_and_after_each_change(
    model: Model, hashed: list[str], tried: list[Path]
) -> None:
    checked_before_loading.examine(model)
    assert "model.bin" in hashed
    hashed.clear()
    checked_before_loading.examine(model)
    assert hashed == []
    (model.path / "model" / "model.bin").touch()
    checked_before_loading.examine(model)
    assert "model.bin" in hashed
    change(model.path / "model" / "model.bin")
    with pytest.raises(ModelError, match=r"damaged: model/model\.bin is not what was installed") as caught:
        checked_before_loading.examine(model)
    assert caught.value.hint == "polyglot-news models install en-it --force"
    (model.path / "model" / "model.bin").unlink()
    with pytest.raises(ModelError, match="damaged"):
        checked_before_loading.examine(model)
    assert tried == []


def test_what_another_program_installed_is_tried_out_once_and_after_each_change(
    hashed: list[str], tried: list[Path]
) -> None:
    store.install(PACKAGES / "translate-en_it-1_0.argosmodel", folder=argos_packages.home())
    (model,) = (model for model in registry.installed(engine="argos") if model.target == "it")
    checked_before_loading.examine(model)
    checked_before_loading.examine(model)
    assert tried == [model.path]
    change(model.path / "model" / "model.bin")
    checked_before_loading.examine(model)
    assert tried == [model.path] * 2
    assert hashed == []


def test_what_came_in_a_wheel_is_compared_with_its_record(hashed: list[str], tried: list[Path]) -> None:
    model = next(model for model in registry.installed(engine="firefox") if model.target == "pt")
    checked_before_loading.examine(model)
    assert tried == []
    assert any(name.startswith("model.") for name in hashed)


def test_a_model_that_ends_the_process_which_loads_it_is_an_error_of_that_model(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    starter = next(model for model in registry.installed(engine="firefox") if model.target == "pt")
    folder = firefox.model_folder(data_folder()) / "en-es"
    shutil.copytree(starter.path, folder)
    (path,) = folder.glob("model.*.bin")
    data = bytearray(path.read_bytes())
    draw = random.Random(0)  # noqa: S311 - a length in the header that asks for more memory than there is
    for _ in range(3):
        data[draw.randrange(3000)] ^= 1 << draw.randrange(8)
    path.write_bytes(data)
    (tmp_path / "a.txt").write_text(WIRE)
    assert run(["translate", str(tmp_path / "a.txt"), "--from", "en", "--to", "es", "--no-glossary"]) == 4
    assert "the library that runs it crashed" in capsys.readouterr().err


def test_an_argos_package_of_zeros_is_an_error_of_that_model() -> None:
    install("ru")
    (model,) = (model for model in registry.installed(engine="argos") if model.target == "ru")
    path = model.path / "model" / "model.bin"
    path.write_bytes(bytes(path.stat().st_size))
    with pytest.raises(ModelError, match="install it again"):
        registry.connect("en", "ru", engine="argos")


@pytest.mark.parametrize("to", ["ru"])
def test_a_model_that_is_removed_while_a_batch_runs_serves_it_to_its_end(
    to: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(to)
    monkeypatch.setattr(articles_together, "_ARTICLES_TOGETHER", 1)
    paths = []
    for number in range(4):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text(f"Talks in Moscow\n\nTalks were held in Moscow on day {number}.")
    with Pipeline.open(to=[to], source="en", glossaries=["central-asia"]) as pipeline:
        whole = [outcome.digest for outcome in pipeline.batch(paths, "translate")]
    assert None not in whole
    with Pipeline.open(to=[to], source="en", glossaries=["central-asia"]) as pipeline:
        outcomes = pipeline.batch(paths, "translate")
        found = [next(outcomes)]
        shutil.rmtree(argos_packages.home())
        found += outcomes
        assert [outcome.digest for outcome in found] == whole
        assert pipeline.identities("en") == {to: ""}
    with Pipeline.open(to=[to], source="en") as pipeline:
        assert [outcome.error and outcome.error.exit_code for outcome in pipeline.batch(paths)] == [4] * 4
