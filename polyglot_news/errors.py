"""The errors that reach a user: what happened, what to do next, the exit code."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

_PACKAGE = Path(__file__).parent
_LONGEST = 500  # characters: what a library says may hold the whole text that it stumbled over


class PolyglotError(Exception):
    """An expected failure, reported in one line.

    Attributes:
        message: What happened, naming the file, language or option that it concerns.
        hint: What to do next, or an empty string; shown in brackets behind the message.
        exit_code: How the command line ends (the table in the README).
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        line = f"{self.message} ({self.hint})" if self.hint else self.message
        return " ".join(line.split())


class UsageError(PolyglotError):
    """The command was called with values that do not fit: an unknown language, two lengths at once."""

    exit_code = 2


class ConfigError(PolyglotError):
    """A configuration file or environment variable cannot be used."""

    exit_code = 2


class GlossaryError(PolyglotError):
    """A glossary is not well formed; the message names file, line and entry."""

    exit_code = 2


class MemoryFileError(PolyglotError):
    """A translation memory cannot be opened, read or written."""

    exit_code = 2


class InputError(PolyglotError):
    """An input could not be read, or holds no article."""

    exit_code = 3


class NoArticleError(InputError):
    """A file was read, and holds no article: it may be there for other programs."""


class OutputError(PolyglotError):
    """A result could not be written: no room, no permission, the folder is gone."""

    exit_code = 2


class ModelMissingError(PolyglotError):
    """No installed model translates the pair; the hint is the command that installs one."""

    exit_code = 4


class ModelError(PolyglotError):
    """A model or model package is broken, or was refused."""

    exit_code = 4


class ClusterError(PolyglotError):
    """There is no cluster to work on, or nothing is left of it."""

    exit_code = 1


class PartialFailure(PolyglotError):  # noqa: N818 - it reports what is missing from a result that was written
    """Part of the work failed; the rest is written and each failure was named."""

    exit_code = 5


class FaultError(PolyglotError):
    """Something that nobody expected while one article was worked on: it costs that article and no other.

    Attributes:
        trace: The traceback, as Python prints it. It goes along where the error comes from another process.
    """

    exit_code = 1
    trace = ""


def is_fault(error: BaseException) -> bool:
    """Whether an exception that nobody expected is a fault, not an interrupt or the end of the program.

    A panic of a library written in Rust is one, though it does not derive from `Exception`.
    """
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"


def fault(where: str, error: BaseException) -> FaultError:
    """Return what is reported of an exception that nobody expected: its class, its words and its place.

    What is no fault (`is_fault`) is raised again.

    Args:
        where: The article that was worked on.
        error: What was caught.
    """
    if not is_fault(error):
        raise error
    words = " ".join(str(error).split())[:_LONGEST]
    wrapped = FaultError(
        f"{where}: a fault of the program: {type(error).__name__}: {words} (at {_place(error)})",
        "report it with the file; -v shows the traceback",
    )
    wrapped.__cause__ = error
    wrapped.trace = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    return wrapped


def _place(error: BaseException) -> str:
    """Return file and line of the last step in this package, or of the last one at all."""
    steps = [(Path(step.tb_frame.f_code.co_filename), step.tb_lineno) for step in _steps(error)]
    ours = [(path.relative_to(_PACKAGE), line) for path, line in steps if path.is_relative_to(_PACKAGE)]
    path, line = (ours or steps or [(Path("?"), 0)])[-1]
    return f"{path.as_posix()}:{line}"


def _steps(error: BaseException) -> Iterator[TracebackType]:
    step = error.__traceback__
    while step is not None:
        yield step
        step = step.tb_next
