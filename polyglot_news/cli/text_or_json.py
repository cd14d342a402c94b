"""`--format` of the commands that report: text or JSON."""

from __future__ import annotations

from typing import Annotated

import typer

from polyglot_news.cli import completion
from polyglot_news.errors import UsageError

_FORMATS = ("text", "json")


def _known(name: str) -> str:
    """Return the name of a format.

    Raises:
        UsageError: It is neither of the two.
    """
    if name not in _FORMATS:
        raise UsageError(f"unknown format '{name}'", "choose text or json")
    return name


TextOrJson = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME",
        callback=_known,
        autocompletion=completion.fixed(*_FORMATS),
        help="text or json.",
    ),
]
