"""Datelines in capitals before a colon, and agencies that no dash follows."""

from __future__ import annotations

import pytest

from polyglot_news.reading import read_text
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


STANDFIRST = (
    "NEW DELHI: The bridge over the Yamuna will close in March and stay closed for a year, the mayor said."
)
PROSE = [
    "The work will cost 14 million euros, twice the first estimate, the mayor told the council.",
    "Ferries will carry people over the Yamuna free until the bridge opens again, the council decided.",
    "Shopkeepers on the north bank fear that they will lose half of their customers.",
]


@pytest.mark.parametrize("kind", ["html", "txt"])
def test_dateline_may_stand_in_the_standfirst(kind: str) -> None:
    title = "Bridge over the Yamuna closes for a year"
    lines = [STANDFIRST, "By Ada Winter", *PROSE]
    if kind == "txt":
        text = "\n\n".join([title, *lines])
    else:
        text = f"<title>{title}</title><h1>{title}</h1>" + "".join(f"<p>{each}</p>" for each in lines)
    article = read_text(text, path=f"a.{kind}", language="en")
    assert article.standfirst == STANDFIRST
    assert article.dateline == "NEW DELHI"
