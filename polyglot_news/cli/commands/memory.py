"""memory: inspect the translation memory, exchange it with other tools, prune it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from polyglot_news import config
from polyglot_news.cli import options
from polyglot_news.cli.command_classes import App, keep_inputs
from polyglot_news.cli.terminal import aligned_tables, printing
from polyglot_news.cli.text_or_json import TextOrJson
from polyglot_news.errors import MemoryFileError, UsageError
from polyglot_news.files import whole
from polyglot_news.memory import Memory, interchange

app = App(help="The translation memory: what batch has translated before.")

File = Annotated[
    Path | None,
    typer.Option("--memory", metavar="FILE", help="Use this memory file instead of the user's own."),
]


@app.command()
def stats(
    *,
    memory: File = None,
    format_name: TextOrJson = "text",
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Show how many sentences are remembered, by languages and model.

    In a pipe: pair, sentences, characters of their translations, model, with tabs between.

    \b
    Examples:
      polyglot-news memory stats
      polyglot-news memory stats --format json
    """
    path = _existing(memory)
    with Memory(path) as opened:
        stock = opened.stock()
    size = path.stat().st_size
    if format_name == "json":
        rows = [
            {
                "source": row.source_language, "target": row.target_language, "engine": row.engine,
                "model": row.model, "units": row.units, "characters": row.characters,
            }
            for row in stock
        ]  # fmt: skip
        printing.result(json.dumps({"path": str(path), "bytes": size, "units": rows}, indent=2) + "\n")
        return
    table = [
        [
            f"{row.source_language}-{row.target_language}", str(row.units), str(row.characters),
            row.model or "imported",
        ]
        for row in stock
    ]  # fmt: skip
    aligned_tables.show(("pair", "sentences", "characters", "model"), table)
    printing.notice(f"{path}: {sum(row.units for row in stock):,} sentences, {size / 1_000_000:.1f} MB")


@app.command("export")
def export_memory(
    *,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="A .tmx file; by default standard output."),
    ] = None,
    memory: File = None,
    force: options.Force = False,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Write the memory as TMX 1.4, which CAT tools read."""
    if output is not None and not force:
        keep_inputs(output, _existing(memory))
    with Memory(_existing(memory)) as opened:
        if output is None or str(output) == "-":
            interchange.write(opened.units(), sys.stdout.buffer)
            return
        with whole(output) as stream:
            count = interchange.write(opened.units(), stream)
    printing.notice(f"{count:,} sentences in {output}")


@app.command("import")
def import_memory(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A TMX file, or the JSON that a review page exports."),
    ],
    *,
    memory: File = None,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Import translations that people made or corrected.

    From then on they are used unchanged instead of what a model would make of the same sentence: no repair
    changes them, and glossary terms that they lack are reported. Units of a TMX file that this program
    exported from its memory count for the model that made them.

    \b
    Examples:
      polyglot-news memory import corrections.json
      polyglot-news memory import other-tool.tmx
    """
    with Memory(memory or config.memory_file()) as opened:
        count = opened.add(interchange.read(file))
    printing.notice(f"{count:,} translations from {file}")


@app.command()
def prune(
    *,
    unused: Annotated[
        int | None,
        typer.Option("--unused", metavar="DAYS", min=0, help="Delete what has not been used for this long."),
    ] = None,
    model: Annotated[
        str | None, typer.Option("--model", metavar="NAME", help="Delete what this model translated.")
    ] = None,
    imported: Annotated[bool, typer.Option("--imported", help="Delete what was imported.")] = False,
    memory: File = None,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Forget translations.

    \b
    Examples:
      polyglot-news memory prune --unused 90
      polyglot-news memory prune --model translate-en_it-1_0
    """
    if unused is None and model is None and not imported:
        raise UsageError("nothing to delete was named", "add --unused DAYS, --model NAME or --imported")
    with Memory(_existing(memory)) as opened:
        count = opened.prune(unused_days=unused, model=model, imported=imported)
    printing.notice(f"{count:,} sentences deleted")


def _existing(file: Path | None) -> Path:
    path = file or config.memory_file()
    if not path.is_file():
        raise MemoryFileError(
            f"{path}: no translation memory yet", "batch creates one; name another with --memory FILE"
        )
    return path
