"""Byte pairs as Argos cuts them, without Argos; what Argos itself makes of the same text is the measure."""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.engines.argos_packages import Package
from polyglot_news.engines.protocol import Model
from polyglot_news.engines.tokenizing import BytePairs, Tokenizer, tokenizer_of

MERGES = (
    "t h\nth e</w>\nth e\ni n\nin g</w>\nw a\nwa t\nwat er</w>\ne r</w>\no n</w>\n"
    "a n\nan d</w>\nr i\nri v\nl l\nв о\nво д\nд а</w>\n"
)
APART = "t h\nth e\nthe </w>\ni n\nin g\ning </w>\nd </w>\na n\nan d</w>\nr </w>\ne r\ner </w>\n"
TEXT = 'The water\'s "edge" &amp; the river – inning, and и вода в Андижане; U.S. 1,000… e-mail: a@b.org'
CASES = {"0.2": f"#version: 0.2\n{MERGES}", "0.1": f"#version: 0.1\n{APART}", "none": APART}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("merges")
    for name, text in CASES.items():
        (folder / name).write_text(text, "utf-8")
    return {name: folder / name for name in CASES}


@cache
def pair(path: Path) -> tuple[Tokenizer, Any]:
    """Return our tokenizer of a file and that of Argos."""
    theirs = importlib.import_module("argostranslate.tokenizer").BPETokenizer(path, "en", "it")
    return BytePairs(path, "en", "it"), theirs


@pytest.mark.parametrize("name", CASES)
def test_a_text_has_the_tokens_of_argos(files: dict[str, Path], name: str) -> None:
    ours, theirs = pair(files[name])
    assert ours.encode(TEXT) == theirs.encode(TEXT)
    assert any(token.endswith("@@") for token in ours.encode(TEXT))
    assert ours.decode(ours.encode(TEXT)) == theirs.decode(theirs.encode(TEXT))


@given(
    text=st.text(alphabet="then igwar.dв о\"'&-,A1\u00a0", max_size=60), name=st.sampled_from(sorted(CASES))
)
def test_any_text_has_the_tokens_of_argos(files: dict[str, Path], text: str, name: str) -> None:
    ours, theirs = pair(files[name])
    tokens = ours.encode(text)
    assert tokens == theirs.encode(text)
    assert ours.decode(tokens) == theirs.decode(tokens)


@pytest.mark.parametrize("text", ["#version: 0.2\nt h e\n", "#version: 0.2\nth\n", ""])
def test_merges_that_are_no_pairs_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "bpe.model").write_text(text)
    package = Package(Model("argos", "m", "en", "it", "1", tmp_path), "en", "it", "", tmp_path / "bpe.model")
    with pytest.raises(ValueError, match="is no pair"):
        tokenizer_of(package)


def test_a_word_without_end_is_one_piece(files: dict[str, Path]) -> None:
    ours, _ = pair(files["0.2"])
    assert ours.encode("a" * 100_000) == ["a" * 100_000]
