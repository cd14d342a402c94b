"""Mozilla's catalogues: which records make a model for us, which is the best, and what is refused."""

from __future__ import annotations

import gzip
import json
import logging
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.engines.scores import Score
from polyglot_news.errors import ModelError
from polyglot_news.models.catalogues import catalogue, firefox_records, firefox_registry
from polyglot_news.models.catalogues.firefox_filters import audience
from polyglot_news.models.downloading.connection import LOCAL
from polyglot_news.models.packed import compression

DESKTOP, ANDROID = "env.appinfo.OS != 'Android'", "env.appinfo.OS == 'Android'"
NIGHTLY = "env.channel == 'default' || env.channel == 'nightly'"


# for whom a record is meant


@pytest.mark.parametrize(
    ("expression", "who"),
    [
        ("", "release"),
        (None, "release"),
        (DESKTOP, "release"),
        (ANDROID, "other"),
        (NIGHTLY, "preview"),
        ("env.channel == 'release'", "release"),
        ('env.channel=="release"', "release"),
        ("env.channel == 'release' && env.appinfo.OS == 'Android'", "other"),
        ("env.channel == 'beta' || env.channel == 'release' && env.appinfo.OS != 'Android'", "release"),
        ("env.channel == 'nightly' && env.appinfo.OS == 'Android'", "other"),
        ("env.version|versionCompare('140') >= 0", "unknown"),
        ("env.channel == 'release' || env.version > 140", "unknown"),
        ("!(env.channel == 'release')", "unknown"),
        ("(env.channel == 'release')", "unknown"),
        ("env.channel in ['release']", "unknown"),
        ("env.channel == 'release' ||", "unknown"),
        ("true", "unknown"),
        (3, "unknown"),
        (["a"], "unknown"),
        ("env.channel == 'release' && " * 200 + "env.channel == 'release'", "unknown"),
    ],
)
def test_for_whom_a_record_is(expression: object, who: str) -> None:
    assert audience(expression) == who


COMPARISONS = st.builds(
    "{} {} '{}'".format,
    st.sampled_from(["env.channel", "env.appinfo.OS"]),
    st.sampled_from(["==", "!="]),
    st.sampled_from(["release", "nightly", "Linux", "Android", ""]),
)


@given(st.lists(st.lists(COMPARISONS, min_size=1, max_size=3), min_size=1, max_size=3))
def test_expressions_say_what_python_says(alternatives: list[list[str]]) -> None:
    expression = " || ".join(" && ".join(part) for part in alternatives)

    def holds(channel: str) -> bool:
        values = {"env.channel": channel, "env.appinfo.OS": "Linux"}
        told = [[one.split(" ", 2) for one in part] for part in alternatives]
        return any(
            all((values[name] == value.strip("'")) is (sign == "==") for name, sign, value in part)
            for part in told
        )

    wanted = "release" if holds("release") else "preview" if holds("nightly") else "other"
    assert audience(expression) == wanted


@given(st.one_of(st.text(max_size=60), st.text("env.chalOSifo =!'|&\"()", max_size=60)))
def test_no_expression_raises(expression: str) -> None:
    assert audience(expression) in {"release", "preview", "other", "unknown"}


# Mozilla's records


def record(
    kind: str, name: str, version: str = "3.0", target: str = "it", **more: object
) -> dict[str, object]:
    return {
        "name": name, "fileType": kind, "sourceLanguage": "en", "targetLanguage": target,
        "version": version, "architecture": "tiny", "decompressedHash": "A" * 64, "decompressedSize": 30,
        "attachment": {"hash": "b" * 64, "size": 20, "location": f"main/{kind}-{version}.zst"},
        "filter_expression": "",
    } | more  # fmt: skip


def model(version: str = "3.0", target: str = "it", **more: object) -> list[dict[str, object]]:
    return [
        record("model", f"model.en{target}.intgemm.alphas.bin", version, target, **more),
        record("lex", f"lex.50.50.en{target}.s2t.bin", version, target, **more),
        record("vocab", f"vocab.en{target}.spm", version, target, **more),
    ]


def loaded(tmp_path: Path, content: object) -> catalogue.Catalogue:
    (tmp_path / "catalogue.json").write_text(json.dumps(content))
    return catalogue.load(str(tmp_path / "catalogue.json"), cache=tmp_path / "cache")


def shown(found: catalogue.Catalogue) -> list[str]:
    return [f"{e.label} {e.kind}{' preview' if e.preview else ''}" for e in found.entries]


def test_what_records_offer(tmp_path: Path) -> None:
    rows = [
        *model("3.0", "it"),
        *model("3.1", "it", architecture="base-memory"),
        *model("3.0", "ru", architecture="base", filter_expression=DESKTOP),
        *model("3.1", "ru", architecture="base-memory", filter_expression=ANDROID),
        *model("3.0a1", "az", filter_expression=NIGHTLY),
        *model("3.2", "uk", filter_expression="env.version > 3"),
        *model("3.1a2", "fr"),
        *model("3.0", "fr", filter_expression="env.channel == 'release'"),
        *model("2.0"),
        *model("1.0a1"),
        *model("3.0", "xx"),
        *model("3.0", "zh-Hans")[:2],
        *model("3.0", "zh-Hant"),
        record("srcvocab", "srcvocab.enja.spm", target="ja"),
        record("trgvocab", "trgvocab.enja.spm", target="ja"),
        record("model", "model.enja.bin", target="ja"),
        # a vocabulary of another filter does not complete a model
        record("model", "model.enko.bin", target="ko", filter_expression=DESKTOP),
        record("vocab", "vocab.enko.spm", target="ko", filter_expression=ANDROID),
        record("model", "../../evil.bin", target="ro"),
        record("vocab", "vocab.enro.spm", target="ro"),
        "no record", {"version": 3}, {"version": "x"}, record("model", "model.x.bin", attachment=None),
    ]  # fmt: skip
    found = loaded(tmp_path, {"data": rows})
    assert shown(found) == [
        "en-az 3.0a1 tiny preview",
        "en-fr 3.0 tiny", "en-fr 3.1a2 tiny preview",
        "en-it 3.1 base-memory", "en-it 3.0 tiny",
        "en-ja 3.0 tiny",
        "en-ru 3.0 base",
        "en-zh-Hant 3.0 tiny",
    ]  # fmt: skip
    best = found.entries[3]
    assert (best.score, best.licence, best.size) == (Score(0.8658, 29.4), "MPL-2.0", 60)
    first = best.files[0]
    assert first.links == (f"{firefox_records.ATTACHMENTS}main/model-3.1.zst",)
    assert (first.size, first.sha256, first.unpacked, first.unpacked_size) == (20, "b" * 64, "a" * 64, 30)
    assert first.packing == "zstd"
    japanese = found.entries[5]
    assert [file.name.partition(".")[0] for file in japanese.files] == ["model", "srcvocab", "trgvocab"]


def test_an_unknown_filter_is_reported_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="polyglot_news")
    assert shown(loaded(tmp_path, {"data": model(filter_expression="env.version > 3")})) == []
    assert caplog.messages == ["records for 'env.version > 3' are left out: that form of filter is not known"]


def test_attachments_of_a_copy_are_beside_its_records() -> None:
    place = "https://mirror.example/firefox/records.json"
    (entry,) = firefox_records.entries(model(), place, LOCAL)
    assert entry.files[0].links == ("https://mirror.example/firefox/main/model-3.0.zst",)


@pytest.mark.parametrize(
    "location",
    [
        "https://evil.example/a.zst",
        "//evil.example/a.zst",
        "http://mirror.example/a",
        "",
        3,
        None,
        "file:///a",
    ],
)
def test_an_attachment_elsewhere_is_left_out(location: object) -> None:
    rows = [*model()[1:], record("model", "model.enit.bin", attachment={"location": location})]
    assert firefox_records.entries(rows, "https://mirror.example/x/", LOCAL) == ()


# the public registry


def listed(
    target: str, kind: str = "base-memory", status: object = "Release", **more: object
) -> dict[str, Any]:
    place = f"models/en-{target}/spring_ab12/exported"
    name = f"en{target.replace('_', '')}"
    return {
        "architecture": kind, "releaseStatus": status, "sourceLanguage": "en", "targetLanguage": target,
        "files": {
            "model": {"path": f"{place}/model.{name}.intgemm.alphas.bin.gz", "uncompressedSize": 900,
                      "uncompressedHash": sha256(f"{target}{kind}".encode()).hexdigest()},
            "lexicalShortlist": {"path": f"{place}/lex.50.50.{name}.s2t.bin.gz"},
            "vocab": {"path": f"{place}/vocab.{name}.spm.gz"},
        },
        "modelStatistics": {"parameters": 1, "encoderParameters": 1, "decoderParameters": None},
        "metrics": {"flores200-plus": {"bleu": 30.5, "chrf": 60.1, "comet22": 0.87}},
    } | more  # fmt: skip


def registry_of(*entries: object, base: object = "https://registry.example/bucket") -> dict[str, Any]:
    models: dict[str, list[object]] = {}
    for entry in entries:
        pair = f"en-{entry['targetLanguage']}" if isinstance(entry, dict) else "en-xx"
        models.setdefault(pair, []).append(entry)
    return {"generated": "2026-01-02T03:04:05Z", "baseUrl": base, "models": models}


def test_what_the_registry_offers(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        registry_of(
            listed("it", "tiny", None, metrics={"flores200-plus": {"comet": 0.99}}),
            listed("it"),
            listed("ru", "base", "Release Desktop"),
            listed("ru", "base-memory", "Release Android"),
            listed("az", "tiny", "Nightly"),
            listed("zh_hant", metrics=None),
            listed("uk", metrics={"flores200-plus": {"comet22": "high", "bleu": True}}),
        ),
    )
    assert [(e.pair, e.kind, e.preview, e.score) for e in found.entries] == [
        ("en-az", "tiny", True, Score(0.87, 30.5)),
        ("en-it", "base-memory", False, Score(0.87, 30.5)),
        ("en-it", "tiny", True, Score(0.99, 0)),
        ("en-ru", "base", False, Score(0.87, 30.5)),
        ("en-uk", "base-memory", False, Score(0.8786, 30.6)),
        ("en-zh-Hant", "base-memory", False, Score()),
    ]
    first = found.entries[1].files[0]
    assert first.links == (
        "https://registry.example/bucket/models/en-it/spring_ab12/exported/model.enit.intgemm.alphas.bin.gz",
    )
    assert (first.name, first.packing, first.unpacked_size) == ("model.enit.intgemm.alphas.bin", "gzip", 900)
    assert found.entries[1].version == first.unpacked[:12]
    assert [file.unpacked for file in found.entries[1].files[1:]] == ["", ""]


@pytest.mark.parametrize(
    "wrong",
    [
        {"files": None}, {"files": []}, {"files": {}}, {"files": {"model": 3}}, {"architecture": 3},
        {"architecture": "../x"}, {"sourceLanguage": ["en"]}, {"targetLanguage": "en"},
        {"targetLanguage": "xx"},
        {"files": {"model": {"path": 3}, "vocab": {"path": []}}},
        {"files": {"model": {"path": "a/model.enit.bin.gz"}}},
        {"files": {"model": {"path": "model.enit.bin.gz"}, "vocab": {"path": "//a.b/vocab.enit.spm.gz"}}},
        {"files": {"model": {"path": "a/../../..%2f/evil.gz"}, "vocab": {"path": "vocab.enit.spm.gz"}}},
        {"files": {"model": {"path": "model.enit.bin"}, "vocab": {"path": "vocab.enit.spm.gz"}}},
    ],
)  # fmt: skip
def test_an_entry_of_wrong_types_is_left_out(tmp_path: Path, wrong: dict[str, object]) -> None:
    found = loaded(tmp_path, registry_of(listed("it") | wrong, listed("ru"), "no entry", None, [3]))
    assert [entry.pair for entry in found.entries] == ["en-ru"]


@pytest.mark.parametrize(
    "base", [None, 3, "", "http://evil.example/", "file:///etc", "javascript:1", "https://"]
)
def test_a_place_of_files_that_may_not_be_followed_is_refused(tmp_path: Path, base: object) -> None:
    with pytest.raises(ModelError, match="as the place of its files"):
        loaded(tmp_path, registry_of(listed("it"), base=base))
    without = registry_of(listed("it"))
    del without["baseUrl"]
    with pytest.raises(ModelError, match="as the place of its files"):
        loaded(tmp_path, without)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
KEYS = sorted(listed("it"))


@given(st.dictionaries(st.sampled_from(KEYS), JSON), st.dictionaries(st.sampled_from(KEYS), JSON))
def test_nothing_in_a_registry_raises(entry: dict[str, Any], files: dict[str, Any]) -> None:
    row = listed("it") | entry
    rows = firefox_registry.rows({"en-it": [row, listed("it") | {"files": files}, entry], "en-ru": entry})
    firefox_registry.entries(rows, "https://a/", LOCAL)


@given(st.dictionaries(st.sampled_from(sorted(record("model", "model.enit.bin"))), JSON))
def test_nothing_in_records_raises(wrong: dict[str, Any]) -> None:
    rows = [row | wrong for row in model()]
    firefox_records.entries(rows, "https://a/", LOCAL)


def test_the_same_model_in_both_has_hashes_of_one_and_the_score_of_the_other(tmp_path: Path) -> None:
    weights = sha256(b"itbase-memory").hexdigest()
    rows = model(architecture="base-memory")
    rows[0]["decompressedHash"] = weights
    records = loaded(tmp_path, {"data": rows})
    registry = loaded(tmp_path, registry_of(listed("it"), listed("ru")))
    both = catalogue.merged([records, registry])
    assert [entry.pair for entry in both] == ["en-it", "en-ru"]
    assert both[0].version == "3.0"
    assert both[0].files[1].sha256 == "b" * 64
    assert both[0].score == Score(0.87, 30.5)


# packed files


@pytest.mark.parametrize(
    ("packed", "how"), [(gzip.compress, "gzip"), (compression.zstd().compress, "zstd"), (bytes, "")]
)
def test_packed_files(tmp_path: Path, packed: Any, how: str) -> None:
    data = b"weights" * 1000
    (tmp_path / "a").write_bytes(packed(data))
    found = compression.unpack(tmp_path / "a", tmp_path / "b", packing=how, most=10_000)
    assert (tmp_path / "b").read_bytes() == data
    assert found == (7000, sha256(data).hexdigest())
    with pytest.raises(ModelError, match="more than 6999 bytes"):
        compression.unpack(tmp_path / "a", tmp_path / "c", packing=how, most=6999)
    with pytest.raises(ModelError, match="not what the catalogue says"):
        compression.unpack(tmp_path / "a", tmp_path / "d", packing=how, most=7000, sha256="0" * 64)


@pytest.mark.parametrize(("packed", "how"), [(gzip.compress, "gzip"), (compression.zstd().compress, "zstd")])
def test_a_damaged_file_and_a_bomb(tmp_path: Path, packed: Any, how: str) -> None:
    whole = packed(bytes(range(256)) * 40)
    for number, wrong in enumerate((whole[:-6], whole[:20] + b"x" * 9 + whole[29:], b"no archive")):
        (tmp_path / "a").write_bytes(wrong)
        with pytest.raises(ModelError, match=r"damaged|not what"):
            compression.unpack(
                tmp_path / "a", tmp_path / f"b{number}", packing=how, most=1 << 20,
                sha256=sha256(bytes(range(256)) * 40).hexdigest(),
            )  # fmt: skip
    (tmp_path / "bomb").write_bytes(packed(bytes(40 << 20)))
    with pytest.raises(ModelError, match="unpacks to more than"):
        compression.unpack(tmp_path / "bomb", tmp_path / "c", packing=how, most=1 << 30)
    assert (tmp_path / "c").stat().st_size < 4 << 20
