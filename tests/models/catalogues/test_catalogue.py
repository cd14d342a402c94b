"""Catalogues of models: what they offer, kept copies, routes, and the codes of languages in each."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import mirror
import pytest
from mirror import HASTY, Mirror, row

from polyglot_news.errors import ModelError, UsageError
from polyglot_news.languages import LANGUAGES, code_of
from polyglot_news.models.catalogues import argos_index, catalogue
from polyglot_news.models.downloading.connection import LOCAL
from polyglot_news.models.language_pairs import pair_of, split_pair

# every code of the index that Argos publishes, with ours
ARGOS = {
    "ar": "ar", "az": "az", "bg": "bg", "bn": "bn", "ca": "ca", "cs": "cs", "da": "da", "de": "de",
    "el": "el", "en": "en", "eo": "eo", "es": "es", "et": "et", "eu": "eu", "fa": "fa", "fi": "fi",
    "fr": "fr", "ga": "ga", "gl": "gl", "he": "he", "hi": "hi", "hu": "hu", "id": "id", "it": "it",
    "ja": "ja", "ko": "ko", "ky": "ky", "lt": "lt", "lv": "lv", "ms": "ms", "nb": "nb", "nl": "nl",
    "pb": "pt-BR", "pl": "pl", "pt": "pt", "ro": "ro", "ru": "ru", "sk": "sk", "sl": "sl", "sq": "sq",
    "sv": "sv", "th": "th", "tl": "tl", "tr": "tr", "uk": "uk", "ur": "ur", "zh": "zh", "zt": "zh-Hant",
}  # fmt: skip
MOZILLA = {"zh-Hans": "zh", "zh-Hant": "zh-Hant", "nb": "nb", "nn": "nn", "en": "en", "pt": "pt"}


@pytest.mark.parametrize("theirs", ARGOS)
def test_every_code_of_the_index_is_ours(theirs: str) -> None:
    ours = ARGOS[theirs]
    assert code_of(theirs) == ours
    assert ours in LANGUAGES
    other = "it" if theirs == "en" else "en"
    rows = [row(theirs, other, "https://a/x"), row(other, theirs, "https://a/y")]
    found = {(entry.source, entry.target) for entry in argos_index.entries(rows, "", LOCAL)}
    assert found == {(ours, other), (other, ours)}


@pytest.mark.parametrize("theirs", MOZILLA)
def test_codes_of_mozilla_are_ours(theirs: str) -> None:
    assert code_of(theirs) == MOZILLA[theirs]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("en-it", ("en", "it")), ("it", ("en", "it")), ("en-zt", ("en", "zh-Hant")),
        ("pt-BR", ("en", "pt-BR")), ("en-zh-Hant", ("en", "zh-Hant")), ("pb-en", ("pt-BR", "en")),
        ("en_zh", ("en", "zh")), ("zh-Hant-en", ("zh-Hant", "en")), ("RU-EN", ("ru", "en")),
    ],
)  # fmt: skip
def test_pairs_in_any_spelling(text: str, pair: tuple[str, str]) -> None:
    assert pair_of(text, "en") == pair


@pytest.mark.parametrize("text", ["en-xx", "xx", "en-en", "en", "", "-", "en-"])
def test_what_is_no_pair_is_told(text: str) -> None:
    with pytest.raises(UsageError):
        pair_of(text, "en")


def test_a_single_language_is_no_pair() -> None:
    assert split_pair("it") is split_pair("pt-BR-x") is split_pair("") is None


def loaded(tmp_path: Path, *rows: object) -> catalogue.Catalogue:
    return catalogue.load(mirror.index_file(tmp_path, *rows), cache=tmp_path / "cache")


def test_what_an_index_offers(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        row("en", "it", "https://a/1"),
        row("en", "it", "ipfs://x", "https://a/2", "http://mirror.example/2", version="1.10"),
        row("en", "it", "https://a/3", version="1.9", size=7, sha256="AB"),
        row("it", "en", "https://b"),
        row("en", "zt", "https://c"),
        row("en", "ru", "ipfs://y"),
        row("xx", "en", "https://d"),
        row("en", "en", "https://d"),
        row("en", "de", "https://e", type="sbd"),
        row("en", "fr"),
        {"from_code": "en", "to_code": "fr", "links": "https://f"},
        "no row",
    )
    assert {entry.engine for entry in found.entries} == {"argos"}
    assert [(e.source, e.target, e.version) for e in found.entries] == [
        ("en", "it", "1.10"), ("en", "it", "1.9"), ("en", "it", "1.0"), ("en", "zh-Hant", "1.0"),
        ("it", "en", "1.0"),
    ]  # fmt: skip
    assert found.entries[0].files[0].links == ("https://a/2",)
    assert [(e.size, e.files[0].sha256) for e in found.entries[:2]] == [(0, ""), (7, "ab")]
    assert [e.label for e in catalogue.route(found.entries, "en", "it")] == ["en-it 1.10"]
    legs = catalogue.route(found.entries, "it", "zh-Hant")
    assert [entry.label for entry in legs] == ["it-en 1.0", "en-zh-Hant 1.0"]
    with pytest.raises(ModelError) as caught:
        catalogue.route(found.entries, "en", "ru")
    assert str(caught.value) == "the catalogue has no model for en-ru (from English it has it, zh-Hant)"
    assert caught.value.exit_code == 4


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<html>", "no catalogue of models"),
        (b"{}", "no catalogue of models"),
        (b"[" * 100_000, "no catalogue of models"),
        (b"\xff", "not UTF-8"),
    ],
)
def test_what_is_no_catalogue_is_told(tmp_path: Path, data: bytes, told: str) -> None:
    (tmp_path / "index.json").write_bytes(data)
    with pytest.raises(ModelError, match=told):
        catalogue.load(str(tmp_path / "index.json"), cache=tmp_path)
    with pytest.raises(ModelError, match="No such file"):
        catalogue.load(str(tmp_path / "none.json"), cache=tmp_path)
    with (tmp_path / "index.json").open("wb") as stream:
        stream.truncate((16 << 20) + 1)
    with pytest.raises(ModelError, match="larger than 16 MB"):
        catalogue.load(str(tmp_path / "index.json"), cache=tmp_path)


@pytest.fixture
def server() -> Iterator[Mirror]:
    with mirror.running() as server:
        server.files["index.json"] = json.dumps([row("en", "it", "packages/it.argosmodel")]).encode()
        yield server


@pytest.mark.enable_socket
def test_a_fetched_catalogue_is_kept_for_offline_use(server: Mirror, tmp_path: Path) -> None:
    where = server.link("well", "index.json")
    fresh = catalogue.load(where, cache=tmp_path, manners=HASTY(tries=1))
    assert fresh.trouble == ""
    assert fresh.entries[0].files[0].links == (server.link("well", "packages/it.argosmodel"),)
    (kept,) = tmp_path.iterdir()
    os.utime(kept, (1_700_000_000, 1_700_000_000))
    del server.files["index.json"]
    again = catalogue.load(where, cache=tmp_path, manners=HASTY(tries=1))
    assert "404" in again.trouble
    assert again.date == "2023-11-14T22:13:20Z"
    assert again.entries == fresh.entries
    with pytest.raises(ModelError, match="404"):
        catalogue.load(where, cache=tmp_path / "other", manners=HASTY(tries=1))


@pytest.mark.enable_socket
def test_a_page_in_place_of_a_catalogue_is_not_kept(server: Mirror, tmp_path: Path) -> None:
    where = server.link("html", "index.json")
    with pytest.raises(ModelError, match="no catalogue of models"):
        catalogue.load(where, cache=tmp_path)
    assert list(tmp_path.iterdir()) == []
    server.link("well", "index.json")
    catalogue.load(server.link("well", "index.json"), cache=tmp_path)


def test_plain_http_is_allowed_for_the_host_of_a_plain_index_alone() -> None:
    manners = catalogue.trusting("http://mirror.example/index.json", HASTY())
    assert manners.plain == LOCAL | {"mirror.example"}
    assert catalogue.trusting("https://mirror.example/index.json", HASTY()).plain == LOCAL
    rows = [row("en", "it", "http://mirror.example/a", "http://other.example/b")]
    (entry,) = argos_index.entries(rows, "http://mirror.example/index.json", manners.plain)
    assert entry.files[0].links == ("http://mirror.example/a",)
