"""Source text that was left unchanged: a whole sentence, or a run of words in it."""

from __future__ import annotations

import re

from polyglot_news.characters import ADDRESS, WORDS
from polyglot_news.document import Flag
from polyglot_news.languages import base_language, facts
from polyglot_news.likeness import shared_from

_FEWEST = 3  # words in lower case that names alone would not have
_RUN = 5
_MOST = 0.6
_NAMES = re.compile(
    r"[\"“”«»„‘’『』「」《》][^\"“”«»„‘’『』「」《》]{1,200}[\"“”«»„‘’『』「」《》]|\([^()]{1,200}\)|（[^（）]{1,200}）"
)
_LONGEST = 20_000


def check(source: str, translation: str, source_language: str, target_language: str) -> tuple[Flag, ...]:
    """Return an error where the translation is the source, a warning where it has a run of its words."""
    if _same(source_language, target_language):
        return ()
    ours = WORDS.findall(source[:_LONGEST])
    theirs = WORDS.findall(translation[:_LONGEST])
    plain = [word for word in ours if word == word.lower()]
    if not theirs or not plain:
        return ()
    known = set(plain)
    left = (Flag("untranslated", "error", "The sentence was left untranslated."),)
    if not facts(source_language).spaced:
        return left if _is_half_shared(source, translation) else ()
    if _is_left(ours, theirs, known):
        return left
    # a title or a foreign phrase in quotation marks may stay unchanged
    outside = WORDS.findall(_NAMES.sub(" | ", ADDRESS.sub(" | ", translation[:_LONGEST])))
    run = _longest_run(ours, outside, known)
    if run >= _RUN:
        return (Flag("untranslated", "warning", f"{run} consecutive words are the same as in the source."),)
    return ()


def _is_left(ours: list[str], theirs: list[str], known: set[str]) -> bool:
    """Whether most of the translation is the source; `known` are the words of the source in lower case."""
    if len(known) >= _FEWEST and [word.lower() for word in ours] == [word.lower() for word in theirs]:
        return True
    kept = sum(word in known for word in theirs)
    return kept >= _RUN and kept > _MOST * len(theirs) and _longest_run(ours, theirs, known) >= _RUN


def _is_half_shared(source: str, translation: str) -> bool:
    """Whether half of the translation is one piece of a source that is written without spaces."""
    translation = translation[:_LONGEST]
    shared = _longest_shared(source[:_LONGEST], translation)
    return shared * 2 > len(translation)


def _same(first: str, second: str) -> bool:
    return base_language(first) == base_language(second)


def _longest_run(ours: list[str], theirs: list[str], plain: set[str]) -> int:
    """Return how many words in a row both have; a run counts where most of it is in lower case."""
    starts = {tuple(ours[n : n + _RUN]) for n in range(len(ours) - _RUN + 1)}
    longest = run = 0
    for place in range(len(theirs) - _RUN + 1):
        window = tuple(theirs[place : place + _RUN])
        if window in starts and sum(word in plain for word in window) >= _RUN - 1:
            run = run + 1 if run else _RUN
            longest = max(longest, run)
        else:
            run = 0
    return longest


def _longest_shared(source: str, translation: str) -> int:
    """Return the length of the longest piece that both have, at least ten, searched in steps of ten; or 0."""
    step = 2 * _RUN
    starts = range(0, min(len(source), 2_000) - step + 1, step)
    if not any(source[start : start + step] in translation for start in starts):
        return 0
    shared = shared_from(source, translation)
    return max(shared[start] for start in starts)
