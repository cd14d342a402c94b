"""Articles as JSON: JSON Feed 1.1, an array of objects, one object, or an object a line."""

from __future__ import annotations

import json
from collections.abc import Mapping

from polyglot_news.containers.item import Item, day_of, one_line
from polyglot_news.containers.texts import decoded
from polyglot_news.errors import InputError

ARTICLES = 20_000
_TITLE = ("title", "headline")
_HTML = ("html", "content_html")
_TEXT = ("text", "content_text", "content", "body", "summary", "description")
_DAY = ("published", "date_published", "datePublished", "date", "date_modified")
_IDENT = ("id", "url", "link")


def items(data: bytes, path: str) -> tuple[Item, ...]:
    """Return the objects that have a text, in the file's order.

    Raises:
        InputError: A line is no JSON, or no object has a text.
    """
    values, language = _values(decoded(data), path)
    found = tuple(item for item in (_item(value, language) for value in values[:ARTICLES]) if item)
    if not found:
        raise InputError(
            f"{path}: a JSON file in which no object has a text",
            "name the field 'text', 'html' or 'content', or translate the values with --lines",
        )
    return found


def _values(text: str, path: str) -> tuple[list[object], str]:
    """Return the objects in a text, and the language that the feed says it has."""
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise InputError(f"{path}: nested too deep", "no article is: look at what the file holds") from error
    except ValueError:
        return [
            _line(line, number, path) for number, line in enumerate(text.splitlines(), 1) if line.strip()
        ], ""
    if isinstance(value, list):
        return value, ""
    if isinstance(value, dict) and isinstance(value.get("items"), list):
        return value["items"], _string(value, ("language",))
    return [value], ""


def _line(line: str, number: int, path: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}, line {number}: this is no JSON: {error}", "mend the line") from error


def _item(value: object, language: str) -> Item | None:
    if not isinstance(value, dict):
        return None
    html, text = _string(value, _HTML), _string(value, _TEXT)
    if not html and text.lstrip().startswith("<") and "</" in text:
        html = text
    if not html and not text:
        return None
    return Item(
        html=html,
        text="" if html else text,
        title=one_line(_string(value, _TITLE)),
        published=day_of(_string(value, _DAY)),
        language=_string(value, ("language", "lang")) or language,
        ident=one_line(_string(value, _IDENT)),
    )


def _string(value: Mapping[str, object], names: tuple[str, ...]) -> str:
    """Return the first of some fields that holds a text or a number, as text."""
    found = (value.get(name) for name in names)
    return next(
        (
            str(each)
            for each in found
            if isinstance(each, (str, int)) and not isinstance(each, bool) and str(each)
        ),
        "",
    )
