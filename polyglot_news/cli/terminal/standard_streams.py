"""Standard input, output and error as the shell left them: closed, full, or a pipe that nobody reads."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from polyglot_news.errors import OutputError

_STANDARD = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))
_closed: set[str] = set()


class ClosedPipeError(Exception):
    """Nobody reads the results any more: the work ends, and that is not an error."""


def stand() -> None:
    """Replace each closed standard stream with the null device, before any file can get its descriptor."""
    _closed.clear()
    for number, (name, mode) in enumerate(_STANDARD):
        try:
            os.fstat(number)
        except OSError:
            _closed.add(name)
            _to_null(number)
        if getattr(sys, name) is None:
            stream = os.fdopen(number, mode, encoding="utf-8", closefd=False)
            setattr(sys, name, stream)


def write_result(text: str) -> None:
    """Write to standard output, and flush it.

    Raises:
        ClosedPipeError: It is a pipe whose other end was closed.
        OutputError: It is closed, or cannot be written.
    """
    if text and "stdout" in _closed:
        raise OutputError("standard output is closed", "write to a file with -o")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        leave(1)
        raise ClosedPipeError from None
    except OSError as error:
        leave(1)
        raise OutputError(f"standard output: {error.strerror}", "write elsewhere with -o") from None


def write_notice(text: str) -> None:
    """Write to standard error; ignore failures to write, since results do not depend on it."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        leave(2)


def leave(number: int) -> None:
    """Redirect a failed stream to the null device, so that nothing more is reported about it at exit."""
    with suppress(OSError):
        _to_null(number)


def _to_null(number: int) -> None:
    null = os.open(os.devnull, os.O_RDWR)
    if null != number:
        os.dup2(null, number)
        os.close(null)
