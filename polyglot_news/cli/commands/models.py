"""models list / install / remove / verify / bundle / path: the translation models on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from polyglot_news.cli import completion, missing_models, model_rows, options
from polyglot_news.cli.command_classes import App
from polyglot_news.cli.terminal import download_bars, printing
from polyglot_news.cli.text_or_json import TextOrJson
from polyglot_news.config import cache_folder
from polyglot_news.engines import backends, registry
from polyglot_news.errors import ModelError, UsageError
from polyglot_news.models import fetch_and_install, install_plan, mirroring
from polyglot_news.models.installed import installing, inventory, verifying
from polyglot_news.models.language_pairs import looks_like_pair, pair_of
from polyglot_news.models.packed import bundle as bundles

# more columns come at the end: scripts count them
_AVAILABLE = (
    "pair", "engine", "version", "size", "installed", "kind", "comet", "bleu", "licence", "preview", "source"
)  # fmt: skip
_INSTALLED = (
    "pair", "engine", "name", "version", "size", "sha256", "verified", "path", "kind", "comet", "bleu"
)  # fmt: skip
app = App(help="The translation models on this machine.")
Source = Annotated[
    str,
    typer.Option(
        "--from",
        metavar="L",
        autocompletion=completion.language,
        help="Source language of a target named on its own.",
    ),
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
    format_name: TextOrJson = "text",
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """List the installed models of every engine, or with --available those that can be installed.

    Of each pair, the first is the one that is used, or would be installed: the one with the best published
    score (COMET and BLEU on FLORES). Besides these: its kind (tiny, base-memory, base), size, licence, and
    whether it is only a preview. On a terminal the most important columns are shown; elsewhere all, separated
    by tabs. The catalogues are kept: without a network, the kept copies are shown, with their date.

    \b
    Examples:
      polyglot-news models list
      polyglot-news models list --available --engine firefox
      polyglot-news models list --format json
    """
    name = _engine(engine)
    if available:
        rows = model_rows.available(name, index)
        columns: tuple[str, ...] = _AVAILABLE
        short: tuple[str, ...] = ("pair", "model", "version", "size", "comet", "bleu", "licence", "note")
    else:
        models = registry.installed(engine=name)
        rows = [model_rows.installed(model) for model in models]
        columns = _INSTALLED
        short = ("pair", "model", "size", "comet", "bleu", "name")
    if format_name == "json":
        printing.result(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    model_rows.show(rows, columns, short)
    if not available:
        for line in model_rows.larger_ones(models, name):
            printing.notice(line)
    if not rows:
        printing.notice("no model is installed (polyglot-news doctor says what to do)")


@app.command()
def install(
    wanted: Annotated[
        list[str],
        typer.Argument(
            metavar="PAIR|FILE|FOLDER|URL...",
            autocompletion=completion.pairs_to_install,
            help="Pairs (en-it), targets (it), model files, folders, bundles, or addresses of them.",
        ),
    ],
    *,
    source: Source = "en",
    engine: options.EngineName = None,
    index: Index = None,
    force: Annotated[bool, typer.Option("--force", help="Download again even if installed.")] = False,
    preview: Annotated[
        bool, typer.Option("--preview", help="Prefer versions that are not released yet.")
    ] = False,
    yes: Annotated[bool, typer.Option("-y", "--yes", help="Do not ask before fetching.")] = False,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Install models: fetched by pair, or from files that you have.

    Of several models of a pair, the one with the best published score is fetched (--engine decides
    otherwise), a preview version only where nothing else is there. Each is checked, unpacked aside, tried
    with one sentence, then put where Argos Translate keeps its own (or where models of Firefox are kept). A
    pair without a model of its own gets the two that lead through English. An interrupted download resumes
    where it stopped.

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
            with download_bars.bars() as bars:
                _print(fetch_and_install.from_link(text, bars))
        elif not looks_like_pair(text):
            _print(fetch_and_install.from_path(Path(text)))
    if not pairs:
        return
    todo = install_plan.plan(pairs, engine=name, index=index, force=force, preview=preview)
    if todo.entries and not yes and missing_models.is_interactive():
        if not missing_models.agreed(todo, "fetch it now?" if len(todo.entries) == 1 else "fetch them now?"):
            return
    else:
        missing_models.announce(todo)
    if todo.entries:
        missing_models.carry_out(todo)


@app.command()
def remove(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME|PAIR...",
            autocompletion=completion.installed_models,
            help="Names from `models list`, or pairs.",
        ),
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
        printing.notice(f"removed {model.name}")


@app.command()
def verify(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME|PAIR...]",
            autocompletion=completion.installed_models,
            help="By default all models.",
        ),
    ] = None,
    *,
    engine: options.EngineName = None,
    format_name: TextOrJson = "text",
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
        printing.result(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
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
    pairs: Annotated[
        list[str],
        typer.Argument(
            metavar="PAIR...",
            autocompletion=completion.installed_pairs,
            help="Pairs (en-it) or targets (it).",
        ),
    ],
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
        printing.notice(f"packed {one.record.name} ({install_plan.megabytes(one.size)})")
    printing.notice(f"wrote {output} ({install_plan.megabytes(output.stat().st_size)})")


@app.command()
def mirror(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The mirror; created if missing.")],
    *,
    pairs: Annotated[
        list[str] | None,
        typer.Option("--pairs", metavar="PAIR,...", help="Pairs (en-it) or targets (it); by default all."),
    ] = None,
    source: Source = "en",
    engine: options.EngineName = None,
    index: Index = None,
    yes: Annotated[bool, typer.Option("-y", "--yes", help="Do not ask before fetching.")] = False,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Copy models and their catalogue into a folder to be served to machines without internet.

    The index names each file with size and SHA-256, and licence and score of each model. A second call
    fetches what is new or was left undone. On the other machines: --index http://your.host/index.json, or
    POLYGLOT_NEWS_INDEX.

    \b
    Examples:
      polyglot-news models mirror /srv/models --pairs en-it,en-ru,en-zh
      polyglot-news models install it ru zh --index http://models.example/index.json
    """
    name = _engine(engine)
    wanted = [text.strip() for text in ",".join(pairs or ()).split(",") if text.strip()]
    todo = install_plan.to_mirror([pair_of(text, source) for text in wanted], engine=name, index=index)
    if yes or not missing_models.is_interactive():
        missing_models.announce(todo)
    elif not missing_models.agreed(todo, "copy this?"):
        return
    missing_models.copy(todo, folder)
    printing.notice(f"{folder / mirroring.INDEX} is what --index reads, once a web server serves {folder}")


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
    folders = install_plan.folders()
    printing.result(f"argos\t{folders.argos}\nfirefox\t{folders.firefox}\ncache\t{cache_folder()}\n")


def _engine(name: str | None) -> str:
    if name not in (None, "auto", *backends.AUTO):
        raise UsageError(f"unknown engine '{name}'", f"choose one of auto, {', '.join(backends.AUTO)}")
    return name or "auto"


def _print(notices: Iterable[str]) -> None:
    for line in notices:
        printing.notice(line)
