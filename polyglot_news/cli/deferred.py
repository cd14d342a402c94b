"""Commands that are loaded when they are called: until then only their line in the help is known."""

from __future__ import annotations

from functools import cached_property, partial
from importlib import import_module
from typing import Any, cast

import typer
from typer.core import TyperCommand

from polyglot_news.cli.command_classes import App


class Deferred(TyperCommand):
    """A command, or a group of commands, whose module is imported when it is called."""

    def __init__(self, place: str, **settings: Any) -> None:  # noqa: ANN401 - those of typer
        """Take where the function or the application is, as `package.module:name`."""
        super().__init__(**settings)
        self._place = place

    @cached_property
    def command(self) -> Any:  # noqa: ANN401 - typer's own classes have no common type that it makes public
        """The command itself."""
        module, _, name = self._place.partition(":")
        found = getattr(import_module(module), name)
        if isinstance(found, typer.Typer):
            return typer.main.get_group(found)
        alone = App(add_completion=False)
        alone.command(self.name)(found)
        return typer.main.get_command(alone)

    def make_context(self, *arguments: Any, **settings: Any) -> Any:  # noqa: ANN401 - as in typer
        """Return the context of the command itself, which typer then runs or completes."""
        return self.command.make_context(*arguments, **settings)


def add(app: App, name: str, place: str, line: str, *, hidden: bool = False) -> None:
    """Add a command to an application without loading it.

    Args:
        app: What it is added to.
        name: What calls it.
        place: Its function, or the application with its commands, as `package.module:name`.
        line: What the list of commands says of it: the first paragraph of its own help.
        hidden: Whether the list leaves it out.
    """

    def nothing() -> None:
        """Stand in for the function, which is not loaded."""

    settings: dict[str, Any] = {"help": line, "hidden": hidden}
    typer.Typer.command(app, name, cls=cast("Any", partial(Deferred, place)), **settings)(nothing)
