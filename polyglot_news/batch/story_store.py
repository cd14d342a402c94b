"""The fingerprints of a folder's articles and the stories they are in, kept in its output folder.

A SQLite file: an article is not read again while its bytes are the same, and a story keeps its name from run
to run. What is not whole after a power cut is made anew from the articles.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from polyglot_news.errors import OutputError
from polyglot_news.expected_shapes import fits
from polyglot_news.pipeline.briefing_entries import Entry
from polyglot_news.stories.fingerprints import Features, Fingerprint

NAME = ".polyglot-news.stories"
_SHAPE = {
    "file": str, "title": str, "published": str, "outlet": str, "url": str, "result": str, "language": str,
    "base": str, "day": int,
}  # fmt: skip
_TABLES = (
    """CREATE TABLE IF NOT EXISTS article (
        path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, signature TEXT NOT NULL, about TEXT NOT NULL,
        words BLOB NOT NULL, word_weights BLOB NOT NULL, anchors BLOB NOT NULL, anchor_weights BLOB NOT NULL,
        sketch BLOB NOT NULL) WITHOUT ROWID""",
    "CREATE TABLE IF NOT EXISTS story (path TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID",
)
_TOGETHER = 200  # articles between two commits: what a kill costs is read again


class StoryStore:
    """The entries of an output folder, by path; without a folder they are kept for this run alone."""

    def __init__(self, out: Path | None, signature: str) -> None:
        """Open the file; one that is not whole, or of another kind, is replaced.

        Args:
            out: The output folder, which is there; or None.
            signature: What made the fingerprints: others are not used.

        Raises:
            OutputError: The file cannot be made.
        """
        self._signature = signature
        self._waiting = 0
        path = out / NAME if out is not None else None
        try:
            self._database = _opened(path)
        except sqlite3.Error as error:
            raise OutputError(
                f"{path}: {error}", "remove this file, or choose another output folder"
            ) from None

    def close(self) -> None:
        """Keep what was added."""
        with suppress(sqlite3.Error):
            self._database.commit()
        self._database.close()

    def entry(self, path: str, sha256: str) -> Entry | None:
        """Return what is kept of an article of these bytes, or None."""
        row = self._database.execute(
            "SELECT about, words, word_weights, anchors, anchor_weights, sketch FROM article"
            " WHERE path = ? AND sha256 = ? AND signature = ?",
            (_key(path), sha256, self._signature),
        ).fetchone()
        return _entry(path, row) if row is not None else None

    def add(self, entry: Entry, sha256: str) -> None:
        """Keep an article."""
        print_ = entry.print
        about = {
            "file": entry.file, "title": entry.title, "published": entry.published, "outlet": entry.outlet,
            "url": entry.url, "result": entry.result, "language": entry.language, "base": print_.language,
            "day": print_.day,
        }  # fmt: skip
        row = (
            _key(entry.path), sha256, self._signature, json.dumps(about),
            print_.words.ids.tobytes(), print_.words.weights.tobytes(),
            print_.anchors.ids.tobytes(), print_.anchors.weights.tobytes(), print_.sketch.tobytes(),
        )  # fmt: skip
        try:
            self._database.execute("INSERT OR REPLACE INTO article VALUES (?,?,?,?,?,?,?,?,?)", row)
            self._waiting += 1
            if self._waiting >= _TOGETHER:
                self._database.commit()
                self._waiting = 0
        except sqlite3.Error as error:
            raise OutputError(f"{NAME}: {error}", "free space or choose another folder") from None

    def stories(self) -> dict[str, str]:
        """Return the name of the story that each article was put into."""
        found = self._database.execute("SELECT path, name FROM story")
        return {_path(path): name for path, name in found}

    def name_stories(self, names: Mapping[str, str]) -> None:
        """Keep the name of each article's story."""
        rows = [(_key(path), name) for path, name in names.items()]
        try:
            self._database.executemany("INSERT OR REPLACE INTO story VALUES (?, ?)", rows)
            self._database.commit()
        except sqlite3.Error as error:
            raise OutputError(f"{NAME}: {error}", "free space or choose another folder") from None


def _opened(path: Path | None) -> sqlite3.Connection:
    """Return the database with its tables; a damaged file makes room for a new one."""
    if path is None:
        database = sqlite3.connect("")
        for table in _TABLES:
            database.execute(table)
        return database
    for is_last in (False, True):
        database = sqlite3.connect(path)
        try:
            for table in _TABLES:
                database.execute(table)
            database.execute("SELECT count(*) FROM article, story LIMIT 1").fetchone()
        except sqlite3.DatabaseError:
            database.close()
            if is_last:
                raise
            with suppress(OSError):
                path.unlink()
            continue
        return database
    raise AssertionError


def _entry(path: str, row: tuple[str, bytes, bytes, bytes, bytes, bytes]) -> Entry | None:
    """Return the entry of a row, or None where it is not as we write it."""
    about_text, *blobs = row
    try:
        about = json.loads(about_text)
        words, anchors, sketch = (array("I", blobs[place]) for place in (0, 2, 4))
        word_weights, anchor_weights = (array("f", blobs[place]) for place in (1, 3))
    except (ValueError, TypeError):
        return None
    if not fits(about, _SHAPE) or about.keys() != _SHAPE.keys():
        return None
    if len(words) != len(word_weights) or len(anchors) != len(anchor_weights):
        return None
    found = Fingerprint(
        path,
        about["base"],
        Features(words, word_weights),
        Features(anchors, anchor_weights),
        sketch,
        about["day"],
    )
    fields = {
        name: about[name] for name in ("file", "title", "published", "outlet", "url", "result", "language")
    }
    return Entry(path=path, print=found, **fields)


def _key(path: str) -> str:
    return path.encode("utf-8", "surrogatepass").decode("latin-1")  # names that are not UTF-8 are kept too


def _path(key: str) -> str:
    return key.encode("latin-1").decode("utf-8", "surrogatepass")


def with_result(entry: Entry, files: tuple[str, ...]) -> Entry:
    """Return an entry that knows its article's own digest."""
    return replace(entry, result=files[0] if files else "")
