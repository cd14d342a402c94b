"""The engine `server`, found and connected like every engine.

It is used only if asked for by name: `auto` never chooses it, and nothing is installed for it.
"""

from __future__ import annotations

from pathlib import Path

from polyglot_news.engines.protocol import Engine, Model
from polyglot_news.engines.server.addressing import Server
from polyglot_news.engines.server.judging import Detect
from polyglot_news.engines.server.server_engine import ServerEngine
from polyglot_news.errors import UsageError
from polyglot_news.glossary import Glossary

PACKAGES: tuple[str, ...] = ()


def installed(folder: Path) -> tuple[Model, ...]:  # noqa: ARG001 - every engine is asked in the same way
    """Return no models: those of a server are not installed here, and `auto` never chooses them."""
    return ()


def model_at(folder: Path) -> None:
    """Return None: no folder holds a model of a server."""


def connect(
    model: Model,
    *,
    threads: int = 0,
    server: Server | None = None,
    glossary: Glossary | None = None,
    detect: Detect | None = None,
) -> Engine:
    """Return the engine for the pair of the model; nothing is sent yet.

    Args:
        model: Says the pair.
        threads: How many requests are under way at once; 0 leaves it to the engine.
        server: Which server, and which of its models.
        glossary: Its terms are put into the request of each sentence that has them.
        detect: Returns the language of a text, to notice an answer in another one than was asked for.

    Raises:
        UsageError: No server is named.
    """
    if server is None:
        raise UsageError(
            "no server is named", "digest, translate and batch have --server URL and --server-model NAME"
        )
    return ServerEngine(server, model.source, model.target, glossary=glossary, detect=detect, at_once=threads)
