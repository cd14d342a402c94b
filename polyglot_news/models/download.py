"""Files from the network, streamed to disk: resumed, tried again, and whole or not at all.

The one module that opens connections; `models install` is the one command that calls it. Proxies and
certificates come from the environment as `requests` reads it (`HTTPS_PROXY`, `NO_PROXY`,
`REQUESTS_CA_BUNDLE`).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from polyglot_news.errors import ModelError

if TYPE_CHECKING:
    import requests

MAX_BYTES = 4 << 30  # far above any model
_TIMEOUT = (10, 60)  # seconds to connect, and between two pieces
_TRIES = 4
_PIECE = 1 << 18
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_MAX_TEXT = 16 << 20


def is_allowed(link: str) -> bool:
    """Whether a link may be fetched: `https` anywhere, plain `http` on this machine alone."""
    parts = urlsplit(link)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOCAL)


def text(link: str) -> str:
    """Return a small text file.

    Raises:
        ModelError: It cannot be fetched.
    """
    with _session() as session, _answer(session, link, {}) as answer:
        data = b"".join(_pieces(answer, _MAX_TEXT))
    return data.decode("utf-8-sig", "replace")


def fetch(links: Sequence[str], target: Path, *, progress: Callable[[int, int], None] | None = None) -> str:
    """Fetch a file from the first link that gives it; return that link.

    What an interrupted call has fetched lies in `target` with `.part` behind its name and is taken up again
    where the server allows it. The target itself appears only when it is whole.

    Args:
        links: Addresses of the same file, tried in order.
        target: Where the file is put.
        progress: Called with the bytes had and the bytes expected (0 where the server does not say).

    Raises:
        ModelError: No link gave the file; the message names the last reason.
    """
    failure = ModelError(f"{target.name}: no link to fetch it from", "see docs/models.md")
    for link in links:
        try:
            with _session() as session:
                _fetch_one(session, link, target, progress)
        except ModelError as error:  # noqa: PERF203 - a call over the network: no hot loop
            failure = error
        else:
            return link
    raise failure


def _fetch_one(
    session: requests.Session, link: str, target: Path, progress: Callable[[int, int], None] | None
) -> None:
    part = target.with_name(target.name + ".part")
    stamp = target.with_name(target.name + ".etag")  # which file the part belongs to
    for attempt in range(_TRIES):
        have = part.stat().st_size if part.exists() and stamp.exists() else 0
        headers = {"Range": f"bytes={have}-", "If-Range": stamp.read_text("utf-8")} if have else {}
        with _answer(session, link, headers) as answer:
            if answer.status_code != 206:  # noqa: PLR2004 - the whole file: what was there is of no use
                have = 0
            expected = have + int(answer.headers.get("Content-Length") or 0)
            if expected > shutil.disk_usage(target.parent).free + have:
                raise ModelError(f"{link}: {expected >> 20} MB do not fit on the disk", "free some space")
            mark = answer.headers.get("ETag") or answer.headers.get("Last-Modified") or ""
            if mark and not mark.startswith("W/"):
                stamp.write_text(mark, "utf-8")
            else:
                stamp.unlink(missing_ok=True)
            whole = _save(answer, part, have, expected, progress)
        if whole:
            part.replace(target)
            stamp.unlink(missing_ok=True)
            return
        if attempt == _TRIES - 1:
            raise ModelError(f"{link}: the connection broke off", "run the command again: it goes on there")


def _save(
    answer: requests.Response,
    part: Path,
    have: int,
    expected: int,
    progress: Callable[[int, int], None] | None,
) -> bool:
    """Append what comes to the part; return whether the file is whole."""
    import requests

    promised = "Content-Length" in answer.headers
    try:
        with part.open("r+b" if have else "wb") as stream:
            stream.seek(have)
            stream.truncate()
            for piece in _pieces(answer, MAX_BYTES - have):
                stream.write(piece)
                have += len(piece)
                if progress is not None:
                    progress(have, expected)
    except requests.RequestException:
        return False
    except OSError as error:
        raise ModelError(f"{part}: {error.strerror}", "free some space, or check permissions") from None
    return not promised or have == expected


def _pieces(answer: requests.Response, most: int) -> Iterator[bytes]:
    total = 0
    for piece in answer.iter_content(_PIECE):
        total += len(piece)
        if total > most:
            raise ModelError(f"{answer.url}: larger than {most >> 20} MB", "check the address")
        yield piece


def _session() -> requests.Session:
    import requests
    from urllib3.util import Retry

    session = requests.Session()
    retry = Retry(
        total=_TRIES,
        backoff_factor=0.5,
        status_forcelist=(429, 500, 502, 503, 504),
        allowed_methods=("GET",),
        respect_retry_after_header=True,
    )
    for scheme in ("https://", "http://"):
        session.mount(scheme, requests.adapters.HTTPAdapter(max_retries=retry))
    session.hooks["response"].append(_refuse_redirect)
    session.headers["Accept-Encoding"] = "identity"  # lengths and ranges count the bytes of the file
    return session


def _refuse_redirect(answer: requests.Response, **_: object) -> None:
    """Refuse to be led where no link may lead, before anything is sent there."""
    if answer.is_redirect:
        place = urljoin(answer.url, answer.headers["Location"])
        if not is_allowed(place):
            answer.close()
            raise ModelError(f"{answer.url}: leads to {place}, which is not https", "try another mirror")


@contextmanager
def _answer(session: requests.Session, link: str, headers: dict[str, str]) -> Iterator[requests.Response]:
    import requests

    if not is_allowed(link):
        raise ModelError(f"{link}: only https addresses are fetched", "check the index")
    try:
        with session.get(link, headers=headers, stream=True, timeout=_TIMEOUT) as answer:
            if answer.status_code not in {200, 206}:
                raise ModelError(f"{link}: the server answers {answer.status_code}", "try again later")
            yield answer
    except requests.RequestException as error:
        raise ModelError(f"{link}: {_plainly(error)}", "check the network and HTTPS_PROXY") from None


def _plainly(error: Exception) -> str:
    """Return the innermost reason of a failed request, in a few words."""
    reason: object = error
    while getattr(reason, "args", None) and isinstance(reason.args[0], Exception):  # type: ignore[attr-defined]
        reason = reason.args[0]  # type: ignore[attr-defined]
    text_of = str(getattr(reason, "reason", reason))
    return text_of.rsplit(": ", 1)[-1][:200] or type(error).__name__
