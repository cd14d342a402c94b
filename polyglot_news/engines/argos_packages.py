"""Where Argos Translate keeps its packages, and which are installed.

The rules are those of `argostranslate.settings`, read anew at each call: importing that module makes folders
in the user's home (and fails where it may not), keeps what the environment said at that moment, and its
`get_installed_packages` gives up at the first folder that is no package.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from polyglot_news.engines.protocol import Model
from polyglot_news.engines.scores import version_order
from polyglot_news.errors import UsageError
from polyglot_news.expected_shapes import json_of
from polyglot_news.files import folders_in, read_limited
from polyglot_news.languages import code_of

_MOST = 1 << 20  # bytes of a file of settings or metadata
TOKENIZERS = ("sentencepiece.model", "bpe.model")
_SIMPLE_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,8})?")


@dataclass(frozen=True, slots=True)
class Package:
    """An unpacked Argos package.

    Attributes:
        model: What the registry lists.
        from_code: Argos' own code of the source language; `to_code` likewise.
        target_prefix: A token that every translation begins with, or an empty string.
        tokenizer: The file of its tokenizer.
    """

    model: Model
    from_code: str
    to_code: str
    target_prefix: str
    tokenizer: Path


def setting(name: str, default: str = "") -> str:
    """Return one of Argos' settings: from the environment, its `settings.json`, or the default."""
    if (value := os.environ.get(name)) is not None:
        return value
    try:
        found = _read(_base("XDG_CONFIG_HOME", ".config") / "settings.json")
    except (OSError, ValueError):
        return default
    return str(found[name]) if isinstance(found, dict) and found.get(name) is not None else default


def home() -> Path:
    """Return the folder that packages are installed into; it need not exist."""
    chosen = setting("ARGOS_PACKAGES_DIR")
    return Path(chosen) if chosen else _base("XDG_DATA_HOME", ".local/share") / "packages"


def folders() -> tuple[Path, ...]:
    """Return every folder that Argos searches for packages; the first wins."""
    found = [home()]
    if snap := os.environ.get("SNAP"):
        bundled = Path(snap) / "snap_custom"
        found += [bundled / "packages", *folders_in(bundled / "content_snap_packages")]
    return tuple(found)


def packages() -> tuple[Package, ...]:
    """Return the complete translation packages, the newest version first within each folder."""
    found: list[Package] = []
    for folder in folders():
        here = [package for path in folders_in(folder) for package in _package(path)]
        found += sorted(here, key=lambda package: version_order(package.model.version), reverse=True)
    return tuple(found)


def _base(variable: str, below_home: str) -> Path:
    user_home = Path(os.environ["SNAP_USER_DATA"]) if "SNAP" in os.environ else None
    if variable in os.environ:
        return Path(os.environ[variable]) / "argos-translate"
    try:
        return (user_home or Path.home()) / below_home / "argos-translate"
    except RuntimeError:  # there is no home folder
        return Path(os.devnull)


def _package(path: Path) -> Iterator[Package]:
    """Yield the package in a folder if it is a complete translation package."""
    try:
        facts = _read(path / "metadata.json")
    except (OSError, ValueError):
        return
    tokenizer = next((path / name for name in TOKENIZERS if (path / name).is_file()), None)
    if not isinstance(facts, dict) or tokenizer is None or not (path / "model" / "model.bin").is_file():
        return
    codes = [facts.get("from_code"), facts.get("to_code")]
    if facts.get("type", "translate") != "translate" or not all(_is_code(code) for code in codes):
        return
    source, target = _ours(str(codes[0])), _ours(str(codes[1]))
    version = str(facts.get("package_version") or "")
    prefix = str(facts.get("target_prefix") or "")
    model = Model("argos", path.name, source, target, version, path)
    yield Package(model, str(codes[0]), str(codes[1]), prefix, tokenizer)


def package_at(path: Path) -> Package | None:
    """Return the package in a folder, or None if it is incomplete."""
    return next(_package(path), None)


def _read(path: Path) -> Any:  # noqa: ANN401 - whatever JSON holds
    return json_of(read_limited(path, _MOST).decode("utf-8-sig"))


def _is_code(code: object) -> bool:
    return isinstance(code, str) and _SIMPLE_CODE.fullmatch(code) is not None


def _ours(code: str) -> str:
    try:
        return code_of(code)
    except UsageError:
        return code  # a language of Argos that this program does not know
