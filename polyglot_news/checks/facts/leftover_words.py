"""Words of an English source left in its translation, though the language does not use them."""

from __future__ import annotations

import re
from itertools import pairwise

from polyglot_news.checks.english_words import is_foreign
from polyglot_news.checks.facts.facts_of_a_sentence import Side
from polyglot_news.document import Flag
from polyglot_news.languages import base_language, facts

_KNOWN = frozenset({"it", "pt"})
_WORD = re.compile(r"(?<![\w.@/'’-])[a-z]{3,}(?![\w@/'’-])", re.ASCII)
# titles and foreign phrases may stay untranslated
_APART = re.compile(r"[\"“«„‘『「《(（][^\"“”«»„‘’『』「」《》()（）]{1,200}[\"”»’』」》)）]")
# small words within a name: Royal Society for the Prevention of Cruelty
_INSIDE = re.compile(r"(?<=\b[A-Z])([a-z]+)((?:\s[a-z]{2,4}){1,3})(?=\s[A-Z])")
_FEWEST = 4  # letters of a word that alone is enough


def check(ours: Side, theirs: Side) -> tuple[Flag, ...]:
    """Return a warning that names the words left in English."""
    if ours.language != "en" or (
        base_language(theirs.language) not in _KNOWN and facts(theirs.language).script == "Latin"
    ):
        return ()
    source = set(_WORD.findall(ours.text))
    text = _INSIDE.sub(r"\1 ", _APART.sub(" ", theirs.text))
    left = [
        match
        for match in _WORD.finditer(text)
        if match.group() in source and is_foreign(match.group(), theirs.language)
    ]
    surely = [match for match in left if len(match.group()) >= _FEWEST and _is_enough(match, theirs.language)]
    in_row = [first for first, second in pairwise(left) if second.start() - first.end() == 1]
    if not surely and not in_row:
        return ()
    words = " ".join(match.group() for match in left)
    return (Flag("untranslated", "warning", f"“{words}” was left in the source language."),)


def _is_enough(match: re.Match[str], language: str) -> bool:
    return is_foreign(match.group(), language, surely=True)
