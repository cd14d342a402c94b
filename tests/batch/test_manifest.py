"""Lines of the manifest that hold something else than a batch writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from articles import WIRE

from polyglot_news.batch import MANIFEST
from polyglot_news.cli.app import run

ODD: tuple[dict[str, object], ...] = (
    {"failures": 7}, {"models": [1]}, {"words": "many", "seconds": {}}, {"title": 3}, {"language": ["x"]},
    {"ratios": "x"}, {"placed": None}, {"flags": 4}, {"words": float("inf")}, {"seconds": True},
    {"sha256": 1},
)  # fmt: skip


@pytest.mark.parametrize("format_name", ["text", "html"])
def test_a_line_of_other_types_is_passed_over_with_one_notice(
    format_name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for number in range(len(ODD) + 1):
        (folder / f"{number}.txt").write_text(WIRE)
    command = ["batch", str(folder), str(out), "--task", "summarise", "--format", format_name, "--from", "en"]
    assert run(command) == 0
    manifest = out / MANIFEST
    rows = [json.loads(line) for line in manifest.read_text().splitlines()]
    before = {path.name: path.read_bytes() for path in out.iterdir() if path != manifest}
    changed = [row | odd for row, odd in zip(rows, (*ODD, {}), strict=True)]
    manifest.write_text("".join(json.dumps(row) + "\n" for row in changed))
    for more, told in ((["--dry-run"], ""), ([], f"{len(ODD)} lines were not written by a batch")):
        capsys.readouterr()
        assert run([*command, *more]) == 0
        err = capsys.readouterr().err
        assert err.count(told) >= 1
    assert f"{len(ODD)} done, 1 done before, 0 failed" in err
    assert {path.name: path.read_bytes() for path in out.iterdir() if path != manifest} == before


@pytest.mark.parametrize("files", [7, "a.txt", [1], {"a": 1}, None], ids=repr)
def test_a_line_that_names_no_files_is_passed_over_and_nothing_is_overwritten(
    files: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(WIRE)
    command = ["batch", str(folder), str(out), "--task", "summarise", "--from", "en"]
    assert run(command) == 0
    manifest = out / MANIFEST
    first, second = (json.loads(line) for line in manifest.read_text().splitlines())
    manifest.write_text("".join(json.dumps(row) + "\n" for row in (first | {"files": files}, second)))
    (out / "a.txt").write_text("what a person wrote")
    capsys.readouterr()
    assert run(command) == 2
    told = capsys.readouterr().err.splitlines()
    assert told[0].endswith("1 lines were not written by a batch and are ignored")
    assert f"{out / 'a.txt'}: a result would overwrite this file" in told[1]
    assert len(told) == 2
    (out / "a.txt").unlink()
    assert run(command) == 0
    assert "1 done, 1 done before, 0 failed" in capsys.readouterr().err


def test_names_that_are_no_utf8_are_known_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "\udcff.txt").write_text(WIRE)
    command = ["batch", str(folder), str(out), "--task", "summarise", "--from", "en"]
    assert run(command) == 0
    assert run(command) == 0
    assert "0 done, 1 done before" in capsys.readouterr().err
