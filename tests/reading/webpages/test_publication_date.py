"""The day of publication: what a page states, shows, and has in its address."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.reading import read_text
from polyglot_news.reading.dates import find_dates
from polyglot_news.reading.webpages.publication_date import as_date, local_day

PROSE = [
    "The ferry to the three islands will stop on the first of November, the harbour master said on Monday.",
    "Two of the engines are older than the captain, and no yard on the coast can repair them before spring.",
    "About 900 people live on the islands, most of them on the largest, where the school and the doctor are.",
    "The county has asked the navy for a ship, but the navy has not answered and may well say no.",
]
DATA = '<script type="application/ld+json">{}</script>'


def published(*, head: str = "", above: str = "", below: str = "", between: str = "", foot: str = "") -> str:
    prose = [f"<p>{each}</p>" for each in PROSE]
    body = f"{above}<h1>Ferry stops in winter</h1>{below}{prose[0]}{between}{''.join(prose[1:])}{foot}"
    page = f"<html><head><title>Ferry stops in winter</title>{head}</head><body>{body}</body></html>"
    return read_text(page, path="a.html", language="en").published


DAY = "<p>4 October 2021</p>"

STATED = {
    "linked data": DATA.format('{"@type": "NewsArticle", "datePublished": "2021-10-04T08:00:00+02:00"}'),
    "linked data that is broken": DATA.format('{"@type": "NewsArticle",, "datePublished": "2021-10-04"}'),
    "article": '<meta property="article:published_time" content="2021-10-04T08:00:00+02:00">',
    "article of graph": '<meta property="og:article:published_time" content="2021-10-04">',
    "compact": '<meta name="pubdate" content="20211004">',
    "in words": '<meta name="publish-date" content="Mon, 4 Oct 2021 08:00">',
}


@pytest.mark.parametrize("name", STATED)
def test_day_that_a_page_states_comes_first(name: str) -> None:
    assert published(head=STATED[name], below="<p>Updated 6 October 2021</p>") == "2021-10-04"


def test_statement_that_agrees_with_the_page_is_right_where_statements_differ() -> None:
    head = STATED["linked data"] + '<meta property="article:published_time" content="2021-10-06T07:00:00">'
    assert published(head=head) == "2021-10-04"
    assert published(head=head, below="<p>6 October 2021</p>") == "2021-10-06"
    assert published(head=head, below="<p>9 October 2021</p>") == "2021-10-04"


@pytest.mark.parametrize("name", ["date", "dc.date", "dcterms.created"])
def test_day_on_the_page_comes_before_a_date_of_no_stated_kind(name: str) -> None:
    head = f'<meta name="{name}" content="2021-10-09T09:00:00+02:00">'
    assert published(head=head) == "2021-10-09"
    assert published(head=head, below="<p>4 October 2021</p>") == "2021-10-04"


def test_time_of_greenwich_is_of_the_day_that_the_page_shows() -> None:
    head = '<meta property="article:published_time" content="2021-10-05T01:30:00Z">'
    assert published(head=head, below="<p>October 4, 2021 9:30 PM</p>") == "2021-10-04"
    assert published(head=head.replace("Z", "+08:00"), below="<p>October 4, 2021</p>") == "2021-10-05"


@pytest.mark.parametrize(
    "kind",
    [
        '<span class="updated" title="2021-10-04T18:52:11+00:00">Posted by Ada</span>',
        '<span class="post-date" data-x="1" title="Monday">4.10.2021</span>',
        '<script>var page = {"id": 7, "publishedAt": "2021-10-04T10:00:00Z"};</script>',
        r'<script>var page = "{\"publish_date\": \"2021-10-04\"}";</script>',
    ],
)
def test_day_that_only_the_markup_or_a_script_keeps(kind: str) -> None:
    menu = "".join(f"<p><a href='/{each}'>Harbours</a></p>" for each in range(9))
    assert published(foot=menu + kind) == "2021-10-04"


@pytest.mark.parametrize(
    "line",
    [
        "Erschienen am: 04.10.2021",
        "Letzte Änderung: 6.10.2021 - 14:49 Erschienen am: 04.10.2021",
        "Posted on Monday, October 4, 2021 in Harbours",
        "Dieser Beitrag wurde am Montag, 4. Oktober 2021 um 9 Uhr in Häfen abgelegt",
        "Опубликовано: 04.10.2021",
        "Pubblicato il 4 ottobre 2021",
    ],
)
def test_day_behind_its_label_is_seen_anywhere(line: str) -> None:
    menu = "".join(f"<p><a href='/{each}'>Harbours</a></p>" for each in range(12))
    assert published(foot=f"{menu}<p>{line}</p>") == "2021-10-04"


@pytest.mark.parametrize(
    "opening", ["Port Ellen, (4.10.2021). ", "4.10.2021 - ", "PORT ELLEN, 4 October 2021 – ", "04.10.2021 “"]
)
def test_day_that_the_text_opens_with(opening: str) -> None:
    body = f"<p>{opening}{PROSE[0]}</p>" + "".join(f"<p>{each}</p>" for each in PROSE[1:])
    page = f"<html><head><title>Ferry stops</title></head><body><h1>Ferry stops</h1>{body}</body></html>"
    assert read_text(page, path="a.html", language="en").published == "2021-10-04"


@pytest.mark.parametrize(
    "line",
    [
        "Picture: the ferry in the harbour on 9 October 2021 beside the old pier",
        "The Harbour (@theharbour) October 9, 2021",
        "The new timetable is valid from 9 October 2021 for all three islands",
    ],
)
def test_day_within_other_words_is_not_that_of_publication(line: str) -> None:
    assert published(between=f"<p>{line}</p>") == ""


def test_day_in_the_headline_comes_last() -> None:
    prose = "".join(f"<p>{each}</p>" for each in PROSE)
    page = "<title>Ferry on 9.10.2021</title><body><h1>Ferry on 9.10.2021</h1>{}</body>"
    read = [
        read_text(page.format(prose + foot), path="a.html", language="en").published for foot in ("", DAY)
    ]
    assert read == ["2021-10-09", "2021-10-04"]


def test_pages_of_britain_write_the_day_first() -> None:
    prose = "".join(f"<p>{each}</p>" for each in PROSE)
    body = f"<h1>Ferry stops</h1><p>04/10/2021</p>{prose}"
    page = f"<html {{}}><title>Ferry stops</title><body>{body}</body></html>"
    assert read_text(page.format('xml:lang="en-GB"'), path="a.html").published == "2021-10-04"
    assert read_text(page.format('xml:lang="en-US"'), path="a.html").published == "2021-04-10"


def test_day_in_an_item_of_the_page_is_stated() -> None:
    item = '<span itemprop="datePublished" content="2021-10-04T08:00">yesterday</span>'
    assert published(below=item, above="<p>7 October 2021</p>") == "2021-10-04"
    assert published(below='<b itemprop="datePublished">4 October 2021</b>') == "2021-10-04"


def test_linked_data_comes_before_other_statements() -> None:
    other = '<meta name="date" content="2021-10-09">'
    assert published(head=other + STATED["linked data"]) == "2021-10-04"


@pytest.mark.parametrize("place", ["below", "above", "between", "foot"])
def test_day_beside_the_head_or_below_the_first_paragraph_is_seen(place: str) -> None:
    assert published(**{place: "<p>By Ada Winter | 4 October 2021</p>"}) == "2021-10-04"


def test_day_on_the_page_comes_before_the_address_and_that_before_other_days() -> None:
    address = '<link rel="canonical" href="https://example.org/news/2021/10/04/ferry">'
    created = '<meta name="created" content="2021-09-01">'
    assert published(head=address + created) == "2021-10-04"
    assert published(head=created) == "2021-09-01"
    assert published(head=address + created, below="<p>5 October 2021</p>") == "2021-10-05"


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://example.org/2021/10/04/ferry", "2021-10-04"),
        ("https://example.org/2021-10-04-ferry.html", "2021-10-04"),
        ("https://example.org/news/20211004/ferry", "2021-10-04"),
        ("https://example.org/news/04-10-2021-ferry", "2021-10-04"),
        ("https://example.org/news/04-10-2021", "2021-10-04"),
        ("https://example.org/2021/13/04/ferry", ""),
        ("https://example.org/id/120211004567", ""),
    ],
)
def test_day_in_the_address(address: str, day: str) -> None:
    assert published(head=f'<meta property="og:url" content="{address}">') == day


def test_time_element_counts_where_its_words_are_not_understood() -> None:
    assert published(below='<time datetime="2021-10-04T10:00">am vierten</time>') == "2021-10-04"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("28.01.22 | Oslo", ["2022-01-28"]),
        ("Oslo 4. 2. 2022.", ["2022-02-04"]),
        ("Version 10.12.22.1 for 12.50.10 euros", []),
        ("up 10.12.22% on the year", []),
    ],
)
def test_short_days_with_dots(text: str, days: list[str]) -> None:
    assert [each.iso("day") for each in find_dates(text)] == days


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.sampled_from(["", "T09:00:00+09:00", " 10:00"]))
def test_day_is_read_as_written(day: date, rest: str) -> None:
    assert as_date(f"{day}{rest}") == str(day)
    assert local_day(f"{day}{rest}", ["2021-10-04"]) == str(day)


@given(st.text(max_size=80))
def test_any_value_is_a_day_or_none(text: str) -> None:
    assert as_date(text) == "" or as_date(as_date(text)) == as_date(text)
