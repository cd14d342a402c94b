"""Terms inside longer names are another thing; titles, days and other names beside them change nothing."""

from __future__ import annotations

import pytest

from polyglot_news.glossary import Glossary, Target, Term, find

NAMES = (
    "Havana",
    "Goldman Sachs",
    "Google",
    "Putin",
    "Romney",
    "Lavrov",
    "Russia",
    "Japan",
    "NATO",
    "Norway",
)
GLOSSARY = Glossary("g", "en", tuple(Term(name, targets=(("it", Target("Nome")),)) for name in NAMES))


@pytest.mark.parametrize(
    "text",
    [
        "The singer George Havana was there.",
        "They sold Goldman Sachs Brothers for a song.",
        "Samarkand flies to the Havana Docks every day.",
        "Mitt Romney lost.",  # no bare surname
        "It lies in the Sea of Japan.",
        "He works for the Voice of Russia.",
        "The Norway Times was first.",
        "He told BBC Norway about it.",
        "Havana SV won again.",
        "They swam at the Special Havana.",
        "It is near Bassas da Havana.",
        "They read it on Google.com first.",
        "In June Lifan Football Club met Norway Guoan Talent Club.",
        "They live in Norway State now.",
        "All of Latin Norway was there.",
    ],
)
def test_a_capitalised_neighbour_makes_a_longer_name(text: str) -> None:
    assert find(text, GLOSSARY) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("President Putin met Foreign Minister Lavrov.", ["Putin", "Lavrov"]),
        ("On Tuesday Russia said so, and Norway Friday.", ["Russia", "Norway"]),
        ("When Putin came, Russia Japan relations froze.", ["Putin", "Russia", "Japan"]),
        ("In Havana it rains.", ["Havana"]),
        ("The Havana Summit ended, the Havana Crisis Group said.", ["Havana"]),
        ("Havana Talks fail", ["Havana"]),
        ("The A1GP Norway car won.", ["Norway"]),
        ("NATO Response Force units left.", ["NATO"]),
        ("Putin Meets Friends In Havana After Long Talks", ["Putin", "Havana"]),
        ("Russia State Secretary Putin left.", ["Russia", "Putin"]),
        ("He left. Russia stayed.", ["Russia"]),
        ("“Google said no,” they wrote.", ["Google"]),
        ("Google's Lavrov biography", ["Google", "Lavrov"]),
        ("They back Japan's Norway policy.", ["Japan", "Norway"]),
        ("They back Beijing’s Norway policy.", ["Norway"]),
    ],
)
def test_what_stands_beside_other_names_titles_and_days_is_used(text: str, names: list[str]) -> None:
    assert [match.text for match in find(text, GLOSSARY)] == names
