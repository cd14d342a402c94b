"""Published scores: the table, and which of two models is the better one."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.engines import firefox, registry
from polyglot_news.engines.protocol import Model
from polyglot_news.engines.scores import (
    Score,
    _table,
    best_published,
    is_preview,
    preference,
    published,
    version_order,
)
from polyglot_news.languages import LANGUAGES


@dataclass(frozen=True)
class Rated:
    engine: str = "firefox"
    version: str = "3.0"
    kind: str = "base"
    preview: bool = False
    score: Score = field(default=Score())


RATED = st.builds(
    Rated,
    st.sampled_from(["firefox", "argos", "echo"]),
    st.from_regex(r"\d{1,2}\.\d{1,2}", fullmatch=True),
    st.sampled_from(["tiny", "base", "base-memory", "other", ""]),
    st.booleans(),
    st.builds(Score, st.sampled_from([0.0, 0.8, 0.9]), st.just(0.0)),
)


@given(st.lists(RATED, min_size=1))
def test_the_best_one_is_released_and_has_the_best_score(models: list[Rated]) -> None:
    best = min(models, key=preference)
    assert best.preview == all(model.preview for model in models)
    rivals = [model for model in models if model.preview == best.preview]
    assert best.score.comet == max(model.score.comet for model in rivals)
    equals = [m for m in rivals if (m.score, m.engine) == (best.score, best.engine)]
    assert version_order(best.version) == max(version_order(model.version) for model in equals)


def test_versions_are_compared_by_their_numbers() -> None:
    versions = ["1.9", "1.10", "1", "1.0.1", "2"]
    assert sorted(versions, key=lambda version: preference(Rated(version=version))) == [
        "2", "1.10", "1.9", "1.0.1", "1",
    ]  # fmt: skip


def test_every_row_of_the_table() -> None:
    assert len(_table()) > 150
    for (source, target, kind), row in _table().items():
        assert (row.source, row.target, row.kind) == (source, target, kind)
        assert {source, target} <= LANGUAGES.keys()
        assert "en" in (source, target)
        assert 0.5 < row.score.comet < 1
        assert 1 < row.score.bleu < 60
        assert (row.size == 0) is (kind == "argos")
        assert row.size == 0 or 10_000_000 < row.size < 80_000_000


def test_scores_of_the_main_languages() -> None:
    for target, argos, mozilla in (("it", 0.837, 0.866), ("ru", 0.848, 0.876), ("zh", 0.833, 0.863)):
        best = best_published("en", target)
        assert best is not None
        assert (round(published("argos", "en", target).comet, 3), round(best.score.comet, 3)) == (
            argos,
            mozilla,
        )
    assert published("firefox", "en", "it") == Score()
    assert best_published("it", "ru") is None


@pytest.mark.parametrize(("values", "score"), [
    ((0.5, 30), Score(0.5, 30.0)), ((True, "30"), Score()), ((7, -1), Score()), ((None, 101), Score()),
    ((float("nan"), float("inf")), Score()), (([], {}), Score()),
])  # fmt: skip
def test_what_is_no_score_counts_as_none(values: tuple[object, object], score: Score) -> None:
    assert Score.published(*values) == score


def test_previews_by_their_version() -> None:
    assert [is_preview(text) for text in ("3.0a1", "3.0", "1693087644", "248f47568788", "")] == [
        True, False, False, False, False,
    ]  # fmt: skip


# models on this machine


def weights(folder: Path, size: int, codes: str) -> None:
    """Make a folder that looks like a model with weights of some size, of which the disk holds nothing."""
    folder.mkdir(parents=True)
    with (folder / f"model.{codes}.intgemm.alphas.bin").open("wb") as stream:
        stream.truncate(size)
    (folder / f"vocab.{codes}.spm").write_bytes(b"v")


def test_models_that_fxtranslate_fetched_are_found(own_home: Path) -> None:
    cache = own_home / ".cache" / "fxtranslate" / "models"
    assert registry.has_route("en", "zh") is False
    weights(cache / "en-zh-Hans", 31_561_787, "enzh")
    weights(cache / "en-ru", 59_504_955, "enru")
    weights(cache / "en-it", 17_140_836, "enit")
    (cache / "en-fr").mkdir()
    found = {model.target: model for model in registry.installed() if str(cache) in str(model.path)}
    assert {target: model.kind for target, model in found.items()} == {
        "it": "tiny", "ru": "base", "zh": "base-memory",
    }  # fmt: skip
    assert registry.has_route("en", "zh")


def test_a_larger_model_is_used_before_the_tiny_one_that_came_with_a_package(own_home: Path) -> None:
    def in_use() -> Model:
        return next(model for model in registry.installed() if (model.source, model.target) == ("en", "pt"))

    assert in_use().kind == "tiny"
    weights(firefox.model_folder(own_home / "data") / "en-pt", 31_561_787, "enpt")
    (model,) = [m for m in firefox.installed(own_home / "data") if (m.source, m.target) == ("en", "pt")]
    assert (model.kind, model.path.parent.parent.parent) == ("base-memory", own_home / "data")
