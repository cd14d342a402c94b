"""Percentages: a share that became an amount or a hundredth, `by` that became `to`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from polyglot_news.checks.facts.facts_of_a_sentence import Side
from polyglot_news.checks.numbers.values import Number
from polyglot_news.document import Flag
from polyglot_news.languages import base_language

_SIGN = re.compile(
    r"[\s\u00a0-]?(?:%|％|per\s?cent\b|pct\b|percent\w*|per cento|por cento|процент\w*)", re.IGNORECASE
)
_POINTS = re.compile(
    r"[\s\u00a0-]?(?:percentage points?|percent points?|punt[oi] percentual\w*|pontos? percentua\w+|"
    r"п\. ?п\.|процентн\w+ пункт\w*|个百分点)"
)
_HAN_BEFORE = re.compile(r"百分之\s?$")
_BY = {
    "en": re.compile(r"\bby (?:(?:about|around|some|nearly|almost|more than|over|at least|up to|just) )?$"),
    "it": re.compile(
        r"\b(?:del|dell['’]|dello|di (?:circa |quasi |oltre )?(?:il |l['’]|lo )?)\s?$", re.IGNORECASE
    ),
    "pt": re.compile(r"\b(?:em|de)\s(?:cerca de |quase |mais de )?$", re.IGNORECASE),
    "ru": re.compile(r"\bна (?:около |почти |примерно )?$", re.IGNORECASE),
    "zh": re.compile(r"[低少加长升涨跌减降幅了]$"),
}
_TO = {
    "en": re.compile(
        r"\bto (?:(?:about|around|some|nearly|almost|more than|over|at least|just|a record) )?$"
    ),
    "it": re.compile(r"\b(?:al|all['’]|allo)\s?$", re.IGNORECASE),
    "pt": re.compile(r"\b(?:para)\s(?:cerca de |quase |mais de )?$", re.IGNORECASE),
    "ru": re.compile(r"\bдо (?:около |почти |примерно )?$", re.IGNORECASE),
    "zh": re.compile(r"[至到]$"),
}
_COUNTED = re.compile(
    r"\s(?!to\b|and\b|or\b|in\b|of\b|per\b|from\b|against\b|versus\b|rather\b|at\b|on\b)[^\W\d_]"
)
_WINDOW = 24
_ROUNDED = 0.05


@dataclass(frozen=True, slots=True)
class _Share:
    number: Number
    before: str
    is_points: bool


def check(ours: Side, theirs: Side) -> tuple[Flag, ...]:
    """Return an error for a percentage whose number, sign or direction changed."""
    mine, others = list(_shares(ours)), list(_shares(theirs))
    if not mine and not others:
        return ()
    for one in mine:
        same = [other for other in others if one.number.values & other.number.values]
        for other in same:
            is_less = one.is_points and not other.is_points
            if len(same) == 1 and (is_less or _turned(one, other, ours.language, theirs.language)):
                text = f"The source says “{_said(one)}”, the translation “{_said(other)}”."
                return (Flag("percent", "error", text),)
    if len(mine) == len(others):
        gone = [one for one in mine if one.number.in_digits and not _found(one, others)]
        come = [one for one in others if one.number.in_digits and not _found(one, mine)]
        if len(gone) == len(come) == 1 and not _near(gone[0], come[0]) and not _in_text(gone[0], theirs):
            text = f"The source says “{_said(gone[0])}”, the translation “{_said(come[0])}”."
            return (Flag("percent", "error", text),)
    lost = [one for one in mine if one.number.in_digits and not _found(one, others) and _stands(one, theirs)]
    new = [
        one
        for one in others
        if one.number.in_digits and not one.is_points and not _found(one, mine) and _is_amount(one, ours)
    ]
    if lost and len(mine) > len(others):
        text = f"“{lost[0].number.text}” is a percentage in the source, not in the translation."
        return (Flag("percent", "error", text),)
    if new and len(others) > len(mine) and not _is_share_elsewhere(ours):
        text = f"“{new[0].number.text}” is a percentage in the translation, not in the source."
        return (Flag("percent", "error", text),)
    return ()


def _shares(side: Side) -> Iterator[_Share]:
    for number in side.numbers:
        before = side.text[max(0, number.start - _WINDOW) : number.start]
        points = _POINTS.match(side.text, number.end)
        if points or _SIGN.match(side.text, number.end) or _HAN_BEFORE.search(before):
            yield _Share(number, _HAN_BEFORE.sub("", before), points is not None)


def _found(one: _Share, others: list[_Share]) -> bool:
    return any(one.number.everything & other.number.everything for other in others)


def _stands(one: _Share, side: Side) -> bool:
    """Whether the number stands on the other side, in digits, without the sign."""
    return any(one.number.values & other.values and other.in_digits for other in side.numbers)


def _near(one: _Share, other: _Share) -> bool:
    """Whether one of two numbers is the other one, rounded."""
    return any(
        abs(a - b) <= _ROUNDED * max(abs(a), abs(b)) for a in one.number.values for b in other.number.values
    )


def _in_text(one: _Share, side: Side) -> bool:
    """Whether a side has the number of a share anywhere, with or without a sign."""
    return any(one.number.everything & other.everything for other in side.numbers)


def _is_amount(one: _Share, side: Side) -> bool:
    """Whether the number counts something else on the other side: a word follows it that no share has."""
    return any(
        one.number.values & other.values and _COUNTED.match(side.text, other.end) for other in side.numbers
    )


def _is_share_elsewhere(side: Side) -> bool:
    """Whether the source gives shares without a sign known here: 55.8 to 44.2, votes, pp."""
    return bool(re.search(r"\bpp\b|percentage|p\.?c\.|per mille|‰|percent", side.text, re.IGNORECASE))


def _turned(one: _Share, other: _Share, source: str, target: str) -> bool:
    by_ours, to_ours = _direction(one, source)
    by_theirs, to_theirs = _direction(other, target)
    return (by_ours and to_theirs) or (to_ours and by_theirs and target != "zh")


def _direction(one: _Share, language: str) -> tuple[bool, bool]:
    language = base_language(language)
    if language not in _BY:
        return False, False
    return bool(_BY[language].search(one.before)), bool(_TO[language].search(one.before))


def _said(one: _Share) -> str:
    return (
        f"{one.before.split(' ')[-2] if ' ' in one.before else one.before[-1:]} {one.number.text} %".strip()
    )
