"""What a shell completes: formats, languages, engines, glossaries, models and their pairs, methods, tasks.

typer calls each function with what was typed so far; it returns what may stand there. Where nothing fits, the
shell completes names of files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from polyglot_news.errors import PolyglotError

if TYPE_CHECKING:
    from polyglot_news.engines.protocol import Model

Complete = Callable[[str], list[str]]


def fixed(*words: str) -> Complete:
    """Return the completion of an option that takes one of a few words."""

    def complete(incomplete: str) -> list[str]:
        return _fitting(words, incomplete)

    return complete


def formats(incomplete: str) -> list[str]:
    """Complete the name of a format."""
    from polyglot_news.rendering import FORMATS

    return _fitting(FORMATS, incomplete)


def engines(incomplete: str) -> list[str]:
    """Complete the name of an engine."""
    from polyglot_news.engines.backends import NAMES

    return _fitting(("auto", *NAMES), incomplete)


def methods(incomplete: str) -> list[str]:
    """Complete the name of a method of summarising."""
    from polyglot_news.summary.methods import METHODS

    return _fitting(METHODS, incomplete)


def language(incomplete: str) -> list[str]:
    """Complete the code of a language."""
    from polyglot_news.languages import LANGUAGES

    return _fitting(LANGUAGES, incomplete)


def source(incomplete: str) -> list[str]:
    """Complete the language of articles, which may be found out."""
    return _fitting(["auto", *language("")], incomplete)


def languages(incomplete: str) -> list[str]:
    """Complete the last of several languages with commas between; none is offered twice."""
    before, comma, last = incomplete.rpartition(",")
    named = before.split(",")
    return [f"{before}{comma}{code}" for code in language(last) if code not in named]


def glossaries(incomplete: str) -> list[str]:
    """Complete the name of a glossary."""
    from polyglot_news.config import glossary_folders
    from polyglot_news.glossary import BUILT_IN, available

    with suppress(PolyglotError, OSError):
        return _fitting([*available(glossary_folders()), *BUILT_IN], incomplete)
    return []


def pairs_to_install(incomplete: str) -> list[str]:
    """Complete a pair of languages that a model may be had for: one of the two is English."""
    codes = [code for code in language("") if code != "en"]
    return _fitting([f"en-{code}" for code in codes] + [f"{code}-en" for code in codes], incomplete)


def installed_pairs(incomplete: str) -> list[str]:
    """Complete the pair of an installed model."""
    return _fitting({f"{model.source}-{model.target}": None for model in _models()}, incomplete)


def installed_models(incomplete: str) -> list[str]:
    """Complete the name or the pair of an installed model."""
    return _fitting([*installed_pairs(""), *dict.fromkeys(model.name for model in _models())], incomplete)


def _models() -> Iterable[Model]:
    from polyglot_news.engines import registry

    with suppress(PolyglotError, OSError):
        return registry.installed()
    return ()


def _fitting(words: Iterable[str], incomplete: str) -> list[str]:
    return [word for word in words if word.startswith(incomplete)]
