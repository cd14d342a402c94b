"""A folder in, a folder out: whole files, one line a result, nothing done twice, nothing stopped."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import unicodedata
from collections import deque
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from articles import WIRE
from hypothesis import given
from hypothesis import strategies as st
from installed import install

from polyglot_news.batch import MANIFEST, Batch, Job, find, journal, run
from polyglot_news.batch.dry_run import plan
from polyglot_news.batch.result_names import JOURNAL, stems
from polyglot_news.engines import argos_packages
from polyglot_news.errors import InputError, OutputError, UsageError
from polyglot_news.pipeline import Pipeline, Source


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


def manifest(place: Path) -> list[dict[str, Any]]:
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
    (out / JOURNAL).write_bytes(journal.lines(["world/b.txt"]))  # as a killed run leaves it
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


def numbered(place: Path, count: int) -> Path:
    place.mkdir(parents=True)
    for number in range(count):
        (place / f"{number:03}.txt").write_text(WIRE.replace("five", str(number)))
    return place


# --- which inputs


def found(job: Job) -> list[str]:
    return [item.path for item in find(job)]


def test_patterns_choose_the_inputs(folder: Path) -> None:
    job = Job(folder, None, "summarise", "text")
    everything = ["a.txt", "world/asia/новости.txt", "world/b.md"]
    assert found(job) == everything
    assert found(replace(job, include=("*.md", "*.png"))) == ["picture.png", "world/b.md"]
    assert found(replace(job, exclude=("asia/",))) == ["a.txt", "world/b.md"]
    assert found(replace(job, exclude=("/*.txt", "*.md"))) == ["world/asia/новости.txt"]
    assert found(replace(job, include=("*.txt",), exclude=("world/",))) == ["a.txt"]


def test_links_in_a_circle_are_survived(folder: Path) -> None:
    (folder / "world" / "back").symlink_to(folder, target_is_directory=True)
    (folder / "link.txt").symlink_to(folder / "a.txt")
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    job = Job(folder, None, "summarise", "text")
    items = {item.path: item.error for item in find(job)}
    assert sorted(items) == ["a.txt", "circle.txt", "link.txt", "world/asia/новости.txt", "world/b.md"]
    assert [path for path, error in items.items() if error] == ["circle.txt"]


def test_a_pipe_is_not_waited_for(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    told = {path: failures for path, _, failures in do(Job(folder, tmp_path / "out", "summarise", "text"))}
    assert "not a regular file" in told["pipe.txt"][0]
    assert told["a.txt"] == []


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/"), min_size=1),
        unique=True,
    )
)
def test_no_two_articles_have_results_of_one_name(names: list[str]) -> None:
    called = stems(names, at_top=True)
    assert list(called) == names
    folded = [unicodedata.normalize("NFC", stem).casefold() for stem in called.values()]
    assert len(set(folded)) == len({unicodedata.normalize("NFC", name).casefold() for name in names})
    assert all(len(f"{stem}.zh-Hant.markdown".encode()) <= 255 for stem in called.values())


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a.txt", "b.md"], ["a", "b"]),
        (["a.txt", "a.html"], ["a.txt", "a.html"]),
        (["a.txt", "a.md", "a.txt.html"], ["a.txt", "a.md", "a.txt.html"]),
        (["Café.txt", "Cafe\u0301.md"], ["Café.txt", "Cafe\u0301.md"]),
        (["manifest.txt", "b.txt"], ["manifest.txt", "b"]),
        (["noend"], ["noend"]),
    ],
)
def test_names(names: list[str], expected: list[str]) -> None:
    assert list(stems(names, at_top=True).values()) == expected


def test_very_long_and_foreign_names(tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    for name in ("x" * 251 + ".txt", "x" * 250 + "y.txt", "é" * 125 + ".txt", "تقرير 🗞.txt", "new\nline.txt"):
        (place / name).write_text(WIRE)
    (place / os.fsdecode(b"latin-\xe9.txt")).write_text(WIRE)
    job = Job(place, tmp_path / "out", "digest", "text")
    assert [failures for _, _, failures in do(job)] == [[]] * 6
    assert len(tree(tmp_path / "out")) == 12
    assert all(skipped for _, skipped, _ in do(job))


# --- nothing lost, nothing half


def test_an_article_that_changes_while_it_is_read_is_known_by_what_was_read(
    folder: Path, tmp_path: Path
) -> None:
    job = Job(folder, tmp_path / "out", "summarise", "json")
    with Pipeline.open(source="en") as pipeline:
        for result in run(pipeline, job):
            if result.path == "a.txt":
                (folder / "world" / "b.md").write_text("# Another\n\n" + WIRE.replace("five", "nine"))
                (folder / "a.txt").write_text(WIRE.replace("five", "eight"))
    for entry in manifest(tmp_path / "out"):
        (file,) = entry["files"]
        value = json.loads((tmp_path / "out" / file).read_text("utf-8"))
        assert value["source"]["sha256"] == entry["sha256"]
    assert {path for path, skipped, _ in do(job) if not skipped} >= {"a.txt"}


def test_an_output_folder_that_is_removed_stops_the_batch(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with Pipeline.open(source="en") as pipeline:
        results = run(pipeline, Job(folder, out, "summarise", "text"))
        next(results)
        shutil.rmtree(out)
        with pytest.raises(OutputError, match="removed while"):
            next(results)
    assert [failures for _, _, failures in do(Job(folder, out, "summarise", "text"))] == [[]] * 3


def test_a_name_that_cannot_be_written_is_one_failure(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "a.it.txt").mkdir(parents=True)
    told = {path: failures for path, _, failures in do(Job(folder, out, "digest", "text"))}
    assert "a.it.txt" in told["a.txt"][0]
    assert told["world/b.md"] == []


def test_a_full_disk_stops_the_batch_and_keeps_what_is_whole(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync
    calls: list[int] = []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) > 3:  # two for each article: that of its names, that of its file
            raise OSError(errno.ENOSPC, "No space left on device")
        real(descriptor)

    out = tmp_path / "out"
    job = Job(folder, out, "summarise", "text")
    do(replace(job, out=None))  # glossaries are in the cache from here on
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        do(job)
    monkeypatch.setattr("os.fsync", real)
    assert list(tree(out)) == ["a.txt"]
    assert [skipped for _, skipped, _ in do(job)] == [True, False, False]


def test_two_batches_do_not_write_to_one_folder(folder: Path, tmp_path: Path) -> None:
    job = Job(folder, tmp_path / "out", "summarise", "text")
    with Pipeline.open(source="en") as pipeline:
        results = run(pipeline, job)
        next(results)
        with pytest.raises(UsageError, match="another batch is writing"):
            next(run(pipeline, job))
        cast("Generator[object]", results).close()
        assert len(list(run(pipeline, job))) == 3


def test_it_stops_when_asked_and_goes_on_from_there(tmp_path: Path) -> None:
    job = Job(numbered(tmp_path / "in", 200), tmp_path / "out", "digest", "text")
    done: deque[str] = deque()
    with Pipeline.open(to=["it"], source="en", engine="echo", glossaries=()) as pipeline:
        for result in run(pipeline, job, stop=done.__len__):
            done.append(result.path)
        assert 0 < len(done) < 200
        again = list(run(pipeline, job))
    assert [result.path for result in again if result.skipped] == list(done)
    assert len(tree(tmp_path / "out")) == 200


KILLED = """
import sys
from pathlib import Path
from polyglot_news.batch import Job, run
from polyglot_news.pipeline import Pipeline, Source
with Pipeline.open(to=["it", "ru"], source="en", engine="echo", memory=sys.argv[3]) as pipeline:
    for result in run(pipeline, Job(Path(sys.argv[1]), Path(sys.argv[2]), "digest", "html"), processes=1):
        print(result.path, flush=True)
"""


def test_killed_at_any_moment_it_ends_with_the_same_files(tmp_path: Path) -> None:
    place = numbered(tmp_path / "in", 90)
    arguments = [sys.executable, "-c", KILLED, str(place)]
    subprocess.run(
        [*arguments, str(tmp_path / "whole"), str(tmp_path / "m1")], check=True, capture_output=True
    )
    out = tmp_path / "out"
    killed = [*arguments, str(out), str(tmp_path / "m2")]
    for lines in (0, 1, 25, 70):
        with subprocess.Popen(killed, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            for _ in range(lines):
                process.stdout.readline()
            process.kill()
        (out / ".polyglot-news-left").write_text("half") if out.is_dir() else None
    subprocess.run(killed, check=True, capture_output=True)
    assert tree(out) == tree(tmp_path / "whole")
    assert len(tree(out)) == 91
    paths = [entry["path"] for entry in manifest(out) if entry]
    assert sorted(paths) == sorted(set(paths))


# --- what an input that ends its process costs


def test_an_article_that_ends_its_process_costs_no_other(tmp_path: Path) -> None:
    place = numbered(tmp_path / "in", 40)
    program = tmp_path / "program.py"
    program.write_text(
        "import os, sys\n"
        "from pathlib import Path\n"
        "import polyglot_news.pipeline.preparing as preparing\n"
        "real = preparing.read\n"
        "def read(source, options):\n"
        "    if source.path.endswith('017.txt') and __name__ != '__main__':\n"
        "        os._exit(9)\n"
        "    return real(source, options)\n"
        "preparing.read = read\n"
        "if __name__ == '__main__':\n"
        "    from polyglot_news.pipeline import Pipeline\n"
        "    with Pipeline.open(source='en') as pipeline:\n"
        "        paths = sorted(Path(sys.argv[1]).iterdir())\n"
        "        for outcome in pipeline.batch(paths, 'summarise', processes=2):\n"
        "            print(Path(outcome.path).name, outcome.error or 'fine')\n"
    )
    answer = subprocess.run(
        [sys.executable, str(program), str(place)], check=True, capture_output=True, text=True
    )
    lines = answer.stdout.splitlines()
    assert [line.partition(" ")[0] for line in lines] == [f"{number:03}.txt" for number in range(40)]
    assert [line for line in lines if not line.endswith("fine")] == [
        (
            f"017.txt {place}/017.txt: the process that read it was killed "
            "(it may need more memory than is available)"
        )
    ]


class Poison(bytes):
    """Bytes that end the process that they are sent to."""

    def __reduce__(self) -> tuple[object, ...]:
        return (os._exit, (9,))


def test_what_ends_a_process_is_told_and_the_rest_is_done() -> None:
    poison = {5, 20, 21, 39}
    sources = [Source(str(n), Poison(b"x") if n in poison else WIRE.encode()) for n in range(40)]
    with Pipeline.open(source="en") as pipeline:
        outcomes = list(pipeline.batch(sources, "summarise", processes=2))
    assert [outcome.path for outcome in outcomes] == [str(n) for n in range(40)]
    assert {int(outcome.path) for outcome in outcomes if outcome.digest is None} == poison
    assert "process that read it was killed" in str(outcomes[5].error)


def test_processes_change_nothing(tmp_path: Path) -> None:
    place = numbered(tmp_path / "in", 40)
    (place / "bad.txt").write_bytes(bytes(range(256)) * 9)
    job = Job(place, tmp_path / "one", "digest", "json")
    with Pipeline.open(to=["it"], engine="echo") as pipeline:
        one = [(r.path, r.failures) for r in run(pipeline, job)]
        two = [(r.path, r.failures) for r in run(pipeline, replace(job, out=tmp_path / "two"), processes=2)]
    assert one == two
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


# --- plans


def test_a_plan_says_what_would_be_done(tmp_path: Path) -> None:
    place = numbered(tmp_path / "in", 70)
    (place / "bad.txt").write_text("")
    job = Job(place, tmp_path / "out", "digest", "text")
    with Pipeline.open(to=["it"], source="en", engine="echo", glossaries=()) as pipeline:
        with Batch(pipeline, replace(job, out=None)) as batch:
            first = plan(batch, job, pipeline.options)
        assert (first.todo, first.done, first.speed, first.seconds) == (71, 0, 0, 0)
        assert first.is_estimate
        assert first.words == pytest.approx(70 * 68, rel=0.05)
        list(run(pipeline, job))
        (place / "000.txt").write_text(WIRE)
        with Batch(pipeline, job) as batch:
            second = plan(batch, job, pipeline.options)
    assert (second.todo, second.done, second.words, second.is_estimate) == (1, 70, 68, False)
    assert second.speed > 0
    assert second.seconds == pytest.approx(68 / second.speed)


def test_another_model_is_another_result(tmp_path: Path) -> None:
    install("it")
    job = Job(numbered(tmp_path / "in", 3), tmp_path / "out", "digest", "text")

    def skipped() -> list[bool]:
        with Pipeline.open(to=["it"], source="en", engine="argos") as pipeline:
            return [result.skipped for result in run(pipeline, job)]

    assert skipped() == [False] * 3
    assert skipped() == [True] * 3
    newer = argos_packages.home() / "translate-en_it-1_1"
    shutil.copytree(argos_packages.home() / "translate-en_it-1_0", newer)
    metadata = newer / "metadata.json"
    about = json.loads(metadata.read_text("utf-8"))
    metadata.write_text(json.dumps(about | {"package_version": "1.1"}))
    assert skipped() == [False] * 3
    assert skipped() == [True] * 3


def test_a_changed_file_of_the_model_is_another_result(tmp_path: Path) -> None:
    install("it")
    job = Job(numbered(tmp_path / "in", 3), tmp_path / "out", "digest", "text")

    def skipped() -> list[bool]:
        with Pipeline.open(to=["it"], source="en", engine="argos") as pipeline:
            return [result.skipped for result in run(pipeline, job)]

    assert skipped() == [False] * 3
    assert skipped() == [True] * 3
    (argos_packages.home() / "translate-en_it-1_0" / "README.md").write_text("another file")
    assert skipped() == [False] * 3
    assert skipped() == [True] * 3


def test_what_lacked_a_model_is_tried_again(folder: Path, tmp_path: Path) -> None:
    job = Job(folder, tmp_path / "out", "digest", "text")
    with Pipeline.open(to=["mt"], source="en", engine="argos") as pipeline:
        for _ in range(2):
            results = list(run(pipeline, job))
            assert {"no model" in result.failures[0] for result in results} == {True}
            assert {result.skipped for result in results} == {False}
    assert {entry["exit_code"] for entry in manifest(tmp_path / "out")} == {4}
