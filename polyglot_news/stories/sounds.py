"""What a name sounds like in any script: its consonants in classes, written in Latin letters.

`Blair`, `Блэр`, `بلير` and `Μπλερ` all give `blr`. Vowels fall out, since scripts write them differently or
not at all; consonants that scripts confuse (p and b, d and t, g and k, s and z) become one. This is the idea
of Soundex (Russell 1918, US patent 1,261,167) without its length, the first letter treated as all others.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def _table(classes: str) -> dict[str, str]:
    """Return the class of each letter; a class is written before the letters that it has."""
    return {
        char: kind for kind, _, chars in (row.partition(":") for row in classes.split()) for char in chars
    }


_ARABIC = _table("b:بفپ t:تثدذضط k:جغقكگک s:زسشصظچژ l:ل m:م n:ن r:ر")
_HEBREW = _table("b:בפף k:גכךק t:דטת s:זסצץש l:ל m:מם n:נן r:ר")
_GREEK = _table("b:βπφ k:γκ t:δθτ s:ζσς l:λ m:μ n:ν ks:ξ bs:ψ r:ρ")
_CYRILLIC = _table("b:бвпф k:гґкќқғ t:дђтћ s:жзсцчшщџ l:лљ m:м n:нњң r:р")
_LATIN = _table("b:bfpv k:cgjkq t:dtđ s:szšžčçśćżźß l:lł m:m n:nñ r:r")
_GREEK_PAIRS = (
    ("μπ", "b"), ("ντ", "t"), ("γκ", "k"), ("γγ", "k"), ("τσ", "s"), ("τζ", "k"), ("ευ", "b"), ("αυ", "b"),
)  # fmt: skip
_LATIN_PAIRS = (
    ("sch", "s"), ("sh", "s"), ("ch", "s"), ("ph", "b"), ("th", "t"), ("kh", ""), ("gh", "k"), ("zh", "s"),
    ("cz", "s"), ("x", "ks"), ("ck", "k"),
)  # fmt: skip
_SOFT_C = re.compile("c(?=[eiy])")
_TWICE = re.compile(r"(.)\1+")
_ARABIC_MARKS = re.compile("[\u064b-\u0652\u0640]")
_ARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال")
_LEAST_AFTER_ARTICLE = 3


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """Return the consonants of a word in classes; of scripts that are not known here an empty string."""
    folded = unicodedata.normalize("NFKC", word).casefold()
    found = "".join(_letters(folded))
    return _TWICE.sub(r"\1", found)


def _letters(word: str) -> list[str]:
    first = next((char for char in word if char.isalpha()), "")
    if "\u0600" <= first <= "\u06ff":
        return [_ARABIC.get(char, "") for char in without_article(word)]
    if "\u0590" <= first <= "\u05ff":
        return [_HEBREW.get(char, "") for char in word]
    if "\u0400" <= first <= "\u04ff":
        return [_CYRILLIC.get(char, "") for char in _unmarked(word)]
    if "\u0370" <= first <= "\u03ff" or "\u1f00" <= first <= "\u1fff":
        plain = _unmarked(word)
        for pair, letter in _GREEK_PAIRS:
            plain = plain.replace(pair, letter)
        return [_GREEK.get(char, char if char.isascii() else "") for char in plain]
    for pair, letter in _LATIN_PAIRS:
        word = word.replace(pair, letter)
    word = _SOFT_C.sub("s", word)
    return [_LATIN[char] if char in _LATIN else _LATIN.get(_unmarked(char), "") for char in word]


def without_article(word: str) -> str:
    """Return an Arabic word without points, article, and what is written together with the article."""
    plain = _ARABIC_MARKS.sub("", word)
    for article in _ARTICLES:
        if plain.startswith(article) and len(plain) - len(article) >= _LEAST_AFTER_ARTICLE:
            return plain[len(article) :]
    return plain


def _unmarked(text: str) -> str:
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
