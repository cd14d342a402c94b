"""Corrections brought into the results of a batch, which later runs then leave alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from polyglot_news.batch.manifest import Manifest
from polyglot_news.batch.result_names import MANIFEST, ONE_FILE
from polyglot_news.corrections import CorrectedTranslation
from polyglot_news.errors import InputError, OutputError, PolyglotError
from polyglot_news.files import read_limited, written_whole
from polyglot_news.rendering import SUFFIXES
from polyglot_news.rendering.correcting import corrected

_MOST = 256 << 20  # bytes of a result
_AGAIN = "run batch again, and correct its new result"


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of the corrections of one article in one language.

    Attributes:
        article: The article and the language.
        files: The results that were changed, by their paths below the folder.
        sentences: How many corrections are in them.
        failures: What could not be done, a line each.
    """

    article: str
    files: tuple[str, ...] = ()
    sentences: int = 0
    failures: tuple[str, ...] = ()


def apply(out: Path, translations: Sequence[CorrectedTranslation]) -> Iterator[Applied]:
    """Write corrections into the results in a folder, article by article; each file whole or not at all.

    Raises:
        InputError: The folder has no manifest.
        OutputError: The folder cannot be written to.
        UsageError: A batch is writing to it.
    """
    if not (out / MANIFEST).is_file():
        raise InputError(f"{out}: not the output folder of a batch", f"name one that holds {MANIFEST}")
    manifest = Manifest(out)
    try:
        for translation in translations:
            yield _applied(out, manifest, translation)
    finally:
        manifest.close()


def _applied(out: Path, manifest: Manifest, translation: CorrectedTranslation) -> Applied:
    name = f"{translation.path} ({translation.target})"
    entry = manifest.entry(translation.path)
    if entry is None:
        return Applied(name, failures=(f"{name}: the manifest has no such article",))
    if translation.sha256 and entry.get("sha256") != translation.sha256:
        return Applied(name, failures=(f"{name}: the article has changed since ({_AGAIN})",))
    files = [file for file in entry["files"] if _holds(str(file), translation.target)]
    if not files:
        return Applied(name, failures=(f"{name}: no result in this language",))
    done: list[str] = []
    failures: list[str] = []
    most = 0
    for file in map(str, files):
        try:
            missing = _write(out, file, translation)
        except PolyglotError as error:
            failures.append(f"{file}: {error.message}")
            continue
        done.append(file)
        most = max(most, len(translation.sentences) - len(missing))
        failures += [f"{file}: not found there: {one.machine or one.source}" for one in missing]
    if done:
        kept = dict.fromkeys((*map(str, entry.get("corrected", ())), *done))
        manifest.add(entry | {"corrected": list(kept)})
    return Applied(name, tuple(done), most, tuple(failures))


def _holds(file: str, language: str) -> bool:
    """Whether a result holds a language: one of several in its file, or the one in its name."""
    path = PurePosixPath(file)
    if path.is_absolute() or ".." in path.parts:  # not of a batch
        return False
    return path.suffix in {SUFFIXES[name] for name in ONE_FILE} or path.stem.endswith(f".{language}")


def _write(out: Path, file: str, translation: CorrectedTranslation) -> Sequence[Any]:
    """Correct one result; return the corrections that have no place in it."""
    path = out / file
    if path.is_symlink():
        raise OutputError(f"{file}: a link, which batch did not write")
    try:
        data = read_limited(path, _MOST)
    except OSError as error:
        raise OutputError(f"{file}: {error.strerror}") from None
    new, missing = corrected(data, path.suffix, translation)
    if len(missing) < len(translation.sentences):
        with written_whole(path) as stream:
            stream.write(new)
    return missing
