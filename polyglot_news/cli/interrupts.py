"""Ends long work on Ctrl-C or SIGTERM: once, work in progress is finished; twice, everything stops."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from polyglot_news.cli.terminal import printing

_heard: list[int] = []


class Interruption(KeyboardInterrupt):
    """A signal asked the program to end; `heard` returns the exit code."""

    def __init__(self, number: int) -> None:
        """Remember the signal: typer and other libraries turn this exception into another one."""
        super().__init__()
        _heard.append(number)


def hear() -> None:
    """Let signals end the work from now on."""
    _heard.clear()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)


def heard() -> int:
    """Return the exit code of the signal that asked the work to end, or 0."""
    return 128 + _heard[0] if _heard else 0


def _interrupt(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature of a handler
    raise Interruption(number)


class Stopping:
    """Whether the user asked to stop, and by which signal."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self) -> bool:
        """Whether to start nothing new."""
        return self.number != 0

    def hear(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - the signature of a handler
        """Remember the first signal; a second one ends the work where it is.

        Raises:
            Interruption: The user asked again.
        """
        if self.number:
            raise Interruption(number)
        self.number = number
        printing.notice("stopping: finishing what is in flight (press again to stop now)")


@contextmanager
def stopping() -> Iterator[Stopping]:
    """Handle signals while the block runs."""
    stop = Stopping()
    before = {number: signal.signal(number, stop.hear) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
