"""Of a text that is no article the summary looks at a part, so that memory grows with the text alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from polyglot_news.document import Sentence
from polyglot_news.summary import news, single
from polyglot_news.summary.features import Source
from polyglot_news.summary.length import Length
from polyglot_news.summary.single import summarise


def sentences(count: int) -> list[Sentence]:
    texts = [f"The minister of place {n} signed agreement {n} on water in town {n}." for n in range(count)]
    return [Sentence(n, n, text, 100 * n, 100 * n + len(text)) for n, text in enumerate(texts)]


def test_the_first_sentences_are_looked_at_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single, "_SENTENCES", 30)
    found = summarise(sentences(90), language="en")
    assert all(item.sentence.index < 30 for item in found.sentences)
    assert [item.sentence for item in found.sentences] == [
        item.sentence for item in summarise(sentences(30), language="en").sentences
    ]
    assert found.notices == ("only the first 30 of 90 sentences were looked at",)


def test_as_many_characters_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single, "_CHARACTERS", 1_000)
    (notice,) = summarise(sentences(90), language="en").notices
    assert "of 90 sentences" in notice
    assert int(notice.split()[3]) < 20


def test_a_whole_text_comes_back_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single, "_SENTENCES", 4)
    found = summarise(sentences(9), language="en", length=Length(sentences=9), explain=True)
    assert [item.sentence for item in found.sentences] == sentences(9)
    assert [bool(item.reasons) for item in found.sentences] == [True] * 4 + [False] * 5
    assert found.notices == ()


def test_the_beginning_of_a_long_sentence_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    long = Sentence(0, 0, "word " * 100_000, 0, 500_000)
    seen: list[int] = []
    read = news.read

    def spy(sources: Sequence[Source], language: str) -> news.Reading:
        seen.extend(len(sentence.text) for source in sources for sentence in source.sentences)
        return read(sources, language)

    monkeypatch.setattr(news, "read", spy)
    found = summarise([long, *sentences(20)[1:]], language="en")
    assert max(seen) <= 20_000
    assert all(
        item.sentence.text in {long.text, *(s.text for s in sentences(20))} for item in found.sentences
    )
