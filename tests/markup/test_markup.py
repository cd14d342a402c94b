"""Pages translated with their markup in place: nothing else changes, no tag is lost, doubts are told."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from polyglot_news import markup
from polyglot_news.cli.app import run
from polyglot_news.document import Article
from polyglot_news.markup.piece_in_translation import find_part
from polyglot_news.markup.tags import attributes, safe_tag, tags
from polyglot_news.reading import read_text
from polyglot_news.sentences import split

CASES = json.loads((Path(__file__).parents[1] / "cases" / "markup.json").read_text("utf-8"))


def written(
    source: str,
    translations: dict[str, str],
    *,
    kind: str = "html",
    whole: bool = True,
    language: str = "it",
    article: Article | None = None,
) -> markup.Written:
    """Return a page translated by a table; what is not in it stays as it is."""
    article = article or read_text(
        source, path=f"a.{'md' if kind == 'markdown' else kind}", language="en", raw=True
    )
    marked = markup.read(source, article, kind, whole=whole)
    sentences = split(markup.as_article(marked.segments, article))
    pairs = [(s, translations.get(s.text, s.text)) for s in sentences]
    hints = {piece: translations.get(piece, piece) for piece in markup.pieces(marked.segments, sentences)}
    title = translations.get(article.title, article.title)
    return markup.write([marked], pairs, hints, title=title, language=language)


@pytest.mark.parametrize("case", CASES["html"], ids=[case["about"] for case in CASES["html"]])
def test_marks_are_where_their_words_are(case: dict[str, Any]) -> None:
    answer = written(f"<p>{case['source']}</p>", case["translations"], language=case.get("language", "it"))
    body = re.sub(r"^<p[^>]*>|</p>$", "", answer.texts[0])
    assert body == case["expected"]
    assert [name for _, name in answer.unsure] == case.get("unsure", [])


@pytest.mark.parametrize("case", CASES["markdown"], ids=[case["about"] for case in CASES["markdown"]])
def test_markdown_likewise(case: dict[str, Any]) -> None:
    answer = written(case["source"], case["translations"], kind="markdown")
    assert answer.texts[0] == case["expected"]
    assert [name for _, name in answer.unsure] == case.get("unsure", [])


@pytest.mark.parametrize("case", CASES["places"], ids=[case["about"] for case in CASES["places"]])
def test_a_piece_is_found_or_not(case: dict[str, Any]) -> None:
    source, piece = case["source"], case["piece"]
    found = find_part(
        piece, case["hint"], source=source, at=source.index(piece), target=case["target"],
        spaced=case.get("spaced", True),
    )  # fmt: skip
    assert (case["target"][slice(*found)] if found else None) == case["expected"]


PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset=utf-8><title>Ice on the Pamir melts | Courier</title></head>
<BODY class=a>
<nav><a href="/">All the news of today</a></nav>
<!-- a remark <p>in it</p> -->
<main lang='en' id="m">
<h1>Ice on the Pamir melts</h1>
<p>The ice of the <A HREF="/pamir">Pamir</A> melts faster than ever, five countries said on Monday.
<p>They will measure it together from next year, and <em>all of the data will be free</em> for everyone.</p>
<figure><img src="a.jpg" alt="A station in snow"><figcaption>A station in snow, in May.</figcaption></figure>
<table><tr><td>Station<td>5<tr><td>River</table>
<pre>leave this alone please</pre><p hidden>nobody sees this line of text</p>
<p>The work begins in spring, when the passes are open again and the snow has gone from the roads.</p>
<form><label>Your address</label> <button>Subscribe to us</button></form>
<script>document.write("<p>The script writes a line of text.</p>")</script>
</main>
<footer><p>All rights are reserved by the Courier.</p></footer></BODY></html>
"""


def upper(source: str, *, whole: bool, page: str = PAGE) -> str:
    """Return the page with every sentence in capitals."""
    article = read_text(page, path="a.html", language="en")
    marked = markup.read(page, article, "html", whole=whole)
    sentences = split(markup.as_article(marked.segments, article))
    hints = {piece: piece.upper() for piece in markup.pieces(marked.segments, sentences)}
    return markup.write(
        [marked], [(s, s.text.upper()) for s in sentences], hints, title=article.title.upper(), language="ar"
    ).texts[0]


def test_of_a_whole_page_only_the_article_changes() -> None:
    text = upper(PAGE, whole=True)
    expected = PAGE
    for line in (
        "Ice on the Pamir melts", "The ice of the", " melts faster than ever, five countries said on Monday.",
        "They will measure it together from next year, and ", "all of the data will be free",
        " for everyone.",
        "A station in snow, in May.", "A station in snow", ">Station<", ">River<",
        "The work begins in spring, when the passes are open again and the snow has gone from the roads.",
    ):  # fmt: skip
        expected = expected.replace(line, line.upper())
    expected = expected.replace(">Pamir<", ">PAMIR<").replace(
        "<main lang='en' id=\"m\">", '<main lang="ar" dir="rtl" id="m">'
    )
    assert text == expected


APART = PAGE.replace(
    "<main",
    """<header lang=en><h1>Ice on the Pamir melts</h1>
<p>Five countries will watch the ice of the Pamir together.</p></header>
<main""",
).replace("<h1>Ice on the Pamir melts</h1>\n<p>The", "<p>The")
APART = APART.replace(
    "<figure>",
    """<p>The stations stand between three and four thousand metres above the sea, where
the wind blows all year and the first snow of the winter often falls in the last week of August.</p>
<figure>""",
)


def test_a_standfirst_outside_of_the_article_s_element_comes_along() -> None:
    whole = upper(APART, whole=True, page=APART)
    assert '<h1 lang="ar" dir="rtl">ICE ON THE PAMIR MELTS</h1>' in whole
    assert '<p lang="ar" dir="rtl">FIVE COUNTRIES WILL WATCH' in whole
    assert '<main lang="ar" dir="rtl" id="m">' in whole
    assert "<header lang=en>" in whole
    alone = upper(APART, whole=False, page=APART)
    assert alone.count("FIVE COUNTRIES WILL WATCH THE ICE OF THE PAMIR TOGETHER.") == 1
    assert alone.count("ICE ON THE PAMIR MELTS</h1>") == 1
    assert "<footer" not in alone


def test_the_article_alone_is_a_page_of_its_own() -> None:
    text = upper(PAGE, whole=False)
    assert text.startswith(
        '<!doctype html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">\n<title>ICE ON'
    )
    for kept in (
        "<h1>ICE",
        '<A HREF="/pamir">PAMIR</A>',
        "<em>ALL OF",
        'alt="A STATION',
        "<td>STATION",
        "<pre>leave",
    ):
        assert kept in text
    for gone in ("<nav", "<footer", "<form", "<script", "Courier", "address", "document.write"):
        assert gone not in text


def test_the_article_alone_runs_nothing() -> None:
    hostile = PAGE.replace("<A HREF", "<a onclick='alert(1)' href").replace(
        '"/pamir"', '" java&#10;script:alert(1)"'
    )
    hostile = hostile.replace("<em>", "<em onmouseover=alert(1) STYLE='x:y'>").replace(
        "<figure>", "<figure onload='x()'>"
    )
    text = upper(hostile, whole=False, page=hostile)
    assert "alert" not in text
    assert "onload" not in text
    assert "<em STYLE='x:y'>ALL OF" in text


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ('<a href="x" onclick="f(\'>\')" class=y>', '<a href="x" class=y>'),
        ("<a HREF=JavaScript:f()>", "<a>"),
        ("<img onerror=x src=y>", "<img src=y>"),
        ("<a href='data:text/html,x' title=\"on it\">", '<a title="on it">'),
        ("<p>", "<p>"),
        ("</p>", "</p>"),
    ],
)
def test_a_safe_tag(tag: str, expected: str) -> None:
    assert safe_tag(tag) == expected


def test_attributes_are_read_as_they_are_written() -> None:
    found = attributes("""<a HREF="x>y" b = 'c d' e=f g href="second"/>""")
    assert {name: attribute.value for name, attribute in found.items()} == {
        "href": "x>y", "b": "c d", "e": "f", "g": "",
    }  # fmt: skip


@given(st.text("<>/\"'=!- apbdiv&;\n", max_size=80))
def test_every_piece_of_a_page_is_accounted_for(source: str) -> None:
    pieces = list(tags(source))
    assert "".join(source[tag.start : tag.end] for tag in pieces) == source


WORDS = st.sampled_from(["ice", "melts", "fast", "in", "May", "a&amp;b", "&lt;x&gt;", "5", "naïve", "上海"])


@st.composite
def inline(draw: Any, depth: int = 0) -> str:
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(["word", "word", "b", "a", "code", "img", "end", "comment"]))
        if kind == "word" or depth > 2:
            parts.append(draw(WORDS))
        elif kind in {"b", "a", "code"}:
            parts.append(f"<{kind} x={depth}>{draw(inline(depth + 1))}</{kind}>")
        else:
            parts.append({"img": "<img src='i'>", "end": ".", "comment": "<!-- c -->"}[kind])
    return draw(st.sampled_from([" ", ""])).join(parts)


@example("<b x=0>ice</b> <b x=0>ice <b x=1>ice ice</b></b> ice <a x=0>.</a>", "same", "it")
@given(inline(), st.sampled_from(["same", "reversed", "unknown"]), st.sampled_from(["it", "zh"]))
def test_no_tag_is_lost_and_none_crosses_another(content: str, how: str, language: str) -> None:
    source = f"<div><p>Start {content} end. And more of it.</p></div>"
    article = read_text(source, path="a.html", language="en", raw=True)
    marked = markup.read(source, article, "html", whole=True)
    sentences = split(markup.as_article(marked.segments, article))
    change: Callable[[str], str] = {
        "same": lambda text: text,
        "reversed": lambda text: " ".join(reversed(text.split())),
        "unknown": lambda text: " ".join(re.findall(r"@kept\d+x", text)) + " nulla",
    }[how]
    hints = {piece: piece for piece in markup.pieces(marked.segments, sentences)}
    answer = markup.write(
        [marked], [(s, change(s.text)) for s in sentences], hints, title="", language=language
    )
    marks = re.compile(r"<!-- c -->|</?[a-z][^>]*>")
    assert Counter(marks.findall(source)) == Counter(
        marks.findall(re.sub(' lang="[a-z]+" dir="ltr"', "", answer.texts[0]))
    )
    stack: list[str] = []
    for closing, name in re.findall(r"<(/?)(div|p|b|a|code)\b[^>]*>", answer.texts[0]):
        if closing:
            assert stack.pop() == name
        else:
            stack.append(name)
    assert stack == []
    assert "@kept" not in answer.texts[0]
    if how == "same":
        shown = [" ".join(unescape(marks.sub("", text)).split()) for text in (source, answer.texts[0])]
        assert shown[0].replace(" ", "") == shown[1].replace(" ", "")
        assert answer.texts[0].count("<code") == source.count("<code")


@given(st.text("*_`[]()#>-! \n<b>|ab.1&;\\~:", max_size=120))
def test_any_markdown_is_read_and_written(text: str) -> None:
    source = f"Some words here.\n\n{text}\n"
    answer = written(source, {}, kind="markdown")
    assert "@kept" not in answer.texts[0]
    assert answer.texts[0].startswith("Some words here.\n")


@pytest.mark.parametrize(
    "source",
    [
        '<a "' * 50_000, "<a " * 50_000, "<!--" * 50_000, "<b>x " * 20_000, "</b>" * 50_000,
        "<i>" * 20_000 + "x" + "</i>" * 20_000, "<i>x " * 5_000 + "</i>" * 5_000, "<a href='x>" * 20_000,
        "<p>x" * 8_000, "<div>" * 20_000 + "word", "<code>x</code> " * 3_000, "word <b>bold</b> " * 1_500,
    ],
)  # fmt: skip
def test_hostile_pages_take_little_time(source: str) -> None:
    article = Article("word", (), "en")
    started = time.process_time()
    marked = markup.read(f"<p>A first line.</p>{source}", article, "html", whole=True)
    sentences = split(markup.as_article(marked.segments, article))
    hints = {piece: piece for piece in markup.pieces(marked.segments, sentences)}
    markup.write([marked], [(s, s.text) for s in sentences], hints, title="", language="it")
    assert time.process_time() - started < 10


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    return path


def test_the_command_keeps_markup(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = page.with_suffix(".de.html")
    assert (
        run(["translate", str(page), "--to", "de", "--engine", "echo", "--whole-page", "-o", str(out)]) == 0
    )
    text = out.read_text("utf-8")
    assert '<main lang="de" dir="ltr" id="m">' in text
    assert "All rights are reserved by the Courier." in text
    assert run(["translate", str(page), "--to", "de", "--engine", "echo", "--keep-markup"]) == 0
    assert capsys.readouterr().out.count("<p>") == 3


def test_unsure_places_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.md"
    path.write_text("The two *ministers* met the ministers again.\n", "utf-8")
    assert run(["translate", str(path), "--to", "pt", "--from", "en", "--keep-markup", "--no-glossary"]) == 0
    answer = capsys.readouterr()
    assert answer.out.count("*") == 2
    assert bool(re.search(r"the place of '\*' is not sure", answer.err)) == answer.out.startswith("*")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--to", "de,it", "--keep-markup"], 2, "one page in one language"),
        (["--to", "de", "--keep-markup", "--lines"], 2, "keeps the format of the page"),
        (["--to", "de", "--whole-page", "--format", "json"], 2, "keeps the format of the page"),
        (["page.html", "--to", "de", "--keep-markup"], 2, "one page at a time"),
    ],
)
def test_what_cannot_be_is_refused(
    page: Any, arguments: Any, code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["translate", str(page), "--engine", "echo", *arguments]) == code
    assert message in capsys.readouterr().err


def test_plain_text_has_no_markup(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The ministers met on Monday. They signed a paper on water.\n", "utf-8")
    assert run(["translate", str(path), "--to", "de", "--engine", "echo", "--keep-markup"]) == 2
    assert "a.txt: plain text has no markup to keep" in capsys.readouterr().err
    assert run(["translate", str(tmp_path / "none.html"), "--to", "de", "--keep-markup"]) == 3
