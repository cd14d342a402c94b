"""Quotations: a lost mark comes back where its place is certain, inner quotations get inner marks."""

from __future__ import annotations

import re

_MARKS = re.compile('["“”„«»]')
_PARTNERS = {"”": ("“", "”"), "“": ("“", "”"), '"': ('"', '"'), "«": ("«", "»"), "»": ("«", "»")}
_STOPS = ".!?…。！？,，"
_INNER = {"it": ("“", "”"), "ru": ("„", "“"), "pt": ("‘", "’"), "zh": ("‘", "’")}
_OUTER = {"it": ("«", "»"), "ru": ("«", "»"), "pt": ("“", "”"), "zh": ("“", "”")}
_LONGEST = 400
_SINGLE = re.compile(rf"(?<!\w)[‘']([^‘’'«»]{{1,{_LONGEST}}})[’'](?!\w)")
_OUTER_OF_SOURCE = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_INNER_OF_SOURCE = re.compile(r"(?<!\w)['‘][^'‘’]+(?:['’]\w[^'‘’]*)*['’](?!\w)")


def whole(source: str, text: str, language: str) -> str:
    """Return a translation with its quotation marks in pairs and nested as its language nests them.

    Args:
        source: The sentence in any language.
        text: Its translation, whose marks may be straight or those of its language.
        language: Our code of the target language, without its variety.
    """
    if not _MARKS.search(source):
        return text
    text = _paired(source, text, language)
    return _nested(source, text, language) if language in _INNER else text


def _paired(source: str, text: str, language: str) -> str:
    """Give back the one lost mark of a quotation that begins the source, or is all of it."""
    theirs = list(_MARKS.finditer(text))
    if len(theirs) != 1 or theirs[0].group() not in _PARTNERS or len(_MARKS.findall(source)) != 2:  # noqa: PLR2004
        return text
    plain, place = source.strip(), theirs[0].start()
    if not _MARKS.match(plain):
        return text
    opening, closing = _PARTNERS[theirs[0].group()]
    if text[:place].strip():
        is_closing = text[place - 1].isalnum() or text[place - 1] in _STOPS
        return f"{opening}{text.lstrip()}" if is_closing and not text[place - 1].isspace() else text
    if not _MARKS.match(plain.rstrip(_STOPS)[-1:]):
        return text
    stop = text.rstrip()
    if stop.endswith(".") and not stop.endswith("..") and language != "en":
        return f"{stop[:-1]}{closing}."
    return f"{stop}{closing}"


def _nested(source: str, text: str, language: str) -> str:
    """Write the quotations within quotations with inner marks."""
    opening, closing = _OUTER[language]
    if opening in text:
        return _inside(text, opening, closing, language)
    marks = [match.start() for match in re.finditer('"', text)]
    if len(marks) != 4 or not _is_nested_once(source):  # noqa: PLR2004 - an outer and an inner pair
        return text
    first, last = marks[1:3]
    if text[first - 1].isalnum() or not text[first + 1].isalnum() or text[last + 1].isalnum():
        return text
    return f"{text[:first]}'{text[first + 1 : last]}'{text[last + 1 :]}"


def _is_nested_once(source: str) -> bool:
    """Whether the source has one double pair of marks, and one single pair within it."""
    outer = _OUTER_OF_SOURCE.findall(source)
    return len(outer) == 1 and len(_INNER_OF_SOURCE.findall(outer[0])) == 1


def _inside(text: str, opening: str, closing: str, language: str) -> str:
    inner = _INNER[language]
    if not _is_balanced(text, opening, closing):
        return text
    out: list[str] = []
    depth = 0
    for char in text:
        depth -= char == closing
        is_inner = depth > 0 and char in {opening, closing}
        out.append(inner[char == closing] if is_inner else char)
        depth += char == opening
    text = "".join(out)
    if language not in {"it", "ru"}:
        return text
    return re.sub(
        rf"{opening}[^{opening}{closing}]*{closing}",
        lambda match: _SINGLE.sub(rf"{inner[0]}\1{inner[1]}", match.group()),
        text,
    )


def _is_balanced(text: str, opening: str, closing: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == opening) - (char == closing)
        if depth < 0 or depth > 2:  # noqa: PLR2004 - no third level
            return False
    return depth == 0
