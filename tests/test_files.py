"""Files are there whole or not at all."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from polyglot_news import files
from polyglot_news.errors import InputError, OutputError
from polyglot_news.files import (
    TEMPORARY,
    files_below,
    first_bytes,
    folders_in,
    read_input,
    read_limited,
    sha256_of,
    whole,
    write_whole,
)


def test_writes_and_makes_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "новости.txt"
    write_whole(path, "текст\n")
    assert path.read_bytes() == "текст\n".encode()
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    assert path.stat().st_mode & 0o777 == 0o666 & ~_umask()


def test_what_a_killed_writer_left_goes_and_what_a_living_one_holds_stays(tmp_path: Path) -> None:
    (tmp_path / ".polyglot-news-bundle-x").mkdir()
    (tmp_path / ".polyglot-news-notes.txt").write_text("a person's file")
    (tmp_path / f"{TEMPORARY}k1_lled0").write_text("ha")
    (tmp_path / f"{TEMPORARY}foreign0").symlink_to("elsewhere")
    kept = {".polyglot-news-bundle-x", ".polyglot-news-notes.txt", f"{TEMPORARY}foreign0"}
    files._sweep.cache_clear()
    with whole(tmp_path / "a.txt") as stream:
        stream.write(b"living")
        (held,) = {path.name for path in tmp_path.iterdir()} - kept
        files._sweep.cache_clear()  # as another process finds it
        write_whole(tmp_path / "b.txt", "b")
        assert {path.name for path in tmp_path.iterdir()} == kept | {held, "b.txt"}
    assert {path.name for path in tmp_path.iterdir()} == kept | {"a.txt", "b.txt"}
    assert (tmp_path / "a.txt").read_text() == "living"


def test_a_temporary_file_that_was_swept_before_it_was_locked_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = files.lock
    made: list[Path] = []

    def late(handle: int, *, wait: bool) -> bool:
        if not made:
            made.extend(tmp_path.iterdir())
            made[0].unlink()
        return real(handle, wait=wait)

    monkeypatch.setattr(files, "lock", late)
    write_whole(tmp_path / "a.txt", "text")
    assert len(made) == 1
    assert [path.read_text() for path in tmp_path.iterdir()] == ["text"]


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_replaces_through_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    link.symlink_to(real)
    write_whole(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_a_device_is_written_to_and_stays(tmp_path: Path) -> None:
    write_whole(Path("/dev/null"), "text")
    assert Path("/dev/null").is_char_device()


def test_lone_surrogates_do_not_stop_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", "a\udc80b")
    assert (tmp_path / "a.txt").read_text("utf-8") == "a?b"


def test_what_cannot_be_written_is_named_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match=r"file/below\.txt: (File exists|Not a directory)"):
        write_whole(tmp_path / "file" / "below.txt", "y")
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(OutputError, match="folder: Is a directory"):
        write_whole(folder, "y")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "folder"]


def test_a_failed_write_keeps_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_hash(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abc" * 1_000_000)
    assert sha256_of(path) == sha256(b"abc" * 1_000_000).hexdigest()
    assert sha256_of(tmp_path / "none") == ""


def test_what_lies_in_a_folder_is_listed_in_order(tmp_path: Path) -> None:
    for name in ("b/2", "b/1/x", "a/3", ".hidden/4"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    assert folders_in(tmp_path) == [tmp_path / "a", tmp_path / "b"]
    assert folders_in(tmp_path / "nowhere") == []
    assert folders_in(tmp_path / "a" / "3") == []
    assert files_below(tmp_path / "b") == [tmp_path / "b" / "1" / "x", tmp_path / "b" / "2"]


def test_what_a_user_names_is_read_within_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"12345")
    assert read_input(path, 5) == read_input(str(path), 9) == b"12345"
    for name, message in (
        (path, r"a\.txt: larger than 0 kB"),
        (tmp_path / "none.txt", r"none\.txt: no such file"),
        (tmp_path, "this is a folder"),
        ("a\0b", "cannot be read"),
    ):
        with pytest.raises(InputError, match=message):
            read_input(name, 4)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert first_bytes(pipe, 4) == b""
    assert sha256_of(pipe) == ""
    with pytest.raises(OSError, match="a pipe or device"):
        read_limited(pipe, 4)
    assert first_bytes(tmp_path / "none", 4) == b""
