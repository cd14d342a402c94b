"""doctor: what is installed, what works, what is missing, and the command that mends it."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import typer

from polyglot_news import config as configuration
from polyglot_news import glossary as glossaries
from polyglot_news.cli import options, terminal
from polyglot_news.engines import registry
from polyglot_news.errors import GlossaryError, ModelMissingError
from polyglot_news.version import __version__

STARTER = "pip install 'polyglot-news[starter]'"


def doctor(
    *,
    format_name: options.Format = None,
    config: options.Config = None,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Tell what is installed, what works, what is missing, and the command that mends it.

    Ends with code 0 where the main job can run: some model is installed and nothing in the settings or
    glossaries is broken.

    \b
    Examples:
      polyglot-news doctor
      polyglot-news doctor --format json
    """
    settings = options.settings(config)
    engines = {name: registry.missing_packages(name) for name in registry.AUTO}
    models = registry.installed(folder=configuration.data_folder())
    folders = configuration.glossary_folders()
    names = dict.fromkeys((*settings.glossary, *glossaries.available(folders)))
    states = {name: _glossary(name, folders) for name in names}
    broken = [state for state in states.values() if isinstance(state, GlossaryError)]
    problems = [
        f"engine {name} lacks {', '.join(missing)} ({STARTER})"
        for name, missing in engines.items()
        if missing
    ]
    problems += [] if models else [f"no model is installed ({STARTER} brings English-Portuguese)"]
    problems += [str(error) for error in broken]
    report: dict[str, Any] = {
        "program": __version__,
        "python": platform.python_version(),
        "engines": {name: f"lacks {', '.join(m)}" if m else "ready" for name, m in engines.items()},
        "models": [{"pair": f"{m.source}-{m.target}", "engine": m.engine, "name": m.name} for m in models],
        "glossaries": {
            name: "broken" if isinstance(state, GlossaryError) else f"{state} terms"
            for name, state in states.items()
        },
        "settings": {
            configuration.option_name(item.name): {
                "value": getattr(settings, item.name),
                "from": settings.origins[item.name],
            }
            for item in fields(settings)
            if item.name != "origins"
        },
        "problems": problems,
    }
    if format_name == "json":
        terminal.result(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    else:
        terminal.result("".join(f"{line}\n" for line in _lines(report)))
    if not models:
        raise typer.Exit(ModelMissingError.exit_code)
    if broken:
        raise typer.Exit(GlossaryError.exit_code)


def _glossary(name: str, folders: Sequence[Path]) -> int | GlossaryError:
    """Return how many terms a glossary has, or what is wrong with it."""
    try:
        return len(glossaries.load(name, folders).terms)
    except GlossaryError as error:
        return error


def _lines(report: dict[str, Any]) -> Iterator[str]:
    yield f"polyglot-news {report['program']}, Python {report['python']}"
    for part in ("engines", "glossaries"):
        yield from ("", f"{part}:", *(f"  {name}: {state}" for name, state in report[part].items()))
    yield from ("", "models:", *(f"  {m['pair']}\t{m['engine']}\t{m['name']}" for m in report["models"]))
    yield from ("", "settings:")
    yield from (f"  {name}: {_shown(s['value'])}\t({s['from']})" for name, s in report["settings"].items())
    yield from ("", "problems:" if report["problems"] else "no problems")
    yield from (f"  {problem}" for problem in report["problems"])


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value) or "none"
    return "not set" if value is None else str(value)
