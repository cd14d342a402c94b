"""Read a news article, pick what carries the news, translate it offline under a glossary.

    from polyglot_news import Pipeline, read_file, render

    with Pipeline.open(to=["it", "ru"], glossaries=["central-asia"]) as pipeline:
        digest = pipeline.digest(read_file("article.html"))
    print(render(digest, "markdown"))

`__all__` is the public API. Importing the package loads none of it: names are fetched at first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from polyglot_news.version import __version__

if TYPE_CHECKING:
    from polyglot_news.document import Article, Digest, Sentence, Summary, Translation
    from polyglot_news.errors import PolyglotError
    from polyglot_news.pipeline import Outcome, Pipeline
    from polyglot_news.reading import read, read_bytes, read_file, read_text
    from polyglot_news.rendering import render
    from polyglot_news.summary.length import Length

__all__ = [
    "Article",
    "Digest",
    "Length",
    "Outcome",
    "Pipeline",
    "PolyglotError",
    "Sentence",
    "Summary",
    "Translation",
    "__version__",
    "read",
    "read_bytes",
    "read_file",
    "read_text",
    "render",
]

_HOMES = {
    "document": ("Article", "Digest", "Sentence", "Summary", "Translation"),
    "errors": ("PolyglotError",),
    "pipeline": ("Outcome", "Pipeline"),
    "reading": ("read", "read_bytes", "read_file", "read_text"),
    "rendering": ("render",),
    "summary.length": ("Length",),
}


def __getattr__(name: str) -> object:
    """Import a public name from the module that holds it."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"polyglot_news.{module}"), name)
    raise AttributeError(f"module 'polyglot_news' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted(__all__)
