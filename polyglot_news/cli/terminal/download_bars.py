"""Progress of several downloads at once: one bar each, on standard error, if that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from polyglot_news.cli.terminal import printing
from polyglot_news.cli.terminal import progress_bars as shown_bars
from polyglot_news.models.fetch_and_install import Bars, Count


@contextmanager
def bars() -> Iterator[Bars]:
    """Yield a function that starts a named bar and returns its update: bytes received, bytes expected."""
    if printing.verbosity.quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn
    from rich.progress import TransferSpeedColumn as Speed

    columns = (
        TextColumn("{task.description}"), BarColumn(), DownloadColumn(), Speed(), TimeRemainingColumn(),
    )  # fmt: skip
    with shown_bars.shown(*columns) as progress:

        def start(name: str) -> Count:
            task = progress.add_task(name, total=None)
            return lambda had, expected: progress.update(task, completed=had, total=expected or None)

        yield start
