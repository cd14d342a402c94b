"""Links in the documentation lead somewhere, and the commands that it shows exist with their options."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from polyglot_news.cli.app import app

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"^    .*$|`[^`\n]+`", re.MULTILINE)
_COMMAND = re.compile(r"polyglot-news ([a-z][a-z-]*(?: [a-z]+)?)([^\n`|#]*)")
_NOT_WORDS = re.compile(r"[^\w\- ]")


def anchors(page: Path) -> set[str]:
    """Return the anchors that a forge gives to the headings of a page."""
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {_NOT_WORDS.sub("", title.lower()).replace(" ", "-") for title in titles}


def links(page: Path) -> list[str]:
    return [one or other for one, other in _LINK.findall(page.read_text("utf-8"))]


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for link in links(page):
        path, _, anchor = link.partition("#")
        if "://" in path or path.startswith("mailto:"):
            continue
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_there_are_links_to_check() -> None:
    assert sum(len(links(page)) for page in PAGES) > 10


_MODULE = re.compile(r"`([\w/-]+\.py)\b")
_PLACES = (ROOT, ROOT / "polyglot_news", ROOT / "benchmarks", ROOT / "tests")


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.name != "CHANGELOG.md"], ids=lambda p: p.name
)
def test_modules_that_a_page_names_exist(page: Path) -> None:
    """Capitals, as in `rendering/NAME.py`, stand for a name that the reader chooses."""
    named = [name for name in _MODULE.findall(page.read_text("utf-8")) if not re.search("NAME|CODE", name)]
    assert [name for name in named if not any((place / name).exists() for place in _PLACES)] == []


def commands() -> dict[str, set[str]]:
    """Return the options of every command, by its name (`models install`)."""
    found: dict[str, set[str]] = {}

    def walk(command: object, name: str) -> None:
        options = {o for p in command.params for o in (*p.opts, *p.secondary_opts)}  # type: ignore[attr-defined]
        found[name] = options | {"--help"}
        for inner, child in getattr(command, "commands", {}).items():
            walk(getattr(child, "command", child), f"{name} {inner}".strip())

    walk(typer.main.get_command(app), "")
    return found


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_commands_and_options_exist(page: Path) -> None:
    known = commands()
    wrong = []
    code = "\n".join(_CODE.findall(page.read_text("utf-8")))
    for name, rest in _COMMAND.findall(code):
        two, one = name, name.split()[0]
        command = two if two in known else one
        if command not in known:
            wrong.append(name)
            continue
        options = re.findall(r"(?<=\s)--[a-z][a-z-]*", rest)
        wrong += [f"{command} {option}" for option in options if option not in known[command]]
    assert wrong == []
