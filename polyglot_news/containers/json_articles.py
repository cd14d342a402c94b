"""Articles as JSON: JSON Feed 1.1, an array of objects, one object, or an object a line."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from polyglot_news.containers.decoded_text import decoded
from polyglot_news.containers.item import Item, instant_of, unbroken, written_day
from polyglot_news.document import NOWHERE, Origin
from polyglot_news.errors import InputError, NoArticleError

_TITLE = ("title", "headline")
_HTML = ("html", "content_html")
_TEXT = ("text", "content_text", "content", "body", "summary", "description")
_DAY = ("published", "date_published", "datePublished", "date", "date_modified")
_CHANGED = ("updated", "date_modified", "dateModified")
_ADDRESS = ("url", "link", "external_url")
_IDENT = ("id", "url", "link")
_LANGUAGE = ("language", "lang")
_AUTHOR = ("author", "byline", "creator")
_NO_TEXT = "name the field 'text', 'html' or 'content', or translate the values with --lines"


def items(data: bytes, path: str) -> tuple[Item, ...]:
    """Return the articles, in the file's order; an object without a text is one with an error.

    One object that is the whole file has no `ident`: the file is the article.

    Raises:
        InputError: A whole file is no JSON, or no object has a text.
    """
    text = decoded(data)
    try:
        value = _parsed(text)
    except RecursionError as error:
        raise InputError(f"{path}: nested too deep", "no article is: look at what the file holds") from error
    except ValueError as error:
        found = tuple(_of_lines(text, path, error))
    else:
        found = tuple(_of_value(value, path))
    if all(item.error for item in found):
        raise NoArticleError(f"{path}: a JSON file in which no object has a text", _NO_TEXT)
    return found


def _of_value(value: Any, path: str) -> Iterator[Item]:  # noqa: ANN401 - whatever JSON holds
    """Yield the articles in a parsed file: an array of objects, a JSON Feed, or one object."""
    if isinstance(value, dict) and isinstance(value.get("items"), list):
        address = _string(value, ("home_page_url",))
        feed = Origin(
            author=_authors(value),
            collection=unbroken(_string(value, _TITLE)),
            collection_id=_string(value, ("feed_url",)) or address,
            collection_url=address,
        )
        for number, each in enumerate(value["items"], 1):
            yield item_of(each, f"{path}, item {number}", _string(value, ("language",)), feed)
    elif isinstance(value, list):
        for number, each in enumerate(value, 1):
            yield item_of(each, f"{path}, object {number}")
    else:
        yield replace(item_of(value, path), ident="")


def _of_lines(text: str, path: str, error: ValueError) -> Iterator[Item]:
    """Yield the articles of JSON lines; a line that is no JSON is one with an error.

    Raises:
        InputError: No line is JSON: then the text is not of lines, and `error` says what is wrong with it.
    """
    found: list[Item] = []
    is_none = True
    for number, line in enumerate(text.split("\n"), 1):
        where = f"{path}, line {number}"
        try:
            found += [item_of(_parsed(line), where)] if line.strip() else []
            is_none = is_none and not line.strip()
        except (ValueError, RecursionError) as wrong:
            found.append(Item(ident=f"line-{number}", error=f"{where}: this is no JSON: {wrong}"))
    if is_none:
        raise InputError(f"{path}: this is no JSON: {error}", "repair it") from error
    yield from found


def _parsed(text: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the value of a JSON text; what JSON cannot hold and some programs write (NaN) is null.

    Raises:
        ValueError: It is no JSON.
        RecursionError: It is nested too deep.
    """
    return json.loads(text, parse_constant=lambda _: None, parse_float=_finite)


def _finite(written: str) -> float | None:
    number = float(written)
    return number if math.isfinite(number) else None


def item_of(value: object, where: str, language: str = "", feed: Origin = NOWHERE) -> Item:
    """Return the article that an object holds; one with an error if it has no text.

    Args:
        value: The object: a value of JSON, or a row of a table by its columns.
        where: What errors call it.
        language: What its feed says its language is.
        feed: What its feed says of itself.
    """
    if not isinstance(value, dict):
        return Item(error=f"{where}: not an object with a text")
    used = {_first(value, _TITLE), _first(value, _HTML) or _first(value, _TEXT)}
    html, text = _string(value, _HTML), _string(value, _TEXT)
    if not html and text.lstrip().startswith("<") and "</" in text:
        html = text
    ident = unbroken(_string(value, _IDENT))
    if not html.strip() and not text.strip():
        return Item(ident=ident, title=unbroken(_string(value, _TITLE)), error=f"{where}: no text in it")
    url = unbroken(_string(value, _ADDRESS))
    return Item(
        html=html,
        text="" if html else text,
        title=unbroken(_string(value, _TITLE)),
        published=written_day(_string(value, _DAY)),
        language=_string(value, _LANGUAGE) or language,
        ident=ident,
        origin=Origin(
            ident=ident,
            url=url if url.lower().startswith(("http://", "https://")) else "",
            published=instant_of(_string(value, _DAY)),
            updated=instant_of(_string(value, _CHANGED)),
            author=_authors(value) or feed.author,
            collection=feed.collection,
            collection_id=feed.collection_id,
            collection_url=feed.collection_url,
            fields={name: each for name, each in value.items() if name not in used},
        ),
    )


def _authors(value: Mapping[str, Any]) -> str:
    """Return the names of the authors: JSON Feed has objects, others have names."""
    several = value.get("authors")
    given = several if isinstance(several, list) else [value.get(name) for name in _AUTHOR]
    names = [_string(each, ("name",)) if isinstance(each, dict) else each for each in given]
    return ", ".join(unbroken(name) for name in names if isinstance(name, str) and name.strip())


def _string(value: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """Return the first of some fields that holds a text or a number, as text."""
    name = _first(value, names)
    return str(value[name]) if name else ""


def _first(value: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """Return the name of the first of some fields that holds a text or a number; empty if none does."""
    for name in names:
        each = value.get(name)
        if isinstance(each, (str, int)) and not isinstance(each, bool) and str(each):
            return name
    return ""
