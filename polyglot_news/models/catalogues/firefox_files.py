"""The files that make up a model of Firefox, wherever they are listed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from polyglot_news.addresses import host_of, joined
from polyglot_news.expected_shapes import fits
from polyglot_news.models.downloading.connection import is_allowed

KINDS = ("model", "lex", "vocab", "srcvocab", "trgvocab")
FILE_NAME = re.compile(
    r"(?:model|lex)\.[A-Za-z0-9._-]{1,80}\.bin|(?:src|trg)?vocab\.[A-Za-z0-9._-]{1,80}\.spm"
)
_HASH = re.compile(r"[0-9a-f]{64}")
T = TypeVar("T")


def is_name(name: object, kind: object) -> bool:
    """Whether a file of that kind may have that name."""
    return isinstance(name, str) and FILE_NAME.fullmatch(name) is not None and name.partition(".")[0] == kind


def whole(parts: Mapping[str, T]) -> tuple[T, ...]:
    """Return the files, by kind, that a model needs, in a fixed order; nothing if one is missing."""
    if "model" not in parts or ("vocab" not in parts and not {"srcvocab", "trgvocab"} <= parts.keys()):
        return ()
    unused = {"srcvocab", "trgvocab"} if "vocab" in parts else set()
    return tuple(parts[kind] for kind in KINDS if kind in parts and kind not in unused)


def link_below(base: str, path: object, plain: frozenset[str]) -> str:
    """Return the address of a file below a base, or nothing if it leads elsewhere or may not be followed."""
    if not isinstance(path, str) or not path:
        return ""
    link = joined(base, path)
    return link if is_allowed(link, plain) and host_of(link) == host_of(base) else ""


def count(value: object) -> int:
    """Return a number of bytes, or 0 for what is none."""
    return value if isinstance(value, int) and fits(value, int) and value > 0 else 0


def hash_or_none(value: object) -> str:
    """Return a SHA-256 in small letters, or nothing for what is none."""
    return value.lower() if isinstance(value, str) and _HASH.fullmatch(value.lower()) else ""
