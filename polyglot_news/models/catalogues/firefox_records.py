"""The catalogue of Firefox Translations: records of Mozilla's Remote Settings.

The collection is `translations-models-v2`. A record describes one file of a model: its name, type
(`model`, `lex`, `vocab`, `srcvocab`, `trgvocab`), languages, version, architecture, for whom it is meant, the
attachment (a Zstandard file with size and SHA-256), and the hash and size of what that unpacks to. The format
is that of mozilla/translations, `remote_settings`.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from typing import Any

from polyglot_news.addresses import host_of
from polyglot_news.engines.scores import is_preview, published, version_order
from polyglot_news.errors import UsageError
from polyglot_news.languages import code_of
from polyglot_news.models.catalogues import firefox_files as files
from polyglot_news.models.catalogues.catalogue_entries import MPL, Entry, Remote
from polyglot_news.models.catalogues.firefox_filters import Audience, audience

ADDRESS = (
    "https://firefox.settings.services.mozilla.com/v1/buckets/main/collections/translations-models-v2/records"
)
SHAPE = {
    "name": str, "fileType": str, "version": str, "sourceLanguage": str, "targetLanguage": str,
    "attachment": {"location": str, "hash": str, "size": int},
}  # fmt: skip
ATTACHMENTS = "https://firefox-settings-attachments.cdn.mozilla.net/"
MAJOR = 3  # the version of the model format that fxtranslate 0.5 reads
_VERSION = re.compile(r"\d{1,3}\.\d{1,3}(?:[a-z]+\d{0,4})?")
_FOR_US: tuple[Audience, ...] = ("release", "preview")
_SHOWN = 200  # characters of an expression in a notice
_log = logging.getLogger(__name__)


def root_of(where: str) -> str:
    """Return the address of the server's root document, or nothing if the records are a copy elsewhere.

    >>> root_of("https://a.example/v1/buckets/main/collections/c/records")
    'https://a.example/v1/'
    """
    before, found, _ = where.partition("/v1/buckets/")
    return f"{before}/v1/" if found and host_of(where) else ""


def base_url(root: object) -> object:
    """Return what a server's root document names as the place of attachments, or None."""
    for key in ("capabilities", "attachments", "base_url"):
        root = root.get(key) if isinstance(root, dict) else None
    return root


def entries(rows: Sequence[object], base: str, plain: frozenset[str]) -> tuple[Entry, ...]:
    """Return the complete models of the catalogue that are meant for us.

    Args:
        rows: The records. Those of one pair, version, architecture and filter expression are a model.
        base: The address below which the attachments are.
        plain: Hosts that may be asked without encryption.
    """
    groups: dict[tuple[str, str, str, str, str], list[dict[str, Any]]] = {}
    unknown: dict[str, None] = {}
    for row in rows:
        if not isinstance(row, dict) or (key := _key(row)) is None:
            continue
        expression = row.get("filter_expression") or ""
        if (whose := audience(expression)) in _FOR_US:
            groups.setdefault((*key, str(expression)), []).append(row)
        elif whose == "unknown":
            unknown[str(expression)[:_SHOWN]] = None
    for expression in unknown:
        _log.info("records for '%s' are left out: that form of filter is not known", expression)
    found = []
    for (source, target, version, kind, expression), records in groups.items():
        if remotes := _files(records, base, plain):
            preview = audience(expression) == "preview" or is_preview(version)
            score = published("firefox", source, target, kind)
            found.append(Entry("firefox", source, target, version, remotes, kind, MPL, preview, score))
    return tuple(found)


def _key(row: Mapping[str, Any]) -> tuple[str, str, str, str] | None:
    version, architecture = row.get("version"), row.get("architecture") or ""
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        return None
    if not isinstance(architecture, str) or not re.fullmatch(r"[A-Za-z0-9._-]{0,40}", architecture):
        return None
    try:
        source, target = (code_of(str(row.get(key))) for key in ("sourceLanguage", "targetLanguage"))
    except UsageError:
        return None
    wanted = source != target and version_order(version)[0] == MAJOR
    return (source, target, version, architecture) if wanted else None


def _files(records: Sequence[dict[str, Any]], base: str, plain: frozenset[str]) -> tuple[Remote, ...]:
    """Return the files of one model, or nothing if it is not complete."""
    parts: dict[str, Remote] = {}
    for record in records:
        if (remote := _remote(record, base, plain)) is not None:
            parts.setdefault(str(record.get("fileType")), remote)
    return files.whole(parts)


def _remote(record: Mapping[str, Any], base: str, plain: frozenset[str]) -> Remote | None:
    name, attachment = record.get("name"), record.get("attachment")
    if not files.is_name(name, record.get("fileType")) or not isinstance(attachment, dict):
        return None
    link = files.link_below(base, attachment.get("location"), plain)
    if not link:
        return None
    return Remote(
        str(name),
        (link,),
        files.count(attachment.get("size")),
        files.hash_or_none(attachment.get("hash")),
        files.hash_or_none(record.get("decompressedHash")),
        files.count(record.get("decompressedSize")),
        "zstd",
    )
