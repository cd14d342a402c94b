"""Results as files, each whole or not at all, and what the manifest says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from polyglot_news.batch.job import Item, Job, Result, words_of
from polyglot_news.batch.manifest import Manifest
from polyglot_news.batch.naming import OVERVIEWS
from polyglot_news.document import Digest, Translation
from polyglot_news.files import sha256_of, write_whole
from polyglot_news.rendering import SUFFIXES, overview, render
from polyglot_news.rendering.marks import marked

_ONE_FILE = frozenset({"json", "jsonl", "html"})  # formats that hold all languages of an article in one file


def write(job: Job, out: Path, digest: Digest, stem: str) -> tuple[str, ...]:
    """Write the files of one article and return their paths below the output folder.

    Raises:
        OutputError: One of them cannot be written.
    """
    digest = marked(digest) if job.marks else digest
    suffix = SUFFIXES[job.format]
    if job.format in _ONE_FILE or not digest.translations:
        pieces = {f"{stem}{suffix}": digest}
    else:
        pieces = {
            f"{stem}.{translation.language}{suffix}": replace(digest, translations=(translation,))
            for translation in digest.translations
        }
    for file, piece in pieces.items():
        write_whole(out / file, render(piece, job.format))
    return tuple(pieces)


def entry_of(job: Job, result: Result, signature: str, models: Mapping[str, str]) -> dict[str, Any]:
    """Return the manifest's line for a result."""
    outcome = result.outcome
    digest = outcome.digest if outcome is not None else None
    entry: dict[str, Any] = {
        "path": result.path,
        "sha256": digest.article.sha256 if digest is not None else sha256_of(job.folder / result.path),
        "signature": signature,
        "outcome": "failed" if digest is None else "partial" if result.failures else "done",
        "seconds": outcome.seconds if outcome is not None else 0.0,
        "files": list(result.files),
        "flags": [],
        "placed": 0,
        "missed": 0,
        "failures": list(result.failures),
    }
    if digest is None:
        code = outcome.error.exit_code if outcome is not None and outcome.error is not None else 1
        return entry | {"exit_code": code}
    items = [item for translation in digest.translations for item in translation.sentences]
    titles = [term for translation in digest.translations for term in translation.title_terms]
    terms = [*titles, *(term for item in items for term in item.terms)]
    return entry | {
        "flags": [flag.check for item in items for flag in item.flags],
        "language": digest.article.language,
        "models": dict(models),
        "title": digest.article.title,
        "words": words_of(digest),
        "ratios": {translation.language: _ratio(translation) for translation in digest.translations},
        "placed": sum(term.status == "placed" for term in terms),
        "missed": sum(term.status == "missed" for term in terms),
    }


def is_unchanged(job: Job, item: Item, entry: Mapping[str, Any], signature: str) -> bool:
    """Whether an input was done under this signature with the bytes that it has now, and is still there."""
    return (
        job.out is not None
        and entry.get("signature") == signature
        and all((job.out / str(file)).is_file() for file in entry.get("files", ()))
        and entry.get("sha256") == sha256_of(job.folder / item.path)
    )


def write_overview(out: Path, manifest: Manifest, paths: Sequence[str]) -> None:
    """Write the page over all articles, those of earlier runs included; no article's own page is touched.

    Raises:
        OutputError: It cannot be written.
    """
    there = set(paths)
    entries = [entry for entry in manifest.entries() if entry["path"] in there]
    taken = {str(file).casefold() for entry in entries for file in entry.get("files", ())}
    name = next(name for name in OVERVIEWS if name not in taken)
    write_whole(out / name, overview.render(tuple(overview.rows_of(entries))))


def _ratio(translation: Translation) -> float:
    """Return how many characters a translation has for each one of what it translates."""
    source = sum(len(item.sentence.text) for item in translation.sentences)
    return round(sum(len(item.text) for item in translation.sentences) / source, 3) if source else 1.0
