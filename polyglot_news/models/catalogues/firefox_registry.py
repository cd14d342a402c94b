"""Mozilla's public registry of all the models that it has trained, `models.json`, since December 2025.

An object with `baseUrl` and `models`: for each pair a list of entries, one an architecture, with gzip files
below `baseUrl`, release status and scores on FLORES. Only the weights have a hash. Source:
mozilla/translations, `db`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from polyglot_news.engines.scores import Score, published
from polyglot_news.errors import UsageError
from polyglot_news.languages import code_of
from polyglot_news.models.catalogues import firefox_files as files
from polyglot_news.models.catalogues.catalogue_entries import MPL, Entry, Remote

ADDRESS = (
    "https://storage.googleapis.com/moz-fx-translations-data--303e-prod-translations-data/db/models.json"
)
_FILES = {
    "model": "model", "lexicalShortlist": "lex", "vocab": "vocab", "srcVocab": "srcvocab", "trgVocab":
    "trgvocab",
}  # fmt: skip
SHAPE = {
    "architecture": str, "sourceLanguage": str, "targetLanguage": str,
    "files": {str: {"path": str}},
}  # fmt: skip
_RELEASED = ("Release", "Release Desktop")
_NOT_OURS = "Release Android"
_SET = "flores200-plus"
_SHORT = 12  # characters of a hash that stand for a version


def rows(models: Mapping[str, Any]) -> list[object]:
    """Return the entries of all pairs, whatever they are."""
    return [row for rows in models.values() if isinstance(rows, list) for row in rows]


def entries(rows: Iterable[object], base: str, plain: frozenset[str]) -> tuple[Entry, ...]:
    """Return the complete models of the registry that are meant for us; what was not released is a preview.

    Args:
        rows: Its entries, one an architecture of a pair.
        base: The address below which the files are.
        plain: Hosts that may be asked without encryption.
    """
    found = (_entry(row, base, plain) for row in rows if isinstance(row, dict))
    return tuple(entry for entry in found if entry is not None)


def _entry(row: Mapping[str, Any], base: str, plain: frozenset[str]) -> Entry | None:
    kind, status, listed = row.get("architecture"), row.get("releaseStatus"), row.get("files")
    if not isinstance(kind, str) or not kind.replace("-", "").isalnum() or not isinstance(listed, dict):
        return None
    try:
        source, target = (code_of(_tag(row.get(key))) for key in ("sourceLanguage", "targetLanguage"))
    except UsageError:
        return None
    parts = {
        part: remote
        for key, part in _FILES.items()
        if (remote := _remote(part, listed.get(key), base, plain)) is not None
    }
    remotes = files.whole(parts)
    if not remotes or source == target or status == _NOT_OURS:
        return None
    score = _score(row.get("metrics")) or published("firefox", source, target, kind)
    # no entry has a version: the beginning of the hash tells two models of a pair apart
    version = parts["model"].unpacked[:_SHORT]
    return Entry(
        "firefox", source, target, version, remotes, kind[:40], MPL, status not in _RELEASED, score
    )  # fmt: skip


def _tag(value: object) -> str:
    return value.replace("_", "-") if isinstance(value, str) else ""


def _remote(kind: str, row: object, base: str, plain: frozenset[str]) -> Remote | None:
    path = row.get("path") if isinstance(row, dict) else None
    link = files.link_below(base, path, plain)
    if not link or not isinstance(row, dict) or not isinstance(path, str) or not path.endswith(".gz"):
        return None
    name = PurePosixPath(path).name.removesuffix(".gz")
    if not files.is_name(name, kind):
        return None
    unpacked, size = (
        files.hash_or_none(row.get("uncompressedHash")),
        files.count(row.get("uncompressedSize")),
    )
    return Remote(name, (link,), unpacked=unpacked, unpacked_size=size, packing="gzip")


def _score(metrics: object) -> Score:
    scores = metrics.get(_SET) if isinstance(metrics, dict) else None
    return (
        Score.published(scores.get("comet22", scores.get("comet")), scores.get("bleu"))
        if isinstance(scores, dict)
        else Score()
    )
