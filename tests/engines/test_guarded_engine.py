from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.engines.guarded_engine import Guard
from polyglot_news.engines.pivot import Pivot
from polyglot_news.engines.steering import Steering
from polyglot_news.errors import ModelError

PLACEHOLDER = re.compile(r"XQ\d")


@dataclass
class Fake:
    """An engine that does to each sentence what a test wants."""

    change: Callable[[str], str] = str
    source: str = "en"
    target: str = "pt"
    name: str = "fake"
    fingerprint: str = "1"
    calls: list[list[str]] = field(default_factory=list)
    closed: int = 0

    @property
    def model(self) -> str:
        return f"{self.source}_{self.target}"

    @property
    def route(self) -> tuple[str, ...]:
        return (self.source, self.target)

    def translate(self, sentences: Sequence[str]) -> list[str]:
        self.calls.append(list(sentences))
        return [self.change(sentence) for sentence in sentences]

    def steering(self) -> Steering | None:
        return None

    def close(self) -> None:
        self.closed += 1


ADVERSARIES: dict[str, Callable[[str], str]] = {
    "echo": str,
    "drops": lambda text: PLACEHOLDER.sub("", text),
    "doubles": lambda text: PLACEHOLDER.sub(lambda match: match.group() * 2, text),
    "repeats": lambda text: f"{text} {text}",
    "lowers": str.lower,
    "spaces": lambda text: PLACEHOLDER.sub(lambda match: " ".join(match.group()), text),
    "reverses": lambda text: " ".join(reversed(text.split())),
    "breaks lines": lambda text: text.replace(" ", "\r\n\u2028"),
    "forgets": lambda _: "",
    "ends": lambda text: text + ".",
}
ADDRESSES = ["https://example.org/a?b=c", "www.example.org", "me@mail.example.org", "@river_watch", "#Water"]
TOKENS = [*ADDRESSES, "😀", "👨\u200d👩\u200d👧", "<b>", "</b>", "&amp;", "____", "a_b"]
WORDS = ["The", "water", "rises", "“again”", "it’s", "‘so’", "12.5", "-", "(", ")", ",", "水", "река", "é"]
SENTENCES = st.lists(st.sampled_from([*TOKENS, *WORDS, *WORDS]), max_size=24).map(" ".join)


def counted(text: str) -> dict[str, int]:
    return {token: text.count(token) for token in TOKENS}


@pytest.mark.parametrize("adversary", ADVERSARIES)
@given(sentences=st.lists(SENTENCES, max_size=6))
def test_tokens_survive_any_engine(adversary: str, sentences: list[str]) -> None:
    results = Guard(Fake(ADVERSARIES[adversary])).translate(sentences)
    assert len(results) == len(sentences)
    for sentence, result in zip(sentences, results, strict=True):
        assert counted(result) == counted(sentence)
        assert not re.search(r"[\r\n\u2028]", result)
        assert result == result.strip()


@given(st.lists(st.text(max_size=80), max_size=8))
def test_any_text_gives_as_many_sentences_on_one_line_each(sentences: list[str]) -> None:
    results = Guard(Fake()).translate(sentences)
    assert len(results) == len(sentences)
    assert all(len(result.splitlines()) <= 1 for result in results)


@given(st.lists(SENTENCES, max_size=6))
def test_a_sentence_does_not_depend_on_its_neighbours(sentences: list[str]) -> None:
    guard = Guard(Fake(ADVERSARIES["drops"]))
    assert guard.translate(sentences) == [guard.translate([sentence])[0] for sentence in sentences]


def test_all_sentences_go_in_one_call_and_the_damaged_in_a_second() -> None:
    fake = Fake(ADVERSARIES["drops"])
    sentences = [f"Read https://example.org/{number} now." for number in range(30)] + ["Plain words."]
    results = Guard(fake).translate(sentences)
    assert len(fake.calls) == 2
    assert results == [f"Read https://example.org/{number} now." for number in range(30)] + ["Plain words."]


@pytest.mark.parametrize(
    "text", ["12.5 %", "...", "https://example.org/", "😀 😀", "@me #now", "<br/>", "15/9/2022"]
)
def test_what_holds_no_words_is_not_sent(text: str) -> None:
    fake = Fake(lambda _: "wrong")
    assert Guard(fake).translate([text]) == [text]
    assert fake.calls == []


@pytest.mark.parametrize(("text", "result"), [("", ""), ("   ", ""), ("\n", ""), ("\u00a0", "")])
def test_blank_sentences_stay_blank(text: str, result: str) -> None:
    assert Guard(Fake(lambda _: "wrong")).translate([text]) == [result]


def test_what_the_engine_is_given() -> None:
    fake = Fake()
    Guard(fake).translate(
        [
            "\ufeffLine one,\r\nline\u00a0two\u200b.",
            "He said “go”.",
            "WATER TALKS END IN TOWN",
            "😀 Good news. 😀",
            "cafe\u0301 owners",
            "\ud800half a character",
        ]
    )
    assert fake.calls == [
        [
            "Line one, line two.",
            'He said "go".',
            "Water talks end in town",
            "Good news.",
            "caf\u00e9 owners",
            "?half a character",
        ]
    ]


def test_an_empty_translation_does_not_lose_the_sentence() -> None:
    guard = Guard(Fake(lambda _: " "))
    assert guard.translate(["The “dam” holds.", "Ask @me."]) == ["The “dam” holds.", "Ask @me."]


def test_what_comes_back() -> None:
    guard = Guard(Fake(target="ru"))
    assert guard.translate(["He said “go”.", "WATER TALKS END", "😀 Good news. 😀"]) == [
        "He said «go».",
        "WATER TALKS END",
        "😀 Good news. 😀",
    ]
    assert Guard(Fake(target="zh")).translate(["WATER TALKS END"]) == ["Water talks end"]


def test_words_stay_inside_of_their_markup() -> None:
    fake = Fake(str.title)
    assert Guard(fake).translate(["the <b>new dam</b> is high."]) == ["The <b>new Dam</b> is High."]
    assert fake.calls == [["the", "new dam", "is high."]]


def test_a_sentence_of_too_many_tokens_goes_in_parts() -> None:
    text = "Ask " + " and ".join(f"@user{number}" for number in range(20)) + " now."
    assert Guard(Fake(ADVERSARIES["drops"])).translate([text]) == [text]


def test_a_wrong_number_of_sentences_is_an_error() -> None:
    class Short(Fake):
        def translate(self, sentences: Sequence[str]) -> list[str]:
            return list(sentences)[1:]

    with pytest.raises(ModelError, match="2 sentences in, 1 out"):
        Guard(Short()).translate(["One is here.", "Two are there."])


def test_a_pivot_is_two_engines_in_a_row() -> None:
    first, second = Fake(str.upper, "ru", "en"), Fake(str.title, "en", "it", "other", "2")
    pivot = Pivot(Guard(first), Guard(second))
    assert pivot.route == ("ru", "en", "it")
    assert pivot.model == "ru_en + en_it"
    assert pivot.name == "fake + other"
    assert pivot.fingerprint != Pivot(Guard(second), Guard(first)).fingerprint
    assert pivot.translate(["a b c", "", "d"]) == ["A B C", "", "D"]
    pivot.close()
    pivot.close()
    assert (first.closed, second.closed) == (2, 2)
