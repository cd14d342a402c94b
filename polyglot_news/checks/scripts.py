"""The script that a language is written in, and letters of another one that have no place there."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from polyglot_news.characters import LETTERS
from polyglot_news.document import Flag
from polyglot_news.languages import facts

# the first word of a letter's Unicode name is its script
_NAMES = {
    "Han": {"CJK"}, "Japanese": {"CJK", "HIRAGANA", "KATAKANA"}, "Hangul": {"HANGUL", "CJK"},
    "Latin": {"LATIN"}, "Cyrillic": {"CYRILLIC"}, "Arabic": {"ARABIC"}, "Hebrew": {"HEBREW"},
    "Greek": {"GREEK"}, "Devanagari": {"DEVANAGARI"}, "Bengali": {"BENGALI"}, "Thai": {"THAI"},
    "Tamil": {"TAMIL"}, "Telugu": {"TELUGU"}, "Kannada": {"KANNADA"}, "Malayalam": {"MALAYALAM"},
    "Gujarati": {"GUJARATI"}, "Georgian": {"GEORGIAN"}, "Armenian": {"ARMENIAN"},
}  # fmt: skip
_UNSPACED = re.compile(
    r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+|[^\W\d_A-Za-z\u00c0-\u024f]+"
)  # names stand without spaces
_FEWEST = 12  # enough letters outside of names for a verdict
_LONGEST = 20_000


def check(source: str, translation: str, language: str) -> tuple[Flag, ...]:
    """Return an error where most of the translation is in another script, a warning for single words.

    Words that the source has too (names, abbreviations) may stay in its script.
    """
    own = _NAMES[facts(language).script]
    if own == {"LATIN"} and translation.isascii():
        return ()
    kept = {word.lower() for word in LETTERS.findall(source[:_LONGEST])}
    own_letters = 0
    foreign: list[str] = []
    words = _UNSPACED if "CJK" in own or language == "th" else LETTERS
    for word in words.findall(translation[:_LONGEST]):
        inside = sum(_script(char) in own for char in word)
        own_letters += inside
        outside = sum(_script(char) not in own and _script(char) != "LATIN" for char in word)
        latin = len(word) - inside - outside
        if word.lower() in kept or (latin == len(word) and word[0].isupper()):
            continue
        if outside or latin:
            foreign.append(word)
    letters = sum(map(len, foreign))
    if letters >= _FEWEST and letters > own_letters:
        return (
            Flag("script", "error", f"Most of the translation is not in the script of {_name(language)}."),
        )
    strange = [word for word in foreign if _is_strange(word, own)]
    if strange:
        return (Flag("script", "warning", f"“{strange[0]}” mixes in letters of another script."),)
    return ()


@lru_cache(maxsize=8192)
def _script(char: str) -> str:
    if char.isascii():
        return "LATIN"
    name = unicodedata.name(char, "").split()[0:1]
    script = name[0].partition("-")[0] if name else ""
    if script in {"MODIFIER", "FEMININE", "MASCULINE", "MICRO", "IDEOGRAPHIC", "COMBINING", "SUPERSCRIPT"}:
        return "LATIN"
    return script


def _is_strange(word: str, own: set[str]) -> bool:
    """Whether a word is in no script that is usual beside the language's own: Latin is, in all of them."""
    scripts = {_script(char) for char in word}
    if not own & {"CJK", "HANGUL"} and len(scripts) > 1:
        return True
    return bool(scripts - own - {"LATIN"})


def _name(language: str) -> str:
    return facts(language).name
