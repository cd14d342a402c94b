"""EPUB in place: chapters, contents and title; and chapters as articles of their own."""

from __future__ import annotations

import json
import re
import zipfile
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from contained import FIRST, SECOND, TITLE, epub, zipped
from hypothesis import given
from hypothesis import strategies as st
from in_place import shouted, translated

from polyglot_news.cli.app import run
from polyglot_news.containers.epub import chapters
from polyglot_news.errors import InputError
from polyglot_news.reading import read_bytes

MARK = '<sup><a href="#n1">1</a></sup>'


def member(data: bytes, name: str) -> str:
    return zipfile.ZipFile(BytesIO(data)).read(name).decode()


def paged(data: bytes) -> bytes:
    """Return a book whose files say what they are."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    package = str(members["OPS/book.opf"], "utf-8")  # type: ignore[arg-type] # bytes as they were read
    package = package.replace("<item ", '<item media-type="application/xhtml+xml" ')
    ncx = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
    members["OPS/book.opf"] = package.replace("</manifest>", ncx)
    members["OPS/toc.ncx"] = "<ncx><navLabel><text>Part one</text></navLabel></ncx>"
    members["OPS/style.css"] = "p { color: red }"
    return zipped(members, first="mimetype")


def test_chapters_contents_and_title_are_translated_in_their_places() -> None:
    chapter = (
        f'<h1>{{}}</h1><p class="a">{{}}<br/>{{}} <img src="x.png" alt="A bridge"/></p><hr/><p>{{}}{MARK}</p>'
    )
    texts = ("Costs", "The city paid.", "All of it.", "So she said.")
    changed = translated(paged(epub(chapter.format(*texts))), "epub", shouted, language="pt")
    page = member(changed, "OPS/text/c0.xhtml")
    assert chapter.format(*map(str.upper, texts)).replace("A bridge", "A BRIDGE") in page
    assert page.startswith('<html lang="pt" dir="ltr" xml:lang="pt"><head><title>X</title>')
    package = member(changed, "OPS/book.opf")
    assert f"<dc:title>{TITLE.upper()}</dc:title><dc:language>pt</dc:language>" in package
    assert "<p>CONTENTS</p>" in member(changed, "OPS/nav.xhtml")
    assert "<text>PART ONE</text>" in member(changed, "OPS/toc.ncx")
    assert member(changed, "OPS/style.css") == "p { color: red }"
    first = zipfile.ZipFile(BytesIO(changed)).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_the_number_of_a_note_is_no_word() -> None:
    kinds = (MARK, '<a epub:type="noteref" href="#n">[12]</a>', '<a href="#n"><sup>*</sup></a>')
    for mark in kinds:
        article = read_bytes(epub(f"<p>{FIRST}{mark}</p><p>In 2<sup>3</sup> days.</p>"), path="a.epub")
        assert [article.text[b.start : b.end] for b in article.blocks] == [FIRST, "In 23 days."]


def test_each_chapter_is_an_article() -> None:
    found = chapters(
        epub(f"<h1>The <i>bridge</i> &amp; us</h1><p>{FIRST}</p>", f"<p>{SECOND}</p>", "<p> </p>"), "a"
    )
    assert [(item.ident, item.title) for item in found] == [("c0", "The bridge & us"), ("c1", TITLE)]
    assert SECOND in found[1].html
    assert SECOND not in found[0].html


def test_the_commands_take_each_chapter_by_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(epub(f"<h1>One</h1><p>{FIRST}</p>", f"<h1>Two</h1><p>{SECOND}</p>"))
    assert run(["summarise", str(path), "--from", "en", "--each", "chapter", "--format", "jsonl"]) == 0
    answers = [json.loads(line)["source"] for line in capsys.readouterr().out.splitlines()]
    assert [(each["path"].rpartition("#")[2], each["title"]) for each in answers] == [
        ("c0", "One"),
        ("c1", "Two"),
    ]
    assert run(["split", str(path), "--each", "page"]) == 2
    (tmp_path / "a.txt").write_text(FIRST)
    assert run(["split", str(tmp_path / "a.txt"), "--each", "chapter"]) == 2
    assert "only a book" in capsys.readouterr().err


PIECES = [
    "word ", "ward, ", "<i>", "</i>", "<b>wird</b> ", "<br/>", "<p>", "</p>", "<div>", "</div>", "&amp; ",
    "<a id='x'/>", "<hr/>", "&nbsp;", MARK, "<img alt='pic'/>", "<!-- c -->", "<code>kept</code> ",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_a_chapter_is_the_same_if_nothing_is_translated(some: list[str]) -> None:
    chapter = "".join(some)
    marks = re.compile(r"<[^<>]*>")
    try:
        changed = translated(epub(chapter), "epub")
    except InputError:
        return
    page = re.sub(r' lang="it" dir="ltr" xml:lang="it"', "", member(changed, "OPS/text/c0.xhtml"))
    source = member(epub(chapter), "OPS/text/c0.xhtml")
    assert sorted(marks.findall(page)) == sorted(marks.findall(source))
    said = ["".join(unescape(marks.sub("", text)).split()) for text in (page, source)]
    assert said[0] == said[1]
