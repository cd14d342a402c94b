"""HTML cut into tags and text, each with its place in the source: what is not translated stays byte for byte.

A parser that builds a tree would write the page anew; this one only finds the places. Linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Literal

RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript"})
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_NAME = re.compile(r"[A-Za-z][^\s/>]{0,60}")
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]{1,100})(?:\s{0,100}=\s{0,100}(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'<>]+)))?"""
)
_LONGEST_TAG = 100_000


@dataclass(frozen=True, slots=True)
class Tag:
    """A piece of the source: text, a tag, or what is neither (comments, declarations, raw text).

    An `empty` tag opens and closes at once; what is `kept` stands for a word, and a `break` for a space.
    """

    kind: Literal["text", "open", "close", "empty", "kept", "break", "other"]
    start: int
    end: int
    name: str = ""


def tags(source: str, *, xml: bool = False) -> Iterator[Tag]:
    """Yield the pieces of a page in order; together they are the whole of it.

    In XML a tag that ends in a slash is `empty`; in HTML that slash says nothing.
    """
    at = text_from = 0
    lower = source.lower() if len(source.lower()) == len(source) else source
    while (at := source.find("<", at)) >= 0:
        found = _at(source, lower, at)
        if found is None:
            at += 1
            continue
        if text_from < at:
            yield Tag("text", text_from, at)
        if xml and found.kind == "open" and source[found.end - 2] == "/":
            found = Tag("empty", found.start, found.end, found.name)
        yield found
        at = text_from = found.end
        if found.kind == "open" and found.name in RAW:
            end = lower.find(f"</{found.name}", at)
            end = len(source) if end < 0 else end
            if at < end:
                yield Tag("other", at, end)
            at = text_from = end
    if text_from < len(source):
        yield Tag("text", text_from, len(source))


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a tag: its value as written, where that is in the tag, and where all of it is."""

    value: str
    first: int
    last: int
    start: int
    end: int


def attributes(tag: str) -> dict[str, Attribute]:
    """Return the attributes of a tag's source by their names in lower case; the first of a name counts."""
    found: dict[str, Attribute] = {}
    name = _NAME.match(tag, 1)
    for match in _ATTRIBUTE.finditer(tag, name.end() if name else 1):
        group = next((g for g in ("double", "single", "bare") if match[g] is not None), None)
        value = Attribute("", match.end(), match.end(), *match.span())
        if group is not None:
            value = Attribute(match[group], *match.span(group), *match.span())
        found.setdefault(match["name"].lower(), value)
    return found


def without(tag: str, unwanted: Iterable[Attribute]) -> str:
    """Return a tag's source without some of its attributes."""
    for attribute in sorted(unwanted, key=lambda each: -each.start):
        tag = tag[: attribute.start].rstrip() + tag[attribute.end :]
    return tag


def safe_tag(tag: str) -> str:
    """Return a tag's source without what a browser would run: handlers and addresses that are scripts."""
    return without(
        tag,
        [
            attribute
            for name, attribute in attributes(tag).items()
            if name.startswith("on") or _is_script(attribute.value)
        ],
    )


def _is_script(value: str) -> bool:
    address = "".join(c for c in unescape(value) if c > " ").lower()
    return address.startswith(("javascript:", "vbscript:", "data:text/html"))


def _at(source: str, lower: str, at: int) -> Tag | None:
    """Return the tag, comment or declaration that begins at a place, or None where `<` is only text."""
    following = source[at + 1 : at + 2]
    if source.startswith("<!--", at):
        end = source.find("-->", at + 4)
        return Tag("other", at, len(source) if end < 0 else end + 3)
    if following in {"!", "?"}:
        end = source.find(">", at)
        return Tag("other", at, len(source) if end < 0 else end + 1)
    closing = following == "/"
    name = _NAME.match(lower, at + 1 + closing)
    if name is None:
        return None
    end = _end(source, name.end())
    return None if end < 0 else Tag("close" if closing else "open", at, end, name.group())


def _end(source: str, at: int) -> int:
    """Return the place behind a tag whose name ends at `at`, or -1; in a quoted value no tag ends."""
    limit = min(len(source), at + _LONGEST_TAG)
    first = source.find(">", at, limit)
    if first < 0:
        return -1
    place = at
    while True:
        end = source.find(">", place, limit)
        if end < 0:
            return first + 1  # a quote that never closes: browsers differ, the first end is the safe one
        quotes = [q for q in (source.find('"', place, end), source.find("'", place, end)) if q >= 0]
        # a quote begins a value only behind an equals sign
        quote = min(quotes, default=-1)
        if quote < 0:
            return end + 1
        if not source[place:quote].rstrip().endswith("="):
            place = quote + 1
            continue
        closing = source.find(source[quote], quote + 1, limit)
        if closing < 0:
            return first + 1
        place = closing + 1
