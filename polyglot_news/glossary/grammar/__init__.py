"""The grammar around a placed term: one module a family of languages.

A module has `substituted(before, old, after, *, target, language, base) -> str`: the sentence `before + old +
after` with the target's form in the place of `old`, and what agrees with it made to agree; `base` is the
replaced word in its dictionary form, or empty where that is not known (a placeholder). Languages without a
module take forms as they are.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import Protocol

from polyglot_news.glossary.terms import Target
from polyglot_news.languages import facts

_NEAR = 600  # characters on either side in which something may agree with a term


class Substituted(Protocol):
    """What a language module offers."""

    def __call__(
        self, before: str, old: str, after: str, *, target: Target, language: str, base: str = ""
    ) -> str:
        """Return the sentence with the target in the place of `old`."""


MODULES = {
    "ru": "polyglot_news.glossary.grammar.russian",
    "it": "polyglot_news.glossary.grammar.romance",
    "pt": "polyglot_news.glossary.grammar.romance",
    "pt-BR": "polyglot_news.glossary.grammar.romance",
    "es": "polyglot_news.glossary.grammar.romance",
    "fr": "polyglot_news.glossary.grammar.romance",
}


def substituted(before: str, old: str, after: str, *, target: Target, language: str, base: str = "") -> str:
    """Return `before + old + after` with the target in the place of `old` and grammar mended around it."""
    far, near = before[:-_NEAR], before[-_NEAR:]  # so that a hostile sentence costs no more than a long one
    changed = _module(language)(near, old, after[:_NEAR], target=target, language=language, base=base)
    return far + changed + after[_NEAR:]


def sure(before: str, old: str, after: str, *, target: Target, language: str, base: str) -> bool:
    """Whether `substituted` is told enough to be right: each language module says what its signs are."""
    if old.casefold() == target.form.casefold() or not facts(language).spaced:
        return True  # Chinese and Japanese words stay as they are
    name = MODULES.get(language)
    if name is None:
        return False
    module = import_module(name)
    return bool(module.sure(before[-_NEAR:], old, after[:_NEAR], target=target, language=language, base=base))


def gender_of(target: Target, language: str) -> str:
    """Return a term's gender: what the glossary says, else what Russian reads from the word, else nothing."""
    if target.gender or language != "ru":
        return target.gender
    return str(import_module(MODULES["ru"]).gender_of(target))


def is_person(target: Target, language: str) -> bool:
    """Whether a term is seen to be a person's name; only Russian declines persons in a way of their own."""
    if language != "ru":
        return False
    return bool(import_module(MODULES["ru"]).is_person(target))


def guessed(target: Target, language: str) -> str:
    """Return what is taken for a term's grammar where the glossary does not say it, or nothing."""
    name = MODULES.get(language)
    return str(import_module(name).guessed(target)) if name else ""


@lru_cache(maxsize=16)
def _module(language: str) -> Substituted:
    name = MODULES.get(language)
    if name is None:
        return _plain
    found: Substituted = import_module(name).substituted
    return found


def _plain(before: str, old: str, after: str, *, target: Target, language: str, base: str = "") -> str:
    del old, language, base
    form = target.form
    if not before.strip() and form[:1].islower():
        form = form[:1].upper() + form[1:]
    return before + form + after
