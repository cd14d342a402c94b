"""Italian articles and prepositions of the small language."""

from __future__ import annotations

_CONTRACTED = {
    "di": {
        "il": "del",
        "lo": "dello",
        "la": "della",
        "l'": "dell'",
        "i": "dei",
        "gli": "degli",
        "le": "delle",
    },
    "a": {"il": "al", "lo": "allo", "la": "alla", "l'": "all'", "i": "ai", "gli": "agli", "le": "alle"},
    "da": {
        "il": "dal",
        "lo": "dallo",
        "la": "dalla",
        "l'": "dall'",
        "i": "dai",
        "gli": "dagli",
        "le": "dalle",
    },
    "in": {
        "il": "nel",
        "lo": "nello",
        "la": "nella",
        "l'": "nell'",
        "i": "nei",
        "gli": "negli",
        "le": "nelle",
    },
    "su": {
        "il": "sul",
        "lo": "sullo",
        "la": "sulla",
        "l'": "sull'",
        "i": "sui",
        "gli": "sugli",
        "le": "sulle",
    },
}


def article(word: str, gender: str) -> str:
    """Return the definite article of a word; gender is m, f, mp or fp, or empty where none stands."""
    if not gender:
        return ""
    first = word[:2].lower()
    vowel = first[0] in "aeiou"
    special = first[0] in "zxy" or first in {"gn", "ps"} or (first[0] == "s" and first[1] not in "aeiou")
    if gender == "fp":
        return "le"
    if gender == "mp":
        return "gli" if vowel or special else "i"
    if vowel:
        return "l'"
    if gender == "f":
        return "la"
    return "lo" if special else "il"


def joined(first: str, word: str) -> str:
    """Return an article or contraction before its word: no space after an apostrophe."""
    return f"{first}{word}" if first.endswith("'") or not first else f"{first} {word}"


def the(word: str, gender: str) -> str:
    """Return the word with its definite article."""
    return joined(article(word, gender), word)


def with_preposition(preposition: str, word: str, gender: str) -> str:
    """Return preposition, article and word, contracted (`di` + `la SCO` is `della SCO`)."""
    its = article(word, gender)
    if not its:
        return f"{preposition} {word}"
    return joined(_CONTRACTED.get(preposition, {}).get(its, f"{preposition} {its}"), word)


def past(gender: str, stem: str) -> str:
    """Return a participle that agrees: `andat` gives andato, andata, andati, andate."""
    return stem + {"m": "o", "f": "a", "mp": "i", "fp": "e", "": "o"}[gender]
