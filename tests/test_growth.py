"""Work grows no faster than the input: counted in lines of Python that run, never by the clock."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import NEAR_LINEAR, growth

from polyglot_news import glossary
from polyglot_news.checks import check_pair, untranslated_text
from polyglot_news.engines import untranslatable
from polyglot_news.errors import UsageError
from polyglot_news.glossary import Glossary, Target, Term
from polyglot_news.languages import code_of
from polyglot_news.likeness import likeness, shared_from
from polyglot_news.reading import read_text


def test_the_measure_tells_a_square_from_a_line() -> None:
    square = growth(lambda n: [(i, k) for i in range(n) for k in range(n)], 60)
    line = growth(lambda n: sorted(str(i) for i in range(n)), 600)
    assert square > NEAR_LINEAR > line


def names(count: int, name: str = "one") -> Glossary:
    terms = (
        Term(f"Name {n}", (f"Also {n}",), (("it", Target(f"Nome {n}")), ("ru", Target(f"Имя {n}"))))
        for n in range(count)
    )
    return Glossary(name, "en", tuple(terms))


def test_merging_glossaries() -> None:
    assert growth(lambda n: glossary.merge([names(n), names(n, "two")]), 200) < NEAR_LINEAR


def test_merging_keeps_the_later_of_entries_that_share_a_form() -> None:
    first = Glossary("a", "en", (Term("A", ("x",)), Term("B", ("y", "z")), Term("C")))
    later = Glossary("b", "en", (Term("X", ("Y",)),))
    assert [term.term for term in glossary.merge([first, later]).terms] == ["C", "X"]


@pytest.mark.parametrize("piece", ["a-", "en-", "zh_", "é", " "])
def test_a_long_language_tag_is_refused_at_once(piece: str) -> None:
    def asked(count: int) -> None:
        with pytest.raises(UsageError, match="unknown language") as caught:
            code_of(piece * count)
        assert len(str(caught.value)) < 10 + count * len(piece)
        assert len(str(caught.value)) < 300

    assert growth(asked, 400) < 1.1


def test_a_copied_text_without_spaces() -> None:
    def search(count: int) -> None:
        untranslated_text.check("水土火" * count, "水土火" * count + "木", "zh", "en")

    assert growth(search, 700) < NEAR_LINEAR


def test_a_copied_text_of_one_sign_is_checked_in_seconds_not_minutes() -> None:
    """A line of 20,000 dashes: the search of `str` for pieces of it takes the square of its length."""
    line = "Text of no great length, then " + "-" * 19_000 + " and its end."
    assert [flag.check for flag in untranslated_text.check(line, line, "zh", "en")] == ["untranslated"]


@given(st.text("ab-", max_size=40), st.text("ab-c", max_size=40))
def test_shared_pieces_are_those_that_both_texts_have(source: str, other: str) -> None:
    for start, length in enumerate(shared_from(source, other)):
        assert source[start : start + length] in other
        assert start + length == len(source) or source[start : start + length + 1] not in other


def test_a_copied_text_without_spaces_is_still_found() -> None:
    source = "".join(chr(0x4E00 + n) for n in range(300))
    (flag,) = untranslated_text.check(source, "Intro " + source[40:] + ".", "zh", "en")
    assert (flag.check, flag.severity) == ("untranslated", "error")


def longest_common(first: str, other: str) -> int:
    """Return the length of the longest common subsequence as textbooks find it."""
    row = [0] * (len(other) + 1)
    for one in first:
        above = row[:]
        for place, item in enumerate(other):
            row[place + 1] = above[place] + 1 if one == item else max(above[place + 1], row[place])
    return row[-1]


@given(st.text("abc", max_size=30), st.text("abcd", max_size=30))
def test_likeness_is_that_of_the_longest_common_subsequence(first: str, other: str) -> None:
    whole = len(first) + len(other)
    assert likeness(first, other) == (2 * longest_common(first, other) / whole if whole else 1)
    assert likeness(first, other) == likeness(other, first)


def test_likeness_takes_a_step_an_item_whatever_they_are() -> None:
    assert growth(lambda n: likeness("ab" * n, "ba" * n), 500) < NEAR_LINEAR


@pytest.mark.parametrize("target", ["it", "ru", "zh"])
def test_one_term_many_times_in_a_sentence(target: str) -> None:
    organisations = glossary.load("organisations")

    def place(count: int) -> None:
        (placed,) = glossary.place(
            ["SCO " * count + "met."], glossary=organisations, source_language="en",
            target_language=target, translate=list,
        )  # fmt: skip
        assert len(placed.terms) == count
        assert {use.term for use in placed.terms} == {"SCO"}

    assert growth(place, 60) < NEAR_LINEAR


@pytest.mark.parametrize("target", ["it", "zh"])
def test_checking_a_long_pair(target: str) -> None:
    pieces = ("word ", "(", "7", "7,", "«", "a", "水", "SCO ")

    def check(count: int) -> None:
        for piece in pieces:
            check_pair(piece * count, piece * count + "x", "en", target)

    assert growth(check, 300) < NEAR_LINEAR


def test_a_page_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    import lxml.html

    parsed: list[int] = []
    parse = lxml.html.document_fromstring

    def counted(source: str | bytes, **named: object) -> object:
        parsed.extend([1] * ("<title>" in str(source)))  # pieces that trafilatura makes are no page
        return parse(source, **named)

    monkeypatch.setattr(lxml.html, "document_fromstring", counted)
    page = "<title>Talks</title><article><h1>Talks</h1>" + "<p>The minister met them in the town.</p>" * 9
    assert read_text(page, path="a.html", language="en").title == "Talks"
    assert len(parsed) == 1


@pytest.mark.parametrize("mark", ["<b>a</b> ", "<a href='x'>a</a> ", "<span>a</span> "])
def test_no_paragraph_given_to_trafilatura_has_thousands_of_marks(
    mark: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import trafilatura

    given: list[int] = []
    extract = trafilatura.bare_extraction

    def spy(tree: Any, **named: Any) -> object:
        given.append(max(len(element.xpath("node()")) for element in tree.iter()))
        return extract(tree, **named)

    monkeypatch.setattr(trafilatura, "bare_extraction", spy)
    words = "<p>The minister met them in the town.</p>" * 9
    page = f"<title>Talks</title><article><h1>Talks</h1>{words}<p>They said {mark * 1500}.</p></article>"
    article = read_text(page, path="a.html", language="en")
    assert given == [max(given)]
    assert max(given) <= 1_000
    assert article.text.count("a") > 1_500


def test_many_links_in_a_sentence_are_protected_at_a_step_each() -> None:
    text = "See XQ2, xq31 and XQ7 of "
    masked = untranslatable.masked(f"{text}https://a.example and https://b.example and https://c.example now")
    assert [slot.name for slot in masked.slots] == ["XQ1", "XQ4", "XQ5"]
    assert growth(lambda n: untranslatable.masked("a https://b.example/c " * n + "end"), 150) < NEAR_LINEAR
