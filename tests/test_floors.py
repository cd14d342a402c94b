"""Imports point down only, and rooms on one floor do not import each other."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import polyglot_news

ROOT = Path(polyglot_news.__file__).parent
# The rooms by floor, lowest first, with what belongs in each; the room's own docstring opens with it.
FLOORS: tuple[dict[str, str], ...] = (
    {
        "addresses": "Addresses of the network as they are shown and kept: without user and password.",
        "errors": "The errors that reach a user: what happened, what to do next, the exit code.",
        "characters": "Classes of characters and shapes of addresses, as pieces of regular expressions.",
        "daemon_threads": "Threads that end with the program: Ctrl-C need not wait for what they wait for.",
        "document": "What flows through the program, frozen: article, sentences, summary, translations.",
        "escaping": "Text made safe for the formats that it is written in: nothing of it acts as markup.",
        "documentation": "The pages of documentation that messages refer to: they come with the package.",
        "likeness": "How like two texts are: the longest sequence in both, and the pieces that both have.",
        "repetition": "Repetition loops: a model that repeats itself instead of going on.",
        "expected_shapes": "What was read back from disk or network, compared with what it should be.",
        "version": "The version of the program; part of every signature.",
    },
    {
        "foreign_xml": "XML that others wrote: nothing that it declares or links to is followed.",
        "files": "Files: read within limits, written whole or not at all, listed, hashed.",
        "languages": "Facts about each language: its codes and varieties, its script, its quotation marks.",
    },
    {
        "config": "Settings: command line, environment, TOML files, defaults; where files are kept.",
        "containers": "Files that hold articles: office files, e-books, mail, subtitles, feeds.",
        "corrections": "Corrections that people made on a review page, read from the JSON that it exports.",
        "gazetteer": "The names of places, dates, sums, measures and institutions in each language.",
    },
    {
        "glossary": "Glossaries: what they hold, how they are read, and how terms are found and placed.",
        "memory": "What was translated once under the same conditions, and what people translated.",
    },
    {
        "engines": "Engines, which run translation models, and the routes from one language to another.",
        "typography": "The form of the target language: its datelines, numbers, sums and dates.",
    },
    {
        "models": "Translation models: found in catalogues, fetched, checked, installed, verified, removed.",
    },
    {
        "reading": "Bytes to article: encoding, kind of file, title, date, language, what is no article.",
        "sentences": "Article to sentences, in scripts with spaces and in those without.",
        "summary": "Sentences to summary: our own method for news, and the methods of sumy.",
        "translate": "Translates the sentences of many articles at once, under a glossary.",
        "checks": "What a reader should look at in a translation, whoever made it; pure functions.",
        "rendering": "Digest to text: one module per format; pure functions.",
        "diagnosis": "What is installed, what works, what does not, and the command that fixes it.",
        "markup": "A page translated with its markup in place: cut into segments, written anew around them.",
    },
    {
        "stories": "Articles about one event: what they have in common, their story, its digest.",
    },
    {
        "pipeline": "The one place that knows the order of stages: read, split, choose, translate, check.",
    },
    {
        "batch": "A folder of articles to a folder of results, each whole, with a manifest to resume from.",
        "cluster": "The pipeline on many machines: a Ray actor with its own engines for every few cores.",
    },
    {
        "cli": "The command line: each command parses, calls the library, prints.",
        "__init__": "Read a news article, pick what carries the news, translate it offline under a glossary.",
    },
    {
        "__main__": "`python -m polyglot_news` is the command line.",
    },
)
# What is asked of a floor above by name, and why.
UPWARD = {("document", "rendering"): "a notebook asks the digest itself for its page (`_repr_html_`)"}
INNER_ROOMS = {
    "checks/data": "Constants and word pairs that were learned from parallel texts, read at first use.",
    "checks/facts": "Sums, days, places and names of a translation have to be those of its source.",
    "checks/numbers": "Each number of the source has to be in the translation, and no other.",
    "cli/commands": "The commands: one module for `batch`, `check`, `doctor`, `glossary` …",
    "cli/terminal": "How results look on a terminal: printing, tables, progress bars, colours, line breaks",
    "engines/server": "A language model behind an OpenAI-compatible server",
    "glossary/formats": "The file formats of glossaries: YAML, tables (CSV, TSV, DeepL's columns) and TBX.",
    "glossary/grammar": "The grammar around a placed term: one module per language family.",
    "glossary/placing": "Placing terms in a translation: a ladder of steps, and one rendering per term.",
    "markup/files": "Files that come back in their own kind: segments out, others back in their places.",
    "models/catalogues": "What models can be had: the catalogues of Argos and Mozilla, mirrors of them",
    "models/downloading": "Files from the network: requests within limits, downloads resumed and checked",
    "models/installed": "Models on this machine: installed and removed with a record, found, verified",
    "models/packed": "Models in files: archives and bundles, packed and unpacked within limits",
    "rendering/feeds": "Feeds of digests and translations: Atom (RFC 4287), RSS 2.0, JSON Feed 1.1.",
    "reading/beside": "What stands beside an article: captions, notices, links, advertisements.",
    "reading/webpages": "HTML to article: the text that a browser shows, the lines of the article, the head.",
    "summary/cues": "Words that show what a sentence does in a piece of news: one table per language.",
}
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").parts[0]


def imported_rooms(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            if node.module == "polyglot_news":
                found |= {alias.name if alias.name in FLOOR else "__init__" for alias in node.names}
            elif (node.module or "").startswith("polyglot_news."):
                found.add((node.module or "").split(".")[1])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            # a module that is imported by its name
            named = re.match(r"polyglot_news\.(\w+)(?:[.:]\w*)*$", node.value)
            found |= {named.group(1)} & set(FLOOR) if named else set()
        elif isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("polyglot_news.")}
    return found


def test_imports_point_down() -> None:
    modules = sorted(ROOT.rglob("*.py"))
    assert len(modules) > 20
    wrong = []
    for path in modules:
        room = room_of(path)
        for other in imported_rooms(path) - {room}:
            if FLOOR[other] >= FLOOR[room] and (room, other) not in UPWARD:
                wrong += [f"{path.relative_to(ROOT)} (floor {FLOOR[room]}) imports {other}"]
    assert wrong == []


def test_every_room_has_a_floor() -> None:
    assert {room_of(path) for path in ROOT.rglob("*.py")} <= set(FLOOR)


def test_a_room_says_what_belongs_in_it() -> None:
    rooms = {name: sentence for floor in FLOORS for name, sentence in floor.items()} | INNER_ROOMS
    wrong = {}
    for name, sentence in rooms.items():
        place = ROOT / name / "__init__.py"
        text = (place if place.exists() else ROOT / f"{name}.py").read_text("utf-8")
        opening = " ".join((ast.get_docstring(ast.parse(text)) or "").split())
        if not opening.startswith(sentence):
            wrong[name] = opening[: len(sentence)]
    assert wrong == {}
    inner = {p.parent.relative_to(ROOT).as_posix() for p in ROOT.glob("*/*/__init__.py")}
    assert inner == set(INNER_ROOMS)


def test_the_page_on_architecture_names_files_that_are_there() -> None:
    page = (ROOT.parent / "docs" / "architecture.md").read_text("utf-8")
    named = set(re.findall(r"`([\w/]+\.py)`", page))
    assert len(named) > 20
    assert {
        name for name in named if not (ROOT / name).exists() and not (ROOT.parent / name).exists()
    } == set()


def test_modules_are_short() -> None:
    long = {
        str(p.relative_to(ROOT)): n
        for p in ROOT.rglob("*.py")
        if (n := p.read_text("utf-8").count("\n")) > 350
    }
    assert long == {}
