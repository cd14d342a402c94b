"""What the help says, and what a command says of itself when it is called alone."""

from __future__ import annotations

import re

import pytest
from command_tree import commands

from polyglot_news.cli import app
from polyglot_news.version import __version__

NAMES = [name.split() for name in commands()]


@pytest.mark.parametrize("name", [[], ["glossary"], ["models"], ["memory"]], ids=" ".join)
def test_alone_a_command_shows_its_help_and_no_empty_error(
    name: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.run(name) == 2
    told = capsys.readouterr()
    assert "Usage: polyglot-news" in told.out
    assert "Commands" in told.out
    assert told.err == ""


@pytest.mark.parametrize("name", [[], *NAMES], ids=" ".join)
def test_the_help_names_no_types_of_python(name: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run([*name, "--help"]) == 0
    assert re.findall(r"<[a-z\[\]]+>", capsys.readouterr().out) == []


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_the_version(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run([option]) == 0
    assert capsys.readouterr().out == f"polyglot-news {__version__}\n"
