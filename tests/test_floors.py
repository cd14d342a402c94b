"""Imports point down only, and rooms on one floor do not import each other."""

from __future__ import annotations

import ast
from pathlib import Path

import polyglot_news

ROOT = Path(polyglot_news.__file__).parent
FLOORS = (
    ("errors", "document", "escaping", "languages", "likeness", "repetition", "version"),
    ("config", "files", "gazetteer"),
    ("glossary", "memory"),
    ("engines",),
    ("models",),
    ("reading", "sentences", "summary", "translate", "checks", "rendering", "markup"),
    ("pipeline",),
    ("batch", "cluster"),
    ("cli", "__init__"),
    ("__main__",),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
WITHIN_FLOOR_0 = {("languages", "errors")}  # the table of languages names the unknown one


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
            if FLOOR[other] >= FLOOR[room] and (room, other) not in WITHIN_FLOOR_0:
                wrong += [f"{path.relative_to(ROOT)} (floor {FLOOR[room]}) imports {other}"]
    assert wrong == []


def test_every_room_has_a_floor() -> None:
    assert {room_of(path) for path in ROOT.rglob("*.py")} <= set(FLOOR)


def test_modules_are_short() -> None:
    long = {
        str(p.relative_to(ROOT)): n
        for p in ROOT.rglob("*.py")
        if (n := p.read_text("utf-8").count("\n")) > 350
    }
    assert long == {}
