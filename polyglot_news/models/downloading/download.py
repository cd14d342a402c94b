"""Files from the network, streamed to disk: resumed, retried, and whole or not at all.

The only module that opens connections; only `models install`, `models list --available` and what a user
allows with `--download` call it. Proxies and certificates come from the environment as `requests` reads
it (`HTTPS_PROXY`, `NO_PROXY`, `REQUESTS_CA_BUNDLE`).
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from polyglot_news.documentation import page
from polyglot_news.errors import ModelError
from polyglot_news.files import sha256_of
from polyglot_news.models.downloading import partial_download
from polyglot_news.models.downloading.connection import LinkError, Manners, announced, answer, pieces, session

if TYPE_CHECKING:
    import requests

_PARTIAL = 206
_NOTHING_LEFT = 416
_MAX_TEXT = 16 << 20
_MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Expected:
    """What is known of a file before it is fetched.

    Attributes:
        magic: Its first bytes.
        size: Its length; 0 if that is not known.
        sha256: Its hash; empty if that is not known.
        check: Checks the whole file; raises ModelError if it is not what it should be.
    """

    magic: bytes = b""
    size: int = 0
    sha256: str = ""
    check: Callable[[Path], object] | None = None


class Stopped(BaseException):
    """The download was asked to stop; what has arrived is kept."""


def text(link: str, *, manners: Manners | None = None) -> str:
    """Return a text file of at most 16 MB, fetched within a minute.

    Raises:
        ModelError: It cannot be fetched, or is not UTF-8.
    """
    manners = manners or Manners()
    end = time.monotonic() + manners.patience
    data = bytearray()
    with session(manners) as connection, answer(connection, link, {}, manners) as came:
        for piece in pieces(came, decode=True):
            data += piece
            if len(data) > _MAX_TEXT:
                raise ModelError(f"{link}: larger than {_MAX_TEXT // _MB} MB", "check the address")
            if time.monotonic() > end:
                raise ModelError(f"{link}: not whole after {manners.patience:g} seconds", "try again later")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ModelError(f"{link}: not UTF-8", "check the address") from None


def size_of(links: Sequence[str], *, manners: Manners) -> int:
    """Return the bytes of all files together, as their servers announce them; 0 if one does not say."""
    with session(manners) as connection:
        sizes = []
        for link in links:
            sizes.append(announced(connection, link, manners))
            if not sizes[-1]:
                return 0
    return sum(sizes)


def fetch(
    links: Sequence[str],
    target: Path,
    *,
    expected: Expected | None = None,
    manners: Manners | None = None,
    progress: Callable[[int, int], None] | None = None,
    stop: threading.Event | None = None,
) -> str:
    """Fetch a file from the first link that delivers it; return that link.

    What an interrupted call has fetched is kept beside `target`, and is built upon if it is known to belong
    to the same file (`part`). The target itself appears only when it is whole and has been checked.

    Args:
        links: Addresses of the same file, tried in order.
        target: Where the file is put.
        expected: What is known of it.
        manners: How long to wait, how often to try.
        progress: Called with the bytes received and the bytes expected (0 if the server does not say).
        stop: Set by another thread to end the download.

    Raises:
        ModelError: No link delivered the file; the message gives the reason for the last one.
        Stopped: `stop` was set.
    """
    job = _Job(
        target, expected or Expected(), manners or Manners(), progress or (lambda *_: None),
        stop or threading.Event(),
    )  # fmt: skip
    failure = ModelError(f"{target.name}: no link to fetch it from", page("models"))
    for link in links:
        try:
            job.run(link)
        except LinkError as error:  # noqa: PERF203 - a call over the network: no hot loop
            failure = ModelError(error.message, error.hint)
        else:
            return link
    raise failure


@dataclass(frozen=True, slots=True)
class _Job:
    """One file to fetch."""

    target: Path
    expected: Expected
    manners: Manners
    progress: Callable[[int, int], None]
    stop: threading.Event

    def run(self, link: str) -> None:
        """Fetch the file from one link, in as many requests as needed, as long as there is progress."""
        furthest = tries = 0
        reason = ""
        with session(self.manners) as connection:
            while tries < self.manners.tries:
                if tries and self.stop.wait(self.manners.pause * 2 ** (tries - 1)):
                    raise Stopped
                try:
                    self._request(connection, link)
                except _Broken as broken:
                    reason = str(broken)
                else:
                    self._finish(link)
                    return
                reached = partial_download.length(self.target)
                tries = 0 if reached > furthest else tries + 1
                furthest = max(reached, furthest)
        if not furthest:
            raise LinkError(f"{link}: {reason}", "try again later")
        had = f"{furthest} of {partial_download.total(self.target) or '?'} bytes are here"
        raise LinkError(f"{link}: {reason}; {had}", "run the command again: it goes on where it stopped")

    def _request(self, connection: requests.Session, link: str) -> None:
        """Ask for what is missing and append it."""
        start, validator = partial_download.usable(self.target, link, self.expected.sha256)
        if start and start == partial_download.total(self.target):
            return
        headers = {"Range": f"bytes={start}-"} if start else {}
        headers |= {"If-Range": validator} if start and validator else {}
        with answer(connection, link, headers, self.manners, also=(_NOTHING_LEFT,)) as came:
            if came.status_code == _NOTHING_LEFT:
                whole = came.headers.get("Content-Range", "").rpartition("/")[2] == str(start)
                if whole and (self.expected.sha256 or self.expected.check):
                    return  # the length that was announced first was wrong
                partial_download.discard(self.target)
                raise _Broken("the server has no more of the file than came before")
            length = came.headers.get("Content-Length", "")
            rest = int(length) if length.isdecimal() else 0
            if came.status_code == _PARTIAL:
                total = _continued(came.headers.get("Content-Range", ""), start)
                if total < 0 or (
                    partial_download.total(self.target) and total != partial_download.total(self.target)
                ):
                    partial_download.discard(self.target)
                    raise _Broken("the server answers with another part than was asked for")
            else:
                start, total = 0, rest
                partial_download.begin(self.target, link, partial_download.validator(came.headers), total)
            self._check_size(link, start, rest, total)
            self._append(came, link, start, total)

    def _append(self, came: requests.Response, link: str, start: int, total: int) -> None:
        """Append what arrives to what is there.

        Raises:
            _Broken: The connection broke off.
            LinkError: What arrives is something else, too much, or too slow.
        """
        have, beginning = start, b""
        mark, mark_time = start, time.monotonic()
        with _writing(self.target), partial_download.opened(self.target, start) as stream:
            for piece in pieces(came, broken=_Broken):
                if self.stop.is_set():
                    raise Stopped
                if start == 0 and len(beginning) < len(self.expected.magic):
                    beginning += piece[: len(self.expected.magic) - len(beginning)]
                    self._check_beginning(link, beginning, came)
                have += len(piece)
                if have > (self.expected.size or self.manners.most):
                    partial_download.discard(self.target)
                    raise LinkError(f"{link}: sends more than it should", "try another mirror")
                stream.write(piece)
                self.progress(have, total)
                if (passed := time.monotonic() - mark_time) > self.manners.window:
                    if have - mark < self.manners.slowest * passed:
                        raise LinkError(
                            f"{link}: too slow, {(have - mark) / passed:.0f} bytes a second",
                            "try again later: it goes on where it stopped",
                        )
                    mark, mark_time = have, time.monotonic()
        if total and have != total:
            raise _Broken("the connection broke off: it ended too early")

    def _check_beginning(self, link: str, beginning: bytes, came: requests.Response) -> None:
        magic = self.expected.magic
        if magic.startswith(beginning[: len(magic)]):
            return
        partial_download.discard(self.target)
        page = beginning.lstrip()[:1] == b"<" or "html" in came.headers.get("Content-Type", "")
        what = "a web page" if page else "something else"
        raise LinkError(
            f"{link}: sends {what} instead of a model", "open it in a browser, or check the index"
        )

    def _check_size(self, link: str, start: int, rest: int, total: int) -> None:
        if self.expected.size and total and total != self.expected.size:
            partial_download.discard(self.target)
            raise LinkError(
                f"{link}: {total} bytes, and the catalogue says {self.expected.size}", "try another mirror"
            )
        if total > self.manners.most:
            partial_download.discard(self.target)
            raise LinkError(f"{link}: {total // _MB} MB, too large for a model", "check the index")
        free = shutil.disk_usage(self.target.parent).free
        if rest > free:
            raise ModelError(
                f"{self.target.name}: {rest // _MB + 1} MB more are to come, {free // _MB} MB are free in "
                f"{self.target.parent}",
                "free some space; what has come is kept" if start else "free some space",
            )

    def _finish(self, link: str) -> None:
        """Check the whole file and give it its name."""
        whole = partial_download.path(self.target)
        if self.expected.sha256 and (found := sha256_of(whole)) != self.expected.sha256:
            partial_download.discard(self.target)
            raise LinkError(
                f"{link}: not the file of the catalogue: SHA-256 {found[:12]}…, not "
                f"{self.expected.sha256[:12]}…",
                "try another mirror, or later",
            )
        if self.expected.check is not None:
            try:
                self.expected.check(whole)
            except ModelError as error:
                partial_download.discard(self.target)
                reason = error.message.removeprefix(f"{whole}: ")
                raise LinkError(f"{link}: {reason}", error.hint) from None
        partial_download.finish(self.target)


class _Broken(Exception):  # noqa: N818 - a reason to ask again, not yet an error
    """The connection ended before the end of the file."""


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    """Report a full disk, or a folder without write permission, as such."""
    try:
        yield
    except OSError as error:
        raise ModelError(
            f"{target.name}: {error.strerror or error}", f"check space and permissions of {target.parent}"
        ) from None


def _continued(header: str, start: int) -> int:
    """Return the length of the whole file that a `Content-Range` names, or -1 if it does not fit."""
    unit, _, rest = header.partition(" ")
    span, _, total = rest.partition("/")
    first = span.partition("-")[0]
    fits = unit.lower() == "bytes" and first.isdecimal() and int(first) == start
    if not fits:
        return -1
    return int(total) if total.isdecimal() else 0
