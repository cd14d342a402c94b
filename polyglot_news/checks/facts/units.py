"""Units of measure: the same number in another unit, unless it was rightly converted."""

from __future__ import annotations

from collections.abc import Sequence

from polyglot_news.checks.facts.facts_of_a_sentence import Quantity, Side, quantities, swapped
from polyglot_news.checks.numbers.measures import converted
from polyglot_news.document import Flag
from polyglot_news.gazetteer import Mention, measure

_KIND = "unit"
_NEAR = 0.06  # how far a conversion may be rounded
# stand beside amounts, not with them: `a barrel`, `per tonne`
_GOODS = frozenset({"oil", "grain", "mass", "volume"})
_DEGREE = 1.5  # the same limit for degrees
_NEXT = 12  # characters between a number and what it counts


def check(ours: Side, theirs: Side) -> tuple[Flag, ...]:
    """Return an error for an amount that kept its number and lost its unit to another one."""
    mine, others = list(quantities(ours, _KIND)), list(quantities(theirs, _KIND))
    pair = _rebound(mine, others) or _unbound(ours, theirs, mine, others)
    if pair is None:
        return ()
    return (Flag("unit", "error", f"The source says “{pair[0]}”, the translation “{pair[1]}”."),)


def _rebound(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> tuple[str, str] | None:
    for one in ours:
        if one.number.is_vague or not (one.number.in_digits or min(one.number.values) > 1):
            continue
        if any(one.number.values & other.number.values and _is_equal(one, other) for other in theirs):
            continue
        for other in theirs:
            if one.number.values & other.number.values and not any(_is_equal(mine, other) for mine in ours):
                return one.text, other.text
    return None


def _is_equal(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities may be the same: one unit, or two of a dimension with amounts to match."""
    for name in one.names:
        for second in other.names:
            first_measure, second_measure = measure(name), measure(second)
            if first_measure[0] != second_measure[0]:
                continue
            if first_measure[0] == "temperature":
                if name == second or _degrees(one, other, name):
                    return True
                continue
            if name == second and one.number.values & other.number.values:
                return True
            factors = first_measure[1] / second_measure[1]
            if any(
                abs(a * factors - b) <= _NEAR * max(abs(a * factors), abs(b))
                for a in one.number.everything
                for b in other.number.everything
            ):
                return True
    return False


def _degrees(one: Quantity, other: Quantity, name: str) -> bool:
    converted_values = [value for amount in one.number.values for value in converted(amount, name)]
    return any(abs(a - b) <= _DEGREE for a in converted_values for b in other.number.values)


def _unbound(
    ours: Side, theirs: Side, mine: Sequence[Quantity], others: Sequence[Quantity]
) -> tuple[str, str] | None:
    """Return a unit of goods that became another one (`a barrel`, `a tonne`) with no number to convert."""
    if any(_is_equal(one, other) for one in mine for other in others if not one.names & other.names):
        return None
    goods = [
        [(names, mention) for names, mention in side.named(_KIND) if _dimensions(names) <= _GOODS]
        for side in (ours, theirs)
    ]
    found = swapped(goods[0], goods[1])
    if found:
        return found[0].text, found[1].text
    known = frozenset().union(*(names for names, _ in goods[0]))
    new = (mention for names, mention in goods[1] if not _dimensions(names) & _dimensions(known))
    added = next((mention for mention in new if not _follows_number(theirs, mention)), None)
    return (goods[0][0][1].text, added.text) if goods[0] and added else None


def _follows_number(side: Side, mention: Mention) -> bool:
    return any(0 <= mention.start - number.end <= _NEXT for number in side.numbers)


def _dimensions(names: frozenset[str]) -> set[str]:
    return {measure(name)[0] for name in names}
