"""Results in a folder: a file for each input and language, called as `batch` calls its results."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path, PurePath

from polyglot_news.batch.result_names import ONE_FILE, files_of, stem_inside, stems
from polyglot_news.cli.terminal import printing
from polyglot_news.containers import Item
from polyglot_news.document import Digest
from polyglot_news.errors import UsageError
from polyglot_news.pipeline import Source
from polyglot_news.rendering import FEEDS, render
from polyglot_news.rendering.term_marks import marked

_STDIN = "stdin"


class Names:
    """What the files for some inputs are called."""

    def __init__(
        self, inputs: Sequence[tuple[str, Source]], format_name: str, languages: Sequence[str]
    ) -> None:
        """Name them.

        Args:
            inputs: Each article to come, in order, with the input that it is in.
            format_name: The format of the files.
            languages: The target languages; none where nothing is translated.

        Raises:
            UsageError: Two inputs would have the same files.
        """
        self._format = format_name
        self._languages = tuple(languages)
        paths = tuple(dict.fromkeys(path for path, _ in inputs))
        called = {path: _STDIN if path == "-" else PurePath(path).name for path in paths}
        if len(set(called.values())) < len(paths):
            raise UsageError(
                "two inputs have the same name, and one would be written over the other",
                "give them one at a time, or use batch, which keeps sub-folders",
            )
        short = stems(list(called.values()))
        self._stems = {path: short[name] for path, name in called.items()}
        self._of_article = {source.path: self._stem(path, called[path], source) for path, source in inputs}

    def _stem(self, path: str, name: str, source: Source) -> str:
        """Return the name of the files of an article: those of a feed share the file of the whole feed."""
        stem, article = self._stems[path], source.data
        if isinstance(article, Item) and article.ident and self._format not in FEEDS:
            return stem_inside(name, stem, article.ident)
        return stem

    def stem(self, digest: Digest) -> str:
        """Return the name of the files of a digest, without suffix."""
        return self._of_article[digest.article.path]

    def all_files(self) -> Iterator[str]:
        """Yield every file that may be written, by its path below the folder."""
        for stem in dict.fromkeys(self._of_article.values()):
            yield from files_of(stem, self._format, self._languages)


def keep_inputs(folder: Path, files: Iterable[str], inputs: Iterable[str]) -> None:
    """Refuse to write over a file that is read.

    Raises:
        UsageError: One of the files in the folder is an input.
    """
    read = [path for path in inputs if path != "-" and os.path.exists(path)]  # noqa: PTH110 - any name
    for file in files:
        place = folder / file
        if place.exists() and any(os.path.samefile(place, path) for path in read):  # noqa: PTH121 - any name
            raise UsageError(f"-o {folder}/: {place} is a file that is read", "choose another folder")


def write(folder: Path, digests: Iterable[Digest], names: Names, format_name: str, *, marks: bool) -> None:
    """Write the files of each digest as it comes, and report each.

    Raises:
        OutputError: One cannot be written.
    """
    for stem, group in groupby(digests, names.stem):
        several = list(group)
        if marks:
            several = [marked(digest) for digest in several]
        languages = tuple(dict.fromkeys(each.language for digest in several for each in digest.translations))
        files = files_of(stem, format_name, languages)
        if format_name in ONE_FILE or not languages:
            printing.result(render(several, format_name), folder / files[0])
            continue
        for file, language in zip(files, languages, strict=True):
            chosen = [one for digest in several if (one := _in(digest, language)).translations]
            printing.result(render(chosen, format_name), folder / file)


def _in(digest: Digest, language: str) -> Digest:
    """Return a digest with one of its translations."""
    return replace(digest, translations=tuple(t for t in digest.translations if t.language == language))
