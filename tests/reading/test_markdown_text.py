"""Markdown that was written by hand: bylines, dates and credits are no part of the story."""

from __future__ import annotations

import pytest

from polyglot_news.reading import read_text

PROSE = (
    "The ferry to the three islands stops on the first of **November**, the harbour master said on Monday.",
    "Two engines are older than the captain, and [no yard](https://example.org/yards) can repair them.",
    "It first sailed on 4 May 1931.",
)


def kinds(*lines: str) -> list[tuple[str, str]]:
    article = read_text("\n\n".join(["# Ferry stops in winter", *lines]), path="a.md", language="en")
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


@pytest.mark.parametrize(
    ("line", "text", "kind"),
    [
        ("*By Ada Winter*", "By Ada Winter", "note"),
        ("By **Ada Winter**, 4 October 2021", "By Ada Winter, 4 October 2021", "note"),
        ("4 October 2021", "4 October 2021", "note"),
        ("*Photo: Ada Winter*", "Photo: Ada Winter", "caption"),
        ("Read more about the harbour here", "Read more about the harbour here", "note"),
    ],
)
def test_line_beside_the_story_is_none_of_its_paragraphs(line: str, text: str, kind: str) -> None:
    found = kinds(line, *PROSE)
    assert found[0] == (kind, text)
    assert [name for name, _ in found[1:]] == ["paragraph"] * len(PROSE)


def test_sentence_of_the_story_stays_a_paragraph() -> None:
    sentences = ("By nightfall the ferry was in port.", "It first sailed on 4 May 1931.")
    assert kinds(*sentences) == [("paragraph", each) for each in sentences]


def test_day_below_the_headline_is_that_of_publication() -> None:
    text = "\n\n".join(["# Ferry stops in winter", "By Ada Winter, 4 October 2021", *PROSE])
    assert read_text(text, path="a.md", language="en").published == "2021-10-04"
    assert (
        read_text("---\ndate: 2021-10-05\n---\n" + text, path="a.md", language="en").published == "2021-10-05"
    )
    assert read_text("\n\n".join(["# Ferry stops", *PROSE]), path="a.md", language="en").published == ""
