from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from random_package import TEXT, make_model, make_package, zipped

from polyglot_news.engines import argos, argos_packages, registry
from polyglot_news.engines.protocol import Model
from polyglot_news.errors import ModelError
from polyglot_news.models.installed import store

SENTENCES = TEXT.splitlines()


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One small package with random weights, to be copied by tests that change it."""
    return make_package(tmp_path_factory.mktemp("packages"), "en", "it")


@pytest.fixture
def folder(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The packages folder that Argos is told of, with one package in it."""
    place = tmp_path / "packages"
    shutil.copytree(package, place / package.name)
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(place))
    return place


def only() -> Model:
    (model,) = argos.installed(Path())
    return model


def changed(folder: Path, **facts: object) -> None:
    path = next(folder.iterdir()) / "metadata.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | facts))


def scrambled(count: int, most: int) -> list[str]:
    chosen = random.Random(7)  # noqa: S311 - sentences of varied length
    words = TEXT.split()
    return [" ".join(chosen.choices(words, k=chosen.randint(1, most))) for _ in range(count)]


def test_a_package_is_found_and_runs(folder: Path) -> None:
    model = only()
    assert (model.name, model.source, model.target, model.version) == (
        "translate-en_it-1_0",
        "en",
        "it",
        "1.0",
    )
    assert model.path.parent == folder
    engine = registry.connect("en", "it")
    assert engine.model == "translate-en_it-1_0"
    results = engine.translate([*SENTENCES, "", SENTENCES[0]])
    assert len(results) == len(SENTENCES) + 2
    assert results[-1] == results[0] != ""
    assert results[-2] == ""
    engine.close()
    engine.close()
    assert engine.translate(SENTENCES[:1]) == results[:1]


def test_the_same_bytes_whatever_batch_and_threads(folder: Path) -> None:
    sentences = scrambled(40, 50)
    expected = argos.connect(only(), threads=1, batch=1).translate(sentences)
    for threads, batch in ((1, 16), (2, 3), (2, 64)):
        assert argos.connect(only(), threads=threads, batch=batch).translate(sentences) == expected
    assert argos.connect(only()).translate(sentences[::-1]) == expected[::-1]


def test_no_batch_depends_on_its_neighbours(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every row comes in a batch of the width that it has alone, too."""
    engine: Any = argos.connect(only(), threads=1)
    seen: list[dict[tuple[str, ...], int]] = []
    original = engine.translator

    class Watching:
        model_is_loaded = True

        def translate_batch(self, rows: list[list[str]], **options: object) -> object:
            width = max(map(len, rows))
            seen.append({tuple(row): width for row in rows if len(row) < width or rows.count(row) > 1})
            assert options["max_input_length"] == 0
            assert options["disable_unk"] is True
            return original.translate_batch(rows, **options)

    monkeypatch.setattr(engine, "translator", Watching())
    sentences = scrambled(30, 20)
    engine.translate(sentences)
    together = {row: width for batch in seen for row, width in batch.items()}
    assert len(together) > len(sentences) // 2
    seen.clear()
    for sentence in sentences:
        engine.translate([sentence])
    alone = {row: width for batch in seen for row, width in batch.items()}
    assert {row: alone[row] for row in together if row in alone} == {
        row: width for row, width in together.items() if row in alone
    }
    assert together.keys() & alone.keys()


class Scripted:
    """A translator in the place of CTranslate2's: it answers each row of tokens as a function says."""

    model_is_loaded = True

    def __init__(self, answer: Callable[[list[str], int, int], list[str]]) -> None:
        self.answer = answer  # of a row, the length of repetitions that are forbidden, the longest output
        self.rows: list[tuple[str, int]] = []

    def translate_batch(self, rows: list[list[str]], **options: Any) -> list[SimpleNamespace]:
        no_repeat, longest = options["no_repeat_ngram_size"], options["max_decoding_length"]
        self.rows += [(" ".join(row), no_repeat) for row in rows]
        found = [
            SimpleNamespace(hypotheses=[self.answer(row, no_repeat, longest)], scores=[]) for row in rows
        ]
        return [SimpleNamespace(result=lambda one=one: one) for one in found]


class Words:
    """A tokenizer whose tokens are words."""

    def encode(self, sentence: str) -> list[str]:
        return sentence.split()

    def decode(self, tokens: list[str]) -> str:
        return " ".join(filter(None, tokens))


def scripted(answer: Callable[[list[str], int, int], list[str]]) -> tuple[Any, Scripted]:
    """Return an engine that answers as a function says, and what records its rows."""
    translator = Scripted(answer)
    engine: Any = argos.connect(only())
    return replace(engine, translator=translator, tokenizer=Words()), translator


def test_long_sentences_are_cut_never_cut_off(folder: Path) -> None:
    engine, translator = scripted(lambda row, _, __: row)
    text = ", ".join(" ".join(f"word{n}" for n in range(start, start + 40)) for start in range(0, 320, 40))
    assert engine.translate([text]) == [text]
    rows = {row for row, _ in translator.rows if text.startswith(row) or row in text}
    assert len(rows) > 2
    assert all(len(row.split()) <= 128 for row, _ in translator.rows)


def test_loops_and_cut_translations_are_done_again(folder: Path) -> None:
    def answer(row: list[str], no_repeat: int, longest: int) -> list[str]:
        cut_off = [""] * longest  # as long as an output may be: it did not end by itself
        if row[0] == "Loop" and not no_repeat:
            return ["acqua"] * 8
        if row[0] == "Short" and row[-1] == "end":
            return ["Corto", *cut_off]
        return ["mai", *cut_off] if row == ["Never"] else row

    engine, translator = scripted(answer)
    assert engine.translate(["Fine", "Loop one", "Short at the, end", "Never"]) == [
        "Fine", "Loop one", "Short at the, end", "mai",
    ]  # fmt: skip
    asked = set(translator.rows)
    assert {("Fine", 0), ("Loop one", 0), ("Short at the, end", 0), ("Never", 0)} <= asked
    assert {("Loop one", 4), ("Short at the, end", 4), ("Never", 4)} <= asked
    assert ("Fine", 4) not in asked
    assert ("Short at the,", 4) in asked


def test_a_target_prefix_leads_every_translation_and_is_taken_off(folder: Path) -> None:
    plain = argos.connect(only())
    before = plain.translate(SENTENCES[:2])
    changed(folder, target_prefix="▁water")
    engine: Any = argos.connect(only())
    assert engine.package.target_prefix == "▁water"
    after = engine.translate(SENTENCES[:2])
    assert after != before
    assert engine.fingerprint != plain.fingerprint
    assert not any(text.startswith("water") for text in after)


def test_underscores_survive_the_tokenizer(folder: Path) -> None:
    engine: Any = argos.connect(only())
    tokenizer = engine.tokenizer
    assert tokenizer.decode(["▁water", "_", "level"]).strip() == "water_level"


def test_a_package_with_byte_pairs(folder: Path) -> None:
    place = next(folder.iterdir())
    (place / "sentencepiece.model").unlink()
    (place / "bpe.model").write_text("#version: 0.2\nw a\nwa t\n", "utf-8")
    answer = run_in_own_process(
        "engine = registry.connect('en', 'it', engine='argos')\n"
        "print(engine.engine.tokenizer.encode('water, water')[0][:3])\n"
        "print(engine.engine.tokenizer.decode(['wat@@', 'er', ',', 'no']))\n"
        "print(len(engine.translate(['Water here.', 'More water.'])))",
        folder,
    )
    assert answer == ["wat", "water, no", "2"]


def test_codes_of_argos_are_ours(folder: Path) -> None:
    changed(folder, from_code="pb", to_code="zt")
    assert (only().source, only().target) == ("pt-BR", "zh-Hant")
    changed(folder, from_code="qq", to_code="it")
    assert only().source == "qq"


def test_what_is_no_whole_package_is_passed_over(folder: Path) -> None:
    (folder / "empty").mkdir()
    (folder / "list").mkdir()
    (folder / "list" / "metadata.json").write_text("[1]")
    (folder / "broken").mkdir()
    (folder / "broken" / "metadata.json").write_text("{")
    (folder / "file").write_text("")
    shutil.copytree(next(folder.glob("translate*")), folder / ".hidden")
    shutil.copytree(next(folder.glob("translate*")), folder / "sbd")
    (folder / "sbd" / "metadata.json").write_text(
        json.dumps({"type": "sbd", "from_code": "en", "to_code": "en"})
    )
    shutil.copytree(next(folder.glob("translate*")), folder / "odd")
    (folder / "odd" / "metadata.json").write_text(json.dumps({"from_code": "../x", "to_code": 3}))
    assert only().name == "translate-en_it-1_0"


def test_the_newest_version_is_taken(folder: Path) -> None:
    for version in ("1.9", "1.10"):
        copy = folder / f"translate-en_it-{version.replace('.', '_')}"
        shutil.copytree(folder / "translate-en_it-1_0", copy)
        facts = json.loads((copy / "metadata.json").read_text())
        (copy / "metadata.json").write_text(json.dumps(facts | {"package_version": version}))
    assert [model.version for model in argos.installed(Path())] == ["1.10", "1.9", "1.0"]
    assert registry.connect("en", "it").model == "translate-en_it-1_10"


@pytest.mark.parametrize("name", ["model/model.bin", "sentencepiece.model"])
def test_a_broken_package_is_one_line(folder: Path, name: str) -> None:
    (next(folder.iterdir()) / name).write_bytes(b"broken")
    with pytest.raises(ModelError, match="translate-en_it-1_0") as caught:
        registry.connect("en", "it")
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 4


def test_a_package_that_went_away(folder: Path) -> None:
    model = only()
    shutil.rmtree(folder)
    with pytest.raises(ModelError, match="not a complete Argos package"):
        argos.connect(model)
    assert argos.installed(Path()) == ()


def test_the_fingerprint_follows_files_and_options(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = argos.connect(only()).fingerprint
    assert argos.connect(only(), threads=1, batch=2).fingerprint == first
    monkeypatch.setenv("ARGOS_BEAM_SIZE", "2")
    assert argos.connect(only()).fingerprint != first
    monkeypatch.setenv("ARGOS_BEAM_SIZE", "wide")
    assert argos.connect(only()).fingerprint == first


def test_settings_come_from_environment_then_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARGOS_PACKAGES_DIR")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert argos_packages.home() == tmp_path / "data" / "argos-translate" / "packages"
    settings = tmp_path / "config" / "argos-translate" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"ARGOS_PACKAGES_DIR": str(tmp_path / "file"), "ARGOS_BEAM_SIZE": 2}))
    assert argos_packages.home() == tmp_path / "file"
    assert argos_packages.setting("ARGOS_BEAM_SIZE") == "2"
    settings.write_text("{")
    assert argos_packages.setting("ARGOS_BEAM_SIZE", "4") == "4"
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "environment"))
    assert argos_packages.home() == tmp_path / "environment"
    snap = tmp_path / "snap"
    (snap / "snap_custom" / "content_snap_packages" / "one").mkdir(parents=True)
    monkeypatch.setenv("SNAP", str(snap))
    monkeypatch.setenv("SNAP_USER_DATA", str(tmp_path / "user"))
    monkeypatch.delenv("ARGOS_PACKAGES_DIR")
    monkeypatch.delenv("XDG_DATA_HOME")
    settings.unlink()
    assert argos_packages.folders() == (
        tmp_path / "user" / ".local" / "share" / "argos-translate" / "packages",
        snap / "snap_custom" / "packages",
        snap / "snap_custom" / "content_snap_packages" / "one",
    )


def test_argos_itself_looks_in_the_same_folders(folder: Path, tmp_path: Path) -> None:
    answer = run_in_own_process(
        "from polyglot_news.engines import argos_packages\n"
        "ours = [str(p) for p in argos_packages.folders()]\n"
        "names = [p.model.name for p in argos_packages.packages()]\n"
        "from argostranslate import package, settings\n"
        "assert ours == [str(p) for p in settings.package_dirs], ours\n"
        "assert names == [p.package_path.name for p in package.get_installed_packages()]\n"
        "print(*names)",
        folder,
    )
    assert answer == ["translate-en_it-1_0"]


def test_our_output_is_that_of_argos(folder: Path) -> None:
    """Where nothing is unknown and nothing loops, equal options give equal translations."""
    place = next(folder.iterdir())
    tokens = json.loads((place / "model" / "shared_vocabulary.json").read_text("utf-8"))
    shutil.rmtree(place / "model")
    make_model(place / "model", tokens, stop=9.0)
    answer = run_in_own_process(
        "import json\n"
        "from polyglot_news.engines import argos\nfrom polyglot_news import repetition\n"
        "from polyglot_news.engines.decoding import Decoding\n"
        f"sentences = {SENTENCES!r}\n"
        "repetition.looping = lambda *_: False\n"
        "engine = argos.connect(argos.installed(None)[0])\n"
        "ours = [engine._run([s], Decoding())[0][0] for s in sentences]\n"
        "from argostranslate import translate\n"
        "class Told:\n"
        "    def __init__(self, package): pass\n"
        "    def split_sentences(self, text): return [text]\n"
        "translate.MiniSBDSentencizer = Told\n"
        "theirs = [translate.translate(s, 'en', 'it') for s in sentences]\n"
        "whole = [(a.text, b) for a, b in zip(ours, theirs) if a.is_whole]\n"
        "print(sum(a == b.replace('  ', ' ').strip() for a, b in whole), len(whole))",
        folder,
    )
    same, whole = map(int, answer[0].split())
    assert whole >= len(SENTENCES) // 2
    assert same == whole


def run_in_own_process(code: str, folder: Path) -> list[str]:
    home = folder.parent / "home"
    home.mkdir()
    environment = {"HOME": str(home), "PATH": "", "ARGOS_PACKAGES_DIR": str(folder)}
    answer = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", "from polyglot_news.engines import registry\n" + code],
        capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.splitlines()


def test_what_is_installed_is_found_by_us_and_by_argos(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "work" / package.name
    shutil.copytree(package, copy)
    folder = tmp_path / "argos" / "packages"
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder))

    def check(path: Path) -> None:
        model = argos_packages.package_at(path)
        assert model is not None
        assert len(argos.connect(model.model).translate(["Water."])) == 1

    done = store.install(zipped(copy), folder=argos_packages.home(), check=check)
    assert [model.path for model in argos.installed(Path())] == [done.path]
    answer = run_in_own_process(
        "from argostranslate import package\n"
        "print(*[p.package_path for p in package.get_installed_packages()])",
        folder,
    )
    assert answer == [str(done.path)]
