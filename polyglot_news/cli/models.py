"""models list / install / remove / path: the translation models on this machine."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Annotated

import typer

from polyglot_news.cli import options, terminal
from polyglot_news.config import data_folder
from polyglot_news.engines import registry
from polyglot_news.engines.base import Model
from polyglot_news.errors import ModelError, UsageError

app = typer.Typer(no_args_is_help=True, help="The translation models on this machine.")
_PAIR = re.compile(r"[a-z]{2,3}(-[a-z]{2,3})?", re.IGNORECASE)
ARGOS_INDEX = "https://www.argosopentech.com/argospm/index/"


@app.command("list")
def list_(
    *,
    format_name: options.Format = None,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """List the installed models of every engine: pair, engine, name, version, folder.

    \b
    Examples:
      polyglot-news models list
      polyglot-news models list --format json
    """
    models = registry.installed(folder=data_folder())
    if format_name == "json":
        terminal.result(json.dumps([_row(model) for model in models], ensure_ascii=False, indent=2) + "\n")
        return
    for model in models:
        row = _row(model)
        terminal.result(
            "\t".join(str(row[key]) for key in ("pair", "engine", "name", "version", "path")) + "\n"
        )
    if not models:
        terminal.notice("no model is installed (polyglot-news doctor tells what to do)")


@app.command()
def install(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Argos packages (.argosmodel) that you have.")
    ],
    *,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Install Argos packages from files: checked, unpacked aside, tried, then put in place.

    They go where Argos Translate keeps its own, so it finds them too. Fetching by pair (`install en-it`) is
    not built yet: the message names where the package can be had.

    \b
    Examples:
      polyglot-news models install translate-en_it-1_0.argosmodel
    """
    from polyglot_news.engines import packages
    from polyglot_news.models import store

    for file in files:
        if not Path(file).exists() and _PAIR.fullmatch(file):
            raise UsageError(
                f"{file}: packages cannot be fetched by pair yet",
                f"get the .argosmodel file of the pair from {ARGOS_INDEX} and name the file",
            )
        done = store.install(Path(file), folder=packages.home(), check=_try_out)
        verb = "replaced" if done.replaced else "installed"
        terminal.notice(
            f"{verb} {done.path.name} ({done.source}-{done.target}, {done.size >> 20} MB) in {done.path}"
        )


@app.command()
def remove(
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="Names as `models list` tells them.")],
    *,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Remove installed Argos packages.

    \b
    Examples:
      polyglot-news models remove translate-en_it-1_0
    """
    from polyglot_news.engines import packages
    from polyglot_news.models import store

    for name in names:
        store.remove(packages.home() / name, folder=packages.home())
        terminal.notice(f"removed {name}")


@app.command()
def path(
    *,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Print the folders that models are kept in: Argos packages, models of Firefox.

    \b
    Examples:
      polyglot-news models path
    """
    from polyglot_news.engines import firefox, packages

    terminal.result(f"argos\t{packages.home()}\nfirefox\t{firefox.model_folder(data_folder())}\n")


def _row(model: Model) -> dict[str, str]:
    return {
        "pair": f"{model.source}-{model.target}",
        "engine": model.engine,
        "name": model.name,
        "version": model.version,
        "path": str(model.path),
    }


def _try_out(folder: Path) -> None:
    """Load the package in a folder and translate a sentence with it.

    Raises:
        ModelError: It cannot be loaded, or gives nothing back.
    """
    from polyglot_news.engines import argos, packages

    package = packages.package_at(folder)
    if package is None:
        raise ModelError(f"{folder.name}: not a whole package", "get the file again")
    engine = argos.connect(package.model, threads=1)
    try:
        if not engine.translate(["Good morning."])[0].strip():
            raise ModelError(f"{folder.name}: it translates a sentence into nothing", "get the file again")
    finally:
        engine.close()
