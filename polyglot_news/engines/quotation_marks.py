"""Quotation marks: models get the straight ones that they know, readers get those of their language."""

from __future__ import annotations

import re

from polyglot_news.languages import facts

_CURLY = "“”„‟«»「」『』〝〞"
_TYPOGRAPHIC = re.compile(f"[{_CURLY}]")
_DOUBLE = re.compile(f'[{_CURLY}"]')
_SPACED_DOUBLE = re.compile(f'(?<! ) ?([{_CURLY}"]) ?')
_TIGHT_DASH = re.compile(r"(?<=\w)(?P<mark>[\"”’»']?)—(?=[\"“‘«']?\w)")
_GUILLEMET_GAPS = re.compile(r"(?<=«)[ \u00a0\u202f]+|[ \u00a0\u202f]+(?=»)")
_SINGLE_PAIR = re.compile(r"(?<!\w)[‘‚‹]([^‘’‚‹›]{1,400}(?:’\w[^‘’‚‹›]{0,400}){0,20})[’›](?!\w)")
_STRAIGHT_PAIR = re.compile(r"(?<!\w)'([^']{1,400})'(?!\w)")
_APOSTROPHE = re.compile(r"(?<=\w)['](?=\w)")
_OPENS_AFTER = re.compile(r"[\s(\[{/—–-]")
_CLOSES_BEFORE = re.compile(r"[\s)\]}/.,;:!?…—–，。；：！？、-]")


def plain(text: str) -> str:
    """Return the text with straight quotation marks and apostrophes, and with spaces around long dashes.

    Single quotation marks become double if the text has no others: British papers use them first.
    Models lose a dash without spaces (`The plan—which nobody had read—was dropped`).

    >>> print(plain("“We’re ready”, she said"))
    "We're ready", she said
    """
    text = _TIGHT_DASH.sub(r"\g<mark> — ", _GUILLEMET_GAPS.sub("", text))
    if not _DOUBLE.search(text):
        text = _SINGLE_PAIR.sub(r'"\1"', text)
    return _TYPOGRAPHIC.sub('"', text).translate(_STRAIGHT)


_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "‚": "'", "‛": "'", "‹": "'", "›": "'"})


def restored(hypothesis: str, *, source: str, language: str) -> str:
    """Return a translation with the quotation marks of its language if its source has typographic ones.

    For straight marks in the source they stay as the model wrote them, except in Chinese and Japanese, which
    have no straight ones.

    Args:
        hypothesis: The model's translation of `plain(source)`.
        source: The sentence as it was written.
        language: Our code of the target language.
    """
    target = facts(language)
    if "’" in source:
        hypothesis = _STRAIGHT_PAIR.sub(r"‘\1’", _APOSTROPHE.sub("’", hypothesis))
    if _TYPOGRAPHIC.search(source) or _SINGLE_PAIR.search(source) or not target.spaced:
        return _paired(hypothesis, *target.quotes)
    return hypothesis


def _paired(text: str, opening: str, closing: str) -> str:
    """Replace each double quotation mark by the opening or closing one, as its context shows."""
    out: list[str] = []
    end = 0
    depth = 0
    for match in _SPACED_DOUBLE.finditer(text):
        left, right = match.span(1)
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        opens = not before or left > match.start() or _OPENS_AFTER.match(before) is not None
        closes = not after or right < match.end() or _CLOSES_BEFORE.match(after) is not None
        is_opening = opens if opens != closes else depth == 0
        depth = depth + 1 if is_opening else max(0, depth - 1)
        out.append(text[end : match.start()])
        # white space is kept only outside the quotation
        out.append(
            text[match.start() : left] + opening if is_opening else closing + text[right : match.end()]
        )
        end = match.end()
    return "".join((*out, text[end:]))
