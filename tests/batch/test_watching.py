"""--watch: what arrives is taken once it has stopped growing; nothing is taken twice, and it ends cleanly."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from articles import WIRE
from waiting import waited_for

from polyglot_news.batch import Job
from polyglot_news.batch.walking import arrived
from polyglot_news.batch.watching import Arrivals, watch
from polyglot_news.errors import InputError


def test_a_file_is_taken_when_it_keeps_still(tmp_path: Path) -> None:
    arrivals = Arrivals(tmp_path, settled=1.0)
    (tmp_path / "a.txt").write_text("begun")
    (tmp_path / "gone.txt").write_text("x")
    arrivals.note("a.txt", 0.0)
    arrivals.note("gone.txt", 0.0)
    arrivals.note("never.txt", 0.0)
    assert arrivals.ready(0.5) == []
    (tmp_path / "a.txt").write_text("begun and going on")
    (tmp_path / "gone.txt").unlink()
    assert arrivals.ready(1.2) == []
    assert arrivals.ready(2.0) == []
    assert arrivals.ready(2.3) == ["a.txt"]
    assert arrivals.ready(9.0) == []


def test_only_inputs_arrive(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for name in (
        "a.txt",
        "sub/b.md",
        "sub/deep/c.html",
        ".hidden/d.txt",
        "sub/.e.txt.swp",
        "f.tmp",
        "drafts/g.txt",
        "out/h.txt",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(WIRE)
    job = Job(folder, folder / "out", "summarise", "text", exclude=("drafts/",))
    paths = [p.relative_to(folder).as_posix() for p in folder.rglob("*")]
    assert [item.path for item in arrived(job, [*paths, "no.txt"])] == [
        "a.txt",
        "sub/b.md",
        "sub/deep/c.html",
    ]
    assert [item.path for item in arrived(job, ["sub"])] == ["sub/b.md", "sub/deep/c.html"]
    (folder / "a.md").write_text(WIRE)
    assert [(item.path, item.stem) for item in arrived(job, ["a.md"])] == [("a.md", "a.md")]


def test_there_must_be_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        next(watch(Job(tmp_path / "none", None, "summarise", "text"), bool))


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_the_command_goes_on_until_it_is_told_to_stop(tmp_path: Path, number: int, code: int) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "before.txt").write_text(WIRE)
    command = [
        sys.executable,
        "-m",
        "polyglot_news",
        "batch",
        str(folder),
        str(out),
        "--task",
        "summarise",
        "--watch",
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert waited_for((out / "before.txt").is_file)
            (folder / "slow.txt").write_text(WIRE[:200])
            (folder / ".slow.txt.swp").write_text("editor")
            (folder / "deleted.txt").write_text(WIRE)
            (folder / "deleted.txt").unlink()
            (tmp_path / "moved").mkdir()
            (tmp_path / "moved" / "later.txt").write_text(WIRE)
            (tmp_path / "moved").rename(folder / "moved")
            with (folder / "slow.txt").open("a") as stream:
                stream.write(WIRE[200:])
            (folder / "before.txt").rename(folder / "renamed.txt")
            wanted = ["before.txt", "moved/later.txt", "renamed.txt", "slow.txt"]
            assert waited_for(lambda: all((out / name).is_file() for name in wanted))
            assert waited_for(lambda: (out / "slow.txt").read_text() == (out / "before.txt").read_text())
        finally:
            process.send_signal(number)
        told = process.communicate(timeout=120)[1]
    assert process.returncode == code
    assert "4 done" in told
    assert "Traceback" not in told
    there = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert there == ["before.txt", "manifest.jsonl", "moved/later.txt", "renamed.txt", "slow.txt"]
