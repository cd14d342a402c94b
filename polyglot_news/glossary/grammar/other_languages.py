"""Languages without their own grammar module: a term is placed in the form that the glossary has."""

from __future__ import annotations

from polyglot_news.glossary.terms import Target
from polyglot_news.languages import facts


def substituted(before: str, old: str, after: str, *, target: Target, language: str, base: str = "") -> str:
    """Return the sentence with the target's form in place of `old`, capitalised at its beginning."""
    del old, language, base
    form = target.form
    if not before.strip() and form[:1].islower():
        form = form[:1].upper() + form[1:]
    return before + form + after


def sure(before: str, old: str, after: str, *, target: Target, language: str, base: str) -> bool:
    """Whether a word fits unchanged: in Chinese and Japanese it does, because nothing agrees with it."""
    del before, old, after, target, base
    return not facts(language).spaced


def gender_of(target: Target) -> str:
    """Return the gender that the glossary states."""
    return target.gender


def is_person(target: Target) -> bool:
    """Return False: nothing depends on whether it is a person."""
    del target
    return False


def guessed(target: Target) -> str:
    """Return an empty string: no grammar is assumed."""
    del target
    return ""
