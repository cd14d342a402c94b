"""Commands that are loaded when they are called: what the help says of them is what they say themselves."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import pytest
import typer.main

from polyglot_news.cli.app import app, run
from polyglot_news.cli.deferred import Deferred


def deferred(group: Any, name: str = "") -> Iterator[tuple[str, Deferred]]:
    for key, command in group.commands.items():
        if isinstance(command, Deferred):
            yield f"{name}{key}", command
            if hasattr(command.command, "commands"):
                yield from deferred(command.command, f"{name}{key} ")


COMMANDS = dict(deferred(typer.main.get_command(app)))


def test_all_commands_are_deferred() -> None:
    top = {name for name in COMMANDS if " " not in name}
    assert top == set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    assert {"digest", "glossary", "glossary suggest", "summarize"} <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_in_the_list_is_the_first_paragraph_of_the_help(name: str) -> None:
    told = COMMANDS[name]
    paragraph = inspect.cleandoc(told.command.help).split("\n\n")[0]
    assert told.help == " ".join(paragraph.split())
    assert told.command.name == told.name or hasattr(told.command, "commands")


def test_a_deferred_command_and_a_group_answer_as_ever(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["glossary", "suggest", "-h"]) == 0
    assert "polyglot-news glossary suggest" in capsys.readouterr().out
    assert run(["split", "--no-such"]) == 2
    assert "(see polyglot-news split --help)" in capsys.readouterr().err
    assert run(["glosary"]) == 2
    assert "Did you mean 'glossary'?" in capsys.readouterr().err
    assert run(["memory"]) == 2
