"""Feeds of digests: valid, safe, the same for the same articles, and read back by our own reader."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from email.utils import parsedate_to_datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from contained import FIRST, SECOND, TITLE
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from polyglot_news.containers import Item, items_in
from polyglot_news.document import (
    Article,
    Block,
    Digest,
    Origin,
    ScoredSentence,
    Sentence,
    Summary,
    TranslatedSentence,
    Translation,
)
from polyglot_news.errors import InputError
from polyglot_news.rendering import render
from polyglot_news.rendering.feeds.joining import joined

FEEDS = ("atom", "rss", "jsonfeed")
KINDS = {"atom": "feed", "rss": "feed", "jsonfeed": "json"}
ORIGIN = Origin(
    ident="https://example.org/osh", url="https://example.org/osh", published="2026-11-24T08:30:00+05:00",
    author="Ada Winter", collection="The Osh Courier", collection_id="https://example.org/feed.xml",
    collection_url="https://example.org/",
)  # fmt: skip


def digest(
    *targets: str,
    title: str = TITLE,
    texts: Sequence[str] = (FIRST, SECOND),
    origin: Origin = ORIGIN,
    **facts: Any,
) -> Digest:
    """Return a digest whose translations are its sentences again, their language before them."""
    sentences, start = [], 0
    for index, text in enumerate(texts):
        sentences.append(Sentence(index, 0, text, start, start + len(text)))
        start += len(text) + 1
    whole = " ".join(texts)
    article = Article(whole, (Block("paragraph", 0, len(whole)),), "en", title, origin=origin, **facts)
    return Digest(
        article,
        tuple(sentences),
        Summary("news", tuple(ScoredSentence(sentence, 1.0) for sentence in sentences)),
        tuple(
            Translation(
                target, "echo", "", ("en", target), f"{target}: {title}" if title else "",
                tuple(TranslatedSentence(each, f"{target}: {each.text}") for each in sentences),
            )
            for target in targets
        ),
    )  # fmt: skip


def back(digests: Digest | Sequence[Digest], kind: str) -> tuple[Item, ...]:
    """Return the entries of a feed, by the reader of feeds."""
    return items_in(render(digests, kind).encode(), KINDS[kind], "a")


@lru_cache(maxsize=1)
def schema() -> Any:
    """Return the schema of Atom."""
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


@pytest.mark.parametrize("kind", FEEDS)
def test_an_entry_has_the_digest_its_language_and_its_source(kind: str) -> None:
    italian, arabic = back(digest("it", "ar"), kind)
    assert (italian.title, italian.language, italian.published) == (f"it: {TITLE}", "it", "2026-11-24")
    assert (arabic.title, arabic.language) == (f"ar: {TITLE}", "ar")
    assert f"<p>it: {FIRST}</p><p>it: {SECOND}</p>" in italian.html
    assert 'lang="ar" dir="rtl"' in arabic.html
    assert italian.origin.url == arabic.origin.url == "https://example.org/osh"
    assert f'<a href="https://example.org/osh">{TITLE}</a>' in italian.html
    assert italian.origin.published == "2026-11-24T03:30:00+00:00"
    assert (italian.origin.author, italian.origin.collection) == ("Ada Winter", "The Osh Courier (it, ar)")
    assert italian.ident != arabic.ident
    assert italian.ident.startswith("urn:uuid:")


@pytest.mark.parametrize("kind", FEEDS)
def test_ids_stay_when_an_article_is_edited_and_differ_between_articles(kind: str) -> None:
    idents = [item.ident for item in back(digest("it"), kind)]
    edited = digest("it", title="Another title", texts=[SECOND], sha256="0" * 64)
    assert [item.ident for item in back(edited, kind)] == idents
    for other in (
        replace(ORIGIN, ident="https://example.org/2"),
        replace(ORIGIN, ident="2", url=""),
        replace(ORIGIN, ident="2", url="", collection_id="https://example.org/other.xml"),
    ):
        (item,) = back(digest("it", origin=other), kind)
        assert item.ident not in idents
        idents.append(item.ident)
    several = [
        digest("it", origin=Origin(), path=path) for path in ("a.txt", "b.txt", "c.jsonl#1", "d.jsonl#1")
    ]
    assert len({item.ident for item in back(several, kind)}) == 4


@pytest.mark.parametrize("kind", FEEDS)
def test_an_article_that_comes_twice_is_one_entry(kind: str) -> None:
    assert len(back([digest("it"), digest("it")], kind)) == 1


def test_a_summary_is_in_the_language_of_its_article() -> None:
    (item,) = back(digest(), "atom")
    assert (item.title, item.language) == (TITLE, "en")
    assert f"<p>{FIRST}</p>" in item.html


def test_an_article_without_title_and_date_is_valid_all_the_same() -> None:
    bare = digest("it", title="", texts=["x" * 500], origin=Origin())
    root = etree.fromstring(render(bare, "atom").encode())
    schema().assertValid(root)
    (item,) = back(bare, "atom")
    assert item.title == f"it: {'x' * 116}…"
    assert item.origin.updated.startswith("1970-01-01")
    assert "pubDate" not in render(bare, "rss")
    assert "date" not in render(bare, "jsonfeed")


def test_a_day_without_an_hour_is_dated_and_an_edit_is_newer() -> None:
    (item,) = back(digest("it", origin=Origin(), published="2026-11-24"), "rss")
    assert item.origin.published == "2026-11-24T00:00:00+00:00"
    edited = digest("it", origin=replace(ORIGIN, updated="2026-11-25T00:00:00Z"))
    (item,) = back(edited, "atom")
    assert item.origin.updated == "2026-11-25T00:00:00+00:00"
    root = etree.fromstring(render([digest("it"), edited], "atom").encode())
    assert root.findtext("{*}updated") == "2026-11-24T03:30:00Z"


@pytest.mark.parametrize("kind", FEEDS)
@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "https://a b", 'https://a/"><script>', "x"]
)
def test_an_address_that_is_none_is_not_linked_to(kind: str, url: str) -> None:
    text = render(digest("it", origin=replace(ORIGIN, url=url, collection_url=url, collection_id=url)), kind)
    assert not [each for each in ("alert", "data:", "script>") if each in text]
    assert "href=" not in text or "href=&quot;https://example.org/osh" in text


TEXT = st.text(
    st.one_of(st.sampled_from("<>&\"'\0\x0b\ufffe\ud800]\u2028\r\n"), st.characters()), max_size=30
)  # fmt: skip


@given(TEXT, st.lists(TEXT, min_size=1, max_size=3), TEXT, TEXT)
def test_no_text_breaks_a_feed(title: str, texts: list[str], ident: str, name: str) -> None:
    origin = Origin(ident=ident, url=ident, author=name, collection=name, collection_id=ident)
    given_digest = digest("it", "ru", title=title, texts=texts, origin=origin)
    root = etree.fromstring(render(given_digest, "atom").encode())
    schema().assertValid(root)
    contents = [each.text for each in root.iterfind("{*}entry/{*}content")]
    assert len(contents) == 2
    rss = etree.fromstring(render(given_digest, "rss").encode())
    assert [each.findtext("description") for each in rss.iter("item")] == contents
    feed = json.loads(render(given_digest, "jsonfeed").encode("utf-8", "strict"))
    assert [item["content_html"] for item in feed["items"]] == contents
    assert all("<script" not in (content or "") for content in contents)
    for element in rss.iter("pubDate"):
        assert parsedate_to_datetime(element.text or "")


@pytest.mark.parametrize("kind", FEEDS)
@given(
    st.lists(
        st.tuples(TEXT, st.sampled_from(["", "2026-11-24T08:30:00Z", "2025-01-02T00:00:00+09:00"])),
        min_size=1,
        max_size=5,
    )
)
def test_feeds_of_single_articles_put_together_are_the_feed_of_all(
    kind: str, given_items: list[tuple[str, str]]
) -> None:
    digests = [
        digest(
            "it", title=title, origin=replace(ORIGIN, ident=f"https://example.org/{number}", published=date)
        )
        for number, (title, date) in enumerate(given_items)
    ]
    assert joined([render(one, kind) for one in digests], kind) == render(digests, kind)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("atom", "<feed/>"),
        ("atom", "x"),
        ("rss", "<rss/>"),
        ("jsonfeed", "[]"),
        ("jsonfeed", "{}"),
        ("jsonfeed", "{"),
    ],
)
def test_what_is_no_feed_is_not_put_together(kind: str, text: str) -> None:
    with pytest.raises(InputError):
        joined([text], kind)
