"""The typer application and the error boundary around it: one line an error, the exit code of its kind."""

from __future__ import annotations

import signal
import sys
from types import FrameType
from typing import Annotated

import typer
from typer.exceptions import TyperException

from polyglot_news.cli import articles, check, doctor, folder, glossary, memory, models, terminal
from polyglot_news.cli.commands import App
from polyglot_news.errors import PolyglotError
from polyglot_news.version import __version__

INTERRUPTED = 130

app = App(
    name=terminal.PROGRAM,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    help="Read a news article, pick the sentences that carry the news, translate them offline.",
    epilog="Exit codes: 0 done, 1 fault, 2 usage, configuration or glossary, 3 input, 4 no model, "
    "5 part failed, 130 interrupted.",
)
app.command()(articles.digest)
app.command()(articles.summarise)
app.command("summarize", hidden=True)(articles.summarise)
app.command()(articles.translate)
app.command()(articles.split)
app.command()(folder.batch)
app.command()(check.check)
app.add_typer(glossary.app, name="glossary")
app.add_typer(models.app, name="models")
app.add_typer(memory.app, name="memory")
app.command()(doctor.doctor)


def _show_version(value: bool) -> None:  # noqa: FBT001 - typer calls it with the option's value
    if value:
        terminal.result(f"{terminal.PROGRAM} {__version__}\n")
        raise typer.Exit


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
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; every error is told in one line on standard error."""
    terminal.prepare()
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        try:
            code = app(arguments, prog_name=terminal.PROGRAM, standalone_mode=False)
        finally:
            terminal.counted()
        sys.stdout.flush()
    except BrokenPipeError:
        terminal.leave_pipe()
        return 0
    except KeyboardInterrupt:
        code = INTERRUPTED
    except TyperException as error:
        terminal.error(_usage(error))
        return error.exit_code
    except typer.Abort:
        code = INTERRUPTED
    except PolyglotError as error:
        terminal.error(str(error))
        terminal.trace(error)
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - the boundary: whatever is left is a fault of the program
        terminal.error(f"a fault of the program: {type(error).__name__}: {error} (run again with -v)")
        terminal.trace()
        return 1
    if code == INTERRUPTED:
        terminal.error("interrupted (everything finished so far is kept)")
    return code if isinstance(code, int) else 0


def _interrupt(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature of a handler
    raise KeyboardInterrupt


def _usage(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else terminal.PROGRAM
    return f"{' '.join(error.format_message().split()).rstrip('.')} (see {command} --help)"
