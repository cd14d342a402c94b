"""The available engines: named by strings, imported on demand."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, cast

from polyglot_news.engines.protocol import Engine, Model
from polyglot_news.errors import ModelMissingError, UsageError

ENGINES = {
    "argos": "polyglot_news.engines.argos",
    "firefox": "polyglot_news.engines.firefox",
    "echo": "polyglot_news.engines.echo",
    "server": "polyglot_news.engines.server.backend",
}
NAMES = tuple(ENGINES)
WITHOUT_MODELS = ("echo", "server")  # they translate any pair, but only when asked for by name
AUTO = ("argos", "firefox")  # those that `auto` chooses among, model by model (`scores.preference`)


class Backend(Protocol):
    """What the module of an engine offers."""

    PACKAGES: tuple[str, ...]

    def installed(self, folder: Path) -> tuple[Model, ...]:
        """Return the models of this engine that are on the machine."""

    def model_at(self, folder: Path) -> Model | None:
        """Return the model in any folder, or None if it holds no complete one."""

    def connect(self, model: Model, *, threads: int = 0) -> Engine:
        """Load one of them."""


def backend(name: str) -> Backend:
    """Return the module of an engine of `NAMES`."""
    return cast("Backend", import_module(ENGINES[name]))


def chosen(engine: str) -> tuple[str, ...]:
    """Return the engines that a name selects: `auto` each of `AUTO`, any other name itself.

    Raises:
        UsageError: No engine has that name.
    """
    if engine == "auto":
        return AUTO
    if engine not in ENGINES:
        raise UsageError(f"unknown engine '{engine}'", f"choose one of auto, {', '.join(AUTO)}, server")
    return (engine,)


def missing_packages(name: str) -> tuple[str, ...]:
    """Return the Python packages that an engine needs and that are not installed.

    Raises:
        UsageError: No engine has that name.
    """
    (engine,) = chosen(name)
    return tuple(package for package in backend(engine).PACKAGES if find_spec(package) is None)


def installing(packages: Sequence[str]) -> str:
    """Return the command that installs Python packages beside this program, however it was installed."""
    return f"pip install {' '.join(package.replace('_', '-') for package in packages)}"


def no_package(engine: str) -> ModelMissingError:
    """Return the error of an engine whose packages are not installed."""
    return ModelMissingError(
        f"engine '{engine}' needs {', '.join(missing_packages(engine))}, which is not installed",
        installing(missing_packages(engine)),
    )
