"""check: two parallel files, TMX and XLIFF; what is printed, which code it ends with, what is refused."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.checks.bilingual import in_lines, is_xml, lines_of, read_xml
from polyglot_news.cli.app import run
from polyglot_news.errors import InputError

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "check-schema.json").read_text("utf-8"))
ENGLISH = "The mayor opened the bridge on 12 May.\nIt rained for 40 days.\nThe feast was long.\n"
ITALIAN = "Il sindaco ha aperto il ponte il 12 maggio.\nHa piovuto per 14 giorni.\nLa festa è stata lunga.\n"

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en"
 srclang="en-GB" datatype="plaintext"><note>none of this</note></header><body>
<tu tuid="a1"><tuv xml:lang="en-GB"><seg>The bridge is <bpt i="1">&lt;b&gt;</bpt>closed<ept i="1">&lt;/b&gt;</ept>.</seg></tuv>
<tuv xml:lang="ru"><seg>Мост закрыт.</seg></tuv><tuv xml:lang="it"><seg>Il ponte è <hi>chiuso</hi>.</seg></tuv></tu>
<tu><tuv xml:lang="it"><seg>Ha piovuto per 14 giorni.</seg></tuv><tuv xml:lang="en-GB"><seg>It rained for 40 days.</seg></tuv></tu>
<tu><tuv xml:lang="en-GB"><seg>Only in English.</seg></tuv></tu>
</body></tmx>
"""  # noqa: E501 - as tools write it
XLIFF_1 = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="en" target-language="it" datatype="plaintext"><header><note>no</note></header><body>
<group><trans-unit id="u1"><source>The bridge is <g id="1">closed</g><x id="2"/>.</source><target>Il ponte è <g id="1">chiuso</g>.</target>
<alt-trans><source>No 99.</source><target>Non 77.</target></alt-trans></trans-unit></group>
<trans-unit id="u2"><source>It rained for 40 days.</source><target>Ha piovuto per 14 giorni.</target></trans-unit>
<trans-unit id="u3"><source>Nothing was done yet.</source></trans-unit>
<trans-unit id="u4" translate="no"><source>ACME</source></trans-unit>
</body></file></xliff>
"""  # noqa: E501 - as tools write it
XLIFF_2 = """<xliff version="2.1" srcLang="en" trgLang="it" xmlns="urn:oasis:names:tc:xliff:document:2.0">
<file id="f"><notes><note>no</note></notes><unit id="u1"><originalData><data id="d">x 55</data></originalData>
<segment id="s1"><source>The bridge is <pc id="1">closed</pc>.</source><target>Il ponte è <pc id="1">chiuso</pc>.</target></segment>
<ignorable><source> </source></ignorable>
<segment><source>It rained for 40 days.<ph id="2"/></source><target>Ha piovuto per 14 giorni.</target></segment></unit></file></xliff>
"""  # noqa: E501 - as tools write it
BOMB = """<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><tmx version="1.4"><body><tu><tuv><seg>&c;</seg></tuv>
</tu></body></tmx>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/hostname">]>
<tmx version="1.4"><body><tu><tuv><seg>&a;</seg></tuv></tu></body></tmx>"""

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    monkeypatch.chdir(tmp_path)

    def do(*arguments: str, **files: str | bytes) -> tuple[int, str, str]:
        for name, text in files.items():
            data = text if isinstance(text, bytes) else text.encode()
            (tmp_path / name.replace("_", ".")).write_bytes(data)
        code = run(["check", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return do


def test_two_files_line_by_line(call: Call) -> None:
    code, out, err = call("a.en", "a.it", "--to", "it", a_en=ENGLISH, a_it=ITALIAN)
    assert code == 5
    assert out == "2\terror\tnumbers\tThe source says 40, the translation 14.\n"
    assert "3 segments, 1 with an error, 0 with warnings only (en > it)" in err


def test_without_errors_it_ends_with_zero(call: Call) -> None:
    right = ITALIAN.replace("14", "40").replace("lunga.", "lunga")
    code, out, err = call("a.en", "a.it", "--to", "it", "--from", "en", a_en=ENGLISH, a_it=right)
    assert (code, out) == (0, "")
    assert "0 with an error" in err
    assert call("a.en", "a.it", "--to", "it", "-q")[2] == ""


def test_json_is_what_its_schema_says(call: Call) -> None:
    code, out, _ = call("a.en", "a.it", "--to", "it", "--format", "json", a_en=ENGLISH, a_it=ITALIAN)
    found = json.loads(out)
    jsonschema.validate(found, SCHEMA)
    assert code == 5
    assert (found["segments"], found["errors"]) == (3, 1)
    (flagged,) = found["flagged"]
    assert (flagged["number"], flagged["name"], flagged["text"]) == (2, "2", "Ha piovuto per 14 giorni.")
    assert call("a.en", "a.it", "--to", "it", "--format", "json", "-o", "out.json")[1] == ""
    assert json.loads(Path("out.json").read_text("utf-8")) == found


def test_line_ends_marks_and_encodings_of_all_kinds(call: Call) -> None:
    source = b"\xef\xbb\xbf" + ENGLISH.replace("\n", "\r\n").encode()
    code, out, _ = call("a.en", "a.it", "--to", "it", a_en=source, a_it=ITALIAN.encode("utf-16"))
    assert (code, out.count("\n")) == (5, 1)


def test_the_translation_may_come_on_standard_input(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(ITALIAN.encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stream)
    assert call("a.en", "-", "--to", "it", a_en=ENGLISH)[0] == 5


@pytest.mark.parametrize(("name", "text"), [("TMX", TMX), ("XLIFF 1.2", XLIFF_1), ("XLIFF 2.1", XLIFF_2)])
def test_files_that_hold_both_sides(call: Call, name: str, text: str) -> None:
    code, out, err = call("both", "--to", "it", both=text)
    assert code == 5, name
    assert "The source says 40, the translation 14." in out
    assert "99" not in out
    assert "(en > it)" in err


def test_names_of_segments_are_those_of_the_file() -> None:
    assert [s.name for s in read_xml(TMX.encode(), name="x", to="it").segments] == ["a1", "2"]
    first = read_xml(XLIFF_1.encode(), name="x", to="")
    assert [(s.name, s.source, s.translation) for s in first.segments] == [
        ("u1", "The bridge is closed.", "Il ponte è chiuso."),
        ("u2", "It rained for 40 days.", "Ha piovuto per 14 giorni."),
        ("u3", "Nothing was done yet.", ""),
    ]
    assert (first.source_language, first.target_language) == ("en", "it")
    second = read_xml(XLIFF_2.encode(), name="x", to="")
    assert [s.name for s in second.segments] == ["u1/s1", "u1"]
    wide = TMX.replace("UTF-8", "UTF-16").encode("utf-16")
    assert is_xml(wide)
    assert read_xml(wide, name="x", to="ru").segments[0].translation == "Мост закрыт."


def test_a_segment_without_translation_is_an_error(call: Call) -> None:
    code, out, _ = call("a.xlf", a_xlf=XLIFF_1)
    assert code == 5
    assert "u3\terror\tempty\tThe translation is empty.\n" in out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BOMB, "entities"),
        (OUTSIDE, "entities"),
        ("<tmx><body>", "not well-formed"),
        ("<tmx>" + "<a>" * 5000 + "</a>" * 5000 + "</tmx>", "depth"),
        ("<html xml:lang='<tmx'></html>", "not well-formed"),
        ("<html><!-- <tmx --></html>", "neither TMX nor XLIFF"),
        ("<?xml version='1.0' encoding='klingon'?><tmx/>", "x"),
        ("<tmx version='1.4'><body/></tmx>", "no segment"),
    ],
)
def test_broken_and_hostile_files_are_refused_in_one_line(call: Call, text: str, said: str) -> None:
    code, out, err = call("x", "--to", "it", x=text)
    assert (code, out) == (3, "")
    assert said in err
    assert err.count("\n") == 1


def test_what_cannot_be_done_is_told(call: Call) -> None:
    assert call("a.en", "a.it", "--to", "it", a_en=ENGLISH, a_it="\n")[0] == 3
    assert call("none", "a.it", "--to", "it")[0] == 3
    assert call(".", "a.it", "--to", "it")[0] == 3
    assert call("a.en", "--to", "it")[0] == 2
    assert call("a.en", "a.it", a_it=ITALIAN)[0] == 2
    assert call("a.tmx", a_tmx=TMX)[0] == 2
    assert call("-", "-", "--to", "it")[0] == 2
    assert call("a.en", "a.it", "--to", "xx")[0] == 2
    code, _, err = call("a.en", "a.it", "--to", "it", "--format", "html")
    assert code == 2
    assert "choose text or json" in err
    code, _, err = call("a\0b", "a.it", "--to", "it")
    assert code == 3


def test_two_files_need_no_heavy_library(call: Call, tmp_path: Path) -> None:
    call("a.en", "a.it", "--to", "it", a_en=ENGLISH, a_it=ITALIAN)
    code = (
        "import sys; from polyglot_news.cli.app import run; run(sys.argv[1:]); "
        "print([name for name in ('numpy', 'lxml', 'gcld3', 'ctranslate2', 'fxtranslate', "
        "'sumy', 'nltk', 'trafilatura', 'requests') if name in sys.modules])"
    )
    arguments = ("check", str(tmp_path / "a.en"), str(tmp_path / "a.it"), "--to", "it", "--from", "en")
    answer = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    ).stdout
    assert answer.splitlines()[-1] == "[]"


def test_terminals_get_no_control_characters(call: Call) -> None:
    text = XLIFF_1.replace('id="u2"', 'id="u2&#9;&#133;x"')
    _, out, _ = call("x", x=text)
    assert "\x85" not in out
    assert all(line.count("\t") == 3 for line in out.splitlines())


SOURCE = """The ministers met in Tashkent

Ministers of five countries met in Tashkent on 6 March 2026. They talked about water for two days.

A second round is planned for the spring, when 3.5 cubic kilometres of snow begin to melt.

No agreement on dams was signed, and two of the delegations left early. The host country was content.
"""
MERGED = """I ministri si sono incontrati a Tashkent

I ministri di cinque paesi si sono visti a Tashkent il 6 marzo 2026 e hanno parlato di acqua per due giorni.

Nessun accordo sulle dighe è stato firmato, e due delle delegazioni sono partite in anticipo. Il paese \
ospitante era soddisfatto. La prossima riunione, il 9 maggio, sarà aperta a 40 giornalisti, ha detto.
"""


def test_articles_that_were_read_differently_are_aligned(call: Call) -> None:
    code, out, err = call("a.en", "a.it", "--from", "en", "--to", "it", a_en=SOURCE, a_it=MERGED)
    assert code == 5
    assert "read as articles, their sentences aligned by length and numbers" in err
    found = {tuple(line.split("\t")[:3]) for line in out.splitlines()}
    assert ("4", "error", "empty") in found
    assert ("after 6", "warning", "added") in found
    assert not any(check == "numbers" for _, _, check in found)
    assert "6 segments, 1 with an error" in err


LINES = st.lists(
    st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=20), max_size=8
)


@given(LINES, LINES)
@settings(deadline=None)
def test_as_many_pairs_as_lines(ours: list[str], theirs: list[str]) -> None:
    first, second = ("".join(f"{line}\n" for line in lines) for lines in (ours, theirs))
    assert (lines_of(first), lines_of(second)) == (ours, theirs)
    if len(ours) != len(theirs):
        return
    found = in_lines(ours, theirs)
    assert [(s.source, s.translation) for s in found.segments] == list(zip(ours, theirs, strict=True))


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_no_bytes_are_read_as_xml_by_mistake(data: bytes) -> None:
    if not is_xml(data):
        return
    with pytest.raises(InputError):
        read_xml(data, name="x", to="it")
