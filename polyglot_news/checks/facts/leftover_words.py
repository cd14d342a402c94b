"""Words of an English source left in its translation, though the language does not use them."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from itertools import pairwise

from polyglot_news.checks import data
from polyglot_news.checks.english_words import is_foreign
from polyglot_news.checks.facts.facts_of_a_sentence import Side
from polyglot_news.checks.word_correspondence import stem
from polyglot_news.document import Flag
from polyglot_news.languages import base_language, facts

_KNOWN = frozenset({"it", "pt"})
# Chinese characters may stand beside a word, letters of an alphabet and digits may not
_WORD = re.compile(r"(?<![A-Za-z0-9_\u00c0-\u04ff.@/'’-])[a-z]{3,}(?![A-Za-z0-9_\u00c0-\u04ff@/'’-]|\.[a-z])")
# titles and foreign phrases may stay untranslated
_APART = re.compile(r"[\"“«„‘『「《(（][^\"“”«»„‘’『』「」《》()（）]{1,200}[\"”»’』」》)）]")
# small words within a name: Royal Society for the Prevention of Cruelty
_INSIDE = re.compile(r"(?<=\b[A-Z])([a-z]+)((?:\s[a-z]{2,4}){1,3})(?=\s[A-Z])")
_FEWEST = 4  # letters of a word that alone is enough
_USUAL = 3.0  # evidence of a word for its usual translation


def check(ours: Side, theirs: Side) -> tuple[Flag, ...]:
    """Return a warning that names the words left in English."""
    if ours.language != "en" or (
        base_language(theirs.language) not in _KNOWN and facts(theirs.language).script == "Latin"
    ):
        return ()
    source = set(_WORD.findall(ours.text))
    text = _INSIDE.sub(r"\1 ", _APART.sub(" ", theirs.text))
    if facts(theirs.language).script == "Latin":
        text = _loans().sub(" | ", text)
    left = [
        match
        for match in _WORD.finditer(text)
        if match.group() in source and is_foreign(match.group(), theirs.language)
    ]
    surely = [match for match in left if len(match.group()) >= _FEWEST and _is_enough(match, theirs.language)]
    in_row = [(first, second) for first, second in pairwise(left) if second.start() - first.end() == 1]
    run = () if surely or in_row else _kept_run(ours, text, theirs.language)
    if not surely and not in_row and not run:
        return ()
    words = " ".join(match.group() for match in run or left)
    return (Flag("untranslated", "warning", f"“{words}” was left in the source language."),)


def _is_enough(match: re.Match[str], language: str) -> bool:
    return is_foreign(match.group(), language, surely=True) and not _standing_for(match.group(), language)[0]


def _kept_run(ours: Side, text: str, language: str) -> tuple[re.Match[str], ...]:
    """Return two words in a row on both sides, one of which is usually translated by another word."""
    for first, second in pairwise(_WORD.finditer(text)):
        if second.start() - first.end() != 1 or f"{first.group()} {second.group()}" not in ours.text:
            continue
        if not any(is_foreign(match.group(), language) for match in (first, second)):
            continue  # safety car, green card
        found = [_standing_for(match.group(), language) for match in (first, second)]
        if any(not itself and best >= _USUAL for itself, best in found):
            return (first, second)
    return ()


@lru_cache(maxsize=1)
def _loans() -> re.Pattern[str]:
    """Return the English expressions that Italian and Portuguese use as they are."""
    lines = (resources.files(__package__) / "data" / "loans.txt").read_text("utf-8").splitlines()
    return re.compile(rf"\b(?:{'|'.join(line.replace(' ', '[ -]') for line in lines)})\b")


def _standing_for(word: str, language: str) -> tuple[bool, float]:
    """Return whether a word is used in the other language too, and the evidence of its usual translation."""
    lexicon = data.lexicon("en", language)
    row = lexicon.pairs.get(stem(word, "en"), {}) if lexicon is not None else {}
    # a longer word has its stem in common with its like in the other language: minister, ministro
    is_itself = stem(word, language) == word and word in row
    return is_itself, max(row.values(), default=0.0)
