"""Pages with faults of the kind that news pages have: what of them is the article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.document import Article
from polyglot_news.errors import InputError
from polyglot_news.reading import read_text
from polyglot_news.reading.webpages.html import parse, shown
from polyglot_news.reading.webpages.votes import Votes, tokens, voted

TITLE = "Ferry to the islands stops in winter"
PROSE = [
    "The ferry to the three islands will stop on the first of November, the harbour master said on Monday.",
    "Two of the engines are older than the captain, and no yard on the coast can repair them before spring.",
    "About 900 people live on the islands, most of them on the largest, where the school and the doctor are.",
    "“We have been told to buy flour for five months,” said Ole Strand, who keeps the only shop there.",
    "The county has asked the navy for a ship, but the navy has not answered and may well say no.",
    "A second ferry, which was ordered in 2019, is still without a hull at a yard on the other coast.",
]


def page(body: str, head: str = "") -> str:
    return f"<html><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>"


def article_of(*inner: str, before: str = "", after: str = "", head: str = "") -> str:
    nav = '<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>'
    inside = "\n".join(each if each.startswith("<") else f"<p>{each}</p>" for each in inner)
    return page(f"{nav}{before}<article><h1>{TITLE}</h1>{inside}</article>{after}", head)


def read(text: str) -> Article:
    return read_text(text, path="a.html", language="en")


def pieces(text: str) -> list[str]:
    article = read(text)
    return [article.text[block.start : block.end] for block in article.blocks]


CAPTION = (
    "The ferry lies at the quay of the town, where gulls have taken over its upper deck since the summer."
)


@pytest.mark.parametrize(
    "picture",
    [
        f'<figure><img src="a.jpg"><figcaption>{CAPTION}</figcaption></figure>',
        f'<img src="a.jpg" alt="{CAPTION}"><p>{CAPTION}</p>',
        f'<div class="story-image"><img src="a.jpg"><p class="imageCaption">{CAPTION}</p></div>',
        f'<div class="media"><span class="photo-credit">{CAPTION}</span></div>',
    ],
    ids=["figcaption", "alt", "class", "credit"],
)
def test_caption_by_markup_is_dropped_as_one(picture: str) -> None:
    text = article_of(PROSE[0], PROSE[1], picture, *PROSE[2:])
    assert pieces(text) == PROSE
    assert [each.reason for each in read(text).dropped if CAPTION in each.text] == [
        "caption or credit of a picture"
    ]


@pytest.mark.parametrize(
    "box",
    [
        "<div class='newsletter-signup'><p>Every morning the islands in five minutes.</p></div>",
        "<div class='related-stories'><p>The lighthouse keeper has left after forty years.</p></div>",
        "<aside><p>The lighthouse keeper has left after forty years.</p></aside>",
        "<div class='authorBio'><p>Ada Winter has lived on the coast for ten years.</p></div>",
        "<div id='comments'><p>I have said so for years and nobody has listened to me.</p></div>",
    ],
    ids=["newsletter", "related", "aside", "author", "comments"],
)
def test_box_beside_the_article_by_its_markup_is_dropped(box: str) -> None:
    assert pieces(article_of(*PROSE[:3], box, *PROSE[3:])) == PROSE
    assert pieces(article_of(*PROSE, box)) == PROSE


def test_box_that_holds_the_article_is_the_article_whatever_its_name() -> None:
    assert (
        pieces(article_of(f"<div class='related share'>{''.join(f'<p>{each}</p>' for each in PROSE)}</div>"))
        == PROSE
    )
    inside = "".join(f"<p>{each}</p>" for each in PROSE)
    assert pieces(page(f"<div class='sidebar newsletter'><h1>{TITLE}</h1>{inside}</div>")) == PROSE


def test_comments_longer_than_the_article_are_not_the_article() -> None:
    comment = (
        "<li class='comment'><p>{} I have taken that ferry for {} years and it was always late.</p></li>"
    )
    comments = "".join(
        comment.format(word, number) for number, word in enumerate(["Well.", "Yes.", "No."] * 27)
    )
    text = article_of(
        *PROSE[:3], after=f"<section id='comments'><h3>81 comments</h3><ol>{comments}</ol></section>"
    )
    assert pieces(text) == PROSE[:3]


def test_teasers_with_sentences_are_not_the_article() -> None:
    teasers = "".join(
        f"<div class='card'><h3><a href='/{n}'>Story number {n}</a></h3>"
        f"<p><a href='/{n}'>Something happened in village number {n}, people say.</a></p></div>"
        for n in range(30)
    )
    assert pieces(article_of(*PROSE[:4], after=f"<div>{teasers}</div>")) == PROSE[:4]


def test_words_in_links_within_a_paragraph_are_kept() -> None:
    linked = (
        'The county has asked <span class="link"><a href="/navy">the navy for a ship</a></span>, but the '
        'navy has not answered. <span class="link"><a href="/more">It may well say no.</a></span>'
    )
    plain = "The county has asked the navy for a ship, but the navy has not answered. It may well say no."
    assert pieces(article_of(*PROSE[:3], f"<p>{linked}</p>", *PROSE[3:])) == [*PROSE[:3], plain, *PROSE[3:]]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<div><span>3 May 2021</span><span>Coast News</span></div>", ["3 May 2021 Coast News"]),
        ("<p><cite>(CNA)</cite>The ferry stops.</p>", ["(CNA) The ferry stops."]),
        ("<table><tr><td>Home</td><td>Score</td><td>Away</td></tr></table>", ["Home", "Score", "Away"]),
        ("<p><span>Sporting</span><span>11</span><span>33</span></p>", ["Sporting 1133"]),
        ("<p><span class='dropcap'>T</span>he ferry</p>", ["The ferry"]),
        ("<p>Mc<b>Donald</b> and <a>De</a>Santis</p>", ["McDonald and DeSantis"]),
        ("<p>H<sub>2</sub>O is wet</p>", ["H2O is wet"]),
        ("<p>one<span style='display:block'>two</span>three</p>", ["one", "two", "three"]),
        ("<p>Ole<span class='popover'>OleMore on him</span> sells flour.</p>", ["Ole sells flour."]),
        ("<p>a<br>b</p>", ["a", "b"]),
        ("<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字を読む</p>", ["漢字を読む"]),
    ],
)  # fmt: skip
def test_borders_of_boxes_are_white_space_and_those_within_words_are_not(
    markup: str, text: list[str]
) -> None:
    assert [piece.text for piece in shown(parse(markup, "a.html"))] == text


def test_japanese_with_readings_keeps_its_sentences() -> None:
    def with_ruby(sentence: str) -> str:
        return "".join(
            f"<ruby>{letter}<rt>よみ</rt></ruby>" if "\u4e00" <= letter <= "\u9fff" else letter
            for letter in sentence
        )  # fmt: skip

    prose = [
        "三つの島へ行く船は、十一月一日から春まで止まることになりました。",
        "船の機械が古くて、近くの町では直すことができないからです。",
        "島には九百人が住んでいて、学校と病院は一番大きい島にあります。",
        "店の人は、五か月分の小麦を買うように言われたと話しています。",
    ]
    body = "".join(f"<p>{with_ruby(each)}</p>" for each in prose)
    article = read_text(
        f"<html><body><h1>{with_ruby('島へ行く船が止まる')}</h1>{body}</body></html>", path="a.html"
    )
    assert article.title == "島へ行く船が止まる"
    assert article.language == "ja"
    assert [article.text[block.start : block.end] for block in article.blocks] == prose


def test_interview_keeps_questions_with_their_answers() -> None:
    questions = [
        "Will there be a ship before Christmas?",
        "Who pays for it?",
        "And what do the children do until then?",
    ]
    inner = [PROSE[0]]
    for question, answer in zip(questions, PROSE[1:4], strict=True):
        inner += [f"<div class='q'><p><b>{question}</b></p></div>", f"<div class='a'><p>{answer}</p></div>"]
    wanted = [PROSE[0], questions[0], PROSE[1], questions[1], PROSE[2], questions[2], PROSE[3]]
    assert pieces(article_of(*inner)) == wanted


def test_quotation_in_a_block_of_its_own_is_kept() -> None:
    quote = "<blockquote><p>We are not asking for a bridge, only for a boat that floats.</p></blockquote>"
    assert "We are not asking for a bridge, only for a boat that floats." in pieces(
        article_of(*PROSE[:3], quote, *PROSE[3:])
    )


def test_first_paragraph_in_a_box_of_its_own_is_kept() -> None:
    lead = "Three islands will be without a ferry from November until spring, and nobody knows a way out."
    text = page(
        f"<header><h1>{TITLE}</h1><div class='intro'>{lead}</div><div class='by'>By Ada Winter</div></header>"
        + "".join(f"<p>{each}</p>" for each in PROSE)
    )
    assert pieces(text) == [lead, *PROSE]


def test_standfirst_that_the_body_says_again_is_said_once() -> None:
    cut = PROSE[0].replace(" on Monday.", "...")
    for again in (PROSE[0], cut):
        text = page(
            f"<h1>{TITLE}</h1><p class='standfirst'>{again}</p><p>By Ada Winter</p><p>3 May 2021</p>"
            + "".join(f"<p>{each}</p>" for each in PROSE)
        )
        assert pieces(text) == PROSE


def test_article_that_a_page_holds_twice_is_read_once() -> None:
    whole = f"<div class='print'><p>{' '.join(PROSE)}</p></div>"
    article = read(article_of(*PROSE, after=whole))
    assert pieces(article_of(*PROSE, after=whole)) == PROSE
    assert all(article.text.count(sentence) == 1 for sentence in pieces(article_of(*PROSE)))


def test_pull_quote_is_said_once() -> None:
    long = PROSE[1]
    assert pieces(article_of(*PROSE[:4], f"<blockquote><p>{long}</p></blockquote>", *PROSE[4:])) == PROSE


def test_short_line_that_an_article_says_again_is_kept() -> None:
    refrain = "“The boat goes when it goes.”"
    assert pieces(article_of(*PROSE[:3], refrain, *PROSE[3:5], refrain, PROSE[5])).count(refrain) == 2


def test_text_for_machines_is_read_where_a_page_shows_none() -> None:
    body = "\\n".join(PROSE).replace('"', '\\"')
    data = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "articleBody": "{body}"}}'
    head = f'<script type="application/ld+json">{data}</script>'
    assert pieces(page(f"<h1>{TITLE}</h1><div id='app'></div>", head)) == PROSE


def test_headline_of_a_page_whose_title_is_worded_for_search_engines() -> None:
    text = page(f"<h1>Islands lose their winter ferry</h1>{''.join(f'<p>{each}</p>' for each in PROSE)}")
    assert read(text).title == "Islands lose their winter ferry"


def test_page_of_headlines_says_what_it_is() -> None:
    links = "".join(f"<li><a href='/{n}'>Ferry number {n} stops in the winter</a></li>" for n in range(30))
    with pytest.raises(InputError, match="list of links"):
        read(page(f"<ul>{links}</ul>"))


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f", "g", "h"]), min_size=1, max_size=9).map(
    " ".join
)


@given(st.lists(WORDS, max_size=12))
def test_every_line_votes_for_itself(lines: list[str]) -> None:
    split = [tokens(line) for line in lines]
    found = voted(split, Votes(lines))
    assert {split[at] for at in found} == set(split)
    assert found == sorted(set(found))
    assert voted(split, Votes([])) == []
