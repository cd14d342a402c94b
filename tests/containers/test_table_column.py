"""Tables, JSON with other fields, and pages saved by Safari."""

from __future__ import annotations

import csv
import io
import json
import plistlib
from pathlib import Path
from typing import Any

import pytest
from contained import FIRST, SECOND, TITLE
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.containers import items_in, recognise
from polyglot_news.errors import InputError, UsageError
from polyglot_news.pipeline import Pipeline
from polyglot_news.reading import read_bytes

TABLE = f'Headline;Text;Day;Desk\r\n"{TITLE}";"{FIRST}";2026-11-24;Home\r\n;"{SECOND}";;\r\n;;;\r\n'


@pytest.mark.parametrize("column", ["Text", "text", "2"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_rows_of_a_table_are_articles(column: str, encoding: str) -> None:
    data = TABLE.encode(encoding)
    assert recognise(data, "a.csv", column) == recognise(data, "-", column) == "table"
    first, second = items_in(data, "table", "a.csv", column)
    assert (first.title, first.text, first.published) == (TITLE, FIRST, "2026-11-24")
    assert first.origin.fields == {"Day": "2026-11-24", "Desk": "Home"}
    assert (second.title, second.text) == ("", SECOND)
    assert first.ident == "osh-opens-its-new-bridge"


def test_a_table_of_tabs_may_hold_commas_and_line_ends() -> None:
    data = f'body\tid\tlang\n"{FIRST}\n\n{SECOND}"\t7, 8\ten\n'.encode()
    (item,) = items_in(data, "table", "a.tsv", "body")
    assert (item.text, item.ident, item.language) == (f"{FIRST}\n\n{SECOND}", "7, 8", "en")


def test_a_row_without_a_text_is_an_error_of_its_own() -> None:
    empty, whole = items_in(f"text,desk\n,Home\n{SECOND},\n".encode(), "table", "a.csv", "text")
    assert empty.error == "a.csv, row 2: no text in it"
    assert whole.error == ""


def test_a_table_needs_a_column_that_it_has() -> None:
    with pytest.raises(InputError, match=r"--column NAME; its columns are Headline, Text, Day, Desk"):
        read_bytes(TABLE.encode(), path="a.csv")
    with pytest.raises(UsageError, match="no column Body"):
        items_in(TABLE.encode(), "table", "a.csv", "Body")
    with pytest.raises(InputError, match="without an article"):
        items_in(b"text,desk\n", "table", "a.csv", "text")


@given(st.lists(st.tuples(st.text(), st.text(min_size=1).filter(str.strip)), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_every_cell_comes_back(rows: list[tuple[str, str]]) -> None:
    safe = [tuple(cell.encode("utf-8", "replace").decode().replace("\0", "") for cell in row) for row in rows]
    safe = [row for row in safe if row[1].strip()]
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows([("note", "text"), *safe])
    found = items_in(buffer.getvalue().encode(), "table", "a.csv", "text") if safe else ()
    assert [(item.origin.fields["note"], item.text or item.html) for item in found] == safe


def test_articles_of_a_table_are_inputs_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(TABLE, "utf-8")
    with Pipeline.open(column="text") as pipeline:
        found = [outcome.digest for outcome in pipeline.batch([path], "split")]
    assert [[s.text for s in digest.sentences] for digest in found if digest] == [[FIRST], [SECOND]]


def test_other_fields_of_an_object_are_passed_through_untouched() -> None:
    others: dict[str, Any] = {
        "id": 7, "url": "https://example.org/7", "tags": ["x", None], "score": 1e300, "deep": {"é": [1, {}]},
        "published": "2026-11-24T08:00:00Z", "big": 10**30,
    }  # fmt: skip
    given_object = {"title": TITLE, "text": FIRST, **others}
    (item,) = items_in(json.dumps(given_object).encode(), "json", "a")
    assert (item.ident, item.origin.ident, item.origin.url) == ("", "7", "https://example.org/7")
    assert dict(item.origin.fields) == others
    article = read_bytes(json.dumps(given_object).encode(), path="a.json")
    assert article.origin.fields == others


def test_what_json_cannot_hold_is_null() -> None:
    (item,) = items_in(f'[{{"text": "{FIRST}", "views": NaN, "rate": 1e999}}]'.encode(), "json", "a")
    assert dict(item.origin.fields) == {"views": None, "rate": None}


def test_a_line_that_is_no_json_is_an_error_of_its_own() -> None:
    text = f'{{"id": 1, "text": "{FIRST}"}}\nnot json\n{{"id": 3}}\n{{"id": 4, "text": "{SECOND}"}}\n'
    assert recognise(text.encode()) == "json"
    items = items_in(text.encode(), "json", "a")
    assert [item.ident for item in items] == ["1", "line-2", "3", "4"]
    assert [item.error.partition(":")[0] for item in items] == ["", "a, line 2", "a, line 3", ""]
    with pytest.raises(InputError, match="no JSON"):
        items_in(b'{"text": "x"', "json", "a")


def archive(page: bytes, **other: str) -> dict[str, dict[str, object]]:
    """Return what Safari saves of a page."""
    return {
        "WebMainResource": {
            "WebResourceData": page, "WebResourceMIMEType": "text/html",
            "WebResourceTextEncodingName": "UTF-8", "WebResourceURL": "https://example.org/osh", **other,
        }
    }  # fmt: skip


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_page_saved_by_safari_is_read(form: plistlib.PlistFormat) -> None:
    text = f"<article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
    page = f"<html><body><nav>Home</nav>{text}</body></html>"
    article = read_bytes(plistlib.dumps(archive(page.encode()), fmt=form), path="a.webarchive")
    assert article.title == TITLE
    assert [article.text[block.start : block.end] for block in article.blocks] == [FIRST, SECOND]
    assert article.origin.url == "https://example.org/osh"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"a": 1}, "holds no web page"),
        ([], "holds no web page"),
        (archive(b"\x89PNG", WebResourceMIMEType="image/png"), "image/png"),
        (archive(b" "), "without an article"),
    ],
)
def test_a_web_archive_without_a_page_is_refused(value: Any, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_bytes(plistlib.dumps(value, fmt=plistlib.FMT_BINARY), path="a")


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_web_archive_raises_no_other_error(data: st.DataObject) -> None:
    content = bytearray(plistlib.dumps(archive(b"<p>" + FIRST.encode()), fmt=plistlib.FMT_BINARY))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(8, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        (item,) = items_in(bytes(content), "webarchive", "a")
    except InputError:
        return
    assert isinstance(item.html + item.text, str)
