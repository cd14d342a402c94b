"""A chat server on this machine, of the interface that Ollama and others have, that misbehaves on request."""

from __future__ import annotations

import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[
    [str, int], str
]  # the sentence, and which time it is asked: what the model writes, or a way
SLOW = {
    "silent": b"",
    "late": b"",
    "trickle": b"HTTP/1.1 200 OK\r\n\r\n" + b" " * 60,
    "headers": b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 60,
}
BODIES = {
    "huge": b'{"choices": [{"message": {"content": "' + b"a" * (2 << 20) + b'"}}]}',
    "short": b'{"choices": [',
    "body": b"",
}


class Chat(ThreadingHTTPServer):
    """Answers each sentence with what `answer` makes of it; `!way` as an answer is a way to misbehave.

    Attributes:
        asked: The JSON of each request, in order; `headers` those of HTTP.
        most_at_once: How many requests were under way at the same time.
    """

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, answer: Answer) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer = answer
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.times: Counter[str] = Counter()
        self.under_way = self.most_at_once = 0
        self.lock = threading.Lock()

    @property
    def address(self) -> str:
        """What `--server` is given."""
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def sentences(self) -> list[str]:
        """Return what was asked for, in order."""
        return [request["messages"][-1]["content"] for request in self.asked]

    def handle_error(self, *_: object) -> None:
        """Say nothing of clients that went away."""


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Chat

    def log_message(self, *_: object) -> None: ...

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        sentence = request["messages"][-1]["content"]
        with self.server.lock:
            self.server.asked.append(request)
            self.server.headers.append(dict(self.headers))
            self.server.times[sentence] += 1
            self.server.under_way += 1
            self.server.most_at_once = max(self.server.most_at_once, self.server.under_way)
            times = self.server.times[sentence]
        try:
            with suppress(OSError):
                self._do(self.server.answer(sentence, times))
        finally:
            with self.server.lock:
                self.server.under_way -= 1

    def _do(self, answer: str) -> None:
        way, _, more = answer.removeprefix("!").partition(" ")
        if not answer.startswith("!"):
            self._say({"role": "assistant", "content": answer})
        elif way in SLOW:
            self._slowly(way, more)
        elif way in BODIES:
            self._send(200, BODIES[way] or more.encode(), length=500 if way == "short" else 0)
        elif way == "drop":
            self.close_connection = True
        elif way == "endless":
            self._say({"role": "assistant", "content": more}, finish="length")
        elif way == "refusal":
            self._say({"role": "assistant", "content": None, "refusal": "I refuse."})
        elif way == "elsewhere":
            self._send(307, b"", {"Location": more})
        else:
            self._send(int(way), json.dumps({"error": {"message": more}}).encode())

    def _slowly(self, way: str, more: str) -> None:
        if way == "silent":
            time.sleep(1.5)
        elif way == "late":
            time.sleep(0.9)
            self._say({"role": "assistant", "content": more})
        else:
            for byte in SLOW[way]:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(0.03)

    def _say(self, message: dict[str, Any], finish: str = "stop") -> None:
        choice = {"index": 0, "message": message, "finish_reason": finish}
        self._send(200, json.dumps({"object": "chat.completion", "choices": [choice]}).encode())

    def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None, length: int = 0) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(length or len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def running(answer: Answer) -> Iterator[Chat]:
    """Give a server that runs while the block does."""
    with Chat(answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
