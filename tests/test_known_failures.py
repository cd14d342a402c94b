"""What is known to be wrong is still wrong: a case that starts to pass leaves the list and becomes a test."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from polyglot_news.glossary.grammar.russian_forms import paradigm

KNOWN: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "known_failures.json").read_text("utf-8")
)
RESULTS: dict[str, Callable[[dict[str, Any]], object]] = {
    "russian_forms": lambda case: paradigm(case["term"]).forms[case["case"]],
}


@pytest.mark.parametrize(
    ("kind", "case"),
    [(kind, case) for kind, cases in KNOWN.items() for case in cases],
    ids=lambda value: value if isinstance(value, str) else next(iter(value.values())),
)
def test_it_is_still_wrong(kind: str, case: dict[str, Any]) -> None:
    assert RESULTS[kind](case) != case["right"], "it is right now: move it to the tests of its room"


def test_each_says_why() -> None:
    assert all(case["why"] and case["right"] for cases in KNOWN.values() for case in cases)
