"""Weekdays and months: a different one in place of the source's."""

from __future__ import annotations

from polyglot_news.checks.facts.facts_of_a_sentence import Side, swapped
from polyglot_news.document import Flag


def check(ours: Side, theirs: Side) -> tuple[Flag, ...]:
    """Return an error for a weekday or month that became another one."""
    flags = []
    for kind in ("weekday", "month"):
        found = swapped(ours.named(kind), theirs.named(kind))
        if found:
            text = f"The source says “{found[0].text}”, the translation “{found[1].text}”."
            flags.append(Flag(kind, "error", text))
    return tuple(flags)
