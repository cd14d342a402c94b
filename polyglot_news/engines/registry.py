"""Names of engines, what they have installed, and the route from one language to another.

Importing this module loads no engine, and asking what is installed loads no translation library: engines
are named by strings and imported when they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, cast

from polyglot_news import config
from polyglot_news.engines import guard
from polyglot_news.engines.base import Engine, Model
from polyglot_news.engines.hashes import hash_of_files
from polyglot_news.engines.pivot import Pivot
from polyglot_news.errors import ModelMissingError, UsageError
from polyglot_news.languages import facts

ENGINES = {
    "argos": "polyglot_news.engines.argos",
    "firefox": "polyglot_news.engines.firefox",
    "echo": "polyglot_news.engines.echo",
}
NAMES = tuple(ENGINES)
AUTO = ("argos", "firefox")  # in the order in which `auto` prefers them
PIVOT = "en"
# A reader of one can read the other; the two Chinese scripts are no such pair.
_NEAR = {"pt-BR": "pt", "pt": "pt-BR", "nb": "nn", "nn": "nb"}


class Backend(Protocol):
    """What the module of an engine offers to the registry."""

    PACKAGES: tuple[str, ...]

    def installed(self, folder: Path) -> tuple[Model, ...]:
        """Return the models that this engine finds on the machine."""

    def connect(self, model: Model, *, threads: int = 0) -> Engine:
        """Load one of them."""


def installed(*, engine: str = "auto", folder: Path | None = None) -> tuple[Model, ...]:
    """Return the installed models of one engine, or of all: preferred engines first, then by pair.

    Args:
        engine: A name of `NAMES`, or `auto`.
        folder: Where models of our own are kept; by default the user's data folder.
    """
    models: list[Model] = []
    for name in _names(engine):
        found = _backend(name).installed(folder or config.data_folder())
        models.extend(sorted(found, key=lambda model: (model.source, model.target)))
    return tuple(models)


def connect(
    source: str, target: str, *, engine: str = "auto", folder: Path | None = None, threads: int = 0
) -> Engine:
    """Load what translates the pair: a direct model first, else two models in a row through English.

    Text that is no language (links, addresses, emoji, markup), quotation marks, capitals and white space
    are looked after for every engine alike (`engines.guard`). Where only the Brazilian or only the European
    model of Portuguese is installed it serves both (likewise the two Norwegians); `Engine.route` tells.

    Args:
        source: Our code of the source language.
        target: Our code of the target language.
        engine: A name of `NAMES`, or `auto`.
        folder: Where models of our own are kept; by default the user's data folder.
        threads: How many cores to use; 0 is all of them. The result does not depend on it.

    Raises:
        UsageError: No engine has that name, or both languages are the same.
        ModelMissingError: No installed model, or pair of models, covers the pair; or the engine's own
            package is not installed.
        ModelError: The model is there but cannot be loaded.
    """
    if source == target:
        raise UsageError(f"{source} is both source and target", "choose another target language")
    if engine == "echo":
        return guard.Guard(_backend("echo").connect(Model("echo", "echo", source, target, "1", Path())))
    names = _names(engine)
    models = installed(engine=engine, folder=folder)
    usable = [name for name in names if not _missing(name)]
    if engine != "auto" and not usable:
        raise _no_package(engine)
    chain = _route(source, target, [model for model in models if model.engine in usable])
    if not chain:
        if chain := _route(source, target, models):
            raise _no_package(next(model.engine for model in chain if model.engine not in usable))
        raise _no_model(source, target, engine, models)
    legs: list[Engine] = []
    try:
        for model in chain:
            loaded = _backend(model.engine).connect(model, threads=threads)
            legs.append(guard.Guard(loaded))
    except BaseException:
        for leg in legs:
            leg.close()
        raise
    return legs[0] if len(legs) == 1 else Pivot(legs[0], legs[1])


def has_route(source: str, target: str, *, engine: str = "auto", folder: Path | None = None) -> bool:
    """Whether installed models lead from one language to another; nothing is loaded.

    Args:
        source: Our code of the source language.
        target: Our code of the target language.
        engine: A name of `NAMES`, or `auto`.
        folder: Where models of our own are kept; by default the user's data folder.

    Raises:
        UsageError: No engine has that name.
    """
    return engine == "echo" or bool(_route(source, target, installed(engine=engine, folder=folder)))


def identity(source: str, target: str, *, engine: str = "auto", folder: Path | None = None) -> str:
    """Return names and hashes of the models that lead from one language to another, or nothing.

    Args:
        source: Our code of the source language.
        target: Our code of the target language.
        engine: A name of `NAMES`, or `auto`.
        folder: Where models of our own are kept; by default the user's data folder.

    Raises:
        UsageError: No engine has that name.
        ModelError: A file of a model cannot be read.
    """
    if engine == "echo":
        return "echo"
    chain = _route(source, target, installed(engine=engine, folder=folder))
    return " + ".join(f"{model.name}@{_hash_of(model)}" for model in chain)


def _hash_of(model: Model) -> str:
    return hash_of_files(path for path in sorted(model.path.rglob("*")) if path.is_file())[:12]


def missing_packages(name: str) -> tuple[str, ...]:
    """Return the Python packages that an engine needs and that are not installed.

    Raises:
        UsageError: No engine has that name.
    """
    return tuple(_missing(_names(name)[0]))


def _names(engine: str) -> tuple[str, ...]:
    if engine == "auto":
        return AUTO
    if engine not in ENGINES:
        raise UsageError(f"unknown engine '{engine}'", f"choose one of auto, {', '.join(AUTO)}")
    return (engine,)


def _backend(name: str) -> Backend:
    return cast("Backend", import_module(ENGINES[name]))


def _missing(name: str) -> list[str]:
    return [package for package in _backend(name).PACKAGES if find_spec(package) is None]


def _route(source: str, target: str, models: Sequence[Model]) -> tuple[Model, ...]:
    """Return the models to run in a row: direct before pivot, the asked variety before its neighbour."""
    pairs: dict[tuple[str, str], Model] = {}
    for model in models:
        pairs.setdefault((model.source, model.target), model)
    for first, last in _varieties(source, target):
        if (first, last) in pairs:
            return (pairs[first, last],)
    for first, last in _varieties(source, target):
        if (first, PIVOT) in pairs and (PIVOT, last) in pairs:
            return (pairs[first, PIVOT], pairs[PIVOT, last])
    return ()


def _varieties(source: str, target: str) -> Iterator[tuple[str, str]]:
    for first in (source, _NEAR.get(source)):
        for last in (target, _NEAR.get(target)):
            if first and last and first != last:
                yield first, last


def _no_package(engine: str) -> ModelMissingError:
    packages = ", ".join(_missing(engine))
    return ModelMissingError(
        f"engine '{engine}' needs {packages}, which is not installed",
        "pip install 'polyglot-news[starter]'",
    )


def _no_model(source: str, target: str, engine: str, models: Sequence[Model]) -> ModelMissingError:
    pairs = {(model.source, model.target) for model in models}
    legs = [(source, target)] if PIVOT in (source, target) else [(source, PIVOT), (PIVOT, target)]
    wanted = " ".join(f"{first}-{last}" for first, last in legs if (first, last) not in pairs)
    option = "" if engine == "auto" else f" --engine {engine}"
    return ModelMissingError(
        f"no model for {facts(source).name} to {facts(target).name} ({source}-{target})",
        f"polyglot-news models install {wanted}{option}",
    )
