"""Folders of other file systems: fetched, worked on here, sent back; the same files as with our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import fsspec
import pytest
from articles import WIRE

from polyglot_news.batch.remote import Mirror
from polyglot_news.cli.app import run

ECHO = ["--to", "it", "--engine", "echo", "--from", "en", "--no-memory"]


@pytest.fixture
def there() -> Any:
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pseudo_dirs[:] = [""]
    for number in range(3):
        system.pipe_file(f"/press/sub/{number}.txt", WIRE.replace("five", str(number)).encode())
    system.pipe_file("/press/.hidden.txt", b"x")
    yield system
    system.store.clear()


def files_of(system: Any, root: str) -> dict[str, bytes]:
    return {path[len(root) + 1 :]: system.cat_file(path) for path in sorted(system.find(root))}


def test_the_same_files_as_on_this_machine(
    there: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for path, data in files_of(there, "/press").items():
        (tmp_path / "in" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / path).write_bytes(data)
    assert run(["batch", "in", "out", *ECHO, "--format", "html"]) == 0
    assert run(["batch", "memory://press", "memory://results", *ECHO, "--format", "html"]) == 0
    assert "3 done, 0 done before, 0 failed; results in memory://results" in capsys.readouterr().err
    ours = {p.relative_to("out").as_posix(): p.read_bytes() for p in Path("out").rglob("*") if p.is_file()}
    theirs = files_of(there, "/results")
    assert (
        sorted(theirs)
        == sorted(ours)
        == ["index.html", "manifest.jsonl", *(f"sub/{n}.html" for n in range(3))]
    )
    assert all(theirs[name] == data for name, data in ours.items() if name != "manifest.jsonl")


def test_nothing_is_done_or_fetched_twice(
    there: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ["batch", "memory://press", "memory://results", *ECHO]
    assert run(command) == 0
    fetched: list[str] = []
    real = Mirror._fetch

    def noted(self: Mirror, remote: str, path: str) -> object:
        fetched.append(path)
        return real(self, remote, path)

    monkeypatch.setattr(Mirror, "_fetch", noted)
    capsys.readouterr()
    assert run(command) == 0
    assert "0 done, 3 done before" in capsys.readouterr().err
    assert fetched == []
    there.pipe_file("/press/sub/1.txt", WIRE.encode())
    there.rm("/press/sub/2.txt")
    assert run(command) == 0
    assert "1 done, 1 done before" in capsys.readouterr().err
    assert fetched == ["sub/1.txt"]


def test_another_machine_goes_on_from_there(
    there: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    command = ["batch", "memory://press", "memory://results", *ECHO]
    assert run(command) == 0
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another"))
    capsys.readouterr()
    assert run(command) == 0
    assert "0 done, 3 done before" in capsys.readouterr().err


def test_what_was_not_sent_is_made_again(
    there: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ["batch", "memory://press", "memory://results", *ECHO]
    real = Mirror._send

    def broken(self: Mirror, path: str) -> None:
        if path.startswith("sub/1"):
            raise KeyboardInterrupt
        real(self, path)

    monkeypatch.setattr(Mirror, "_send", broken)
    assert run(command) == 130
    monkeypatch.setattr(Mirror, "_send", real)
    assert sorted(files_of(there, "/results")) == [".polyglot-news.journal", "sub/0.it.txt"]
    assert run(command) == 0
    found = files_of(there, "/results")
    assert sorted(found) == ["manifest.jsonl", "sub/0.it.txt", "sub/1.it.txt", "sub/2.it.txt"]
    paths = [json.loads(line)["path"] for line in found["manifest.jsonl"].splitlines()]
    assert sorted(paths) == ["sub/0.txt", "sub/1.txt", "sub/2.txt"]


def test_a_full_bucket_stops_the_batch(
    there: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("quota exceeded")

    monkeypatch.setattr(type(there), "put_file", full)
    assert run(["batch", "memory://press", "memory://results", *ECHO]) in {1, 5}
    assert "memory://results: sub/0.it.txt: quota exceeded" in capsys.readouterr().err


def test_paths_stay_below_the_folder(there: Any) -> None:
    for path in ("/press/../up.txt", "/press/a\\..\\b.txt", "/press/x/.y/z.txt"):
        there.store[path] = there.store["/press/sub/0.txt"]
    mirror = Mirror("memory://press")
    mirror.pull()
    fetched = sorted(p.relative_to(mirror.place).as_posix() for p in mirror.place.rglob("*.txt"))
    assert fetched == ["sub/0.txt", "sub/1.txt", "sub/2.txt"]


@pytest.mark.parametrize(
    "case",
    [
        (["memory://nowhere"], 3, "memory://nowhere: no such folder"),
        (["nonsense://x"], 3, "pip install fsspec"),
        (["memory://press", "--watch"], 2, "only folders of this machine are watched"),
    ],
)
def test_what_is_refused(
    there: Any, own_home: Path, capsys: pytest.CaptureFixture[str], case: tuple[list[str], int, str]
) -> None:
    arguments, code, told = case
    assert run(["batch", arguments[0], str(own_home / "out"), *arguments[1:], *ECHO]) == code
    assert told in capsys.readouterr().err
