"""What precedes a Romance noun: its preposition and its article, contracted or not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from polyglot_news.glossary.grammar.romance_tables import Tables, fitted

_LAST_WORD = re.compile(r"(?:^|(?<=[\s(«“\"'’`‘]))([^\W\d_]+)(['’]|\s+)([\"“«]?)$")

_LONGEST = 64  # characters of a determiner with the space after it; longer words are none


@dataclass(frozen=True, slots=True)
class Lead:
    """The determiner before a term: text before it, its preposition, and whether and which article it has."""

    before: str
    preposition: str = ""
    article: str = ""  # definite, indefinite, or empty
    columns: frozenset[int] = frozenset()
    capital: bool = False


def last_word(before: str) -> re.Match[str] | None:
    """Return the word that a text ends with: the word, what is after it, a quotation mark after that."""
    return _LAST_WORD.search(before, max(0, len(before) - _LONGEST))


def lead_of(before: str, tables: Tables, language: str) -> Lead:
    """Return the preposition and article that a text ends with."""
    match = last_word(before)
    if match is None or match.group(3):
        return Lead(before)
    word, start = match.group(1), match.start(1)
    low = word.lower()
    capital = word[0].isupper()
    elided = match.group(2) in {"'", "’"}
    prepositions = {low, {"ad": "a", "d": "de" if language == "fr" else "di", "dell": "di"}.get(low, low)}
    for four, preposition in ((tables.definite, ""), *((f, p) for p, f in tables.contracted.items())):
        columns = {
            i for i, form in enumerate(four)
            if " " not in form and low in _shapes(form, language, elided=elided)
        }  # fmt: skip
        if columns and not (preposition == "" and _is_preposition_a(low, language, before[:start])):
            if language in {"es", "fr"} and preposition == "":
                return _split_contraction(before, start, columns, tables, capital=capital)
            return Lead(before[:start], preposition, "definite", frozenset(columns), capital)
    columns = {
        i
        for i, form in enumerate(tables.indefinite)
        if form and low in _shapes(form, language, elided=elided)
    }
    if columns and not (language == "fr" and low == "des"):
        return Lead(before[:start], "", "indefinite", frozenset(columns), capital)
    for preposition in sorted(prepositions):
        if (
            preposition in tables.contracted
            or preposition in tables.prepositions
            or (language == "fr" and low == "en")
        ):
            return Lead(before[:start], preposition, "", frozenset(), capital)
    return Lead(before)


def _is_preposition_a(low: str, language: str, before: str) -> bool:
    """Whether Portuguese `a` is the preposition: after a word that governs it."""
    return (
        language.startswith("pt")
        and low == "a"
        and bool(
            re.search(
                r"(relação|graças|devido|quanto|referente|cheg\w+|volt\w+|viagens?|visitas?|ida|ir|vai|vão|"
                r"foi|foram|viaj\w+|regress\w+|retorn\w+|partiu|levou|levar|enviou|"
                r"enviar|d[eoa]s? (?:[A-ZÀ-Ý][\w’'-]* ?){1,3}) $",
                before,
            )
        )
    )


def _split_contraction(before: str, start: int, columns: set[int], tables: Tables, *, capital: bool) -> Lead:
    """Read `de la`, `à l'`: preposition and article in two words."""
    match = re.search(r"(?:^|(?<=\s))(de|a|à) $", before[:start], re.IGNORECASE)
    if match is not None and match.group(1).lower() in tables.contracted:
        word = match.group(1)
        return Lead(before[: match.start()], word.lower(), "definite", frozenset(columns), word[0].isupper())
    return Lead(before[:start], "", "definite", frozenset(columns), capital)


@lru_cache(maxsize=1024)
def _shapes(form: str, language: str, *, elided: bool) -> frozenset[str]:
    """Return the forms of an article before different sounds, without apostrophe."""
    samples = ("Ipo", "Zeta") if language == "it" else ("Ami",) if language == "fr" else ()
    shapes = {fitted(form, sample, language).rstrip() for sample in samples}
    if elided:
        return frozenset(shape.rstrip("'") for shape in shapes if shape.endswith("'"))
    return frozenset({form} | {shape for shape in shapes if not shape.endswith("'")})
