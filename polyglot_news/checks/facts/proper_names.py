"""Names of persons and other names: a different name, or an ordinary word, in place of the source's.

A name is a word with a capital that is no ordinary word and that the gazetteer does not know. Both sides are
compared by sound, so that `Japarov` is in «Жапаров».
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise

from polyglot_news.checks.facts.sides import Side
from polyglot_news.checks.facts.sounds import alike, skeleton, spelled_alike
from polyglot_news.checks.wordlists import is_ordinary, is_own
from polyglot_news.document import Flag
from polyglot_news.languages import base_language

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,7})+")
_TARGETS = frozenset({"it", "pt", "ru", "zh"})
_KINDS = ("country", "city", "body", "force", "field", "month", "weekday", "money", "unit")
_SHORTEST = 3
_FIRST_CYRILLIC = "\u0400"
_LIKE_PART = 0.6
_UNLIKE = 0.45
_HEADLINE = 0.6  # share of words with capitals
# endings of Russian adjectives and of nouns that are no names
_RUSSIAN = re.compile(
    r"(?:ого|его|ому|ему|ый|ий|ые|ие|ых|их|ыми|ими|ую|юю|ая|яя|ое|ее|ство|ства|ция|ции|ние|ния)$"
)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    is_first: bool  # of a sentence or quotation
    is_known: bool  # the gazetteer has it


def check(ours: Side, theirs: Side) -> tuple[Flag, ...]:
    """Return a warning for a name of the source that is missing where another name or word stands instead."""
    target = base_language(theirs.language)
    if ours.language != "en" or target not in _TARGETS:
        return ()
    source = _tokens(ours)
    if target == "zh":
        return _in_chinese(source, theirs.text)
    if _is_headline(source):
        return ()
    hypothesis = _tokens(theirs)
    found = _beside(source, hypothesis) or _instead(source, hypothesis, theirs.language)
    return (_flag(*found),) if found else ()


def _instead(source: Sequence[_Token], hypothesis: Sequence[_Token], language: str) -> tuple[str, str] | None:
    """Return a name that only the source has and one that only the translation has, one of two words."""
    lost = [run for run in _runs(source) if _is_lost(run, hypothesis)]
    new = [run for run in _runs(hypothesis) if _is_new(run, source, language)] if lost else []
    if not lost or not new:
        return None
    first, second = max(lost, key=len), max(new, key=len)
    return (_text(first), _text(second)) if max(len(first), len(second)) > 1 else None


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    """Return the words that stand with a capital before a name and are translated: President, Lake."""
    return frozenset((resources.files(__package__) / "data" / "titles.txt").read_text("utf-8").split())


def _flag(lost: str, new: str) -> Flag:
    return Flag("name", "warning", f"The source says “{lost}”, the translation “{new}”.")


def _tokens(side: Side) -> list[_Token]:
    known = [(mention.start, mention.end) for mention in side.mentions if any(map(mention.of, _KINDS))]
    ends = [last for _, last in known]
    found = []
    for match in _TOKEN.finditer(side.text):
        start, end = match.span()
        place = start
        while place and side.text[place - 1].isspace():
            place -= 1
        before = side.text[place - 1 : place] if place else ""
        near = bisect_right(ends, start)
        found.append(
            _Token(
                match.group(),
                start,
                end,
                is_first=not before or before in '.!?…:"“«„—–（',
                is_known=near < len(known) and known[near][0] < end,
            )
        )
    return found


def _is_name(token: _Token) -> bool:
    return (
        len(token.text) >= _SHORTEST
        and token.text[0].isupper()
        and not token.text.isupper()
        and not token.is_known
    )


def _runs(tokens: Sequence[_Token]) -> list[list[_Token]]:
    """Return the names of a side: words with capitals one after another."""
    runs: list[list[_Token]] = []
    end = -2
    for token in tokens:
        word = token.text.lower()
        if _is_name(token) and word not in _titles() and not (token.is_first and is_ordinary(word)):
            if token.start - end == 1 and runs:
                runs[-1].append(token)
            else:
                runs.append([token])
            end = token.end
    return runs


def _is_lost(run: Sequence[_Token], others: Sequence[_Token]) -> bool:
    """Whether no part of a name of the source is on the other side; ordinary words are translated."""
    parts = [token.text.removesuffix("'s").removesuffix("’s") for token in run]
    if any(is_ordinary(part.lower()) for part in parts):
        return False
    parts = [part for part in parts if len(skeleton(part)) > 1]
    return bool(parts) and not any(_anywhere(part, others) for part in parts)


def _is_new(run: Sequence[_Token], others: Sequence[_Token], language: str) -> bool:
    """Whether no part of a name of the translation is in the source; its own words are no names."""
    if any(token.is_first for token in run) or all(is_own(token.text.lower(), language) for token in run):
        return False
    if language == "ru" and any(_RUSSIAN.search(token.text) for token in run):
        return False
    return not any(_anywhere(token.text, others) for token in run)


def _is_headline(tokens: Sequence[_Token]) -> bool:
    """Whether most words have capitals, so that a capital says nothing."""
    return sum(token.text[0].isupper() for token in tokens) > _HEADLINE * len(tokens)


def _beside(source: Sequence[_Token], hypothesis: Sequence[_Token]) -> tuple[str, str] | None:
    """Return a part of a name that became a word, beside one that is there: Helen Black, Helen Nera."""
    for first, second in pairwise(source):
        if second.start - first.end != 1 or not (_is_name(first) and _is_name(second)):
            continue
        for left, right in pairwise(hypothesis):
            if right.start - left.end != 1 or not (_is_name(left) and _is_name(right)):
                continue
            pair = _changed(first, second, left, right)
            if pair and not _anywhere(pair[0], hypothesis) and not _anywhere(pair[1], source):
                return f"{first.text} {second.text}", f"{left.text} {right.text}"
    return None


def _changed(first: _Token, second: _Token, left: _Token, right: _Token) -> tuple[str, str] | None:
    if any(token.text.lower() in _titles() or is_ordinary(token.text.lower()) for token in (first, second)):
        return None
    if _same(first.text, left.text) and _unlike(second.text, right.text):
        return second.text, right.text
    if _same(second.text, right.text) and _unlike(first.text, left.text):
        return first.text, left.text
    return None


def _same(ours: str, theirs: str) -> bool:
    if _is_latin(ours) and _is_latin(theirs):
        return spelled_alike(ours, theirs)
    return alike(ours, theirs)


def _unlike(ours: str, theirs: str) -> bool:
    """Whether a word can surely not be the name, in its own spelling or in another one."""
    return not _same(ours, theirs) and not alike(ours, theirs, least=_UNLIKE)


def _is_latin(word: str) -> bool:
    return word[0] < _FIRST_CYRILLIC


def _anywhere(name: str, others: Sequence[_Token]) -> bool:
    return any(
        other.text[0].isupper() and _same(name, other.text.removesuffix("'s").removesuffix("’s"))
        for other in others
    )


def _text(run: Sequence[_Token]) -> str:
    return " ".join(token.text for token in run)


def _in_chinese(source: Sequence[_Token], text: str) -> tuple[Flag, ...]:
    """Return a warning for a foreign name in Chinese that sounds like no name of the source."""
    names = [token.text for token in source if token.text[0].isupper()]
    for match in _HAN_NAME.finditer(text):
        first, *others = match.group().split("·")
        # without spaces the limits of a name are unknown
        parts = [first[-length:] for length in range(2, 6)]
        parts += [part[:length] for part in others for length in range(2, 8)]
        parts = [part for part in dict.fromkeys(parts) if len(skeleton(part)) > 1]
        if parts and not any(alike(part, name, least=_LIKE_PART) for part in parts for name in names):
            return (Flag("name", "warning", f"“{match.group()}” is no name of the source."),)
    return ()
