"""A whole document: one source translated in two ways, or different sources translated alike."""

from __future__ import annotations

from collections.abc import Sequence

from polyglot_news.checks.pair_checks import check_pair
from polyglot_news.document import Flag

_FEWEST = 12  # characters of a source whose translation should differ from others


def check_document(
    pairs: Sequence[tuple[str, str]], source_language: str, target_language: str
) -> tuple[tuple[Flag, ...], ...]:
    """Return the flags of each pair of a document, including those that only the whole document shows.

    Args:
        pairs: Source and translation of each sentence, in order.
        source_language: Our code of the language of the sources.
        target_language: That of the translations.
    """
    return tuple(
        (*check_pair(source, translation, source_language, target_language), *further)
        for (source, translation), further in zip(pairs, inconsistencies(pairs), strict=True)
    )


def inconsistencies(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[Flag, ...], ...]:
    """Return, for each pair of a document, the flags that only the whole document shows."""
    by_source: dict[str, set[str]] = {}
    by_translation: dict[str, set[str]] = {}
    for source, translation in pairs:
        by_source.setdefault(_folded(source), set()).add(_folded(translation))
        by_translation.setdefault(_folded(translation), set()).add(_folded(source))
    results = []
    for source, translation in pairs:
        flags: tuple[Flag, ...] = ()
        if len(by_source[_folded(source)]) > 1 and _folded(source):
            flags += (
                Flag("consistency", "warning", "The same sentence is translated differently elsewhere."),
            )
        others = by_translation[_folded(translation)] if translation.strip() else set()
        if len(_unlike(others)) > 1:
            flags += (Flag("consistency", "warning", "Another sentence has the same translation."),)
        results.append(flags)
    return tuple(results)


def _folded(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _unlike(sources: set[str]) -> list[str]:
    return [source for source in sources if len(source) >= _FEWEST]
