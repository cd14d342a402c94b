"""Overlapping terms of a glossary, as `glossary check` tells them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.glossary import Glossary, Target, Term, check
from polyglot_news.glossary.overlaps import overlaps


def told(*names: str) -> list[tuple[str, str]]:
    return list(overlaps(Term(name) for name in names))


def test_the_end_of_one_term_begins_another() -> None:
    assert told("Bank of Kazakhstan", "Kazakhstan Telecom") == [
        (
            "Bank of Kazakhstan",
            "its end ('kazakhstan') is the beginning of 'Kazakhstan Telecom': the first one is used",
        )
    ]
    assert told("House of the", "of the Rings") == []  # small words tell nothing
    assert told("Nord Nord") == []  # a term does not overlap itself
    assert told("Kazakhstan", "Bank") == []


def test_a_term_in_another_is_a_hint() -> None:
    assert told("Bank of Kazakhstan", "Kazakhstan") == [
        ("Bank of Kazakhstan", "hint: contains 'Kazakhstan': the longer one is used")
    ]
    one_entry = Term("Republic of Kazakhstan", ("Kazakhstan",))
    assert list(overlaps([one_entry])) == []


def test_of_many_some_are_named_and_the_others_counted() -> None:
    (found,) = told("National Bank", *(f"Bank {letter}" for letter in "ABCDEF"))
    assert found[1].endswith("'Bank A', 'Bank B', 'Bank C' and 3 more: the first one is used")


def test_check_tells_overlaps_and_ends_with_a_large_glossary() -> None:
    target = (("zh", Target("银行")),)
    terms = tuple(
        Term(f"Bank {number} of the Trade Union Bank", (f"Union {number} Bank",), target)
        for number in range(20_000)
    )
    found = check(Glossary("large", "en", terms))  # every pair compared would take an hour
    assert any("beginning of" in finding.message for finding in found)


WORDS = st.lists(st.sampled_from(["North", "Bank", "Union", "Steel"]), min_size=1, max_size=3).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=2, max_size=2, unique=True))
def test_two_terms_overlap_where_a_slow_search_says_so(names: list[str]) -> None:
    first, second = (name.casefold().split() for name in names)
    slow = any(
        first[i:] == second[: len(first) - i] for i in range(1, len(first)) if len(first) - i < len(second)
    )
    quick = any(name == names[0] and "beginning of" in message for name, message in told(*names))
    assert quick == slow
