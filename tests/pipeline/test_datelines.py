"""Datelines of reports in the styles of many agencies, with an engine that damages datelines as models do."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

from polyglot_news import reading, sentences
from polyglot_news.document import Translation
from polyglot_news.engines.steering import Steering
from polyglot_news.translate import Request, translate

REPORTS: list[tuple[str, dict[str, str]]] = json.loads(
    (Path(__file__).parents[1] / "typography" / "cases" / "reports.json").read_text("utf-8")
)
BODY = "\n\nNobody was hurt, and the road was open again by noon.\n\nA second report is expected tomorrow.\n"
DAMAGED = "RIO DE JANEIRO (CNN)"
# what opens with a place and an agency, a place and a day, or a place in capitals
_LIKE_A_DATELINE = re.compile(
    r"^(?:[^()/]{0,40}(?:\([^()]+\)|/[A-Z]+/)|[A-Z][A-Z. -]{3,}\b[^.—–-]{0,30}(?=\s?[—–:-]))"
)


@dataclass
class Damaging:
    """An engine that makes another city of each dateline that it gets, and keeps all else."""

    name: str = "damaging"
    model: str = "damaging-1"
    route: tuple[str, ...] = ("en", "it")
    fingerprint: str = "0"

    def translate(self, texts: Sequence[str]) -> list[str]:
        return [_LIKE_A_DATELINE.sub(DAMAGED, text, count=1) for text in texts]

    def steering(self) -> Steering | None:
        return None

    def close(self) -> None: ...


@lru_cache(maxsize=4)
def translations(language: str) -> tuple[Translation, ...]:
    articles = [reading.read_text(report + BODY, language="en") for report, _ in REPORTS]
    requests = [Request(article, sentences.split(article)) for article in articles]
    return translate(requests, engine=Damaging(), glossary=None, source="en", target=language)


def test_the_engine_damages_each_dateline_that_it_gets() -> None:
    heads = Damaging().translate([report for report, _ in REPORTS])
    assert [head for head in heads if not head.startswith(DAMAGED)] == []


@pytest.mark.parametrize("language", ["it", "pt", "ru", "zh"])
def test_a_report_keeps_its_place_day_and_agency(language: str) -> None:
    expected = [wanted[language] for _, wanted in REPORTS]
    found = [translation.sentences[0].text for translation in translations(language)]
    # TASS sets its name as a sentence of its own
    wrong = [
        (text, wanted) for text, wanted in zip(found, expected, strict=True) if not _begins(text, wanted)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("language", "left"),
    [
        ("it", []),
        ("pt", []),
        ("ru", ["SPRINGFIELD, Ill. (AP)", "ОТТАВА, Ontario (Reuters)"]),
        ("zh", ["SPRINGFIELD, Ill.（AP）", "渥太华，Ontario（Reuters）"]),
    ],
)
def test_what_stays_in_another_script_is_flagged(language: str, left: list[str]) -> None:
    flagged = [
        wanted[language]
        for (_, wanted), translation in zip(REPORTS, translations(language), strict=True)
        if any(flag.check == "dateline" for flag in translation.sentences[0].flags)
    ]
    assert flagged == left


def _begins(text: str, wanted: str) -> bool:
    return text.startswith(wanted) or wanted.startswith(text.rstrip("."))
