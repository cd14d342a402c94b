"""Words of a side as the check of names sees them: which may be names, and which of those are persons."""

from __future__ import annotations

import gzip
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

from polyglot_news.characters import WORDS
from polyglot_news.checks.english_words import is_english, is_ordinary
from polyglot_news.checks.facts.facts_of_a_sentence import Side
from polyglot_news.checks.facts.sound_of_names import pinyin

_KINDS = frozenset({"country", "city", "body", "force", "field", "month", "weekday", "money", "unit"})
_SHORTEST = 3
_HEADLINE = 0.6  # share of words with capitals
_OPENING = '.!?…:"“«„—–（'


class Word(NamedTuple):
    """A word of a side: `is_first` in its sentence or quotation, `is_known` to the gazetteer."""

    text: str
    start: int
    end: int
    is_first: bool
    is_known: bool

    @property
    def plain(self) -> str:
        """Return the word without the English genitive."""
        if not self.text.endswith("s"):
            return self.text
        return self.text.removesuffix("'s").removesuffix("’s")


def words_of(side: Side) -> list[Word]:
    """Return the words of a side, in order."""
    known = [(mention.start, mention.end) for mention in side.mentions if mention.kinds.keys() & _KINDS]
    ends = [last for _, last in known]
    found = []
    for match in WORDS.finditer(side.text):
        start, end = match.span()
        before = _before(side.text, start)
        near = bisect_right(ends, start)
        found.append(
            Word(
                match.group(),
                start,
                end,
                is_first=not before or before in _OPENING,
                is_known=near < len(known) and known[near][0] < end,
            )
        )
    return found


def _before(text: str, place: int) -> str:
    if text[place - 1 : place] == " ":
        place -= 1
    while place and text[place - 1].isspace():
        place -= 1
    return text[place - 1 : place] if place else ""


def is_name(word: Word) -> bool:
    """Whether a word has a capital, is no abbreviation, and is not in the gazetteer."""
    return (
        len(word.text) >= _SHORTEST
        and word.text[0].isupper()
        and not word.text.isupper()
        and not word.is_known
    )


def runs(words: Sequence[Word]) -> list[list[Word]]:
    """Return the names of a side: words with capitals one after another."""
    found: list[list[Word]] = []
    end = -2
    for word in words:
        small = word.plain.lower()
        if is_name(word) and small not in titles() and not (word.is_first and is_ordinary(small)):
            if word.start - end == 1 and found:
                found[-1].append(word)
            else:
                found.append([word])
            end = word.end
    return found


def is_headline(words: Sequence[Word]) -> bool:
    """Whether most words have capitals, so that a capital says nothing."""
    return sum(word.text[0].isupper() for word in words) > _HEADLINE * len(words)


def is_person(run: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether the name of an English sentence is surely a person's.

    It has a given name and another one, two words that English does not have, or stands after an office.
    """
    if len(run) > 1 and any(is_given(word) for word in run[:-1]):
        return True
    if len(run) > 1 and not any(is_english(word.plain.lower()) for word in run):
        return True
    before = next((word for word in reversed(words) if word.end == run[0].start - 1), None)
    return before is not None and before.text.lower() in offices()


def is_given(word: Word) -> bool:
    """Whether a word is a given name and nothing else."""
    small = word.plain.lower()
    plain = unicodedata.normalize("NFKD", small).encode("ascii", "ignore").decode()
    return plain in _given_names() and not is_ordinary(small) and small not in titles()


def chinese(words: Sequence[Word]) -> list[tuple[Word, Word]]:
    """Return the Chinese names of an English sentence: surname, and given name of one or two syllables."""
    return [
        (first, second)
        for place, (first, second) in enumerate(pairwise(words))
        if second.start - first.end == 1
        and first.text[0].isupper()
        and second.text[0].isupper()
        and first.text.lower() in surnames()
        and not (first.is_known or second.is_known)
        and not (place + 2 < len(words) and _goes_on(second, words[place + 2]))
        and not (place and _goes_on(words[place - 1], first) and syllables(words[place - 1].text))
        and not is_english(second.plain.lower())
        and syllables(second.plain)
    ]


def _goes_on(word: Word, after: Word) -> bool:
    """Whether a name has more than two words."""
    return after.start - word.end == 1 and after.text[0].isupper() and bool(syllables(after.plain))


def syllables(word: str) -> tuple[str, ...]:
    """Return the one or two Chinese syllables that a word spells; nothing if it does not."""
    small = word.lower()
    readings = _readings()
    if small in readings:
        return (small,)
    cuts = (
        (small[:cut], small[cut:]) for cut in range(len(small) - 1, 0, -1) if not small[cut:].startswith("h")
    )
    return next((pair for pair in cuts if set(pair) <= readings), ())


@lru_cache(maxsize=1)
def surnames() -> dict[str, str]:
    """Return the usual Chinese surnames by their syllable: the characters that are read so."""
    found: dict[str, str] = {}
    for char in _text("surnames_zh.txt").strip():
        found[pinyin(char)] = found.get(pinyin(char), "") + char
    return found


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """Return the words that stand with a capital beside a name and are translated: President, Lake."""
    return offices() | frozenset(_text("titles.txt").split())


@lru_cache(maxsize=1)
def offices() -> frozenset[str]:
    """Return the words after which a person is named: President, Mr."""
    return frozenset(_text("offices.txt").split())


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    file = resources.files("polyglot_news.checks.data") / "words" / "given_names.txt.gz"
    return frozenset(gzip.decompress(file.read_bytes()).decode().split())


@lru_cache(maxsize=1)
def _readings() -> frozenset[str]:
    lines = (resources.files("polyglot_news.checks.data") / "pinyin.txt").read_text("utf-8").splitlines()
    return frozenset(line.partition(" ")[0] for line in lines)


def _text(name: str) -> str:
    return (resources.files(__package__) / "data" / name).read_text("utf-8")
