"""Facts about each language: its codes and varieties, its script, its quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from polyglot_news.characters import EAST_ASIAN
from polyglot_news.errors import UsageError

Script = Literal[
    "Latin",
    "Cyrillic",
    "Han",
    "Japanese",
    "Hangul",
    "Arabic",
    "Hebrew",
    "Greek",
    "Devanagari",
    "Bengali",
    "Thai",
    "Tamil",
    "Telugu",
    "Kannada",
    "Malayalam",
    "Gujarati",
    "Georgian",
    "Armenian",
]


@dataclass(frozen=True, slots=True)
class Language:
    """What the program needs to know of a language.

    Attributes:
        code: Our code: ISO 639-1, with `zh` Simplified and `zh-Hant` Traditional Chinese, `pt-BR` Brazilian.
        name: English name.
        script: The script that its news is written in.
        quotes: Opening and closing quotation mark of its newspapers, outer level.
        punkt: Name of its Punkt model, or an empty string.
        snowball: Name of its Snowball stemmer, or an empty string.
    """

    code: str
    name: str
    script: Script = "Latin"
    quotes: tuple[str, str] = ("“", "”")
    punkt: str = ""
    snowball: str = ""

    @property
    def spaced(self) -> bool:
        """Whether spaces stand between words."""
        return self.script not in {"Han", "Japanese", "Thai"}

    @property
    def right_to_left(self) -> bool:
        """Whether its script runs from right to left."""
        return self.script in {"Arabic", "Hebrew"}


_GUILLEMETS = ("«", "»")
_LOW_HIGH = ("„", "“")
_LOW_RIGHT = ("„", "”")
_CORNERS = ("「", "」")

LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language("ar", "Arabic", "Arabic", snowball="arabic"),
        Language("az", "Azerbaijani"),
        Language("be", "Belarusian", "Cyrillic", _GUILLEMETS),
        Language("bg", "Bulgarian", "Cyrillic", _LOW_HIGH),
        Language("bn", "Bengali", "Bengali"),
        Language("bs", "Bosnian", quotes=_LOW_RIGHT),
        Language("ca", "Catalan", quotes=_GUILLEMETS),
        Language("cs", "Czech", quotes=_LOW_HIGH, punkt="czech"),
        Language("da", "Danish", punkt="danish", snowball="danish"),
        Language("de", "German", quotes=_LOW_HIGH, punkt="german", snowball="german"),
        Language("el", "Greek", "Greek", _GUILLEMETS, punkt="greek"),
        Language("en", "English", punkt="english", snowball="english"),
        Language("eo", "Esperanto"),
        Language("es", "Spanish", quotes=_GUILLEMETS, punkt="spanish", snowball="spanish"),
        Language("et", "Estonian", quotes=_LOW_HIGH, punkt="estonian"),
        Language("eu", "Basque", quotes=_GUILLEMETS),
        Language("fa", "Persian", "Arabic", _GUILLEMETS),
        Language("fi", "Finnish", quotes=("”", "”"), punkt="finnish", snowball="finnish"),
        Language("fr", "French", quotes=("« ", " »"), punkt="french", snowball="french"),
        Language("ga", "Irish"),
        Language("gl", "Galician", quotes=_GUILLEMETS),
        Language("gu", "Gujarati", "Gujarati"),
        Language("he", "Hebrew", "Hebrew", ("”", "”")),
        Language("hi", "Hindi", "Devanagari"),
        Language("hr", "Croatian", quotes=_LOW_RIGHT),
        Language("hu", "Hungarian", quotes=_LOW_RIGHT, snowball="hungarian"),
        Language("hy", "Armenian", "Armenian", _GUILLEMETS),
        Language("id", "Indonesian"),
        Language("is", "Icelandic", quotes=_LOW_HIGH),
        Language("it", "Italian", quotes=_GUILLEMETS, punkt="italian", snowball="italian"),
        Language("ja", "Japanese", "Japanese", _CORNERS),
        Language("ka", "Georgian", "Georgian", _LOW_HIGH),
        Language("kk", "Kazakh", "Cyrillic", _GUILLEMETS),
        Language("kn", "Kannada", "Kannada"),
        Language("ko", "Korean", "Hangul"),
        Language("ky", "Kyrgyz", "Cyrillic", _GUILLEMETS),
        Language("lt", "Lithuanian", quotes=_LOW_HIGH),
        Language("lv", "Latvian"),
        Language("mk", "Macedonian", "Cyrillic", _LOW_HIGH),
        Language("ml", "Malayalam", "Malayalam", punkt="malayalam"),
        Language("mr", "Marathi", "Devanagari"),
        Language("ms", "Malay"),
        Language("mt", "Maltese"),
        Language("nb", "Norwegian Bokmål", quotes=_GUILLEMETS, punkt="norwegian", snowball="norwegian"),
        Language("nl", "Dutch", punkt="dutch", snowball="dutch"),
        Language("nn", "Norwegian Nynorsk", quotes=_GUILLEMETS, punkt="norwegian", snowball="norwegian"),
        Language("pl", "Polish", quotes=_LOW_RIGHT, punkt="polish"),
        Language("pt", "Portuguese", punkt="portuguese", snowball="portuguese"),
        Language("pt-BR", "Portuguese (Brazil)", punkt="portuguese", snowball="portuguese"),
        Language("ro", "Romanian", quotes=_LOW_RIGHT, snowball="romanian"),
        Language("ru", "Russian", "Cyrillic", _GUILLEMETS, punkt="russian", snowball="russian"),
        Language("sk", "Slovak", quotes=_LOW_HIGH),
        Language("sl", "Slovenian", quotes=_LOW_HIGH, punkt="slovene"),
        Language("sq", "Albanian", quotes=_GUILLEMETS),
        Language("sr", "Serbian", "Cyrillic", _LOW_HIGH),
        Language("sv", "Swedish", quotes=("”", "”"), punkt="swedish", snowball="swedish"),
        Language("ta", "Tamil", "Tamil"),
        Language("te", "Telugu", "Telugu"),
        Language("th", "Thai", "Thai"),
        Language("tl", "Tagalog"),
        Language("tr", "Turkish", punkt="turkish"),
        Language("uk", "Ukrainian", "Cyrillic", _GUILLEMETS),
        Language("ur", "Urdu", "Arabic"),
        Language("uz", "Uzbek", quotes=_GUILLEMETS),
        Language("vi", "Vietnamese"),
        Language("zh", "Chinese (Simplified)", "Han"),
        Language("zh-Hant", "Chinese (Traditional)", "Han", _CORNERS),
    )
}

# What others write for the same language: Argos (zt, pb), BCP 47 regions and scripts, old codes.
_ALIASES = {
    "zt": "zh-Hant", "zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "zh-mo": "zh-Hant", "zh-hant": "zh-Hant",
    "zh-cn": "zh", "zh-sg": "zh", "zh-hans": "zh", "pb": "pt-BR", "pt-br": "pt-BR", "no": "nb", "iw": "he",
    "in": "id", "fil": "tl",
}  # fmt: skip
# Varieties of one language whose readers can read each other's; the two Chinese scripts are no such pair.
_READABLE = {"pt-BR": "pt", "pt": "pt-BR", "nb": "nn", "nn": "nb"}
_LONGEST_TAG = 64  # characters: BCP 47 (RFC 5646, 4.4) asks for room for 35


def code_of(tag: str) -> str:
    """Return our code for a language tag of any of the usual conventions (`pb`, `zh_TW`, `en-GB`, `RU`).

    >>> code_of("zh_TW"), code_of("en-GB"), code_of("pb")
    ('zh-Hant', 'en', 'pt-BR')

    Raises:
        UsageError: The language is not one that the program knows.
    """
    if tag in LANGUAGES:
        return tag
    wanted = tag.strip()[: _LONGEST_TAG + 1].lower().replace("_", "-")
    parts = wanted.split("-") if len(wanted) <= _LONGEST_TAG else []
    for length in range(len(parts), 0, -1):
        shorter = "-".join(parts[:length])
        if shorter in _ALIASES:
            return _ALIASES[shorter]
        if shorter in LANGUAGES:
            return shorter
    shown = tag if parts else f"{tag.strip()[:_LONGEST_TAG]}…"
    raise UsageError(
        f"unknown language '{shown}'", "languages are ISO 639-1 codes, such as it, ru, zh, zh-Hant, pt-BR"
    )


def facts(code: str) -> Language:
    """Return the facts of one of our codes; a code without an entry gets plain Latin defaults."""
    return LANGUAGES.get(code) or Language(code, code)


def base_language(code: str) -> str:
    """Return the language that a code is a variety of, or the code: tables of words hold no varieties.

    >>> base_language("pt-BR"), base_language("zh-Hant"), base_language("it")
    ('pt', 'zh', 'it')
    """
    return code.partition("-")[0]


def varieties(code: str) -> tuple[str, ...]:
    """Return a language and, after it, the variety that its readers can read as well (pt for pt-BR)."""
    return (code, _READABLE[code]) if code in _READABLE else (code,)


_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# white space between two characters of a script that writes without spaces
_CJK_GAP = re.compile(rf"(?<=[{EAST_ASIAN}])[\r\n][ \t\r\n]*(?=[{EAST_ASIAN}])")


def one_line(text: str, code: str) -> str:
    """Return the text on one line: line breaks, control characters and runs of spaces become one space.

    In a language that writes without spaces, a line break between two of its characters becomes nothing.
    """
    if not facts(code).spaced:
        text = _CJK_GAP.sub("", text)
    return " ".join(_CONTROL.sub(" ", text).split())
