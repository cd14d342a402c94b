"""Names in a Chinese translation that are other ones: foreign names, spelled by sound, and Chinese ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources

from polyglot_news.checks.english_words import is_english
from polyglot_news.checks.facts.name_candidates import Word, chinese, is_name, surnames, syllables, titles
from polyglot_news.checks.facts.sound_of_names import likeness, pinyin

_HAN = "\u4e00-\u9fff"
_DOT = re.compile("[·・•]")
_STRETCH = re.compile(f"[{_HAN}]+(?:{_DOT.pattern}[{_HAN}]+)+")
_AND = re.compile("[和与及]")
_LONGEST = 7  # characters of one part of a name
_PAIR = 0.62  # how like both parts of a dotted name are to two names of the source, on average
_ONE = 0.62  # how like its last part is to one
_BETWEEN = 24  # characters of the source between the first part of a name and the last


def changed(source: Sequence[Word], text: str) -> tuple[str, str] | None:
    """Return a name of the source and a dotted one of the translation that is none of the source's.

    It is like no two names of the source, one after the other, and its last part is like no single one.
    """
    names = [word for word in source if word.text[0].isupper()]
    single = [word for word in names if not is_english(word.plain.lower())]
    for before, after in _names(text) if names else ():
        shown = _shown(before, after)
        first, last = shown
        heads = _around(before[::-1], len(first), backwards=True)
        tails = _around(after, len(last), backwards=False)
        behind = {word: _best(tails, word.plain) for word in names}
        if any(behind[word] >= _ONE for word in single):
            continue
        ahead = {word: _best(heads, word.plain) for word in names}
        pairs = ((one, other) for place, one in enumerate(names) for other in names[place + 1 : place + 4])
        if any((ahead[one] + behind[other]) / 2 >= _PAIR for one, other in pairs if _near(one, other)):
            continue
        gone = [word for word in _missing(source, text) if not word.is_known]
        if gone:
            return max(gone, key=lambda word: behind.get(word, 0.0)).text, "·".join(shown)
    return None


def _around(text: str, length: int, *, backwards: bool) -> list[str]:
    """Return the beginnings of a text of about a length; of a text that is reversed, turned round."""
    parts = [text[:size] for size in range(max(1, length - 1), length + 2) if size <= len(text)]
    return [part[::-1] for part in parts] if backwards else parts


def _near(one: Word, other: Word) -> bool:
    return 0 < other.start - one.end <= _BETWEEN


def _best(parts: Sequence[str], name: str) -> float:
    return max((likeness(part, name) for part in parts), default=0.0)


def _names(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before the first dot of each name, and what stands after its last one."""
    for match in _STRETCH.finditer(text):
        before, *others = _DOT.split(match.group())
        for place, part in enumerate(others):
            is_last = place == len(others) - 1
            if is_last or len(part) > _LONGEST or _AND.search(part):
                yield before, part
                before = _AND.split(part)[-1]


def _shown(before: str, after: str) -> tuple[str, str]:
    """Return both parts of a name without the words that touch it, as far as they can be separated."""
    letters = _letters()
    start = len(before)
    while start and before[start - 1] in letters:
        start -= 1
    end = next((place for place, char in enumerate(after) if char not in letters), len(after))
    return before[start:] or before[-2:], after[: max(end, 1)]


def lost(source: Sequence[Word], text: str) -> str:
    """Return a Chinese name of which neither surname nor given name is there; empty if there is none."""
    readings = [pinyin(char) for char in text]
    for first, second in chinese(source):
        family, given = first.text.lower(), syllables(second.plain)
        if any(char in text for char in surnames()[family]):
            continue
        if any(readings[place : place + len(given)] == list(given) for place in range(len(readings))):
            continue
        return f"{first.text} {second.plain}"
    return ""


def _missing(source: Sequence[Word], text: str) -> list[Word]:
    """Return the names of the source that may be missing: those that are not there in Latin letters."""
    own = {word for pair in chinese(source) for word in pair}
    return [
        word
        for word in source
        if is_name(word)
        and word not in own
        and word.plain.lower() not in titles()
        and not is_english(word.plain.lower())
        and word.plain not in text
    ]


@lru_cache(maxsize=1)
def _letters() -> frozenset[str]:
    """Return the characters by which foreign names are spelled."""
    text = (resources.files("polyglot_news.checks.data") / "transliteration.txt").read_text("utf-8")
    return frozenset(text.strip())
