"""Which Argos packages can be had: the index that Argos publishes, or a mirror or copy of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from polyglot_news.errors import ModelError, UsageError
from polyglot_news.languages import code_of
from polyglot_news.models import download

ARGOS_INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json"
PIVOT = "en"


@dataclass(frozen=True, slots=True)
class Entry:
    """A package of the index; `links` are tried in order."""

    name: str
    source: str
    target: str
    version: str
    links: tuple[str, ...]


def read(where: str) -> tuple[Entry, ...]:
    """Return the packages of an index: an `https` address, or the path of a copy. Newest version first.

    Entries that are no translation packages, that name a language unknown here, or that have no link over
    `https` (`ipfs` links are passed over) are left out.

    Raises:
        ModelError: The index cannot be fetched or read.
    """
    if "://" in where:
        text = download.text(where)
    else:
        try:
            text = Path(where).read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "not UTF-8"
            raise ModelError(f"{where}: {reason}", "check --index or POLYGLOT_NEWS_INDEX") from None
    try:
        rows = json.loads(text)
    except ValueError:
        rows = None
    if not isinstance(rows, list):
        raise ModelError(f"{where}: no index of packages", "check --index or POLYGLOT_NEWS_INDEX")
    entries = [entry for row in rows if isinstance(row, dict) and (entry := _entry(row)) is not None]
    return tuple(sorted(entries, key=lambda e: (e.source, e.target, [-part for part in _order(e.version)])))


def route(entries: Sequence[Entry], source: str, target: str) -> tuple[Entry, ...]:
    """Return what must be installed for a pair: one package, or two through English.

    Raises:
        ModelError: The index has neither.
    """
    newest: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        newest.setdefault((entry.source, entry.target), entry)
    if (source, target) in newest:
        return (newest[source, target],)
    legs = ((source, PIVOT), (PIVOT, target))
    if all(leg in newest for leg in legs):
        return tuple(newest[leg] for leg in legs)
    raise ModelError(f"the index has no package for {source}-{target}", "see docs/models.md for other models")


def pair_of(text: str, source: str) -> tuple[str, str]:
    """Return the pair that `en-it`, or a target such as `it` with its source, stands for.

    Raises:
        UsageError: A language is unknown.
    """
    for place in (i for i, character in enumerate(text) if character == "-"):
        first, last = text[:place], text[place + 1 :]
        try:
            return code_of(first), code_of(last)
        except UsageError:
            continue
    first, last = code_of(source), code_of(text)
    if first == last:
        raise UsageError(f"'{text}' is no pair of two known languages", "write en-it, or it --from en")
    return first, last


def _entry(row: dict[str, Any]) -> Entry | None:
    links = row.get("links")
    if row.get("type", "translate") != "translate" or not isinstance(links, list):
        return None
    usable = tuple(link for link in links if isinstance(link, str) and download.is_allowed(link))
    try:
        source, target = code_of(str(row.get("from_code"))), code_of(str(row.get("to_code")))
    except UsageError:
        return None
    version = str(row.get("package_version") or "")
    return Entry(f"{source}-{target} {version}", source, target, version, usable) if usable else None


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))
