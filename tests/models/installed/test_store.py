from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from polyglot_news.errors import ModelError
from polyglot_news.models.installed import store
from polyglot_news.models.packed import archive

FACTS = {"package_version": "1.0", "argos_version": "1.9", "from_code": "en", "from_name": "English",
         "to_code": "it", "to_name": "Italian"}  # fmt: skip
TOP = "translate-en_it-1_0"


def members(**facts: object) -> dict[str, bytes]:
    return {
        f"{TOP}/metadata.json": json.dumps(FACTS | facts).encode(),
        f"{TOP}/model/model.bin": os.urandom(5000),
        f"{TOP}/model/config.json": b"{}",
        f"{TOP}/sentencepiece.model": b"pieces",
        f"{TOP}/README.md": b"A package of the tests.",
    }


def zipped(
    path: Path, files: dict[str, bytes], *, change: Callable[[zipfile.ZipInfo], None] | None = None
) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as stream:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            if change:
                change(entry)
            stream.writestr(entry, data)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "argos-translate" / "packages"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return zipped(tmp_path / "en_it.argosmodel", members())


def everything_below(path: Path) -> list[str]:
    return sorted(str(item.relative_to(path)) for item in path.rglob("*")) if path.exists() else []


def test_a_package_is_installed_whole(package: Path, folder: Path) -> None:
    seen: list[list[str]] = []
    done = store.install(package, folder=folder, check=lambda path: seen.append(everything_below(path)))
    files = [
        "README.md",
        "metadata.json",
        "model",
        "model/config.json",
        "model/model.bin",
        "sentencepiece.model",
    ]
    assert seen == [files]
    assert everything_below(done.path) == files
    assert everything_below(folder.parent) == [
        "packages",
        f"packages/{TOP}",
        *(f"packages/{TOP}/{f}" for f in files),
    ]
    assert (done.path.name, done.source, done.target, done.version, done.replaced) == (
        TOP,
        "en",
        "it",
        "1.0",
        False,
    )
    assert done.size == sum(path.stat().st_size for path in done.path.rglob("*") if path.is_file())


def test_the_same_package_is_replaced(package: Path, folder: Path) -> None:
    first = store.install(package, folder=folder)
    (first.path / "stray").write_text("from before")
    assert store.install(package, folder=folder).replaced is True
    assert not (first.path / "stray").exists()
    assert everything_below(folder.parent)[0] == "packages"


def test_argos_codes_are_understood(tmp_path: Path, folder: Path) -> None:
    files = {name.replace(TOP, "translate-en_zt-1_9"): data for name, data in members(to_code="zt").items()}
    assert store.install(zipped(tmp_path / "a", files), folder=folder).target == "zh-Hant"


def test_what_only_other_splitters_need_is_left_out(tmp_path: Path, folder: Path) -> None:
    files = members() | {f"{TOP}/stanza/en/tokenize/x.pt": b"pickle", f"{TOP}/stanza/resources.json": b"{}"}
    done = store.install(zipped(tmp_path / "a", files), folder=folder)
    assert not (done.path / "stanza").exists()


def link(entry: zipfile.ZipInfo) -> None:
    if entry.filename.endswith("config.json"):
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16


def device(entry: zipfile.ZipInfo) -> None:
    if entry.filename.endswith("config.json"):
        entry.external_attr = (stat.S_IFCHR | 0o666) << 16


def named(name: str, data: bytes = b"x") -> dict[str, bytes]:
    return members() | {name: data}


HOSTILE: dict[str, tuple[dict[str, bytes], str]] = {
    "parent": (named(f"{TOP}/../../evil"), "no name of a file"),
    "absolute": (named("/etc/evil"), "no name of a file"),
    "drive": (named("C:/evil"), "no name of a file"),
    "backslash": (named(f"{TOP}\\..\\evil"), "no name of a file"),
    "control": (named(f"{TOP}/ev\nil"), "no name of a file"),
    "long": (named(f"{TOP}/{'n' * 250}"), "no portable file name"),
    "dots": (named(f"{TOP}/evil."), "no portable file name"),
    "second folder": (named("other/evil"), "not in one folder"),
    "no folder": (named("evil"), "not in one folder"),
    "same in capitals": (named(f"{TOP}/README.MD"), "is there twice"),
    "same in NFD": (named(f"{TOP}/é") | named(f"{TOP}/e\u0301") | {f"{TOP}/é": b"1"}, "is there twice"),
    "file and folder": (named(f"{TOP}/model/model.bin/x"), "both file and folder"),
    "program": (named(f"{TOP}/setup.py"), "could run as a program"),
    "pickle": (named(f"{TOP}/model/weights.PKL"), "could run as a program"),
    "bomb": (named(f"{TOP}/zeros", b"\0" * 3_000_000), "would become"),
    "no metadata": ({n: d for n, d in members().items() if "metadata" not in n}, "holds no metadata.json"),
    "no model": ({n: d for n, d in members().items() if "model.bin" not in n}, "holds no model"),
    "no tokenizer": ({n: d for n, d in members().items() if "piece" not in n}, "holds no tokenizer"),
    "no JSON": (named(f"{TOP}/metadata.json", b"{"), "is no JSON"),
    "deep JSON": (named(f"{TOP}/metadata.json", b"[" * 200_000), "is no JSON"),
    "list": (named(f"{TOP}/metadata.json", b"[]"), "does not describe"),
    "large metadata": (named(f"{TOP}/metadata.json", os.urandom(2_000_000)), "too large"),
    "another type": (members(type="sbd"), "does not describe"),
    "no code": (members(to_code=None), "is none"),
    "path as code": (members(to_code="../it"), "is none"),
    "unknown code": (members(to_code="qq"), "is not known"),
    "itself": (members(to_code="en"), "into itself"),
    "lying name": (members(to_code="ru"), "is named"),
    "version": (members(package_version="1/../2"), "its version"),
    "nothing": ({}, "not in one folder"),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_archives_are_refused(case: str, tmp_path: Path, folder: Path) -> None:
    files, reason = HOSTILE[case]
    path = zipped(tmp_path / "hostile.argosmodel", files)
    before = everything_below(tmp_path)
    with pytest.raises(ModelError, match=reason) as caught:
        store.install(path, folder=folder)
    assert "hostile.argosmodel" in caught.value.message
    assert "\n" not in str(caught.value)
    assert everything_below(tmp_path) == before


@pytest.mark.parametrize("change", [link, device])
def test_links_and_devices_are_refused(
    change: Callable[[zipfile.ZipInfo], None], tmp_path: Path, folder: Path
) -> None:
    with pytest.raises(ModelError, match="link or device"):
        store.install(zipped(tmp_path / "a", members(), change=change), folder=folder)


def test_the_same_name_twice_is_refused(tmp_path: Path, folder: Path) -> None:
    path = zipped(tmp_path / "a", members())
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as stream:
        stream.writestr(f"{TOP}/README.md", "again")
    with pytest.raises(ModelError, match="is there twice"):
        store.install(path, folder=folder)


def test_limits(package: Path, folder: Path) -> None:
    for limits, reason in (
        (archive.Limits(files=3), "entries"),
        (archive.Limits(size=100), "bytes unpacked"),
    ):
        with pytest.raises(ModelError, match=reason):
            store.install(package, folder=folder, limits=limits)


def test_an_encrypted_entry_is_refused(package: Path, folder: Path) -> None:
    data = bytearray(package.read_bytes())
    place = data.find(b"PK\x01\x02")
    data[place + 8] |= 1
    package.write_bytes(data)
    with pytest.raises(ModelError, match="encrypted"):
        store.install(package, folder=folder)


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x03\x04" + b"\0" * 40])
def test_what_is_no_archive(data: bytes, tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "x.argosmodel"
    path.write_bytes(data)
    with pytest.raises(ModelError, match="no model file"):
        store.install(path, folder=folder)
    path.unlink()
    with pytest.raises(ModelError, match="No such file"):
        store.install(path, folder=folder)
    path.mkdir()
    with pytest.raises(ModelError, match="directory"):
        store.install(path, folder=folder)


def test_damage_inside_leaves_nothing(package: Path, folder: Path) -> None:
    data = bytearray(package.read_bytes())
    with zipfile.ZipFile(package) as stream:
        entry = stream.getinfo(f"{TOP}/model/model.bin")
    data[entry.header_offset + 2000] ^= 0xFF
    package.write_bytes(data)
    with pytest.raises(ModelError, match="damaged"):
        store.install(package, folder=folder)
    assert everything_below(folder.parent) == ["packages"]


def test_cut_off_files_are_refused(package: Path, folder: Path) -> None:
    package.write_bytes(package.read_bytes()[:-200])
    with pytest.raises(ModelError, match="no model file"):
        store.install(package, folder=folder)


def test_lying_sizes_are_noticed(package: Path, tmp_path: Path) -> None:
    contents = archive.inspect(package)
    entry = next(entry for name, entry in contents.members if name.name == "model.bin")
    for wrong in (entry.file_size - 1, entry.file_size + 1):
        with zipfile.ZipFile(package) as stream:
            honest = stream.getinfo(entry.filename)

            class Lying:
                def open(self, _: object, stream: Any = stream, honest: Any = honest) -> Any:
                    return stream.open(honest.filename)

            entry.file_size = wrong
            with pytest.raises(zipfile.BadZipFile, match="than announced"):
                archive._write(cast("zipfile.ZipFile", Lying()), entry, tmp_path / f"out{wrong}")


@pytest.mark.parametrize("error", [ModelError("does not translate"), KeyboardInterrupt()])
def test_a_failed_check_leaves_what_was_there(package: Path, folder: Path, error: BaseException) -> None:
    def check(_: Path) -> None:
        raise error

    with pytest.raises(type(error)):
        store.install(package, folder=folder, check=check)
    assert everything_below(folder.parent) == ["packages"]
    first = store.install(package, folder=folder)
    before = everything_below(folder.parent)
    with pytest.raises(type(error)):
        store.install(package, folder=folder, check=check)
    assert everything_below(folder.parent) == before
    assert (first.path / "metadata.json").is_file()


def test_a_failed_exchange_puts_the_old_back(
    package: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.install(package, folder=folder)
    before = everything_below(folder.parent)
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.parent.name.startswith(".polyglot-news-install-"):
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(KeyboardInterrupt):
        store.install(package, folder=folder)
    assert everything_below(folder.parent) == before


def test_what_a_killed_install_took_away_is_put_back(package: Path, folder: Path) -> None:
    done = store.install(package, folder=folder)
    workshop = folder.parent / ".polyglot-news-install-killed"
    (workshop / "replaced").mkdir(parents=True)
    done.path.rename(workshop / "replaced" / TOP)
    other = zipped(
        folder.parent / "other", {n.replace("en_it", "en_ru"): d for n, d in members(to_code="ru").items()}
    )
    store.install(other, folder=folder)
    assert sorted(path.name for path in folder.iterdir()) == [TOP, TOP.replace("en_it", "en_ru")]
    os.utime(workshop, (1, 1))
    store.install(other, folder=folder)
    assert not workshop.exists()


def test_no_room(package: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = shutil.disk_usage(package)._replace(free=10)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    with pytest.raises(ModelError, match="are free") as caught:
        store.install(package, folder=folder)
    assert caught.value.hint == "free some space"
    assert everything_below(folder.parent) == ["packages"]


def test_a_folder_that_cannot_be_made(package: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelError, match="file"):
        store.install(package, folder=tmp_path / "file" / "packages")


def test_packages_on_a_file_system_of_their_own(
    package: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.stat

    def pretended(self: Path, **options: bool) -> object:
        found = real(self, **options)
        return (
            os.stat_result((*found[:2], found.st_dev + 1, *found[3:10])) if self == folder.parent else found
        )

    places: list[Path] = []
    monkeypatch.setattr(Path, "stat", pretended)
    store.install(package, folder=folder, check=places.append)
    assert places[0].parent.parent == folder
    assert [path.name for path in folder.iterdir()] == [TOP]


def test_two_installs_at_once(package: Path, folder: Path) -> None:
    errors: list[BaseException] = []

    def run() -> None:
        try:
            for _ in range(5):
                store.install(package, folder=folder)
        except BaseException as error:  # noqa: BLE001 - shown by the assertion
            errors.append(error)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert sorted(path.name for path in folder.parent.iterdir()) == ["packages"]
    assert sorted(path.name for path in folder.iterdir()) == [TOP]


def test_killed_at_any_moment_it_leaves_nothing_that_looks_installed(tmp_path: Path, folder: Path) -> None:
    path = zipped(tmp_path / "big.argosmodel", members() | {f"{TOP}/model/more.bin": os.urandom(8_000_000)})
    code = (
        "import sys, pathlib; from polyglot_news.models.installed import store; print('go', flush=True); "
        "store.install(pathlib.Path(sys.argv[1]), folder=pathlib.Path(sys.argv[2]))"
    )
    for delay in (0.0, 0.01, 0.03, 0.06):
        process = subprocess.Popen(
            [sys.executable, "-c", code, str(path), str(folder)], stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay)
        process.kill()
        process.wait()
        process.stdout.close()
        for found in folder.glob("*"):
            assert (found / "model" / "more.bin").stat().st_size == 8_000_000
            assert (found / "metadata.json").is_file()
    assert store.install(path, folder=folder).path.is_dir()


def test_removing(package: Path, folder: Path, tmp_path: Path) -> None:
    done = store.install(package, folder=folder)
    (folder / "notes").mkdir()
    for wrong in (folder / "notes", folder / "missing", folder, tmp_path):
        with pytest.raises(ModelError, match="no model of"):
            store.remove(wrong, folder=folder)
    (folder / "link").symlink_to(done.path)
    with pytest.raises(ModelError, match="no model of"):
        store.remove(folder / "link", folder=folder)
    store.remove(done.path, folder=folder)
    assert not done.path.exists()
    assert sorted(path.name for path in folder.parent.iterdir()) == ["packages"]


def test_a_package_that_cannot_be_removed(
    package: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = store.install(package, folder=folder)

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(ModelError, match="Permission denied"):
        store.remove(done.path, folder=folder)
