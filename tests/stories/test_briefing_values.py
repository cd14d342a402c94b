"""The values of a briefing, and the plain values that they become."""

from __future__ import annotations

import json

import pytest

from polyglot_news.document import Failure, Flag
from polyglot_news.document.briefing import (
    Briefing,
    Claim,
    Contradiction,
    Moment,
    Story,
    StoryArticle,
    StorySentence,
    StoryTranslation,
)


def flood() -> Story:
    """Return a story of three articles, one of them a copy, told in English and Portuguese."""
    articles = (
        StoryArticle("wire/a.txt", "en", "River bursts its banks", "2024-05-02", "wire"),
        StoryArticle(
            "paper/b.txt", "en", "River bursts its banks", "2024-05-02", "paper", copy_of="wire/a.txt"
        ),
        StoryArticle("rio/c.txt", "pt", "Rio transborda", "2024-05-03", "rio", url="https://rio.example/c"),
    )
    sentence = StorySentence("The river burst its banks on Thursday.", "en", ("wire/a.txt", "paper/b.txt"))
    flagged = StorySentence(
        "O rio transbordou.",
        "pt",
        ("wire/a.txt",),
        sentence.text,
        "en",
        71,
        (Flag("numbers", "warning", "1"),),
    )
    return Story(
        "s1", "River bursts its banks", "en", ("en", "pt"), articles, (sentence,),
        translations=(StoryTranslation("pt", "Rio transborda", (flagged,)),),
        contradictions=(
            Contradiction("dead", (Claim("15", ("rio/c.txt",)), Claim("12", ("wire/a.txt", "paper/b.txt")))),
        ),
        keywords=("river",),
        timeline=(Moment("2024-05-02", "River bursts its banks", "wire/a.txt"),),
    )  # fmt: skip


def test_a_story_counts_its_outlets_voices_and_days() -> None:
    story = flood()
    assert story.outlets == ("paper", "rio", "wire")
    assert story.voices == 2
    assert (story.first, story.last) == ("2024-05-02", "2024-05-03")
    assert story.article("rio/c.txt").url == "https://rio.example/c"
    with pytest.raises(KeyError):
        story.article("rio/d.txt")
    assert story.translation("ru") is None


def test_a_briefing_as_json_has_the_keys_of_the_schema() -> None:
    single = Story(
        "s2", "Fair opens", "en", ("en",), (StoryArticle("x.txt", "en", "Fair opens"),), told=False
    )
    briefing = Briefing((flood(), single), ("pt",), (Failure("bad.txt", "holds no article", 3),), "sig")
    found = json.loads(json.dumps(briefing.to_dict()))
    assert found["schema"] == "polyglot-news/1"
    first, second = found["stories"]
    assert first["digest"] == [
        {
            "text": "The river burst its banks on Thursday.",
            "language": "en",
            "sources": ["wire/a.txt", "paper/b.txt"],
        }
    ]
    assert first["articles"][1]["copy_of"] == "wire/a.txt"
    assert set(first["articles"][0]) == {"path", "language", "title", "published", "outlet"}
    assert first["translations"]["pt"]["digest"][0]["flags"][0]["check"] == "numbers"
    assert first["contradictions"][0]["claims"][0] == {"value": "15", "sources": ["rio/c.txt"]}
    assert second["digest"] == []
    assert not second["told"]
    assert found["failures"] == [{"concerns": "bad.txt", "message": "holds no article"}]
    assert [story.id for story in briefing.told] == ["s1"]
    assert [story.id for story in briefing.others] == ["s2"]
    assert briefing.articles == 4
