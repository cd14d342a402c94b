"""DOCX in place: everything but the text stays, wherever text stands."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from contained import docx, paragraph, zipped
from hypothesis import given
from hypothesis import strategies as st
from in_place import shouted, translated
from lxml import etree

from polyglot_news.cli.app import run
from polyglot_news.errors import InputError
from polyglot_news.markup import files

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BOLD = "<w:rPr><w:b/></w:rPr>"
ROOT = f'<w:document xmlns:w="{W}" xmlns:r="r" xmlns:m="m" xmlns:mc="mc"><w:body>%s</w:body></w:document>'


def document(body: str, **members: str) -> bytes:
    """Return a file with this body, and other members by their names without folder and ending."""
    rest = {f"word/{name}.xml": text for name, text in members.items()}
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": ROOT % body, **rest})


def body_of(data: bytes, member: str = "word/document.xml") -> str:
    """Return what stands in the body of a file, with all declarations of namespaces gone."""
    text = zipfile.ZipFile(BytesIO(data)).read(member).decode()
    etree.fromstring(text.encode())
    text = re.sub(r'\sxmlns:\w+="[^"]*"|<\?xml.*?\?>\s*', "", text)
    return re.sub("</?w:(?:document|body)>", "", text)


def run_of(text: str, properties: str = "") -> str:
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:r>{properties}<w:t{space}>{text}</w:t></w:r>"


def answer(body: str) -> str:
    return body_of(translated(document(body), "docx", shouted))


def test_words_that_editing_cut_are_one_and_styles_follow_theirs() -> None:
    given_body = (
        f"<w:p>{run_of('The min')}<w:proofErr w:type='x'/><w:r w:rsidR='1'>"
        "<w:rPr><w:lang w:val='en-GB'/></w:rPr>"
        f"<w:t>ister </w:t></w:r>{run_of('resigned', BOLD)}{run_of(' on Monday.')}</w:p>"
    )
    wanted = f"<w:p>{run_of('THE MINISTER ')}{run_of('RESIGNED', BOLD)}{run_of(' ON MONDAY.')}</w:p>"
    assert answer(given_body) == wanted


def test_links_bookmarks_notes_and_pictures_are_at_their_words() -> None:
    note = '<w:r><w:rPr><w:rStyle w:val="x"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
    mark = '<w:bookmarkStart w:id="0"/>', '<w:bookmarkEnd w:id="0"/>'
    text = '<w:p><w:pPr><w:jc/></w:pPr>{m[0]}{a}<w:hyperlink r:id="r1">{b}</w:hyperlink>{c}{n}{d}{m[1]}</w:p>'
    given_body = text.format(
        m=mark,
        a=run_of("See the "),
        b=run_of("report", BOLD),
        c=run_of(" of May,"),
        n=note,
        d=run_of(" he said."),
    )
    wanted = text.format(
        m=mark,
        a=run_of("SEE THE "),
        b=run_of("REPORT", BOLD),
        c=run_of(" OF MAY,"),
        n=note,
        d=run_of(" HE SAID."),
    )
    assert answer(given_body) == wanted


def test_tabs_and_lines_end_a_text_unless_a_sentence_goes_on() -> None:
    form = "<w:p><w:r><w:t>{}</w:t><w:tab/><w:t>{}</w:t><w:br/><w:t>{}</w:t><w:br/><w:t>{}</w:t></w:r></w:p>"
    texts = ("Name", "Ada Winter", "She said", "no.")
    assert answer(form.format(*texts)) == form.format(*map(str.upper, texts))


def test_fields_are_kept_and_links_that_are_fields_are_links() -> None:
    def field(code: str, result: str) -> str:
        kinds = (f'<w:fldChar w:fldCharType="{each}"/>' for each in ("begin", "separate", "end"))
        begin, separate, end = (f"<w:r>{kind}</w:r>" for kind in kinds)
        return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}{run_of(result)}{end}"

    page = answer(f"<w:p>{run_of('Page ')}{field(' PAGE ', '3')}{run_of(' of the report')}</w:p>")
    assert ">3</w:t>" in page
    assert "PAGE <" in page
    assert "OF THE REPORT" in page
    link = answer(
        f"<w:p>{run_of('See ')}{field(' HYPERLINK &quot;x&quot; ', 'the report')}{run_of('.')}</w:p>"
    )
    assert "<w:t>THE REPORT</w:t>" in link
    assert link.index("separate") < link.index("THE REPORT") < link.index('"end"')


def test_boxes_tables_and_deletions() -> None:
    box = f"<w:pict><w:txbxContent>{paragraph('In a box.')}</w:txbxContent></w:pict>"
    choices = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent>{choices}</mc:AlternateContent>"
    gone = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Cell')}</w:tc></w:tr></w:tbl>"
    body = f"<w:p>{run_of('Before ')}<w:r>{both}</w:r>{gone}{run_of('it.')}</w:p>{table}"
    text = answer(body)
    assert text.count("IN A BOX.") == 2
    assert "BEFORE " in text
    assert "<w:t>CELL</w:t>" in text
    assert gone in text
    assert "hole" not in text


def test_notes_headers_and_the_title_are_translated_and_comments_are_not() -> None:
    part = f'<w:x xmlns:w="{W}">{paragraph("Some text.")}</w:x>'
    data = document(paragraph("A body."), footnotes=part, header1=part, comments=part)
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The title</dc:title></c>'
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    changed = translated(zipped({**members, "docProps/core.xml": core, "x.png": b"\x89PNG"}), "docx", shouted)
    for name, text in (("footnotes", "SOME TEXT."), ("header1", "SOME TEXT."), ("comments", "Some text.")):
        assert text in body_of(changed, f"word/{name}.xml")
    assert "THE TITLE" in body_of(changed, "docProps/core.xml")
    assert zipfile.ZipFile(BytesIO(changed)).read("x.png") == b"\x89PNG"


def test_the_language_of_the_styles_and_the_direction_of_paragraphs() -> None:
    styles = f'<w:styles xmlns:w="{W}"><w:rPr><w:lang w:val="en-US" w:bidi="x"/></w:rPr></w:styles>'
    data = document(
        f"<w:p><w:pPr><w:keepNext/><w:jc/></w:pPr>{run_of('Some text.', BOLD)}</w:p>", styles=styles
    )
    changed = translated(data, "docx", language="ar")
    assert 'w:bidi="ar"' in body_of(changed, "word/styles.xml")
    text = body_of(changed)
    assert "<w:keepNext/><w:bidi/><w:jc/>" in text
    assert "<w:b/><w:rtl/></w:rPr>" in text
    assert 'w:val="it"' in body_of(translated(data, "docx"), "word/styles.xml")


PIECES = st.sampled_from([
    "w ", "w. ", "B ", "tab", "br", "note", "picture", "box", "link(", ")", "mark", "field", "del", "ins(",
    "sdt(",
])  # fmt: skip
REST = {
    "tab": "<w:r><w:tab/></w:r>", "br": "<w:r><w:br/></w:r>",
    "note": '<w:r><w:footnoteReference w:id="1"/></w:r>',
    "picture": '<w:r><w:drawing a="1&amp;2"><x/></w:drawing></w:r>',
    "box": f"<w:r><w:pict><w:txbxContent><w:p>{run_of('boxed')}</w:p></w:txbxContent></w:pict></w:r>",
    "mark": '<w:bookmarkStart w:id="0"/>',
    "field": f"<w:fldSimple><w:r><w:t>9</w:t></w:r></w:fldSimple>{run_of(' ')}",
    "del": "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>",
}  # fmt: skip
OPENING = {
    "link(": ('<w:hyperlink r:id="r1">', "</w:hyperlink>"), "ins(": ("<w:ins>", "</w:ins>"),
    "sdt(": ("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"),
}  # fmt: skip


def built(pieces: list[str]) -> str:
    """Return a paragraph of these pieces; each word is another one."""
    out: list[str] = []
    closing: list[str] = []
    for number, piece in enumerate(pieces):
        word = f"word{'abcdefghijklmnopqrstuvwxyz'[number]}"
        if piece in OPENING:
            out.append(OPENING[piece][0])
            closing.append(OPENING[piece][1])
        elif piece == ")":
            out.append(closing.pop() if closing else "")
        elif piece in REST:
            out.append(REST[piece])
        else:
            out.append(run_of(piece.replace("w", word).replace("B", word), BOLD if piece == "B " else ""))
    return f"<w:p><w:pPr><w:jc/></w:pPr>{''.join(out)}{''.join(reversed(closing))}</w:p>"


def shape(data: bytes) -> tuple[list[str], str]:
    """Return the elements of a file in their order, without runs, and its letters."""
    body = re.sub(r"<([^\s>/]+)([^>]*)/>", r"<\1\2></\1>", body_of(data))
    tags = [tag for tag in re.findall(r"<[^>]*>", body) if not re.match(r"</?w:(?:r|t|rPr|b)\b", tag)]
    return sorted(tags), re.sub(r"\s", "", re.sub(r"<[^>]*>", "", body))


@given(st.lists(st.lists(PIECES, max_size=12), min_size=1, max_size=3))
def test_the_document_is_the_same_but_for_its_runs_if_nothing_is_translated(some: list[list[str]]) -> None:
    data = document("".join(map(built, some)))
    try:
        changed = translated(data, "docx")
    except InputError:
        assert "word" not in shape(data)[1]
        return
    assert shape(changed)[0] == shape(data)[0]
    assert sorted(shape(changed)[1]) == sorted(shape(data)[1])
    bold = re.compile(r"<w:b/></w:rPr><w:t[^>]*>([^<]*)")
    letters = [sorted(filter(str.isalpha, "".join(bold.findall(body_of(each))))) for each in (data, changed)]
    assert letters[0] == letters[1]
    assert "kept" not in body_of(changed)


@pytest.mark.parametrize("there", [False, True])
def test_flags_are_comments_on_their_paragraphs(tmp_path: Path, *, there: bool) -> None:
    old = f'<w:comments xmlns:w="{W}"><w:comment w:id="7"><w:p/></w:comment></w:comments>'
    members = {"comments": old} if there else {}
    path, out = tmp_path / "a.docx", tmp_path / "b.docx"
    note = f'<w:x xmlns:w="{W}">{paragraph("The minister resigned on Monday in the note.")}</w:x>'
    body = paragraph("The minister resigned on Monday.") + paragraph("Ada 5.")
    path.write_bytes(document(body, footnotes=note, **members))
    echo = ["--to", "it", "--engine", "echo", "--from", "en", "--comments"]
    assert run(["translate", str(path), *echo, "-o", str(out)]) == 0
    data = out.read_bytes()
    number = 8 if there else 0
    text = body_of(data)
    start, end = (f'<w:comment{each} w:id="{number}"/>' for each in ("RangeStart", "RangeEnd"))
    said = "<w:r><w:t>The minister resigned on Monday.</w:t></w:r>"
    reference = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    assert f"{start}{said}{end}{reference}" in text
    assert text.count("commentReference") == 1
    comments = body_of(data, "word/comments.xml")
    assert f'w:id="{number}" w:author="polyglot-news"' in comments
    assert "untranslated" in comments
    assert ('w:id="7"' in comments) == there
    relations = zipfile.ZipFile(BytesIO(data)).namelist().count("word/_rels/document.xml.rels")
    assert relations == (not there)
    assert run(["translate", str(path), *echo]) == 2


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(docx(paragraph("The minister resigned on Monday.")))
    echo = ["translate", str(path), "--to", "it", "--engine", "echo", "--from", "en"]
    assert run([*echo, "-o", str(tmp_path / "report.it.docx")]) == 0
    assert files.read((tmp_path / "report.it.docx").read_bytes(), "docx", "a").texts[0].segments
    capsys.readouterr()
    assert run([*echo, "--keep-markup"]) == 2
    assert "-o report.LANG.docx" in capsys.readouterr().err
    assert run([*echo, "-o", str(tmp_path / "report.it.odt")]) == 2
    path.write_bytes(path.read_bytes()[:300])
    assert run([*echo, "-o", str(tmp_path / "x.docx")]) in {2, 3}
    assert not (tmp_path / "x.docx").exists()
