"""The one module that prints: results to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

from polyglot_news.cli.wrapping import wrapped
from polyglot_news.files import write_whole

PROGRAM = "polyglot-news"


@dataclass(slots=True)
class Verbosity:
    """How much is told on standard error; set once by `-q` and `-v` while the command line is parsed."""

    quiet: bool = False
    verbose: bool = False


verbosity = Verbosity()
_shown: list[Any] = []  # the bars on the terminal now


def prepare() -> None:
    """Make standard output and error speak UTF-8 with plain line ends, whatever the locale."""
    verbosity.quiet = verbosity.verbose = False
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # tests may put another kind of stream in its place
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


def result(text: str, output: Path | None = None, *, prose: bool = False) -> None:
    """Print a result, or write it whole to the file of `-o`; prose is wrapped where a terminal shows it.

    Raises:
        OutputError: The file cannot be written.
    """
    if output is not None and str(output) != "-":
        write_whole(output, text)
    else:
        if prose and sys.stdout.isatty():
            text = wrapped(text, get_terminal_size().columns)
        sys.stdout.write(text)
        sys.stdout.flush()


def notice(text: str) -> None:
    """Tell something that is no error, unless `-q` was given."""
    if not verbosity.quiet:
        _say(f"{PROGRAM}: {text}")


def error(text: str) -> None:
    """Tell an error on one line."""
    _say(text, before=f"{PROGRAM}: {_red('error:')} ")


def trace() -> None:
    """Tell the traceback of the error that is being handled, with `-v` only."""
    if verbosity.verbose:
        sys.stderr.write(traceback.format_exc())


def explanation(lines: Iterable[str]) -> None:
    """Tell what `--explain` asked for."""
    for line in lines:
        _say(line)


@contextmanager
def progress(what: str, total: int) -> Iterator[Progress]:
    """Show a progress bar on standard error while the block runs, where that is a terminal."""
    if verbosity.quiet or total < 2 or not sys.stderr.isatty():  # noqa: PLR2004 - one step needs no bar
        yield Progress()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        _shown.append(bar)
        try:
            yield Progress(lambda: bar.advance(task))
        finally:
            _shown.remove(bar)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Take progress bars off the terminal while the block asks something or shows bars of its own."""
    stopped = tuple(_shown)
    for bar in stopped:
        bar.stop()
    try:
        yield
    finally:
        for bar in stopped:
            bar.start()


class Progress:
    """Counts finished steps; `step` is called once a step."""

    def __init__(self, advance: object = None) -> None:
        """Take what moves the bar by one, or nothing where no bar is shown."""
        self._advance = advance

    def step(self) -> None:
        """Count one finished step."""
        if callable(self._advance):
            self._advance()


def leave_pipe() -> None:
    """Point standard output away from a closed pipe, so that nothing more is said about it at exit."""
    with open(os.devnull, "w", encoding="utf-8") as nothing:  # noqa: PTH123 - a device, not a path of ours
        os.dup2(nothing.fileno(), sys.stdout.fileno())


def _red(text: str) -> str:
    """Return text in red where standard error is a terminal with colours (see no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stderr.isatty()
    return text if plain else f"\x1b[31m{text}\x1b[0m"


def _say(line: str, before: str = "") -> None:
    safe = "".join(c if c.isprintable() or c == "\t" else " " for c in line)
    sys.stderr.write(f"{before}{safe}\n")
    sys.stderr.flush()
