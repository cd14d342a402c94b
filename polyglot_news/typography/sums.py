"""Sums in dollars, in the one manner of a language: `US$ 8 bilhões`, `8 miliardi di dollari`, 80亿美元.

Only sums that the source has with a plain dollar sign are rewritten, and none where it names the dollars
of another country.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from polyglot_news.languages import base_language

_NUMBER = r"\d(?:[\d.,\u00a0]*\d)?"
_ANOTHER = re.compile(
    r"(?<![A-Za-z])(?!US\$)[A-Z]{1,2}\$|\b(?:CAD|AUD|NZD|HKD|SGD)\b"
    r"|(?:Australian|Canadian|Hong Kong|New Zealand|Singapore|Taiwan\w*) dollar"
)
_IN_SOURCE = re.compile(rf"\$\s?({_NUMBER})")
_SEPARATORS = re.compile(r"[.,\u00a0]")

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
_BEFORE_VOWEL = {"i": "gli", "dei": "degli", "ai": "agli", "dai": "dagli", "nei": "negli", "sui": "sugli"}
_SIGN_ZH = re.compile(
    rf"(?:(?<![A-Z])US\s?\$|(?<![A-Z])\$)\s?(?P<number>{_NUMBER})(?P<scale>\s?(?:万亿|十亿|百万|千万|[亿万千百]))?(?:\s?美元)?"
)


def in_one_manner(source: str, text: str, language: str) -> str:
    """Return a translation with the sums in dollars that the source has as the language writes them."""
    rewrite = _MANNERS.get(base_language(language))
    if rewrite is None or "$" not in source or _ANOTHER.search(source):
        return text
    known = {_digits(number) for number in _IN_SOURCE.findall(source)}
    return rewrite(text, known)


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
            if word not in _BEFORE_VOWEL:
                return match.group()  # the article of a singular: what it belongs to is not certain
            article = f"{_BEFORE_VOWEL[word]} " if _sounds_like_vowel(number) else article
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


_MANNERS: dict[str, Callable[[str, set[str]], str]] = {
    "pt": _portuguese,
    "it": _italian,
    "zh": _chinese,
}
