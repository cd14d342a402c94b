"""Progress bars on standard error, which leave standard output alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_shown: list[Any] = []  # the bars on the terminal now


@contextmanager
def shown(*columns: Any) -> Iterator[Any]:  # noqa: ANN401 - the columns of rich, imported where they are needed
    """Show bars with these columns while the block runs; yields rich's `Progress`.

    rich would redirect standard output to its own console, which is standard error: results in a pipe or a
    file would be lost.
    """
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
    with bar:
        _shown.append(bar)
        try:
            yield bar
        finally:
            _shown.remove(bar)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Take the bars off the terminal while the block asks something, prints, or shows bars of its own."""
    stopped = tuple(_shown)
    for bar in stopped:
        bar.stop()
    try:
        yield
    finally:
        for bar in stopped:
            bar.start()
