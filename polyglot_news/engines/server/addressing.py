"""Which server is asked: one on this machine, unless the user allows another."""

from __future__ import annotations

import ipaddress
from base64 import b64encode
from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urlsplit

from polyglot_news.addresses import without_login
from polyglot_news.errors import UsageError

_PORTS = {"http": 80, "https": 443}
_HINT = "name it as in --server http://127.0.0.1:11434/v1"


@dataclass(frozen=True, slots=True)
class Server:
    """An OpenAI-compatible server and one of its models.

    Attributes:
        address: Its base address, with `/v1` where it has one; without user, password and key.
        model: The name that the server has for the model.
        anywhere: Whether texts may leave this machine.
        seconds: How long an answer may take, from the connection to its last byte.
        authorization: The header that proves who asks, or an empty string; never shown.
    """

    address: str
    model: str
    anywhere: bool = False
    seconds: float = 120
    authorization: str = field(default="", repr=False, compare=False)

    @property
    def parts(self) -> SplitResult:
        """The address, split."""
        return urlsplit(self.address)

    @property
    def port(self) -> int:
        """The port that is connected to."""
        return self.parts.port or _PORTS[self.parts.scheme]

    @property
    def identity(self) -> str:
        """Its name in signatures and results: model and address."""
        return f"{self.model}@{self.address}"


def server_of(address: str, model: str, *, anywhere: bool = False, seconds: float = 120) -> Server:
    """Return the server at an address.

    User and password in the address are sent as Basic authorization; a password alone
    (`https://:KEY@host/v1`) is sent as a Bearer key.

    Raises:
        UsageError: The address is malformed, or leads to another machine and `anywhere` is not set; or no
            model is named.
    """
    bare = without_login(address.strip()).rstrip("/")
    try:
        whole, parts = urlsplit(address.strip()), urlsplit(bare)
        _ = parts.port
    except ValueError as error:
        raise UsageError(f"--server {bare}: {error}", _HINT) from None
    if parts.scheme not in _PORTS or not parts.hostname or parts.query or parts.fragment:
        raise UsageError(f"--server {bare}: not the address of a server", _HINT)
    if any(not 0x21 <= ord(char) < 0x7F for char in bare):  # noqa: PLR2004 - printable ASCII
        raise UsageError("--server: an address has neither spaces nor letters outside ASCII", _HINT)
    if not model.strip():
        raise UsageError(f"no model of {bare} is named", "add --server-model NAME")
    if not anywhere and not is_here(parts.hostname):
        raise UsageError(
            f"--server {bare} is not this machine: the articles would leave it",
            "add --server-anywhere if that is what you want",
        )
    if not seconds > 0:
        raise UsageError(f"a server cannot answer in {seconds:g} seconds", "give server-seconds above 0")
    return Server(bare, model.strip(), anywhere, seconds, _authorization(whole))


def is_here(host: str) -> bool:
    """Whether a host is this machine, by its name or number.

    >>> is_here("127.0.0.1"), is_here("localhost"), is_here("::1"), is_here("127.0.0.1.example.org")
    (True, True, True, False)
    """
    if host.lower() == "localhost":
        return True  # the peer is checked again once the connection is open
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _authorization(parts: SplitResult) -> str:
    if parts.password is None and not parts.username:
        return ""
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if not user:
        token = "".join(char for char in password if 0x21 <= ord(char) < 0x7F)  # noqa: PLR2004
        return f"Bearer {token}"
    return f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"
