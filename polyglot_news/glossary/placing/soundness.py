"""Whether a sentence in which a term was placed is otherwise as good as the plain translation."""

from __future__ import annotations

import re
from collections import Counter

from polyglot_news.characters import HAN

_DIGITS = re.compile(r"\d+")
_QUOTES = re.compile(r"[«»\"“”„‘‹›]")
_WORD = re.compile(r"\w+")
_RUN = 3  # words: a run that is said again is a stutter
_FEW_WORDS = 5
_KEPT = 0.6  # share of the words of a plain translation that a new translation has to have
_DOUBLED = re.compile(r"\b([^\W\d_]{5,})[^\W\d_]{0,3}[\s«»\"“„]+\1", re.IGNORECASE)  # движением «движение
_DOUBLED_HAN = re.compile(rf"([{HAN}]{{2,8}})\1")
_STUTTER = re.compile(r"\b(\w{2,})(?:\W{1,3}\1\b){2}|\b(\w{1,20}\W{1,3}\w{2,30})\W{1,3}\2\b", re.IGNORECASE)


def sound(plain: str, changed: str, forms: tuple[str, ...] = ()) -> bool:
    """Whether a changed translation kept numbers, quotes, length and words, and says nothing twice.

    Args:
        plain: The plain translation, which is taken as good.
        changed: What came of it.
        forms: The forms that were placed: their own words may come more often than before.
    """
    numbers = Counter(_DIGITS.findall(plain))
    if numbers not in (Counter(_DIGITS.findall(changed)), Counter(_DIGITS.findall(_without(changed, forms)))):
        return False
    more = len(_QUOTES.findall(changed)) - len(_QUOTES.findall(plain))
    if more % 2 or not 0 <= more <= sum(len(_QUOTES.findall(form)) for form in forms):
        return False
    spare = 60 + sum(len(form) for form in forms)
    if len(changed) > 2 * len(plain) + spare or 2 * len(changed) + 60 < len(plain):
        return False
    return _keeps_words(plain, changed, forms) and not _repeats(plain, changed)


def _keeps_words(plain: str, changed: str, forms: tuple[str, ...]) -> bool:
    """Whether most words of the plain translation are still there; text without spaces is not looked at."""
    before, after = (Counter(word.lower() for word in _WORD.findall(text)) for text in (plain, changed))
    if sum(before.values()) < _FEW_WORDS:
        return True
    longest = max((len(_WORD.findall(form)) for form in forms), default=0)
    return sum((before & after).values()) >= _KEPT * sum(before.values()) - longest


def _without(text: str, forms: tuple[str, ...]) -> str:
    for form in forms:
        if _DIGITS.search(form):
            text = text.replace(form, " ")
    return text


def _repeats(plain: str, changed: str) -> bool:
    for pattern in (_STUTTER, _DOUBLED, _DOUBLED_HAN):
        if len(pattern.findall(changed)) > len(pattern.findall(plain)):
            return True
    before, after = _runs(plain), _runs(changed)
    said = {word.lower() for word in _WORD.findall(plain)}  # a placed name may well come twice
    return any(count > 1 and count > before[run] and said.issuperset(run) for run, count in after.items())


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = [word.lower() for word in _WORD.findall(text)]
    return Counter(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
