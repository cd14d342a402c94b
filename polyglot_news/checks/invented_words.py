"""Words that are in no list of the target language: a model makes such out of pieces of others."""

from __future__ import annotations

import re

from polyglot_news.characters import LETTERS
from polyglot_news.checks import known_words
from polyglot_news.checks.word_correspondence import spoken
from polyglot_news.document import Flag
from polyglot_news.languages import base_language

CHECK = "invented words"
# a word in small letters that is no part of a link, an address, a name with a digit or an abbreviation
_WORD = re.compile(r"(?<![\w@#/\\._&-])[^\W\d_]+(?:[-'’‑][^\W\d_]+)*(?![\w@/\\]|\.\w)")
_PARTS = re.compile("[-'’‑]")
_FEWEST = 4  # letters: shorter ones are abbreviations, foreign particles, units
_LIKE = 3  # consonants of a word's sound that show that it was made after a word of the source
_ALIKE = (
    ("dj", "j"),
    ("dzh", "j"),
    ("kh", "h"),
    ("ph", "f"),
    ("ck", "k"),
    ("qu", "k"),
    ("w", "v"),
    ("c", "k"),
)
_VOWELS = frozenset("aeiouy'’")
# shortened words that Russian puts before others: сельхозземли, госдолг, спецпредставитель
_CLIPPED = ("авто", "гос", "евро", "мед", "нац", "парт", "пресс", "проф", "сельхоз", "спец", "стар", "теле")
_FIRST, _LAST = 3, 6  # letters of the first part of a compound, and of its last one
_USUAL = 4.0  # Zipf frequency of an English word that has a usual translation
_LONGEST = 4_000
_SHOWN = 3
_STRESS = re.compile("(?<=[А-Яа-яЁё])\u0301")


def check(source: str, translation: str, source_language: str, target_language: str) -> tuple[Flag, ...]:
    """Return a warning that names the words which the target language does not have."""
    found = words(source, translation, source_language, target_language)
    if not found:
        return ()
    named = ", ".join(f"“{word}”" for word in found[:_SHOWN])
    return (Flag(CHECK, "warning", f"No list of the language has {named}: look at the wording."),)


def words(source: str, translation: str, source_language: str, target_language: str) -> tuple[str, ...]:
    """Return the words of a translation, in small letters, that its language does not have, each once.

    Names, numbers, words of the source and what was made after a rare word of it are left out. For languages
    without a table, and source languages other than English, the answer is as good as the tables are.
    """
    if not known_words.has(target_language):
        return ()
    source = source[:_LONGEST]
    text = _without_stress(translation[:_LONGEST], target_language)
    candidates = [
        part
        for match in _WORD.finditer(text)
        if (whole := match.group()) == whole.lower()
        for part in _PARTS.split(whole)
        if len(part) >= _FEWEST and not known_words.is_known(part, target_language)
    ]
    if not candidates:
        return ()
    lower = source.lower()
    ours = _rare_sounds(source, source_language)
    return tuple(
        dict.fromkeys(
            word
            for word in candidates
            if word not in lower and not _consonants(word) & ours and not _is_compound(word, target_language)
        )
    )


def _rare_sounds(source: str, language: str) -> frozenset[str]:
    """Return the first consonants of the words of a source that translators keep: names and rare words."""
    is_english = base_language(language) == "en"
    kept = (
        word
        for word in LETTERS.findall(source)
        if word[0].isupper() or not is_english or known_words.zipf(word.lower()) < _USUAL
    )
    return frozenset().union(*map(_consonants, kept))


def _is_compound(word: str, language: str) -> bool:
    """Return whether a word is a known one behind a first part of compounds, as in `filoeuropea`."""
    if language == "ru":
        firsts = [first for first in _CLIPPED if word.startswith(first)]
        return any(known_words.is_known(word.removeprefix(first), language) for first in firsts)
    places = (place for place in range(_FIRST, len(word) - _LAST + 1) if word[place - 1] in "io")
    return any(known_words.is_known(word[place:], language) for place in places)


def _consonants(word: str) -> frozenset[str]:
    """Return the first consonants of a word's sound, spelled in one way: `Tajik` and `tadjiques` have `tjk`.

    A word with two consonants has those; one that begins with a vowel has them behind an `a`.
    """
    sound = spoken(word.lower())
    for letters, one in _ALIKE:
        sound = sound.replace(letters, one)
    start = "a" if sound[:1] in _VOWELS else ""
    found = "".join(letter for letter in sound if letter not in _VOWELS)
    return frozenset({start + found[: _LIKE - len(start)]}) if len(found) > 1 else frozenset()


def _without_stress(text: str, language: str) -> str:
    """Return a Russian text without the accents that show the stress of a word."""
    return _STRESS.sub("", text) if language == "ru" else text
