"""Numbers, sums, ordinals, dashes and capitals in the form of the target language.

Only what is certainly the source's own number, sum or name is rewritten; everything else stays.
"""

from __future__ import annotations

import re
from functools import lru_cache

from polyglot_news.gazetteer import mentions, names
from polyglot_news.languages import base_language
from polyglot_news.typography import clock, quotation, sums

VERSION = "3"  # part of the conditions of the memory: raised with every change that affects translations

_NO_BREAK = "\u00a0"
# separators of thousands and decimals; other languages keep what the model wrote
_WITH_POINTS = "it pt es de nl id tr ro da el hr sl"
_WITH_SPACES = "ru uk be bg pl cs sk fr sv nb fi hu lt lv et kk ky"
_SEPARATORS = dict.fromkeys(_WITH_POINTS.split(), (".", ",")) | dict.fromkeys(
    _WITH_SPACES.split(), (_NO_BREAK, ",")
)
# 5,200 and, in India, 2,06,737
_GROUPED = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(?:\.\d+)?(?![.,]?\d)")
# 3.5 is a decimal in a share, a size or a sum; elsewhere it may be a version, a date or a time
_DECIMAL = re.compile(
    r"(?:(?<=[$€£¥] )|(?<=[$€£¥]))\d+\.\d+(?![\d.,]*\d)|(?<![\d.,])\d+\.\d+"
    r"(?=[\s\u00a0-]?(?:%|per\s?cent|percent|mil[hl]|bil[hl]|tril|milion|miliard|млн|млрд|трлн|миллион|миллиард|процент|"
    r"[cmk]?m\b|kg\b|miles?\b|met|feet|inch|pounds|tonn|lit|degrees|acres|hectar|miglia|chil|gradi|piedi|ettar|"
    r"quil|pés|graus|tonel|[мск]?м\b|кг\b|метр|километр|сантиметр|миллиметр|килограмм|мил[ьия]|фут|литр|градус|гектар))",
    re.IGNORECASE,
)
# names that are also words, mostly the adjective of the country
_WORDS = frozenset({
    "Chile", "Peru", "Granada", "Guiana", "Togo", "Malta", "Mali", "Ciad", "Armênia", "Arménia", "Sérvia",
    "Bósnia", "Líbia", "Síria", "Estônia", "Estónia", "Macedônia", "Macedónia", "Indonésia", "Ucraina",
})  # fmt: skip
_FEWEST = 4  # letters of a name
_DOLLARS = re.compile(r"\bUS\s?\$\s*(?=\d)")
_PERCENT = re.compile(r"(?<=\d)[ \u00a0]%(?!\w)")
_ORDINAL = re.compile(r"\b1\s?[oO°](?= de [a-zç]+)")
# the first of a month in Italian: 1 ° luglio
_FIRST = re.compile(
    r"\b1\s?[°oO](?=\s(?:gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic)[a-z]*)", re.IGNORECASE
)
_POINTED = re.compile(r"(?<=\d)\.(?=[ºª])")  # as Portugal writes it
_NTH = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
_DASH = re.compile(r"—|\s–\s")
_HYPHEN = re.compile(r"(?<=[^\s\d]) - (?=[^\s\d])")


def shaped(source: str, hypothesis: str, source_language: str, target_language: str) -> str:
    """Return a translation with numbers, times, sums, ordinals, quotations and dashes in their usual form."""
    text = hypothesis
    if source_language == "en" and base_language(target_language) in _SEPARATORS:
        text = _numbers(source, text, *_SEPARATORS[base_language(target_language)])
    code = base_language(target_language)
    if code == "pt":
        text = _ORDINAL.sub("1º", _DOLLARS.sub("US$ ", text))
    if target_language == "pt-BR":
        text = _POINTED.sub("", text)
    if code == "it":
        text = _FIRST.sub("1º", text)
    if code in {"it", "pt"}:
        text = _ordinals(source, _PERCENT.sub("%", text))
    if source_language == "en":
        text = clock.of_whole_days(source, text, code)
    text = sums.in_one_manner(source, text, code)
    text = quotation.whole(source, text, target_language if target_language == "zh-Hant" else code)
    return _capitals(source, _dashes(source, text, code), source_language, target_language)


def _numbers(source: str, text: str, thousands: str, decimal: str) -> str:
    """Rewrite the numbers that the model copied from the source in the form of the language."""
    known = set(_GROUPED.findall(source)) | set(_DECIMAL.findall(source))
    if not known:
        return text

    def written(match: re.Match[str]) -> str:
        number = match.group()
        if number not in known:
            return number
        whole, _, rest = number.partition(".")
        whole = f"{int(whole.replace(',', '')):,}" if "," in whole else whole
        return whole.replace(",", thousands) + (decimal + rest if rest else "")

    return _DECIMAL.sub(written, _GROUPED.sub(written, text))


def _ordinals(source: str, text: str) -> str:
    """Write the ordinals that the source has in figures with their sign: `190o`, `190 °` become `190º`."""
    for number in sorted(set(_NTH.findall(source))):
        text = re.sub(rf"\b{number}(?:[oO](?!\w)|\s?°(?!\s?[CF]\b))", f"{number}º", text)
        text = re.sub(rf"\b{number}a(?!\w)", f"{number}ª", text)
    return text


def _dashes(source: str, text: str, target: str) -> str:
    """Restore the dashes that a model turned into hyphens: the source's own, in Russian the long one."""
    if " - " not in text:
        return text
    if target == "ru":
        return _HYPHEN.sub(" — ", text)
    theirs = _DASH.findall(source)
    if theirs and len(theirs) == len(_HYPHEN.findall(text)):
        return _HYPHEN.sub("——" if target == "zh" else f" {theirs[0].strip()} ", text)
    return text


def _capitals(source: str, text: str, source_language: str, target_language: str) -> str:
    """Capitalise the names of countries that the source names and the model wrote in lower case."""
    small = _countries(target_language)
    if not small:
        return text
    wanted = {concept for mention in mentions(source, source_language) for concept in mention.concepts}
    for concept in sorted(wanted & small.keys()):
        name = small[concept]
        if name not in text and name.lower() in text:
            text = re.sub(rf"\b{re.escape(name.lower())}\b", name, text)
    return text


@lru_cache(maxsize=16)
def _countries(language: str) -> dict[str, str]:
    """Return the countries whose names in a language are one word that means nothing in lower case."""
    if base_language(language) not in {"it", "pt"}:
        return {}
    return {
        concept: name
        for concept, name in names(language).items()
        if concept.startswith("country:") and name.isalpha() and len(name) >= _FEWEST and name not in _WORDS
    }
