"""A server with each kind of catalogue, and models from it: chosen, fetched, checked, installed, mirrored."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import mirror
import pytest
from installed import PACKAGES
from mirror import Mirror, row

from polyglot_news.cli.app import run
from polyglot_news.engines import registry
from polyglot_news.models import install_plan
from polyglot_news.models.catalogues import catalogue
from polyglot_news.models.installed import lockfile
from polyglot_news.models.packed import compression

pytestmark = pytest.mark.enable_socket
Captured = pytest.CaptureFixture[str]
COLLECTION = "v1/buckets/main/collections/translations-models-v2/records"
TARGETS = {"it": "it", "ru": "ru", "zh": "zh-Hans"}
DESKTOP, ANDROID = "env.appinfo.OS != 'Android'", "env.appinfo.OS == 'Android'"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mirror]:
    """A server that has every kind of catalogue, with small files behind them."""
    mirror.hasty(monkeypatch)
    monkeypatch.setattr(
        "polyglot_news.models.fetch_and_install.try_out", lambda *_: None
    )  # files that are no weights
    with mirror.running() as server:
        serve(server)
        yield server


def parts(target: str, kind: str) -> dict[str, tuple[str, bytes]]:
    """Return name and content of the files of a model, by their type."""
    codes = f"en{target[:2]}"
    return {
        "model": (f"model.{codes}.intgemm.alphas.bin", f"weights {codes} {kind}".encode() * 9),
        "lex": (f"lex.50.50.{codes}.s2t.bin", f"lex {codes} {kind}".encode()),
        "vocab": (f"vocab.{codes}.spm", f"vocab {codes} {kind}".encode()),
    }


def serve(server: Mirror) -> None:
    records: list[dict[str, Any]] = []
    models: dict[str, list[dict[str, Any]]] = {}
    for target in TARGETS.values():
        server.files |= attachments(records, target, "base", "3.0", DESKTOP)
        server.files |= attachments(records, target, "base-memory", "3.1", ANDROID)
        listed, files = registered(target)
        models[f"en-{listed['targetLanguage']}"] = [listed]
        server.files |= files
    place = {"capabilities": {"attachments": {"base_url": server.link("well", "cdn")}}}
    server.files |= {"v1/": json.dumps(place).encode(), COLLECTION: json.dumps({"data": records}).encode()}
    table = {"generated": "2026-01-02", "baseUrl": server.link("well", "bucket"), "models": models}
    server.files["db/models.json"] = json.dumps(table).encode()
    packages = {target: PACKAGES / f"translate-en_{target}-1_0.argosmodel" for target in TARGETS}
    server.files |= {target: path.read_bytes() for target, path in packages.items()}
    rows = [row("en", target, server.link("well", target)) for target in TARGETS]
    server.files["index.json"] = json.dumps(rows).encode()


def attachments(
    records: list[dict[str, Any]], target: str, kind: str, version: str, expression: str
) -> dict[str, bytes]:
    """Add the records of a model; return its files, as they are served."""
    files = {}
    for part, (name, data) in parts(target, kind).items():
        packed = compression.zstd().compress(data)
        location = f"main-workspace/translations-models-v2/{kind}-{name}.zst"
        files[f"cdn/{location}"] = packed
        attachment = {
            "hash": sha256(packed).hexdigest(), "size": len(packed), "filename": f"{name}.zst",
            "location": location, "mimetype": "application/zstd",
        }  # fmt: skip
        records.append({
            "name": name, "schema": 1, "version": version, "fileType": part, "attachment": attachment,
            "architecture": kind, "sourceLanguage": "en", "targetLanguage": target,
            "decompressedHash": sha256(data).hexdigest(), "decompressedSize": len(data),
            "filter_expression": expression, "id": name, "last_modified": 1,
        })  # fmt: skip
    return files


def registered(target: str) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return the entry of a model in the registry, and its files, as they are served."""
    kinds = {"model": "model", "lex": "lexicalShortlist", "vocab": "vocab"}
    told: dict[str, dict[str, object]] = {}
    files = {}
    for part, (name, data) in parts(target, "base-memory").items():
        path = f"models/en-{target}/exported/{name}.gz"
        files[f"bucket/{path}"] = gzip.compress(data, mtime=0)
        told[kinds[part]] = {"path": path}
        if part == "model":
            told["model"] |= {"uncompressedSize": len(data), "uncompressedHash": sha256(data).hexdigest()}
    entry = {
        "architecture": "base-memory", "releaseStatus": "Release", "sourceLanguage": "en",
        "targetLanguage": target.removesuffix("-Hans"), "files": told,
        "metrics": {"flores200-plus": {"bleu": 33.3, "chrf": 60.0, "comet22": 0.9111}},
    }  # fmt: skip
    return entry, files


def in_use(target: str) -> Any:
    return next(model for model in registry.installed() if (model.source, model.target) == ("en", target))


@pytest.mark.parametrize(
    ("name", "engine", "kind", "scored"),
    [
        (COLLECTION, "firefox", "base", "COMET 0.876"),
        ("db/models.json", "firefox", "base-memory", "COMET 0.911"),
        ("index.json", "argos", "", "COMET 0.848"),
    ],
)
def test_models_from_each_kind(  # noqa: PLR0917 - a row of the table above
    server: Mirror, capsys: Captured, name: str, engine: str, kind: str, scored: str
) -> None:
    index = server.link("well", name)
    assert run(["models", "install", *TARGETS, "--index", index]) == 0
    told = capsys.readouterr().err
    assert f"{engine} {kind}".strip() + f", {scored}" in told
    assert "  together " in told
    for target in TARGETS:
        assert (in_use(target).engine, in_use(target).kind) == (engine, kind)
    if engine == "firefox":
        folder = in_use("zh").path
        contents = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".json"}
        assert contents == dict(parts("zh-Hans", kind).values())
        assert json.loads((folder / "metadata.json").read_text())["architecture"] == kind
    asked = len(server.asked)
    assert run(["models", "install", *TARGETS, "--index", index]) == 0
    assert "is installed already" in capsys.readouterr().err
    assert not [path for path, _ in server.asked[asked:] if "/cdn/" in path or "/bucket/" in path]


def test_the_best_published_score_is_taken_unless_an_engine_is_named(
    server: Mirror, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    places = {"argos": ("index.json",), "firefox": (COLLECTION, "db/models.json")}
    monkeypatch.setattr(
        catalogue, "SOURCES",
        {engine: tuple(server.link("well", name) for name in names) for engine, names in places.items()},
    )  # fmt: skip
    del server.files["index.json"]
    assert run(["models", "install", "ru"]) == 0
    assert "404" in capsys.readouterr().err  # what cannot be read is reported, and does not stop the others
    serve(server)
    assert run(["models", "install", "ru", "--engine", "argos"]) == 0
    assert run(["models", "install", "it"]) == 0
    told = capsys.readouterr().err
    assert "en-it: firefox has the better published score, COMET 0.911 against 0.837 (--engine argos" in told
    assert [model.engine for model in registry.installed() if model.target == "ru"] == ["firefox", "argos"]
    assert in_use("ru").kind == "base-memory"
    assert in_use("it").engine == "firefox"


@pytest.mark.parametrize(
    ("base", "told"),
    [
        (None, "names 'no address' as the place of its files"),
        ("http://evil.example/", "names 'http://evil.example/' as the place of its files"),
        ("file:///etc/", "names 'file:///etc/' as the place of its files"),
        (["x"], "names ['x'] as the place of its files"),
    ],
)
def test_a_server_that_names_no_usable_place_of_attachments(
    server: Mirror, capsys: Captured, base: object, told: str
) -> None:
    server.files["v1/"] = json.dumps({"capabilities": {"attachments": {"base_url": base}}}).encode()
    assert run(["models", "install", "it", "--index", server.link("well", COLLECTION)]) == 4
    assert told in capsys.readouterr().err
    assert not [model for model in registry.installed() if model.target == "it"]


def bomb(server: Mirror) -> None:
    server.files["bucket/models/en-it/exported/lex.50.50.enit.s2t.bin.gz"] = gzip.compress(bytes(80 << 20))


def other_weights(server: Mirror) -> None:
    name = "bucket/models/en-it/exported/model.enit.intgemm.alphas.bin.gz"
    server.files[name] = gzip.compress(b"other weights")


def cut_off(server: Mirror) -> None:
    name = "bucket/models/en-it/exported/vocab.enit.spm.gz"
    server.files[name] = server.files[name][:-4]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [(bomb, "it unpacks to more than"), (other_weights, "unpacked, it is not what"), (cut_off, "damaged")],
)
def test_a_spoiled_file_leaves_nothing_half_installed(
    server: Mirror, own_home: Path, capsys: Captured, spoil: Callable[[Mirror], None], told: str
) -> None:
    index = server.link("well", "db/models.json")
    spoil(server)
    assert run(["models", "install", "it", "--index", index]) == 4
    assert told in capsys.readouterr().err
    assert not [model for model in registry.installed() if model.target == "it"]
    assert not [path for path in own_home.rglob("*") if path.is_dir() and path.name.startswith(".unpacking")]
    serve(server)
    assert run(["models", "install", "it", "--index", index]) == 0


def test_the_listing_of_what_is_available(
    server: Mirror, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    index = server.link("well", COLLECTION)
    assert run(["models", "list", "--available", "--index", index]) == 0
    first = capsys.readouterr().out.splitlines()[0].split("\t")
    assert first[:3] == ["en-it", "firefox", "3.0"]
    assert first[5:10] == ["base", "-", "-", "MPL-2.0", "-"]
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert run(["models", "list", "--available", "--index", index]) == 0
    table = capsys.readouterr().out
    for word in ("PAIR", "SIZE", "COMET", "BLEU", "LICENCE", "0.876", "MPL-2.0", "en-ru", "base"):
        assert word in table
    assert max(map(len, table.splitlines())) <= 80


def served(folder: Path) -> dict[str, bytes]:
    return {f"m/{p.relative_to(folder).as_posix()}": p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("name", [COLLECTION, "db/models.json", "index.json"])
def test_a_mirror_serves_what_it_copied(server: Mirror, tmp_path: Path, capsys: Captured, name: str) -> None:
    index, folder = server.link("well", name), tmp_path / "mirror"
    command = ["models", "mirror", str(folder), "--index", index]
    assert run([*command, "--pairs", "en-it,zh"]) == 0
    assert "copied en-it" in capsys.readouterr().err
    before = served(folder)
    asked = len(server.asked)
    assert run([*command, "--pairs", "ru", "--pairs", "it"]) == 0
    assert not [path for path, _ in server.asked[asked:] if "it" in path.rpartition("/")[2]]
    told = json.loads((folder / "index.json").read_text())
    assert [(model["from"], model["to"]) for model in told["models"]] == [
        ("en", "it"), ("en", "ru"), ("en", "zh"),
    ]  # fmt: skip
    for model in told["models"]:
        assert model["to"] == "it" or model["comet"] > 0.8
        for file in model["files"]:
            data = (folder / file["path"]).read_bytes()
            assert (len(data), sha256(data).hexdigest()) == (file["size"], file["sha256"])
    assert {key: value for key, value in served(folder).items() if key in before} | {
        "m/index.json": b""
    } == before | {"m/index.json": b""}
    original = served(folder)
    server.files = dict(original)
    here = server.link("well", "m/index.json")
    assert run(["models", "install", *TARGETS, "--index", here]) == 0
    assert {in_use(target).target for target in TARGETS} == set(TARGETS)
    record = lockfile.read(in_use("ru").path.parent)[in_use("ru").path.name]
    assert record.origin.startswith(server.link("well", "m/models/"))


def test_a_mirror_of_all_and_one_that_is_spoiled(server: Mirror, tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "mirror"
    command = ["models", "mirror", str(folder), "--index", server.link("well", COLLECTION)]
    name = next(name for name in server.files if "base-vocab.enru" in name)
    whole, server.files[name] = server.files[name], b"\x28\xb5\x2f\xfd spoiled"
    assert run(command) == 5
    assert "some models could not be copied" in capsys.readouterr().err
    assert len(json.loads((folder / "index.json").read_text())["models"]) == 2
    server.files[name] = whole
    assert run(command) == 0
    assert len(json.loads((folder / "index.json").read_text())["models"]) == 3
    # a file that was changed there is fetched again
    changed = next(folder.rglob("vocab.enit.spm.zst"))
    good = changed.read_bytes()
    changed.write_bytes(b"x" * len(good))
    assert run(command) == 0
    assert changed.read_bytes() == good
    # a spoiled copy is refused
    server.files |= served(folder)
    name = next(name for name in server.files if name.startswith("m/models/") and "vocab.enit" in name)
    server.files[name] = b"x" * len(good)
    assert run(["models", "install", "it", "--index", server.link("well", "m/index.json")]) == 4
    # the index of something else is not overwritten
    (folder / "index.json").write_text("[]")
    assert run(command) == 4
    assert "the index of something else than a mirror (choose another folder)" in capsys.readouterr().err
    assert (folder / "index.json").read_text() == "[]"


@pytest.mark.parametrize(
    "wrong",
    [
        {"engine": "other"}, {"from": 3}, {"to": "en"}, {"files": []}, {"files": [{}]}, {"files": "x"},
        {"path": "../../etc/passwd", "sha256": ""}, {"path": "https://evil.example/x"}, {"size": -1},
        {"sha256": "x"}, {"packing": "rar"}, {"name": "../evil.bin"}, {"size": True},
    ],
)  # fmt: skip
def test_a_row_of_a_mirror_that_is_none_is_left_out(
    server: Mirror, tmp_path: Path, wrong: dict[str, object]
) -> None:
    folder = tmp_path / "mirror"
    index = server.link("well", COLLECTION)
    assert run(["models", "mirror", str(folder), "--pairs", "it,ru", "--index", index]) == 0
    told = json.loads((folder / "index.json").read_text())
    for key, value in wrong.items():
        part = told["models"][0] if key in told["models"][0] else told["models"][0]["files"][0]
        part[key] = value
    server.files["m/index.json"] = json.dumps(told).encode()
    found = install_plan.read("auto", server.link("well", "m/index.json"))
    assert [entry.target for entry in found.catalogues[0].entries] == ["ru"]
