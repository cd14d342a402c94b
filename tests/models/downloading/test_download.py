"""Downloads from a real server on this machine that misbehaves on request."""

from __future__ import annotations

import hashlib
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import mirror
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mirror import HASTY, Mirror

from polyglot_news.errors import ModelError
from polyglot_news.models.downloading import connection, download, partial_download
from polyglot_news.models.downloading.download import Expected

pytestmark = pytest.mark.enable_socket
BODY = bytes(range(256)) * 4000
OTHER = bytes(reversed(BODY)) + b"more"
SHA256 = hashlib.sha256(BODY).hexdigest()


@pytest.fixture
def server() -> Iterator[Mirror]:
    with mirror.running() as server:
        server.files["model"] = BODY
        server.second["model"] = OTHER
        yield server


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    "how",
    ["well", "drop", "norange", "429once", "503once", "redirect", "otherhost", "chunked", "wrongpart",
     "untagged", "slow"],
)  # fmt: skip
def test_the_whole_file_arrives(server: Mirror, tmp_path: Path, how: str) -> None:
    target = tmp_path / "model"
    seen: list[tuple[int, int]] = []
    link = server.link(how, "model")
    server.pause = 0.001
    assert download.fetch([link], target, manners=HASTY(), progress=lambda *at: seen.append(at)) == link
    assert target.read_bytes() == BODY
    assert files(tmp_path) == ["model"]
    assert seen[-1][0] == len(BODY)
    assert seen[-1][1] == (0 if how == "chunked" else len(BODY))


FAILURES = {
    "404": ("404 Not Found (the file is missing: try a newer index)", []),
    "403": ("403 Forbidden (it refuses: try another mirror)", []),
    "429": ("429 Too Many Requests (it is busy: try again later)", []),
    "503": ("503 Service Unavailable (it is busy: try again later)", []),
    "refuses": ("(check the network and HTTPS_PROXY)", []),
    "silent": ("no answer in time (check the network and HTTPS_PROXY)", []),
    "slowheaders": ("the headers are not there after 0.5 seconds (try another mirror, or later)", []),
    "plainhttp": ("leads to http://mirror.example/model, which is not https (try another mirror)", []),
    "circle": ("leads in circles (try another mirror)", []),
    "html": ("sends a web page instead of a model", []),
    "sayslonger": (
        "ended too early; 1024000 of 1025000 bytes are here (run the command again",
        ["model.part", "model.part.json"],
    ),
    "alwaysdrop": (
        "broke off: it ended too early; 512000 of 1024000 bytes are here (run the",
        ["model.part", "model.part.json"],
    ),
    "trickle": ("too slow, ", ["model.part", "model.part.json"]),
}


@pytest.mark.parametrize("how", FAILURES)
def test_what_does_not_arrive_is_told(server: Mirror, tmp_path: Path, how: str) -> None:
    told, left = FAILURES[how]
    manners = HASTY(tries=2, patience=0.5 if how == "slowheaders" else 60)
    link = server.link(how, "model")
    with pytest.raises(ModelError) as caught:
        download.fetch([link], tmp_path / "model", expected=Expected(magic=BODY[:4]), manners=manners)
    assert told in str(caught.value)
    assert str(caught.value).startswith(link)
    assert files(tmp_path) == left
    assert len(server.asked) < 10


def test_a_file_shorter_than_it_is_is_noticed_by_its_check(server: Mirror, tmp_path: Path) -> None:
    def check(file: Path) -> None:
        if file.read_bytes() != BODY:
            raise ModelError(f"{file}: no model file: cut off", "download it again")

    with pytest.raises(ModelError, match="no model file: cut off"):
        download.fetch(
            [server.link("saysshorter", "model")], tmp_path / "model", expected=Expected(check=check)
        )
    assert files(tmp_path) == []


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        (Expected(sha256="0" * 64), "not the file of the catalogue: SHA-256"),
        (Expected(size=7), "1024000 bytes, and the catalogue says 7"),
    ],
)
def test_what_the_catalogue_says_is_checked(
    server: Mirror, tmp_path: Path, expected: Expected, told: str
) -> None:
    with pytest.raises(ModelError, match=told):
        download.fetch([server.link("well", "model")], tmp_path / "model", expected=expected)
    assert files(tmp_path) == []
    with pytest.raises(ModelError, match="sends more than it should"):
        download.fetch([server.link("chunked", "model")], tmp_path / "model", expected=Expected(size=7))
    assert files(tmp_path) == []


def test_a_length_that_was_wrong_is_mended_where_the_whole_file_can_be_judged(
    server: Mirror, tmp_path: Path
) -> None:
    expected = Expected(sha256=SHA256)
    download.fetch(
        [server.link("sayslonger", "model")], tmp_path / "model", expected=expected, manners=HASTY()
    )
    assert server.ranges() == ["", f"bytes={len(BODY)}-"]
    assert (tmp_path / "model").read_bytes() == BODY
    assert files(tmp_path) == ["model"]


def test_a_dropped_connection_is_taken_up_where_it_broke(server: Mirror, tmp_path: Path) -> None:
    download.fetch([server.link("drop", "model")], tmp_path / "model", manners=HASTY())
    assert server.ranges() == ["", f"bytes={len(BODY) // 2}-"]
    assert "If-Range" in server.asked[1][1]


def test_an_interrupted_command_goes_on_later(server: Mirror, tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        download.fetch([server.link("alwaysdrop", "model")], tmp_path / "model", manners=HASTY(tries=1))
    server.asked.clear()
    # the same link works again: what came is not fetched twice
    half = len(BODY) // 2
    notes = (tmp_path / "model.part.json").read_text()
    (tmp_path / "model.part.json").write_text(notes.replace("/alwaysdrop/", "/well/"))
    download.fetch([server.link("well", "model")], tmp_path / "model", manners=HASTY())
    assert server.ranges() == [f"bytes={half}-"]
    assert (tmp_path / "model").read_bytes() == BODY
    assert files(tmp_path) == ["model"]


def test_another_link_takes_a_part_up_only_where_a_hash_will_tell(server: Mirror, tmp_path: Path) -> None:
    links = [server.link("alwaysdrop", "model"), server.link("well", "model")]
    download.fetch(links, tmp_path / "model", manners=HASTY(tries=1))
    assert server.ranges()[-1] == ""
    (tmp_path / "model").unlink()
    download.fetch(links, tmp_path / "model", expected=Expected(sha256=SHA256), manners=HASTY(tries=1))
    assert server.ranges()[-1] == f"bytes={len(BODY) // 2}-"
    assert (tmp_path / "model").read_bytes() == BODY


def test_a_file_that_changed_meanwhile_is_never_mixed(server: Mirror, tmp_path: Path) -> None:
    download.fetch([server.link("changes", "model")], tmp_path / "model", manners=HASTY())
    assert server.ranges()[1] == f"bytes={len(BODY) // 2}-"
    assert (tmp_path / "model").read_bytes() == OTHER


def test_links_are_tried_in_order(server: Mirror, tmp_path: Path) -> None:
    links = [
        server.link("404", "model"), "ftp://127.0.0.1/x", server.link("html", "model"),
        server.link("well", "model"),
    ]  # fmt: skip
    expected = Expected(magic=BODY[:4])
    assert download.fetch(links, tmp_path / "model", expected=expected) == links[3]
    assert (tmp_path / "model").read_bytes() == BODY
    with pytest.raises(ModelError, match="no link to fetch it from"):
        download.fetch([], tmp_path / "none")


@pytest.mark.parametrize(
    "link", ["http://mirror.example/m", "ipfs://Qm", "file:///etc/passwd", "https://", "http://[x", "x"]
)
def test_no_other_addresses_are_asked(link: str, tmp_path: Path) -> None:
    assert not connection.is_allowed(link)
    with pytest.raises(ModelError, match="only https addresses are fetched"):
        download.fetch([link], tmp_path / "model")
    assert files(tmp_path) == []


def test_the_program_can_be_told_to_stop(server: Mirror, tmp_path: Path) -> None:
    stop = threading.Event()
    with pytest.raises(download.Stopped):
        download.fetch(
            [server.link("slow", "model")],
            tmp_path / "model",
            stop=stop,
            progress=lambda had, _: stop.set() if had > 100_000 else None,
        )
    assert files(tmp_path) == ["model.part", "model.part.json"]


def test_no_room_is_told_before_it_is_filled(
    server: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = shutil.disk_usage(tmp_path)._replace(free=10)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    with pytest.raises(ModelError, match="1 MB more are to come, 0 MB are free") as caught:
        download.fetch([server.link("well", "model")], tmp_path / "model")
    assert caught.value.hint == "free some space"
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 500


def test_a_file_of_an_absurd_size_is_refused(server: Mirror, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="too large for a model"):
        download.fetch([server.link("well", "model")], tmp_path / "model", manners=HASTY(most=1000))
    with pytest.raises(ModelError, match="sends more than it should"):
        download.fetch([server.link("chunked", "model")], tmp_path / "model", manners=HASTY(most=1000))
    assert files(tmp_path) == []


def test_no_server_is_told() -> None:
    with pytest.raises(ModelError, match=r"Connection refused \(check the network and HTTPS_PROXY"):
        download.text("http://127.0.0.1:1/index.json", manners=HASTY(tries=1))


def test_a_proxy_of_the_environment_is_used(
    server: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    with pytest.raises(ModelError, match="check HTTPS_PROXY and NO_PROXY"):
        download.text("https://mirror.example/index.json", manners=HASTY(tries=1))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    download.fetch([server.link("well", "model")], tmp_path / "model", manners=HASTY(tries=1))


def test_texts(server: Mirror) -> None:
    server.files |= {"bom": "\ufeffÀ\n".encode(), "latin": b"\xe9", "long": b"x" * ((16 << 20) + 1)}
    assert download.text(server.link("well", "bom")) == "À\n"
    assert download.text(server.link("chunked", "bom")) == "À\n"
    with pytest.raises(ModelError, match="not UTF-8"):
        download.text(server.link("well", "latin"))
    with pytest.raises(ModelError, match="larger than 16 MB"):
        download.text(server.link("well", "long"))
    server.files["model"] = BODY[:20_000]
    with pytest.raises(ModelError, match=r"not whole after 0\.3 seconds"):
        download.text(server.link("trickle", "model"), manners=HASTY(patience=0.3))


@given(st.binary(max_size=300), st.text(max_size=300))
def test_notes_of_a_part_that_are_damaged_count_as_none(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, link: str
) -> None:
    target = tmp_path_factory.getbasetemp() / "damaged"
    partial_download.path(target).write_bytes(b"half")
    target.with_name("damaged.part.json").write_bytes(data)
    have, mark = partial_download.usable(target, link)
    assert (have, mark) == (0, "") or have == 4
    partial_download.discard(target)
    assert partial_download.length(target) == 0
