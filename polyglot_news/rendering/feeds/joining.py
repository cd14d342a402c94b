"""Several feeds as one: a batch writes one for each article, and puts them together at the end."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from polyglot_news.errors import InputError
from polyglot_news.foreign_xml import Element, local_name, root_of
from polyglot_news.rendering.feeds import json_feed
from polyglot_news.rendering.feeds.feed_elements import ATOM, document
from polyglot_news.rendering.feeds.feed_entries import UNDATED

_ENTRY, _UPDATED = f"{{{ATOM}}}entry", f"{{{ATOM}}}updated"


def joined(texts: Sequence[str], kind: str) -> str:
    """Return a feed with the entries of all of some feeds, in order; the rest is that of the first.

    Args:
        texts: Feeds as this program writes them, at least one, of one collection and language.
        kind: The format of all of them: `atom`, `rss` or `jsonfeed`.

    Raises:
        InputError: One of them is no such feed.
    """
    return {"atom": _atom, "rss": _rss, "jsonfeed": _json}[kind](texts)


def _atom(texts: Sequence[str]) -> str:
    roots = [_root(text, "feed") for text in texts]
    first = roots[0]
    first.find(_UPDATED).text = max(root.findtext(_UPDATED) or UNDATED for root in roots)
    for root in roots[1:]:
        first.extend(root.findall(_ENTRY))
    return document(first)


def _rss(texts: Sequence[str]) -> str:
    channels = [_root(text, "rss").find("channel") for text in texts]
    for channel in channels[1:]:
        channels[0].extend(channel.findall("item"))
    return document(channels[0].getparent())


def _json(texts: Sequence[str]) -> str:
    try:
        feeds: list[dict[str, Any]] = [json.loads(text) for text in texts]
        items = [item for feed in feeds for item in feed["items"]]
        return json_feed.document(feeds[0] | {"items": items})
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _refusal() from error


def _root(text: str, name: str) -> Element:
    """Return the root of a feed that this program wrote, which has a date or a channel."""
    root = root_of(text.encode("utf-8"), "a feed", InputError)
    needed = _UPDATED if name == "feed" else "channel"
    if local_name(root) != name or root.find(needed) is None:
        raise _refusal()
    return root


def _refusal() -> InputError:
    return InputError("this is no feed that a batch wrote", "add --force to write it again")
