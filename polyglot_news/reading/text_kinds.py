"""What kind of text an input is: HTML, Markdown or plain text."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from polyglot_news.containers import SUFFIXES as SUFFIXES_OF_CONTAINERS

Kind = Literal["html", "markdown", "text"]

_BY_SUFFIX: dict[str, Kind] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".txt": "text",
    ".text": "text",
}
SUFFIXES = frozenset(_BY_SUFFIX) | SUFFIXES_OF_CONTAINERS  # of the files that can be articles
_HTML_START = re.compile(
    r"\s{0,500}(?:<\?xml[^>]{0,200}>\s{0,100})?(?:<!--.{0,2000}?-->\s{0,100})?<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRAGMENT_START = re.compile(
    r"\s{0,500}<(?:body|article|main|section|div|h[1-6]|p|table|ul|meta|title)\b[^<>]{0,500}>", re.IGNORECASE
)
_CLOSING = re.compile(
    r"</(?:body|article|main|section|div|h[1-6]|p|table|ul|span|a|li|title)\s{0,9}>", re.IGNORECASE
)
_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(?:[^\r\n]{0,1000}\r?\n){1,100}?\1[ \t]*(?:\r?\n|$)")
_HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_LINK = re.compile(r"\[[^\[\]\n]{1,200}\]\([^()\s]{1,500}\)")

WINDOW = 20_000
MARKDOWN_MARKS = 2


def kind_of(text: str, path: str = "-") -> Kind:
    """Return the kind of a text: by the name of its file, and by its content where the name says nothing.

    A page that begins with `<!DOCTYPE html>` or `<html>` is HTML whatever its file is called, and a text that
    begins with a front matter is Markdown.
    """
    if _HTML_START.match(text):
        return "html"
    named = _BY_SUFFIX.get(PurePath(path).suffix.lower())
    head = text[:WINDOW]
    if named:
        return "markdown" if named == "text" and _FRONT_MATTER.match(head) else named
    if _FRAGMENT_START.match(head) and len(_CLOSING.findall(head)) > 1:
        return "html"
    first_line_is_heading = _HEADING.match(head.lstrip())
    marks = len(_HEADING.findall(head)) + len(_LINK.findall(head))
    if (
        _FRONT_MATTER.match(head)
        or (first_line_is_heading and head.lstrip()[:2] == "# ")
        or marks > MARKDOWN_MARKS
    ):
        return "markdown"
    return "text"
