"""Addresses of the network as they are shown and kept: without user and password."""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin, urlsplit

_LOGIN = re.compile(r"(?<![\w+.-])([A-Za-z][A-Za-z0-9+.-]{0,20}://)[^\s/?#]{0,2000}@")


def is_web(name: str) -> bool:
    """Return whether a name of a file is an address of the web, even if a path made one slash of two."""
    return name.lower().startswith(("https:/", "http:/"))


def without_login(text: str) -> str:
    """Return an address, or a text that holds some, without the user and password in them."""
    return _LOGIN.sub(r"\1", text) if "@" in text else text


def login_of(address: str) -> tuple[str, str] | None:
    """Return user and password of an address, or None where it has none."""
    try:
        parts = urlsplit(address)
        return (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    except ValueError:
        return None


def host_of(address: str) -> str:
    """Return the host of an address, or nothing where it has none or is malformed."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def joined(base: str, link: str) -> str:
    """Return the address that a link leads to from a base, or nothing where that is malformed."""
    try:
        return urljoin(base, link)
    except ValueError:
        return ""
