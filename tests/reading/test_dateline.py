"""Datelines in capitals before a colon, and agencies that no dash follows."""

from __future__ import annotations

import pytest

from polyglot_news.reading.dateline import find_dateline


@pytest.mark.parametrize(
    ("paragraph", "dateline"),
    [
        ("NEW DELHI: The court said on Monday that it would wait.", "NEW DELHI"),
        ("MUMBAI: “We wait,” said the judge.", "MUMBAI"),
        ("Hong Kong (CNN Business)The exchange will close early.", "Hong Kong (CNN Business)"),
        ("Hong Kong (CNN Business) The exchange will close early.", "Hong Kong (CNN Business)"),
        ("UPDATE: The court said on Monday that it would wait.", ""),
        ("FACT CHECK: The court never said that.", ""),
        ("NATO: an alliance.", ""),
        ("The mayor (Labour) The council", ""),
    ],
)
def test_dateline(paragraph: str, dateline: str) -> None:
    assert find_dateline(paragraph) == dateline
