"""A folder in, a folder out: whole files, one line a result, nothing done twice, nothing stopped."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from articles import WIRE

from polyglot_news.batch import MANIFEST, Job, find, run
from polyglot_news.errors import InputError, OutputError
from polyglot_news.pipeline import Pipeline


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    (place / "world" / "asia").mkdir(parents=True)
    (place / "a.txt").write_text(WIRE)
    (place / "world" / "asia" / "новости.txt").write_text(WIRE)
    (place / "world" / "b.md").write_text(f"# A title\n\n{WIRE}")
    (place / ".hidden.txt").write_text(WIRE)
    (place / "picture.png").write_bytes(b"\x89PNG")
    return place


def do(job: Job, **options: object) -> list[tuple[str, bool, list[str]]]:
    with Pipeline.open(to=["it", "ru"], source="en", engine="echo", **options) as pipeline:  # type: ignore[arg-type]
        return [(result.path, result.skipped, list(result.failures)) for result in run(pipeline, job)]


def tree(place: Path) -> dict[str, bytes]:
    return {
        p.relative_to(place).as_posix(): p.read_bytes()
        for p in sorted(place.rglob("*"))
        if p.is_file() and p.name != MANIFEST
    }


def manifest(place: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (place / MANIFEST).read_text("utf-8").splitlines()]


def test_one_file_an_article_and_language(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = do(Job(folder, out, "digest", "text"))
    assert [path for path, _, _ in done] == ["a.txt", "world/asia/новости.txt", "world/b.md"]
    assert list(tree(out)) == [
        "a.it.txt", "a.ru.txt", "world/asia/новости.it.txt", "world/asia/новости.ru.txt", "world/b.it.txt",
        "world/b.ru.txt",
    ]  # fmt: skip
    assert [line["outcome"] for line in manifest(out)] == ["done"] * 3
    assert all(len(str(line["sha256"])) == 64 for line in manifest(out))


def test_json_holds_all_languages(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    do(Job(folder, out, "translate", "json"))
    assert list(tree(out)) == ["a.json", "world/asia/новости.json", "world/b.json"]
    value = json.loads((out / "a.json").read_text("utf-8"))
    assert list(value["translations"]) == ["it", "ru"]
    assert value["source"]["path"] == "a.txt"


def test_a_second_run_does_only_what_changed(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    job = Job(folder, out, "summarise", "text")
    do(job)
    assert list(tree(out)) == ["a.txt", "world/asia/новости.txt", "world/b.txt"]
    before = tree(out)
    assert [skipped for _, skipped, _ in do(job)] == [True, True, True]
    (folder / "a.txt").write_text(WIRE.replace("five", "six"))
    (out / "world" / "b.txt").unlink()
    assert [(p, s) for p, s, _ in do(job)] == [
        ("world/asia/новости.txt", True),
        ("a.txt", False),
        ("world/b.md", False),
    ]
    assert tree(out)["world/b.txt"] == before["world/b.txt"]
    assert {skipped for _, skipped, _ in do(job, method="lead")} == {False}
    assert {
        skipped for _, skipped, _ in do(Job(folder, out, "summarise", "text", force=True), method="lead")
    } == {False}


def test_bad_articles_stop_no_others_and_are_tried_when_asked(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    out = tmp_path / "out"
    job = Job(folder, out, "summarise", "json")
    bad = {path for path, _, told in do(job) if told}
    assert bad == {"empty.txt", "binary.txt"}
    assert len(tree(out)) == 3
    assert {line["path"] for line in manifest(out) if line["outcome"] == "failed"} == bad
    again = do(job)
    assert {path for path, skipped, told in again if told} == bad
    assert all(skipped for _, skipped, _ in again)
    retried = do(replace(job, retry_failed=True))
    assert {path for path, skipped, _ in retried if not skipped} == bad
    (folder / "empty.txt").write_text(WIRE)
    assert [path for path, skipped, _ in do(job) if not skipped] == ["empty.txt"]


def test_names_that_collide_are_kept_apart(tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    (place / "a.txt").write_text(WIRE)
    (place / "A.md").write_text(WIRE)
    do(Job(place, tmp_path / "out", "summarise", "text"))
    assert list(tree(tmp_path / "out")) == ["A.md.txt", "a.txt.txt"]


def test_output_inside_the_input_is_not_read_again(folder: Path) -> None:
    job = Job(folder, folder / "out", "summarise", "text")
    first = do(job)
    assert do(job) == [(path, True, []) for path, _, _ in first]


def test_a_line_that_was_cut_off_does_not_stop_the_next_run(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    job = Job(folder, out, "summarise", "text")
    do(job)
    text = (out / MANIFEST).read_bytes()
    (out / MANIFEST).write_bytes(text[: len(text) - 40])
    assert [s for _, s, _ in do(job)].count(False) == 1
    good = [line for line in (out / MANIFEST).read_text("utf-8").splitlines() if line.endswith("}")]
    assert [json.loads(line)["path"] for line in good] == ["a.txt", "world/asia/новости.txt", "world/b.md"]


def test_no_folder_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        list(find(Job(tmp_path / "none", tmp_path / "out", "summarise", "text")))


def test_an_output_that_cannot_be_made_is_named(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="file"):
        do(Job(folder, tmp_path / "file", "summarise", "text"))
