"""The errors that reach a user: each says what happened, what to do next, and how the program exits."""

from __future__ import annotations


class PolyglotError(Exception):
    """An expected failure, told in one line.

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


class OutputError(PolyglotError):
    """A result could not be written: no room, no permission, the folder is gone."""

    exit_code = 1


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
