"""Which language a text is written in: by its script, its letters, its function words, and else by CLD3.

The first three decide the usual case; CLD3 (Google's Compact Language Detector 3, a small neural network over
pieces of words, https://github.com/google/cld3) is asked where they are not clear.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from polyglot_news.characters import HAN, KANA
from polyglot_news.languages import LANGUAGES, base_language
from polyglot_news.reading.language_signs import ALPHABETS, FUNCTION_WORDS, OWN_LETTERS, TELLING_LETTERS

if TYPE_CHECKING:
    from gcld3 import NNetLanguageIdentifier

_SAMPLE = 6_000
_ADDRESS = re.compile(r"\S*(?:://|@|www\.)\S*")
# not \w, which leaves out the vowel signs of Indic scripts
_WORD = re.compile(r"[^\s\d_.,;:!?…\"«»“”„()\[\]।॥/–—-]+")

# letters of the scripts that we know; a Chinese character or a syllable weighs as much as the letters it
# stands for
_SCRIPTS: dict[str, tuple[re.Pattern[str], float]] = {
    "Latin": (re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"), 1),
    "Cyrillic": (re.compile(r"[\u0400-\u052f]"), 1),
    "Han": (re.compile(f"[{HAN}]"), 3),
    "Kana": (re.compile(f"[{KANA}\uff66-\uff9d]"), 2),
    "Hangul": (re.compile(r"[\uac00-\ud7a3\u1100-\u11ff]"), 2),
    "Arabic": (re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f]"), 1),
    "Hebrew": (re.compile(r"[\u05d0-\u05ea]"), 1),
    "Greek": (re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]"), 1),
    "Devanagari": (re.compile(r"[\u0900-\u0963\u0966-\u097f]"), 1),
    "bn": (re.compile(r"[\u0980-\u09ff]"), 1),
    "gu": (re.compile(r"[\u0a80-\u0aff]"), 1),
    "ta": (re.compile(r"[\u0b80-\u0bff]"), 1),
    "te": (re.compile(r"[\u0c00-\u0c7f]"), 1),
    "kn": (re.compile(r"[\u0c80-\u0cff]"), 1),
    "ml": (re.compile(r"[\u0d00-\u0d7f]"), 1),
    "th": (re.compile(r"[\u0e01-\u0e4e]"), 1),
    "ka": (re.compile(r"[\u10a0-\u10ff\u1c90-\u1cbf]"), 1),
    "hy": (re.compile(r"[\u0531-\u0587]"), 1),
}
_ONE_LANGUAGE = {"Hebrew": "he", "Greek": "el", "Hangul": "ko"}
# characters that differ between Simplified and Traditional Chinese, in pairs
_PAIRS = (
    "国國们們这這个個来來为為说說对對时時会會学學发發经經动動过過还還没沒开開关關长長问問间間现現实實应應从從进進样樣与與东東车車见見"
    "马馬门門电電头頭话話书書机機当當两兩业業产產万萬华華语語让讓认認议議记記报報选選总總统統体體点點无無党黨军軍战戰区區县縣众眾员員"
    "图圖团團场場处處称稱习習亿億欧歐际際义義乐樂广廣银銀钱錢险險风風飞飛鱼魚龙龍价價视視观觀规規计計设設证證该該请請谈談负負责責贸貿"
    "费費资資赛賽达達运運远遠连連边邊医醫难難页頁预預领領题題验驗将將条條军軍约約红紅线線组組续續级級维維网網罗羅胜勝职職联聯脑腦苏蘇"
)
_SIMPLIFIED, _TRADITIONAL = frozenset(_PAIRS[0::2]), frozenset(_PAIRS[1::2])
_KANA_SHARE = 0.08
_URDU, _PERSIAN, _ARABIC = frozenset("ٹڈڑںےہھ"), frozenset("پچژگیک"), frozenset("ةيىكأإؤئ")
_URDU_SHARE = 0.02
_STRANGE_LETTERS = 0.004
_HARD_SIGN_SHARE = 0.006
_LEAST_LETTERS = 3
_MOST_BYTES = 1_000  # that CLD3 looks at
_CALLED = {"no": "nb", "fil": "tl"}  # our codes of what CLD3 calls otherwise
# when a vote is clear: lead over the second, minimum number of votes, minimum share of the words
_CLEAR_LEAD, _CLEAR_VOTES, _CLEAR_SHARE, _LETTER_VOTE = 1.6, 0.8, 0.03, 0.25


def detect(text: str) -> str:
    """Return our code of the language that most of the text is written in; `en` for a text without letters.

    Only the first few thousand characters are read. Portuguese of either norm is `pt`.
    """
    sample = _ADDRESS.sub(" ", unicodedata.normalize("NFC", text[:_SAMPLE]))
    weights = {name: len(letters.findall(sample)) * weight for name, (letters, weight) in _SCRIPTS.items()}
    if sum(weights.values()) < _LEAST_LETTERS and not weights["Han"]:
        return "en"
    weights["Han"] += weights["Kana"]  # kana stand among Chinese characters
    script = max(weights, key=lambda name: (weights[name], name))
    if script in {"Han", "Kana"}:
        return _chinese_or_japanese(sample)
    if script == "Arabic":
        return _of_arabic_script(sample)
    if script in _ONE_LANGUAGE or script in LANGUAGES:
        return _ONE_LANGUAGE.get(script, script)
    return _by_words(sample, script)


def _chinese_or_japanese(sample: str) -> str:
    kana = len(_SCRIPTS["Kana"][0].findall(sample))
    han = len(_SCRIPTS["Han"][0].findall(sample))
    if kana > _KANA_SHARE * (kana + han):
        return "ja"
    return "zh-Hant" if _count(sample, _TRADITIONAL) > _count(sample, _SIMPLIFIED) else "zh"


def _of_arabic_script(sample: str) -> str:
    letters = len(_SCRIPTS["Arabic"][0].findall(sample))
    if _count(sample, _URDU) > _URDU_SHARE * letters:
        return "ur"
    return "fa" if _count(sample, _PERSIAN) > _count(sample, _ARABIC) else "ar"


def _count(sample: str, letters: Iterable[str]) -> int:
    return sum(map(sample.count, letters))


def _by_words(sample: str, script: str) -> str:
    """Decide among the languages of a script by its letters, a clear vote of function words, or CLD3."""
    lowered = sample.lower()
    candidates = _by_alphabet(lowered, script)
    if len(candidates) == 1:
        return candidates[0]
    words = Counter(_WORD.findall(lowered.replace("’", "'")))
    votes = _votes(words, candidates)
    first, second, *_ = sorted(candidates, key=lambda language: (-votes[language], language))
    best, next_best = votes[first], votes[second]
    if best >= _CLEAR_LEAD * next_best + _CLEAR_VOTES and best >= _CLEAR_SHARE * sum(words.values()):
        return first
    if not best and "ru" in candidates:
        return "ru"  # a few words without any evidence: the likeliest language of the script
    found = _CALLED.get(label := _asked(sample), label)
    if found == "nb" and "nn" in candidates and votes["nn"] > votes["nb"]:
        return "nn"  # CLD3 knows one Norwegian
    if found in candidates:
        return found
    return "en" if not best and "en" in candidates else first


def _votes(words: Counter[str], candidates: Sequence[str]) -> dict[str, float]:
    """Return the evidence of the words for each of the candidates.

    A function word counts the less, the more languages share it; a letter of its own counts a quarter.
    """
    votes = dict.fromkeys(candidates, 0.0)
    for word, count in words.items():
        speakers = _speakers().get(word, ())
        for language in speakers:
            if language in votes:
                votes[language] += count * (1 / len(speakers))
        if not word.isascii():
            for language in {code for letter in word for code in _writers().get(letter, ())}:
                if language in votes:
                    votes[language] += count * _LETTER_VOTE
    return votes


@cache
def _speakers() -> dict[str, list[str]]:
    """Return for each function word the languages that have it."""
    return _turned(FUNCTION_WORDS)


@cache
def _writers() -> dict[str, list[str]]:
    """Return for each telling letter, none of them ASCII, the languages that have it."""
    return _turned(TELLING_LETTERS)


def _turned(table: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for language, entries in table.items():
        for entry in entries:
            found.setdefault(entry, []).append(language)
    return found


def _by_alphabet(lowered: str, script: str) -> tuple[str, ...]:
    """Return the languages of the script whose alphabet has (nearly) all letters of the text."""
    languages = tuple(
        code for code, facts in LANGUAGES.items() if facts.script == script and code == base_language(code)
    )
    if script == "Latin":
        return (*languages, "sr")  # Serbian is written in both
    if script != "Cyrillic":
        return languages
    counts = Counter(_SCRIPTS["Cyrillic"][0].findall(lowered))
    total = sum(counts.values())
    strange = {
        code: sum(count for letter, count in counts.items() if letter not in ALPHABETS[code])
        for code in languages
    }
    least = min(strange.values())
    fitting = tuple(code for code in languages if strange[code] <= least + _STRANGE_LETTERS * total)
    marked = tuple(
        code for code in fitting if code not in OWN_LETTERS or not OWN_LETTERS[code].isdisjoint(counts)
    )
    if "bg" in marked and counts["ъ"] > max(2, _HARD_SIGN_SHARE * total) and not counts["ы"]:
        return ("bg",)
    return marked or fitting


def _asked(sample: str) -> str:
    """Return what CLD3 calls the likeliest language."""
    text = sample.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    return _identifier().FindLanguage(text).language


@cache
def _identifier() -> NNetLanguageIdentifier:
    from gcld3 import NNetLanguageIdentifier

    return NNetLanguageIdentifier(0, _MOST_BYTES)
