"""Numbers from two to nine, in figures or in words, that became another number."""

from __future__ import annotations

from dataclasses import replace

from polyglot_news.checks.facts.facts_of_a_sentence import Side
from polyglot_news.checks.numbers.values import Number
from polyglot_news.document import Flag
from polyglot_news.languages import base_language

_SMALL = frozenset(map(float, range(2, 10)))
_CLASSIFIERS = frozenset("名人个位年天月次辆架艘座家所岁支起件枚场条国票")
_ITALIAN = frozenset({"due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"})
_KNOWN = frozenset({"en", "it", "pt", "ru", "zh"})


def check(ours: Side, theirs: Side) -> tuple[Flag, ...]:
    """Return an error where a small number is missing and another small one stands there instead."""
    if not {base_language(ours.language), base_language(theirs.language)} <= _KNOWN:
        return ()
    lost = [number for number in _counts(ours) if _is_small(number) and not _stands(number, theirs)]
    new = [number for number in _counts(theirs) if _is_count(number) and not _stands(number, ours)]
    if len(lost) == 1 and len(new) == 1:
        text = f"The source says “{lost[0].text}”, the translation “{new[0].text}”."
        return (Flag("numbers", "error", text),)
    return ()


def _counts(side: Side) -> list[Number]:
    """Return the numbers of a side that count something; in Chinese a classifier has to follow."""
    if side.language.startswith("zh"):
        return [
            replace(number, is_amount=True)
            for number in side.numbers
            if number.in_digits or side.text[number.end : number.end + 1] in _CLASSIFIERS
        ]
    if side.language == "it":
        return [replace(n, is_amount=n.is_amount or n.text.lower() in _ITALIAN) for n in side.numbers]
    return list(side.numbers)


def _is_count(number: Number) -> bool:
    return (
        len(number.values) == 1
        and not number.parts
        and min(number.values) > 1
        and (number.is_amount or number.values <= _SMALL)  # larger ones in digits are compared elsewhere
        and (number.in_digits or number.is_amount)
    )


def _is_small(number: Number) -> bool:
    return (
        len(number.values) == 1
        and not number.parts
        and number.values <= _SMALL
        and (number.in_digits or number.is_amount)
    )


def _stands(number: Number, side: Side) -> bool:
    if any(number.values & other.everything for other in side.numbers):
        return True
    # half past six is `sei e mezza`
    halves = {value + 0.5 for value in number.values} | {value - 0.5 for value in number.values}
    return any(halves & other.values for other in side.numbers)
