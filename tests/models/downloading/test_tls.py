"""Encrypted servers with a certificate of their own, as behind a company's proxy."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from mirror import HASTY, Mirror

from polyglot_news.errors import ModelError
from polyglot_news.models.downloading import download

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate"),
]
BODY = bytes(range(256)) * 400


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("certificate")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost",
         "-keyout", str(folder / "key.pem"), "-out", str(folder / "ca.pem")],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder


class Encrypted(Mirror):
    def link(self, how: str, name: str, host: str = "127.0.0.1") -> str:
        return super().link(how, name, host).replace("http:", "https:")


@pytest.fixture
def server(certificate: Path) -> Iterator[Encrypted]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "ca.pem", certificate / "key.pem")
    with Encrypted() as running:
        running.files["model"] = BODY
        running.socket = context.wrap_socket(running.socket, server_side=True)
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def test_an_unknown_certificate_is_not_trusted(server: Encrypted, tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        download.fetch([server.link("well", "model")], tmp_path / "model", manners=HASTY(tries=1))
    assert "its certificate is not trusted" in caught.value.message
    assert "REQUESTS_CA_BUNDLE" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("how", ["well", "drop", "otherhost"])
def test_a_certificate_that_is_named_is_trusted(
    server: Encrypted, certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate / "ca.pem"))
    download.fetch([server.link(how, "model")], tmp_path / "model", manners=HASTY(tries=2))
    assert (tmp_path / "model").read_bytes() == BODY


def test_from_https_nothing_leads_to_http(
    server: Encrypted, certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate / "ca.pem"))
    weaker = server.link("well", "model").replace("https:", "http:")
    monkeypatch.setattr(server, "link", lambda *_: weaker)  # what `otherhost` leads to
    link = weaker.replace("http:", "https:").replace("/well/", "/otherhost/")
    with pytest.raises(ModelError, match="which is not https"):
        download.fetch([link], tmp_path / "model", manners=HASTY(tries=1))
    assert len(server.asked) == 1
