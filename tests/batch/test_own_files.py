"""A batch writes over no file that it did not write itself, and takes none of its results for an article."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from articles import WIRE
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.batch import MANIFEST, Batch, Job, run
from polyglot_news.batch.journal import Journal, lines, read
from polyglot_news.batch.result_names import JOURNAL
from polyglot_news.batch.walking import arrived
from polyglot_news.cli import app
from polyglot_news.errors import UsageError
from polyglot_news.pipeline import Pipeline

ECHO = ["--to", "it", "--engine", "echo", "--from", "en", "--no-memory"]
SUMMARISE = ["--task", "summarise", "--from", "en"]


def tree(place: Path) -> dict[str, bytes]:
    return {p.relative_to(place).as_posix(): p.read_bytes() for p in place.rglob("*") if p.is_file()}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("d/a.txt", "d/b.md", "art/2024/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(WIRE)
    (tmp_path / "art" / "c.txt").write_text("a person's file")
    (tmp_path / "link").symlink_to("d")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["d", "d", *SUMMARISE], "d/a.txt"),
        (["d", "./d", *SUMMARISE], "d/a.txt"),
        (["d", "art/../d", *SUMMARISE], "a.txt"),
        (["d", "link", *SUMMARISE], "link/a.txt"),
        (["link", "d", *SUMMARISE, "--force"], "d/a.txt"),
        (["d", "file://{here}/d", *SUMMARISE], "d/a.txt"),
        (["file://{here}/d", "d", *SUMMARISE], "d/a.txt"),
        (["d", "d", *SUMMARISE, "--format", "markdown"], "d/b.md"),
        (["art/2024", "art", *SUMMARISE], "art/c.txt"),
        (["d", "d", *SUMMARISE, "--dry-run"], "d/a.txt"),
    ],
)
def test_no_article_is_written_over(
    here: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], named: str
) -> None:
    before = tree(here)
    assert app.run(["batch", *(part.format(here=here) for part in arguments)]) == 2
    told = capsys.readouterr().err
    assert named in told
    assert "which batch did not write" in told
    assert tree(here) == before


@pytest.mark.parametrize("kind", ["file", "symlink", "broken link"])
def test_what_a_person_put_there_stays(here: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    there = here / "d" / "a.it.txt"
    if kind == "file":
        there.write_text("by hand")
    else:
        there.symlink_to("a.txt" if kind == "symlink" else "nowhere")
    before = tree(here)
    assert app.run(["batch", "d", "d", *ECHO]) == 2
    assert "d/a.it.txt" in capsys.readouterr().err
    assert tree(here) == before


def test_results_beside_the_articles_are_no_articles(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert app.run(["batch", "d", "d", *ECHO]) == 0
        assert sorted(tree(here / "d")) == ["a.it.txt", "a.txt", "b.it.txt", "b.md", MANIFEST]
    assert "0 done, 2 done before" in capsys.readouterr().err
    (here / "d" / "a.txt").write_text(WIRE.replace("with a promise", "with a pledge"))
    assert app.run(["batch", "d", "d", *ECHO]) == 0
    assert "a pledge" in (here / "d" / "a.it.txt").read_text()
    assert app.run(["batch", "d", "d", *ECHO, "--format", "html"]) == 0
    assert app.run(["batch", "d", "d", *ECHO, "--format", "html"]) == 0
    assert {"index.html", "a.html", "b.html"} < set(tree(here / "d"))
    assert not any("index.it" in name or "html.html" in name for name in tree(here / "d"))
    assert app.run(["batch", "art", "d", *ECHO]) == 0  # another folder's articles, whose results are ours


def test_a_page_of_somebody_else_is_no_overview(here: Path) -> None:
    (here / "out").mkdir()
    (here / "out" / "index.html").write_text("<h1>mine</h1>")
    assert app.run(["batch", "d", "out", *ECHO, "--format", "html"]) == 0
    assert (here / "out" / "index.html").read_text() == "<h1>mine</h1>"
    assert (here / "out" / "overview.html").is_file()


@pytest.mark.parametrize("text", ["[1, 2]\n", "notes of mine\n", '{"name": "x"}\n{"name": "y"}\n'])
def test_a_manifest_of_somebody_else_is_not_added_to(
    here: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (here / "out").mkdir()
    (here / "out" / MANIFEST).write_text(text)
    assert app.run(["batch", "d", "out", *ECHO]) == 2
    assert f"out/{MANIFEST}: this file is not a batch manifest" in capsys.readouterr().err
    assert tree(here / "out") == {MANIFEST: text.encode()}


def test_a_file_that_comes_while_it_works_is_one_failure(here: Path) -> None:
    job = Job(here / "d", here / "out", "summarise", "text")
    with Pipeline.open(source="en") as pipeline, Batch(pipeline, job) as batch:
        assert batch.survey() == 2
        results = batch.results(batch.inputs())
        (here / "out" / "b.txt").write_text("just put here")
        found = {result.path: result.failures for result in results}
    assert found["a.txt"] == ()
    assert "which batch did not write" in found["b.md"][0]
    assert (here / "out" / "b.txt").read_text() == "just put here"
    (here / "out" / "b.txt").rename(here / "moved.txt")
    with Pipeline.open(source="en") as pipeline:
        assert [result.skipped for result in run(pipeline, job)] == [True, False]


def test_a_killed_batch_knows_its_files_again(here: Path) -> None:
    job = Job(here / "d", here / "out", "summarise", "text")
    with Pipeline.open(source="en") as pipeline:
        results = run(pipeline, job)
        next(results)
        assert read(here / "out" / JOURNAL) == ("a.txt",)
        (here / "out" / MANIFEST).write_bytes(b"")  # as if killed before the line was written
        del results
        (here / "out" / JOURNAL).write_bytes(lines(["a.txt"]))
        assert [result.failures for result in run(pipeline, job)] == [(), ()]
    assert not (here / "out" / JOURNAL).exists()


def test_what_arrives_is_taken_where_the_results_lie_above(here: Path) -> None:
    """The folder may lie in the output folder: then only results are left out."""
    job = Job(here / "art" / "2024", here / "art", "summarise", "text")
    assert [item.path for item in arrived(job, ["c.txt"])] == ["c.txt"]
    assert [item.path for item in arrived(job, ["c.txt"], wrote="2024/c.txt".__eq__)] == []


def test_one_output_folder_for_two_users(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lock is a matter of the folder, not of who runs the batch."""
    job = Job(here / "d", here / "out", "summarise", "text")
    with Pipeline.open(source="en") as pipeline, Batch(pipeline, job):
        monkeypatch.setenv("XDG_CACHE_HOME", str(here / "another"))
        monkeypatch.setenv("HOME", str(here / "another"))
        with pytest.raises(UsageError, match="another batch is writing"):
            Batch(pipeline, job)


def test_names_that_no_file_can_have_are_passed_over(here: Path) -> None:
    assert app.run(["batch", "d", "out", *SUMMARISE]) == 0
    names = [f"{'n' * 300}.txt", f"{'n/' * 3000}a.txt", "a\x00.txt", "\ud800.txt", "a.txt/b"]
    manifest = here / "out" / MANIFEST
    first, *rest = (json.loads(line) for line in manifest.read_text().splitlines())
    for name in names:
        manifest.write_text(
            "".join(json.dumps(row) + "\n" for row in (first | {"files": [*first["files"], name]}, *rest))
        )
        (here / "out" / JOURNAL).write_bytes(lines(names))
        assert app.run(["batch", "d", "out", *SUMMARISE]) == 0
        assert not (here / "out" / JOURNAL).exists()


@given(names=st.lists(st.text(min_size=1).filter(lambda name: "\x00" not in name), max_size=5))
@settings(max_examples=50)
def test_a_journal_gives_back_what_was_written(
    names: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("journal")
    names = [*names, os.fsdecode(b"\xff.txt")]
    journal = Journal(place)
    journal.add(names)
    assert set(read(journal.path)) == set(names)
    with journal.path.open("ab") as file:
        file.write(b'"cut of')
    assert set(read(journal.path)) == set(names)
    journal.close(lambda _: True)
    assert not journal.path.exists()
    assert all(json.loads(line) for line in lines(names).splitlines())
