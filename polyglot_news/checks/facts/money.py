"""Currencies: a sum whose currency differs from that of its source."""

from __future__ import annotations

from collections.abc import Sequence

from polyglot_news.checks.facts.facts_of_a_sentence import Quantity, Side, quantities
from polyglot_news.document import Flag

_KIND = "money"
# named alone, without a number, only these are surely money
_PLAIN = frozenset(
    {
        "dollar",
        "euro",
        "yen",
        "yuan",
        "rouble",
        "rupee",
        "tenge",
        "hryvnia",
        "zloty",
        "shekel",
        "naira",
        "baht",
    }
)


def check(ours: Side, theirs: Side) -> tuple[Flag, ...]:
    """Return an error for a sum whose currency changed; a sum converted beside the first is not an error."""
    mine, others = list(quantities(ours, _KIND)), list(quantities(theirs, _KIND))
    pair = _rebound(mine, others) or _foreign(ours, theirs, mine, others)
    if pair is None:
        return ()
    return (Flag("currency", "error", f"The source says “{pair[0]}”, the translation “{pair[1]}”."),)


def families(names: frozenset[str]) -> frozenset[str]:
    """Return the currencies by family: a dollar of Australia is a dollar."""
    return frozenset(name.partition(".")[0] for name in names)


def _rebound(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> tuple[str, str] | None:
    """Return the same number with two currencies that cannot be the same."""
    for one in ours:
        same = [other for other in theirs if one.number.values & other.number.values]
        if same and not any(_may_be_one(one.names, other.names) for other in same):
            return one.text, same[0].text
    return None


def _may_be_one(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    if ours & theirs:
        return True
    special = {name for name in ours | theirs if "." in name}
    # `dollars` is every country's dollar; 澳元 is not 美元
    return bool(families(ours) & families(theirs)) and (not special or _is_plain(ours))


def _is_plain(names: frozenset[str]) -> bool:
    return not any("." in name for name in names)


def _foreign(
    ours: Side, theirs: Side, mine: Sequence[Quantity], others: Sequence[Quantity]
) -> tuple[str, str] | None:
    """Return a currency that only the source has and one that only the translation has."""
    known_ours = families(frozenset().union(*(names for names, _ in ours.named(_KIND))))
    known_theirs = families(frozenset().union(*(names for names, _ in theirs.named(_KIND))))
    lost = _sure(ours, mine, known_theirs)
    new = _sure(theirs, others, known_ours)
    return (lost[0], new[0]) if lost and new else None


def _sure(side: Side, bound: Sequence[Quantity], known: frozenset[str]) -> list[str]:
    """Return the currencies of a side that are not among the known ones but surely money."""
    found = [one.text for one in bound if not families(one.names) & known]
    return found or [
        mention.text for names, mention in side.named(_KIND) if names <= _PLAIN and not names & known
    ]
