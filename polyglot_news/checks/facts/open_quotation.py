"""Quotation marks: opened but not closed, where the source's are in balance."""

from __future__ import annotations

import re

from polyglot_news.checks.facts.facts_of_a_sentence import Side
from polyglot_news.document import Flag

_UPPER = '“”„"'
_PAIRS = (("«", "»"), ("「", "」"), ("『", "』"), ("《", "》"))
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(:,])|^)['‘](?=[A-Z\d])")
_SINGLE_CLOSED = re.compile(r"(?<=[\w.,!?…])['’](?!\w)")
# a quotation that an earlier sentence opened: `… in his native land', said the service`
_HALF_CLOSED = re.compile(r"[.,!?…]['’](?=\s|$)|(?<=\w)['’],\s")
_INCHES = re.compile(r"(?<=\d)[\"”″]")


def check(ours: Side, theirs: Side) -> tuple[Flag, ...]:
    """Return a warning where quotation marks of the translation have no partner and the source's have."""
    if _is_balanced(ours.text) and not _is_open(ours.text) and not _is_balanced(theirs.text):
        return (Flag("quotes", "warning", "A quotation is opened and not closed, or closed and not opened."),)
    return ()


def _is_open(text: str) -> bool:
    """Whether a text has half of a single quotation: another sentence has the rest."""
    opened = len(_SINGLE_OPEN.findall(text))
    return opened > len(_SINGLE_CLOSED.findall(text)) or (
        not opened and _HALF_CLOSED.search(text) is not None
    )


def _is_balanced(text: str) -> bool:
    """Whether each kind of quotation mark is in pairs; upper ones are often mixed with straight ones."""
    plain = _INCHES.sub("", text) if sum(map(text.count, _UPPER)) % 2 else text
    return sum(map(plain.count, _UPPER)) % 2 == 0 and all(
        plain.count(opening) == plain.count(closing) for opening, closing in _PAIRS
    )
