"""All checks of facts on one pair; each finds the first fault of its kind and names both sides."""

from __future__ import annotations

from collections.abc import Callable

from polyglot_news.checks.facts import (
    institutions,
    leftover_words,
    money,
    names_that_are_words,
    negation,
    omission,
    open_quotation,
    opposites,
    percents,
    places,
    proper_names,
    small_numbers,
    units,
    weekdays_months,
)
from polyglot_news.checks.facts.facts_of_a_sentence import Side, side_of
from polyglot_news.document import Flag

_CHECKS: tuple[Callable[[Side, Side], tuple[Flag, ...]], ...] = (
    money.check,
    units.check,
    percents.check,
    weekdays_months.check,
    small_numbers.check,
    places.check,
    institutions.check,
    opposites.check,
    negation.check,
    open_quotation.check,
    leftover_words.check,
    names_that_are_words.check,
    proper_names.check,
    omission.check,
)
_LONGEST = 4_000  # characters


def check(source: str, translation: str, source_language: str, target_language: str) -> tuple[Flag, ...]:
    """Return the flags of a pair for facts that differ; nothing where the tables have no entry.

    A text too long to be a sentence gets no flags either.
    """
    if max(len(source), len(translation)) > _LONGEST:
        return ()
    ours, theirs = side_of(source, source_language), side_of(translation, target_language)
    flags: dict[str, Flag] = {}
    for flag in (flag for one in _CHECKS for flag in one(ours, theirs)):
        flags.setdefault(flag.check, flag)
    return tuple(flags.values())
