"""doctor: what is installed, what works, what is missing, and the command that fixes it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from polyglot_news.cli import options
from polyglot_news.cli.terminal import printing
from polyglot_news.cli.terminal.styles import Paint, paint_of
from polyglot_news.cli.text_or_json import TextOrJson
from polyglot_news.diagnosis import Report, Terminal, examine


def doctor(
    *,
    network: Annotated[
        bool, typer.Option("--network", help="Check whether the model catalogues can be reached.")
    ] = False,
    format_name: TextOrJson = "text",
    config: options.Config = None,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Report what is installed, what works, what is missing, and the command that fixes it.

    Ends with code 0 if the main job can run: a model can be used, each language that the settings name can be
    translated into, and no setting or glossary is broken. With --network, ends with code 5 if a catalogue
    cannot be reached.

    \b
    Examples:
      polyglot-news doctor
      polyglot-news doctor --network
      polyglot-news doctor --format json
    """
    report = examine(options.settings(config), _terminal(), network=network)
    if format_name == "json":
        printing.result(json.dumps(report.as_json(), ensure_ascii=False, indent=2) + "\n")
    else:
        paint = paint_of(sys.stdout)
        printing.result("".join(f"{line}\n" for line in _lines(report, paint)))
    if report.code:
        raise typer.Exit(report.code)


def _terminal() -> Terminal:
    kind = os.environ.get("TERM", "")
    return Terminal((sys.stdout.encoding or "").lower(), kind, sys.stdout.isatty())


def _lines(report: Report, paint: Paint) -> Iterator[str]:
    """Yield the verdict, then each part with a sign for what works and what does not."""
    parts = report.parts
    yield from _verdict(report, paint)
    yield from ("", f"Python {parts['python']}, {parts['system']}")
    yield from ("", paint("engines:", "bold"))
    yield from (_marked(f"{n}: {s}", s == "ready", paint) for n, s in parts["engines"].items())
    yield from ("", paint("models:", "bold"))
    for model in parts["models"]:
        is_well = not model["state"].startswith(("broken", "needs"))
        text = f"{model['pair']}\t{model['engine']}\t{model['name']}\t{model['state']}"
        yield _marked(text, is_well, paint)
    yield from ("", paint("glossaries:", "bold"))
    yield from (_marked(f"{n}: {s}", s != "broken", paint) for n, s in parts["glossaries"].items())
    if "network" in parts:
        yield from ("", paint("network:", "bold"))
        yield from (_marked(f"{n}: {s}", s == "reachable", paint) for n, s in parts["network"].items())
    for part in ("folders", "terminal"):
        yield from ("", paint(f"{part}:", "bold"))
        yield from (f"  {name}: {_shown(state)}" for name, state in parts[part].items())
    yield from ("", paint("settings:", "bold"))
    yield from (f"  {name}: {_shown(s['value'])}\t({s['from']})" for name, s in parts["settings"].items())


def _verdict(report: Report, paint: Paint) -> Iterator[str]:
    """Yield one line on the whole, and one for each problem with the command that fixes it."""
    program = f"polyglot-news {report.parts['program']}"
    count = len(report.problems)
    named = "no problems" if not count else f"{count} problem{'s' * (count > 1)}"
    if any(problem.blocks for problem in report.problems):
        yield f"{paint('✗', 'red')} {paint(f'{program}: {named}', 'bold')}"
    else:
        yield f"{paint('✓', 'green')} {paint(f'{program} works: {named}', 'bold')}"
    for problem in report.problems:
        sign = paint("✗", "red") if problem.blocks else paint("!", "yellow")
        yield f"  {sign} {problem.message} ({problem.mend})"


def _marked(text: str, is_well: bool, paint: Paint) -> str:  # noqa: FBT001 - what is found, not an option
    return f"  {paint('✓', 'green') if is_well else paint('✗', 'red')} {text}"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return "not set" if value in (None, "") else str(value)
