"""Glossaries as CSV, TSV, TBX and YAML, from CLDR, and translations audited against them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from translate.storage.tbx import tbxfile

from polyglot_news import glossary as glossaries
from polyglot_news.cli.app import run
from polyglot_news.config import user_folder
from polyglot_news.errors import GlossaryError
from polyglot_news.glossary import Glossary, Target, Term
from polyglot_news.glossary.formats import tables, tbx
from polyglot_news.glossary.terms import glossary_hash

LINES = """en,aka,case_sensitive,keep,it,it:gender,it:also,ru,note
Aral Sea,Sea of Aral,,,Lago d'Aral,masculine,"Mare d'Aral|Aral, lago",Аральское море,a lake by now
OPEC,,yes,,OPEC,,,ОПЕК,
Izvestia,,,true,,,,,
"""
TERMBASE = """<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dct" xmlns="urn:iso:std:iso:30042:ed-2" xml:lang="en"
     xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
 <text><body>
  <!-- a comment -->
  <conceptEntry id="1">
   <langSec xml:lang="en-US"><termSec><term>Caspian Sea</term></termSec></langSec>
   <langSec xml:lang="it"><termSec><term>Mar Caspio</term>
     <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
     <basic:grammaticalGender>masculine</basic:grammaticalGender></termSec>
    <termSec><term>Caspio</term></termSec>
    <termSec><term>Mare di Caspio</term>
     <min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec></langSec>
   <langSec xml:lang="tlh"><termSec><term>bIQ</term></termSec></langSec>
  </conceptEntry>
  <conceptEntry id="2">
   <langSec xml:lang="en"><termSec><term>no target</term></termSec></langSec></conceptEntry>
 </body></text>
</tbx>"""

TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp", "Co")), min_size=1, max_size=9
).map(lambda text: " ".join(text.split())).filter(lambda text: text and not text.isspace())  # fmt: skip
TEXTS = st.lists(TEXT, max_size=2, unique=True).map(tuple)
TARGETS = st.builds(
    Target,
    form=TEXT,
    gender=st.sampled_from(["", "masculine", "feminine", "neuter"]),
    number=st.sampled_from(["", "singular"]),
    article=st.sampled_from([None, True, False]),
    plural=st.one_of(st.just(""), TEXT),
    also=TEXTS,
    forbidden=TEXTS,
    animate=st.sampled_from([None, True, False]),
    adjectives=TEXTS,
)


@st.composite
def glossaries_of_any_kind(draw: st.DrawFn) -> Glossary:
    forms = draw(st.lists(TEXT, min_size=1, max_size=6, unique=True))
    terms = []
    while forms:
        term, aka = forms.pop(), tuple(forms.pop() for _ in range(draw(st.integers(0, len(forms)))))
        keep = draw(st.booleans())
        languages = (
            [] if keep else draw(st.lists(st.sampled_from(["it", "ru", "zh-Hant"]), min_size=1, unique=True))
        )
        targets = tuple((language, draw(TARGETS)) for language in sorted(languages))
        terms.append(
            Term(
                term, aka, targets, keep, draw(st.booleans()), draw(st.one_of(st.just(""), TEXT)), "g",
                adjectives=draw(TEXTS), evidence=draw(TEXTS),
            )
        )  # fmt: skip
    return Glossary("g", "en", tuple(terms), "", glossary_hash(tuple(terms), "en"))


def same(read: Glossary, written: Glossary) -> bool:
    return [_sorted(term) for term in read.terms] == [_sorted(term) for term in written.terms]


def _sorted(term: Term) -> Term:
    return replace(term, targets=tuple(sorted(term.targets)), origin="")


@given(glossaries_of_any_kind())
def test_yaml_csv_and_tsv_give_back_what_was_written(glossary: Glossary) -> None:
    assert same(glossaries.parse(glossaries.write(glossary, "yaml"), "g.yaml"), glossary)
    if glossary.languages or all(term.keep for term in glossary.terms):
        for tabs in (False, True):
            text = tables.write(glossary, glossary.languages, tabs=tabs)
            assert same(tables.parse(text, "g.csv", tabs=tabs), glossary)


@given(glossaries_of_any_kind())
def test_tbx_gives_back_what_was_written(glossary: Glossary) -> None:
    read = tbx.parse(glossaries.write(glossary, "tbx").encode(), "g.tbx")
    assert same(read, glossary)


def test_a_column_a_language() -> None:
    read = tables.parse(LINES, "names.csv")
    assert (read.source, read.languages) == ("en", ("it", "ru"))
    aral, opec, izvestia = read.terms
    assert aral.aka == ("Sea of Aral",)
    assert aral.target("it") == Target("Lago d'Aral", "masculine", also=("Mare d'Aral", "Aral, lago"))
    assert aral.note == "a lake by now"
    assert opec.case_sensitive
    assert izvestia.keep
    semicolons = tables.parse("EN;IT\nAral Sea;Lago d'Aral\n\nAral Sea;Lago d'Aral\n", "names.csv")
    assert [term.term for term in semicolons.terms] == ["Aral Sea"]


def test_two_and_four_columns_without_a_header() -> None:
    read = tables.parse("Aral Sea\tLago d'Aral\n", "deepl.tsv", tabs=True, source="en", target="it")
    assert read.terms[0].target("it") == Target("Lago d'Aral")
    four = tables.parse("Aral Sea,Lago d'Aral,en,it\nAral Sea 2,Аральское море,EN,RU\n", "deepl.csv")
    assert (four.source, four.languages) == ("en", ("it", "ru"))
    assert tables.write_pairs(read, "it") == "Aral Sea\tLago d'Aral\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no entries"),
        ("a,b,c\n", "3 columns and no header"),
        ("Aral Sea,Lago d'Aral\n", "languages of the columns"),
        ("en,it\nAral Sea,Lago,d'Aral\n", "line 2: 3 cells under 2 columns"),
        ('en,it\n"Aral Sea,Lago\n', "line 2: not a valid table"),
        ("en,it\nOPEC,OPEC\nOPEC,Opec\n", "line 3: entry 2: 'OPEC' is already in line 2"),
        ("en,it\nOPEC,\n", "entry 1 ('OPEC')"),
        ("en,it,it:gender\nOPEC,OPEC,she\n", "'gender' is 'she'"),
        ("en,it,keep\nOPEC,OPEC,perhaps\n", "'keep' is 'perhaps'"),
        ("a,b,en,it\nc,d,de,it\n", "line 2: terms in de among terms in en"),
    ],
)
def test_broken_tables_name_the_line(text: str, told: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        tables.parse(text, "names.csv")
    assert told in caught.value.message
    assert caught.value.hint


def test_tbx_of_2019() -> None:
    (term,) = tbx.parse(TERMBASE.encode(), "t.tbx").terms
    assert term.term == "Caspian Sea"
    wanted = Target("Mar Caspio", "masculine", also=("Caspio",), forbidden=("Mare di Caspio",))
    assert term.targets == (("it", wanted),)
    back = tbx.parse(TERMBASE.encode(), "t.tbx", source="it")
    assert (back.source, back.terms[0].term, back.terms[0].aka) == ("it", "Mar Caspio", ("Caspio",))


def test_adjectives_alone_are_terms_in_tbx() -> None:
    text = """<martif type="TBX" xml:lang="en"><text><body><termEntry>
      <langSet xml:lang="en"><tig><term>steppe</term>
      <termNote type="partOfSpeech">adjective</termNote></tig></langSet>
      <langSet xml:lang="ru"><tig><term>степной</term>
      <termNote type="partOfSpeech">adjective</termNote></tig></langSet>
      </termEntry></body></text></martif>"""
    (steppe,) = tbx.parse(text.encode(), "t.tbx").terms
    assert (steppe.term, steppe.adjectives, steppe.target("ru")) == ("steppe", (), Target("степной"))


def test_weblate_says_what_stays_and_what_is_forbidden() -> None:
    text = """<martif type="TBX" xml:lang="en"><text><body><termEntry>
      <descrip type="Translation needed">No</descrip>
      <langSet xml:lang="en"><tig><term>Izvestia</term></tig></langSet></termEntry><termEntry>
      <langSet xml:lang="en"><ntig><termGrp><term>Almaty</term></termGrp></ntig></langSet>
      <langSet xml:lang="ru"><tig><term>Алматы</term></tig><tig><term>Алма-Аты</term>
      <termNote type="administrativeStatus">forbidden</termNote></tig></langSet>
      </termEntry></body></text></martif>"""
    izvestia, almaty = tbx.parse(text.encode(), "w.tbx").terms
    assert izvestia.keep
    assert almaty.target("ru") == Target("Алматы", forbidden=("Алма-Аты",))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<tbx>", "not well-formed XML"),
        ("<tbx/>", "not a termbase"),
        ('<!DOCTYPE t [<!ENTITY a "aaaa">]><tbx>&a;</tbx>', "declares XML entities"),
        ('<!DOCTYPE t [<!ENTITY a SYSTEM "file:///etc/hostname">]><tbx>&a;</tbx>', "declares XML entities"),
        (TERMBASE.replace('"en', '"tlh').replace('"it"', '"tlh"'), "in a known language"),
    ],
)
def test_broken_and_hostile_tbx(text: str, told: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        tbx.parse(text.encode(), "t.tbx")
    assert told in caught.value.message


def test_what_xml_cannot_hold_is_refused() -> None:
    terms = (Term("bell \x07", targets=(("it", Target("campana")),)),)
    with pytest.raises(GlossaryError, match="control character"):
        glossaries.write(Glossary("g", "en", terms), "tbx")


def test_other_tools_read_our_tbx(tmp_path: Path) -> None:
    store = tbxfile.parsestring(glossaries.write(tables.parse(LINES, "n.csv"), "tbx", ["it"]).encode())
    assert {unit.source: unit.target for unit in store.units}["OPEC"] == "OPEC"


def test_names_of_cldr() -> None:
    countries = glossaries.load("countries", languages=["it", "ru", "zh", "pt"])
    by_name = {term.term: term for term in countries.terms}
    assert by_name["Kazakhstan"].target("ru") == Target("Казахстан")
    assert by_name["Kazakhstan"].target("zh") == Target("哈萨克斯坦")
    assert by_name["Armenia"].target("pt") == Target("Arménia")
    assert "Turkey" in by_name["Türkiye"].aka
    assert "Burma" in by_name["Myanmar"].aka
    assert not any("SAR" in name or "(" in name for name in by_name)
    currencies = {term.term: term for term in glossaries.load("currencies", languages=["it", "pt-BR"]).terms}
    assert currencies["US dollar"].target("it") == Target(
        "dollaro statunitense", also=("dollari statunitensi",)
    )
    dollars = currencies["US dollars"].target("pt-BR")
    assert dollars is not None
    assert dollars.form == "dólares americanos"
    languages = {term.term: term for term in glossaries.load("languages", languages=["fr", "en", "zt"]).terms}
    assert languages["Uzbek"].targets[0] == ("fr", Target("ouzbek"))
    everything = glossaries.load("countries")
    assert len(everything.languages) > 30


PAIRS = (
    ("The UN met in Astana.", "L'ONU si è riunita ad Astana."),
    ("The UN left Astana. The UN was silent.", "Le Nazioni unite hanno lasciato la capitale."),
    ("Astana is cold.", "Fa freddo a Akmola."),
    ("Nothing here.", "Niente qui."),
)
OWN = glossaries.parse(
    "source: en\nterms:\n"
    "- {term: UN, case_sensitive: true, targets: {it: {form: ONU, also: [Nazioni Unite]}, ru: ООН}}\n"
    "- {term: Astana, targets: {it: {form: Astana, forbidden: [Akmola]}}}\n"
    "- {term: left, targets: {ru: левый}}\n",
    "own.yaml",
)


def test_an_audit_tells_kept_missing_forbidden_and_inconsistent() -> None:
    verdicts = glossaries.audit(PAIRS, OWN, "it")
    assert [(verdict.status, verdict.term, verdict.found, verdict.segment) for verdict in verdicts] == [
        ("kept", "UN", "ONU", 0),
        ("kept", "Astana", "Astana", 0),
        ("kept", "UN", "Nazioni Unite", 1),
        ("missing", "Astana", "", 1),
        ("forbidden", "Astana", "Akmola", 2),
        ("inconsistent", "UN", "Nazioni Unite (1) / ONU (1)", -1),
    ]


def test_an_audit_knows_cases_and_forgives_style() -> None:
    glossary = glossaries.parse(
        "source: en\nterms:\n- {term: Black Sea, targets: {ru: Чёрное море}}\n"
        "- {term: EU, targets: {ru: ЕС}}\n",
        "g.yaml",
    )
    pairs = [("At the Black Sea, the EU", "На Черном Море, ес")]
    assert [verdict.status for verdict in glossaries.audit(pairs, glossary, "ru")] == ["kept", "missing"]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "names.csv").write_text(LINES, "utf-8-sig")
    (tmp_path / "own.yaml").write_text(glossaries.write(OWN, "yaml"), "utf-8")
    (tmp_path / "en.txt").write_text("".join(f"{source}\n" for source, _ in PAIRS))
    (tmp_path / "it.txt").write_text("".join(f"{translation}\n" for _, translation in PAIRS))
    return tmp_path


def test_import_and_export(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["glossary", "import", "names.csv", "--name", "lakes"]) == 0
    place = user_folder() / "glossaries" / "lakes.yaml"
    assert str(place) in capsys.readouterr().err
    assert run(["glossary", "import", "names.csv", "--name", "lakes"]) == 2
    assert "already exists (replace it with --force" in capsys.readouterr().err
    assert run(["glossary", "import", "names.csv", "--name", "lakes", "--force", "-q"]) == 0
    assert run(["glossary", "import", "names.csv", "--name", "../lakes"]) == 2
    assert run(["glossary", "import", "names.csv", "-o", "-"]) == 0
    assert "Aral Sea" in capsys.readouterr().out
    for kind in ("csv", "tsv", "tbx", "yaml"):
        assert run(["glossary", "export", "lakes", "-o", f"out.{kind}"]) == 0
        assert same(glossaries.load(f"out.{kind}"), glossaries.load(str(place)))
    assert etree.parse("out.tbx").docinfo.system_url == "TBXBasiccoreStructV02.dtd"
    assert run(["glossary", "export", "lakes", "--format", "deepl", "--to", "it"]) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out), delimiter="\t"))
    assert ["Sea of Aral", "Lago d'Aral"] in rows
    assert ["Izvestia", "Izvestia"] in rows
    assert run(["glossary", "export", "lakes", "--format", "deepl"]) == 2
    assert run(["glossary", "export", "lakes", "--format", "doc"]) == 2
    assert run(["glossary", "export", "countries", "--to", "it"]) == 0
    assert "Kazakhstan" in capsys.readouterr().out.partition("Kenya")[0]


def test_show_merged_tells_where_each_entry_is_from(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "later.yaml").write_text("source: en\nterms:\n- {term: UN, targets: {it: Onu}}\n")
    assert run(["glossary", "show", "--merged", "own.yaml", "later.yaml", "--to", "it"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("\tfrom")
    assert "UN\t\tOnu\tlater" in lines
    assert sum(line.startswith("UN\t") for line in lines) == 1
    assert run(["glossary", "show", "--merged"]) == 0
    assert "\torganisations\n" in capsys.readouterr().out
    assert run(["glossary", "show"]) == 2
    assert run(["glossary", "show", "--merged", "--to", "xx"]) == 2


def test_audit_line_by_line_or_sentence_by_sentence(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["glossary", "audit", "en.txt", "it.txt", "--to", "it", "-g", "own.yaml"]) == 5
    answer = capsys.readouterr()
    assert "missing\tline 2: Astana: wanted Astana\n" in answer.out
    assert "forbidden\tline 3: Astana: wanted Astana, found Akmola\n" in answer.out
    assert "3 kept, 1 missing, 1 forbidden, 1 inconsistent" in answer.err
    assert run(["glossary", "audit", "en.txt", "it.txt", "--to", "it", "-g", "own.yaml", "-f", "json"]) == 5
    report = json.loads(capsys.readouterr().out)
    assert report["segments"] == 4
    assert report["counts"] == {"forbidden": 1, "inconsistent": 1, "kept": 3, "missing": 1}
    (files / "en.txt").write_text(
        "Talks.\n\nThe UN met in Astana on 5 May with 300 guests. Astana paid 40 euros.\n"
    )
    (files / "it.txt").write_text(
        "Colloqui.\n\nL'ONU si è riunita ad Astana il 5 maggio con 300 ospiti.\n\nLa città ha pagato 40 €.\n"
    )
    assert run(["glossary", "audit", "en.txt", "it.txt", "--to", "it", "-g", "own.yaml"]) == 5
    answer = capsys.readouterr()
    assert "sentences aligned" in answer.err
    assert answer.out == "missing\tsentence 3: Astana: wanted Astana\n"
    assert run(["glossary", "audit", "none.txt", "it.txt", "--to", "it"]) == 3
