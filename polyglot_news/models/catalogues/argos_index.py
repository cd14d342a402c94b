"""The index of Argos packages: a JSON list with codes, version and links of each; no sizes, no hashes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from polyglot_news.addresses import joined
from polyglot_news.engines.scores import published
from polyglot_news.errors import UsageError
from polyglot_news.expected_shapes import fits
from polyglot_news.languages import code_of
from polyglot_news.models.catalogues.catalogue_entries import Entry, Remote
from polyglot_news.models.downloading.connection import is_allowed

_CODES = ("from_code", "to_code")
SHAPE = {"from_code": str, "to_code": str, "links": [str], "package_version": str}
ADDRESS = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json"


def entries(rows: Sequence[object], where: str, plain: frozenset[str]) -> tuple[Entry, ...]:
    """Return the translation packages of an index.

    A mirror may add `size` and `sha256` to a row, and may name packages relative to the index.
    """
    return tuple(entry for row in rows if isinstance(row, dict) and (entry := _entry(row, where, plain)))


def _entry(row: dict[str, Any], where: str, plain: frozenset[str]) -> Entry | None:
    links = row.get("links")
    if row.get("type", "translate") != "translate" or not isinstance(links, list):
        return None
    absolute = [joined(where, link) for link in links if isinstance(link, str)]
    usable = tuple(dict.fromkeys(link for link in absolute if is_allowed(link, plain)))
    try:
        source, target = (code_of(text if isinstance(text := row.get(key), str) else "") for key in _CODES)
    except UsageError:
        return None
    if not usable or source == target:
        return None
    version = str(row.get("package_version") or "")[:40]
    size, sha256 = row.get("size", 0), row.get("sha256", "")
    remote = Remote(
        f"translate-{source}_{target}",
        usable,
        size if fits(size, int) and size > 0 else 0,
        sha256.lower() if isinstance(sha256, str) else "",
    )
    return Entry("argos", source, target, version, (remote,), score=published("argos", source, target))
