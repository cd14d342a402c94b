"""Web archives: each page is an article; what is damaged is an error of the input."""

from __future__ import annotations

import gzip
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.cli.app import run
from polyglot_news.containers import items_in, recognise
from polyglot_news.errors import InputError

PAGE = "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>{1}</p></article></body></html>"
TEXT = "The council of Osh opened the new bridge on Monday, and {} people walked across it on the first day."


def archive(*answers: tuple[str, str, str, bytes], packed: bool) -> bytes:
    """Return a WARC of answers: address, status, content type, body."""
    records = []
    for url, status, kind, body in answers:
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
            "WARC-Date: 2026-11-24T08:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        records.append(head.encode() + answer + b"\r\n\r\n")
    return b"".join(gzip.compress(record, mtime=0) if packed else record for record in records)


def page(title: str, number: int, encoding: str = "utf-8") -> bytes:
    return PAGE.format(title, TEXT.format(number)).encode(encoding)


ANSWERS = (
    ("https://example.org/old", "200 OK", "text/html; charset=utf-8", page("Old", 12)),
    ("https://example.org/gone", "404 Not Found", "text/html", page("Gone", 12)),
    ("https://example.org/pic", "200 OK", "image/png", b"\x89PNG"),
    (
        "https://example.org/ru",
        "200 OK",
        'text/html; charset="windows-1251"',
        page("Мост открыт", 7, "cp1251"),
    ),
    ("https://example.org/old", "200 OK", "text/html", page("Bridge opens", 40)),
)


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_articles_and_the_last_of_an_address_counts(*, packed: bool) -> None:
    data = archive(*ANSWERS, packed=packed)
    assert recognise(data, "news.warc.gz") == "warc"
    found = items_in(data, "warc", "news.warc")
    assert [item.ident for item in found] == ["https://example.org/ru", "https://example.org/old"]
    assert "Мост открыт" in found[0].html
    assert "40 people" in found[1].html
    assert found[1].origin.url == "https://example.org/old"


def test_an_archive_is_read_by_the_commands(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "news.warc.gz"
    file.write_bytes(archive(*ANSWERS, packed=True))
    assert run(["summarise", str(file), "-n", "1"]) == 0
    out = capsys.readouterr().out
    assert "Bridge opens" in out
    assert "40 people" in out


def test_an_archive_without_pages_holds_no_article() -> None:
    with pytest.raises(InputError, match="without an article"):
        items_in(archive(ANSWERS[1], ANSWERS[2], packed=False), "warc", "a.warc")


WHOLE = {packed: archive(*ANSWERS, packed=packed) for packed in (True, False)}


@given(st.booleans(), st.lists(st.tuples(st.integers(0), st.integers(0, 255)), max_size=4), st.integers(1))
@settings(max_examples=60)
def test_damage_is_an_error_of_the_input(packed: bool, changes: list[tuple[int, int]], end: int) -> None:  # noqa: FBT001
    data = bytearray(WHOLE[packed])
    for at, value in changes:
        data[at % len(data)] = value
    with suppress(InputError):
        assert items_in(bytes(data[: end % len(data) + 1]), "warc", "a.warc")
