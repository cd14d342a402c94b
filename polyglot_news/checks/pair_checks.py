"""One source sentence and its translation -> flags, the gravest kind of fault first."""

from __future__ import annotations

import unicodedata

from polyglot_news.checks import (
    facts,
    invented_words,
    length_ratio,
    loops,
    numbers,
    punctuation,
    scripts,
    untranslated_text,
    word_correspondence,
)
from polyglot_news.document import Flag
from polyglot_news.escaping import unescaped


def check_pair(source: str, translation: str, source_language: str, target_language: str) -> tuple[Flag, ...]:
    """Return what to look at in one translated sentence; nothing if it looks right.

    Errors are what no reader should get: an empty or untranslated sentence, a loop, another script, a lost
    tail, a wrong number. Warnings are hints.

    >>> [flag.check for flag in check_pair("It cost 12 million.", "È costato 21 milioni.", "en", "it")]
    ['numbers']

    Args:
        source: A sentence, or a title or paragraph; one without a letter or digit is not judged.
        translation: What was made of it.
        source_language: Our code (`languages.py`) of the language of the source.
        target_language: That of the translation. For pairs without measured constants only the checks that
            need none are made, and length has wide bounds.
    """
    source = unicodedata.normalize("NFC", source).strip()
    translation = unicodedata.normalize("NFC", translation).strip()
    if not any(map(str.isalnum, source)):
        return ()
    if not any(map(str.isalnum, translation)):
        return (Flag("empty", "error", "The translation is empty."),)
    if source_language == target_language:
        return ()
    written, source, translation = (source, translation), unescaped(source), unescaped(translation)
    if not (any(map(str.isalnum, source)) and any(map(str.isalnum, translation))):
        return punctuation.check(*written, target_language)
    flags = (
        *untranslated_text.check(source, translation, source_language, target_language),
        *loops.check(source, translation),
        *scripts.check(source, translation, target_language),
        *length_ratio.check(source, translation, source_language, target_language),
        *numbers.check(source, translation, source_language, target_language),
        *word_correspondence.check(source, translation, source_language, target_language),
        *punctuation.check(*written, target_language),
        *facts.check(source, translation, source_language, target_language),
        *invented_words.check(source, translation, source_language, target_language),
    )
    return tuple(sorted(flags, key=lambda flag: flag.severity != "error"))
