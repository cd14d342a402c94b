"""Sentence boundaries in scripts that put spaces between words: where a sentence could end.

A candidate is a run of stops with the quotation marks and brackets that close behind it, and then white
space. `full_stops.py` decides for each whether it ends the sentence, so the cost is proportional to the
number of stops.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import normalize

from polyglot_news.sentences.full_stops import HARD, Candidate, judge_of

# what may stand between a stop and the space behind it: what closes, what closes in some languages, and
# marks that cannot be seen
_CLOSERS = re.escape("\"'”’»›)]}」』）】〉》“‘«‹„\u200b\u200e\u200f\u202c\u2060\u2069\ufeff")
_WINDOW = 48
_SPACE = re.compile(r"\s*")
_MORE_DOTS = re.compile(rf"[ \u00a0\u202f][.…]+(?!\w)[{_CLOSERS}.…]*")
_SPACED_CLOSER = re.compile(r"[ \u00a0\u202f](?:[»”][»”.!?…)]*|\)[.!?…]*)(?=[\s,;:]|\Z)")
# opening marks, dashes and bullets before the first word of a sentence
_LEAD = re.compile(r"[\s\"'“”‘’«»„‚‹›(\[{¿¡*#>‐-―\-\u200e\u200f\u202a-\u202e\u2066-\u2069]*")
_WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+")
_ANY_WORD = re.compile(r"\w")
# the number or letter of a list item is no sentence
_ITEM = re.compile(r"[•●▪■◦‣⁃►∙]?\s?(?:\d{1,3}|[a-z])[.)]\)?\s")
_QUOTATION = 600
_SPREAD_DOTS = re.compile(r"\.(?:[ \u00a0\u202f]\.){3,}")


def boundaries(text: str, start: int, end: int, language: str) -> Iterator[int]:
    """Yield where sentences begin in `text[start:end]`, the first one excepted."""
    judge = judge_of(language)
    stops = _stops(language)
    sentence = seen = start
    marker = _ITEM.match(text, start, end)
    position = marker.end() if marker else start
    worded = False
    while (match := stops.search(text, position, end)) is not None:
        stop, position = match.start(), _run_end(text, match.end(), end)
        gap = _length(_SPACE, text, position, end)
        if position + gap >= end:
            break
        if not worded:
            # marks without a word belong to the sentence that follows
            worded = _ANY_WORD.search(text, seen, stop) is not None
            seen = position
        run = text[stop:position]
        if not worded or not (gap or text[position].isupper() or not HARD.isdisjoint(run)):
            continue
        lead = position + gap + _length(_LEAD, text, position + gap, end)
        word = _WORD.match(text, lead, min(end, lead + _WINDOW))
        candidate = Candidate(
            window=text[max(sentence, stop - _WINDOW) : stop],
            run=run,
            gap=text[position : position + gap],
            lead=text[position + gap : min(lead, position + gap + _WINDOW)],
            following=text[lead : min(end, lead + _WINDOW)],
            word=normalize("NFC", word.group()) if word else "",
            words_before=_few_words(text, sentence, stop),
            quoting=_quoting(text, sentence, stop),
        )
        if judge.ends_sentence(candidate):
            sentence = position + gap
            if not text[stop - 1].isspace() and _SPREAD_DOTS.match(run):
                sentence = stop + 1  # a full stop, and then an ellipsis that opens the next sentence
            yield sentence
            worded, seen = False, max(seen, sentence)


@cache
def _stops(language: str) -> re.Pattern[str]:
    """Return the pattern of a run of stops; `;` asks in Greek and `:` ends a sentence in Armenian."""
    also = {"el": ";\u037e", "hy": ":"}.get(language, "")
    stops = re.escape("".join(sorted(HARD)) + ".!?…" + also)
    return re.compile(rf"[{stops}][{stops}{_CLOSERS}]*")


def _run_end(text: str, position: int, end: int) -> int:
    """Return where a run ends that goes on with spread dots (`. . .`) or a closing mark after a space."""
    while more := _MORE_DOTS.match(text, position, end) or _SPACED_CLOSER.match(text, position, end):
        position = more.end()
    return position


def _length(pattern: re.Pattern[str], text: str, position: int, end: int) -> int:
    match = pattern.match(text, position, end)
    return match.end() - position if match else 0


def _few_words(text: str, sentence: int, stop: int) -> tuple[str, ...]:
    """Return the words of the sentence so far, or nothing where it is too long to be an adverbial."""
    return tuple(text[sentence:stop].split()) if stop - sentence <= _WINDOW else ()


def _quoting(text: str, sentence: int, stop: int) -> bool:
    """Return whether « is open in the sentence so far; a sentence too long to be sure has none open."""
    return stop - sentence <= _QUOTATION and text.rfind("«", sentence, stop) > text.rfind("»", sentence, stop)
