"""TMX and XLIFF: valid by the official schemas, read back by translate-toolkit, nothing lost or added."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from reviewed import repaired, review
from schemas import SCHEMAS, schema

from polyglot_news.document import (
    Article,
    Block,
    Digest,
    Flag,
    Sentence,
    TermUse,
    TranslatedSentence,
    Translation,
)
from polyglot_news.errors import UsageError
from polyglot_news.escaping import for_xml as clean
from polyglot_news.rendering import format_of, render

TEXTS = ("The envoys met in Baku.", "Two ministers\r\nstayed <away> & said so.", "OPEC was silent.")
FLAG = Flag("numbers", "error", "2 is missing: <check> & correct")
HINT = Flag("length", "warning", "much shorter than its source")
TERMS = (TermUse("OPEC", "OPEP", "placed", 0, 4), TermUse("envoy", "enviado", "missed"))


def digest(source: str = "en", targets: tuple[str, ...] = ("pt",), texts: tuple[str, ...] = TEXTS) -> Digest:
    starts = [sum(map(len, texts[:i])) for i in range(len(texts))]
    spans = [(start, start + len(text)) for start, text in zip(starts, texts, strict=True)]
    sentences = tuple(Sentence(i, i // 2, t, *spans[i]) for i, t in enumerate(texts))
    article = Article("".join(texts), (Block("paragraph", 0, 9),), source, "Talks in Baku", path="a&b.txt")
    return Digest(article, sentences, None, tuple(translation(sentences, source, t) for t in targets))


def translation(sentences: tuple[Sentence, ...], source: str, target: str) -> Translation:
    flags = ((), (FLAG, HINT), ())
    terms = ((), (), TERMS)
    return Translation(
        target, "argos", "m-1", (source, target), f"T {target}",
        tuple(
            TranslatedSentence(s, f"{target}: {i} «&»", terms[i % 3], flags[i % 3])
            for i, s in enumerate(sentences)
        ),
        (TermUse("Baku", "Baku", "kept", 0, 4),),
    )  # fmt: skip


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_it_is_valid_by_the_official_schema(name: str) -> None:
    valid = schema(SCHEMAS[name])
    many = [
        digest(),
        digest(targets=("pt",), texts=("One.", "\x00\ud800 two\x0c \u2028three")),
        digest(texts=()),
    ]
    values: list[Any] = [digest(), many, *([[digest(targets=("pt", "zh-Hant"))]] if name != "xliff" else [])]
    for value in values:
        valid(parsed(render(value, name)))
    broken = parsed(render(digest(), name))
    broken[0].append(etree.Element("nonsense"))
    with pytest.raises(etree.DocumentInvalid):
        valid(broken)


def withheld() -> Digest:
    """Return a digest whose second sentence was left in the source language."""
    whole = digest()
    (one,) = whole.translations
    items = tuple(
        replace(item, text=TEXTS[1], withheld=True) if number == 1 else item
        for number, item in enumerate(one.sentences)
    )
    return replace(whole, translations=(replace(one, sentences=items),))


@pytest.mark.parametrize("name", ["xliff", "xliff-1.2"])
def test_a_withheld_sentence_is_not_called_translated(name: str) -> None:
    tree = parsed(render(withheld(), name))
    schema(SCHEMAS[name])(tree)
    held = "segment" if name == "xliff" else "target"
    states = [one.get("state") for one in tree.iter(f"{{*}}{held}")]
    waiting = {"xliff": "initial", "xliff-1.2": "needs-translation"}[name]
    assert [state == waiting for state in states] == [False, False, True, False]
    targets = ["".join(one.itertext()) for one in tree.iter("{*}target")]
    assert [text for text in targets if text] == ["T pt", "pt: 0 «&»", "pt: 2 «&»"]


def test_translate_toolkit_counts_a_withheld_sentence_as_untranslated() -> None:
    from translate.storage.xliff import xlifffile
    from translate.storage.xliff2 import Xliff2File

    second = Xliff2File.parsestring(render(withheld(), "xliff").encode())
    assert [unit.istranslated() for unit in second.units] == [True, True, False, True]
    for store in (second, xlifffile.parsestring(render(withheld(), "xliff-1.2").encode())):
        assert [bool(unit.target) for unit in store.units] == [True, True, False, True]


def test_a_memory_leaves_a_withheld_sentence_out() -> None:
    tree = parsed(render(withheld(), "tmx"))
    schema(SCHEMAS["tmx"])(tree)
    assert [one.get("tuid") for one in tree.iter("tu")] == ["a1-title", "a1-s0", "a1-s2"]


def parsed(text: str) -> etree._Element:
    return etree.fromstring(text.encode("utf-8"))


def test_translate_toolkit_reads_tmx() -> None:
    from translate.storage.tmx import tmxfile

    store = tmxfile(io.BytesIO(render(digest(), "tmx").encode()), "en", "pt")
    pairs = [(unit.source, unit.target) for unit in store.units]
    assert pairs == [
        ("Talks in Baku", "T pt"),
        ("The envoys met in Baku.", "pt: 0 «&»"),
        ("Two ministers stayed <away> & said so.", "pt: 1 «&»"),
        ("OPEC was silent.", "pt: 2 «&»"),
    ]
    assert store.units[2].getnotes().split("\n") == [
        "error: numbers: 2 is missing: <check> & correct",
        "warning: length: much shorter than its source",
    ]
    assert store.units[3].getnotes().split("\n") == ["placed: OPEC = OPEP", "missed: envoy = enviado"]
    several = render(digest(targets=("pt", "ru")), "tmx").encode()
    russian = tmxfile(io.BytesIO(several), "en", "ru")
    assert [unit.gettarget("ru") for unit in russian.units][1] == "ru: 0 «&»"


def test_translate_toolkit_reads_xliff_2() -> None:
    from translate.storage.xliff2 import Xliff2File

    store = Xliff2File.parsestring(render(digest(), "xliff").encode())
    assert (store.getsourcelanguage(), store.gettargetlanguage()) == ("en", "pt")
    found = {unit.source: (unit.target, notes_of(unit)) for unit in store.units}
    assert found["Talks in Baku"] == ("T pt", "kept: Baku = Baku")
    target, notes = found["Two ministers stayed <away> & said so."]
    assert target == "pt: 1 «&»"
    assert notes.startswith("error: numbers: 2 is missing: <check> & correct\nwarning: length")
    assert len(store.units) == 4
    assert all(unit.istranslated() for unit in store.units)


def notes_of(unit: Any) -> str:
    """Return the notes of the unit around a segment: translate-toolkit's own getnotes does not look there."""
    return "\n".join(note.text for note in unit.getunitelement().iter("{*}note"))


def test_translate_toolkit_reads_xliff_1() -> None:
    from translate.storage.xliff import Xliff1File

    store = Xliff1File.parsestring(render(digest(targets=("pt", "ru")), "xliff-1.2").encode())
    units = [unit for unit in store.units if not unit.isheader()]
    assert len(units) == 8
    assert [unit.target for unit in units][:2] == ["T pt", "pt: 0 «&»"]
    assert units[2].source == "Two ministers stayed <away> & said so."
    assert "error: numbers: 2 is missing: <check> & correct" in units[2].getnotes()
    root = parsed(render(digest(), "xliff-1.2"))
    states = [target.get("state") for target in root.iter("{*}target")]
    assert states == ["translated", "translated", "needs-review-translation", "translated"]


def test_xliff_2_marks_what_was_flagged() -> None:
    segments = list(parsed(render(digest(), "xliff")).iter("{*}segment"))
    assert [s.get("subState") for s in segments] == [None, None, "polyglot-news:error", None]
    groups = list(parsed(render(digest(), "xliff")).iter("{*}group"))
    assert [group.get("id") for group in groups] == ["p0", "p1"]


def test_xliff_2_has_no_place_for_two_languages() -> None:
    with pytest.raises(UsageError, match="one source and one target"):
        render(digest(targets=("pt", "ru")), "xliff")


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_what_holds_no_translation_is_refused(name: str) -> None:
    for value in (replace(digest(), translations=()), digest(targets=("en",))):
        with pytest.raises(UsageError, match="none was made"):
            render(value, name)


def test_a_memory_of_articles_in_several_languages_says_so() -> None:
    root = parsed(render([digest(), digest("it", ("pt",))], "tmx"))
    assert root[0].get("srclang") == "*all*"
    assert [unit.get("srclang") for unit in root.iter("tu")][::4] == ["en", "it"]
    names = [unit.get("tuid") for unit in root.iter("tu")]
    assert len(set(names)) == len(names)


@given(st.text(), st.text())
def test_every_text_comes_back(source: str, target: str) -> None:
    value = digest(texts=("x",))
    sentence = Sentence(0, 0, f"x{source}x", 0, 1)
    changed = TranslatedSentence(sentence, target, (TermUse(source, target, "missed"),))
    article = replace(value.article, path=source, title=source)
    one = replace(
        value, article=article, translations=(replace(value.translations[0], sentences=(changed,)),)
    )
    assert parsed(render(one, "tmx")).findall(".//seg")[-1].text or clean(target) == ""
    for name in ("xliff", "xliff-1.2"):
        assert (list(parsed(render(one, name)).iter("{*}target"))[-1].text or "") == clean(target)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.md", "markdown"), ("a.markdown", "markdown"),
        ("a.json", "json"), ("a.jsonl", "jsonl"), ("a.ndjson", "jsonl"), ("a.tmx", "tmx"), ("a.xlf", "xliff"),
        ("b/a.it.xliff", "xliff"), ("a.txt", "text"),
        ("a", None), ("a.pdf", None), ("-", None), (".md", None),
    ],
)  # fmt: skip
def test_a_file_name_tells_the_format(name: str, expected: str | None) -> None:
    assert format_of(name) == expected


@pytest.mark.parametrize("name", ["tmx", "xliff"])
def test_a_second_try_is_a_note(name: str) -> None:
    assert render(repaired(), name).count("repaired: a check found an error") == 1
    assert "repaired:" not in render(review(("ar",)), name)
