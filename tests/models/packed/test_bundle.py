"""Models carried: bundles, folders, records, verification; and what Argos' own installer sees of it."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from installed import PACKAGES

from polyglot_news.cli.app import run
from polyglot_news.engines import argos_packages, firefox, registry
from polyglot_news.errors import ModelError
from polyglot_news.models.installed import installing, lockfile
from polyglot_news.models.installed.installing import Folders
from polyglot_news.models.installed.lockfile import Record
from polyglot_news.models.packed import archive, bundle

Captured = pytest.CaptureFixture[str]
RU = PACKAGES / "translate-en_ru-1_0.argosmodel"
IT = PACKAGES / "translate-en_it-1_0.argosmodel"
NAME = "translate-en_ru-1_0"


def content(stream: tarfile.TarFile, name: str | tarfile.TarInfo) -> bytes:
    opened = stream.extractfile(name)
    assert opened is not None
    return opened.read()


@pytest.fixture
def untried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polyglot_news.models.fetch_and_install.try_out", lambda *_: None)


def move(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Go on as on another machine."""
    monkeypatch.setenv("HOME", str(home))
    for variable, below in (
        ("XDG_DATA_HOME", "data"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_CONFIG_HOME", "conf"),
    ):
        monkeypatch.setenv(variable, str(home / below))
    monkeypatch.delenv("ARGOS_PACKAGES_DIR", raising=False)


def test_a_bundle_is_carried_to_another_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["models", "install", str(RU), str(IT)]) == 0
    assert run(["models", "bundle", "en-ru", "it", "-o", "m.tar"]) == 0
    assert run(["models", "bundle", "en-ru", "it", "-o", "again/m.tar"]) == 0
    assert (tmp_path / "m.tar").read_bytes() == (tmp_path / "again" / "m.tar").read_bytes()
    assert f"packed {NAME}" in capsys.readouterr().err
    with tarfile.open("m.tar") as stream:
        names = stream.getnames()
        manifest = json.loads(content(stream, "manifest.json"))
    assert names == ["manifest.json", f"argos-{NAME}.argosmodel", "argos-translate-en_it-1_0.argosmodel"]
    assert manifest["models"][0]["model"]["origin"] == RU.name
    before = {model.name: lockfile.hashes(model.path) for model in registry.installed(engine="argos")}
    move(monkeypatch, tmp_path / "elsewhere")
    assert registry.installed(engine="argos") == ()
    assert run(["models", "install", "m.tar"]) == 0
    models = registry.installed(engine="argos")
    assert {model.name: lockfile.hashes(model.path) for model in models} == before
    record = lockfile.read(argos_packages.home())[NAME]
    assert (record.origin, len(record.sha256)) == (RU.name, 64)
    assert run(["models", "verify", "en-ru", "en-it"]) == 0
    assert "unchanged, works" in capsys.readouterr().out
    assert not list((tmp_path / "elsewhere" / "cache").rglob("*.argosmodel"))


def test_what_cannot_be_bundled_is_told(tmp_path: Path, untried: None, capsys: Captured) -> None:
    target = str(tmp_path / "m.tar")
    assert run(["models", "bundle", "en-ka", "-o", target]) == 4
    assert "no model for en-ka is installed (polyglot-news models install en-ka)" in capsys.readouterr().err
    assert run(["models", "install", str(RU)]) == 0
    (argos_packages.home() / NAME / "README.md").write_text("changed")
    assert run(["models", "bundle", "en-ru", "-o", target]) == 4
    assert "README.md has changed since it was installed" in capsys.readouterr().err
    assert list(tmp_path.glob("*.tar")) == []
    assert run(["models", "install", str(RU)]) == 0
    (tmp_path / "file").write_text("")
    assert run(["models", "bundle", "en-ru", "-o", str(tmp_path / "file" / "m.tar")]) == 2


@pytest.fixture
def bundled(tmp_path: Path, untried: None, own_home: Path) -> Path:
    assert run(["models", "install", str(RU)]) == 0
    assert run(["models", "bundle", "en-ru", "-o", str(tmp_path / "m.tar")]) == 0
    assert run(["models", "remove", "en-ru"]) == 0
    return tmp_path / "m.tar"


def rewritten(path: Path, change: Callable[[dict[str, bytes], list[tarfile.TarInfo]], None]) -> None:
    """Write a bundle anew, changed."""
    with tarfile.open(path) as stream:
        entries = stream.getmembers()
        data = {entry.name: content(stream, entry) for entry in entries}
    change(data, entries)
    with tarfile.open(path, "w", format=tarfile.USTAR_FORMAT) as stream:
        for entry in entries:
            entry.size = len(data.get(entry.name, b"")) if entry.isfile() else 0
            stream.addfile(entry, io.BytesIO(data.get(entry.name, b"")))


def manifest(**values: object) -> Callable[[dict[str, bytes], list[tarfile.TarInfo]], None]:
    def change(data: dict[str, bytes], _: object) -> None:
        found = json.loads(data["manifest.json"])
        found["models"][0] |= values
        data["manifest.json"] = json.dumps(found).encode()

    return change


def told(**values: object) -> Callable[[dict[str, bytes], list[tarfile.TarInfo]], None]:
    def change(data: dict[str, bytes], _: object) -> None:
        found = json.loads(data["manifest.json"])
        found["models"][0]["model"] |= values
        data["manifest.json"] = json.dumps(found).encode()

    return change


def other_model(data: dict[str, bytes], _: object) -> None:
    data[f"argos-{NAME}.argosmodel"] = data[f"argos-{NAME}.argosmodel"][:-1] + b"x"


def a_link(_: object, entries: list[tarfile.TarInfo]) -> None:
    entries[1].type, entries[1].linkname = tarfile.SYMTYPE, "/etc/passwd"


def named_away(data: dict[str, bytes], entries: list[tarfile.TarInfo]) -> None:
    data["../evil"] = data[entries[1].name]
    entries[1].name = "../evil"


def no_models(data: dict[str, bytes], _: object) -> None:
    data["manifest.json"] = b'{"schema": "polyglot-news-bundle/1", "models": 3}'


def twice(data: dict[str, bytes], _: object) -> None:
    found = json.loads(data["manifest.json"])
    found["models"] *= 2
    data["manifest.json"] = json.dumps(found).encode()


HOSTILE = {
    "hash": (manifest(sha256="0" * 64), "is damaged: SHA-256 differs (copy the bundle again)"),
    "size": (manifest(size=3), "has another size"),
    "file": (manifest(file="../evil"), "names a file as none is named"),
    "model": (manifest(model=3), "names no model"),
    "engine": (told(engine="steam"), "names no model"),
    "files": (told(files={"README.md": "0" * 64}), "not what was packed"),
    "other model": (other_model, "is damaged: SHA-256 differs (copy the bundle again)"),
    "link": (a_link, "where argos-translate-en_ru-1_0.argosmodel should be"),
    "name": (named_away, "where argos-translate-en_ru-1_0.argosmodel should be"),
    "manifest": (no_models, "its manifest is none of ours"),
    "twice": (twice, "names a file twice"),
}


@pytest.mark.parametrize("how", HOSTILE)
def test_a_hostile_bundle_is_refused(how: str, bundled: Path, own_home: Path, capsys: Captured) -> None:
    change, reason = HOSTILE[how]
    rewritten(bundled, change)
    capsys.readouterr()
    assert run(["models", "install", str(bundled)]) == 4
    error = capsys.readouterr().err
    assert reason in error
    assert error.count("\n") == 1
    assert registry.installed(engine="argos") == ()
    assert not list(own_home.rglob("*.argosmodel*"))


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99])
def test_a_bundle_cut_off_is_refused(bundled: Path, share: float, capsys: Captured) -> None:
    data = bundled.read_bytes()
    bundled.write_bytes(
        data[: int(len(data) * share) // 512 * 512 - 1024 if share > 0.9 else int(len(data) * share)]
    )
    assert run(["models", "install", str(bundled)]) == 4
    assert registry.installed(engine="argos") == ()


def test_contents_of_a_bundle(bundled: Path, tmp_path: Path) -> None:
    assert bundle.is_bundle(bundled)
    assert not bundle.is_bundle(RU)
    assert not bundle.is_bundle(tmp_path / "none")
    assert [carried.record.name for carried in bundle.contents(bundled)] == [NAME]
    with pytest.raises(ModelError, match="No such file"):
        bundle.contents(tmp_path / "none")


# folders, and models of Firefox


def starter() -> Path:
    return next(m.path for m in registry.installed(engine="firefox") if (m.source, m.target) == ("en", "pt"))


def test_an_unpacked_model_and_a_folder_of_files_are_installed(tmp_path: Path, capsys: Captured) -> None:
    place = tmp_path / "en-pt"
    shutil.copytree(starter(), place)
    assert run(["models", "install", str(place)]) == 0
    assert "installed en-pt (en-pt," in capsys.readouterr().err
    folder = installing.Folders(
        argos_packages.home(), firefox.model_folder(Path(os.environ["XDG_DATA_HOME"]) / "polyglot-news")
    )
    assert sorted(path.name for path in (folder.firefox / "en-pt").iterdir()) == [
        "lex.50.50.enpt.s2t.bin", "model.enpt.intgemm.alphas.bin", "vocab.enpt.spm",
    ]  # fmt: skip
    assert run(["models", "bundle", "en-pt", "--engine", "firefox", "-o", str(tmp_path / "f.tar")]) == 0
    (tmp_path / "files").mkdir()
    shutil.copy(RU, tmp_path / "files")
    shutil.copy(tmp_path / "f.tar", tmp_path / "files")
    (tmp_path / "files" / "notes.txt").write_text("no model")
    assert run(["models", "install", str(tmp_path / "files")]) == 0
    told = capsys.readouterr().err
    assert "installed translate-en_ru-1_0" in told
    assert "replaced en-pt" in told
    assert run(["models", "remove", "en-pt", "--engine", "firefox"]) == 0
    capsys.readouterr()
    assert run(["models", "remove", "en-pt", "--engine", "firefox"]) == 4  # that of the starter is left
    assert "not by this program" in capsys.readouterr().err
    (tmp_path / "empty").mkdir()
    assert run(["models", "install", str(tmp_path / "empty")]) == 4
    assert "no model in this folder" in capsys.readouterr().err
    assert run(["models", "install", str(tmp_path / "none.argosmodel")]) == 4
    (place / "model.enpt.intgemm.alphas.bin").write_bytes(b"no model" * 100)
    assert run(["models", "install", str(place)]) == 4
    assert "en-pt: it does not work" in capsys.readouterr().err


# verification


def test_verification(capsys: Captured) -> None:
    assert run(["models", "install", str(RU)]) == 0
    capsys.readouterr()
    assert run(["models", "verify", "en-ru"]) == 0
    assert capsys.readouterr().out == f"en-ru\targos\t{NAME}\tunchanged, works\n"
    assert run(["models", "list"]) == 0
    assert "\tverified 20" in capsys.readouterr().out
    assert run(["models", "list", "--format", "json"]) == 0
    row = next(row for row in json.loads(capsys.readouterr().out) if row["pair"] == "en-ru")
    assert row["origin"] == str(RU)
    assert row["size"] > 1_000_000
    model = argos_packages.home() / NAME / "model" / "model.bin"
    model.write_bytes(model.read_bytes()[:-1] + b"x")
    assert run(["models", "verify", "en-ru"]) == 4
    told = capsys.readouterr()
    assert told.out == f"en-ru\targos\t{NAME}\tmodel/model.bin has changed\n"
    assert (
        "1 of 1 models differ from what was installed (polyglot-news models install en-ru --force)"
        in told.err
    )
    (argos_packages.home() / lockfile.NAME).unlink()
    model.write_bytes(b"nothing")
    assert run(["models", "verify", NAME, "--format", "json"]) == 4
    assert "it does not work" in json.loads(capsys.readouterr().out)[0]["state"]
    assert run(["models", "verify", "en-ka"]) == 4
    assert "no model 'en-ka' is installed" in capsys.readouterr().err


def test_a_model_that_another_program_installed_is_recorded_when_it_is_verified(capsys: Captured) -> None:
    contents = archive.inspect(RU)
    folder = argos_packages.home() / NAME
    folder.mkdir(parents=True)
    archive.unpack(RU, contents, folder)
    assert run(["models", "verify", "en-ru"]) == 0
    assert "works; recorded now" in capsys.readouterr().out
    record = lockfile.read(argos_packages.home())[NAME]
    assert record.files == lockfile.hashes(folder)
    assert record.verified


def test_a_model_that_came_with_a_package_is_known_as_verified(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["models", "verify", "en-pt"]) == 0
    assert capsys.readouterr().out.endswith("\tworks; recorded now\n")
    assert run(["models", "verify", "en-pt"]) == 0
    assert capsys.readouterr().out.endswith("\tunchanged, works\n")
    assert run(["models", "list"]) == 0
    assert re.search(r"^en-pt\t.*\tverified 20", capsys.readouterr().out, re.MULTILINE)
    assert run(["doctor"]) == 0
    assert re.search(r"en-pt\tfirefox tiny\t.*\tverified 20", capsys.readouterr().out)
    target = tmp_path / "models.tar"
    assert run(["models", "bundle", "en-pt", "-o", str(target)]) == 0
    capsys.readouterr()
    assert run(["models", "install", str(target)]) == 0
    told = capsys.readouterr().err
    assert re.search(r"installed en-pt \(en-pt, \d+ MB\) in \S+, SHA-256 [0-9a-f]{64}, from \S+\n", told)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"schema": "polyglot-news-lock/1"}',
        '{"schema": "x", "models": []}',
        '{"schema": "polyglot-news-lock/1", "models": [3, {"name": 3}]}',
        '{"schema": "polyglot-news-lock/1", "models": [{"name": "x", "files": {"a": 1}}]}',
    ],
)
def test_a_lock_file_that_cannot_be_read_counts_as_empty(text: str, tmp_path: Path) -> None:
    (tmp_path / lockfile.NAME).write_text(text)
    assert lockfile.read(tmp_path) == {}
    record = Record("a", "argos", "en", "it", "1.0", files={"b": "c"})
    lockfile.put(tmp_path, record)
    assert lockfile.read(tmp_path) == {"a": record}
    lockfile.drop(tmp_path, "a")
    assert lockfile.read(tmp_path) == {}


def test_a_folder_that_another_command_holds(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from polyglot_news.models.installed import installing\n"
        "with installing.held(pathlib.Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with (
            pytest.raises(ModelError, match="another installation is at work"),
            installing.held(tmp_path, patience=0.1),
        ):
            pass
        other.kill()
    with installing.held(tmp_path, patience=1):
        pass
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelError, match="check space and permissions"), installing.held(tmp_path / "file"):
        pass


# Argos' own installer


def argospm(*arguments: str) -> str:
    code = "import sys; from argostranslate.argospm import main; main()"
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, *arguments], capture_output=True, text=True, check=True
    ).stdout


def test_argos_sees_what_we_installed_and_we_see_what_it_installed(tmp_path: Path) -> None:
    assert run(["models", "install", str(RU)]) == 0
    assert argospm("list").split() == ["translate-en_ru"]
    code = "import sys; from argostranslate import package; package.install_from_path(sys.argv[1])"
    subprocess.run([sys.executable, "-W", "ignore", "-c", code, str(IT)], check=True, capture_output=True)
    assert sorted(argospm("list").split()) == ["translate-en_it", "translate-en_ru"]
    assert {(m.source, m.target) for m in registry.installed(engine="argos")} == {("en", "it"), ("en", "ru")}
    assert run(["models", "verify", "en-it"]) == 0
    assert run(["models", "remove", "en-it"]) == 0
    assert argospm("list").split() == ["translate-en_ru"]
    argospm("remove", "translate-en_ru")
    assert registry.installed(engine="argos") == ()


def test_folders_of_engines(tmp_path: Path) -> None:
    places = Folders(tmp_path / "a", tmp_path / "f")
    assert (places.of("argos"), places.of("firefox")) == (tmp_path / "a", tmp_path / "f")
