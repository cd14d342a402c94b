"""Patterns that find a wanted form in a translation in whatever inflection the sentence asks for.

Russian nouns and adjectives are recognised by the endings of their declension (Zaliznyak's classes, without
stress); other languages have no such module and are matched as they stand.
"""

from __future__ import annotations

import re

# how the nominative ends -> the endings of all cases, singular and plural; longest first
_RUSSIAN = (
    ("ия", ("ия", "ии", "ию", "ией", "иею", "ий", "иям", "иями", "иях")),
    ("ане", ("ане", "ан", "анам", "анами", "анах")),
    ("яне", ("яне", "ян", "янам", "янами", "янах")),
    ("ие", ("ие", "ия", "ию", "ием", "ии", "ий", "иям", "иями", "иях", "их", "им", "ими")),
    ("ий", ("ий", "его", "ему", "им", "ем", "ого", "ому", "ом", "ие", "их", "ими", "ия", "ию", "ием", "ии")),
    ("ый", ("ый", "ого", "ому", "ым", "ом", "ые", "ых", "ыми")),
    ("ой", ("ой", "ого", "ому", "ым", "им", "ом", "ые", "ие", "ых", "их")),
    ("ая", ("ая", "ой", "ую", "ою", "ые", "ие", "ых", "их", "ым", "им")),
    ("яя", ("яя", "ей", "юю", "ею", "ие", "их", "им")),
    ("ое", ("ое", "ого", "ому", "ым", "им", "ом", "ые", "ие", "ых", "их")),
    ("ые", ("ые", "ых", "ым", "ыми")),
    ("ья", ("ья", "ьи", "ье", "ью", "ьей", "ей", "ьев", "ьям", "ьями", "ьях")),
    ("а", ("а", "ы", "и", "е", "у", "ой", "ою", "ей", "ов", "ам", "ами", "ах", "")),
    ("я", ("я", "и", "е", "ю", "ей", "ёй", "ям", "ями", "ях", "й", "ь")),
    ("й", ("й", "я", "ю", "ем", "ём", "е", "и", "ев", "ям", "ями", "ях")),
    ("ь", ("ь", "я", "ю", "и", "ем", "ём", "е", "ью", "ей", "ям", "ями", "ях")),
    ("о", ("о", "а", "у", "ым", "ом", "е", "", "ам", "ами", "ах")),
    ("е", ("е", "я", "ю", "ем", "и", "й", "ям", "ями", "ях")),
    ("ы", ("ы", "ов", "ых", "ым", "ыми", "ам", "ами", "ах", "")),
    ("и", ("и", "ов", "ев", "ей", "ам", "ям", "ами", "ями", "ах", "ях", "", "ь")),
)  # fmt: skip
_AFTER_CONSONANT = (
    "",
    "а",
    "у",
    "ом",
    "ем",
    "ым",
    "е",
    "ы",
    "и",
    "ов",
    "ев",
    "ам",
    "ами",
    "ах",
    "ой",
    "ого",
    "ому",
)
_EACH_DECLINES = re.compile(r"\w+(?:[ыи]|ья)-\w+[ыие]")  # Братья-мусульмане
_SHORTEST = 3  # letters: shorter words and words in capitals stand as they are


def pattern_of(form: str, language: str) -> str:
    """Return a regular expression for the form in any inflection; spaces match any white space.

    >>> bool(re.fullmatch(pattern_of("Лига", "ru"), "Лиге"))
    True
    >>> bool(re.fullmatch(pattern_of("Lega", "it"), "Leghe"))
    False
    """
    words = form.split()
    return r"\s+".join(_russian(word) if language == "ru" else re.escape(word) for word in words)


def _russian(word: str) -> str:
    if _EACH_DECLINES.fullmatch(word):
        return "-".join(map(_russian, word.split("-")))
    letters = [character for character in word if character.isalpha()]
    if len(letters) < _SHORTEST or word.isupper() or not "а" <= word[-1].lower() <= "ё":
        return _yo(word)
    for ending, endings in _RUSSIAN:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return _yo(word[: -len(ending)]) + _one_of(endings)
    return _yo(word) + _one_of(_AFTER_CONSONANT)


def _one_of(endings: tuple[str, ...]) -> str:
    longest_first = sorted(endings, key=lambda ending: (-len(ending), ending))
    return "(?:" + "|".join(_yo(ending) for ending in longest_first) + ")"


def _yo(text: str) -> str:
    """Return a pattern in which е and ё stand for each other, as newspapers write them."""
    return "".join("[её]" if c in "её" else "[ЕЁ]" if c in "ЕЁ" else re.escape(c) for c in text)
