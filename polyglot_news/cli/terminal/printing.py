"""The one module that prints: results to standard output, everything else to standard error."""

from __future__ import annotations

import logging
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from shutil import get_terminal_size

from polyglot_news.addresses import without_login
from polyglot_news.cli.output_path import names_folder
from polyglot_news.cli.terminal import progress_bars, standard_streams
from polyglot_news.cli.terminal.styles import paint_of
from polyglot_news.errors import FaultError, OutputError
from polyglot_news.files import write_whole, written_whole

PROGRAM = "polyglot-news"


@dataclass(slots=True)
class Verbosity:
    """How much is reported on standard error; set once by `-q` and `-v` while the command line is parsed."""

    quiet: bool = False
    verbose: bool = False


verbosity = Verbosity()
_told: Counter[str] = Counter()  # notices by kind
_EACH = 3  # notices of one kind that are shown; the others are only counted
_LONGEST = 1_000  # characters of a notice or an error


def prepare() -> None:
    """Make standard output and error use UTF-8 and plain line ends, whatever the locale."""
    verbosity.quiet = verbosity.verbose = False
    _told.clear()
    log = logging.getLogger("polyglot_news")
    log.handlers[:] = [_Notices()]
    log.setLevel(logging.INFO)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # tests may put another kind of stream in its place
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


class _Notices(logging.Handler):
    """Shows what the library logs beside its results."""

    def emit(self, record: logging.LogRecord) -> None:
        """Show the record as a notice; what is only information, with `-v`."""
        if verbosity.verbose or record.levelno >= logging.WARNING:
            notice(record.getMessage())


def result(text: str, output: Path | None = None) -> None:
    """Print a result, or write it whole to the file of `-o` and say so.

    Raises:
        ClosedPipeError: Nobody reads standard output any more.
        OutputError: The file, or standard output, cannot be written.
    """
    if output is not None and str(output) != "-":
        if names_folder(output):
            raise OutputError(f"{output}: a folder, where one file is written", "name a file with -o")
        write_whole(output, text)
        notice(f"wrote {output}")
        return
    with progress_bars.undisturbed() if sys.stdout.isatty() else nullcontext():
        standard_streams.write_result(text)


def written(data: bytes, output: Path) -> None:
    """Write a file of any kind whole, and say so.

    Raises:
        OutputError: It cannot be written.
    """
    with written_whole(output) as stream:
        stream.write(data)
    notice(f"wrote {output}")


def width() -> int:
    """Return the columns of the terminal that standard output is, or 0 if it is a pipe or a file."""
    return get_terminal_size().columns if sys.stdout.isatty() else 0


def notice(text: str, *, kind: str = "") -> None:
    """Show a notice, which is not an error, unless `-q` was given; of one kind, only the first three."""
    _told[kind] += bool(kind)
    if not verbosity.quiet and _told[kind] <= _EACH:
        _say(f"{PROGRAM}: {_short(text)}")


def counted() -> None:
    """Report how many notices of each kind were not shown."""
    more = {kind: count - _EACH for kind, count in _told.items() if count > _EACH}
    _told.clear()
    for kind, count in more.items():
        notice(f"{kind}: {count:,} more")


def error(text: str) -> None:
    """Report an error on one line."""
    _say(_short(text), before=f"{PROGRAM}: {paint_of(sys.stderr)('error:', 'red')} ")


def trace(error: BaseException | None = None) -> None:
    """Show the traceback of a fault, or of the error being handled; only with `-v`."""
    if not verbosity.verbose:
        return
    if isinstance(error, FaultError):
        standard_streams.write_notice(error.trace)
    elif sys.exc_info()[0] is not None:
        standard_streams.write_notice(traceback.format_exc())


def explanation(lines: Iterable[str]) -> None:
    """Show what `--explain` asked for."""
    for line in lines:
        _say(line)


@contextmanager
def progress(what: str, total: int, *, every: float = 0.0) -> Iterator[Progress]:
    """Show a progress bar on standard error while the block runs, if that is a terminal.

    Otherwise nothing is shown, except one line every `every` seconds if that is not 0.
    """
    if verbosity.quiet or total < 2 or not sys.stderr.isatty():  # noqa: PLR2004 - one step needs no bar
        yield Progress(_LineEvery(what, total, every) if every and not verbosity.quiet else None)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        TextColumn("{task.fields[status]}"),
    )  # fmt: skip
    with progress_bars.shown(*columns) as bar:
        task = bar.add_task(what, total=total, status="")
        yield Progress(lambda status, steps: bar.update(task, advance=steps, status=status))


@contextmanager
def progress_of_bytes(what: str, total: int) -> Iterator[Progress]:
    """Show a progress bar that counts bytes, of which there are `total`, or an unknown number if that is 0.

    Nothing is shown unless standard error is a terminal and standard output is none: what is printed there
    shows the progress.
    """
    if verbosity.quiet or not sys.stderr.isatty() or sys.stdout.isatty():
        yield Progress()
        return
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn(what), BarColumn(), DownloadColumn(), TimeRemainingColumn(),
        TextColumn("{task.fields[status]}"),
    )  # fmt: skip
    with progress_bars.shown(*columns) as bar:
        task = bar.add_task(what, total=total or None, status="")
        yield Progress(lambda status, steps: bar.update(task, advance=steps, status=status))


class _LineEvery:
    """Reports the progress of the work at intervals."""

    def __init__(self, what: str, total: int, seconds: float) -> None:
        self._what = what
        self._total = total
        self._seconds = seconds
        self._steps = 0
        self._began = self._told = time.monotonic()

    def __call__(self, status: str, steps: int) -> None:
        self._steps += steps
        now = time.monotonic()
        if now - self._told >= self._seconds:
            self._told = now
            left = (now - self._began) / self._steps * max(self._total - self._steps, 0)
            ends = f", about {timedelta(seconds=round(left))} left" if self._steps < self._total else ""
            notice(f"{self._what}: {self._steps:,} of {self._total:,}{ends}; {status}")


class Progress:
    """Counts finished steps."""

    def __init__(self, advance: Callable[[str, int], object] | None = None) -> None:
        """Accept a function that shows a status and moves the bar; None if no bar is shown."""
        self._advance = advance

    def step(self, status: str = "", *, steps: int = 1) -> None:
        """Count one finished step, or several."""
        if self._advance is not None:
            self._advance(status, steps)


def _short(text: str) -> str:
    """Return a text, which a stranger may have made long, without its middle: the hint is at its end."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 2 :]}"


def _say(line: str, before: str = "") -> None:
    line = without_login(line)
    safe = "".join(c if c.isprintable() or c == "\t" else " " for c in line)
    standard_streams.write_notice(f"{before}{safe}\n")
