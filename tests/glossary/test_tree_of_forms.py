"""The tree of forms finds what a pattern of them all finds, at no more work the more there are."""

from __future__ import annotations

import re
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import steps

from polyglot_news.glossary import Glossary, Target, Term, find
from polyglot_news.glossary.tree_of_forms import Forms, key_of

WORDS = st.sampled_from(["a", "A", "b", "as", "bes", "s", "-", "'", "’", ".", "é", "水", "_"])
FORMS = st.lists(WORDS, min_size=1, max_size=5).map("".join).filter(lambda form: form[-1] not in ".'’-")
SPACED = st.lists(st.one_of(WORDS, st.just(" ")), max_size=24).map("".join)


def by_pattern(forms: dict[str, bool], text: str) -> list[tuple[int, int]]:
    """Return what one regular expression of all forms finds, the longest first."""
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    loose = {form: re.escape(form).replace("’", "'").replace("'", "['’]") for form in forms}
    each = (loose[form] + "(?:es|s)?" * forms[form] for form in longest_first)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(each)})(?!\w)(?!-\w)", re.IGNORECASE)
    return [match.span() for match in pattern.finditer(text)]


@given(st.dictionaries(FORMS, st.booleans(), min_size=1, max_size=6), SPACED)
def test_finds_what_a_pattern_of_all_forms_finds(forms: dict[str, bool], text: str) -> None:
    by_key: dict[str, bool] = {}
    for form, plural in forms.items():  # two spellings of one form have one plural
        by_key[key_of(form)] = by_key.get(key_of(form), False) or plural
    forms = {form: by_key[key_of(form)] for form in forms}
    found = list(Forms(forms).spans(text))
    assert found == by_pattern(forms, text)


@pytest.mark.parametrize(
    ("form", "plural", "text", "found"),
    [
        ("SCO", False, "The SCO's and the SCOʼs, SCO-led, SCOPE, xSCO", ["SCO", "SCO"]),
        ("Nur Sultan", False, "nur \n sultan Nur-Sultan", ["nur \n sultan"]),
        ("memorandum", True, "Memorandums memorandumses memorandumes", ["Memorandums", "memorandumes"]),
        ("Côte d’Ivoire", False, "CÔTE D'IVOIRE", ["CÔTE D'IVOIRE"]),
        ("Straße", False, "STRASSE", ["STRASSE"]),
        ("U.S.", False, "the U.S. and U.S.A", ["U.S."]),
        ("上合组织", False, "（上合组织）", ["上合组织"]),
    ],
)
def test_forms_in_a_text(form: str, plural: bool, text: str, found: list[str]) -> None:  # noqa: FBT001
    assert [text[start:end] for start, end in Forms({form: plural}).spans(text)] == found


def test_ten_times_the_terms_are_no_more_work() -> None:
    work = []
    for count in (100, 1_000):
        terms = tuple(Term(f"Water Council {n}", (), (("it", Target("x")),)) for n in range(count))
        glossary = Glossary(f"of {count}", "en", terms)
        find("Water Council 7 met.", glossary)  # the tree is made at first use
        work.append(steps(partial(find, "Water Council 7 met Water Council 12.", glossary)))
    assert work[1] < 1.1 * work[0]
