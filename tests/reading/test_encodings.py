"""Bytes to text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.errors import InputError
from polyglot_news.reading.encodings import decode

NEWS = {
    "en": "The minister’s answer – “no comment” – came at 3.30 p.m., and nobody asked again.",
    "it": "Perché la città è così? «Non lo so», ha detto il sindaco. Più di così non dirà.",
    "de": "Die Gemeinde kündigte am Donnerstag größere Änderungen an, über die noch geredet wird.",
    "pl": "Rząd zapowiedział, że już w przyszłym tygodniu przedstawi mieszkańcom nowe, lepsze rozwiązania.",
    "cs": "Vláda schválila návrh rozpočtu, který počítá s nižším schodkem než v předchozích letech.",
    "ru": "Правительство сообщило, что новая дорога будет открыта в сентябре следующего года.",
    "el": "Η κυβέρνηση ανακοίνωσε νέα μέτρα για τους αγρότες της περιοχής.",
    "ar": "أعلنت الحكومة يوم الخميس عن إجراءات جديدة لدعم المزارعين في المنطقة.",
    "he": "הממשלה הודיעה ביום חמישי על צעדים חדשים לטובת החקלאים.",
    "zh": "政府周四宣布，新公路将于明年九月通车，沿线居民对此表示欢迎。",
    "zh-Hant": "政府週四宣布，新公路將於明年九月通車，沿線居民對此表示歡迎。",
    "ja": "政府は木曜日、新しい道路が来年九月に開通すると発表した。",
    "ko": "정부는 새 도로가 내년 9월에 개통될 것이라고 목요일에 발표했다.",
}
LEGACY = [
    ("it", "cp1252"), ("it", "iso8859-15"), ("de", "cp1252"), ("pl", "cp1250"), ("cs", "cp1250"),
    ("ru", "cp1251"), ("ru", "koi8_r"), ("ru", "cp866"), ("ru", "iso8859_5"), ("el", "cp1253"),
    ("ar", "cp1256"), ("he", "cp1255"), ("zh", "gb18030"), ("zh-Hant", "big5"), ("ja", "cp932"),
    ("ja", "euc_jp"), ("ja", "iso2022_jp"), ("ko", "cp949"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "encoding"), LEGACY)
def test_legacy_encoding_is_found(language: str, encoding: Any) -> None:
    text = NEWS[language] * 2
    assert decode(text.encode(encoding), path="a.txt") == text


@pytest.mark.parametrize("language", NEWS)
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-be"]
)
def test_unicode_is_found_with_and_without_mark(language: str, encoding: str) -> None:
    text = f"{NEWS[language]}\n{NEWS[language]}\n"
    assert decode(text.encode(encoding), path="a.txt") == text


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_utf8_comes_back_unchanged(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode(), path="a.txt") == text


def test_mark_alone_is_an_empty_text() -> None:
    assert decode(b"\xff\xfe", path="a.txt") == ""


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252"])
def test_declared_encoding_is_taken(declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body>Straße “so”</body></html>'
    assert decode(page.encode("cp1252"), path="a.html") == page


def test_declaration_that_lies_is_not_believed() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body>Straße, дорога</body></html>'
    assert decode(page.encode("utf-8"), path="a.html") == page
    broken = (
        page.replace("iso-8859-1", "utf-8")
        .replace(", дорога", " ist eine lange, schöne Straße")
        .encode("cp1252")
    )
    assert "schöne Straße" in decode(broken, path="a.html")


@pytest.mark.parametrize("declared", ["no-such-thing", "base64", "utf-7"])
def test_declaration_of_nonsense_is_passed_over(declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body>{NEWS["ru"] * 3}</body></html>'
    assert NEWS["ru"] in decode(page.encode("cp1251"), path="a.html")


def test_utf8_with_a_broken_place_stays_utf8() -> None:
    data = (NEWS["ru"] * 5).encode()
    cut = NEWS["zh"].encode()[:-1]
    assert decode(cut, path="a.txt") == NEWS["zh"][:-1] + "\ufffd"
    assert decode(data + b"\xff" + data, path="a.txt") == NEWS["ru"] * 5 + "\ufffd" + NEWS["ru"] * 5


def test_escape_of_a_terminal_is_no_japanese() -> None:
    assert decode("\x1b$Приказ".encode(), path="a.txt") == "\x1b$Приказ"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"GIF89a", "GIF"),
        (b"PK\x03\x04" + b"x" * 50 + b"word/document.xml", "Word"),
        (b"PK\x03\x04" + b"x" * 50, "zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\x00\x00\x00\x20ftypmp42", "video"),
        (bytes(range(256)) * 10, "binary"),
        (b"\x00" * 100, "binary"),
    ],
)
def test_what_is_no_text_is_told_by_name(data: Any, name: str) -> None:
    with pytest.raises(InputError, match=name) as error:
        decode(data, path="a.txt")
    assert error.value.hint


def test_any_bytes_are_read_or_refused() -> None:
    @given(st.binary(max_size=300))
    def check(data: Any) -> None:
        try:
            told = decode(data, path="a.txt")
        except InputError as error:
            told = error.hint
        assert isinstance(told, str)

    check()
