"""Ends long work on Ctrl-C or SIGTERM: once, what is in flight is finished; twice, all stops."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from polyglot_news.cli import terminal


class Stopping:
    """Whether the user asked to stop, and by which signal."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self) -> bool:
        """Whether to begin nothing new."""
        return self.number != 0

    def hear(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - the signature of a handler
        """Remember the first signal; a second one ends the work where it is.

        Raises:
            KeyboardInterrupt: The user asked again.
        """
        if self.number:
            raise KeyboardInterrupt
        self.number = number
        terminal.notice("stopping: finishing what is in flight (press again to stop now)")


@contextmanager
def stopping() -> Iterator[Stopping]:
    """Hear signals while the block runs."""
    stop = Stopping()
    before = {number: signal.signal(number, stop.hear) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
