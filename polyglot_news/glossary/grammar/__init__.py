"""The grammar around a placed term: one module per language family.

`Grammar` names what a module offers. A module is found by its name and loaded when its language is needed;
languages without their own module use forms unchanged (`other_languages`); varieties of a language share one.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import Protocol, cast

from polyglot_news.glossary.quoted import is_quoted, unquoted
from polyglot_news.glossary.terms import Target
from polyglot_news.languages import base_language

_NEAR = 600  # characters on either side in which something may agree with a term
_HEADLINE = 3  # words


class Grammar(Protocol):
    """What the module of a language family offers; the functions of this room ask it."""

    def substituted(
        self, before: str, old: str, after: str, *, target: Target, language: str, base: str = ""
    ) -> str:
        """Return `before + old + after` with the target in place of `old`, and what agrees with it adjusted.

        `base` is the replaced word in its dictionary form, or empty if unknown (a placeholder).
        """

    def sure(self, before: str, old: str, after: str, *, target: Target, language: str, base: str) -> bool:
        """Whether the evidence suffices for `substituted` to be right here."""

    def gender_of(self, target: Target) -> str:
        """Return masculine, feminine or neuter if the form shows it, else an empty string."""

    def is_person(self, target: Target) -> bool:
        """Whether the form declines as the name of a person does."""

    def guessed(self, target: Target) -> str:
        """Return the grammar assumed for a term if the glossary does not state it, or nothing."""


WITH_ARTICLES = frozenset({"it", "pt", "es", "fr"})  # whose articles agree with the gender of a term
MODULES = {
    "ru": "polyglot_news.glossary.grammar.russian",
    "it": "polyglot_news.glossary.grammar.romance",
    "pt": "polyglot_news.glossary.grammar.romance",
    "es": "polyglot_news.glossary.grammar.romance",
    "fr": "polyglot_news.glossary.grammar.romance",
}


def substituted(before: str, old: str, after: str, *, target: Target, language: str, base: str = "") -> str:
    """Return `before + old + after` with the target in the place of `old` and grammar mended around it."""
    if is_quoted(before, after) and (marked := unquoted(target.form)):
        target = replace(target, form=marked[1])  # its marks would be doubled
    far, near = before[:-_NEAR], before[-_NEAR:]  # so that a hostile sentence costs no more than a long one
    language = base_language(language)
    changed = _grammar(language).substituted(
        near, old, after[:_NEAR], target=target, language=language, base=base
    )
    if _is_shouted(near + old + after[:_NEAR]):
        changed = changed.upper()
    return far + changed + after[_NEAR:]


def _is_shouted(text: str) -> bool:
    """Whether a text is set in capitals, as headlines are: one word alone may be an abbreviation."""
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    return text.isupper() and len(words) >= _HEADLINE


def sure(before: str, old: str, after: str, *, target: Target, language: str, base: str) -> bool:
    """Whether `substituted` has enough evidence to be right: each language module decides what counts."""
    language = base_language(language)
    return old.casefold() == target.form.casefold() or _grammar(language).sure(
        before[-_NEAR:], old, after[:_NEAR], target=target, language=language, base=base
    )


def gender_of(target: Target, language: str) -> str:
    """Return a term's gender: as the glossary states it, else as the language infers it from the word."""
    return target.gender or _grammar(language).gender_of(target)


def is_person(target: Target, language: str) -> bool:
    """Whether a term is seen to be a person's name, where the language declines persons in another way."""
    return _grammar(language).is_person(target)


def guessed(target: Target, language: str) -> str:
    """Return the grammar assumed for a term if the glossary does not state it, or nothing."""
    return _grammar(language).guessed(target)


def _grammar(language: str) -> Grammar:
    name = MODULES.get(base_language(language), "polyglot_news.glossary.grammar.other_languages")
    return cast("Grammar", import_module(name))
