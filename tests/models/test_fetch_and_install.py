"""`models install` against a real server that misbehaves: what the user sees, what is on disk afterwards."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import mirror
import pytest
from installed import PACKAGES
from mirror import Mirror, index_file, row
from waiting import waited_for

from polyglot_news.cli.app import run
from polyglot_news.config import cache_folder
from polyglot_news.engines import argos_packages, registry
from polyglot_news.models.installed import lockfile

pytestmark = pytest.mark.enable_socket
RU = (PACKAGES / "translate-en_ru-1_0.argosmodel").read_bytes()
NAME = "translate-en_ru-1_0"
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mirror]:
    mirror.hasty(monkeypatch)
    monkeypatch.setattr("polyglot_news.models.fetch_and_install.try_out", lambda *_: None)  # see test_trial
    with mirror.running() as server:
        server.files |= {"ru": RU, "it": (PACKAGES / "translate-en_it-1_0.argosmodel").read_bytes()}
        yield server


def everything(home: Path) -> list[str]:
    """Return the files below a home that hold anything, but for locks and those of the installed model."""
    return sorted(
        path.name
        for path in home.rglob("*")
        if path.is_file() and path.suffix != ".lock" and NAME not in path.parts and path.stat().st_size
    )


def installed() -> list[str]:
    return [package.model.target for package in argos_packages.packages()]


COMES = [
    "well",
    "drop",
    "norange",
    "429once",
    "503once",
    "redirect",
    "otherhost",
    "chunked",
    "untagged",
    "sayslonger",
    "slow",
]
FAILS = {
    "404": "404 Not Found (the file is missing",
    "429": "429 Too Many Requests (it is busy: try again later)",
    "503": "503 Service Unavailable (it is busy: try again later)",
    "plainhttp": "leads to http://mirror.example/ru, which is not https (try another mirror)",
    "html": "sends a web page instead of a model (open it in a browser, or check the index)",
    "saysshorter": "no model file",
    "trickle": "too slow",
    "alwaysdrop": "517402 of 1034804 bytes are here (run the command again: it goes on where it stopped)",
    "refuses": "(check the network and HTTPS_PROXY)",
}


@pytest.mark.parametrize("how", COMES)
def test_a_model_comes_in_spite_of(
    how: str, server: Mirror, tmp_path: Path, own_home: Path, capsys: Captured
) -> None:
    server.pause = 0.001
    index = index_file(tmp_path, row("en", "ru", server.link(how, "ru")))
    assert run(["models", "install", "en-ru", "--index", index]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert f"installed {NAME} (en-ru, 1.1 MB)" in told.err
    assert installed() == ["ru"]
    assert everything(own_home) == [lockfile.NAME]
    record = lockfile.read(argos_packages.home())[NAME]
    assert (record.origin, record.size) == (server.link(how, "ru"), len(RU))
    assert len(record.sha256) == 64
    assert sorted(record.files) == sorted(lockfile.hashes(argos_packages.home() / NAME))


@pytest.mark.parametrize("how", FAILS)
def test_a_model_does_not_come(
    how: str, server: Mirror, tmp_path: Path, own_home: Path, capsys: Captured
) -> None:
    index = index_file(tmp_path, row("en", "ru", server.link(how, "ru")))
    assert run(["models", "install", "en-ru", "--index", index]) == 4
    error = capsys.readouterr().err.splitlines()[-1]
    assert error.startswith(f"polyglot-news: error: {server.link(how, 'ru')}: ")
    assert FAILS[how] in error
    assert installed() == []
    resumable = how in {"trickle", "alwaysdrop"}
    part = ["argos-en-ru_1.0.argosmodel.part", "argos-en-ru_1.0.argosmodel.part.json"]
    assert everything(own_home) == (part if resumable else [])
    # the same command succeeds once the server has come to its senses
    index = index_file(tmp_path, row("en", "ru", server.link("well", "ru")))
    assert run(["models", "install", "en-ru", "--index", index]) == 0
    assert everything(own_home) == [lockfile.NAME]


def test_a_different_file_the_second_time_is_told(
    server: Mirror, tmp_path: Path, own_home: Path, capsys: Captured
) -> None:
    from polyglot_news.models.packed import archive

    unpacked = tmp_path / NAME
    unpacked.mkdir()
    package = tmp_path / "ru.argosmodel"
    package.write_bytes(RU)
    archive.unpack(package, archive.inspect(package), unpacked)
    (unpacked / "README.md").write_text("changed")
    archive.pack(unpacked, tmp_path / "second", NAME)
    index = index_file(tmp_path, row("en", "ru", server.link("well", "ru")))
    install = ["models", "install", "en-ru", "--index", index]
    assert run(install) == 0
    assert run(install) == 0
    assert "en-ru 1.0 is installed already (--force fetches it again)" in capsys.readouterr().err
    server.files["ru"] = (tmp_path / "second").read_bytes()
    assert run([*install, "--force"]) == 0
    told = capsys.readouterr().err
    assert f"warning: {NAME} is not what was installed on 20" in told
    assert "README.md has changed; SHA-256 was" in told
    assert "replaced" in told
    # and after it was removed as well
    assert run(["models", "remove", "en-ru"]) == 0
    server.files["ru"] = RU
    assert run(install) == 0
    assert "README.md has changed" in capsys.readouterr().err


def test_a_model_of_another_pair_than_the_index_says_is_refused(
    server: Mirror, tmp_path: Path, own_home: Path, capsys: Captured
) -> None:
    index = index_file(tmp_path, row("en", "de", server.link("well", "ru"), server.link("404", "ru")))
    assert run(["models", "install", "en-de", "--index", index]) == 4
    assert "404" in capsys.readouterr().err
    index = index_file(tmp_path, row("en", "de", server.link("well", "ru")))
    assert run(["models", "install", "en-de", "--index", index]) == 4
    assert "refused: it translates en-ru, and the index says en-de" in capsys.readouterr().err
    assert everything(own_home) == []


def test_a_hash_of_a_mirror_is_kept_to(
    server: Mirror, tmp_path: Path, own_home: Path, capsys: Captured
) -> None:
    index = index_file(tmp_path, row("en", "ru", server.link("well", "ru"), sha256="0" * 64))
    assert run(["models", "install", "en-ru", "--index", index]) == 4
    assert "not the file of the catalogue" in capsys.readouterr().err
    assert everything(own_home) == []


def test_several_at_once_and_one_fails(
    server: Mirror, tmp_path: Path, own_home: Path, capsys: Captured
) -> None:
    rows = [row("en", "ru", server.link("drop", "ru")), row("en", "it", server.link("404", "it"))]
    index = index_file(tmp_path, *rows)
    assert run(["models", "install", "it", "ru", "--from", "en", "--index", index]) == 5
    error = capsys.readouterr().err
    assert "some models could not be installed" in error
    assert "404" in error
    assert installed() == ["ru"]
    index = index_file(
        tmp_path, row("en", "it", server.link("404", "it")), row("en", "de", server.link("404", "x"))
    )
    assert run(["models", "install", "it", "de", "--index", index]) == 4


def test_a_pivot_is_told(server: Mirror, tmp_path: Path, capsys: Captured) -> None:
    index = index_file(
        tmp_path, row("de", "en", server.link("404", "x")), row("en", "ru", server.link("well", "ru"))
    )
    assert run(["models", "install", "de-ru", "--index", index]) == 5
    told = capsys.readouterr().err
    assert "de-ru goes through English: it needs de-en 1.0 and en-ru 1.0" in told
    assert "  de-en 1.0: size unknown, argos, COMET 0.863, licence in the package, 127.0.0.1\n" in told
    assert "  en-ru 1.0: 1.0 MB, argos, COMET 0.848, licence in the package, 127.0.0.1\n" in told
    assert "  together: size unknown\n" in told


def test_what_is_available(
    server: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    rows = [row("en", "ru", "https://a/1", size=1_100_000), row("en", "zt", "https://a/2")]
    server.files["index.json"] = json.dumps(rows).encode()
    monkeypatch.setenv("POLYGLOT_NEWS_INDEX", server.link("well", "index.json"))
    assert run(["models", "list", "--available"]) == 0
    told = capsys.readouterr()
    assert told.out == (
        "en-ru\targos\t1.0\t1.1 MB\t-\t-\t0.848\t27.6\t-\t-\thttps://a/1\n"
        "en-zh-Hant\targos\t1.0\t?\t-\t-\t-\t-\t-\t-\thttps://a/2\n"
    )
    assert f"catalogue of 20{told.err.partition('catalogue of 20')[2][:8]}, http://127.0.0.1" in told.err
    del server.files["index.json"]
    assert run(["models", "list", "--available", "--format", "json"]) == 0
    told = capsys.readouterr()
    assert [item["pair"] for item in json.loads(told.out)] == ["en-ru", "en-zh-Hant"]
    assert "(kept: " in told.err
    monkeypatch.setenv("POLYGLOT_NEWS_INDEX", server.link("well", "other.json"))
    assert run(["models", "list", "--available"]) == 4
    assert run(["models", "list", "--available", "--engine", "none"]) == 2


def test_from_an_address(server: Mirror, own_home: Path, capsys: Captured) -> None:
    assert run(["models", "install", server.link("drop", "ru")]) == 0
    assert f"from {server.link('drop', 'ru')}" in capsys.readouterr().err
    assert run(["models", "install", server.link("html", "ru")]) == 4
    assert "no model file" in capsys.readouterr().err
    assert installed() == ["ru"]
    assert everything(own_home) == [lockfile.NAME]


def test_the_index_of_the_environment_counts(
    server: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    index_file(tmp_path, row("en", "it", server.link("well", "it")))
    monkeypatch.setenv("POLYGLOT_NEWS_INDEX", str(tmp_path / "index.json"))
    assert run(["models", "install", "en-ru"]) == 4
    assert "the catalogue has no model for en-ru (from English it has it)" in capsys.readouterr().err
    monkeypatch.delenv("POLYGLOT_NEWS_INDEX")
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", f"{tmp_path}/")
    assert run(["models", "install", "en-it"]) == 0


def test_progress_of_several_is_shown_on_a_terminal(
    server: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    index = index_file(
        tmp_path, row("en", "ru", server.link("well", "ru")), row("en", "it", server.link("well", "it"))
    )
    assert run(["models", "install", "ru", "it", "--index", index]) == 0
    shown = capsys.readouterr().err
    assert "en-ru 1.0" in shown
    assert "en-it 1.0" in shown


def test_two_installs_at_once(server: Mirror, tmp_path: Path, own_home: Path) -> None:
    index = index_file(tmp_path, row("en", "ru", server.link("slow", "ru")))
    server.pause = 0.01
    command = [sys.executable, "-m", "polyglot_news", "models", "install", "en-ru", "--index", index]
    processes = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    told = [process.communicate(timeout=120)[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], told
    assert sum(f"installed {NAME} (en-ru" in text for text in told) == 1
    assert len(server.asked) == 1
    assert installed() == ["ru"]
    assert everything(own_home) == [lockfile.NAME]


@pytest.mark.parametrize("moment", [0.2, 0.7])
def test_killed_in_the_middle_it_is_done_by_the_next_command(
    server: Mirror, tmp_path: Path, own_home: Path, moment: float, capsys: Captured
) -> None:
    """Killed while it downloads (the first) or unpacks and tries the model; `benchmarks` kills more."""
    index = index_file(tmp_path, row("en", "ru", server.link("slow", "ru")))
    server.pause = 0.02
    command = ["models", "install", "en-ru", "--index", index]
    process = subprocess.Popen([sys.executable, "-m", "polyglot_news", *command], stderr=subprocess.DEVNULL)
    assert waited_for(lambda: server.asked)
    time.sleep(moment)
    process.kill()
    process.wait()
    for folder in argos_packages.home().glob("translate-*"):
        assert lockfile.hashes(folder).keys() >= {"metadata.json", "model/model.bin"}
    assert run(command) == 0
    assert installed() == ["ru"]
    assert everything(own_home) == [lockfile.NAME]
    assert not [path for path in own_home.rglob(".polyglot-news-install-*") if path.is_dir()]


# models of Firefox, from records like Mozilla's


@pytest.fixture(scope="module")
def records() -> tuple[bytes, dict[str, bytes]]:
    """Records of a catalogue for the model of the starter, and its files, packed as Mozilla packs them."""
    zstd = importlib.import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
    folder = next(
        model.path
        for model in registry.installed(engine="firefox")
        if (model.source, model.target) == ("en", "pt")
    )
    rows, files = [], {}
    for path in sorted([*folder.glob("*.bin"), *folder.glob("*.spm")]):
        data = path.read_bytes()
        packed = zstd.compress(data, 1)
        files[f"{path.name}.zst"] = packed
        rows.append(
            {
                "name": path.name, "fileType": path.name.partition(".")[0], "sourceLanguage": "en",
                "targetLanguage": "pt", "version": "3.1", "architecture": "tiny",
                "decompressedHash": sha256(data).hexdigest(), "decompressedSize": len(data),
                "attachment": {
                    "hash": sha256(packed).hexdigest(), "size": len(packed), "location": f"{path.name}.zst"
                },
            }
        )  # fmt: skip
    return json.dumps({"data": rows}).encode(), files


@pytest.fixture
def firefox_server(
    server: Mirror, records: tuple[bytes, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> Mirror:
    server.files |= {"records": records[0]} | records[1]
    monkeypatch.setenv("POLYGLOT_NEWS_INDEX", server.link("well", "records"))
    return server


def test_a_model_of_firefox_is_fetched_and_used(
    firefox_server: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    from polyglot_news.models.installed import trial

    monkeypatch.setattr("polyglot_news.models.fetch_and_install.try_out", trial.try_out)
    assert run(["models", "install", "pt", "--engine", "argos"]) == 4
    assert "a catalogue for the engine firefox, not argos" in capsys.readouterr().err
    assert run(["models", "install", "pt", "--engine", "firefox"]) == 0
    assert "installed en-pt (en-pt, " in capsys.readouterr().err
    model = next(model for model in registry.installed(engine="firefox") if model.target == "pt")
    assert (model.version, model.path.name) == ("3.1", "en-pt")
    record = lockfile.read(model.path.parent)["en-pt"]
    assert record.origin.startswith("http://127.0.0.1:")
    assert run(["models", "verify", "en-pt"]) == 0
    (tmp_path / "a.txt").write_text("The bridge is closed.")
    assert run(["translate", str(tmp_path / "a.txt"), "--to", "pt", "--from", "en"]) == 0
    assert "ponte" in capsys.readouterr().out
    assert not list((cache_folder() / "downloads").glob("*.zst*"))


def test_a_part_of_a_firefox_model_that_is_not_what_the_catalogue_says(
    firefox_server: Mirror, own_home: Path, capsys: Captured
) -> None:
    name = next(name for name in firefox_server.files if name.startswith("lex."))
    firefox_server.files[name] = firefox_server.files[name][:-1] + b"x"
    assert run(["models", "install", "pt", "--engine", "firefox"]) == 4
    assert "not the file of the catalogue: SHA-256" in capsys.readouterr().err
    assert not (own_home / ".local" / "share" / "polyglot-news" / "models" / "firefox" / "en-pt").exists()
    rows = json.loads(firefox_server.files["records"])
    for row_ in rows["data"]:
        row_["attachment"]["hash"] = sha256(firefox_server.files[row_["attachment"]["location"]]).hexdigest()
    firefox_server.files["records"] = json.dumps(rows).encode()
    assert run(["models", "install", "pt", "--engine", "firefox"]) == 4
    assert "damaged" in capsys.readouterr().err
