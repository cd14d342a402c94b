"""Sums in the one manner of a language: `US$ 8 bilhões`, `8 miliardi di dollari`, 80亿美元.

Only sums that the source has with a sign are rewritten, and no dollars where it names those of another
country. In Russian words follow the number; where their case is not certain the sign stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from polyglot_news.glossary.grammar.romance_tables import ITALIAN_PLURALS
from polyglot_news.languages import base_language

_NO_BREAK = "\u00a0"
_NUMBER = r"\d(?:[\d.,\u00a0]*\d)?"
_ANOTHER = re.compile(
    r"(?<![A-Za-z])(?!US\$)[A-Z]{1,2}\$|\b(?:CAD|AUD|NZD|HKD|SGD)\b"
    r"|(?:Australian|Canadian|Hong Kong|New Zealand|Singapore|Taiwan\w*) dollar"
)
_IN_SOURCE = re.compile(rf"\$\s?({_NUMBER})")
_SEPARATORS = re.compile(r"[.,\u00a0]")
_SIGNED = re.compile(rf"(?P<sign>[$€£])\s?(?P<number>{_NUMBER})")

_SCALE_PT = r"(?:mil\smilh(?:ões|ão)|mil|milh(?:ões|ão)|bilh(?:ões|ão)|bili(?:ões|ão)|trilh(?:ões|ão))"
_SIGN_PT = re.compile(
    rf"(?<![\w$])(?:US\s?)?\$\s?(?P<number>{_NUMBER})(?P<scale>\s{_SCALE_PT})?(?P<word>(?:\sde)?\sdólares)?(?![\w$])"
)
_WORD_PT = re.compile(
    rf"(?<![\w$.,\-–])(?<!\de\s)(?<!\d\sa\s)(?<!\d\se\s)(?<!\sou\s)(?P<number>{_NUMBER})(?P<scale>\s{_SCALE_PT})?"
    rf"(?P<word>(?:\sde)?\sdólares)(?!\s(?:americanos|canadenses|australianos|neo|de\s[A-Z]|por))"
)
_SIGN_IT = re.compile(
    rf"(?P<article>\b(?:i|dei|ai|dai|nei|sui|\w+l|\w*l['’]|un)\s)?(?<![A-Z\w])\$\s?(?P<number>{_NUMBER})"
    r"(?P<scale>\s(?:mila|mili(?:one|oni|ardo|ardi)))?(?![\d\w])"
)
_SIGN_ZH = re.compile(
    rf"(?:(?<![A-Z])US\s?\$|(?<![A-Z])\$)\s?(?P<number>{_NUMBER})(?P<scale>\s?(?:万亿|十亿|百万|千万|[亿万千百]))?(?:\s?美元)?"
)


def in_one_manner(source: str, text: str, language: str) -> str:
    """Return a translation with the sums in dollars that the source has as the language writes them."""
    code = base_language(language)
    if code in _SIGN_WORDS:
        text = _in_words(source, text, code)
    rewrite = _MANNERS.get(code)
    if rewrite is None or "$" not in source or _ANOTHER.search(source):
        return text
    known = {_digits(number) for number in _IN_SOURCE.findall(source)}
    return rewrite(text, known)


def _in_words(source: str, text: str, language: str) -> str:
    """Return a translation whose sums have the currency in a word behind them, as newspapers write it."""
    known = {(match["sign"], _digits(match["number"])) for match in _SIGNED.finditer(source)}
    if _ANOTHER.search(source):
        known = {(sign, number) for sign, number in known if sign != "$"}

    def written(match: re.Match[str]) -> str:
        sign, number, scale = match["sign"], match["number"], match["scale"] or ""
        word = _SIGN_WORDS[language].get(sign, "")
        if language == "ru":
            word = _russian_word(sign, number, is_scaled=bool(scale))
        has_article = bool(match.groupdict().get("article"))  # that of a singular, or of another gender
        if has_article or not word or (sign, _digits(number)) not in known:
            return match.group()
        link = " di" if language == "it" and scale.strip()[:4] == "mili" else ""
        return f"{number}{scale}{link}{_NO_BREAK if language == 'ru' else ' '}{word}"

    return _SIGN_WORDS_AFTER[language].sub(written, text)


def _russian_word(sign: str, number: str, *, is_scaled: bool) -> str:
    """Return the name of a currency after a number in figures; empty where its case is not certain."""
    if sign == "€":
        return "евро"
    many, part = ("долларов", "доллара") if sign == "$" else ("фунтов", "фунта")
    if is_scaled:
        return many
    if "," in number:
        return part
    is_many = number[-1] in "056789" or number[-2:-1] == "1"
    return many if is_many else ""


def _digits(number: str) -> str:
    return _SEPARATORS.sub("", number)


def _portuguese(text: str, known: set[str]) -> str:
    def written(match: re.Match[str]) -> str:
        if _digits(match["number"]) not in known:
            return match.group()
        return f"US$ {match['number']}{match['scale'] or ''}"

    return _WORD_PT.sub(written, _SIGN_PT.sub(written, text))


def _italian(text: str, known: set[str]) -> str:
    def written(match: re.Match[str]) -> str:
        number, scale, article = match["number"], match["scale"] or "", match["article"] or ""
        if _digits(number) not in known:
            return match.group()
        if article:
            word = article.strip()
            if word not in ITALIAN_PLURALS:
                return match.group()  # the article of a singular, which may belong to another word
            article = f"{ITALIAN_PLURALS[word]} " if _sounds_like_vowel(number) else article
        return f"{article}{number}{scale}{' di' if scale.strip()[:4] == 'mili' else ''} dollari"

    return _SIGN_IT.sub(written, text)


def _sounds_like_vowel(number: str) -> bool:
    """Whether the Italian word for a number begins with a vowel: otto, ottanta, undici."""
    whole = re.split(r"[.,]", number)
    return whole[0].startswith("8") or whole[0] == "11"


def _chinese(text: str, known: set[str]) -> str:
    def written(match: re.Match[str]) -> str:
        if _digits(match["number"]) not in known and not match["scale"]:
            return match.group()
        return f"{match['number']}{(match['scale'] or '').strip()}美元"

    return _SIGN_ZH.sub(written, text)


_SIGN_WORDS = {"it": {"€": "euro", "£": "sterline"}, "ru": dict.fromkeys("$€£", "")}
_SIGN_WORDS_AFTER = {
    "it": re.compile(
        r"(?P<article>\b(?:i|gli|[dn]ei|d?agli|degli|d?ai|negli|sugli|sui|il|del|d?al|nel|sul|un|l['’])\s?)?"
        rf"(?<![A-Z\w])(?P<sign>[€£])\s?(?P<number>{_NUMBER})"
        r"(?P<scale>\s(?:mila|mili(?:one|oni|ardo|ardi)))?(?![\d\w])",
        re.IGNORECASE,
    ),
    # not `руб./$1`, nor after a preposition whose case is another one
    "ru": re.compile(
        rf"(?:(?<=[\s(«])|^)(?<!\bк )(?<!\bпо )(?<!\bкаждым )(?P<sign>[$€£])\s?(?P<number>{_NUMBER})"
        r"(?P<scale>[\s\u00a0](?:тыс\.|млн|млрд|трлн|тысяч|миллионов|миллиардов|триллионов))?(?![\w$]|,\d|[\s\u00a0](?:тыс|мил|мл|тр))"
    ),
}
_MANNERS: dict[str, Callable[[str, set[str]], str]] = {
    "pt": _portuguese,
    "it": _italian,
    "zh": _chinese,
}
