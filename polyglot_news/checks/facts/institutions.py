"""Institutions: another organisation, ministry or power of the state in the place of the source's."""

from __future__ import annotations

from polyglot_news.checks.facts.sides import Side, swapped
from polyglot_news.document import Flag


def check(ours: Side, theirs: Side) -> tuple[Flag, ...]:
    """Return a warning where one institution is missing and another of its kind is new."""
    for kind in ("body", "field", "force"):
        found = swapped(ours.named(kind), theirs.named(kind))
        if found:
            text = f"The source says “{found[0].text}”, the translation “{found[1].text}”."
            return (Flag("organisation", "warning", text),)
    return ()
