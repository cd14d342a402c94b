"""No command writes over the file that it reads, whatever the file is called there, unless it is told to."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from articles import WIRE
from command_tree import commands

from polyglot_news.cli import app
from polyglot_news.config import user_folder
from polyglot_news.files import write_whole
from polyglot_news.memory import Memory, interchange

GLOSSARY = "name: names\nsource: en\nterms:\n  - term: Tashkent\n    targets: {it: Taskent}\n"
ECHO = ["--engine", "echo", "--from", "en", "--to", "it", "--no-glossary"]
PAGE = "<html><body><article><h1>A title</h1><p>Some words stand here.</p></article></body></html>"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("sub").mkdir()
    Path("a.txt").write_text(WIRE)
    Path("b.txt").write_text(WIRE)
    Path("page.html").write_text(PAGE)
    Path("names.yaml").write_text(GLOSSARY)
    Path("polyglot.txt").write_text('from = "en"\n')
    Memory(Path("memory.txt")).close()
    with Path("theirs.tmx").open("wb") as file:
        interchange.write([], file)
    return tmp_path


COMMANDS = [
    ["digest", "a.txt", *ECHO, "-o", "a.txt"],
    ["digest", "b.txt", "a.txt", *ECHO, "-o", "a.txt"],
    ["digest", "b.txt", *ECHO[:-1], "--glossary", "names.yaml", "--format", "text", "-o", "names.yaml"],
    ["digest", "b.txt", *ECHO, "--memory", "memory.txt", "-o", "memory.txt"],
    ["digest", "b.txt", *ECHO, "--config", "polyglot.txt", "-o", "polyglot.txt"],
    ["summarise", "a.txt", "-o", "a.txt"],
    ["summarise", "b.txt", "a.txt", "--merge", "-o", "a.txt"],
    ["translate", "a.txt", *ECHO, "-o", "a.txt"],
    ["translate", "a.txt", *ECHO, "--lines", "-o", "a.txt"],
    ["translate", "page.html", *ECHO, "--keep-markup", "-o", "page.html"],
    ["split", "a.txt", "-o", "a.txt"],
    ["check", "a.txt", "b.txt", "--to", "it", "-o", "a.txt"],
    ["check", "a.txt", "b.txt", "--to", "it", "-o", "b.txt"],
    ["glossary", "audit", "a.txt", "b.txt", "--to", "it", "--glossary", "names.yaml", "-o", "b.txt"],
    ["glossary", "export", "names.yaml", "--format", "csv", "-o", "names.yaml"],
    ["glossary", "import", "names.yaml", "-o", "names.yaml"],
    ["memory", "export", "--memory", "memory.txt", "-o", "memory.txt"],
]


@pytest.mark.parametrize("how", ["path", "roundabout", "symbolic link", "hard link"])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:3] + command[-1:]))
def test_the_file_that_is_read_stays(
    here: Path, capsys: pytest.CaptureFixture[str], command: list[str], how: str
) -> None:
    read = Path(command[-1])
    named = Path("sub", f"other{read.suffix}")
    if how == "path":
        named = read
    elif how == "roundabout":
        named = Path("sub", "..", read)
    elif how == "symbolic link":
        named.symlink_to(here / read)
    else:
        os.link(read, named)
    before = read.read_bytes()
    assert app.run([*command[:-1], str(named)]) == 2
    told = capsys.readouterr()
    assert f"-o {named}: this is the file that is read" in told.err
    assert "--force" in told.err
    assert told.out == ""
    assert read.read_bytes() == before


def test_standard_input_is_a_file_too(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for arguments in (["a.txt"], ["-"], []):
        with Path("a.txt").open() as stream:
            monkeypatch.setattr("sys.stdin", stream)
            assert app.run(["summarise", *arguments, "-o", "a.txt"]) == 2
        assert Path("a.txt").read_text() == WIRE
    with Path("a.txt").open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert app.run(["summarise", "-", "-o", "other.txt"]) == 0
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WIRE.encode())))
    assert app.run(["summarise", "-", "-o", "other.txt"]) == 0


def test_a_glossary_is_known_by_its_name(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = user_folder() / "glossaries" / "names.yaml"
    write_whole(own, GLOSSARY)
    assert app.run(["glossary", "export", "names", "--format", "csv", "-o", str(own)]) == 2
    assert own.read_text() == GLOSSARY
    assert app.run(["glossary", "export", "names", "--format", "csv", "-o", str(own), "--force"]) == 0
    assert own.read_text().startswith("en,")


def test_force_writes_over_it(here: Path) -> None:
    assert app.run(["summarise", "a.txt", "-o", "a.txt", "--force", "-n", "1"]) == 0
    assert Path("a.txt").read_text() != WIRE


@pytest.mark.parametrize("place", ["-", "/dev/null", "new.txt", "b.txt"])
def test_other_places_are_as_before(here: Path, place: str) -> None:
    assert app.run(["summarise", "a.txt", "-o", place]) == 0
    assert Path("a.txt").read_text() == WIRE


def test_every_command_that_writes_a_file_can_be_forced() -> None:
    found = commands()
    writing = {name for name, c in found.items() if any(p.name == "output" for p in c.params)}
    forced = {name for name, c in found.items() if any(p.name == "force" for p in c.params)}
    assert {"digest", "check", "glossary export", "memory export", "models bundle"} <= writing <= forced
