"""`python -m polyglot_news` is the command line. So is `polyglot-news`, which begins here too.

Loading the rest takes a good part of a second; a signal meanwhile ends the process without a word.
"""

from __future__ import annotations

import os
import signal


def main() -> None:
    """Run the command line and leave with its exit code."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)
    from polyglot_news.cli.app import main as run

    run()


def _leave(number: int, frame: object) -> None:  # noqa: ARG001 - the signature of a handler
    os._exit(128 + number)


if __name__ == "__main__":
    main()
