"""Words as pymorphy3 reads them: any text may stand beside a term."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.glossary import Target, grammar
from polyglot_news.glossary.grammar.russian_words import known, readings


def test_a_letter_without_a_name_has_no_reading() -> None:
    assert readings("\U00017000\U00017001") == ()
    assert not known("\U00017000")


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=8))
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(readings(text), tuple)
    assert known(text) in {True, False}


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=12), st.text(max_size=12))
def test_a_term_can_stand_beside_any_text(before: str, after: str) -> None:
    target = Target("Астана", gender="feminine")
    changed = grammar.substituted(
        f"{before} \U00017000 ", "Москве", f" {after}", target=target, language="ru", base="Москва"
    )
    assert "Астан" in changed
