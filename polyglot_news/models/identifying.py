"""What model a set of files is, and which files belong to it, according to their names and metadata."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from polyglot_news.engines.argos_packages import TOKENIZERS
from polyglot_news.errors import UsageError
from polyglot_news.languages import code_of
from polyglot_news.models.catalogues.firefox_files import FILE_NAME
from polyglot_news.models.language_pairs import split_pair

METADATA = PurePosixPath("metadata.json")
_PAIR_IN_NAME = re.compile(r"(?:translate-)?([a-z]{2,3})_([a-z]{2,3})(?![a-z])")
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,8})?")
_VERSION = re.compile(r"[0-9A-Za-z.+_-]{0,40}")
# Sentence splitters that older packages carry as Python pickles; neither Argos (by default) nor we load them.
_LEFT_OUT = ("stanza", "spacy")
_EXECUTABLE = frozenset({
    ".py", ".pyc", ".pyd", ".pyo", ".so", ".dll", ".dylib", ".exe", ".com", ".bat", ".cmd", ".ps1",
    ".sh", ".js", ".jar", ".msi", ".scr", ".vbs", ".pkl", ".pickle", ".pt", ".pth", ".joblib",
})  # fmt: skip
_FIREFOX_MODEL = re.compile(r"model\.[A-Za-z0-9._-]{1,80}\.bin")
_OURS = "polyglot-news"  # prefix of our own files in a folder of models
_FIREFOX_PREFIX = "firefox-"


class Unfit(Exception):  # noqa: N818 - the reason, which the caller reports
    """The files are not a model that may be installed; the text says why."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A recognised model.

    Attributes:
        engine: Which engine runs it: `argos` or `firefox`.
        name: The folder that it is installed in.
        source: Our code of the source language; `target` likewise.
        version: The model's own version.
        members: The files that belong to it.
    """

    engine: str
    name: str
    source: str
    target: str
    version: str
    members: frozenset[PurePosixPath]


def recognised(top: str, names: frozenset[PurePosixPath], read: Callable[[PurePosixPath], bytes]) -> Kind:
    """Return the model that the files of a folder make up.

    Args:
        top: Name of the folder.
        names: The files in it, relative.
        read: Returns the content of one of them.

    Raises:
        Unfit: They are not a model, or include files that a model has no use for.
    """
    if any(_FIREFOX_MODEL.fullmatch(str(name)) for name in names):
        return _firefox(top, names, _facts(read(METADATA)) if METADATA in names else {})
    if METADATA not in names:
        raise Unfit("it holds no metadata.json")
    if top.casefold().startswith(_OURS):
        raise Unfit(f"its folder is named {top}, as files of this program are")
    return _argos(top, names, _facts(read(METADATA)))


def _argos(top: str, names: frozenset[PurePosixPath], facts: dict[str, Any]) -> Kind:
    if facts.get("type", "translate") != "translate":
        raise Unfit("its metadata.json does not describe a translation package")
    codes = (facts.get("from_code"), facts.get("to_code"))
    source, target = (_language(code) for code in codes)
    if source == target:
        raise Unfit(f"it translates {source} into itself")
    named = _PAIR_IN_NAME.match(top)
    if named and named.groups() != codes:
        raise Unfit(f"it is named {top} and says {codes[0]} to {codes[1]}")
    version = _version(facts.get("package_version", ""))
    if PurePosixPath("model/model.bin") not in names:
        raise Unfit("it holds no model (model/model.bin)")
    if not any(PurePosixPath(name) in names for name in TOKENIZERS):
        raise Unfit(f"it holds no tokenizer ({' or '.join(TOKENIZERS)})")
    members = frozenset(
        name for name in names if name.parts[0] not in _LEFT_OUT and not name.name.startswith(".")
    )
    for name in sorted(members):
        if name.suffix.lower() in _EXECUTABLE:
            raise Unfit(f"'{name}' could run as a program")
    return Kind("argos", top, source, target, version, members)


def _firefox(top: str, names: frozenset[PurePosixPath], facts: dict[str, Any]) -> Kind:
    """Recognise a model of Firefox: the pair is in its metadata, or else in the name of the folder."""
    pair = split_pair(top.removeprefix(_FIREFOX_PREFIX))
    if "from_code" in facts:
        stated = (_language(facts.get("from_code")), _language(facts.get("to_code")))
        if pair not in (None, stated):
            raise Unfit(f"it is named {top} and says {stated[0]} to {stated[1]}")
        pair = stated
    if pair is None or pair[0] == pair[1]:
        raise Unfit(f"'{top}' names no pair of languages, such as en-it")
    members = frozenset(name for name in names if FILE_NAME.fullmatch(str(name)) or name == METADATA)
    kinds = [name.name.partition(".")[0] for name in members]
    if kinds.count("model") != 1 or kinds.count("lex") > 1:
        raise Unfit("it holds more than one model")
    if sorted(kind for kind in kinds if kind.endswith("vocab")) not in (["vocab"], ["srcvocab", "trgvocab"]):
        raise Unfit("it holds no vocabulary (vocab.*.spm, or srcvocab.*.spm and trgvocab.*.spm)")
    return Kind("firefox", f"{pair[0]}-{pair[1]}", *pair, _version(facts.get("version", "")), members)


def _facts(data: bytes) -> dict[str, Any]:
    try:
        found: Any = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Unfit("its metadata.json is no JSON") from None
    if not isinstance(found, dict):
        raise Unfit("its metadata.json does not describe a translation package")
    return found


def _language(code: object) -> str:
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        raise Unfit(f"its language code {code!r:.80} is none")
    try:
        return code_of(code)
    except UsageError:
        raise Unfit(f"its language '{code}' is not known") from None


def _version(value: object) -> str:
    if not isinstance(value, str) or not _VERSION.fullmatch(value):
        raise Unfit("its version is none")
    return value
