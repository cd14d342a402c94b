"""The test packages translate sentences of their grammar that training never saw."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import pytest
from installed import PACKAGES, install

from polyglot_news.engines import registry

sys.path.insert(0, str(PACKAGES))
from grammar.sentences import draw


@pytest.mark.parametrize("language", ["it", "ru", "zh"])
def test_at_least_95_of_100_unseen_sentences_come_out_exactly_right(language: str) -> None:
    install(language)
    lines = (PACKAGES / "heldout" / f"en-{language}.tsv").read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines]
    assert len(pairs) == 200
    engine = registry.connect("en", language, engine="argos")
    hypotheses = engine.translate([source for source, _ in pairs])
    engine.close()
    right = sum(hypothesis == reference for hypothesis, (_, reference) in zip(hypotheses, pairs, strict=True))
    assert right >= 0.95 * len(pairs)


@pytest.mark.parametrize("language", ["it", "ru", "zh"])
def test_a_package_is_small(language: str) -> None:
    assert (PACKAGES / f"translate-en_{language}-1_0.argosmodel").stat().st_size < 3_000_000


def test_the_grammar_draws_the_same_sentences_for_a_seed_and_holds_out_unseen_ones() -> None:
    first = [clause.en for clause in islice(draw(1), 5000)]
    assert first == [clause.en for clause in islice(draw(1), 5000)]
    for language in ("it", "ru", "zh"):
        held = (PACKAGES / "heldout" / f"en-{language}.tsv").read_text("utf-8").splitlines()
        assert len({line.split("\t")[0] for line in held}) == 200


def test_the_folder_is_where_it_is_said_to_be() -> None:
    assert Path(__file__).parent / "packages" == PACKAGES
