"""models list / install / remove / verify / bundle / path: the translation models on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from polyglot_news.cli import model_rows, offering, options, terminal, transfers
from polyglot_news.cli.commands import App
from polyglot_news.config import cache_folder
from polyglot_news.engines import backends, registry
from polyglot_news.errors import ModelError, UsageError
from polyglot_news.models import acquiring, installing, inventory, planning, verifying
from polyglot_news.models import bundle as bundles
from polyglot_news.models.language_pairs import looks_like_pair, pair_of

app = App(help="The translation models on this machine.")
Source = Annotated[
    str, typer.Option("--from", metavar="L", help="Source language of a target named on its own.")
]
Index = Annotated[
    str | None,
    typer.Option("--index", metavar="URL|FILE", help="A catalogue other than Argos' and Mozilla's own."),
]


@app.command("list")
def list_(
    *,
    available: Annotated[
        bool, typer.Option("--available", help="List the models that can be downloaded.")
    ] = False,
    engine: options.EngineName = None,
    index: Index = None,
    format_name: options.Format = None,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """List the installed models of every engine, or with --available those that can be installed.

    Installed: pair, engine, name, version, size, SHA-256 of the file it came in, when it was last verified,
    folder. Available: pair, engine, version, size if the catalogue gives it, whether it is installed. A
    terminal shows the most important of these as a table; a pipe gets all, with tabs between. The catalogues
    are kept: without a network, the kept copies are shown, with their date.

    \b
    Examples:
      polyglot-news models list
      polyglot-news models list --available --engine firefox
      polyglot-news models list --format json
    """
    name = _engine(engine)
    if available:
        rows = model_rows.available(name, index)
        columns: tuple[str, ...] = ("pair", "engine", "version", "size", "installed")
    else:
        rows = [model_rows.installed(model) for model in registry.installed(engine=name)]
        columns = ("pair", "engine", "name", "version", "size", "sha256", "verified", "path")
    if format_name == "json":
        terminal.result(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    model_rows.show(rows, columns, wide=("version", "sha256", "path"))
    if not rows:
        terminal.notice("no model is installed (polyglot-news doctor says what to do)")


@app.command()
def install(
    wanted: Annotated[
        list[str],
        typer.Argument(
            metavar="PAIR|FILE|FOLDER|URL...",
            help="Pairs (en-it), targets (it), model files, folders, bundles, or addresses of them.",
        ),
    ],
    *,
    source: Source = "en",
    engine: options.EngineName = None,
    index: Index = None,
    force: Annotated[bool, typer.Option("--force", help="Download again even if installed.")] = False,
    yes: Annotated[bool, typer.Option("-y", "--yes", help="Do not ask before fetching.")] = False,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Install models: fetched by pair, or from files that you have.

    Each is checked, unpacked aside, tried with one sentence, then put where Argos Translate keeps its own (or
    where models of Firefox are kept). A pair without a model of its own gets the two that lead through
    English. An interrupted download resumes where it stopped.

    \b
    Examples:
      polyglot-news models install en-it en-ru en-zh
      polyglot-news models install it ru --from en --engine firefox
      polyglot-news models install translate-en_it-1_0.argosmodel
      polyglot-news models install models.tar
    """
    name = _engine(engine)
    pairs = [pair_of(text, source) for text in wanted if looks_like_pair(text)]
    for text in wanted:
        if "://" in text:
            with transfers.bars() as bars:
                _print(acquiring.from_link(text, bars))
        elif not looks_like_pair(text):
            _print(acquiring.from_path(Path(text)))
    if not pairs:
        return
    todo = planning.plan(pairs, engine=name, index=index, force=force)
    for line in todo.notices:
        terminal.notice(line)
    if not todo.entries:
        return
    sizes = [entry.size for entry in todo.entries]
    size = planning.megabytes(sum(sizes)) if all(sizes) else "size unknown"
    labels = ", ".join(f"{entry.label} ({entry.engine})" for entry in todo.entries)
    if not yes and offering.is_interactive() and not offering.confirmed(f"fetch {labels}, {size}?"):
        return
    terminal.notice(f"fetching {labels}: {size}")
    offering.carry_out(todo)


@app.command()
def remove(
    names: Annotated[
        list[str], typer.Argument(metavar="NAME|PAIR...", help="Names from `models list`, or pairs.")
    ],
    *,
    engine: options.EngineName = None,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Remove installed models.

    \b
    Examples:
      polyglot-news models remove translate-en_it-1_0
      polyglot-news models remove en-it --engine firefox
    """
    for model in dict.fromkeys(m for text in names for m in inventory.named(text, _engine(engine))):
        installing.remove(model.path, folder=inventory.folder_of(model))
        terminal.notice(f"removed {model.name}")


@app.command()
def verify(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME|PAIR...]", help="By default all models.")
    ] = None,
    *,
    engine: options.EngineName = None,
    format_name: options.Format = None,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Hash the files of models again, compare them with the record of the installation, and try each out.

    A model that another program installed has no record: it is recorded as it is now.

    \b
    Examples:
      polyglot-news models verify
      polyglot-news models verify en-it
    """
    name = _engine(engine)
    named = [model for text in names or () for model in inventory.named(text, name)]
    models = named if names else registry.installed(engine=name)
    rows = [model_rows.verified(verifying.verify(model)) for model in dict.fromkeys(models)]
    if format_name == "json":
        terminal.result(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    else:
        model_rows.show(rows, ("pair", "engine", "name", "state"))
    broken = [row for row in rows if not row["ok"]]
    if broken:
        again = " ".join(dict.fromkeys(str(row["pair"]) for row in broken))
        raise ModelError(
            f"{len(broken)} of {len(rows)} models differ from what was installed",
            f"polyglot-news models install {again} --force",
        )


@app.command()
def bundle(
    pairs: Annotated[list[str], typer.Argument(metavar="PAIR...", help="Pairs (en-it) or targets (it).")],
    *,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The bundle to write.")],
    source: Source = "en",
    engine: options.EngineName = None,
    force: options.Force = False,  # noqa: ARG001 - heard by the kind of command
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Write installed models to one file, to be installed on a machine without network.

    \b
    Examples:
      polyglot-news models bundle en-it en-ru en-zh -o models.tar
      polyglot-news models install models.tar
    """
    chosen = inventory.for_pairs([pair_of(text, source) for text in pairs], _engine(engine))
    with_records = [(model.path, inventory.record_of(model)) for model in chosen]
    carried = bundles.write(with_records, output)
    for one in carried:
        terminal.notice(f"packed {one.record.name} ({planning.megabytes(one.size)})")
    terminal.notice(f"wrote {output} ({planning.megabytes(output.stat().st_size)})")


@app.command()
def path(
    *,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Print the folders that models are kept in: Argos packages, models of Firefox, catalogues and downloads.

    \b
    Examples:
      polyglot-news models path
    """
    folders = planning.folders()
    terminal.result(f"argos\t{folders.argos}\nfirefox\t{folders.firefox}\ncache\t{cache_folder()}\n")


def _engine(name: str | None) -> str:
    if name not in (None, "auto", *backends.AUTO):
        raise UsageError(f"unknown engine '{name}'", f"choose one of auto, {', '.join(backends.AUTO)}")
    return name or "auto"


def _print(notices: Iterable[str]) -> None:
    for line in notices:
        terminal.notice(line)
