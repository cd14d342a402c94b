"""The installed models, and the engine that translates from one language into another.

Importing this module loads no engine, and listing the installed models loads no translation library.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from polyglot_news import config
from polyglot_news.engines import backends, guarded_engine, routes
from polyglot_news.engines.model_hashes import hash_of_files
from polyglot_news.engines.pivot import Pivot
from polyglot_news.engines.protocol import Engine, Model
from polyglot_news.engines.scores import preference
from polyglot_news.engines.server.addressing import Server
from polyglot_news.errors import ModelMissingError, UsageError
from polyglot_news.files import files_below
from polyglot_news.glossary import Glossary
from polyglot_news.languages import facts


def installed(*, engine: str = "auto", folder: Path | None = None) -> tuple[Model, ...]:
    """Return the installed models of one engine or of all, by pair, the best of a pair first.

    Args:
        engine: A name of `backends.NAMES`, or `auto`.
        folder: Where models of our own are kept; by default the user's data folder.
    """
    models: list[Model] = []
    for name in backends.chosen(engine):
        models.extend(backends.backend(name).installed(folder or config.data_folder()))
    return tuple(sorted(models, key=lambda model: (model.source, model.target, *preference(model))))


def connect(
    source: str,
    target: str,
    *,
    engine: str = "auto",
    folder: Path | None = None,
    threads: int = 0,
    examine: Callable[[Model], None] | None = None,
    server: Server | None = None,
    glossary: Glossary | None = None,
    detect: Callable[[str], str] | None = None,
) -> Engine:
    """Load the engine for a pair: a direct model if there is one, else two models in a row through English.

    Text that is no language (links, addresses, emoji, markup), quotation marks, capitals and white space are
    handled alike for every engine (`engines.guard`). `routes.route` decides the route, and `Engine.route`
    names it.

    Args:
        source: Our code of the source language.
        target: Our code of the target language.
        engine: A name of `backends.NAMES`, or `auto`.
        folder: Where models of our own are kept; by default the user's data folder.
        threads: How many cores to use; 0 is all of them. The result does not depend on it.
        examine: Given each model before it is loaded; raises where it is damaged.
        server: What the engine `server` asks; no other engine uses it.
        glossary: The terms that the engine `server` names in its requests.
        detect: Returns the language of a text: how the engine `server` notices an answer in a wrong one.

    Raises:
        UsageError: No engine has that name, both languages are the same, or no server is named.
        ModelMissingError: No installed model, or pair of models, covers the pair; or the engine's own
            package is not installed.
        ModelError: The model is there but cannot be loaded.
    """
    if source == target:
        raise UsageError(f"{source} is both source and target", "choose another target language")
    if engine in backends.WITHOUT_MODELS:
        pair = Model(engine, engine, source, target, "1", Path())
        if engine == "echo":
            return guarded_engine.Guard(backends.backend("echo").connect(pair))
        servers = import_module(backends.ENGINES["server"])
        return guarded_engine.Guard(
            servers.connect(pair, threads=threads, server=server, glossary=glossary, detect=detect)
        )
    models = installed(engine=engine, folder=folder)
    chain = routes.route(routes.usable(models), source, target)
    if not chain:
        raise _why_not(source, target, engine, models)
    legs: list[Engine] = []
    try:
        for model in chain:  # one by one: those loaded are closed if the next one fails
            legs.append(run(model, threads=threads, examine=examine))  # noqa: PERF401
    except BaseException:
        for leg in legs:
            leg.close()
        raise
    return legs[0] if len(legs) == 1 else Pivot(legs[0], legs[1])


def another(source: str, target: str, *, besides: Engine | None, folder: Path | None = None) -> Model | None:
    """Return a model of the pair that another engine runs, or None; nothing is loaded.

    Args:
        source: Our code of the source language.
        target: Our code of the target language.
        besides: The engine that is in use, if there is one.
        folder: Where models of our own are kept; by default the user's data folder.
    """
    used = besides.name.split(" + ") if besides is not None else []
    for model in routes.usable(installed(folder=folder)):
        if (model.source, model.target) == (source, target) and model.engine not in used:
            return model
    return None


def run(model: Model, *, threads: int = 0, examine: Callable[[Model], None] | None = None) -> Engine:
    """Load one model, wrapped in the promises that hold for every engine.

    Raises:
        ModelError: It cannot be loaded, or `examine` says that it is damaged.
    """
    if examine is not None:
        examine(model)
    return guarded_engine.Guard(backends.backend(model.engine).connect(model, threads=threads))


def has_route(source: str, target: str, *, engine: str = "auto", folder: Path | None = None) -> bool:
    """Whether `connect` would find a route from one language to another; arguments as there.

    Raises:
        UsageError: No engine has that name.
    """
    return engine in backends.WITHOUT_MODELS or bool(_chain(source, target, engine, folder))


def identity(
    source: str,
    target: str,
    *,
    engine: str = "auto",
    folder: Path | None = None,
    server: Server | None = None,
) -> str:
    """Return names and hashes of the models that `connect` would load; empty if none. Arguments as there.

    Raises:
        UsageError: No engine has that name.
        ModelError: A file of a model cannot be read.
    """
    if engine in backends.WITHOUT_MODELS:
        return server.identity if server is not None else engine
    chain = _chain(source, target, engine, folder)
    return " + ".join(f"{model.name}@{_hash_of(model)}" for model in chain)


def _chain(source: str, target: str, engine: str, folder: Path | None) -> tuple[Model, ...]:
    return routes.route(routes.usable(installed(engine=engine, folder=folder)), source, target)


def _hash_of(model: Model) -> str:
    return hash_of_files(files_below(model.path))[:12]


def _why_not(source: str, target: str, engine: str, models: Sequence[Model]) -> ModelMissingError:
    """Return the error for a pair without a route: an engine cannot run, or a model is missing."""
    if engine != "auto" and backends.missing_packages(engine):
        return backends.no_package(engine)
    for model in routes.route(models, source, target):
        if backends.missing_packages(model.engine):
            return backends.no_package(model.engine)
    wanted = " ".join(f"{first}-{last}" for first, last in routes.lacking(models, source, target))
    option = "" if engine == "auto" else f" --engine {engine}"
    return ModelMissingError(
        f"no model for {facts(source).name} to {facts(target).name} ({source}-{target})",
        f"polyglot-news models install {wanted}{option}",
    )
