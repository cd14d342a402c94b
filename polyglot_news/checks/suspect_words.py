"""The words of a translation that are probably wrong: what to do without when it is decoded again."""

from __future__ import annotations

import re

from polyglot_news.checks import invented_words, numbers
from polyglot_news.checks.english_words import is_foreign
from polyglot_news.languages import facts

_NUMBER = re.compile(r"\d+(?:[.,:\u00a0\u202f ]\d+)*")
_WORD = re.compile(r"(?<![\w@/.-])[^\W\d_]{4,}(?![\w@/-])")
_MOST = 4  # words: without more of them nothing is left to say


def suspects(source: str, translation: str, source_language: str, target_language: str) -> tuple[str, ...]:
    """Return invented words, numbers that the source does not have, and words left in its language.

    >>> suspects("It cost 12 euros.", "È costato 21 euro.", "en", "it")
    ('21',)
    """
    found = list(invented_words.words(source, translation, source_language, target_language))
    if numbers.check(source, translation, source_language, target_language):
        ours = set(_NUMBER.findall(source))
        found += [number for number in _NUMBER.findall(translation) if number not in ours]
    found += _left(source, translation, source_language, target_language)
    return tuple(dict.fromkeys(found))[:_MOST]


def _left(source: str, translation: str, source_language: str, target_language: str) -> list[str]:
    """Return words of the source, in small letters, that the translation has and its language has not."""
    if not facts(source_language).spaced:
        return []
    ours = {word for word in _WORD.findall(source) if word == word.lower()}
    return [
        word for word in _WORD.findall(translation) if word in ours and _is_foreign(word, target_language)
    ]


def _is_foreign(word: str, language: str) -> bool:
    return facts(language).script != "Latin" or is_foreign(word, language, surely=True)
