"""brief: the stories of a folder, each told once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from polyglot_news.batch import folder_briefing
from polyglot_news.cli.app import run
from polyglot_news.document import Digest
from polyglot_news.glossary import Glossary
from polyglot_news.pipeline.briefing_entries import Entry, entry_of

WIRE = """River bursts its banks in Karsk

14 March 2024

The river Orla broke its banks in Karsk on Thursday and flooded 340 houses near the old bridge. Two
people died, the county said.

The mayor, Vera Lindt, asked the 900 people who live by the river to leave their homes. Soldiers
carried sandbags to the hospital, whose cellar was already under water.
"""
PAPER = """Flood in Karsk kills three

15 March 2024

Three people died in the flood in Karsk, where the river Orla broke its banks and flooded 340
houses, the county said on Friday.

The mayor, Vera Lindt, said that the old bridge has to be pulled down. The railway to the coast
stays closed for a week.
"""
CHESS = """Brodek wins in Lippeburg

13 March 2024

Tomas Brodek won the chess tournament of Lippeburg after a draw in the last round. The grandmaster
from Brno had lost only one of eleven games.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (
        ("wire/a.txt", WIRE),
        ("paper/b.txt", PAPER),
        ("copy/a.txt", WIRE),
        ("club/c.txt", CHESS),
    ):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "in"


def stories(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> list[dict[str, Any]]:
    assert run(["brief", *arguments, "--format", "json"]) == code
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["stories"]
    return found


def test_each_story_is_told_once_with_its_sources(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flood, chess = stories(capsys, str(folder), "-n", "3")
    assert {article["path"] for article in flood["articles"]} == {"wire/a.txt", "paper/b.txt", "copy/a.txt"}
    assert [article["path"] for article in chess["articles"]] == ["club/c.txt"]
    assert sum(bool(article.get("copy_of")) for article in flood["articles"]) == 1
    assert flood["languages"] == ["en"]
    assert len(flood["digest"]) == 3
    assert all(sentence["sources"] for sentence in flood["digest"])
    assert {article["outlet"] for article in flood["articles"]} == {"wire", "paper", "copy"}
    assert [moment["day"] for moment in flood["timeline"]] == ["2024-03-14", "2024-03-15"]
    assert flood["contradictions"] == [
        {
            "what": "dead",
            "claims": [
                {"value": "Three", "sources": ["paper/b.txt"]},
                {"value": "Two", "sources": ["copy/a.txt"]},
            ],
        }
    ]
    assert "Vera Lindt" in flood["keywords"] or "Karsk" in flood["keywords"]


def test_every_format_holds_titles_and_sources(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("text", "markdown", "html", "atom", "jsonl"):
        assert run(["brief", str(folder), "--format", name, "--top", "1"]) == 0
        out = capsys.readouterr().out
        assert "Karsk" in out
        assert "Brodek wins in Lippeburg" in out
        if name == "atom":
            root = ET.fromstring(out)  # noqa: S314 - our own
            assert len(root.findall("{http://www.w3.org/2005/Atom}entry")) == 2
        if name == "jsonl":
            assert [json.loads(line)["told"] for line in out.splitlines()] == [True, False]
        if name == "text":
            assert "Other news" in out
            assert "Sources differ: dead: Three (paper)" in out


def test_markup_in_a_headline_stays_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(CHESS.replace("Brodek wins", "<script>alert(1)</script> wins"))
    assert run(["brief", str(tmp_path), "-f", "html"]) == 0
    out = capsys.readouterr().out
    assert "<script>alert(1)" not in out
    assert "&lt;script&gt;" in out


def test_what_the_reader_follows_comes_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        stories(capsys, str(folder), "--about", "chess tournament")[0]["title"] == "Brodek wins in Lippeburg"
    )
    subjects = folder.parent / "subjects.txt"
    subjects.write_text("# mine\nVera Lindt: -1\nBrno: 3\n")
    assert stories(capsys, str(folder), "--about", str(subjects))[0]["title"] == "Brodek wins in Lippeburg"
    subjects.write_text("Brno: much\n")
    assert run(["brief", str(folder), "--about", str(subjects)]) == 2
    assert "'much' is no weight" in capsys.readouterr().err


def test_one_bad_article_stops_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bad.txt").write_bytes(b"\x00\x01" * 50)
    found = stories(capsys, str(folder), code=5)
    assert len(found) == 2


def test_an_empty_folder_has_no_briefing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["brief", str(tmp_path)]) == 3
    assert "no articles" in capsys.readouterr().err
    assert run(["brief", str(tmp_path / "nowhere")]) == 3


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-f", "tmx"], "not written as 'tmx'"),
        (["-o", "x.docx"], "are not written"),
        (["--watch"], "-o"),
        (["--cluster", "auto"], "--work"),
    ],
)
def test_options_that_contradict_each_other(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert run(["brief", str(folder), *arguments]) == 2
    assert told in capsys.readouterr().err


def test_the_folder_of_a_batch_is_used_and_completed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder.parent / "out"
    assert run(["batch", str(folder), str(out), "--task", "summarise", "--format", "html"]) == 0
    before = {path: path.read_bytes() for path in out.rglob("*.html")}
    (folder / "wire" / "d.txt").write_text(PAPER.replace("three", "3"))
    found = stories(capsys, str(folder), "--work", str(out))
    results = {article["path"]: article["result"] for story in found for article in story["articles"]}
    assert results["wire/a.txt"] == "wire/a.html"
    assert results["wire/d.txt"] == "wire/d.html"
    assert all((out / name).is_file() for name in results.values())
    assert {path: path.read_bytes() for path in before if path.name != "index.html"} == {
        path: data for path, data in before.items() if path.name != "index.html"
    }
    lines = (out / "manifest.jsonl").read_text().splitlines()
    assert len(lines) == 5


def test_a_second_run_reads_nothing_again_and_stories_keep_their_names(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = folder.parent / "out"
    first = stories(capsys, str(folder), "--work", str(out))
    assert stories(capsys, str(folder), "--work", str(out)) == first
    (folder / "aa.txt").write_text(PAPER.replace("15 March", "12 March").replace("on Friday", "on Monday"))
    read: list[str] = []

    def noted(digest: Digest, path: str, glossary: Glossary | None) -> Entry:
        read.append(path)
        return entry_of(digest, path, glossary)

    monkeypatch.setattr(folder_briefing, "entry_of", noted)
    later = stories(capsys, str(folder), "--work", str(out))
    assert read == ["aa.txt"]
    assert {story["id"] for story in later} == {story["id"] for story in first}
    # as if the run had been killed and its store lost: the same stories from the articles
    (out / ".polyglot-news.stories").write_bytes(b"no database")
    again = stories(capsys, str(folder), "--work", str(out))
    assert [{a["path"] for a in story["articles"]} for story in again] == [
        {a["path"] for a in story["articles"]} for story in later
    ]


def test_stories_are_translated(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flood, chess = stories(capsys, str(folder), "--to", "it", "--engine", "echo", "--top", "1", "--no-memory")
    assert list(flood["translations"]) == ["it"]
    translation = flood["translations"]["it"]
    assert len(translation["digest"]) == len(flood["digest"])
    assert all(one["original_language"] == "en" and one["original"] for one in translation["digest"])
    assert len(translation["timeline"]) == 2
    assert chess["translations"]["it"]["title"]
    assert chess["digest"] == []


def test_a_briefing_takes_the_place_of_no_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a.txt", "b.md"):
        (folder / name).write_text(f"Dam {name} holds\n\nThe dam in the valley held on Monday.\n")
    article = (folder / "b.md").read_bytes()
    assert run(["brief", str(folder), "-o", str(folder / "b.md")]) == 2
    assert "in the folder that is read" in capsys.readouterr().err
    assert (folder / "b.md").read_bytes() == article
    # one of its own there is no article the next time
    made = folder / "briefing.md"
    assert run(["brief", str(folder), "-o", str(made)]) == 0
    first = made.read_bytes()
    assert run(["brief", str(folder), "-o", str(made), "--force"]) == 0
    assert made.read_bytes() == first
