"""HTML pages, Markdown and dumps: what is found, what is left out, and what hostile input costs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from polyglot_news.errors import InputError
from polyglot_news.reading import read_text
from polyglot_news.reading.counting import content_words, count_words, ends_sentence
from polyglot_news.reading.text_dump import best_run
from polyglot_news.reading.text_kinds import kind_of

PROSE = [
    "The council of the town met on Thursday evening to speak about the new bridge over the river.",
    "Nobody had expected the mayor to say that the bridge would cost twice as much as in the first plan.",
    "“We counted the steel, but not the men who carry it,” she told the members of the council.",
    "Work on the bridge begins in the spring, if the council can agree on who pays for the other half.",
]
PARAGRAPHS = "".join(f"<p>{each}</p>\n" for each in PROSE)


def pieces(text: str, path: str = "a.html", **options: Any) -> Any:
    article = read_text(text, path=path, language="en", **options)
    return [article.text[block.start : block.end] for block in article.blocks]


@pytest.mark.parametrize(
    ("text", "path", "kind"),
    [
        ("", "a.html", "html"),
        ("", "a.HTM", "html"),
        ("", "a.md", "markdown"),
        ("# x", "a.txt", "text"),
        ("\n <!DOCTYPE html><p>x", "a.txt", "html"),
        ('<?xml version="1.0"?><html>', "-", "html"),
        ("<!-- saved --><html>", "-", "html"),
        ("<div><p>x</p><p>y</p></div>", "-", "html"),
        ("<p>is a tag", "-", "text"),
        ("# Title\n\ntext", "-", "markdown"),
        ("---\ntitle: x\n---\ntext", "-", "markdown"),
        ("a [b](c) [d](e) [f](g)", "-", "markdown"),
        ("#hashtag first\ntext", "-", "text"),
        ("--- a line ---\ntext", "-", "text"),
        ("1 < 2 and 3 > 2", "-", "text"),
    ],
)
def test_kind(text: str, path: str, kind: str) -> None:
    assert kind_of(text, path) == kind


def test_words_are_counted_in_every_script() -> None:
    assert count_words("The U.S. sold 3.5 per cent, it's said.") == 8
    assert count_words("上海合作组织成员国") == 5
    assert count_words("") == 0
    assert ends_sentence("“It is.”")
    assert ends_sentence("结束了。」")
    assert not ends_sentence("Read more")
    assert content_words("школу") == content_words("Школа")


def test_best_run_is_the_first_with_the_highest_sum() -> None:
    assert best_run([-1, 2, -1, 3, -9, 4]) == (1, 4)
    assert best_run([1, -5, 1]) == (0, 1)
    assert best_run([-1, -2]) == (0, 0)
    assert best_run([]) == (0, 0)


def test_page_without_metadata_takes_its_heading_and_the_date_on_the_page() -> None:
    article = read_text(
        f"<html><body><h1>Council argues about the bridge</h1><p>3 May 2021</p>{PARAGRAPHS}</body></html>",
        path="a.html", language="en",
    )  # fmt: skip
    assert article.title == "Council argues about the bridge"
    assert article.published == "2021-05-03"
    assert [article.text[block.start : block.end] for block in article.blocks] == PROSE


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Council argues about the bridge | The River Post", "Council argues about the bridge"),
        (
            "The Post - Council argues about the bridge over the river",
            "Council argues about the bridge over the river",
        ),
        ("Bridge review – a long way, and back - The Post", "Bridge review – a long way, and back"),
        ("Council argues", "Council argues"),
    ],
)
def test_name_of_the_site_is_no_part_of_the_title(title: str, expected: str) -> None:
    page = f"<html><head><title>{title}</title></head><body>{PARAGRAPHS}</body></html>"
    assert read_text(page, path="a.html", language="en").title == expected


def test_linked_data_gives_headline_and_date() -> None:
    facts = {"@type": "NewsArticle", "headline": "The  bridge", "datePublished": "2021-05-03T10:00:00Z"}
    data = json.dumps({"@graph": [facts]})
    script = f'<script type="application/ld+json">{data}</script>'
    page = f"<html><head>{script}</head><body>{PARAGRAPHS}</body></html>"
    article = read_text(page, path="a.html", language="en")
    assert (article.title, article.published) == ("The bridge", "2021-05-03")


def test_day_that_the_page_states_wins_as_written_but_for_the_hours_of_greenwich() -> None:
    page = (
        '<html><head><meta property="article:published_time" content="{}">'
        "</head><body><h1>Council argues about the bridge</h1><p>Published 3 May 2021</p>"
        f"{PARAGRAPHS}</body></html>"
    )
    for said, expected in {
        "2021-05-04": "2021-05-04",
        "2021-05-04T00:30:00+02:00": "2021-05-04",
        "2021-05-02T23:30:00-05:00": "2021-05-02",
        "2021-05-04T02:30:00Z": "2021-05-03",
        "2021-05-04T02:30:00+00:00": "2021-05-03",
        "2021-05-05T02:30:00Z": "2021-05-05",
        "2020-01-01": "2020-01-01",
        "2021-02-31": "2021-05-03",
    }.items():
        assert read_text(page.format(said), path="a.html", language="en").published == expected


def test_raw_page_keeps_all_visible_text() -> None:
    head = "<html><head><title>x</title><script>y()</script></head>"
    page = f"{head}<body><nav><a>Home</a></nav>{PARAGRAPHS}<p hidden>z</p>"
    assert pieces(page, raw=True) == ["Home", *PROSE]
    with pytest.raises(InputError, match="no text"):
        pieces("<html><body><script>x</script></body></html>", raw=True)


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body><div id=app></div></body></html>", "<!doctype html>"]
)
def test_page_without_text_holds_no_article(page: str) -> None:
    with pytest.raises(InputError, match="no article found"):
        pieces(page)


def test_article_that_the_extractor_loses_is_rescued(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polyglot_news.reading.webpages.extraction.extract", lambda _tree: [])
    assert pieces(f"<html><body><ul><li>Home</li></ul>{PARAGRAPHS}</body></html>") == PROSE


HOSTILE = {
    "nested": "<html><body>" + PARAGRAPHS + "<div>" * 100_000,
    "attributes": "<html><body><p "
    + " ".join(f'a{n}="x"' for n in range(60_000))
    + f">{PROSE[0]}</p>{PARAGRAPHS}",
    "scripts": "<html><body>" + "<script>var a = '<p>';</script>" * 20_000 + PARAGRAPHS,
    "nulls": f"<html><body>\0{PARAGRAPHS}\0".replace("bridge", "bri\0dge"),
    "brackets": "<html>" + "<" * 300_000,
    "linked data": '<html><script type="application/ld+json">'
    + "[" * 100_000
    + f"</script><body>{PARAGRAPHS}",
    "comments": "<html>" + "<!--" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_page_gives_its_article_or_is_refused(name: str) -> None:
    if name in {"brackets", "comments"}:
        with pytest.raises(InputError, match="no article found"):
            pieces(HOSTILE[name])
    else:
        assert PROSE[-1] in pieces(HOSTILE[name])


MEGABYTE = {
    "short lines": "a\n" * 200_000,
    "one token": "x" * 1_000_000,
    "brackets": "(" * 1_000_000,
    "dates": "15 September 2022\n" * 50_000,
    "one line": " ".join(PROSE) * 2_500,
    "prose": "\n".join(PROSE * 2_500),
    "spaces": " " * 1_000_000 + "x",
}


@pytest.mark.parametrize("name", MEGABYTE)
def test_large_text_is_read_whole_or_refused(name: str) -> None:
    text = MEGABYTE[name]
    if name in {"short lines", "dates"}:
        with pytest.raises(InputError, match=r"not an article|no article found"):
            pieces(text, "a.txt")
    else:
        found = pieces(text, "a.txt")
        assert "".join("".join(found).split()) == "".join(text.split())


MARKDOWN = """---
title: "Council argues about the bridge"
description: Half of the money is missing.
date: 2021-05-03
---

Half of the money is missing.

RIVERTON (Post) – The council met *again*.
It lasted long.

## Who pays ##

- The town
- The [county](http://example.org)

1. First
2. Second

> Nobody knows.

Setext heading
--------------

![a bridge](bridge.jpg)

| a | b |
|---|---|
| 1 | 2 |

```
code
```

<div>markup</div>
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_markdown(line_end: str) -> None:
    text = MARKDOWN.replace("\n", line_end)
    article = read_text(text, path="a.md", language="en")
    found = [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
    assert article.text == "\n\n".join(piece for _, piece in found)
    assert found == [
        ("standfirst", "Half of the money is missing."),
        ("paragraph", "RIVERTON (Post) – The council met again.\nIt lasted long."),
        ("heading", "Who pays"),
        ("item", "The town"),
        ("item", "The county"),
        ("item", "First"),
        ("item", "Second"),
        ("paragraph", "Nobody knows."),
        ("heading", "Setext heading"),
    ]
    assert (article.title, article.published) == ("Council argues about the bridge", "2021-05-03")
    assert (article.standfirst, article.dateline) == ("Half of the money is missing.", "RIVERTON (Post)")
    assert [dropped.reason.split(",")[0] for dropped in article.dropped] == [
        "a picture",
        "a table",
        "code",
        "markup",
    ]


@pytest.mark.parametrize("path", ["a.md", "-", "a.txt"])
def test_markdown_is_read_as_what_it_says_and_not_as_it_is_written(path: str) -> None:
    text = (
        '---\ntitle: "Ferry *stops* in winter"\n---\n\n# Ferry *stops* in [winter](http://example.org/w)\n\n'
        'The **ferry** to the [three islands](https://example.org/i "x") will stop \\*soon\\*.[^1]\n\n'
        "![the ship](a.jpg) One `engine` of snake_case is old &amp; loud.\n\n[^1]: So the master says.\n"
    )
    article = read_text(text, path=path, language="en")
    assert article.title == "Ferry stops in winter"
    assert [article.text[block.start : block.end] for block in article.blocks] == [
        "The ferry to the three islands will stop *soon*.",
        "One engine of snake_case is old & loud.",
    ]


def test_first_heading_of_markdown_is_the_title() -> None:
    article = read_text("# The bridge\n\nIt stands.\n", language="en")
    assert article.title == "The bridge"
    assert [article.text[block.start : block.end] for block in article.blocks] == ["It stands."]
    with pytest.raises(InputError, match="no article"):
        read_text("```\ncode\n```\n", path="a.md", language="en")


def test_news_about_newsletters_and_rights_keeps_its_sentences() -> None:
    prose = [
        "A small publisher said on Monday that it would stop its newsletters because nobody reads them.",
        "Eight countries are expected to sign up to the plan, which the ministers call a first step.",
        "Photos of the flood spread quickly, and the picture agencies paid more for them than ever.",
        "The court said that cookies and privacy are matters for the parliament and not for a judge.",
        "His dog, Cookie, was here before our correspondent came, and it did not leave the room again.",
        "Nobody but she contributed to this report, the bank said, and nobody read it before the meeting.",
        "In Baghdad, AP reporters saw the same pictures on every wall of the old town by evening.",
    ]
    dump = (
        "Home\nWorld\nCulture\n\nPublisher stops newsletters\n\n"
        + "\n\n".join(prose)
        + "\n\nShare this\nComments (3)\n"
    )
    article = read_text(dump, path="a.txt", language="en")
    assert [article.text[block.start : block.end] for block in article.blocks] == prose
    assert article.title == "Publisher stops newsletters"


def test_comments_of_readers_are_no_part_of_the_article() -> None:
    comments = "".join(
        f"{number}. reader{number} says:\nMay {number}, 2021 at 8:{number:02} am\n"
        f"I have crossed that bridge for {number} years and nobody ever asked me what it costs to paint it. "
        "It is a shame for the whole town.\n"
        for number in range(10, 30)
    )
    dump = "Home\nTown\nSports\n\nCouncil argues about the bridge\n\nBy Ann Lee\n\n" + "\n\n".join(PROSE)
    dump += (
        f"\n\nShare this:\n* Facebook\n* Twitter\n20 responses to “Council argues”\n{comments}Leave a Reply\n"
    )
    assert pieces(dump, "a.txt") == PROSE
