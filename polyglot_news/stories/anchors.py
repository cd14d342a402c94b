"""What articles in different languages have in common without a translation: places, names, numbers, days.

An anchor is `kind:what`: `country:KG`, `city:Osh`, `term:SCO` (an entry of the glossary), `day:9-16`,
`number:1500`, `name:lntn` (what it sounds like). Kinds are weighted apart (`weights.py`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from polyglot_news.gazetteer import Mention, mentions, names
from polyglot_news.glossary import Glossary
from polyglot_news.languages import base_language, facts
from polyglot_news.stories.sounds import sound, without_article
from polyglot_news.summary.function_words import is_function_word

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:[.,٫٬،\u00a0\u202f]\d{3})*")
_DAY_BEFORE = re.compile(r"(\d{1,2})\D{0,5}$")
_DAY_AFTER = re.compile(r"\D{0,3}(\d{1,2})(?!\d)")
_NEAR = 8  # characters between a month and its day
_LAST_DAY = 31
_LEAST_DIGITS = 2
_LONGEST_NUMBER = 12  # digits
_SOUNDS = (3, 5)  # letters: shorter ones are too common, of longer ones the first are compared
_LEAST_LETTERS = 3
_STEM = 4
_ENDING = 4  # letters that an ending has at most: Írán-em, Brit-ská
_LONGEST_TERM = 5  # words
_TERM_STEM = 6
_OWN_DEMONYMS = frozenset({"en", "it", "ru", "pt", "zh"})  # the gazetteer has their adjectives
_VOWELS = re.compile(r"[aeiouyáéíóúýàèìòùąęăîâαειουωήίόύаеиоуыяюіїاة]+$")
_WITHOUT_CASE = frozenset({
    "Arabic", "Hebrew", "Devanagari", "Bengali", "Tamil", "Telugu", "Kannada", "Malayalam", "Gujarati",
    "Georgian", "Hangul",
})  # fmt: skip


def anchors(text: str, language: str, glossary: Glossary | None = None) -> set[str]:
    """Return the anchors of a sentence, each once.

    Args:
        text: The sentence.
        language: Our code of its language.
        glossary: Whose entries count as names, in every language that they have a target for.
    """
    found = set(_numbers(text))
    for mention in mentions(text, language):
        for concept in mention.concepts:
            kind, _, name = concept.partition(":")
            if kind in {"country", "city"}:
                found.add(concept)
            elif kind == "month" and (day := _day_beside(text, mention)):
                found.add(f"day:{name}-{day}")
    if facts(language).spaced:
        words = [match.group() for match in _WORD.finditer(text)]
        found.update(_names(words, language))
        found.update(_terms(words, glossary, language) if glossary else ())
    else:
        found.update(f"name:{name}" for name in _latin_names(text))
        found.update(_terms_in_characters(text, glossary, language) if glossary else ())
    return found


def _numbers(text: str) -> Iterator[str]:
    for match in _NUMBER.finditer(text):
        digits = "".join(str(unicodedata.digit(char)) for char in match.group() if char.isdigit())
        digits = digits.lstrip("0")
        if _LEAST_DIGITS <= len(digits) <= _LONGEST_NUMBER:
            yield f"number:{digits}"


def _day_beside(text: str, month: Mention) -> int:
    """Return the day of the month beside the name of a month, or 0."""
    match = _DAY_BEFORE.search(text[max(0, month.start - _NEAR) : month.start]) or _DAY_AFTER.match(
        text[month.end : month.end + _NEAR]
    )
    day = int(match.group(1)) if match else 0
    return day if day <= _LAST_DAY else 0


def _names(words: list[str], language: str) -> Iterator[str]:
    """Yield what names sound like, and the countries whose adjectives or cases the gazetteer does not have.

    Where the script has capitals, a name is a word with one that does not open the sentence.
    """
    caseless = facts(language).script in _WITHOUT_CASE
    has_demonyms = base_language(language) in _OWN_DEMONYMS
    for place, word in enumerate(words):
        if len(word) < _LEAST_LETTERS:
            continue
        if not has_demonyms and (country := _country(word, language)):
            yield country
        if (caseless or (place and word[0].isupper())) and not is_function_word(word.casefold(), language):
            heard = sound(word)[: _SOUNDS[1]]
            if len(heard) >= _SOUNDS[0]:
                yield f"name:{heard}"


def _latin_names(text: str) -> Iterator[str]:
    for word in re.findall(r"[A-Z][A-Za-z]{2,}", text):
        heard = sound(word)[: _SOUNDS[1]]
        if len(heard) >= _SOUNDS[0]:
            yield heard


def _country(word: str, language: str) -> str:
    folded = word.casefold()
    if facts(language).script == "Arabic":
        plain = without_article(folded)
        folded = plain[1:] if plain == folded and folded[0] in "وبل" else plain
    for stem, concept in _country_stems(language).get(folded[:_STEM], ()):
        if folded.startswith(stem) and len(folded) - len(stem) <= _ENDING:
            return concept
    return ""


@lru_cache(maxsize=16)
def _country_stems(language: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the stems of the countries that have one word for a name, longest first, by their beginning."""
    stems: dict[str, list[tuple[str, str]]] = {}
    for concept, name in names(language).items():
        folded = name.casefold()
        if not concept.startswith("country:") or not folded.isalpha() or len(folded) < _STEM:
            continue
        stem = _VOWELS.sub("", folded)
        stem = stem if len(stem) >= _STEM else folded
        stems.setdefault(stem[:_STEM], []).append((stem, concept))
    return {head: tuple(sorted(rows, key=lambda row: (-len(row[0]), row))) for head, rows in stems.items()}


def _terms(words: list[str], glossary: Glossary, language: str) -> Iterator[str]:
    index = _term_index(glossary, language)
    folded = [word.casefold() for word in words]
    for place, word in enumerate(folded):
        for length, forms in index.get(word[:_TERM_STEM], ()):
            term = forms.get(_key(folded[place : place + length]))
            if term:
                yield f"term:{term}"


def _key(words: list[str]) -> tuple[str, ...]:
    """Return words as they are compared: of several the stems, so that endings do not count."""
    return (words[0],) if len(words) == 1 else tuple(word[:_TERM_STEM] for word in words)


@lru_cache(maxsize=16)
def _term_index(
    glossary: Glossary, language: str
) -> dict[str, tuple[tuple[int, dict[tuple[str, ...], str]], ...]]:
    """Return, by the beginning of the first word, the lengths of terms and the terms of each length."""
    found: dict[str, dict[int, dict[tuple[str, ...], str]]] = {}
    for name, form in _forms(glossary, language):
        words = [match.group().casefold() for match in _WORD.finditer(form)]
        if words and len(words) <= _LONGEST_TERM and len("".join(words)) >= _LEAST_LETTERS:
            lengths = found.setdefault(words[0][:_TERM_STEM], {})
            lengths.setdefault(len(words), {}).setdefault(_key(words), name)
    return {head: tuple(sorted(lengths.items())) for head, lengths in found.items()}


def _terms_in_characters(text: str, glossary: Glossary, language: str) -> Iterator[str]:
    index = _character_index(glossary, language)
    for place in range(len(text) - 1):
        for form, name in index.get(text[place : place + 2], ()):
            if text.startswith(form, place):
                yield f"term:{name}"
                break


@lru_cache(maxsize=4)
def _character_index(glossary: Glossary, language: str) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for name, form in _forms(glossary, language):
        if len(form) >= _LEAST_DIGITS:
            found.setdefault(form[:2], []).append((form, name))
    return {head: tuple(sorted(rows, key=lambda row: (-len(row[0]), row))) for head, rows in found.items()}


def _forms(glossary: Glossary, language: str) -> Iterator[tuple[str, str]]:
    """Yield each form that a term has in a language, with the term."""
    for term in glossary.terms:
        if term.evidence or term.is_adjective:
            continue
        if base_language(language) == glossary.source:
            yield from ((term.term, form) for form in (term.term, *term.aka))
        elif target := term.target(language):
            yield from ((term.term, form) for form in target.accepted)
