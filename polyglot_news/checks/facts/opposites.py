"""Polarity: rose for fell, won for lost; no flag where a side has both poles."""

from __future__ import annotations

import re

from polyglot_news.checks.facts.facts_of_a_sentence import Side, is_explained
from polyglot_news.document import Flag
from polyglot_news.gazetteer import Mention

_PAIRS = (
    "rise", "more", "before", "win", "accept", "start", "buy", "ally", "most", "below", "east", "north",
    "strong",     "gain", "allow", "confirm", "free", "guilty", "expand", "man", "support",
)  # fmt: skip

_BEFORE = 14  # characters before a word in which a negation denies it
_DENIAL = re.compile(r"\b(?:not|never|no|cannot|non|não|nem|не|ни)\b|n['’]t\b|[不没未]", re.IGNORECASE)


def check(ours: Side, theirs: Side) -> tuple[Flag, ...]:
    """Return a warning where the source has one pole of a pair and the translation only the other."""
    for pair in _PAIRS:
        if pair not in ours.kinds or pair not in theirs.kinds:
            continue
        mine, others = _poles(ours, pair), _poles(theirs, pair)
        if _is_denied(ours, mine) != _is_denied(theirs, others):
            continue  # not allowed is banned
        if len(mine) == 1 and len(others) == 1 and mine.keys() != others.keys():
            (first,), (second,) = mine.values(), others.values()
            if is_explained(ours, first, theirs, second):
                continue
            text = f"The source says “{first.text}”, the translation “{second.text}”."
            return (Flag("polarity", "warning", text),)
    return ()


def _is_denied(side: Side, poles: dict[str, Mention]) -> bool:
    """Whether a negation stands right before one of the words."""
    return any(
        _DENIAL.search(side.text, max(0, mention.start - _BEFORE), mention.start)
        for mention in poles.values()
    )


def _poles(side: Side, pair: str) -> dict[str, Mention]:
    found: dict[str, Mention] = {}
    for names, mention in side.named(pair):
        for name in names:
            found.setdefault(name, mention)
    return found
