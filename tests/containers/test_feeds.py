"""Feeds as sites write them: every format, escaped and nested markup, modules, links and dates."""

from __future__ import annotations

from html import escape

import pytest
from contained import FIRST, SECOND, TITLE
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.containers import Item, items_in
from polyglot_news.containers.item import instant_of, named, slug
from polyglot_news.errors import InputError
from polyglot_news.reading import read_item

NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss"'
)

OTHER = '<link type="application/json" href="https://example.org/osh.json"/>'


def rss(item: str, channel: str = "") -> bytes:
    """Return an RSS feed of one item."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {NAMESPACES}><channel>'
        f"<title>The Osh Courier</title><link>https://example.org/</link>{channel}<item>{item}</item>"
        "</channel></rss>"
    ).encode()


def atom(entry: str, attributes: str = "") -> bytes:
    """Return an Atom feed of one entry."""
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}><title>The Osh Courier</title>'
        f"<id>urn:example:courier</id><author><name>Ada Winter</name></author><entry>{entry}</entry></feed>"
    ).encode()


def only(feed: bytes) -> Item:
    """Return the one entry of a feed."""
    (item,) = items_in(feed, "feed", "a")
    return item


def texts(item: Item) -> list[str]:
    """Return the blocks of the article in an entry."""
    article = read_item(item, path="a", language="en")
    return [article.text[block.start : block.end] for block in article.blocks]


@pytest.mark.parametrize(
    "description",
    [
        f"<![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]>",
        escape(f"<p>{FIRST}</p><p>{SECOND}</p>"),
        f"{FIRST}\n\n{SECOND}",
        f"<![CDATA[<div><p>{FIRST}</p>]]><![CDATA[<p>{SECOND}</p></div>]]>",
    ],
)
def test_a_text_is_the_same_however_it_is_escaped(description: str) -> None:
    assert texts(only(rss(f"<description>{description}</description>"))) == [FIRST, SECOND]


def test_the_fullest_text_is_taken_and_that_of_pictures_is_not() -> None:
    full = f"<content:encoded><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></content:encoded>"
    short = f"<description>{FIRST}</description>"
    media = (
        '<media:content url="a.jpg"><media:title>A bridge</media:title>'
        "<media:description>The bridge at night.</media:description></media:content>"
    )
    item = only(rss(f"{media}<title>{TITLE}</title>{short}{full}"))
    assert (texts(item), item.title) == ([FIRST, SECOND], TITLE)
    picture = "<content:encoded><![CDATA[<img src='a.jpg'>]]></content:encoded>"
    assert texts(only(rss(f"{picture}{short}"))) == [FIRST]
    assert texts(only(rss(f"<title>{TITLE}</title>{media}"))) == ["The bridge at night."]
    assert texts(only(rss(f"<georss:description>1 2</georss:description>{short}"))) == [FIRST]


@pytest.mark.parametrize(
    "content",
    [
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p></div></content>',
        f'<content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>{FIRST}</x:p></x:div></content>',
        f'<content type="html">{escape(f"<p>{FIRST}</p>")}</content>',
        f'<content type="text">{FIRST}</content>',
        f'<content type="image/png">{"iVBORw0KGgoAAAAN" * 20}</content><summary>{FIRST}</summary>',
        f'<content src="https://example.org/film" type="video/mp4"/><summary>{FIRST}</summary>',
    ],
)
def test_each_type_of_content_that_atom_has(content: str) -> None:
    assert texts(only(atom(f"<id>urn:1</id><title>{TITLE}</title>{content}"))) == [FIRST]


def test_a_text_in_atom_that_shows_markup_keeps_it() -> None:
    entry = only(
        atom('<title type="text">Use of &lt;b&gt;</title><content type="text">1 &lt; 2 &amp; 3</content>')
    )
    assert entry.title == "Use of <b>"
    assert texts(entry) == ["1 < 2 & 3"]
    assert only(atom('<title type="html">R&amp;amp;D &lt;b&gt;grows&lt;/b&gt;</title>')).title == "R&D grows"


@pytest.mark.parametrize(
    ("entry", "attributes", "url"),
    [
        ('<link href="/2026/osh"/>', 'xml:base="https://example.org/news/"', "https://example.org/2026/osh"),
        ('<link href="osh" xml:base="2026/"/>', 'xml:base="https://example.org/"', "https://example.org/2026/osh"),
        ('<link rel="self" href="https://example.org/e.atom"/><link href="https://example.org/osh"/>', "",
         "https://example.org/osh"),
        ('<link rel="enclosure" href="https://example.org/a.mp3"/>', "", ""),
        (f'{OTHER}<link type="text/html" href="https://example.org/osh"/>', "", "https://example.org/osh"),
        ('<link href="javascript:alert(1)"/>', "", ""),
    ],
)  # fmt: skip
def test_links_of_atom_are_resolved(entry: str, attributes: str, url: str) -> None:
    item = only(atom(f"<id>urn:1</id>{entry}<content>{FIRST}</content>", attributes))
    assert (item.origin.url, item.ident) == (url, "urn:1")


@pytest.mark.parametrize(
    ("item", "url", "ident"),
    [
        ("<link>/osh</link>", "https://example.org/osh", "https://example.org/osh"),
        ("<guid>https://example.org/1</guid>", "https://example.org/1", "https://example.org/1"),
        ('<guid isPermaLink="false">https://example.org/1</guid>', "", "https://example.org/1"),
        (
            '<link/><atom:link href="https://example.org/2"/>',
            "https://example.org/2",
            "https://example.org/2",
        ),
        ("", "", ""),
    ],
)
def test_links_of_rss_are_resolved(item: str, url: str, ident: str) -> None:
    found = only(rss(f"<title>{TITLE}</title><description>{FIRST}</description>{item}"))
    assert (found.origin.url, found.ident) == (url, ident or slug(TITLE))


def test_rss_1_has_its_items_beside_the_channel() -> None:
    feed = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        {NAMESPACES}><channel rdf:about="https://example.org/"><title>The Osh Courier</title>
        <link>https://example.org/</link><dc:language>en-GB</dc:language></channel>
        <item rdf:about="https://example.org/osh"><title>{TITLE}</title><link>https://example.org/osh</link>
        <description>{FIRST}</description><dc:date>2026-11-24T08:30+05:00</dc:date>
        <dc:creator>Ada Winter</dc:creator></item></rdf:RDF>"""
    item = only(feed.encode())
    assert (item.title, texts(item), item.published) == (TITLE, [FIRST], "2026-11-24")
    assert (item.language, item.ident) == ("en-GB", "https://example.org/osh")
    assert item.origin.published == "2026-11-24T08:30:00+05:00"
    assert (item.origin.author, item.origin.collection) == ("Ada Winter", "The Osh Courier")


def test_atom_0_3_is_read() -> None:
    feed = f"""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>x</title><entry><title>{TITLE}</title>
        <link rel="alternate" type="text/html" href="https://example.org/osh"/><id>tag:example.org,2026:1</id>
        <issued>2026-11-24T08:30:00Z</issued><modified>2026-11-25T08:30:00Z</modified>
        <content type="text/html" mode="escaped">{escape(f"<p>{FIRST}</p>")}</content></entry></feed>"""
    item = only(feed.encode())
    assert (item.title, texts(item), item.published) == (TITLE, [FIRST], "2026-11-24")
    assert item.origin.updated == "2026-11-25T08:30:00+00:00"


@pytest.mark.parametrize(
    ("date", "day", "instant"),
    [
        ("<pubDate>Tue, 24 Nov 2026 23:30:00 -0500</pubDate>", "2026-11-24", "2026-11-24T23:30:00-05:00"),
        ("<pubDate>24 Nov 2026 08:30 GMT</pubDate>", "2026-11-24", "2026-11-24T08:30:00+00:00"),
        ("<pubDate>2026-11-24</pubDate>", "2026-11-24", ""),
        ("<pubDate>yesterday</pubDate>", "", ""),
        ("<pubDate></pubDate><dc:date>2026-11-24</dc:date>", "2026-11-24", ""),
        ("", "", ""),
    ],
)
def test_dates_are_read_and_may_be_missing(date: str, day: str, instant: str) -> None:
    item = only(rss(f"<description>{FIRST}</description>{date}"))
    assert (item.published, item.origin.published) == (day, instant)


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("<author>desk@example.org (Ada Winter)</author>", "Ada Winter"),
        ("<dc:creator>Ada Winter</dc:creator><dc:creator>Bo Lind</dc:creator>", "Ada Winter, Bo Lind"),
        ("<itunes:author>Ada Winter</itunes:author>", "Ada Winter"),
        ("", "The desk"),
    ],
)
def test_the_author_is_that_of_the_item_or_the_feed(author: str, name: str) -> None:
    channel = "<managingEditor>desk@example.org (The desk)</managingEditor>"
    assert only(rss(f"<description>{FIRST}</description>{author}", channel)).origin.author == name


def test_names_of_html_characters_and_lone_ampersands_are_no_reason_to_refuse_a_feed() -> None:
    item = only(
        rss(
            "<title>R&D&nbsp;grows &amp; grows</title>"
            "<description>AT&T; <![CDATA[<p>5 &euro;</p>]]></description>"
        )
    )
    assert item.title == "R&D grows & grows"
    assert "5 €" in " ".join(texts(item))
    with pytest.raises(InputError, match="not well-formed"):
        items_in(rss("<title>R&D"), "feed", "a")


def test_a_namespace_may_be_written_in_several_ways() -> None:
    feed = rss(f"<content:encoded>{FIRST}</content:encoded>").replace(
        b"http://purl.org/rss/1.0/modules/content/", b"https://purl.org/rss/1.0/modules/content"
    )
    assert texts(only(feed)) == [FIRST]


ITEMS = st.builds(
    Item,
    title=st.sampled_from(["", "Osh", "OSH", "…", "Ош"]),
    text=st.text(max_size=5),
    ident=st.sampled_from(["", " ", "1", "a b", "x" * 200, "\ud800"]),
)


@given(st.lists(ITEMS, max_size=8))
@settings(max_examples=50, deadline=None)
def test_names_are_unique_and_do_not_depend_on_what_comes_behind(items: list[Item]) -> None:
    idents = [item.ident for item in named(items)]
    assert len(set(idents)) == len(items)
    assert all(ident and len(ident) < 120 for ident in idents)
    assert [item.ident for item in named(items[:3])] == idents[:3]
    fresh = Item(title="Another", ident="quite another")
    assert [item.ident for item in named([fresh, *items])][1:] == idents


@given(st.text(max_size=40))
@settings(max_examples=100, deadline=None)
def test_an_instant_is_one_of_rfc_3339_or_nothing(text: str) -> None:
    found = instant_of(text)
    assert found == "" or instant_of(found) == found
