"""Finds the articles below a folder, one folder at a time, always in the same order."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from polyglot_news.batch.job import Item, Job
from polyglot_news.batch.naming import stems
from polyglot_news.errors import InputError

INPUT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})
Wanted = Callable[[str], bool]  # of a path; that of a folder ends with a slash


def find(job: Job) -> Iterator[Item]:
    """Yield the articles below the folder by path; no more than the names of one folder is held.

    Hidden files and folders are left out, as is the output folder where it lies inside; links to folders are
    not followed, so that no circle of links is an endless one. What cannot be looked into is yielded with
    its error.

    Raises:
        InputError: There is no such folder.
    """
    check_folder(job)
    yield from _below(job, "", wanted(job), job.out.resolve() if job.out is not None else None)


def check_folder(job: Job) -> None:
    """Refuse a job without a folder to read.

    Raises:
        InputError: There is no such folder.
    """
    if not job.folder.is_dir():
        raise InputError(f"{job.folder}: no such folder", "batch reads a folder; for one file use digest")


def arrived(job: Job, paths: Iterable[str]) -> Iterator[Item]:
    """Yield the inputs among paths below the folder, those in folders included, by path, each once.

    What is hidden, lies in the output folder, or is no longer there is none.
    """
    fits = wanted(job)
    out = job.out.resolve() if job.out is not None else None
    files: dict[str, set[str]] = {}
    for path in paths:
        whole = job.folder / path
        parts = PurePosixPath(path).parts
        is_hidden = any(part.startswith(".") for part in parts)
        if is_hidden or (out is not None and whole.resolve().is_relative_to(out)):
            continue
        if any(not fits("/".join(parts[:end]) + "/") for end in range(1, len(parts))):
            continue
        if whole.is_dir() and not whole.is_symlink():
            for item in _below(job, path, fits, out) if fits(f"{path}/") else ():
                files.setdefault(str(PurePosixPath(item.path).parent), set()).add(item.path)
        elif whole.exists() and fits(path):
            files.setdefault(str(PurePosixPath(path).parent), set()).add(path)
    for place in sorted(files):
        below = _below(job, "" if place == "." else place, fits, out, deep=False)
        yield from (item for item in below if item.path in files[place])


def _below(job: Job, place: str, fits: Wanted, out: Path | None, *, deep: bool = True) -> Iterator[Item]:
    try:
        with os.scandir(job.folder / place) as entries:
            found = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        yield Item(place or ".", "", f"{job.folder / place}: {error.strerror}")
        return
    names: list[tuple[str, bool]] = []
    for entry in found:
        path = f"{place}/{entry.name}" if place else entry.name
        if entry.is_dir(follow_symlinks=False):
            if fits(f"{path}/") and (out is None or Path(entry.path).resolve() != out):
                names.append((entry.name, True))
        elif fits(path) and not Path(entry.path).is_dir():  # a link to a folder is none of ours
            names.append((entry.name, False))
    del found
    called = stems([name for name, is_folder in names if not is_folder], at_top=not place)
    for name, is_folder in sorted(names):
        path = f"{place}/{name}" if place else name
        if is_folder and deep:
            yield from _below(job, path, fits, out)
        elif not is_folder:
            stem = called[name]
            yield Item(path, f"{place}/{stem}" if place else stem, _no_article(job.folder / path))


def wanted(job: Job) -> Wanted:
    """Return what tells whether a path below the folder is an input of the job, or may hold some."""
    include, exclude = _patterns(job.include), _patterns(job.exclude)

    def fits(path: str) -> bool:
        if exclude is not None and exclude(path):
            return False
        if path.endswith("/"):
            return True
        if include is not None:
            return include(path)
        return PurePosixPath(path).suffix.lower() in INPUT_SUFFIXES

    return fits


def _patterns(lines: Sequence[str]) -> Callable[[str], bool] | None:
    if not lines:
        return None
    from pathspec import PathSpec

    return PathSpec.from_lines("gitignore", lines).match_file


def _no_article(path: Path) -> str:
    """Return why a path is nothing to read from: a pipe or device would be waited for without end."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return f"{path}: {error.strerror}"
    return "" if stat.S_ISREG(mode) else f"{path}: no file but a pipe or device"
