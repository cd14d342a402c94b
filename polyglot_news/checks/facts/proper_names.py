"""Names of persons and other names: a different name, or an ordinary word, in place of the source's.

A name is a word with a capital that is no ordinary word and that the gazetteer does not know. Both sides are
compared by sound, so that `Japarov` is in «Жапаров».
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from polyglot_news.checks.english_words import is_english, is_ordinary, is_own
from polyglot_news.checks.facts import chinese_names
from polyglot_news.checks.facts.facts_of_a_sentence import Side
from polyglot_news.checks.facts.name_candidates import (
    Word,
    chinese,
    is_given,
    is_headline,
    is_name,
    is_person,
    offices,
    runs,
    titles,
    words_of,
)
from polyglot_news.checks.facts.sound_of_names import alike, likeness, sounds, spelled_alike
from polyglot_news.document import Flag
from polyglot_news.languages import base_language

_TARGETS = frozenset({"it", "pt", "ru", "zh"})
_FIRST_CYRILLIC = "\u0400"
_UNLIKE = 0.45
_FAR = 0.2
_KNOWN = 0.8  # how like a place or institution has to be that is taken for a name
_CASE = re.compile(r"(?:ом|ем|[ауюея])$")
_STEM = 4  # letters of a name without its ending
# endings of Russian adjectives and of nouns that are no names
_RUSSIAN = re.compile(
    r"(?:ого|его|ому|ему|ый|ий|ые|ие|ых|их|ыми|ими|ую|юю|ая|яя|ое|ее|ой|ство|ства|ция|ции|ние|ния)$"
)


def check(ours: Side, theirs: Side) -> tuple[Flag, ...]:
    """Return a warning for a name of the source that is missing where another name or word stands instead."""
    target = base_language(theirs.language)
    if ours.language != "en" or target not in _TARGETS:
        return ()
    source = words_of(ours)
    if target == "zh":
        gone = chinese_names.lost(source, theirs.text)
        if gone:
            return (Flag("name", "warning", f"“{gone}” of the source is not in the translation."),)
        found = chinese_names.changed(source, theirs.text)
    elif is_headline(source):
        return ()
    else:
        hypothesis = words_of(theirs)
        found = (
            _beside(source, hypothesis)
            or _surname(source, hypothesis)
            or _instead(source, hypothesis, theirs.language)
        )
    return (_flag(*found),) if found else ()


def _flag(lost: str, new: str) -> Flag:
    return Flag("name", "warning", f"The source says “{lost}”, the translation “{new}”.")


def _instead(source: Sequence[Word], hypothesis: Sequence[Word], language: str) -> tuple[str, str] | None:
    """Return a name that only the source has and one that only the translation has, one a person's."""
    lost = [run for run in runs(source) if _is_lost(run, source, hypothesis)]
    new = [run for run in runs(hypothesis) if _is_new(run, source, hypothesis, language)] if lost else []
    if not lost or not new:
        return None
    first, second = max(lost, key=len), [word for word in max(new, key=len) if not word.is_first]
    if max(len(first), len(second)) > 1 or _is_one_for_one(first, second, source, language):
        return _text(first), _text(second)
    return None


def _is_one_for_one(lost: Sequence[Word], new: Sequence[Word], source: Sequence[Word], language: str) -> bool:
    """Whether one word stands for another that is surely a name, and cannot be its spelling."""
    ours, theirs = lost[0].plain, new[0].plain
    if is_english(ours.lower()) or is_own(theirs.lower(), language) or likeness(ours, theirs) > _UNLIKE:
        return False
    return ours != lost[0].text or is_person(lost, source)


def _is_lost(run: Sequence[Word], source: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether no part of a name of the source is on the other side; ordinary words are translated."""
    ordinary = [word for word in run if is_ordinary(word.plain.lower())]
    if (ordinary and not is_person(run, source)) or all(is_english(word.plain.lower()) for word in run):
        return False
    parts = [word for word in run if word not in ordinary and len(sounds(word.plain)) > 1]
    rivals = [word for word in source if word not in run and word.text[0].isupper()]
    return bool(parts) and not any(_anywhere(part.plain, others, rivals) for part in parts)


def _is_new(run: Sequence[Word], source: Sequence[Word], hypothesis: Sequence[Word], language: str) -> bool:
    """Whether no part of a name of the translation is in the source; its own words are no names."""
    run = [word for word in run if not word.is_first]
    if all(is_own(word.text.lower(), language) for word in run):
        return False
    if language == "ru" and all(_RUSSIAN.search(word.text) for word in run):
        return False
    rivals = [word for word in hypothesis if word not in run and word.text[0].isupper()]
    return not any(_anywhere(word.text, source, rivals) for word in run)


def _beside(source: Sequence[Word], hypothesis: Sequence[Word]) -> tuple[str, str] | None:
    """Return a part of a name that became a word, beside one that is there: Helen Black, Helen Nera."""
    for place, (first, second) in enumerate(pairwise(source)):
        if second.start - first.end != 1 or not (is_name(first) and is_name(second)):
            continue
        if not _may_change(source, place):
            continue
        for left, right in pairwise(hypothesis):
            if right.start - left.end != 1 or not (is_name(left) and is_name(right)):
                continue
            if left.is_first and not first.is_first:  # its capital says nothing
                continue
            pair = _changed(first.text, second.text, left.text, right.text)
            if pair and not _anywhere(pair[0], hypothesis) and not _anywhere(pair[1], source):
                return f"{first.text} {second.text}", f"{left.text} {right.text}"
    return None


def _may_change(source: Sequence[Word], place: int) -> bool:
    """Whether two words are a person's: an ordinary one only after a given name or an office, at the end."""
    first, second = source[place].plain.lower(), source[place + 1].plain.lower()
    if {first, second} & titles():
        return False
    if not is_ordinary(first) and not is_ordinary(second):
        return not (is_english(first) and is_english(second))
    after = source[place + 2] if place + 2 < len(source) else None
    if after is not None and after.start - source[place + 1].end == 1 and after.text[0].isupper():
        return False
    if is_ordinary(second):
        return is_given(source[place]) and not is_ordinary(first) and not is_english(first)
    before = source[place - 1] if place else None
    return (
        before is not None
        and source[place].start - before.end <= len(", ")
        and before.text.lower() in offices()
        and not is_english(second)
    )


def _changed(first: str, second: str, left: str, right: str) -> tuple[str, str] | None:
    if _same(first, left) and _unlike(second, right):
        return second, right
    if _same(second, right) and _unlike(first, left):
        return first, left
    return None


def _surname(source: Sequence[Word], hypothesis: Sequence[Word]) -> tuple[str, str] | None:
    """Return a Chinese surname that became another word before its given name: He Lifeng, Lui Lifeng."""
    for first, second in chinese(source):
        for left, right in pairwise(hypothesis):
            if right.start - left.end == 1 and left.text[0].isupper() and _same(second.plain, right.text):
                if not _same(first.text, left.text):
                    return f"{first.text} {second.text}", f"{left.text} {right.text}"
                break
    return None


def _same(ours: str, theirs: str) -> bool:
    if ours == theirs:
        return True
    if _is_latin(ours) and _is_latin(theirs):
        return spelled_alike(ours, theirs)
    return alike(ours, theirs) or any(alike(ours, stem) for stem in _nominatives(theirs))


def _nominatives(word: str) -> tuple[str, ...]:
    """Return a long Russian name without the ending of a case: Уотсон for Уотсоном."""
    match = _CASE.search(word)
    return (word[: match.start()],) if match and match.start() >= _STEM else ()


def _unlike(ours: str, theirs: str) -> bool:
    """Whether a word can surely not be the name, in its own spelling or in another one."""
    return not _same(ours, theirs) and not alike(ours, theirs, least=_UNLIKE)


def _is_latin(word: str) -> bool:
    return word[0] < _FIRST_CYRILLIC


def _anywhere(name: str, others: Sequence[Word], rivals: Sequence[Word] = ()) -> bool:
    """Whether the other side has a name, in a word that none of the name's own side is far more like."""
    for other in others:
        if not other.text[0].isupper():
            continue
        word = other.plain
        if not (likeness(name, word) >= _KNOWN if other.is_known else _same(name, word)):
            continue
        own = likeness(name, word)
        if own + _FAR >= 1 or not any(likeness(rival.plain, word) > own + _FAR for rival in rivals):
            return True
    return False


def _text(run: Sequence[Word]) -> str:
    return " ".join(word.text for word in run)
