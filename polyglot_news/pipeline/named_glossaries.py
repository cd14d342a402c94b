"""The glossaries that a pipeline is named, as one; names given as one string or as several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from polyglot_news.config import glossary_folders

if TYPE_CHECKING:
    from polyglot_news.glossary import Glossary


def glossary_of(names: Sequence[str], targets: Sequence[str] = ()) -> Glossary | None:
    """Return the glossaries of these names as one, or None where none is named.

    Raises:
        GlossaryError: One is missing or not well formed.
    """
    if not names:
        return None
    from polyglot_news.glossary import load, merge

    return merge([load(name, glossary_folders(), targets) for name in names])


def several(names: str | Sequence[str]) -> Sequence[str]:
    """Return names given as a sequence or as one string with commas."""
    return [name.strip() for name in names.split(",") if name.strip()] if isinstance(names, str) else names
