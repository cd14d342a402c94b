"""What results written by a batch look like: their names, the manifest's and the overview's."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path, PurePath

from polyglot_news.containers.item import slug
from polyglot_news.files import first_bytes
from polyglot_news.rendering import SUFFIXES, overview

SAME = "same"  # in place of a format: each input comes back in its own kind
MANIFEST = "manifest.jsonl"
JOURNAL = ".polyglot-news.journal"
OVERVIEWS = ("index.html", "overview.html", ".overview.html")  # no input begins with a dot
_LONGEST = 255 - len(".zh-Hant.markdown")  # bytes that file systems allow for a name, minus what is appended
ONE_FILE = frozenset({"json", "jsonl", "html"})  # formats that hold all languages of an article in one file
_HEAD = 1 << 17  # bytes of a page, within which its heading stands
_READABLE = 40  # characters of an id in the name of its results
_WEB_SUFFIX = re.compile(r"\.(?:s?html?|php|aspx?)$", re.IGNORECASE)
_MARK = 9  # characters that tell shortened names apart


def stems(names: Sequence[str], *, at_top: bool = False) -> dict[str, str]:
    """Return, by file name, the name of its results without their suffix.

    That is the name without its own suffix; names that would then collide (ignoring case and the composition
    of accents, since file systems differ) keep it. Names that are too long are cut and marked.

    >>> stems(["a.txt", "b.html", "b.txt"])
    {'a.txt': 'a', 'b.html': 'b.html', 'b.txt': 'b.txt'}

    Args:
        names: The inputs of one folder.
        at_top: Whether the results are beside the manifest, whose name none of them may have.
    """
    short = {name: os.path.splitext(name)[0] or name for name in names}  # noqa: PTH122 - a name, not a path
    whole = {name for name, stem in short.items() if at_top and f"{stem}.jsonl".casefold() == MANIFEST}
    while True:
        called = {name: name if name in whole else short[name] for name in names}
        counts = Counter(_folded(stem) for stem in called.values())
        clashing = {name for name, stem in called.items() if counts[_folded(stem)] > 1} - whole
        if not clashing:
            return {name: _shortened(stem, name) for name, stem in called.items()}
        whole |= clashing


def stem_inside(path: str, stem: str, ident: str) -> str:
    """Return the name of the results of an article in a file that holds many, without their suffix.

    They are in a folder that is called as the file's own results would be. Names are made of the article's id
    alone, so that they stay; their last part tells ids apart that look alike.

    >>> stem_inside("news/asia.xml", "news/asia", "https://example.org/2026/osh-bridge.html")
    'news/asia/osh-bridge~6ed4eb41'

    Args:
        path: The file.
        stem: What its own results would be called.
        ident: The article's id.
    """
    folder = f"{stem}~" if stem == path else stem  # results may stand beside the file
    last = ident.rstrip("/").rpartition("/")[2]
    words = slug(_WEB_SUFFIX.sub("", last), _READABLE)
    return f"{folder}/{words}~{sha256(ident.encode('utf-8', 'surrogatepass')).hexdigest()[: _MARK - 1]}"


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _shortened(stem: str, name: str) -> str:
    if len(stem.encode("utf-8", "surrogateescape")) <= _LONGEST:
        return stem
    mark = "~" + sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[: _MARK - 1]
    cut = stem
    while len(cut.encode("utf-8", "surrogateescape")) > _LONGEST - _MARK:
        cut = cut[:-1]
    return cut + mark


def files_of(stem: str, format: str, languages: Sequence[str], path: str = "") -> tuple[str, ...]:  # noqa: A002 - the option's name
    """Return the files of one article in these target languages, by their paths below the output folder."""
    suffix = PurePath(path).suffix if format == SAME else SUFFIXES.get(format, ".txt")  # lines are text
    if format in ONE_FILE or not languages:
        return (f"{stem}{suffix}",)
    return tuple(f"{stem}.{language}{suffix}" for language in languages)


def is_overview(path: Path) -> bool:
    """Whether a file is the page over all articles of a batch."""
    is_named = path.name in OVERVIEWS and not path.is_symlink()
    return is_named and overview.is_from_us(first_bytes(path, _HEAD))
