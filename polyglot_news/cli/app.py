"""The typer application and the error boundary around it: one line per error, one exit code per kind."""

from __future__ import annotations

import atexit
import os
import signal
import sys
from contextlib import suppress
from typing import Annotated

import typer
from typer.exceptions import TyperException

from polyglot_news.cli import deferred, interrupts
from polyglot_news.cli.command_classes import App
from polyglot_news.cli.terminal import printing, standard_streams
from polyglot_news.errors import PolyglotError, UsageError
from polyglot_news.version import __version__

INTERRUPTED = 130

app = App(
    name=printing.PROGRAM,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    help="Read a news article, pick the sentences that carry the news, translate them offline.",
    epilog="Exit codes: 0 done, 1 fault, 2 usage, configuration or glossary, 3 input, 4 no model, "
    "5 part failed, 130 interrupted.",
)
# each with its place and the first paragraph of its help: the list of commands loads none of them
_COMMANDS = {
    "digest": (
        "articles:digest",
        "Summarise each article; translate title and summary into every language of --to.",
    ),
    "summarise": (
        "articles:summarise",
        "Print the sentences that carry the news, in the order of the article.",
    ),
    "translate": (
        "articles:translate",
        "Translate the whole article, paragraphs kept, into every language of --to.",
    ),
    "split": ("articles:split", "Print the article's sentences, one per line."),
    "batch": (
        "batch:batch",
        "Digest, translate or summarise every article below a folder; sub-folders are kept.",
    ),
    "brief": (
        "brief:brief",
        "Group the articles below a folder into stories, over languages, and tell each story once.",
    ),
    "apply": (
        "apply:apply",
        "Write corrections into the results of a batch, in every format.",
    ),
    "check": (
        "check:check",
        (
            "Report what needs a second look in a translation: lost or wrong numbers, lost parts, loops, "
            "and more."
        ),
    ),
    "doctor": (
        "doctor:doctor",
        "Report what is installed, what works, what is missing, and the command that fixes it.",
    ),
    "glossary": ("glossary:app", "What the glossaries say, and whether a translation keeps to them."),
    "models": ("models:app", "The translation models on this machine."),
    "memory": ("memory:app", "The translation memory: what batch has translated before."),
}
for _name, (_place, _line) in _COMMANDS.items():
    deferred.add(app, _name, f"polyglot_news.cli.commands.{_place}", _line)
deferred.add(
    app, "summarize", "polyglot_news.cli.commands.articles:summarise", _COMMANDS["summarise"][1], hidden=True
)


def _show_version(value: bool) -> None:  # noqa: FBT001 - typer calls it with the option's value
    if value:
        printing.result(f"{printing.PROGRAM} {_installed_version()}\n")
        raise typer.Exit


def _installed_version() -> str:
    """Return the version that the installed package declares; of a folder that was only unpacked, its own."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(printing.PROGRAM)
    except PackageNotFoundError:
        return __version__


@app.callback()
def _common(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_show_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Read a news article, pick the sentences that carry the news, translate them offline."""


def main() -> None:
    """Run the command line and exit with its code, whatever signal arrives and whichever stream is closed."""
    standard_streams.stand()
    sys.unraisablehook = _unraisable
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while an error was being reported
        code = interrupts.heard() or INTERRUPTED
    _leave(code)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; every error is reported in one line on standard error."""
    printing.prepare()
    interrupts.hear()
    try:
        return _done(arguments)
    except standard_streams.ClosedPipeError:
        return 0
    except BaseException as error:  # noqa: BLE001 - the boundary
        return _told(error)


def _done(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    try:
        code = app(arguments, prog_name=printing.PROGRAM, standalone_mode=False)
    except SystemExit as error:  # how typer exits when its own output meets a closed pipe
        if not isinstance(error.__context__, BrokenPipeError):
            raise
        standard_streams.leave(1)
        return 0
    finally:
        printing.counted()
    if code == INTERRUPTED:  # the code that typer returns after an interruption
        raise KeyboardInterrupt
    standard_streams.write_result("")
    return code if isinstance(code, int) else 0


def _told(error: BaseException) -> int:
    """Report an error in one line and return the exit code of its kind."""
    if isinstance(error, (KeyboardInterrupt, typer.Abort)) or interrupts.heard():
        printing.error("interrupted (everything finished so far is kept)")
        return interrupts.heard() or INTERRUPTED
    if isinstance(error, TyperException):
        printing.error(_usage(error))
        return error.exit_code
    if isinstance(error, PolyglotError):
        printing.error(str(error))
        printing.trace(error)
        return error.exit_code
    if isinstance(error, OSError) and error.filename is not None:  # the error names a file
        printing.error(f"{error.filename}: {error.strerror} (check its name and permissions)")
        printing.trace()
        return UsageError.exit_code
    if not isinstance(error, Exception):
        raise error
    printing.error(f"a fault of the program: {type(error).__name__}: {error} (run again with -v)")
    printing.trace()
    return 1


def _unraisable(found: sys.UnraisableHookArgs) -> None:
    """Exit if a signal arrives where no exception can propagate; report anything else as Python does."""
    if issubclass(found.exc_type, KeyboardInterrupt):
        os._exit(interrupts.heard() or INTERRUPTED)
    sys.__unraisablehook__(found)


def _leave(code: int) -> None:
    """End the process: exit handlers run, but threads that are waiting for input are not waited for."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    atexit._run_exitfuncs()  # noqa: SLF001 - as the interpreter does at its end
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def _usage(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else printing.PROGRAM
    return f"{' '.join(error.format_message().split()).rstrip('.')} (see {command} --help)"
