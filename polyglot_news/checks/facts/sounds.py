"""How names sound: the skeleton of their consonants, in classes that spellings and scripts do not change.

`Japarov` and `Жапаров`, `Yushchenko` and `尤先科` have like skeletons; c is k or s, h is hardly heard.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib import resources

_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўқғңөү"
_SPELLED = "a b v g d e j z i i k l m n o p r s t u f k ts ch sh sh - i - e iu ia e i i e g v k g n o u"
_CYRILLIC = dict(zip(_LETTERS, _SPELLED.split(), strict=True))
_RULES = (
    (r"ch(?=r)", "k"),
    (r"sch|sh|ch|zh|tch|dzh|dj|tz|ts|cz|sz|x(?=i)|q(?=i)", "s"),
    (r"ph", "f"),
    (r"gh(?=[aeiou])", "g"),
    (r"gh", ""),
    (r"ck|qu", "k"),
    (r"c(?=[eiy])", "s"),
    (r"g(?=[eiy])|j", "s"),
    (r"x", "ks"),
    (r"(?<=.)h", ""),
    (r"wh?", "v"),
)
_CLASSES = str.maketrans("bpvfkgqchszdtlrmn", "ppppkkkkksstt" + "lrnn")
_VOWELS = re.compile(r"[^kpsltrn]")
_LATIN_RULES = tuple((re.compile(pattern), sound) for pattern, sound in _RULES)
LIKE = 0.6
_FIRST_HAN = "\u4e00"
SURE = 0.8
_FEW = 2


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """Return the classes of the consonants of a word, in Latin, Cyrillic or Chinese characters."""
    if "\u4e00" <= word[:1] <= "\u9fff":
        return "".join(_skeleton(_pinyin().get(char, ""), is_pinyin=True) for char in word)
    latin = "".join(_CYRILLIC.get(char, char) for char in word.lower())
    return _skeleton("".join(char for char in unicodedata.normalize("NFKD", latin) if "a" <= char <= "z"))


def alike(first: str, second: str, *, least: float = LIKE) -> bool:
    """Whether two words may be one name: their skeletons share most of their consonants, in order."""
    one, other = skeleton(first), skeleton(second)
    if max(first[:1], second[:1]) >= _FIRST_HAN:  # Chinese has no r in names
        one, other = one.replace("r", "l"), other.replace("r", "l")
    if not one or not other:
        return first[:1].lower() == second[:1].lower()
    return _share(one, other) >= least


def spelled_alike(first: str, second: str) -> bool:
    """Whether two words in Latin letters may be one name: most letters alike, or nearly all consonants."""
    one, other = plain(first), plain(second)
    if _share(one, other) >= LIKE:
        return True
    return min(len(skeleton(first)), len(skeleton(second))) > _FEW and alike(first, second, least=SURE)


@lru_cache(maxsize=16384)
def plain(word: str) -> str:
    """Return the letters of a word without case and marks."""
    return "".join(char for char in unicodedata.normalize("NFKD", word.casefold()) if char.isalpha())


def _share(one: str, other: str) -> float:
    return 1 - _distance(one, other) / max(len(one), len(other), 1)


def _skeleton(latin: str, *, is_pinyin: bool = False) -> str:
    if is_pinyin:
        latin = re.sub(r"^(?:zh|ch|sh|[jqxcz])", "s", latin).removesuffix("r") if latin != "er" else "r"
        latin = latin.removesuffix("g").replace("y", "").replace("w", "v")
    else:
        for pattern, sound in _LATIN_RULES:
            latin = pattern.sub(sound, latin)
    plain = _VOWELS.sub("", latin.translate(_CLASSES))
    return re.sub(r"(.)\1+", r"\1", plain)


def _distance(one: str, other: str) -> int:
    """Return the edit distance of two short strings."""
    row = list(range(len(other) + 1))
    for place, char in enumerate(one, start=1):
        before, row[0] = row[0], place
        for column, second in enumerate(other, start=1):
            before, row[column] = (
                row[column],
                min(row[column] + 1, row[column - 1] + 1, before + (char != second)),
            )
    return row[-1]


@lru_cache(maxsize=1)
def _pinyin() -> dict[str, str]:
    text = (resources.files("polyglot_news.checks.data") / "pinyin.txt").read_text("utf-8")
    return {
        char: syllable
        for line in text.splitlines()
        for syllable, chars in [line.split(" ")]
        for char in chars
    }
