"""What all commands have in common: how their help looks, and what they must not overwrite."""

from __future__ import annotations

import os
import re
import shlex
import stat
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from polyglot_news.addresses import is_web
from polyglot_news.cli.parameter_values import lightened
from polyglot_news.errors import InputError, UsageError

_FILES = {"inputs", "source", "translation", "file", "files", "corrections"}  # arguments that are read


class Command(TyperCommand):
    """A command whose `-o` may not name one of the files that it reads."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - as in typer
        """Return the parameters, as the help shows them and as their values are taken."""
        return _ours(super().get_params(ctx))

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - as in typer
        """Run the command, once it is certain that it overwrites nothing that it reads.

        Raises:
            InputError: An argument is an address of the web where a file is read.
            UsageError: `-o` names an input, and there is no `--force`.
        """
        refuse_addresses(ctx.info_name, ctx.params, self.params)
        output = ctx.params.get("output")
        if isinstance(output, Path) and not ctx.params.get("force"):
            keep_inputs(output, *_inputs(ctx.params))
        return super().invoke(ctx)


class Group(TyperGroup):
    """A command with subcommands: called alone, it shows its help and exits as for any wrong usage."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - as in typer
        """Return the parameters, as the help shows them and as their values are taken."""
        return _ours(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - as in typer
        """Take the subcommand's name off the arguments; if there are none, show the help."""
        if not args and self.no_args_is_help and not ctx.resilient_parsing:
            ctx.get_help()  # typer prints it itself
            raise typer.Exit(UsageError.exit_code)
        return super().parse_args(ctx, args)


class App(typer.Typer):
    """A typer application whose commands are of the classes above."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - those of typer
        super().__init__(cls=Group, no_args_is_help=True, **settings)

    def command(self, name: str | None = None, **settings: Any) -> Callable[[Any], Any]:  # noqa: ANN401
        """Return the decorator that makes a function a command of the application."""
        return super().command(name, cls=Command, **settings)


def refuse_addresses(command: str, values: Mapping[str, Any], parameters: Sequence[Any]) -> None:
    """Refuse addresses among the files that are read, and say how to pipe what they lead to.

    Raises:
        InputError: An argument is one.
    """
    for name in sorted(_FILES & {each.name for each in parameters if isinstance(each, TyperArgument)}):
        given = values.get(name)
        for each in given if isinstance(given, (list, tuple)) else [given]:
            if isinstance(each, (str, Path)) and is_web(str(each)):
                address = re.sub("^(https?:/)/?", r"\1/", str(each), flags=re.IGNORECASE)
                fetch = f"curl -sL {shlex.quote(address)}"
                piped = f"{fetch} | polyglot-news {command} …" if name == "inputs" else f"{fetch} -o FILE"
                raise InputError(f"{address}: this program opens no address", f"fetch it: {piped}")


def keep_inputs(output: Path, *inputs: str | Path) -> None:
    """Refuse to write to a file that is also read, whatever path, symbolic or hard link names it.

    Raises:
        UsageError: `output` is one of the inputs, or the file that standard input comes from.
    """
    there = _state(output)
    if there is None or not stat.S_ISREG(there.st_mode):
        return
    for name in inputs:
        read = _state_of_stdin() if str(name) == "-" else _state(Path(name))
        if read is not None and os.path.samestat(read, there):
            named = "standard input" if str(name) == "-" else name
            raise UsageError(
                f"-o {output}: this is the file that is read ({named})", "choose another one, or add --force"
            )


def _inputs(values: Mapping[str, Any]) -> Iterator[str | Path]:
    """Yield every value that may name a file that is read: arguments, and options such as --glossary."""
    for name, value in values.items():
        if name == "output":
            continue
        yield from (one for one in (value if isinstance(value, (list, tuple)) else [value]) if _is_name(one))
    if "inputs" in values and not values["inputs"]:
        yield "-"


def _is_name(value: object) -> bool:
    return isinstance(value, (str, Path)) and bool(str(value))


def _state(path: Path) -> os.stat_result | None:
    with suppress(OSError, ValueError):
        return path.stat()
    return None


def _state_of_stdin() -> os.stat_result | None:
    with suppress(OSError, ValueError, AttributeError):
        return os.fstat(sys.stdin.fileno())
    return None


def _ours(parameters: Sequence[Any]) -> list[Any]:
    """Return the parameters without what typer adds to them.

    Python types in the help (`<bool>` after a switch, `<list[str]>` after an argument), and pydantic for
    values that need no check.
    """
    for parameter in parameters:
        if isinstance(parameter, TyperArgument):
            parameter.display_type_rich = _no_type  # type: ignore[method-assign]
        elif isinstance(parameter, TyperOption) and parameter.is_flag and parameter.metavar is None:
            parameter.metavar = ""
    return [lightened(parameter) for parameter in parameters]


def _no_type(ctx: object) -> str:  # noqa: ARG001 - as in typer
    return ""
