"""Which models are available: the catalogues of Argos and Mozilla, or mirrors or copies of them.

A fetched catalogue is kept, with its date, for times without a network.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from hashlib import sha256
from pathlib import Path
from typing import Any

from polyglot_news.addresses import host_of, login_of, without_login
from polyglot_news.engines import routes
from polyglot_news.engines.scores import preference
from polyglot_news.errors import ModelError, OutputError
from polyglot_news.expected_shapes import Shape, fits, json_of
from polyglot_news.files import read_limited, write_whole
from polyglot_news.languages import facts
from polyglot_news.models.catalogues import argos_index, firefox_records, firefox_registry, mirror_index
from polyglot_news.models.catalogues.catalogue_entries import Entry
from polyglot_news.models.downloading import download
from polyglot_news.models.downloading.connection import Manners, is_allowed

# Mozilla publishes its models twice: its registry has scores, and models that Firefox does not offer.
SOURCES: Mapping[str, tuple[str, ...]] = {
    "argos": (argos_index.ADDRESS,),
    "firefox": (firefox_records.ADDRESS, firefox_registry.ADDRESS),
}
_MOST = 16 << 20
_LONGEST = 2000  # characters of an address
_HINT = "check --index or POLYGLOT_NEWS_INDEX"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The models that are available from one place.

    Attributes:
        origin: Address or file that it was read from.
        date: When it was fetched or written (UTC, ISO 8601).
        entries: Its models, by pair, the best of a pair first.
        trouble: Why a kept copy was used instead of a fresh one; empty if it is fresh.
    """

    origin: str
    date: str
    entries: tuple[Entry, ...]
    trouble: str = ""


def load(where: str, *, cache: Path, manners: Manners | None = None, offline: bool = False) -> Catalogue:
    """Return the catalogue at an address or in a file, of any of the four forms that are known.

    Entries are left out if their language is unknown here, if no engine here can run them, if they are not
    meant for us, or if they have no link that may be followed (`ipfs` links are ignored).

    Args:
        where: An `https` address (`http` if the user names a mirror so), or the path of a copy.
        cache: Folder where fetched catalogues are kept.
        manners: How long to wait.
        offline: Open no connection: a catalogue at an address is the copy kept of it.

    Raises:
        ModelError: It cannot be fetched and was not fetched before, or is not a catalogue.
    """
    manners = manners or Manners()
    if "://" not in where:
        return _parsed(_file_text(Path(where)), where, _date(Path(where)), manners)
    manners = trusting(where, manners)
    where = without_login(where)
    kept = cache / f"catalogue-{sha256(where.encode()).hexdigest()[:16]}.json"
    if offline:
        return _parsed(_file_text(kept), where, _date(kept), manners)
    try:
        text = download.text(where, manners=manners)
    except ModelError as error:
        if not kept.is_file():
            raise
        found = _parsed(_file_text(kept), where, _date(kept), manners)
        return replace(found, trouble=error.message)
    found = _parsed(text, where, _now(), manners, online=True)
    with contextlib.suppress(OutputError):  # without the cache, only its use offline is lost
        write_whole(kept, text)
    return found


def merged(catalogues: Iterable[Catalogue]) -> tuple[Entry, ...]:
    """Return the models of several catalogues, by pair, the best of a pair first, each once.

    Of two entries with the same weights the first is taken, with the score of the second if that has one:
    Mozilla's records have hashes of all files, its registry has the scores.
    """
    found: dict[tuple[str, ...], Entry] = {}
    for entry in (entry for catalogue in catalogues for entry in catalogue.entries):
        same = ("weights", entry.pair, entry.weights) if entry.weights else (
            entry.engine, entry.pair, entry.version, entry.kind, *entry.files[0].links
        )  # fmt: skip
        first = found.setdefault(same, entry)
        if first is not entry and entry.score:
            found[same] = replace(first, score=entry.score)
    return best_first(found.values())


def best_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries by pair, the best of a pair first."""
    return tuple(sorted(entries, key=lambda entry: (entry.source, entry.target, *preference(entry))))


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


def _parsed(text: str, where: str, date: str, manners: Manners, *, online: bool = False) -> Catalogue:
    try:
        found = json_of(text)
    except ValueError:
        found = None
    entries: tuple[Entry, ...] | None = None
    if isinstance(found, list):
        _tell_strange(found, argos_index.SHAPE, where)
        entries = argos_index.entries(found, where, manners.plain)
    elif isinstance(found, dict) and found.get("schema") == mirror_index.SCHEMA:
        rows = found["models"] if isinstance(found.get("models"), list) else []
        _tell_strange(rows, mirror_index.SHAPE, where)
        entries = mirror_index.entries(rows, where, manners.plain)
    elif isinstance(found, dict) and isinstance(found.get("data"), list):
        _tell_strange(found["data"], firefox_records.SHAPE, where)
        base = _attachments(where, manners, online=online)
        entries = firefox_records.entries(found["data"], base, manners.plain)
    elif isinstance(found, dict) and isinstance(found.get("models"), dict):
        rows = firefox_registry.rows(found["models"])
        _tell_strange(rows, firefox_registry.SHAPE, where)
        base = _followable(found.get("baseUrl", where), where, manners)
        entries = firefox_registry.entries(rows, base, manners.plain)
    if entries is None:
        raise ModelError(f"{where}: no catalogue of models", _HINT)
    return Catalogue(where, date, best_first(entries))


def _attachments(where: str, manners: Manners, *, online: bool) -> str:
    """Return the address below which the attachments of records are.

    A server of Remote Settings names it in its root document. Those of a copy at another address are beside
    it, those of a copy in a file are Mozilla's.

    Raises:
        ModelError: The server names none, or one that may not be followed.
    """
    if "://" not in where:
        return firefox_records.ATTACHMENTS
    usual = firefox_records.ATTACHMENTS if host_of(where) == host_of(firefox_records.ADDRESS) else where
    root = firefox_records.root_of(where)
    if not root or not online:
        return usual
    try:
        base = firefox_records.base_url(json_of(download.text(root, manners=manners)))
    except (ModelError, ValueError) as error:
        _log.info("%s cannot be read (%s): attachments are looked for at %s", root, error, usual)
        return usual
    return _followable(base, root, manners)


def _followable(base: object, where: str, manners: Manners) -> str:
    """Return an address that a catalogue names as the place of its files.

    Raises:
        ModelError: It is none, or may not be followed.
    """
    if not isinstance(base, str) or not is_allowed(base, manners.plain) or len(base) > _LONGEST:
        shown: Any = base if base is not None else "no address"
        raise ModelError(
            f"{where}: names {shown!r:.100} as the place of its files, and only https addresses are followed",
            _HINT,
        )
    return base if base == where or base.endswith("/") else f"{base}/"


def _tell_strange(rows: Sequence[object], shape: Shape, where: str) -> None:
    """Report once how many rows hold something else than rows of a catalogue do: they give no model."""
    if strange := sum(not fits(row, shape) for row in rows):
        _log.warning("%s: %s rows are not as a catalogue has them: passed over", where, f"{strange:,}")


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
