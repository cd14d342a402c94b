"""Language pairs as users, indexes and folders write them."""

from __future__ import annotations

import re
from pathlib import Path

from polyglot_news.errors import UsageError
from polyglot_news.languages import code_of

_PAIR = re.compile(r"[a-z]{2,3}([-_][a-z]{2,4}){0,3}", re.IGNORECASE)


def looks_like_pair(text: str) -> bool:
    """Whether a text is written as a pair or a language, and is neither an address nor an existing file."""
    return "://" not in text and _PAIR.fullmatch(text) is not None and not Path(text).exists()


def pair_of(text: str, source: str) -> tuple[str, str]:
    """Return the pair that `en-it`, or a target such as `it` with its source, stands for.

    Raises:
        UsageError: A language is unknown, or both are the same.
    """
    pair = split_pair(text) or (code_of(source), code_of(text))
    if pair[0] == pair[1]:
        raise UsageError(f"'{text}' is no pair of two known languages", "write en-it, or it --from en")
    return pair


def split_pair(text: str) -> tuple[str, str] | None:
    """Return the pair of two languages that a text such as `en-zh-Hant` or `en_zt` names, or None.

    >>> split_pair("en_zt")
    ('en', 'zh-Hant')
    >>> split_pair("english")
    """
    for place, character in enumerate(text):
        if character not in "-_":
            continue
        try:
            return code_of(text[:place]), code_of(text[place + 1 :])
        except UsageError:
            continue
    return None
