"""Threads that end with the program: Ctrl-C need not wait for what they wait for."""

from __future__ import annotations

import threading
from collections.abc import Callable

_GLANCE = 0.2  # seconds between two looks of the main thread, which hears a signal only then


def run_all(
    work: Callable[[], None], count: int, *, interrupted: Callable[[BaseException], None], grace: float = 0
) -> None:
    """Do the work in several threads at once; return when all of them have ended.

    Args:
        work: What each thread does; it keeps its own errors.
        count: How many threads there are.
        interrupted: Called with what ended the wait early, usually `KeyboardInterrupt`, before it is raised
            again; it lets the threads know.
        grace: Seconds that each thread then has to end.
    """
    threads = [threading.Thread(target=work, daemon=True) for _ in range(count)]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            while thread.is_alive():
                thread.join(_GLANCE)
    except BaseException as error:
        interrupted(error)
        for thread in threads:
            if thread.is_alive():
                thread.join(grace)
        raise
