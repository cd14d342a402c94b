"""Quotations that run over several sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from polyglot_news.document import Sentence

# Opening marks and what closes each; „ is closed in Polish by ”, in German by “.
_PAIRS = {
    "“": "”", "«": "»", "„": "“”", "‹": "›", "「": "」", "『": "』", "”": "”", "‘": "’", '"': '"', "'": "'’",
}  # fmt: skip
_MARK = re.compile(f"[{''.join(sorted(set(''.join(_PAIRS) + ''.join(_PAIRS.values()))))}]")
_APOSTROPHES = "’'"
_AMBIGUOUS = "\"'”‘"
_LONGEST_QUOTE = 5


def groups(sentences: Sequence[Sentence]) -> tuple[tuple[int, int], ...]:
    """Return the ranges of positions, in order, that one quotation runs over; most hold one sentence.

    A quotation ends at its closing mark or with its paragraph, unless the next paragraph opens with its mark
    again. One without an end, or that runs over more than five sentences, binds nothing: a mark is missing.
    """
    bound = [False] * len(sentences)  # whether a position hangs together with the one before
    mark, began = "", 0
    for position, sentence in enumerate(sentences):
        new_paragraph = position > 0 and sentence.paragraph != sentences[position - 1].paragraph
        if mark and (
            position - began >= _LONGEST_QUOTE
            or (new_paragraph and not sentence.text.lstrip().startswith(mark))
        ):
            mark = ""
        was = mark
        # where a paragraph repeats the opening mark, the repetition opens nothing
        text = sentence.text.lstrip()[1:] if was and new_paragraph else sentence.text
        mark, closed = _after(text, mark)
        if was and closed:
            bound[began + 1 : position + 1] = [True] * (position - began)
        if mark and (not was or closed):
            began = position
    starts = [position for position, tied in enumerate(bound) if not tied]
    return tuple(zip(starts, [*starts[1:], len(sentences)][: len(starts)], strict=True))


def _after(text: str, mark: str) -> tuple[str, bool]:
    """Return the mark of the quotation open behind a text, and whether one open before it was closed."""
    closed = False
    given = bool(mark)
    for found in _MARK.finditer(text):
        char, at = found.group(), found.start()
        before = text[at - 1] if at else " "
        behind = text[at + 1] if at + 1 < len(text) else " "
        if mark:
            if char in _PAIRS[mark] and not (char in _APOSTROPHES and behind.isalnum()):
                mark, closed = "", closed or given
        elif char in _PAIRS and _opens(char, before, behind):
            mark = char
    return mark, closed


def _opens(char: str, before: str, behind: str) -> bool:
    if char == "'":
        # an apostrophe that shortens a year or a word ('90s, 'em) opens no quotation
        return not before.isalnum() and behind.isupper()
    return char not in _AMBIGUOUS or (not before.isalnum() and not behind.isspace())
