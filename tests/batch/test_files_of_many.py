"""Files that hold many articles, in a batch: each article has a line of its own, and is done once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path, PurePosixPath

import pytest
from contained import FIRST, SECOND
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.batch import MANIFEST, Batch, Job, Result, find, run
from polyglot_news.batch.dry_run import plan
from polyglot_news.batch.result_names import stem_inside
from polyglot_news.batch.walking import arrived
from polyglot_news.containers import items_in, recognise
from polyglot_news.errors import UsageError
from polyglot_news.pipeline import Pipeline

LETTER = (
    "From desk@example.org Tue Nov 24 08:00:00 2026\nSubject: {0}\nMessage-ID: <{0}@example.org>\n\n{1}\n\n"
)


def feed(*items: tuple[str, str]) -> str:
    """Return an RSS feed of items, each an id and a text."""
    inner = "".join(
        f"<item><title>About {ident}</title><guid>https://example.org/{ident}.html</guid>"
        f"<description>{text}</description></item>"
        for ident, text in items
    )
    return f"<rss version='2.0'><channel><title>Osh Courier</title>{inner}</channel></rss>"


def do(job: Job, *, most: int = 1_000) -> list[Result]:
    """Run a job and return what became of its inputs; as if it were killed after `most` of them."""
    with Pipeline.open(to=["it"], source="en", engine="echo", glossaries=[]) as pipeline:
        return list(islice(run(pipeline, job), most))


def done(results: Sequence[Result]) -> list[str]:
    """Return the ids of the articles that were worked on."""
    return [result.path.rpartition("/")[2] for result in results if not result.skipped]


def tree(place: Path) -> dict[str, bytes]:
    """Return the results in a folder."""
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in sorted(place.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """Return a job over a folder with a feed of three articles."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "asia.xml").write_text(feed(("a", FIRST), ("b", SECOND), ("c", f"{FIRST} {SECOND}")), "utf-8")
    return Job(folder, tmp_path / "out", "digest", "text")


def test_each_article_of_a_feed_has_a_line_and_results_of_its_own(job: Job) -> None:
    results = do(job)
    assert [result.path for result in results] == [f"asia.xml#https://example.org/{x}.html" for x in "abc"]
    assert job.out is not None
    lines = [json.loads(line) for line in (job.out / MANIFEST).read_text("utf-8").splitlines()]
    assert [line["path"] for line in lines] == [result.path for result in results]
    assert [line["title"] for line in lines] == ["About a", "About b", "About c"]
    assert list(tree(job.out)) == [file for result in results for file in result.files]
    assert all(
        file.startswith(f"asia/{x}~")
        for x, result in zip("abc", results, strict=True)
        for file in result.files
    )


def test_a_changed_feed_does_only_what_is_new(job: Job) -> None:
    first = do(job)
    assert done(do(job)) == []
    (job.folder / "asia.xml").write_text(
        feed(("new", SECOND), ("a", FIRST), ("c", f"{FIRST} The mayor resigned.")), "utf-8"
    )
    results = do(job)
    assert done(results) == ["new.html", "c.html"]
    names = {result.path: result.files for result in first}
    assert all(result.files == names[result.path] for result in results if result.path in names)
    (job.folder / "asia.xml").write_text(feed(("a", FIRST), ("b", SECOND)), "utf-8")
    assert done(do(job)) == []


def test_a_batch_that_was_killed_goes_on_within_a_feed(job: Job, tmp_path: Path) -> None:
    undisturbed = Job(job.folder, tmp_path / "other", job.task, job.format)
    do(undisturbed)
    assert done(do(job, most=2)) == ["a.html", "b.html"]
    assert done(do(job)) == ["c.html"]
    assert job.out is not None
    assert undisturbed.out is not None
    assert tree(job.out) == tree(undisturbed.out)


def test_one_bad_article_stops_no_other(job: Job) -> None:
    lines = [
        f'{{"id": 1, "text": "{FIRST}"}}',
        "no json",
        '{"id": 3}',
        f'{{"id": "4/4", "text": "{SECOND}"}}',
    ]
    (job.folder / "b.jsonl").write_text("\n".join(lines), "utf-8")
    (job.folder / "c.jsonl").write_text('{"text": "cut', "utf-8")
    results = {result.path: result for result in do(job)}
    assert [path for path, result in results.items() if result.failures] == [
        "b.jsonl#line-2",
        "b.jsonl#3",
        "c.jsonl",
    ]
    assert results["b.jsonl#line-2"].failures[0].startswith("b.jsonl, line 2: this is no JSON")
    assert results["b.jsonl#4/4"].files[0].startswith("b/4~")
    assert done(do(job)) == []
    (job.folder / "b.jsonl").write_text(
        "\n".join([lines[0], lines[3], f'{{"id": 3, "text": "{FIRST}"}}']), "utf-8"
    )
    assert done(do(job)) == ["b.jsonl#3"]


def test_mailboxes_json_and_tables(job: Job, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    (folder / "a.mbox").write_text(LETTER.format("Osh", FIRST) + LETTER.format("Cars", SECOND), "utf-8")
    (folder / "b.json").write_text(json.dumps([{"id": 7, "text": FIRST}, {"id": 8, "text": SECOND}]), "utf-8")
    (folder / "c.csv").write_text(f'id,body\n7,"{FIRST}"\n', "utf-8")
    (folder / "d.json").write_text(json.dumps({"id": 9, "text": FIRST, "desk": "Home"}), "utf-8")
    paths = [item.path for item in find(Job(folder, None, "digest", "text"))]
    assert paths == [
        "a.mbox#<Osh@example.org>",
        "a.mbox#<Cars@example.org>",
        "b.json#7",
        "b.json#8",
        "d.json",
    ]
    with_tables = Job(folder, job.out, "digest", "jsonl", column="body")
    results = do(with_tables)
    assert [result.path for result in results] == [*paths[:4], "c.csv#7", "d.json"]
    assert job.out is not None
    values = [json.loads((job.out / result.files[0]).read_text("utf-8")) for result in results]
    assert values[-1]["source"]["fields"] == {"id": 9, "desk": "Home"}
    assert done(do(with_tables)) == []
    (folder / "e.csv").write_text("id,text\n1,x\n", "utf-8")
    (bad,) = (result for result in do(with_tables) if not result.skipped)
    assert "no column body" in bad.failures[0]


def test_files_of_other_programs_are_passed_over_unless_a_pattern_names_them(job: Job) -> None:
    (job.folder / "package.json").write_text('{"name": "x", "version": "1"}', "utf-8")
    (job.folder / "map.xml").write_text("<?xml version='1.0'?><urlset><url/></urlset>", "utf-8")
    (job.folder / "table.csv").write_text("a,b\n", "utf-8")
    assert {item.place for item in find(job)} == {"asia.xml"}
    asked = Job(job.folder, job.out, "digest", "text", include=("*.json", "map.xml"))
    told = {result.path: result.failures[0] for result in do(asked)}
    assert "no object has a text" in told["package.json"]
    assert "XML" in told["map.xml"]


def test_results_may_stand_beside_a_feed(job: Job) -> None:
    (job.folder / "asia.txt").write_text(FIRST, "utf-8")
    beside = Job(job.folder, job.folder, "digest", "json")
    results = do(beside)
    assert [result.failures for result in results] == [()] * 4
    assert [PurePosixPath(result.files[0]).parts[0] for result in results] == [
        "asia.txt.json",
        *["asia.xml~"] * 3,
    ]
    assert done(do(beside)) == []


def test_articles_of_a_feed_that_arrives_are_inputs(job: Job) -> None:
    assert [item.path[-6:] for item in arrived(job, ["asia.xml"])] == ["a.html", "b.html", "c.html"]


def test_a_plan_counts_the_articles_in_a_feed(job: Job) -> None:
    opened = Pipeline.open(to=["it"], source="en", engine="echo", glossaries=[])
    with opened as pipeline, Batch(pipeline, job) as batch:
        found = plan(batch, job, pipeline.options)
    assert (found.todo, found.unreadable) == (3, 0)
    assert found.words == 2 * (len(FIRST.split()) + len(SECOND.split()))


@given(st.text(min_size=1).filter(str.strip))
def test_the_name_of_a_result_is_one_that_every_system_takes(ident: str) -> None:
    name = stem_inside("a.xml", "a", ident)
    folder, _, last = name.partition("/")
    assert folder == "a"
    assert len(last.encode("utf-8", "surrogateescape")) < 230
    assert not set(last) & set('\0/\\:*?"<>|\n\r\t ')
    assert not last.startswith((".", "-"))
    assert stem_inside("a.xml", "a", f"{ident}x") != name


def feeds_of(place: Path) -> dict[str, bytes]:
    """Return the feeds of many entries in a folder of results."""
    return {file: data for file, data in tree(place).items() if "~" not in file}


@pytest.mark.parametrize(("kind", "ending"), [("atom", ".atom"), ("rss", ".rss"), ("jsonfeed", ".json")])
def test_a_feed_becomes_a_feed(job: Job, tmp_path: Path, kind: str, ending: str) -> None:
    job = replace(job, format=kind)
    (job.folder / "sub").mkdir()
    (job.folder / "sub" / "x.txt").write_text(SECOND, "utf-8")
    do(job)
    assert job.out is not None
    first = feeds_of(job.out)
    assert list(first) == [f"asia.it{ending}", f"index.it{ending}", f"sub/x.it{ending}"]
    data = first[f"asia.it{ending}"]
    entries = items_in(data, recognise(data), "a")
    assert [entry.title for entry in entries] == ["About a", "About b", "About c"]
    assert {entry.language for entry in entries} == {"it"}
    assert len({entry.ident for entry in entries}) == 3
    before = (job.out / MANIFEST).read_bytes()
    assert done(do(job)) == []
    assert (job.out / MANIFEST).read_bytes() == before
    (job.folder / "asia.xml").write_text(feed(("new", SECOND), ("a", FIRST)), "utf-8")
    assert done(do(job)) == ["new.html"]
    data = feeds_of(job.out)[f"asia.it{ending}"]
    after = items_in(data, recognise(data), "a")
    assert [entry.title for entry in after] == ["About new", "About a"]
    assert after[1] == entries[0]
    other = replace(job, out=tmp_path / "other")
    do(other, most=1)
    do(other)
    assert other.out is not None
    assert feeds_of(other.out) == feeds_of(job.out)


def test_a_feed_that_the_batch_did_not_write_is_not_overwritten(job: Job) -> None:
    assert job.out is not None
    job.out.mkdir()
    mine = job.out / "asia.it.atom"
    mine.write_text("mine", "utf-8")
    with pytest.raises(UsageError, match="did not write"):
        do(replace(job, format="atom"))
    assert mine.read_text("utf-8") == "mine"
    mine.rename(job.out / "index.it.atom")
    (job.folder / "x.txt").write_text(SECOND, "utf-8")
    do(replace(job, format="atom"))
    assert "overview.it.atom" in feeds_of(job.out)
    assert (job.out / "index.it.atom").read_text("utf-8") == "mine"
