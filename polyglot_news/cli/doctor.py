"""doctor: what is installed, what works, what is missing, and the command that fixes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated

import typer

from polyglot_news.cli import options, terminal
from polyglot_news.cli.examination import Report, examine
from polyglot_news.errors import UsageError


def doctor(
    *,
    network: Annotated[
        bool, typer.Option("--network", help="Check whether the model catalogues can be reached.")
    ] = False,
    format_name: Annotated[
        str | None, typer.Option("--format", "-f", metavar="NAME", help="text or json.")
    ] = None,
    config: options.Config = None,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Report what is installed, what works, what is missing, and the command that fixes it.

    Ends with code 0 if the main job can run: a model can be used, each language that the settings name can be
    translated into, and no setting or glossary is broken.

    \b
    Examples:
      polyglot-news doctor
      polyglot-news doctor --network
      polyglot-news doctor --format json
    """
    if format_name not in {None, "text", "json"}:
        raise UsageError(f"doctor has no format '{format_name}'", "choose text or json")
    report = examine(options.settings(config), network=network)
    if format_name == "json":
        terminal.result(json.dumps(report.as_json(), ensure_ascii=False, indent=2) + "\n")
    else:
        terminal.result("".join(f"{line}\n" for line in _lines(report)))
    if report.code:
        raise typer.Exit(report.code)


def _lines(report: Report) -> Iterator[str]:
    parts = report.parts
    yield f"polyglot-news {parts['program']}, Python {parts['python']}, {parts['system']}"
    for part in ("engines", "glossaries", "folders", "terminal", "network"):
        if part in parts:
            rows = [f"  {name}: {_shown(state)}" for name, state in parts[part].items()]
            yield from ("", f"{part}:", *rows)
    models = [f"  {m['pair']}\t{m['engine']}\t{m['name']}\t{m['state']}" for m in parts["models"]]
    yield from ("", "models:", *models)
    settings = [f"  {name}: {_shown(s['value'])}\t({s['from']})" for name, s in parts["settings"].items()]
    yield from ("", "settings:", *settings)
    yield from ("", "problems:" if report.problems else "no problems")
    yield from (f"  {problem.message} ({problem.mend})" for problem in report.problems)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return "not set" if value in (None, "") else str(value)
