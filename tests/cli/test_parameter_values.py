"""The values of parameters: plain ones are taken without pydantic, and are what typer makes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from typer.core import TyperCommand

from polyglot_news.cli.command_classes import App

Values = tuple[Any, ...]
_taken: list[Values] = []


def command(
    inputs: Annotated[list[str] | None, typer.Argument()] = None,
    *,
    word: Annotated[str | None, typer.Option("--word")] = None,
    count: Annotated[int, typer.Option("--count", min=1, max=5_000)] = 3,
    size: Annotated[int | None, typer.Option("--size")] = None,
    place: Annotated[Path | None, typer.Option("--place")] = None,
    folder: Annotated[Path | None, typer.Option("--folder", exists=True)] = None,
    to: Annotated[list[str] | None, typer.Option("--to")] = None,
    share: Annotated[float | None, typer.Option("--share")] = None,
) -> None:
    _taken.append((inputs, word, count, size, place, folder, to, share))


def made(app: typer.Typer, kind: type[TyperCommand] | None) -> Any:
    if kind is None:
        app.command()(command)
    else:
        typer.Typer.command(app, cls=kind)(command)
    return typer.main.get_command(app)


OURS = made(App(add_completion=False), None)
THEIRS = made(typer.Typer(add_completion=False), TyperCommand)


def result(program: Any, arguments: list[str]) -> Values | str:
    _taken.clear()
    try:
        program(arguments, standalone_mode=False)
    except typer.BadParameter as error:
        return error.format_message()
    return _taken.pop()


text = st.text(st.characters(exclude_categories=["Cs"]), max_size=8).map(lambda word: word.lstrip("-") or "x")
number = st.one_of(st.integers(-20, 10**20).map(str), text, st.sampled_from(["٣", "1_0", " 7", "+5", "007"]))
option = st.one_of(
    *[st.tuples(st.just(f"--{name}={{}}"), text) for name in ("word", "place", "to", "folder")],
    *[st.tuples(st.just(f"--{name}={{}}"), number) for name in ("count", "size", "share")],
    st.tuples(st.just("{}"), text),
)


@given(st.lists(option, max_size=5))
def test_values_and_errors_are_those_of_typer(given_options: list[tuple[str, str]]) -> None:
    arguments = [shape.format(value) for shape, value in given_options]
    assert result(OURS, arguments) == result(THEIRS, arguments)


@pytest.mark.parametrize("arguments", [[], ["a", "--count", "4", "--place", "x", "--to", "it", "--to", "ru"]])
def test_plain_values(arguments: list[str]) -> None:
    assert result(OURS, arguments) == result(THEIRS, arguments)


def test_a_name_that_is_no_text_is_taken() -> None:
    """pydantic rejects lone surrogates, which Python uses for names of files that are not UTF-8."""
    name = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    assert result(OURS, [name, "--place", name])[:5] == ([name], None, 3, None, Path(name))
