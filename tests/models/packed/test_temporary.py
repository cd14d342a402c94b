"""Temporary folders of models: none outlives its process for longer than until the next command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from installed import PACKAGES

from polyglot_news.cli.app import run
from polyglot_news.config import cache_folder
from polyglot_news.models.packed import temporary

RU = PACKAGES / "translate-en_ru-1_0.argosmodel"
HOLD = (
    "import sys, pathlib; from polyglot_news.models.packed import temporary\n"
    "with temporary.made(sys.argv[1], pathlib.Path(sys.argv[2])) as place:\n"
    "    (place / 'part').write_text('x'); print(place, flush=True); sys.stdin.read()"
)


def kinds(folder: Path) -> list[str]:
    return sorted(path.name.rpartition("-")[0] + "-" for path in folder.glob(".*-*"))


@pytest.mark.parametrize("prefix", [temporary.PACKING, temporary.UNPACKING, temporary.BUNDLING])
def test_what_a_killed_process_left_is_swept_and_what_a_living_one_holds_stays(
    prefix: str, tmp_path: Path
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, prefix, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        place = Path(other.stdout.readline().decode().strip())
        with temporary.made(prefix, tmp_path) as own:
            temporary.sweep(tmp_path)
            assert (place / "part").read_text() == "x"
            assert own.is_dir()
        other.kill()
        other.wait()
    assert place.is_dir()
    temporary.sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_it_is_gone_behind_the_block_and_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "file").touch()
    (tmp_path / ".packing-link").symlink_to("kept")
    (tmp_path / ".unpacking-file").touch()
    with temporary.made(temporary.PACKING, tmp_path) as place:
        (place / "below").mkdir()
    assert not place.exists()
    assert (tmp_path / ".packing-link").is_symlink()
    assert (tmp_path / "kept" / "file").exists()


def test_the_next_command_sweeps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polyglot_news.models.fetch_and_install.try_out", lambda *_: None)
    downloads = cache_folder() / "downloads"
    for place in (
        downloads / ".packing-a",
        downloads / ".unpacking-b",
        tmp_path / "out" / ".polyglot-news-bundle-c",
    ):
        place.mkdir(parents=True)
        (place / "model.zip").write_text("x")
    assert run(["models", "install", str(RU)]) == 0
    assert kinds(downloads) == []
    assert run(["models", "bundle", "en-ru", "-o", str(tmp_path / "out" / "m.tar")]) == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["m.tar"]
