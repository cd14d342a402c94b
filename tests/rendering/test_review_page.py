"""The review page as text: no text is markup, nothing is lost, the policy allows only the page."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reviewed import ARABIC, ITALIAN, hostile, repaired, review

from polyglot_news.document import Article, Digest, TermUse
from polyglot_news.escaping import for_xml as clean
from polyglot_news.languages import one_line
from polyglot_news.rendering import render


class Reader(HTMLParser):
    """Reads the elements of a page, with the text inside each sentence."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.tags: list[str] = []
        self.sentences: list[tuple[str, str, str]] = []
        self.content: dict[str, str] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: Any, attrs: Any) -> None:
        self.tags.append(tag)
        if tag in {"meta", "input"}:
            if tag == "meta":
                self.content |= {attrs[0][1]: dict(attrs).get("content") or ""}
            return
        self.open.append((tag, dict(attrs)))
        if self.of_sentence(self.open[-1]):
            cell = next(a for _, a in reversed(self.open) if a.get("lang"))
            self.sentences.append((str(cell["lang"]), str(cell["dir"]), ""))

    def handle_endtag(self, tag: Any) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: Any) -> None:
        if any(self.of_sentence(each) for each in self.open):
            language, direction, text = self.sentences[-1]
            self.sentences[-1] = (language, direction, text + data)
        elif self.open and self.open[-1][0] in {"script", "style", "title"}:
            self.content[self.open[-1][0]] = data

    @staticmethod
    def of_sentence(each: tuple[str, dict[str, str | None]]) -> bool:
        return "data-s" in each[1] and (each[1].get("class") or "").split()[:1] == ["s"]


def test_every_sentence_is_there_in_its_language() -> None:
    found = Reader(render(review(), "html")).sentences
    assert [text for language, _, text in found if language == "it"][1:] == list(ITALIAN)
    assert [text for language, _, text in found if language == "ar"][1:] == list(ARABIC)
    assert {(language, direction) for language, direction, _ in found} == {
        ("en", "ltr"), ("it", "ltr"), ("zh-Hans", "ltr"), ("ar", "rtl"),
    }  # fmt: skip
    assert [text for language, _, text in found if language == "en"][1:] == [
        s.text for s in review().sentences
    ]


def test_the_policy_names_style_and_script_by_hash_and_nothing_else() -> None:
    page = render(review(), "html")
    content = Reader(page).content
    hashes = {
        name: f"'sha256-{b64encode(sha256(content[name].encode()).digest()).decode()}'"
        for name in ("script", "style")
    }
    assert content["Content-Security-Policy"] == (
        f"default-src 'none'; style-src {hashes['style']}; script-src {hashes['script']}; "
        "base-uri 'none'; form-action 'none'"
    )
    assert page.index("Content-Security-Policy") < page.index("<style>")
    assert not re.search(
        r"\b(?:src|href|style|on\w+)=", re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL)
    )
    assert "http" not in content["style"] + content["script"]


def test_flags_and_terms_are_told_in_words() -> None:
    page = render(review(), "html")
    for text in (
        "Error: <bdi>numbers</bdi></b> <bdi>the source has 212, the translation has 221</bdi>",
        "“railway union” should be “铁路工会”: the glossary’s form is not in the translation",
        '<span class="term placed">UE</span>',
        "<i>placed</i>",
        "Russian</bdi>: not translated.</b> <bdi>no model from English to Russian",
        "translate-en_it-1_9",
        "2026-10-02",
        "engine=argos length=5",
    ):
        assert text in page


def test_a_form_that_is_not_sure_is_marked_and_told_once() -> None:
    digest = review()
    translation = digest.translations[0]
    title = TermUse("EU", "UE", "placed", 0, 2, sure=False)
    unsure = replace(translation, title="UE e governi", title_terms=(title,))
    page = render(replace(digest, translations=(unsure, *digest.translations[1:])), "html")
    assert page.count('<span class="term placed unsure">UE</span>') == 1
    assert page.count("“UE” for “EU”: put in place of what the model wrote; check its grammar") == 1
    assert "<i>placed, not sure</i>" in page
    assert "unsure" not in render(digest, "html").partition("<body")[2]


def test_a_second_try_is_told() -> None:
    page = render(repaired(), "html")
    assert (
        page.count('<li class="note repaired"') == page.count('class="s flagged repaired" data-s="1-2"') == 1
    )
    assert "found an error in the first translation" in page
    assert '<li class="note repaired"' not in render(review(), "html")


@pytest.mark.parametrize("number", range(3))
def test_notes_and_what_they_are_of_find_each_other(number: int) -> None:
    page = render([review(), review(partial=True), hostile()][number], "html")
    ids = re.findall(r' id="(n-[^"]*)"', page)
    described = [
        name for names in re.findall(r'aria-describedby="([^"]*)"', page) for name in names.split(" ")
    ]
    assert len(set(ids)) == len(ids)
    assert sorted(described) == sorted(ids)


def test_a_hostile_article_adds_no_element() -> None:
    allowed = set(Reader(render(review(), "html")).tags)
    reader = Reader(render(hostile(), "html"))
    assert set(reader.tags) <= allowed
    assert (reader.tags.count("script"), reader.tags.count("style")) == (1, 1)


@given(st.text(), st.text(), st.integers(-2, 9), st.integers(-2, 9))
def test_every_text_is_shown_as_it_is(source: str, target: str, start: int, end: int) -> None:
    digest = review(("it",))
    sentence = replace(digest.sentences[0], text=source)
    terms = (TermUse(target, source, "placed", start, end), TermUse(source, target, "missed", end, start))
    item = replace(digest.translations[0].sentences[0], sentence=sentence, text=target, terms=terms)
    article = replace(digest.article, title=source, path=target)
    one = Digest(
        article, (sentence,), None, (replace(digest.translations[0], title=target, sentences=(item,)),)
    )
    found = [text for _, _, text in Reader(render(one, "html")).sentences]
    title = one_line(source, "en")
    titles = [clean(title)] * bool(title or target) + [clean(target)] * bool(target)
    assert found == [*titles, clean(title), clean(target)]


def test_what_is_not_translated_has_one_column() -> None:
    digest = replace(review(), translations=(), failures=())
    page = render(digest, "html")
    assert '<article class="one"' in page
    assert "only-flagged" not in Reader(page).content["script"].split("one(")[0]
    assert 'id="only-flagged"' not in page
    assert 'id="only-summary"' in page
    assert 'class="toolbar"' not in render(replace(digest, summary=None), "html")


def test_several_articles_stand_on_one_page() -> None:
    page = render([review(), review(("ar",))], "html")
    assert "<h1>2 articles to review</h1>" in page
    assert page.count("<article ") == 2
    assert page.count("<fieldset>") == 1
    untitled = Digest(Article("", (), "en", path="a.txt"), ())
    assert '<h1 class="unseen">a.txt</h1>' in render(untitled, "html")
    assert "<title>Review</title>" in render(replace(untitled, article=Article("", (), "en")), "html")


def test_the_same_digest_makes_the_same_bytes() -> None:
    assert render(review(), "html") == render(review(), "html")
