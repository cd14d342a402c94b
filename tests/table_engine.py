"""An engine with a table of answers, and sentences of which one has a wrong number in its translation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from polyglot_news.document import Article, Block, Sentence
from polyglot_news.engines.steering import Steering
from polyglot_news.translate import Request

SOURCE = "The council planted 240 trees, and the mayor opened the park."
FIRST, SECOND = "The council planted 240 trees,", "and the mayor opened the park."
RIGHT = "Il comune ha piantato 240 alberi, e il sindaco ha aperto il parco."
WRONG = "Il comune ha piantato 2400 alberi, e il sindaco ha aperto il parco."
GOOD_SOURCE, GOOD = "The feast was long.", "La festa è stata lunga."


@dataclass
class Table:
    """An engine that looks its translations up; what is not in its table is told as it came."""

    table: dict[str, str]
    name: str = "table"
    model: str = "table-1"
    route: tuple[str, ...] = ("en", "it")
    fingerprint: str = "0"
    asked: list[list[str]] = field(default_factory=list)
    closed: bool = False

    def translate(self, sentences: Sequence[str]) -> list[str]:
        self.asked.append(list(sentences))
        return [self.table.get(sentence, sentence) for sentence in sentences]

    def steering(self) -> Steering | None:
        return None

    def close(self) -> None:
        self.closed = True


def request(*texts: str) -> Request:
    whole, sentences = "", []
    for number, text in enumerate(texts):
        sentences.append(Sentence(number, number, text, len(whole), len(whole) + len(text)))
        whole += text + "\n\n"
    blocks = tuple(Block("paragraph", item.start, item.end) for item in sentences)
    return Request(Article(whole, blocks, "en", "The park"), tuple(sentences))
