"""Every command of the program, with the parameters that it takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer.main

from polyglot_news.cli.app import app


def commands() -> dict[str, Any]:
    """Return the commands by their whole names, such as `glossary list`."""
    return dict(_below(typer.main.get_command(app), ""))


def _below(group: Any, name: str) -> Iterator[tuple[str, Any]]:
    for key, found in group.commands.items():
        command = getattr(found, "command", found)  # a command that is loaded when it is called
        if hasattr(command, "commands"):
            yield from _below(command, f"{name}{key} ")
        else:
            yield f"{name}{key}", command
