"""A folder of articles -> a folder of results: each file written whole, one line a result in the manifest.

An input whose line in the manifest says that it was done with the same bytes and the same options,
and whose results are still there, is passed over.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from polyglot_news.document import Digest, Translation
from polyglot_news.errors import InputError, OutputError
from polyglot_news.files import sha256_of, write_whole
from polyglot_news.pipeline import Outcome, Pipeline, Task
from polyglot_news.rendering import SUFFIXES, overview, render
from polyglot_news.summary.words import count_words

MANIFEST = "manifest.jsonl"
INPUT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})
_OVERVIEWS = ("index.html", "overview.html", ".overview.html")  # inputs never begin with a dot
_ONE_FILE = frozenset({"json", "jsonl", "html"})  # formats that hold all languages of an article in one file


@dataclass(frozen=True, slots=True)
class Job:
    """What a batch does: read `folder`, write to `out`, in one of the formats; `force` does all again."""

    folder: Path
    out: Path
    task: Task
    format: str
    force: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one input; `files` are relative to the output folder. `skipped`: it was done before."""

    path: str
    outcome: Outcome | None
    files: tuple[str, ...]
    skipped: bool = False


def inputs(job: Job) -> tuple[Path, ...]:
    """Return the articles below the folder, sorted, relative to it.

    Hidden files and folders are left out, as is the output folder where it lies inside; links to folders
    are not followed.

    Raises:
        InputError: There is no such folder.
    """
    if not job.folder.is_dir():
        raise InputError(f"{job.folder}: no such folder", "batch reads a folder; for one file use digest")
    out = job.out.resolve()
    found = []
    for place, folders, names in os.walk(job.folder):
        here = Path(place)
        folders[:] = [name for name in folders if name[0] != "." and (here / name).resolve() != out]
        found += [
            (here / name).relative_to(job.folder)
            for name in names
            if name[0] != "." and Path(name).suffix.lower() in INPUT_SUFFIXES
        ]
    return tuple(sorted(found))


def run(pipeline: Pipeline, job: Job) -> Iterator[Result]:
    """Do the job, yielding a result for each input as it is written.

    Raises:
        InputError: There is no such folder.
        OutputError: A result could not be written.
    """
    paths = inputs(job)
    stems = _stems(paths)
    signature = f"{pipeline.signature(job.task)}|{job.format}"
    try:
        job.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{job.out}: {error.strerror}", "choose another output folder") from None
    before = {} if job.force else _done(job.out / MANIFEST)
    todo = []
    for path in paths:
        known = before.get(path.as_posix())
        if known is not None and _still_good(job, path, known, signature):
            yield Result(path.as_posix(), None, tuple(known["files"]), skipped=True)
        else:
            todo.append(path)
    outcomes = pipeline.batch([job.folder / path for path in todo], job.task)
    for path, outcome in zip(todo, outcomes, strict=True):
        name = path.as_posix()
        files = _write(job, outcome.digest, stems[path], name) if outcome.digest is not None else ()
        result = Result(name, outcome, files)
        _note(job.out / MANIFEST, result, signature, job.folder / path)
        yield result
    if job.format == "html":
        _write_overview(job, paths)


def _write_overview(job: Job, paths: Sequence[Path]) -> None:
    """Write the page over all articles, those of earlier runs included; no article's own page is touched."""
    known = _done(job.out / MANIFEST)
    entries = [known[path.as_posix()] for path in paths if path.as_posix() in known]
    taken = {str(file).casefold() for entry in entries for file in entry.get("files", ())}
    name = next(name for name in _OVERVIEWS if name not in taken)
    write_whole(job.out / name, overview.render(tuple(overview.rows_of(entries))))


def failures(result: Result) -> list[str]:
    """Return what could not be done of an input: an error, or languages that failed."""
    outcome = result.outcome
    if outcome is None:
        return []
    if outcome.error is not None:
        return [str(outcome.error)]
    return [failure.message for failure in outcome.digest.failures] if outcome.digest is not None else []


def _stems(paths: Sequence[Path]) -> dict[Path, Path]:
    """Return what each result is called without its suffix; names that would collide keep their own."""
    counts: dict[str, int] = {}
    for path in paths:
        key = path.with_suffix("").as_posix().casefold()
        counts[key] = counts.get(key, 0) + 1
    return {
        path: path if counts[path.with_suffix("").as_posix().casefold()] > 1 else path.with_suffix("")
        for path in paths
    }


def _write(job: Job, digest: Digest, stem: Path, name: str) -> tuple[str, ...]:
    digest = replace(digest, article=replace(digest.article, path=name))
    if job.format in _ONE_FILE or not digest.translations:
        pieces = {f"{stem.as_posix()}{SUFFIXES[job.format]}": digest}
    else:
        pieces = {
            f"{stem.as_posix()}.{translation.language}{SUFFIXES[job.format]}": replace(
                digest, translations=(translation,)
            )
            for translation in digest.translations
        }
    for file, piece in pieces.items():
        write_whole(job.out / file, render(piece, job.format))
    return tuple(pieces)


def _note(manifest: Path, result: Result, signature: str, source: Path) -> None:
    failed = failures(result)
    digest = result.outcome.digest if result.outcome is not None else None
    sentences = [item for t in digest.translations for item in t.sentences] if digest is not None else []
    line = {
        "path": result.path,
        "sha256": digest.article.sha256 if digest is not None else sha256_of(source),
        "signature": signature,
        "outcome": "failed" if digest is None else "partial" if failed else "done",
        "seconds": result.outcome.seconds if result.outcome is not None else 0.0,
        "files": list(result.files),
        "flags": [flag.check for item in sentences for flag in item.flags],
        "title": digest.article.title if digest is not None else "",
        "words": sum(count_words(sentence.text) for sentence in digest.sentences)
        if digest is not None
        else 0,
        "ratios": {t.language: _ratio(t) for t in digest.translations} if digest is not None else {},
        "missed": sum(term.status == "missed" for item in sentences for term in item.terms),
        "failures": failed,
    }
    try:
        with manifest.open("a+b") as stream:
            # a run that was killed may have left half a line: it stays for itself and is not read
            if stream.tell() and not _ends_line(stream, stream.tell()):
                stream.write(b"\n")
            stream.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    except OSError as error:
        raise OutputError(f"{manifest}: {error.strerror}", "free space or choose another folder") from None


def _ratio(translation: Translation) -> float:
    """Return how many characters a translation has for each one of what it translates."""
    source = sum(len(item.sentence.text) for item in translation.sentences)
    return round(sum(len(item.text) for item in translation.sentences) / source, 3) if source else 1.0


def _ends_line(stream: Any, length: int) -> bool:  # noqa: ANN401 - a binary stream of open()
    stream.seek(length - 1)
    ends = bool(stream.read(1) == b"\n")
    stream.seek(length)
    return ends


def _done(manifest: Path) -> dict[str, dict[str, Any]]:
    """Return the last line of each input in the manifest; lines that are no JSON are passed over."""
    found: dict[str, dict[str, Any]] = {}
    if not manifest.exists():
        return found
    for line in manifest.read_bytes().splitlines():
        try:
            entry = json.loads(line)
        except ValueError:
            continue
        if isinstance(entry, dict) and isinstance(entry.get("path"), str):
            found[entry["path"]] = entry
    return found


def _still_good(job: Job, path: Path, known: dict[str, Any], signature: str) -> bool:
    return (
        known.get("outcome") == "done"
        and known.get("signature") == signature
        and all((job.out / file).is_file() for file in known.get("files", ()))
        and known.get("sha256") == sha256_of(job.folder / path)
    )
