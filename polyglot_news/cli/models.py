"""models list / install / remove / path: the translation models on this machine."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from polyglot_news.cli import options, terminal
from polyglot_news.config import cache_folder, data_folder, model_index
from polyglot_news.engines import registry
from polyglot_news.engines.base import Model
from polyglot_news.errors import ModelError
from polyglot_news.files import sha256_of

if TYPE_CHECKING:
    from polyglot_news.models import catalogue

app = typer.Typer(no_args_is_help=True, help="The translation models on this machine.")
_PAIR = re.compile(r"[a-z]{2,3}(-[a-z]{2,4}){0,2}", re.IGNORECASE)


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
    wanted: Annotated[
        list[str],
        typer.Argument(metavar="PAIR|FILE...", help="Pairs (en-it), targets (it), or .argosmodel files."),
    ],
    *,
    source: Annotated[
        str, typer.Option("--from", metavar="L", help="Source of a target named alone.")
    ] = "en",
    index: Annotated[
        str | None, typer.Option("--index", metavar="URL|FILE", help="An index other than Argos' own.")
    ] = None,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Install Argos packages: fetched by pair, or from files that you have.

    Each is checked, unpacked aside, tried with one sentence, then put where Argos Translate keeps its own. A
    pair without a package of its own gets the two that lead through English. An interrupted download goes on
    where it stopped.

    \b
    Examples:
      polyglot-news models install en-it en-ru en-zh
      polyglot-news models install it ru --from en
      polyglot-news models install translate-en_it-1_0.argosmodel
    """
    from polyglot_news.models import catalogue

    files = [text for text in wanted if not _looks_like_pair(text)]
    pairs = [catalogue.pair_of(text, source) for text in wanted if _looks_like_pair(text)]
    for file in files:
        _install_file(Path(file))
    if not pairs:
        return
    entries = catalogue.read(index or model_index() or catalogue.ARGOS_INDEX)
    have = {(model.source, model.target) for model in registry.installed(engine="argos")}
    chosen = dict.fromkeys(entry for pair in pairs for entry in catalogue.route(entries, *pair))
    for entry in chosen:
        if (entry.source, entry.target) in have and (entry.source, entry.target) not in pairs:
            continue  # the other half of a pivot is there already
        _fetch_and_install(entry)


def _looks_like_pair(text: str) -> bool:
    return not Path(text).exists() and _PAIR.fullmatch(text) is not None


def _fetch_and_install(entry: catalogue.Entry) -> None:
    from polyglot_news.models import download

    folder = cache_folder() / "downloads"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{entry.source}-{entry.target}-{entry.version}.argosmodel"
    terminal.notice(f"fetching {entry.source}-{entry.target} {entry.version}")
    with terminal.transfer(file.name) as progress:
        link = download.fetch(entry.links, file, progress=progress)
    terminal.notice(f"fetched from {link}, SHA-256 {sha256_of(file)}")
    try:
        _install_file(file)
    finally:
        file.unlink(missing_ok=True)  # a file that was refused is of no use a second time


def _install_file(file: Path) -> None:
    from polyglot_news.engines import packages
    from polyglot_news.models import store

    done = store.install(file, folder=packages.home(), check=_try_out)
    verb = "replaced" if done.replaced else "installed"
    size = f"{done.size / 1e6:.0f} MB"
    terminal.notice(f"{verb} {done.path.name} ({done.source}-{done.target}, {size}) in {done.path}")


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
