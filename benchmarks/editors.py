"""Articles in which an editor marked, sentence by sentence, what a digest holds; and which are signed.

A folder holds `editors/*.jsonl`, an article a line: `file` (what the program reads, from that folder), its
`sentences`, and by their numbers `must` (any one tells the central news), `should` (groups that tell a
further key fact), `never` (must not stand in a digest), `same` (groups that say the same) and `needs` (a
sentence, and those of which it needs one). Beside that folder stand pairs of article and highlights,
`news-summaries/NNN.article.txt` and `NNN.highlights.txt`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from polyglot_news.document import Article, Sentence
from polyglot_news.reading import read_file
from polyglot_news.sentences import split

MEASURES = ("news", "facts", "bad", "lost", "twice", "signed")
_LONG = 30
_TAIL = 50


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article as the program reads it, and what the editor said.

    Attributes:
        name: What the article is called.
        article: As read.
        sentences: Its sentences.
        marked: For each the number of the editor's sentence that it is, or -1.
        labels: The editor's line.
    """

    name: str
    article: Article
    sentences: tuple[Sentence, ...]
    marked: tuple[int, ...]
    labels: dict[str, Any]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kind of each sentence's block."""
        return tuple(self.article.blocks[sentence.paragraph].kind for sentence in self.sentences)


def load(folder: Path) -> list[Labelled]:
    """Return all marked articles of a folder, read anew."""
    found = []
    for path in sorted((folder / "editors").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            labels = json.loads(line)
            article = read_file(str(folder / labels["file"]))
            sentences = split(article)
            theirs = [_letters(text) for text in labels["sentences"]]
            marked = tuple(_number(_letters(sentence.text), theirs) for sentence in sentences)
            found.append(Labelled(labels["id"], article, sentences, marked, labels))
    return found


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w", text.lower()))


def _number(mine: str, theirs: Sequence[str]) -> int:
    """Return which sentence this is: the same letters, or one within the other, or with the same end."""
    for number, other in enumerate(theirs):
        if mine and (
            mine == other
            or (len(other) > _LONG and (other in mine or mine in other))
            or (len(mine) > _TAIL and mine[-_TAIL:] == other[-_TAIL:])
        ):
            return number
    return -1


def judged(one: Labelled, chosen: Sequence[int]) -> dict[str, float]:
    """Return what the editor would say of a digest of these positions, by `MEASURES`; 1 is yes."""
    have = {one.marked[position] for position in chosen}
    labels = one.labels
    facts = labels["should"]
    room = max(1, min(len(facts), len(chosen)))
    found = {
        "news": bool(have & set(labels["must"])),
        "facts": min(1.0, sum(bool(have & set(fact)) for fact in facts) / room) if facts else 1.0,
        "bad": -1 in have or bool(have & set(labels["never"])) or not chosen,
        "lost": any(number in have and not have & set(needed) for number, needed in labels["needs"]),
        "twice": any(len(have & set(group)) > 1 for group in labels["same"]),
    }
    found["signed"] = found["news"] and not (found["bad"] or found["lost"] or found["twice"])
    return {name: float(found[name]) for name in MEASURES}
