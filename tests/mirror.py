"""A real HTTP server on this machine that serves files and misbehaves on request.

It refuses clients that do not say who they are.
"""

from __future__ import annotations

import functools
import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from polyglot_news.models.downloading.connection import Manners

# as patient as a test is: the real figures are those of Manners
HASTY = functools.partial(Manners, connect=2, silence=0.6, pause=0.01, longest=1, window=0.4, slowest=20_000)
PAGE = b"<!DOCTYPE html><html><title>Sign in</title><p>Please sign in to the network.</p></html>"
STATUS = {"404": 404, "429": 429, "503": 503, "403": 403, "429once": 429, "503once": 503}


class Mirror(ThreadingHTTPServer):
    """Serves `files`; the first part of a path says how: `/well/name`, `/drop/name`, `/429once/name`, …

    Attributes:
        files: What there is, by name; `second` is what `changes` sends from the second request on.
        asked: Path and headers of each request for a file, in order; `heads` are paths asked for their size.
        pause: Seconds between two pieces of `trickle` and `slow`.
    """

    daemon_threads = True
    request_queue_size = 64

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files: dict[str, bytes] = {}
        self.second: dict[str, bytes] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.heads: list[str] = []
        self.times: Counter[str] = Counter()
        self.pause = 0.05

    def link(self, how: str, name: str, host: str = "127.0.0.1") -> str:
        """Return the address of a file, to be served in that way."""
        return f"http://{host}:{self.server_address[1]}/{how}/{name}"

    def ranges(self) -> list[str]:
        """Return what part each request asked for; empty for the whole."""
        return [headers.get("Range", "") for _, headers in self.asked]

    def handle_error(self, *_: object) -> None:
        """Say nothing of clients that went away: some are killed on purpose."""


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server: Mirror

    def log_message(self, *_: object) -> None: ...

    def do_GET(self) -> None:
        if not self._is_polite():
            self._short(403)
        elif self.path.startswith("/slowheaders/"):
            self._trickle(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 400)
        else:
            self._answer()

    def do_HEAD(self) -> None:
        name = self.path.split("/", 2)[-1]
        self.server.heads.append(self.path)
        body = self.server.files.get(name) if self._is_polite() else None
        self._head(404 if body is None else 200, {"Content-Length": str(len(body or b""))})

    def _is_polite(self) -> bool:
        """Whether the client says who it is, as Argos' server expects it."""
        told = self.headers.get("User-Agent", "")
        return told.startswith("polyglot-news/") and "ArgosTranslate" in told

    def _answer(self) -> None:
        _, how, name = self.path.split("/", 2)
        self.server.asked.append((self.path, dict(self.headers)))
        self.server.times[self.path] += 1
        first = self.server.times[self.path] == 1
        body = self.server.files.get(name)
        if body is None:
            self._short(404)
        elif how in STATUS and (first or not how.endswith("once")):
            self._short(STATUS[how], {"Retry-After": "0"} if how.startswith("429") else {})
        elif how == "redirect":
            self._short(302, {"Location": f"/well/{name}"})
        elif how == "otherhost":
            self._short(302, {"Location": self.server.link("well", name, "localhost")})
        elif how == "plainhttp":
            self._short(302, {"Location": f"http://mirror.example/{name}"})
        elif how == "circle":
            self._short(302, {"Location": self.path})
        elif how == "html":
            self._send(PAGE, {"Content-Type": "text/html"})
        elif how == "silent":
            time.sleep(1.5)
            self.close_connection = True
        elif how == "refuses":
            self.close_connection = True
        else:
            self._file(how, name, body, first=first)

    def _file(self, how: str, name: str, body: bytes, *, first: bool) -> None:
        if how == "changes" and not first:
            body = self.server.second[name]
        tag = f'"{len(body)}-{hash(body) & 0xFFFF}"'
        start = 0
        asked = self.headers.get("Range", "")
        if asked and how != "norange" and self.headers.get("If-Range") in (None, tag):
            start = int(asked.removeprefix("bytes=").rstrip("-"))
        if start and start >= len(body):
            self._short(416, {"Content-Range": f"bytes */{len(body)}"})
            return
        rest = body[start:]
        headers = {} if how == "untagged" else {"ETag": tag}
        if start:
            shown = start + 5 if how == "wrongpart" else start
            headers["Content-Range"] = f"bytes {shown}-{len(body) - 1}/{len(body)}"
        status = 206 if start else 200
        if how == "chunked":
            self._head(status, headers | {"Transfer-Encoding": "chunked"})
            for at in range(0, len(rest), 50_000):
                piece = rest[at : at + 50_000]
                self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
            self.wfile.write(b"0\r\n\r\n")
            return
        length = {"sayslonger": len(rest) + 1000, "saysshorter": len(rest) - 1000}.get(how, len(rest))
        self._head(status, headers | {"Content-Length": str(length)})
        drops = {"drop", "norange", "changes", "wrongpart", "untagged"}
        if (how in drops and first) or how == "alwaysdrop":
            self._break_off(rest[: 0 if how == "alwaysdrop" and start else len(rest) // 2])
            return
        if how in {"trickle", "slow"}:
            for at in range(0, len(rest), step := 100 if how == "trickle" else 60_000):
                self.wfile.write(rest[at : at + step])
                self.wfile.flush()
                time.sleep(self.server.pause)
            return
        self.wfile.write(rest)
        self.close_connection = length != len(rest)

    def _trickle(self, data: bytes) -> None:
        """Send byte by byte, until nobody listens any more."""
        self.close_connection = True
        with suppress(OSError):
            for at in range(len(data)):
                self.wfile.write(data[at : at + 1])
                self.wfile.flush()
                time.sleep(0.05)

    def _break_off(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()
        self.close_connection = True

    def _send(self, body: bytes, headers: dict[str, str]) -> None:
        self._head(200, headers | {"Content-Length": str(len(body))})
        self.wfile.write(body)

    def _short(self, status: int, headers: dict[str, str] | None = None) -> None:
        self._head(status, {"Content-Length": "0"} | (headers or {}))

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


@contextmanager
def running() -> Iterator[Mirror]:
    """Give a server that runs while the block does."""
    with Mirror() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def row(source: str, target: str, *links: str, version: str = "1.0", **more: object) -> dict[str, object]:
    """Return a row of Argos' index."""
    return {"from_code": source, "to_code": target, "package_version": version, "links": list(links)} | more


def index_file(folder: Path, *rows: object, name: str = "index.json") -> str:
    """Write an index and return its path."""
    (folder / name).write_text(json.dumps(rows))
    return str(folder / name)


def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the command line as patient as a test is."""
    for module in (
        "models.install_plan",
        "models.fetch_and_install",
        "models.catalogues.catalogue",
        "models.downloading.download",
    ):
        monkeypatch.setattr(f"polyglot_news.{module}.Manners", HASTY)
