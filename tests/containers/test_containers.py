"""Articles out of office files, e-books, mail, subtitles, feeds and JSON."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from contained import FIRST, SECOND, TITLE, docx, epub, odt, paragraph, pdf, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news import Pipeline
from polyglot_news.containers import items_in, recognise, zip_members
from polyglot_news.document import Article
from polyglot_news.errors import InputError
from polyglot_news.reading import read_bytes

LETTER = f"""From: Desk <desk@example.org>
To: all@example.org
Subject: =?utf-8?q?S=C3=A3o_Paulo_opens_its_bridge?=
Date: Tue, 24 Nov 2026 08:00:00 -0300
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: multipart/alternative; boundary=a

--a
Content-Type: text/plain; charset=utf-8

plain

--a
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<p>{FIRST}</p><p>The mayor of S=C3=A3o Paulo was there.</p>
--a--
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename="plan.pdf"

x
--b--
"""
SUBTITLES = """1
00:00:01,000 --> 00:00:03,000
The minister <i>resigned</i>
on Monday.

2
00:00:03,100 --> 00:00:05,000 X1:40
{\\an8}She had led the ministry for six years.

3
00:00:09,000 --> 00:00:11,000
Her successor is not known.
"""
RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><language>en</language>
<item><title>{TITLE}</title><guid>https://example.org/1</guid>
<pubDate>Tue, 24 Nov 2026 23:30:00 -0500</pubDate>
<description>short</description>
<content:encoded><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></content:encoded></item>
<item><title>A &amp; B merge</title>
<description>The two &lt;b&gt;banks&lt;/b&gt; will merge in May.</description></item>
<item><title></title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><entry><id>urn:1</id>
<title type="html">{TITLE}</title>
<updated>2026-11-24T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p>
</div></content></entry></feed>"""

OBJECTS: list[dict[str, object]] = [
    {"title": TITLE, "text": FIRST, "id": 7},
    {"content": SECOND, "url": "u"},
]


def blocks(article: Article) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks]


def test_docx_gives_title_and_paragraphs_by_the_names_of_its_styles() -> None:
    numbered = "<w:numPr><w:numId w:val='1'/></w:numPr>"
    body = (
        paragraph(TITLE, "Titel")
        + paragraph("Ada Winter", "Autor")
        + paragraph(FIRST)
        + paragraph("What it cost", "berschrift1")
        + paragraph(SECOND, extra=numbered)
        + f"<w:tbl><w:tr><w:tc>{paragraph('In a cell.')}</w:tc></w:tr></w:tbl>"
        + "<w:p><w:r><w:t>Kept </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:r><w:tab/><w:t>words.</w:t></w:r></w:p><w:p/>"
    )
    article = read_bytes(docx(body), path="a.docx")
    assert (article.title, article.language) == (TITLE, "en")
    assert blocks(article) == ["Ada Winter", FIRST, "What it cost", SECOND, "In a cell.", "Kept words."]
    kinds = [block.kind for block in article.blocks]
    assert kinds == ["note", "paragraph", "heading", "item", "paragraph", "paragraph"]


def test_a_box_of_a_docx_is_read_once() -> None:
    box = f"<w:pict><w:txbxContent>{paragraph(SECOND)}</w:txbxContent></w:pict>"
    copy = f"<mc:Fallback xmlns:mc='m'>{box}</mc:Fallback>"
    article = read_bytes(docx(f"<w:p><w:r><w:t>{FIRST}</w:t>{box}{copy}</w:r></w:p>"), path="a.docx")
    assert blocks(article) == [FIRST, SECOND]


def test_odt_without_notes_and_deletions() -> None:
    body = (
        f"<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>{TITLE}</text:h>"
        "<text:p>The<text:s/>bridge <text:span>opened</text:span>"
        "<text:note><text:p>note</text:p></text:note>.</text:p>"
        f"<text:list><text:list-item><text:p>{SECOND}</text:p></text:list-item></text:list>"
    )
    article = read_bytes(odt(body), path="a.odt", language="en")
    assert (article.title, blocks(article)) == (TITLE, ["The bridge opened.", SECOND])


def test_epub_in_the_order_of_its_spine() -> None:
    data = epub(f"<h1>{TITLE}</h1><p>{FIRST}</p>", f"<h2>Costs</h2><p>{SECOND}<br/>Twice.</p>")
    article = read_bytes(data, path="a.epub")
    assert (article.title, article.published) == (TITLE, "2026-11-24")
    assert " ".join(" ".join(blocks(article)).split()) == f"{FIRST} Costs {SECOND} Twice."


def test_pdf_gives_its_text() -> None:
    article = read_bytes(
        pdf("The new bridge over the river in Osh ope-", "ned on Monday, after six years."), path="a"
    )
    assert blocks(article) == ["The new bridge over the river in Osh opened on Monday, after six years."]
    with pytest.raises(InputError, match="without text"):
        read_bytes(pdf(), path="a.pdf")


def test_letter_gives_its_body_decoded_and_names_what_is_attached() -> None:
    article = read_bytes(LETTER.encode(), path="-", language="en")
    assert (article.title, article.published) == ("São Paulo opens its bridge", "2026-11-24")
    assert blocks(article) == [FIRST, "The mayor of São Paulo was there."]
    assert ("plan.pdf", "attachment") in [(each.text, each.reason) for each in article.dropped]


def test_mailbox_gives_its_letters() -> None:
    parting = "From desk@example.org Tue Nov 24 08:00:00 2026\n"
    plain = f"Subject: Cars\nMessage-ID: <2>\n\n{SECOND}\n"
    box = f"{parting}{LETTER}\n{parting}{plain}\n{parting}Subject: empty\n\n\n".encode()
    assert recognise(box) == "mbox"
    first, second = items_in(box, "mbox", "a")
    assert (first.title, second.title, second.ident) == ("São Paulo opens its bridge", "Cars", "<2>")
    assert (FIRST in first.html, second.text.strip()) == (True, SECOND)


def test_letter_in_an_unknown_encoding_is_read_as_far_as_it_goes() -> None:
    letter = (
        b"MIME-Version: 1.0\nSubject: x\nContent-Type: text/plain; charset=no-such\n\nCaf\xc3\xa9 closes.\n"
    )
    assert items_in(letter, "mail", "a")[0].text.strip() == "Café closes."


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_subtitles_in_other_encodings(encoding: str) -> None:
    text = "1\n00:00:01,000 --> 00:00:03,000\nLe café ferme à midi.\n"
    (item,) = items_in(text.encode(encoding), "srt", "a")
    assert item.pieces == (("paragraph", "Le café ferme à midi."),)


@pytest.mark.parametrize("text", [SUBTITLES, "WEBVTT\n\nNOTE none\nof it\n\n" + SUBTITLES.replace(",", ".")])
def test_subtitles_give_what_is_said(text: str) -> None:
    article = read_bytes(text.replace("\n", "\r\n").encode(), path="a", language="en")
    said = "The minister resigned on Monday. She had led the ministry for six years."
    assert blocks(article) == [said, "Her successor is not known."]


def test_feed_gives_its_entries() -> None:
    first, second = items_in(RSS.encode(), "feed", "a")
    assert (first.title, first.published, first.ident) == (TITLE, "2026-11-24", "https://example.org/1")
    assert (second.title, second.language) == ("A & B merge", "en")
    (entry,) = items_in(ATOM.encode(), "feed", "a")
    assert (entry.title, entry.published, entry.ident) == (TITLE, "2026-11-24", "urn:1")
    assert FIRST in entry.html


def test_articles_of_a_feed_are_inputs_of_their_own(tmp_path: Path) -> None:
    feed = tmp_path / "a.xml"
    feed.write_text(RSS, "utf-8")
    with Pipeline.open() as pipeline:
        found = list(pipeline.batch([feed], "split"))
    assert [each.path for each in found] == [f"{feed}#https://example.org/1", f"{feed}#a-b-merge"]
    digests = [each.digest for each in found if each.digest]
    assert [[s.text for s in digest.sentences] for digest in digests] == [
        [FIRST, SECOND],
        ["The two banks will merge in May."],
    ]
    with pytest.raises(InputError, match="2 articles"):
        read_bytes(RSS.encode(), path="a.xml")


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([OBJECTS[0], OBJECTS[1], {"x": 1}]),
        "\n".join(map(json.dumps, OBJECTS)),
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [
            {"id": "7", "title": TITLE, "content_text": FIRST},
            {"id": "u", "content_html": f"<p>{SECOND}</p>"},
        ]}),
    ],
)  # fmt: skip
def test_json_gives_its_objects(text: str) -> None:
    assert recognise(text.encode()) == "json"
    first, second, *without_text = items_in(text.encode(), "json", "a")
    assert all(each.error for each in without_text)
    assert (first.title, first.text, first.ident) == (TITLE, FIRST, "7")
    assert (SECOND in second.text + second.html, second.ident) == (True, "u")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"{\\rtf1 x}", "RTF"),
        (b"<?xml version='1.0'?><nitf><p>x</p></nitf>", "XML"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "office"),
        (b"WARC/1.0\r\n", "web archive"),
        (b"bplist00\0", "Safari"),
        (docx("")[:300], "damaged|Word"),
        (RSS.encode()[:400], "not well-formed"),
        (b'{"title": "x"}', "no object has a text"),
        (b"[" * 100_000, "nested"),
        (b"%PDF-1.4\n\0garbage", "damaged PDF"),
        (pdf(FIRST).replace(b"<</Length", b"<</Filter/NoSuchDecode/Length"), "damaged PDF"),
        (zipped({"xl/workbook.xml": "<x/>", "[Content_Types].xml": "<x/>"}), "office"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_name(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_bytes(data, path="a")


def test_a_member_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_members, "MEMBER_BYTES", 10_000)
    with pytest.raises(InputError, match="too large"):
        read_bytes(docx(paragraph("x" * 20_000)), path="a.docx")


def test_entities_of_a_feed_are_not_expanded() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>'
    with pytest.raises(InputError, match="entities"):
        read_bytes(RSS.replace("?>\n", f"?>{bomb}", 1).encode(), path="a.rss")


@pytest.mark.parametrize(
    "text",
    [
        "Subject: the harbour\n\nThe ferry stops in winter, the harbour master said on Monday.",
        "[Reuters] The ferry stops in winter, the harbour master said on Monday.",
        "{Note} The ferry stops in winter.",
        "1\nThe ferry stops in winter.",
        "From Oslo to Bergen in one day: the ferry is back, and it is full of people.",
    ],
)
def test_text_that_only_begins_like_a_container_is_text(text: str) -> None:
    assert recognise(text.encode(), "a.txt") == ""


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_damaged_containers_raise_no_other_error(data: st.DataObject) -> None:
    whole = data.draw(
        st.sampled_from([
            docx(paragraph(FIRST)), odt(f"<p>{FIRST}</p>"), epub(f"<p>{FIRST}</p>"), pdf(FIRST),
            LETTER.encode(), SUBTITLES.encode(), RSS.encode(), ATOM.encode(),
        ])
    )  # fmt: skip
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    content = content[: data.draw(st.integers(1, len(content)))]
    with suppress(InputError):
        assert read_bytes(bytes(content), path="a", language="en").text


def test_a_zip_archive_of_something_else_is_no_container() -> None:
    assert recognise(zipped({"a.txt": "x"})) == ""
