"""The index of a mirror that `models mirror` makes: models of every engine, each file with size and hash.

An object with `schema` and `models`. A model has `engine`, `from`, `to`, `version`, and where they are known
`kind`, `licence`, `preview`, `comet`, `bleu`; its `files` have `name`, `path` (relative to the index),
`size`, `sha256`, and for packed ones `packing`, `unpacked_sha256`, `unpacked_size`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from polyglot_news.engines.scores import Score
from polyglot_news.errors import UsageError
from polyglot_news.expected_shapes import Shape, fits
from polyglot_news.languages import code_of
from polyglot_news.models.catalogues import firefox_files
from polyglot_news.models.catalogues.catalogue_entries import Entry, Remote
from polyglot_news.models.packed import compression

SCHEMA = "polyglot-news-models/1"
SHAPE: Shape = {
    "engine": str, "from": str, "to": str, "version": str, "kind": str, "licence": str, "preview": bool,
    "comet": float, "bleu": float, "files": [dict],
}  # fmt: skip
_FILE: Shape = {
    "name": str, "path": str, "size": int, "sha256": str, "packing": str, "unpacked_sha256": str,
    "unpacked_size": int,
}  # fmt: skip
_LONGEST = 80  # characters of a version, a kind or a licence
_NAMED = {"engine", "from", "to", "files"}


def row(entry: Entry, files: Sequence[tuple[Remote, str]]) -> dict[str, Any]:
    """Return what the index says of a model; its files are given with their paths, sizes and hashes known."""
    values: dict[str, Any] = {
        "engine": entry.engine,
        "from": entry.source,
        "to": entry.target,
        "version": entry.version,
        "kind": entry.kind,
        "licence": entry.licence,
        "preview": entry.preview,
        "comet": entry.score.comet,
        "bleu": entry.score.bleu,
        "files": [
            {
                "name": file.name,
                "path": path,
                "size": file.size,
                "sha256": file.sha256,
                "packing": file.packing,
                "unpacked_sha256": file.unpacked,
                "unpacked_size": file.unpacked_size,
            }
            for file, path in files
        ],
    }
    values["files"] = [{key: value for key, value in file.items() if value} for file in values["files"]]
    return {key: value for key, value in values.items() if value}


def entries(rows: Sequence[object], where: str, plain: frozenset[str]) -> tuple[Entry, ...]:
    """Return the models of an index whose files all have a size, a hash, and a place below the index."""
    return tuple(entry for row in rows if (entry := _entry(row, where, plain)) is not None)


def is_row(row: object) -> bool:
    """Whether a row of an index has the shape of one, files included."""
    if not fits(row, SHAPE) or not isinstance(row, dict) or not row.keys() >= _NAMED:
        return False
    return all(fits(file, _FILE) and {"path", "sha256"} <= file.keys() for file in row["files"])


def _entry(row: object, where: str, plain: frozenset[str]) -> Entry | None:
    if not is_row(row) or not isinstance(row, dict):
        return None
    try:
        source, target = code_of(row["from"]), code_of(row["to"])
    except UsageError:
        return None
    files = [_file(file, where, plain) for file in row["files"]]
    remotes = tuple(file for file in files if file is not None)
    if len(remotes) != len(files) or source == target or not _complete(row["engine"], remotes):
        return None
    version, kind, licence = (str(row.get(key, ""))[:_LONGEST] for key in ("version", "kind", "licence"))
    score = Score.published(row.get("comet"), row.get("bleu"))
    return Entry(
        row["engine"], source, target, version, remotes, kind, licence, row.get("preview", False), score
    )


def _file(values: Mapping[str, Any], where: str, plain: frozenset[str]) -> Remote | None:
    if values.get("packing", "") not in compression.MAGIC:
        return None
    link = firefox_files.link_below(where, values.get("path"), plain)
    size, hash_ = firefox_files.count(values.get("size")), firefox_files.hash_or_none(values.get("sha256"))
    if not link or not size or not hash_:
        return None
    return Remote(
        values.get("name", ""),
        (link,),
        size,
        hash_,
        firefox_files.hash_or_none(values.get("unpacked_sha256")),
        firefox_files.count(values.get("unpacked_size")),
        values.get("packing", ""),
    )


def _complete(engine: str, files: Sequence[Remote]) -> bool:
    """Whether files are a model: one package of Argos, or what a model of Firefox needs."""
    if engine == "argos":
        return len(files) == 1 and not files[0].packing
    parts = {file.name.partition(".")[0]: file for file in files}
    named = all(firefox_files.is_name(file.name, file.name.partition(".")[0]) for file in files)
    return engine == "firefox" and named and len(firefox_files.whole(parts)) == len(files) > 0
