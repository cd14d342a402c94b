"""ODT in place: everything but the text stays."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from contained import odt, zipped
from hypothesis import given
from hypothesis import strategies as st
from in_place import shouted, translated
from lxml import etree

from polyglot_news.errors import InputError

NOTE = "<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note>"


def body_of(data: bytes) -> str:
    text = zipfile.ZipFile(BytesIO(data)).read("content.xml").decode()
    etree.fromstring(text.encode())
    text = re.sub(r'\sxmlns:\w+="[^"]*"|<\?xml.*?\?>\s*', "", text)
    return re.sub("</?office:(?:document-content|body|text)>", "", text)


def answer(body: str) -> str:
    return body_of(translated(odt(body), "odt", shouted))


def test_spans_links_notes_and_fields_are_at_their_words() -> None:
    form = (
        '<text:p text:style-name="P1">{}<text:span text:style-name="T1">{}</text:span>{}'
        "<text:note><text:note-body><text:p>{}</text:p></text:note-body></text:note>{}"
        '<text:a xlink:href="x">{}</text:a>{}<text:page-number>3</text:page-number>.</text:p>'
    )
    texts = ("The ", "minister", " resigned,", "A note.", " as ", "we said", " on page ")
    body = form.replace("xlink:href", "href")
    assert answer(body.format(*texts)) == body.format(*map(str.upper, texts))


def test_tabs_cut_a_text_and_what_is_around_them() -> None:
    form = "<text:p>{}<text:tab/>{}<text:a>{}<text:tab/>{}</text:a>{}<text:line-break/>{}</text:p>"
    texts = ("Name", "Ada Winter ", "one", "two", "three", "She left.")
    assert answer(form.format(*texts)) == form.format(*map(str.upper, texts))


def test_spans_that_say_when_they_were_edited_are_joined_and_breaks_of_pages_go() -> None:
    styles = (
        '<office:automatic-styles xmlns:style="s" xmlns:officeooo="o">'
        '<style:style style:name="T1" style:family="text">'
        '<style:text-properties officeooo:rsid="1"/></style:style></office:automatic-styles>'
    )
    body = (
        '<text:p>The min<text:span text:style-name="T1">ister</text:span> '
        "<text:soft-page-break/>left.</text:p>"
    )
    with zipfile.ZipFile(BytesIO(odt(body))) as archive:
        content = archive.read("content.xml").decode()
    whole = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content.replace("<office:body>", styles + "<office:body>"),
    }
    changed = translated(zipped(dict(whole), first="mimetype"), "odt", shouted)
    assert "<text:p>THE MINISTER LEFT.</text:p>" in body_of(changed)


def test_comments_and_deletions_stay() -> None:
    comment = "<office:annotation><text:p>Is it so?</text:p></office:annotation>"
    gone = "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
    text = answer(f"{gone}<text:h>Title</text:h><text:p>He {comment}left.</text:p>")
    assert text == f"{gone}<text:h>TITLE</text:h><text:p>HE {comment}LEFT.</text:p>"


PIECES = {
    "w": "", "tab": "<text:tab/>", "br": "<text:line-break/>", "s": "<text:s/>", "note": NOTE,
    "mark": '<text:bookmark text:name="x"/>', "field": "<text:date>May 1</text:date> ",
    "frame": '<draw:frame xmlns:draw="d"><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame>',
    "span(": '<text:span text:style-name="T9">', "a(": "<text:a>", ")": "",
}  # fmt: skip


def built(pieces: list[str]) -> str:
    out: list[str] = []
    closing: list[str] = []
    for number, piece in enumerate(pieces):
        if piece == "w":
            out.append(f"word{'abcdefghijklmnopqrstuvwxyz'[number]} ")
        elif piece == ")":
            out.append(closing.pop() if closing else "")
        else:
            out.append(PIECES[piece])
            if piece.endswith("("):
                closing.append(f"</text:{piece[:-1]}>")
    return f"<text:p>{''.join(out)}{''.join(reversed(closing))}</text:p>"


def shape(data: bytes) -> tuple[list[str], list[str]]:
    """Return the elements of a file, but for those of spaces, and its letters."""
    body = re.sub(r"<([^\s>/]+)([^>]*)/>", r"<\1\2></\1>", body_of(data))
    tags = [tag for tag in re.findall(r"<[^>]*>", body) if "text:s>" not in tag]
    return sorted(tags), sorted(re.sub(r"<[^>]*>|\s", "", body))


@given(st.lists(st.lists(st.sampled_from(sorted(PIECES)), max_size=12), min_size=1, max_size=3))
def test_the_document_is_the_same_if_nothing_is_translated(some: list[list[str]]) -> None:
    data = odt("".join(map(built, some)))
    try:
        changed = translated(data, "odt")
    except InputError:
        assert "w" not in shape(data)[1]
        return
    assert shape(changed) == shape(data)
