"""Finds the articles below a folder, one folder at a time, always in the same order."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from polyglot_news.batch.job import Item, Job
from polyglot_news.batch.result_names import stem_inside, stems
from polyglot_news.containers import TABLES
from polyglot_news.errors import InputError, NoArticleError, UsageError
from polyglot_news.files import read_limited
from polyglot_news.reading import MAX_BYTES
from polyglot_news.reading.articles_in_containers import may_hold_many, named_items
from polyglot_news.reading.text_kinds import SUFFIXES

Wanted = Callable[[str], bool]  # called with a path; the path of a folder ends with a slash


def find(job: Job, wrote: Wanted | None = None) -> Iterator[Item]:
    """Yield the articles below the folder by path; no more than the names of one folder are held in memory.

    Hidden files and folders are left out, and so is what belongs to the output folder. Links to folders are
    not followed, so that no circle of links can be endless. What cannot be read is yielded with its error.

    Args:
        job: The folder and its patterns.
        wrote: Whether a path below the output folder is a result of a batch.

    Raises:
        InputError: There is no such folder.
    """
    check_folder(job)
    yield from _below(job, "", wanted(job), _Results(job, wrote))


def check_folder(job: Job) -> None:
    """Refuse a job whose input folder does not exist.

    Raises:
        InputError: There is no such folder.
    """
    if not os.path.isdir(job.folder):  # noqa: PTH112 - pathlib's own raises for names that are too long
        raise InputError(f"{job.folder}: no such folder", "batch reads a folder; for one file use digest")


def arrived(job: Job, paths: Iterable[str], wrote: Wanted | None = None) -> Iterator[Item]:
    """Yield the inputs among paths below the folder, those in folders included, by path, each once.

    Paths that are hidden, belong to the output folder, or no longer exist are not inputs.
    """
    fits = wanted(job)
    results = _Results(job, wrote)
    files: dict[str, set[str]] = {}
    for path in paths:
        whole = job.folder / path
        parts = PurePosixPath(path).parts
        is_hidden = any(part.startswith(".") for part in parts)
        if is_hidden or any(results.folder("/".join(parts[:end])) for end in range(1, len(parts) + 1)):
            continue
        if any(not fits("/".join(parts[:end]) + "/") for end in range(1, len(parts))):
            continue
        if whole.is_dir() and not whole.is_symlink():
            for item in _below(job, path, fits, results) if fits(f"{path}/") else ():
                files.setdefault(str(PurePosixPath(item.place).parent), set()).add(item.place)
        elif whole.exists() and fits(path):
            files.setdefault(str(PurePosixPath(path).parent), set()).add(path)
    for place in sorted(files):
        below = _below(job, "" if place == "." else place, fits, results, deep=False)
        yield from (item for item in below if item.place in files[place])


class _Results:
    """Which paths below the input folder belong to the output folder, and are not articles.

    An output folder inside the input folder is left out entirely. If it is the input folder or contains it,
    results are beside the articles: then the files that a batch wrote are left out.
    """

    def __init__(self, job: Job, wrote: Wanted | None) -> None:
        self._wrote = wrote or _nothing
        self._inside = ""
        self._above: str | None = None
        if job.out is None:
            return
        folder, out = job.folder.resolve(), job.out.resolve()
        if out != folder and out.is_relative_to(folder):
            self._inside = out.relative_to(folder).as_posix()
        elif folder.is_relative_to(out):
            above = folder.relative_to(out).as_posix()
            self._above = "" if above == "." else f"{above}/"

    def folder(self, path: str) -> bool:
        """Whether a folder is the output folder."""
        return bool(self._inside) and path == self._inside

    def file(self, path: str) -> bool:
        """Whether a file is a result."""
        return self._above is not None and self._wrote(self._above + path)


def _nothing(path: str) -> bool:  # noqa: ARG001 - the signature of `Wanted`
    return False


def _below(job: Job, place: str, fits: Wanted, results: _Results, *, deep: bool = True) -> Iterator[Item]:
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
            if fits(f"{path}/") and not results.folder(path):
                names.append((entry.name, True))
        elif (
            fits(path) and not results.file(path) and not Path(entry.path).is_dir()
        ):  # a link to a folder is not an input
            names.append((entry.name, False))
    del found
    called = stems([name for name, is_folder in names if not is_folder], at_top=not place)
    for name, is_folder in sorted(names):
        path = f"{place}/{name}" if place else name
        if is_folder and deep:
            yield from _below(job, path, fits, results)
        elif not is_folder:
            stem = f"{place}/{called[name]}" if place else called[name]
            told = _no_article(job.folder / path)
            yield from [Item(path, stem, told)] if told else _articles(job, path, stem)


def _articles(job: Job, path: str, stem: str) -> Iterator[Item]:
    """Yield a file as an input, or the articles in it; none if it is XML or JSON of another kind.

    Where a pattern names such a file, it is an input all the same, and the reason why it cannot be read is
    reported.
    """
    file = job.folder / path
    if not may_hold_many(str(file), job.column):
        if PurePosixPath(path).suffix.lower() != ".xml" or job.include:
            yield Item(path, stem)
        return
    try:
        found = named_items(read_limited(file, MAX_BYTES), path, job.column)
    except NoArticleError as error:
        yield from [Item(path, stem, str(error))] if job.include else []
    except UsageError as error:
        yield Item(path, stem, str(error))
    except (InputError, OSError):  # reading it again says why
        yield Item(path, stem)
    else:
        for name, article in found:
            if name == path:
                yield Item(path, stem)
            else:
                yield Item(name, stem_inside(path, stem, article.ident), "", article, path)
        if not found:
            yield Item(path, stem)


def wanted(job: Job) -> Wanted:
    """Return a function that decides whether a path below the folder is an input, or may contain some."""
    include, exclude = _patterns(job.include), _patterns(job.exclude)

    def fits(path: str) -> bool:
        if exclude is not None and exclude(path):
            return False
        if path.endswith("/"):
            return True
        if include is not None:
            return include(path)
        suffix = PurePosixPath(path).suffix.lower()
        return suffix in SUFFIXES or suffix == ".xml" or (bool(job.column) and suffix in TABLES)

    return fits


def _patterns(lines: Sequence[str]) -> Callable[[str], bool] | None:
    if not lines:
        return None
    from pathspec import PathSpec

    return PathSpec.from_lines("gitignore", lines).match_file


def _no_article(path: Path) -> str:
    """Return why a path cannot be read: reading a pipe or device could wait forever."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return f"{path}: {error.strerror}"
    return "" if stat.S_ISREG(mode) else f"{path}: not a regular file but a pipe or device"
