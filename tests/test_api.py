"""The public API: pinned, lazy, and as the README shows it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from articles import WIRE

import polyglot_news
from polyglot_news.config import GLOSSARIES
from polyglot_news.errors import InputError, UsageError
from polyglot_news.glossary import load
from polyglot_news.pipeline import Pipeline
from polyglot_news.reading import read


def test_the_public_names_are_these() -> None:
    assert sorted(polyglot_news.__all__) == [
        "Article", "Digest", "Length", "Outcome", "Pipeline", "PolyglotError", "Sentence", "Summary",
        "Translation", "__version__", "read", "read_bytes", "read_file", "read_text", "render",
    ]  # fmt: skip
    for name in polyglot_news.__all__:
        assert getattr(polyglot_news, name) is not None
    assert dir(polyglot_news) == sorted(polyglot_news.__all__)


def test_other_names_are_unknown() -> None:
    with pytest.raises(AttributeError, match="no attribute 'digest'"):
        _ = polyglot_news.digest


def test_importing_loads_nothing_else() -> None:
    code = "import sys, polyglot_news; print(sorted(m for m in sys.modules if m.startswith('polyglot_news')))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "['polyglot_news', 'polyglot_news.version']"


def test_the_same_glossaries_as_on_the_command_line() -> None:
    with Pipeline.open(to="it") as pipeline:
        assert pipeline.glossary is not None
        terms = {term.term for term in pipeline.glossary.terms}
    assert all({term.term for term in load(name, (), ("it",)).terms} <= terms for name in GLOSSARIES)
    with Pipeline.open(to="it", glossaries=[]) as pipeline:
        assert pipeline.glossary is None
    with Pipeline.open(to="it", glossaries="press") as pipeline:
        assert pipeline.glossary is not None
        assert pipeline.glossary.name == "press"


@pytest.mark.parametrize("to", ["pt,it", "pt, it", ["pt", "it"], ("pt", "it", "pt")])
def test_target_languages_as_one_string_or_several(to: str | list[str]) -> None:
    with Pipeline.open(to=to, glossaries=()) as pipeline:
        assert pipeline.targets == ("pt", "it")
    with pytest.raises(UsageError, match="'xx'"):
        Pipeline.open(to="xx")


def test_a_digest_by_language_and_in_one_line() -> None:
    with Pipeline.open(to="it,ru", source="en", engine="echo", glossaries=()) as pipeline:
        digest = pipeline.digest(read(WIRE))
    assert digest["ru"] is digest.translations[1]
    with pytest.raises(KeyError, match="no translation into 'zh'; there is: it, ru"):
        digest["zh"]
    shown = repr(digest)
    assert shown.startswith("<Digest of <Article 'Water talks end in Tashkent with a promise' (en, ")
    assert shown.endswith("in it, in ru>")
    assert len(shown) < 200


def test_a_text_or_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(WIRE)
    Path("no suffix").write_text(WIRE)
    assert read(Path("a.txt")).text == read("a.txt").text == read("no suffix").text == read(WIRE).text == WIRE
    assert read("One line of text stands here.").text == "One line of text stands here."
    with pytest.raises(InputError, match=r"none\.txt: no such file"):
        read("none.txt")


def test_a_digest_shows_itself_as_what_the_renderers_write() -> None:
    with Pipeline.open(to="it", source="en", engine="echo", glossaries=()) as pipeline:
        digest = pipeline.digest(read(WIRE))
    assert digest.to_dict() == json.loads(polyglot_news.render(digest, "json"))
    framed = re.fullmatch(r'<iframe [^<>]* srcdoc="([^"<>]*)"></iframe>', digest._repr_html_())
    assert framed is not None
    assert unescape(framed[1]) == polyglot_news.render(digest, "html")
