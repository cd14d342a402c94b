"""What strangers write into lock files, bundles, indexes and addresses is refused or passed over."""

from __future__ import annotations

import json
import os
import stat
import zipfile
from pathlib import Path

import mirror
import pytest
from installed import PACKAGES, install

from polyglot_news.cli.app import run
from polyglot_news.engines import argos_packages
from polyglot_news.models.catalogues import catalogue
from polyglot_news.models.installed import lockfile
from polyglot_news.models.installed.lockfile import Record
from polyglot_news.models.packed import bundle

SECRET = "s3cret"  # noqa: S105 - of nobody
MODEL = "translate-en_it-1_0.argosmodel"


def renamed(tmp_path: Path, top: str) -> Path:
    path = tmp_path / "renamed.argosmodel"
    with zipfile.ZipFile(PACKAGES / MODEL) as source, zipfile.ZipFile(path, "w") as sink:
        for name in source.namelist():
            rest = name.partition("/")[2]
            if rest:
                sink.writestr(f"{top}/{rest}", source.read(name))
    return path


@pytest.mark.parametrize("top", [lockfile.NAME, "Polyglot-News.lock.json", "polyglot-news-x"])
def test_a_package_named_as_our_own_files_is_refused(
    top: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["models", "install", str(renamed(tmp_path, top))]) == 4
    assert "as files of this program are" in capsys.readouterr().err
    assert run(["models", "install", str(PACKAGES / MODEL)]) == 0
    assert lockfile.read(argos_packages.home()).keys() == {"translate-en_it-1_0"}


@pytest.mark.parametrize("row", [
    {"size": True}, {"size": "1"}, {"files": {"a": 1}}, {"files": []}, {"origin": None}, {"name": ["x"]}, 5,
])  # fmt: skip
def test_a_record_of_other_types_is_passed_over(row: object, tmp_path: Path) -> None:
    good = Record("good", "argos", "en", "it", "1")
    lockfile.put(tmp_path, good)
    found = json.loads((tmp_path / lockfile.NAME).read_text())
    bad = lockfile.to_json(Record("bad", "argos", "en", "fr", "1")) | row if isinstance(row, dict) else row
    found["models"].append(bad)
    (tmp_path / lockfile.NAME).write_text(json.dumps(found))
    assert lockfile.read(tmp_path) == {"good": good}


def test_a_bundle_whose_manifest_says_true_for_a_size_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install("it")
    path = argos_packages.home() / "translate-en_it-1_0"
    bundle.write([(path, lockfile.read(argos_packages.home())[path.name])], tmp_path / "m.tar")
    data = (tmp_path / "m.tar").read_bytes()
    (carried,) = bundle.contents(tmp_path / "m.tar")
    size = f'"size": {carried.size},'.encode()
    assert data.count(size) == 1
    (tmp_path / "bad.tar").write_bytes(data.replace(size, b'"size": true' + b" " * (len(size) - 13) + b","))
    capsys.readouterr()
    assert run(["models", "install", str(tmp_path / "bad.tar")]) == 4
    assert "refused: its manifest names a file as none is named" in capsys.readouterr().err


def test_malformed_links_of_an_index_are_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        mirror.row("en", "it", "http://[", "https://host.example/a"),
        mirror.row("en", "fr", "http://["),
        mirror.row("en", "de", "https://host.example/b") | {"size": True, "sha256": 5, "package_version": {}},
        mirror.row("en", "es", "https://host.example/b") | {"from_code": ["en"]},
        5, None, [], {"links": 5}, {"links": [5, None]},
    ]  # fmt: skip
    path = tmp_path / "index.json"
    path.write_text(json.dumps(rows))
    found = catalogue.load(str(path), cache=tmp_path / "cache")
    assert [(entry.target, entry.size) for entry in found.entries] == [("de", 0), ("it", 0)]
    record = {"version": "3.0", "sourceLanguage": "en", "targetLanguage": "it", "fileType": ["model"]}
    path.write_text(json.dumps({"data": [record | {"attachment": {"location": "http://["}}, record, 7]}))
    assert catalogue.load(str(path), cache=tmp_path / "cache").entries == ()
    path.write_text(json.dumps(rows))
    capsys.readouterr()
    assert run(["models", "list", "--available", "--index", str(path)]) == 0
    told = capsys.readouterr()
    assert [line.split("\t")[0] for line in told.out.splitlines()] == ["en-de", "en-it"]
    assert told.err.count(f"{path}: 7 rows are not as a catalogue has them: passed over\n") == 1
    for address in ("http://[", "https://[x/index.json"):
        assert run(["models", "list", "--available", "--index", address]) == 4
        assert run(["models", "install", address]) == 4
    assert "a fault of the program" not in capsys.readouterr().err


@pytest.mark.parametrize(("command", "code"), [
    ("glossary import", 2), ("models install", 4), ("models list --available --index", 4),
    ("split a.txt --config", 2), ("digest a.txt --to it --glossary", 2),
])  # fmt: skip
def test_a_device_is_not_read_without_end(
    command: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("It rained.")
    os.mkfifo(tmp_path / "pipe")
    for path in ("/dev/zero", "pipe"):
        assert run([*command.split(), path]) == code
        assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.enable_socket
def test_a_password_in_an_address_is_used_and_neither_shown_nor_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], own_home: Path
) -> None:
    with mirror.running() as server:
        server.files["model"] = (PACKAGES / MODEL).read_bytes()
        server.files["index.json"] = json.dumps([mirror.row("en", "it", "model")]).encode()
        index = server.link("well", "index.json").replace("http://", f"http://user:{SECRET}@")
        link = server.link("well", "model").replace("http://", f"http://user:{SECRET}@")
        assert run(["models", "list", "--available", "--index", index]) == 0
        assert run(["models", "install", "en-it", "--index", index, "--yes"]) == 0
        assert run(["models", "install", link]) == 0
        assert run(["models", "bundle", "en-it", "-o", str(tmp_path / "m.tar")]) == 0
        sent = [headers.get("Authorization", "") for _, headers in server.asked]
        assert sent == ["Basic dXNlcjpzM2NyZXQ="] * len(sent)
        gone, page = (
            server.link(how, name).replace("//", f"//user:{SECRET}@")
            for how, name in (("404", "model"), ("html", "index.json"))
        )
        assert run(["models", "install", gone]) == 4
        assert run(["models", "list", "--available", "--index", page, "-v"]) == 4
    out, err = capsys.readouterr()
    assert "127.0.0.1" in err
    kept = [path for path in (*own_home.rglob("*"), tmp_path / "m.tar") if path.is_file()]
    assert any(path.name == lockfile.NAME for path in kept)
    assert SECRET not in out + err
    assert not [path for path in kept if SECRET.encode() in path.read_bytes()]


@pytest.mark.enable_socket
def test_netrc_counts_where_the_address_has_no_password(tmp_path: Path, own_home: Path) -> None:
    (own_home / ".netrc").write_text(f"machine 127.0.0.1 login me password {SECRET}\n")
    with mirror.running() as server:
        server.files["index.json"] = json.dumps([mirror.row("en", "it", "model")]).encode()
        assert run(["models", "list", "--available", "--index", server.link("well", "index.json")]) == 0
        ((_, headers),) = server.asked
        assert headers["Authorization"].startswith("Basic ")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (".polyglot-news.lock", "a folder where the lock file should be (remove it)"),
        (lockfile.NAME, "a folder where the record of the models should be (remove it)"),
    ],
)
def test_a_folder_in_the_place_of_a_lock_file_is_named(
    name: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    install("it")
    place = argos_packages.home() / name
    place.unlink(missing_ok=True)
    place.mkdir()
    models = [path.name for path in sorted(argos_packages.home().iterdir()) if path.name[0] == "t"]
    package = str(PACKAGES / "translate-en_ru-1_0.argosmodel")
    for command in (["install", package], ["verify"], ["remove", "en-it"]):
        assert run(["models", *command]) == 4
        assert capsys.readouterr().err == f"polyglot-news: error: {place}: {told}\n"
    assert [path.name for path in sorted(argos_packages.home().iterdir()) if path.name[0] == "t"] == models


@pytest.mark.skipif(os.name == "nt", reason="modes of files are POSIX")
def test_the_record_of_the_models_is_its_owners() -> None:
    install("it")
    assert stat.S_IMODE((argos_packages.home() / lockfile.NAME).stat().st_mode) == 0o600
