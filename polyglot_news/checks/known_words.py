"""Which words a language has, and how rare those of English are.

A word is known where the table of its language holds it, or where endings and prefixes of the language lead
to one that it holds: Portuguese `driblarem` to `driblar`. Russian words are also looked up in the dictionary
that the glossary's grammar uses. `benchmarks/check_vocabulary.py` makes tables and endings from wordfreq (CC
BY-SA 4.0) and simplemma (MIT).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from polyglot_news.checks import xor_filter
from polyglot_news.checks.xor_filter import Table
from polyglot_news.glossary.grammar import russian_words
from polyglot_news.languages import base_language

_FOLDER = "polyglot_news.checks.data"
_LEMMA = 1  # the number of a word from which others are derived
_STEM = 3  # letters before an ending
_REST = 4  # letters behind a prefix
_RARITIES = (1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0)  # Zipf frequencies of the numbers in the English table
# endings of agents and of learned compounds, and what a known word has in their place: piegatori, judoista
_MADE = {
    "it": (
        ("tor[ei]|tric[ei]", ("re",)),
        ("ist[aie]", ("", "o", "a", "e")),
        ("[oi]?(?:(?:fon|log|form|coltur|metr)[oaie]|crat[ie]|crazi[ae]|coltor[ei])", ("", "o", "a")),
    ),
    "pt": (
        ("dor(?:es|as?)?", ("r",)),
        ("istas?", ("", "o", "a", "e")),
        ("[oi]?(?:(?:fon|log|metr)[oa]s?|cultor(?:es|as?)?|cracias?|cratas?)", ("", "o", "a")),
    ),
    "ru": (
        ("ист(?:а|у|ом|е|ы|ов|ам|ами|ах)?", ("", "а", "о", "и", "ика")),
        ("(?<=ист|тор|тер|ент|ант)(?:к(?:а|и|е|у|ой|ами|ам|ах)|ок)", ("",)),
        ("о?образн(?:ый|ая|ое|ые|ого|ой|ому|ым|ых|ыми|ую|ом)", ("", "а", "о", "ь")),
    ),
}
UNKNOWN = 0.5  # the same of a word that no list has


@dataclass(frozen=True, slots=True)
class Forms:
    """How the words of a language are derived from others.

    Attributes:
        endings: For an ending, those that a lemma may have in its place.
        prefixes: What may stand before a word.
        clitics: Pronouns that are written together with the verb before them.
    """

    endings: Mapping[str, tuple[str, ...]]
    prefixes: tuple[str, ...]
    clitics: tuple[str, ...]


def has(language: str) -> bool:
    """Whether the words of a language are known; varieties share those of their language."""
    return base_language(language) in _forms()


def zipf(word: str) -> float:
    """Return the Zipf frequency of an English word in small letters, in steps: 5 is usual, 1 rare."""
    table = _table("en")
    number = table.get(word) if table else None
    return UNKNOWN if number is None else _RARITIES[number]


@lru_cache(maxsize=1 << 16)
def is_known(word: str, language: str) -> bool:
    """Whether a language has a word, written in small letters; True for languages without a table."""
    code = base_language(language)
    table = _table(code)
    if table is None:
        return True
    if code == "ru":
        return _is_russian(word, table) or any(_is_russian(form, table) for form in _bases(word, code))
    forms = _forms()[code]
    return (
        _is_there(word, table, forms)
        or any(_is_there(rest, table, forms) for rest in _without_prefix(word, forms.prefixes))
        or any(table.get(form) is not None for form in _bases(word, code))
    )


def _bases(word: str, language: str) -> Iterator[str]:
    """Yield the words that a word may be made of, by the endings of `_MADE`."""
    for pattern, replaced in _made(language):
        if match := pattern.fullmatch(word):
            yield from (match[1] + ending for ending in replaced)


@lru_cache(maxsize=8)
def _made(language: str) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple(
        (re.compile(rf"(.{{{_STEM},}}?)(?:{endings})"), replaced)
        for endings, replaced in _MADE.get(language, ())
    )


def _is_there(word: str, table: Table, forms: Forms) -> bool:
    if table.get(word) is not None or _is_derived(word, table, forms):
        return True
    for clitic in forms.clitics:
        if word.endswith(clitic) and len(word) > len(clitic) + _REST:
            verb = word.removesuffix(clitic)
            verb = verb[:-1] if verb[-1:] in clitic[:1] else verb
            if any(
                table.get(form) is not None or _is_derived(form, table, forms) for form in (verb, verb + "e")
            ):
                return True
    return False


def _is_derived(word: str, table: Table, forms: Forms) -> bool:
    return any(
        table.get(word[:place] + ending) == _LEMMA
        for place in range(_STEM, len(word) + 1)
        for ending in forms.endings.get(word[place:], ())
    )


def _without_prefix(word: str, prefixes: tuple[str, ...]) -> list[str]:
    """Return what stands behind each prefix that a word may have: `interregional`, `regional`."""
    found = []
    for prefix in prefixes:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= _REST:
            found.append(rest)
            if rest[0] == rest[1]:
                found.append(rest[1:])
    return found


def _is_russian(word: str, table: Table) -> bool:
    word = word.replace("ё", "е")
    forms = _forms()["ru"]

    def is_there(form: str) -> bool:
        return table.get(form) is not None or russian_words.known(form)

    if is_there(word) or any(map(is_there, _without_prefix(word, forms.prefixes))):
        return True
    # two words joined by a vowel: the second one is inflected, of the first there is the stem
    return any(
        word[place] in "ое"
        and is_there(word[place + 1 :])
        and any(is_there(word[:place] + ending) for ending in forms.endings[""])
        for place in range(_REST, len(word) - _STEM)
    )


@lru_cache(maxsize=8)
def _table(language: str) -> Table | None:
    file = resources.files(_FOLDER) / "vocabulary" / f"{language}.bin"
    return xor_filter.unpacked(file.read_bytes()) if file.is_file() else None


@lru_cache(maxsize=1)
def _forms() -> Mapping[str, Forms]:
    text = (resources.files(_FOLDER) / "vocabulary" / "forms.json").read_text("utf-8")
    return {
        language: Forms(
            {ending: tuple(lemmas) for ending, lemmas in stored["endings"].items()},
            tuple(stored["prefixes"]),
            tuple(stored["clitics"]),
        )
        for language, stored in json.loads(text).items()
    }
