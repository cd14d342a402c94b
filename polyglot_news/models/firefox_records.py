"""The catalogue of Firefox Translations: records of Mozilla's Remote Settings.

The collection is `translations-models-v2`. A record describes one file of a model: its name, type
(`model`, `lex`, `vocab`, `srcvocab`, `trgvocab`), languages, version, architecture, the attachment (a
Zstandard file with size and SHA-256), and the hash and size of what that unpacks to. The format is that of
mozilla/translations, `remote_settings`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from polyglot_news.addresses import host_of, joined
from polyglot_news.engines.base import version_order
from polyglot_news.errors import UsageError
from polyglot_news.languages import code_of
from polyglot_news.models.catalogue_entries import Entry, Remote
from polyglot_news.models.connection import is_allowed

ADDRESS = (
    "https://firefox.settings.services.mozilla.com/v1/buckets/main/collections/translations-models-v2/records"
)
SHAPE = {
    "name": str, "fileType": str, "version": str, "sourceLanguage": str, "targetLanguage": str,
    "attachment": {"location": str, "hash": str, "size": int},
}  # fmt: skip
ATTACHMENTS = "https://firefox-settings-attachments.cdn.mozilla.net/"
MAJOR = 3  # the version of the model format that fxtranslate 0.5 reads
FILE_NAME = re.compile(
    r"(?:model|lex)\.[A-Za-z0-9._-]{1,80}\.bin|(?:src|trg)?vocab\.[A-Za-z0-9._-]{1,80}\.spm"
)
_HASH = re.compile(r"[0-9a-f]{64}")
_VERSION = re.compile(r"\d{1,3}\.\d{1,3}(?:[a-z]+\d{0,4})?")
_PARTS = ("model", "lex", "vocab", "srcvocab", "trgvocab")
_ARCHITECTURES = ("tiny", "base-memory", "base")  # the last is the largest, and the best


def entries(rows: Sequence[object], where: str, plain: frozenset[str]) -> tuple[Entry, ...]:
    """Return the complete models of the catalogue, by pair, the best first: released, newest, largest.

    Attachments of a mirror are looked up relative to its records; those of Mozilla, or of a copy in a file,
    at Mozilla's own address.
    """
    own = "://" in where and host_of(where) != host_of(ADDRESS)
    base = where if own else ATTACHMENTS
    groups: dict[tuple[str, str, str, str], list[dict[str, Any]]] = {}
    for row in rows:
        if isinstance(row, dict) and (key := _key(row)):
            groups.setdefault(key, []).append(row)
    found = []
    for (source, target, version, architecture), records in groups.items():
        files = _files(records, base, plain)
        if files:
            bound = any(record.get("filter_expression") for record in records)
            rank = (
                not bound,
                version.replace(".", "").isdigit(),
                version_order(version),
                _rank(architecture),
            )
            found.append((rank, Entry("firefox", source, target, version, files)))
    found.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(sorted((entry for _, entry in found), key=lambda entry: (entry.source, entry.target)))


def _key(row: Mapping[str, Any]) -> tuple[str, str, str, str] | None:
    version, architecture = row.get("version"), row.get("architecture") or ""
    if not isinstance(version, str) or not _VERSION.fullmatch(version) or not isinstance(architecture, str):
        return None
    try:
        source, target = (code_of(str(row.get(key))) for key in ("sourceLanguage", "targetLanguage"))
    except UsageError:
        return None
    return (source, target, version, architecture) if version_order(version)[0] == MAJOR else None


def _files(records: Sequence[dict[str, Any]], base: str, plain: frozenset[str]) -> tuple[Remote, ...]:
    """Return the files of one model, or nothing if it is not complete."""
    parts: dict[str, Remote] = {}
    for record in records:
        kind, remote = record.get("fileType"), _remote(record, base, plain)
        if kind in _PARTS and remote is not None and remote.name.partition(".")[0] == kind:
            parts.setdefault(kind, remote)
    if "vocab" not in parts and not {"srcvocab", "trgvocab"} <= parts.keys():
        return ()
    if "vocab" in parts:
        parts = {kind: remote for kind, remote in parts.items() if kind not in {"srcvocab", "trgvocab"}}
    return tuple(parts[kind] for kind in _PARTS if kind in parts) if "model" in parts else ()


def _remote(record: Mapping[str, Any], base: str, plain: frozenset[str]) -> Remote | None:
    name, attachment = record.get("name"), record.get("attachment")
    if not isinstance(name, str) or not FILE_NAME.fullmatch(name) or not isinstance(attachment, dict):
        return None
    location = attachment.get("location")
    if not isinstance(location, str) or not is_allowed(link := joined(base, location), plain):
        return None
    return Remote(
        name,
        (link,),
        _count(attachment.get("size")),
        _hash(attachment.get("hash")),
        _hash(record.get("decompressedHash")),
        _count(record.get("decompressedSize")),
    )


def _rank(architecture: str) -> int:
    return _ARCHITECTURES.index(architecture) if architecture in _ARCHITECTURES else -1


def _count(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0


def _hash(value: object) -> str:
    return value.lower() if isinstance(value, str) and _HASH.fullmatch(value.lower()) else ""
