"""Feeds of a batch: one for each file that holds many articles, and one for all other articles.

Each article has a feed of its own, with one entry, which is written when the article is done: so nothing is
done twice, and a killed batch goes on. At the end the entries are put together, in the order of the input.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from polyglot_news.batch.job import Item, Job
from polyglot_news.batch.manifest import Manifest
from polyglot_news.batch.result_names import files_of
from polyglot_news.errors import InputError, OutputError
from polyglot_news.files import first_bytes, write_whole
from polyglot_news.rendering import FEEDS
from polyglot_news.rendering.feeds.joining import joined

_ALL = ("index", "overview", "all-articles")  # what the feed of all other articles is called
_MOST = 1 << 28  # bytes of a feed


def feed_files(job: Job, item: Item, languages: Sequence[str]) -> tuple[str, ...]:
    """Return the paths, below the output folder, of the feeds that an article in a file of many goes into."""
    if job.format not in FEEDS or item.inside is None:
        return ()
    return files_of(item.stem.rpartition("/")[0].removesuffix("~"), job.format, languages)


def write_feeds(
    job: Job, out: Path, manifest: Manifest, items: Iterable[Item], signature: str
) -> tuple[str, ...]:
    """Write the feeds of many entries that are new or changed, and return their paths.

    Args:
        job: What the batch does.
        out: The output folder.
        manifest: Its manifest, which gets a line for each file that a feed is made of (`.` is all others).
        items: The inputs, in order; those of which nothing was made yet are left out.
        signature: That of the batch.

    Raises:
        OutputError: One cannot be written.
    """
    entries: dict[tuple[str, str], list[str]] = {}  # the feeds of single articles, by source and feed
    for item in items:
        known = manifest.entry(item.path) or {}
        if known.get("signature") != signature:
            continue
        single = [str(file) for file in known.get("files", ())]
        languages = tuple(map(str, known.get("ratios", ())))
        feeds = feed_files(job, item, languages) or tuple(
            _own_name(out, manifest, file) for file in files_of("", job.format, languages)
        )
        for feed, file in zip(feeds, single, strict=False):
            entries.setdefault((item.file or ".", feed), []).append(file)
    return tuple(_write(job, out, manifest, entries, signature))


def _own_name(out: Path, manifest: Manifest, suffix: str) -> str:
    """Return what the feed of all other articles is called: a name that nothing else has."""
    for name in _ALL:
        file = f"{name}{suffix}"
        ours = (manifest.entry(".") or {}).get("files", ())
        if file in ours or not (os.path.lexists(out / file) or manifest.wrote(file)):
            return file
    raise OutputError(f"{out / _ALL[0]}{suffix}: batch did not write this file", "move it away")


def _write(
    job: Job, out: Path, manifest: Manifest, entries: dict[tuple[str, str], list[str]], signature: str
) -> list[str]:
    """Write each feed that differs from what is there; return their paths."""
    written: list[str] = []
    made: dict[str, list[str]] = {}
    for (source, feed), files in entries.items():
        texts = [first_bytes(out / file, _MOST).decode("utf-8", "replace") for file in files]
        try:
            text = joined(texts, job.format)
        except InputError as error:
            raise OutputError(f"{out / feed}: {error.message}", error.hint) from error
        made.setdefault(source, []).append(feed)
        if first_bytes(out / feed, _MOST) != text.encode():
            manifest.claim([feed])
            write_whole(out / feed, text)
            written.append(feed)
    for source, feeds in made.items():
        known = manifest.entry(source) or {}
        if known.get("files") != feeds or known.get("signature") != signature:
            manifest.add(_line(source, feeds, signature))
    return written


def _line(source: str, feeds: Sequence[str], signature: str) -> dict[str, object]:
    """Return the line of the manifest for a file that feeds are made of."""
    return {
        "path": source, "sha256": "", "signature": signature, "outcome": "done", "seconds": 0.0,
        "files": list(feeds), "flags": [], "placed": 0, "missed": 0, "failures": [],
    }  # fmt: skip
