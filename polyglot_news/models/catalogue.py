"""Which models are available: the catalogues of Argos and Firefox Translations, or mirrors or copies of them.

A fetched catalogue is kept, with its date, for times without a network.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from hashlib import sha256
from pathlib import Path

from polyglot_news.addresses import host_of, login_of, without_login
from polyglot_news.engines import routes
from polyglot_news.errors import ModelError, OutputError
from polyglot_news.files import read_limited, write_whole
from polyglot_news.languages import facts
from polyglot_news.models import argos_index, download, firefox_records
from polyglot_news.models.catalogue_entries import Entry
from polyglot_news.models.connection import Manners
from polyglot_news.shapes import Shape, fits, json_of

SOURCES: Mapping[str, str] = {"argos": argos_index.ADDRESS, "firefox": firefox_records.ADDRESS}
_MOST = 16 << 20
_LOG = logging.getLogger(__name__)
_HINT = "check --index or POLYGLOT_NEWS_INDEX"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The models that are available from one place.

    Attributes:
        engine: Which engine runs its models.
        origin: Address or file that it was read from.
        date: When it was fetched or written (UTC, ISO 8601).
        entries: Its models, by pair, the best of a pair first.
        trouble: Why a kept copy was used instead of a fresh one; empty if it is fresh.
    """

    engine: str
    origin: str
    date: str
    entries: tuple[Entry, ...]
    trouble: str = ""


def load(where: str, *, cache: Path, manners: Manners | None = None) -> Catalogue:
    """Return the catalogue at an address or in a file; its form shows which engine it is for.

    Entries are left out if their language is unknown here, if no engine here can run them, or if they have
    no link that may be followed (`ipfs` links are ignored).

    Args:
        where: An `https` address (`http` if the user names a mirror so), or the path of a copy.
        cache: Folder where fetched catalogues are kept.
        manners: How long to wait.

    Raises:
        ModelError: It cannot be fetched and was not fetched before, or is not a catalogue.
    """
    if "://" not in where:
        return _parsed(_file_text(Path(where)), where, _date(Path(where)), manners or Manners())
    manners = trusting(where, manners or Manners())
    where = without_login(where)
    kept = cache / f"catalogue-{sha256(where.encode()).hexdigest()[:16]}.json"
    try:
        text = download.text(where, manners=manners)
    except ModelError as error:
        if not kept.is_file():
            raise
        found = _parsed(_file_text(kept), where, _date(kept), manners)
        return replace(found, trouble=error.message)
    found = _parsed(text, where, _now(), manners)
    with contextlib.suppress(OutputError):  # without the cache, only its use offline is lost
        write_whole(kept, text)
    return found


def trusting(where: str, manners: Manners) -> Manners:
    """Return manners that suit an address named by the user.

    Plain `http` is allowed from the host of an address with `http`; user and password are sent only to
    the host that they were given for.
    """
    host, login = host_of(where), login_of(where)
    if host and login is not None:
        manners = replace(manners, logins={**manners.logins, host: login})
    if not host or not where.lower().startswith("http://"):
        return manners
    return replace(manners, plain=manners.plain | {host})


def route(entries: Sequence[Entry], source: str, target: str) -> tuple[Entry, ...]:
    """Return the entries that must be installed for a pair, as `routes.route` decides.

    Raises:
        ModelError: The catalogue has no model that translates it.
    """
    if found := routes.route(entries, source, target):
        return found
    near = sorted({entry.target for entry in entries if entry.source == source})
    others = f"from {facts(source).name} it has {', '.join(near)}" if near else "see models list --available"
    raise ModelError(f"the catalogue has no model for {source}-{target}", others)


def _parsed(text: str, where: str, date: str, manners: Manners) -> Catalogue:
    try:
        found = json_of(text)
    except ValueError:
        found = None
    if isinstance(found, list):
        _tell_strange(found, argos_index.SHAPE, where)
        return Catalogue("argos", where, date, argos_index.entries(found, where, manners.plain))
    if isinstance(found, dict) and isinstance(found.get("data"), list):
        _tell_strange(found["data"], firefox_records.SHAPE, where)
        return Catalogue("firefox", where, date, firefox_records.entries(found["data"], where, manners.plain))
    raise ModelError(f"{where}: no catalogue of models", _HINT)


def _tell_strange(rows: Sequence[object], shape: Shape, where: str) -> None:
    """Report once how many rows hold something else than rows of a catalogue do: they give no model."""
    if strange := sum(not fits(row, shape) for row in rows):
        _LOG.warning("%s: %s rows are not as a catalogue has them: passed over", where, f"{strange:,}")


def _file_text(path: Path) -> str:
    try:
        return read_limited(path, _MOST).decode("utf-8-sig")
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror or error}", _HINT) from None
    except UnicodeDecodeError:
        raise ModelError(f"{path}: not UTF-8", _HINT) from None


def _date(path: Path) -> str:
    try:
        seconds = path.stat().st_mtime
    except OSError:
        return ""
    return datetime.fromtimestamp(seconds, timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z")


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z")
