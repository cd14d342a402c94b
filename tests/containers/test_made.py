"""Files that LibreOffice and pandoc wrote: read, and written again in their own kind."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from in_place import shouted, translated

from polyglot_news.reading import read_bytes

MADE = Path(__file__).parent / "made"
SENTENCES = (
    "The new bridge over the river in Osh opened on Monday, after six years of work, the mayor said.",
    "The city paid 12 million dollars.",
    "Four million dollars",
    "Water is H2O and the area is 5 km2.",
)
FILES = [
    ("libreoffice.docx", "docx", "word/document.xml"),
    ("libreoffice.odt", "odt", "content.xml"),
    ("pandoc.epub", "epub", "EPUB/text/ch001.xhtml"),
]


@pytest.mark.parametrize(("name", "kind", "member"), FILES)
def test_they_are_read_and_written_again_with_all_that_they_hold(name: str, kind: str, member: str) -> None:
    data = (MADE / name).read_bytes()
    article = read_bytes(data, path=name)
    text = " ".join(article.text.split())
    assert article.title == "Osh opens its new bridge"
    assert [sentence for sentence in SENTENCES if sentence not in text] == []
    changed = translated(data, kind, shouted, language="en")
    old, new = (zipfile.ZipFile(BytesIO(each)) for each in (data, changed))
    assert new.namelist() == old.namelist()
    tags = re.compile(r"<[^>]*>")
    said = "".join(tags.sub("", new.read(member).decode()).split())
    assert "".join(SENTENCES[0].upper().split()) in said
    names = "w:(?:p|tbl|hyperlink|footnoteReference|drawing|b)|text:(?:p|h|a|note)|table:table|draw:frame"
    counted = re.compile(rf"<(?:{names}|p|a|td|img|strong|li)[ />]")
    before, after = (sorted(counted.findall(each.read(member).decode())) for each in (old, new))
    assert after == before
    assert len(before) > 15
