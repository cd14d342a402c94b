"""Small files of the kinds that hold articles, as the programs that make them write them."""

from __future__ import annotations

import io
import zipfile

TITLE = "Osh opens its new bridge"
FIRST = "The new bridge over the river in Osh opened on Monday, after six years of work, the mayor said."
SECOND = "It carries 40,000 cars a day, and a tram line will follow in 2028."
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(members: dict[str, str | bytes], *, first: str = "") -> bytes:
    """Return a ZIP archive; `first` names the member that stands first, without compression."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(members, key=lambda each: each != first):
            archive.writestr(
                name, members[name], zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            )
    return buffer.getvalue()


def docx(body: str) -> bytes:
    """Return a DOCX file with this body; its styles have ids in German, as a German Word writes them."""
    style = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{1}"/></w:style>'
    named = (
        ("Titel", "Title"),
        ("berschrift1", "heading 1"),
        ("Autor", "Author"),
        ("Beschriftung", "caption"),
    )
    styles = "".join(style.format(*pair) for pair in named)
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
            "word/styles.xml": f'<w:styles xmlns:w="{_W}">{styles}</w:styles>',
        }
    )


def paragraph(text: str, style: str = "", extra: str = "") -> str:
    """Return a paragraph of a DOCX file."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{extra}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def odt(body: str) -> bytes:
    """Return an ODT file with this text."""
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {names}>{text}</office:document-content>"
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}, first="mimetype"
    )


def epub(*chapters: str) -> bytes:
    """Return an EPUB with these chapters, and a table of contents that is no chapter."""
    items = "".join(f'<item id="c{n}" href="text/c{n}.xhtml"/>' for n in range(len(chapters)))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    package = (
        '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"<dc:title>{TITLE}</dc:title><dc:language>en</dc:language><dc:date>2026-11-24</dc:date></metadata>"
        f'<manifest>{items}<item id="nav" href="nav.xhtml" properties="nav"/></manifest>'
        f'<spine><itemref idref="nav"/>{spine}</spine></package>'
    )
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfile full-path="OPS/book.opf"/></container>',
        "OPS/book.opf": package,
        "OPS/nav.xhtml": "<html><body><nav><p>Contents</p></nav></body></html>",
    }
    for number, chapter in enumerate(chapters):
        members[f"OPS/text/c{number}.xhtml"] = (
            f"<html><head><title>x</title></head><body>{chapter}</body></html>"
        )
    return zipped(members, first="mimetype")


def pdf(*lines: str) -> bytes:
    """Return a PDF of one page with these lines in Helvetica."""
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    stream = f"BT /F1 11 Tf 72 720 Td {shown} ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%sendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return data + end % (len(objects) + 1, table, len(objects) + 1, len(data))
