"""Every module of a language has every function that the Protocol names, with its parameters."""

from __future__ import annotations

import inspect
from importlib import import_module

import pytest

from polyglot_news.glossary.grammar import MODULES, Grammar, other_languages

NAMES = [name for name, value in vars(Grammar).items() if inspect.isfunction(value) and name[0] != "_"]


@pytest.mark.parametrize("name", sorted({*MODULES.values(), other_languages.__name__}))
def test_a_module_offers_what_the_protocol_names(name: str) -> None:
    assert NAMES == ["substituted", "sure", "gender_of", "is_person", "guessed"]
    for function in NAMES:
        wanted = inspect.signature(getattr(Grammar, function)).parameters
        offered = inspect.signature(getattr(import_module(name), function)).parameters
        assert list(offered) == [parameter for parameter in wanted if parameter != "self"]
        assert [p.kind for p in offered.values()] == [p.kind for n, p in wanted.items() if n != "self"]
