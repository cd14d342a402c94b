"""One request to a server: chat messages out, the text of its answer back, limited in time and size.

The interface is that of OpenAI's chat completions, https://platform.openai.com/docs/api-reference/chat, as
far as Ollama, llama.cpp, LM Studio and vLLM all have it. The standard library sends it: no proxy of the
environment is used, and no redirect is followed.
"""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection

from polyglot_news.engines.server.addressing import Server, is_here
from polyglot_news.errors import ModelError
from polyglot_news.expected_shapes import fits, json_of

_CONNECT = 5.0  # seconds
_MOST = 1 << 20  # bytes of an answer
_PIECE = 1 << 16
_BUSY = (408, 425, 429, 500, 502, 503, 504)
_SHAPE = {"choices": [{"message": dict, "text": str}]}
_SHOWN = 200  # characters of what a server says


class Unanswered(Exception):  # noqa: N818 - no error of the program: asked again, then a flag
    """The server gave no usable answer to one request; its text is the reason."""


class Late(Unanswered):
    """The answer was not complete in time."""


def ask(server: Server, messages: Sequence[Mapping[str, str]], *, seed: int, longest: int) -> str:
    """Return the model's answer to some messages, unchanged.

    Args:
        server: Whom to ask.
        messages: `role` and `content` of each.
        seed: Makes an answer repeatable where the server can.
        longest: The most tokens that the answer may have.

    Raises:
        Unanswered: No usable answer came; another try may bring one.
        ModelError: There is no such server or model, or it sends us elsewhere: no further try can help.
    """
    question = {
        "model": server.model,
        "messages": list(messages),
        "temperature": 0,
        "seed": seed,
        "max_tokens": longest,
        "stream": False,
    }
    return _content(_exchanged(server, json.dumps(question).encode()))


def _exchanged(server: Server, body: bytes) -> bytes:
    """Send one request and return the body of the answer."""
    kind = HTTPSConnection if server.parts.scheme == "https" else HTTPConnection
    connection = kind(server.parts.hostname or "", server.port, timeout=min(_CONNECT, server.seconds))
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Connection": "close"}
    if server.authorization:
        headers["Authorization"] = server.authorization
    try:
        _connect(connection, server)
        with _bounded(connection, server.seconds) as late:
            try:
                connection.request("POST", f"{server.parts.path}/chat/completions", body, headers)
                with connection.getresponse() as answer:
                    data = _read(answer)
            except (OSError, HTTPException, ValueError, AttributeError) as error:
                # AttributeError: a TLS socket that was shut down meanwhile
                is_late = late.is_set() or isinstance(error, TimeoutError)
                raise _late(server) if is_late else Unanswered("the connection broke off") from None
            if late.is_set():
                raise _late(server)
        _check(answer, data, server)
        return data
    finally:
        connection.close()


def _connect(connection: HTTPConnection, server: Server) -> None:
    """Open the connection, and make sure that it ends at this machine unless another is allowed."""
    try:
        connection.connect()
        peer = str(connection.sock.getpeername()[0])
    except TimeoutError:
        raise Late("no connection in time") from None
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ModelError(
            f"{server.address}: no server answers: {reason}", "start it, or check --server"
        ) from None
    if not server.anywhere and not is_here(peer.partition("%")[0]):
        raise ModelError(f"{server.address} leads to {peer}, which is not this machine", "use 127.0.0.1")


@contextmanager
def _bounded(connection: HTTPConnection, seconds: float) -> Iterator[threading.Event]:
    """Close the connection when the time is over, even while data trickle in; the event says so."""
    late = threading.Event()
    sock: socket.socket = connection.sock
    sock.settimeout(seconds)

    def shut() -> None:
        late.set()
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, shut)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()


def _read(answer: HTTPResponse) -> bytes:
    data = bytearray()
    while piece := answer.read1(_PIECE):
        data += piece
        if len(data) > _MOST:
            raise Unanswered(f"an answer of more than {_MOST >> 20} MB")
    if answer.length:  # less came than was announced
        raise Unanswered("the answer broke off")
    return bytes(data)


def _check(answer: HTTPResponse, data: bytes, server: Server) -> None:
    """Raise the error for a status that is not a success."""
    status = f"{answer.status} {_plain(answer.reason)}".strip()
    if 200 <= answer.status < 300:  # noqa: PLR2004
        return
    if answer.status in _BUSY:
        raise Unanswered(f"the server says {status}")
    if 300 <= answer.status < 400:  # noqa: PLR2004
        raise ModelError(
            f"{server.address} redirects to {_plain(answer.headers.get('Location', ''))}", "name that address"
        )
    hint = {
        401: "it asks for a key: --server https://:KEY@host/v1",
        403: "it asks for a key: --server https://:KEY@host/v1",
        404: f"check --server and --server-model: is there a model {server.model}?",
    }.get(answer.status, "check --server and --server-model")
    detail = _detail(data)
    raise ModelError(f"{server.address}: {status}{f': {detail}' if detail else ''}", hint)


def _content(data: bytes) -> str:
    """Return the text of the first choice of an answer."""
    try:
        found = json_of(data)
    except ValueError:
        raise Unanswered("an answer that is not JSON") from None
    if not isinstance(found, dict) or not fits(found, _SHAPE) or not found.get("choices"):
        raise Unanswered("an answer without a message")
    choice = found["choices"][0]
    message = choice.get("message", {})
    if message.get("refusal"):
        raise Unanswered("the model refused")
    content = message.get("content")
    if isinstance(content, list):
        content = "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    if choice.get("finish_reason") == "content_filter":
        raise Unanswered("the model refused")
    if choice.get("finish_reason") == "length":
        raise Unanswered("an answer without end")
    if not isinstance(content, str):
        raise Unanswered("an answer without a message")
    return content


def _detail(data: bytes) -> str:
    """Return the server's own words about an error, shortened."""
    try:
        found = json_of(data)
    except ValueError:
        return ""
    said = found.get("error") if isinstance(found, dict) else None
    said = said.get("message") if isinstance(said, dict) else said
    return _plain(said) if isinstance(said, str) else ""


def _plain(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())[:_SHOWN]


def _late(server: Server) -> Late:
    return Late(f"no answer within {server.seconds:g} seconds")
