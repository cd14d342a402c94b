"""Downloads against a real server on this machine that misbehaves on request."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from installed import PACKAGES

from polyglot_news.cli.app import run
from polyglot_news.engines import packages
from polyglot_news.errors import ModelError, UsageError
from polyglot_news.models import catalogue, download

pytestmark = pytest.mark.enable_socket
BODY = bytes(range(256)) * 4000


class Server(ThreadingHTTPServer):
    """Serves `files`; the first part of a path says how to misbehave: /drop/name, /flaky/name, …"""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files: dict[str, bytes] = {}
        self.asked: list[tuple[str, str]] = []

    def link(self, how: str, name: str) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/{how}/{name}"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def log_message(self, *_: object) -> None: ...

    def do_GET(self) -> None:
        _, how, name = self.path.split("/", 2)
        self.server.asked.append((self.path, self.headers.get("Range", "")))
        times = sum(path == self.path for path, _ in self.server.asked)
        body = self.server.files.get(name, b"")
        if how == "missing" or (how == "flaky" and times == 1):
            self.send_response(404 if how == "missing" else 503)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if how == "away":
            self.send_response(302)
            self.send_header("Location", "http://example.org/x")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        start = 0
        asked = self.headers.get("Range", "")
        tag = f'"{len(body)}-{times}"' if how == "changing" else '"same"'
        if asked and how != "norange" and self.headers.get("If-Range") == tag:
            start = int(asked.removeprefix("bytes=").rstrip("-"))
        self.send_response(206 if start else 200)
        self.send_header("ETag", tag)
        self.send_header("Content-Length", str(len(body) - start))
        self.end_headers()
        if how in {"drop", "norange", "changing"} and times == 1:
            self.wfile.write(body[start : start + len(body) // 2])
            self.close_connection = True
            return
        self.wfile.write(body[start:])


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        running.files["model"] = BODY
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.mark.parametrize("how", ["well", "drop", "norange", "changing", "flaky"])
def test_the_whole_file_arrives(server: Server, tmp_path: Path, how: str) -> None:
    target = tmp_path / "model"
    seen: list[tuple[int, int]] = []
    link = server.link(how, "model")
    assert download.fetch([link], target, progress=lambda *at: seen.append(at)) == link
    assert target.read_bytes() == BODY
    assert [path.name for path in tmp_path.iterdir()] == ["model"]
    assert seen[-1] == (len(BODY), len(BODY))


def test_a_dropped_connection_is_taken_up_where_it_broke(server: Server, tmp_path: Path) -> None:
    download.fetch([server.link("drop", "model")], tmp_path / "model")
    first, second = server.asked
    assert first[1] == ""
    assert second[1] == f"bytes={1 << 18}-"  # what had come in whole pieces


def test_an_interrupted_command_goes_on_later(server: Server, tmp_path: Path) -> None:
    (tmp_path / "model.part").write_bytes(BODY[:1000])
    (tmp_path / "model.etag").write_text('"same"')
    download.fetch([server.link("well", "model")], tmp_path / "model")
    assert server.asked == [("/well/model", "bytes=1000-")]
    assert (tmp_path / "model").read_bytes() == BODY


def test_links_are_tried_in_order(server: Server, tmp_path: Path) -> None:
    links = [server.link("missing", "model"), "ftp://127.0.0.1/x", server.link("well", "model")]
    assert download.fetch(links, tmp_path / "model") == links[2]
    assert (tmp_path / "model").read_bytes() == BODY


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("http://example.org/model", "only https"),
        ("ipfs://Qm", "only https"),
        ("missing", "answers 404"),
        ("away", "leads to http://example.org/x, which is not https"),
    ],
)
def test_what_cannot_be_had_is_told_and_leaves_nothing(
    server: Server, tmp_path: Path, link: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "_TRIES", 1)
    with pytest.raises(ModelError, match=told):
        download.fetch([link if "://" in link else server.link(link, "model")], tmp_path / "model")
    assert not (tmp_path / "model").exists()
    assert [asked for asked, _ in server.asked if "example" in asked] == []


def test_no_server_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "_TRIES", 0)
    with pytest.raises(ModelError, match="check the network"):
        download.text("http://127.0.0.1:1/index.json")


# the index, and the command


def row(source: str, target: str, *links: str, version: str = "1.0", **more: str) -> dict[str, object]:
    return {"from_code": source, "to_code": target, "package_version": version, "links": list(links)} | more


def index_file(tmp_path: Path, *rows: object) -> str:
    (tmp_path / "index.json").write_text(json.dumps(rows))
    return str(tmp_path / "index.json")


def test_what_an_index_offers(tmp_path: Path) -> None:
    rows = (
        row("en", "it", "https://a/1"),
        row("en", "it", "ipfs://x", "https://a/2", version="1.10"),
        row("en", "it", "https://a/3", version="1.9"),
        row("it", "en", "https://b"),
        row("en", "zt", "https://c"),
        row("en", "ru", "ipfs://y"),
        row("xx", "en", "https://d"),
        row("en", "de", "https://e", type="sbd"),
        "no row",
    )
    entries = catalogue.read(index_file(tmp_path, *rows))
    pairs = [(entry.source, entry.target) for entry in entries]
    assert pairs == [("en", "it")] * 3 + [("en", "zh-Hant"), ("it", "en")]
    assert [entry.version for entry in entries[:3]] == ["1.10", "1.9", "1.0"]
    assert entries[0].links == ("https://a/2",)
    assert [e.version for e in catalogue.route(entries, "en", "it")] == ["1.10"]
    assert [(e.source, e.target) for e in catalogue.route(entries, "it", "zh-Hant")] == [
        ("it", "en"), ("en", "zh-Hant"),
    ]  # fmt: skip
    with pytest.raises(ModelError, match="no package for en-ru"):
        catalogue.route(entries, "en", "ru")


def test_a_broken_index_is_told(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("<html>")
    with pytest.raises(ModelError, match="no index of packages"):
        catalogue.read(str(tmp_path / "bad.json"))
    with pytest.raises(ModelError, match="No such file"):
        catalogue.read(str(tmp_path / "none.json"))


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("en-it", ("en", "it")),
        ("it", ("en", "it")),
        ("en-zt", ("en", "zh-Hant")),
        ("pt-BR", ("en", "pt-BR")),
        ("en-zh-Hant", ("en", "zh-Hant")), ("pb-en", ("pt-BR", "en")),
    ],
)  # fmt: skip
def test_pairs_in_any_spelling(text: str, pair: tuple[str, str]) -> None:
    assert catalogue.pair_of(text, "en") == pair


def test_an_unknown_language_in_a_pair_is_told() -> None:
    with pytest.raises(UsageError, match="no pair of two known languages"):
        catalogue.pair_of("en-xx", "en")


def test_install_by_pair(server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    server.files["ru"] = (PACKAGES / "translate-en_ru-1_0.argosmodel").read_bytes()
    index = index_file(tmp_path, row("en", "ru", server.link("drop", "ru")))
    assert run(["models", "install", "ru", "--index", index]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "installed" in told.err
    assert "SHA-256" in told.err
    assert [package.model.target for package in packages.packages()] == ["ru"]
    assert run(["translate", "--help"]) == 0


def test_a_page_instead_of_a_package_is_refused(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.files["ru"] = b"<html>please sign in</html>"
    index = index_file(tmp_path, row("en", "ru", server.link("well", "ru")))
    assert run(["models", "install", "en-ru", "--index", index]) == 4
    assert "not an Argos package" in capsys.readouterr().err
    assert packages.packages() == ()


def test_the_index_of_the_environment_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLYGLOT_NEWS_INDEX", index_file(tmp_path))
    assert run(["models", "install", "en-ru"]) == 4
    monkeypatch.delenv("POLYGLOT_NEWS_INDEX")
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", str(tmp_path))
    assert run(["models", "install", "en-ru"]) == 4
