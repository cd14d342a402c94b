"""Names that are English words too (`Apple`, `Reading`, `Helen Black`): the word in the place of the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from polyglot_news.checks.facts.facts_of_a_sentence import Side
from polyglot_news.checks.facts.name_candidates import Word, is_given, offices, titles, words_of
from polyglot_news.document import Flag
from polyglot_news.gazetteer import Mention

_GOES_ON = re.compile(r"\s[A-Z][a-z]")
_OPENING = " \"“'‘«("


def check(ours: Side, theirs: Side) -> tuple[Flag, ...]:
    """Return a warning for a name that the translation renders as the word that it looks like.

    A surname counts after a given name or an office alone. A name at the head of the sentence may be the word
    unless the translation gives it a capital elsewhere; so may one whose word the source has too.
    """
    if not theirs.kinds.keys() & {"word", "surname"}:
        return ()
    words: Sequence[Word] = ()
    for kind in ("word", "surname"):
        others = theirs.named(kind)
        for names, mention in ours.named(kind) if others else ():
            other = next((other for found, other in others if names & found), None)
            if other is None or mention.text in theirs.text or _may_be_the_word(ours, mention, theirs, other):
                continue
            words = words or words_of(ours)
            if kind == "word" or _is_surname(mention, words):
                text = f"The source says “{mention.text}”, the translation “{other.text}”."
                return (Flag("name", "warning", text),)
    return ()


def _may_be_the_word(ours: Side, mention: Mention, theirs: Side, other: Mention) -> bool:
    """Whether the source has the word elsewhere, or at its head and the translation without a capital."""
    if re.search(rf"\b{re.escape(mention.text.lower())}\b", ours.text):
        return True
    if _GOES_ON.match(ours.text, mention.end):
        return True  # Independent Election Commission
    is_capital = other.text[0].isupper() and _is_inside(theirs, other)
    return not _is_inside(ours, mention) and not is_capital


def _is_inside(side: Side, mention: Mention) -> bool:
    """Whether a mention does not stand at the head of its sentence."""
    return bool(side.text[: mention.start].rstrip(_OPENING))


def _is_surname(mention: Mention, words: Sequence[Word]) -> bool:
    if mention.text.lower() in titles():
        return False  # Victoria Park
    before = next((word for word in words if word.end == mention.start - 1), None)
    return before is not None and (
        (before.text[0].isupper() and is_given(before)) or before.text.lower() in offices()
    )
