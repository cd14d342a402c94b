"""Places: a different country or city in place of the source's."""

from __future__ import annotations

from collections.abc import Sequence

from polyglot_news.checks.facts.facts_of_a_sentence import Side
from polyglot_news.document import Flag
from polyglot_news.gazetteer import Mention, country_of

_Named = Sequence[tuple[frozenset[str], Mention]]


def check(ours: Side, theirs: Side) -> tuple[Flag, ...]:
    """Return an error where one place is missing and another of its kind is new."""
    places = [(side.named("city"), side.named("country")) for side in (ours, theirs)]
    for kind in (0, 1):
        new = _only(places[1][kind], places[0], kind)
        if not new:
            continue
        named = frozenset().union(*(names for names, _ in places[1][kind]))
        lost = [mention for names, mention in places[0][kind] if not names & named]
        if lost and new:
            text = f"The source says “{lost[0].text}”, the translation “{new[0].text}”."
            return (Flag("place", "error", text),)
    return ()


def _only(named: _Named, other: tuple[_Named, _Named], kind: int) -> list[Mention]:
    """Return the mentions of a side that the other side does not name, not even by a city's country."""
    cities = frozenset().union(*(names for names, _ in other[0]))
    countries = frozenset().union(*(names for names, _ in other[1]))
    homes = {country_of(city) for city in cities}
    found = []
    for names, mention in named:
        if kind == 0 and (names & cities or names & countries):
            continue
        if kind == 1 and (names & countries or names & homes):
            continue
        found.append(mention)
    return found
