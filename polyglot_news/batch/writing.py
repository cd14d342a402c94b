"""Results as files, each whole or not at all, and what the manifest says about them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from polyglot_news.batch.job import Item, Job, Result, words_of
from polyglot_news.batch.joined_feeds import feed_files
from polyglot_news.batch.manifest import Manifest
from polyglot_news.batch.result_names import ONE_FILE, OVERVIEWS, SAME, files_of, is_overview
from polyglot_news.document import Digest, Translation
from polyglot_news.errors import OutputError, UsageError
from polyglot_news.files import is_file, write_whole, written_whole
from polyglot_news.pipeline import Copy
from polyglot_news.rendering import overview, render
from polyglot_news.rendering.term_marks import marked


def write(
    job: Job,
    out: Path,
    item: Item,
    digest: Digest,
    *,
    kept: Sequence[str] = (),
    copies: Sequence[Copy] = (),
) -> tuple[str, ...]:
    """Write the files of one article, except those `kept`; return all their paths below the output folder.

    Where inputs keep their kinds, its files are the copies.

    Raises:
        OutputError: A file cannot be written.
    """
    digest = marked(digest) if job.marks else digest
    files = files_of(item.stem, job.format, languages_of(digest), item.path)
    if job.format == SAME:
        for file, copy in zip(files, copies, strict=True):
            if file not in kept:
                with written_whole(out / file) as stream:
                    stream.write(copy.data)
        return files
    if job.format in ONE_FILE or not digest.translations:
        pieces = [digest]
    else:
        pieces = [replace(digest, translations=(translation,)) for translation in digest.translations]
    for file, piece in zip(files, pieces, strict=True):
        if file not in kept:
            write_whole(out / file, render(piece, job.format))
    return files


def languages_of(digest: Digest) -> tuple[str, ...]:
    """Return the target languages of a digest."""
    return tuple(translation.language for translation in digest.translations)


def foreign(out: Path, files: Sequence[str], wrote: Callable[[str], bool]) -> str:
    """Return the first of some files that exists and was not written by a batch, or an empty string.

    A link is never ours, whatever its name: what it leads to belongs to somebody else.
    """
    for file in files:
        path = out / file
        if os.path.lexists(path) and not path.is_dir() and (path.is_symlink() or not wrote(file)):
            return file
    return ""


def survey(
    job: Job, items: Iterable[Item], targets: Sequence[str], wrote: Callable[[str], bool] | None = None
) -> int:
    """Return the number of inputs, after checking that no result would overwrite another file.

    Args:
        job: Where the results go, and in which format.
        items: The inputs.
        targets: The target languages.
        wrote: Whether a file, by its path below the output folder, is from a batch; by default, none is.

    Raises:
        UsageError: A file that no batch wrote, an input or any other, exists where a result is to be written.
    """
    languages = targets if job.task in {"digest", "translate"} else ()
    count = 0
    for item in items:
        count += 1
        if job.out is not None and not item.error:
            files = [
                *files_of(item.stem, job.format, languages, item.path),
                *feed_files(job, item, languages),
            ]
            if file := foreign(job.out, files, wrote or (lambda _: False)):
                raise refusal(job.out, file)
    return count


def refusal(out: Path, file: str) -> UsageError:
    """Return the error for a file that is where a result should be written."""
    return UsageError(
        f"{out / file}: a result would overwrite this file, which batch did not write",
        "choose another output folder, or move the file away",
    )


def entry_of(
    job: Job, item: Item, result: Result, signature: str, models: Mapping[str, str]
) -> dict[str, Any]:
    """Return the entry of the manifest for the result of an input."""
    outcome = result.outcome
    digest = outcome.digest if outcome is not None else None
    entry: dict[str, Any] = {
        "path": result.path,
        "sha256": digest.article.sha256 if digest is not None else item.digest(job.folder),
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
    terms = [term for translation in digest.translations for term in translation.terms]
    return entry | {
        "flags": [flag.check for item in items for flag in item.flags],
        "language": digest.article.language,
        "models": dict(models),
        "title": digest.article.title,
        "words": words_of(digest),
        "ratios": {translation.language: _ratio(translation) for translation in digest.translations},
        "quality": _lowest(digest),
        "placed": sum(term.status == "placed" for term in terms),
        "missed": sum(term.status == "missed" for term in terms),
    }


def _lowest(digest: Digest) -> dict[str, int]:
    """Return the quality of the sentence to look at first, by language; languages without are left out."""
    found = {
        translation.language: [item.quality for item in translation.sentences if item.quality is not None]
        for translation in digest.translations
    }
    return {language: min(qualities) for language, qualities in found.items() if qualities}


def is_unchanged(job: Job, item: Item, entry: Mapping[str, Any], signature: str) -> bool:
    """Whether an input was done with this signature and its present bytes, and its results exist."""
    return (
        job.out is not None
        and entry.get("signature") == signature
        and all(is_file(job.out / str(file)) for file in entry.get("files", ()))
        and entry.get("sha256") == item.digest(job.folder)
    )


def write_overview(out: Path, manifest: Manifest, paths: Sequence[str]) -> None:
    """Write the overview page of all articles, including earlier runs; single pages are untouched.

    Raises:
        OutputError: It cannot be written.
    """
    there = set(paths)
    entries = [entry for entry in manifest.entries() if entry["path"] in there]
    taken = {str(file).casefold() for entry in entries for file in entry.get("files", ())}
    free = (name for name in OVERVIEWS if name not in taken)
    name = next((n for n in free if not os.path.lexists(out / n) or is_overview(out / n)), "")
    if not name:
        raise OutputError(f"{out / OVERVIEWS[0]}: batch did not write this file", "move it away")
    write_whole(out / name, overview.render(tuple(overview.rows_of(entries))))


def _ratio(translation: Translation) -> float:
    """Return the ratio of the characters of a translation to those of its source."""
    source = sum(len(item.sentence.text) for item in translation.sentences)
    return round(sum(len(item.text) for item in translation.sentences) / source, 3) if source else 1.0
