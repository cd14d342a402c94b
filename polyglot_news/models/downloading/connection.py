"""Requests as every download makes them: where they may lead, how long they wait, how failures are named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from polyglot_news.addresses import host_of, joined
from polyglot_news.errors import ModelError
from polyglot_news.version import HOME, __version__

if TYPE_CHECKING:
    import requests

# Since 2022 Argos' server expects its own program's name in it.
USER_AGENT = f"polyglot-news/{__version__} (ArgosTranslate compatible; +{HOME})"
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_PIECE = 1 << 17
_DIGITS = 16  # of a length that can be true
_BUSY = (429, 500, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class Manners:
    """How a server is treated.

    Attributes:
        connect: Seconds to wait for a connection; `silence` for the next piece; `patience` for all headers of
            an answer, and for a catalogue.
        tries: How often a request without progress is tried; `pause` is the first pause, doubled each time.
        longest: The most seconds that a busy server may make us wait (`Retry-After`).
        slowest: Bytes a second below which a download is given up, measured over `window` seconds.
        most: The most bytes that a file may have.
        plain: Hosts that may be asked without encryption: this machine, and the host of an index that the
            user named with `http`.
        logins: User and password by host, as the user named them; for other hosts `~/.netrc` counts.
    """

    connect: float = 10
    silence: float = 30
    patience: float = 60
    tries: int = 4
    pause: float = 0.5
    longest: int = 60
    slowest: int = 1000
    window: float = 30
    most: int = 4 << 30
    plain: frozenset[str] = LOCAL
    logins: Mapping[str, tuple[str, str]] = field(default_factory=dict, repr=False)


class LinkError(ModelError):
    """A link does not deliver the file; another one may."""


def is_allowed(link: str, plain: frozenset[str] = LOCAL) -> bool:
    """Whether a link may be fetched: `https` anywhere, plain `http` only from the hosts named."""
    host, scheme = host_of(link), link.partition(":")[0].lower()
    return bool(host) and (scheme == "https" or (scheme == "http" and host in plain))


def session(manners: Manners) -> requests.Session:
    """Return a session that retries, counts the bytes of the file itself, and follows no unsafe link."""
    import requests
    from urllib3.util import Retry

    from polyglot_news.models.downloading.header_timeout import bounded

    made = requests.Session()
    made.headers["User-Agent"] = USER_AGENT
    retry = Retry(
        total=manners.tries,
        status=manners.tries,
        redirect=0,
        backoff_factor=manners.pause,
        status_forcelist=_BUSY,
        allowed_methods=("GET",),
        respect_retry_after_header=True,
        retry_after_max=manners.longest,
        raise_on_status=False,
    )
    for scheme in ("https://", "http://"):
        made.mount(scheme, bounded(retry, manners.patience))
    made.max_redirects = 5
    if manners.logins:
        made.auth = _login(manners.logins)
    made.hooks["response"].append(_watch(manners.plain))
    return made


def announced(made: requests.Session, link: str, manners: Manners) -> int:
    """Return the length of a file as the server announces it, without fetching it; 0 if it does not say."""
    import requests

    if not is_allowed(link, manners.plain):
        return 0
    try:
        with made.head(
            link, headers={"Accept-Encoding": "identity"}, allow_redirects=True, timeout=manners.connect
        ) as came:
            length = came.headers.get("Content-Length", "") if came.ok else ""
    except (requests.RequestException, LinkError):
        return 0
    return int(length) if length.isdecimal() and len(length) < _DIGITS else 0


@contextmanager
def answer(
    made: requests.Session,
    link: str,
    headers: Mapping[str, str],
    manners: Manners,
    *,
    also: tuple[int, ...] = (),
) -> Iterator[requests.Response]:
    """Yield the response to a request: the file, a part of it, or a status named in `also`.

    Raises:
        LinkError: The link may not be followed, there is no response, or it has another status.
    """
    import requests

    from polyglot_news.models.downloading.header_timeout import Late

    if not is_allowed(link, manners.plain):
        raise LinkError(f"{link}: only https addresses are fetched", "check the index")
    # lengths and ranges must count the bytes of the file, not of a compressed form
    sent = {"Accept-Encoding": "identity", **headers}
    try:
        with made.get(link, headers=sent, stream=True, timeout=(manners.connect, manners.silence)) as came:
            if came.status_code not in {200, 206, *also}:
                raise LinkError(f"{link}: the server answers {_status(came)}", _what_next(came.status_code))
            yield came
    except Late as error:
        raise LinkError(f"{link}: {error}", "try another mirror, or later") from None
    except requests.RequestException as error:
        raise LinkError(f"{link}: {_plainly(error)}", _hint(error)) from None


def pieces(
    came: requests.Response, *, broken: type[Exception] | None = None, decode: bool = False
) -> Iterator[bytes]:
    """Yield the bytes as they arrive: a server that trickles is noticed, and nothing received is lost.

    Raises:
        LinkError: The connection broke off; `broken` is raised instead if given.
    """
    from urllib3.exceptions import HTTPError

    try:
        if came.raw.supports_chunked_reads() and came.raw.chunked:
            yield from came.raw.stream(_PIECE, decode_content=decode)
            return
        while piece := came.raw.read1(_PIECE, decode_content=decode):
            yield piece
    except (HTTPError, OSError) as error:
        if broken is not None:
            raise broken(f"the connection broke off: {_plainly(error)}") from None
        raise LinkError(f"{came.url}: the connection broke off: {_plainly(error)}", "try again") from None


def _login(
    logins: Mapping[str, tuple[str, str]],
) -> Callable[[requests.PreparedRequest], requests.PreparedRequest]:
    """Return a function that adds user and password to requests to their host; for others netrc is used."""
    from requests.auth import HTTPBasicAuth
    from requests.utils import get_netrc_auth

    def add(request: requests.PreparedRequest) -> requests.PreparedRequest:
        address = request.url or ""
        login = logins.get(host_of(address)) or get_netrc_auth(address)
        return HTTPBasicAuth(*login)(request) if login else request

    return add


def _watch(plain: frozenset[str]) -> Callable[..., None]:
    """Return a hook that refuses redirects to where no link may lead, before anything is sent there."""

    def refuse(came: requests.Response, **_: object) -> None:
        if not came.is_redirect:
            return
        place = joined(came.url, came.headers["Location"])
        weaker = came.url.startswith("https:") and not place.startswith("https:")
        if weaker or not is_allowed(place, plain):
            came.close()
            raise LinkError(f"{came.url}: leads to {place[:200]}, which is not https", "try another mirror")

    return refuse


def _status(came: requests.Response) -> str:
    return f"{came.status_code} {came.reason or ''}".strip()


def _what_next(status: int) -> str:
    if status in _BUSY:
        return "it is busy: try again later"
    return {
        401: "it asks for a user and a password: name them in ~/.netrc, or in the address",
        403: "it refuses: try another mirror",
        404: "the file is missing: try a newer index",
    }.get(status, "try again later")


def _plainly(error: BaseException) -> str:
    """Return why a request failed, in a few words."""
    import requests
    from urllib3 import exceptions

    kinds = (
        ((requests.exceptions.ProxyError, exceptions.ProxyError), "the proxy does not answer"),
        ((requests.exceptions.SSLError, exceptions.SSLError), "its certificate is not trusted"),
        ((requests.exceptions.Timeout, exceptions.TimeoutError, TimeoutError), "no answer in time"),
        ((requests.exceptions.TooManyRedirects,), "leads in circles"),
        ((exceptions.IncompleteRead,), "it ended too early"),
    )
    reason: object = error
    while reason is not None:
        if isinstance(reason, exceptions.NewConnectionError):  # for urllib3 a time-out as well
            error = reason
            break
        for kind, words in kinds:
            if isinstance(reason, kind):
                return words
        inner = [one for one in getattr(reason, "args", ()) if isinstance(one, Exception)]
        reason = getattr(reason, "reason", None) if not inner else inner[0]
        if not isinstance(reason, BaseException):
            break
        error = reason
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    cleaned = re.sub(r"\[Errno -?\d+\] ", "", str(error).rsplit(": ", 1)[-1])
    return (cleaned or type(error).__name__)[:200]


def _hint(error: Exception) -> str:
    import requests

    if isinstance(error, requests.exceptions.TooManyRedirects):
        return "try another mirror"
    if isinstance(error, requests.exceptions.ProxyError):
        return "check HTTPS_PROXY and NO_PROXY"
    if isinstance(error, requests.exceptions.SSLError):
        return "behind a proxy with a certificate of its own, name that in REQUESTS_CA_BUNDLE"
    return "check the network and HTTPS_PROXY"
