"""What the markup of a page says about its parts: which are beside the article, which beside a picture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Role = Literal["", "caption", "aside", "note", "hover"]

_TAGS: dict[str, Role] = {
    "figcaption": "caption",
    "aside": "aside",
    "dialog": "aside",
    "footer": "aside",
    "form": "aside",
    "nav": "aside",
}
_ROLES = {"navigation": "aside", "complementary": "aside", "search": "aside", "contentinfo": "aside"}
_ASIDE = frozenset(
    [
        "ad",
        "ads",
        "adslot",
        "advert",
        "advertisement",
        "advertising",
        "advertorial",
        "banner",
        "bio",
        "breadcrumb",
        "breadcrumbs",
        "comment",
        "comments",
        "comentarios",
        "commentaires",
        "commentlist",
        "commenti",
        "kommentar",
        "kommentare",
        "cookie",
        "cookies",
        "consent",
        "copyright",
        "crosslink",
        "cta",
        "discussion",
        "disqus",
        "donate",
        "donation",
        "footer",
        "hashtags",
        "login",
        "mashsb",
        "masthead",
        "mostread",
        "nav",
        "navbar",
        "navigation",
        "newsletter",
        "newsletters",
        "outbrain",
        "pager",
        "pagination",
        "popular",
        "promo",
        "promos",
        "promoted",
        "promotion",
        "pullquote",
        "readalso",
        "readmore",
        "recirc",
        "recirculation",
        "recommendation",
        "recommendations",
        "recommended",
        "register",
        "related",
        "relatednews",
        "relateds",
        "respond",
        "seealso",
        "share",
        "sharebar",
        "sharedaddy",
        "sharing",
        "sidebar",
        "signup",
        "skip",
        "social",
        "socialmedia",
        "socials",
        "sponsor",
        "sponsored",
        "subscribe",
        "syndication",
        "taboola",
        "taglist",
        "tags",
        "toolbar",
        "trending",
        "zergnet",
        "whatsapp",
    ]
)
_NOTE = frozenset(
    [
        "author",
        "authorbio",
        "authors",
        "byline",
        "bylines",
        "dateline",
        "meta",
        "metadata",
        "pubdate",
        "timestamp",
    ]
)
_CAPTION = frozenset(
    [
        "bildunterschrift",
        "copyright",
        "credit",
        "credits",
        "imagecredit",
        "legende",
        "lightbox",
        "photocredit",
    ]
)
_HOVER = frozenset(["hovercard", "popover", "rollover", "tooltip", "srcaption"])
_UNSEEN = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader(?:-text)?|u-hidden-visually)(?:$|\s)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NAME_LETTERS = 300

# A part that contains this share of the article is not beside it, whatever its name.
ASIDE_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a page that its markup names: the number of its element, what it is, and by which word."""

    number: int
    role: Role
    word: str


@lru_cache(maxsize=4096)
def _named(names: str) -> tuple[Role, str]:
    """Return what the names of an element (class and id) say of it, and the word that says so."""
    if _UNSEEN.search(names):
        return "hover", names
    words = [token.lower() for token in _TOKEN.findall(names)]
    joined = {first + second for first, second in pairwise(words)}
    for word in (*words, *sorted(joined)):
        if "caption" in word or word in _CAPTION:
            return "caption", word
        if word in _HOVER:
            return "hover", word
        if word in _ASIDE:
            return "aside", word
        if word in _NOTE:
            return "note", word
    return "", ""


def mark_of(element: HtmlElement, tag: str) -> tuple[Role, str]:
    """Return what the markup of an element says of it and the word that says so; mostly two empty strings."""
    if tag in {"html", "body", "main"}:
        return "", ""
    role = _TAGS.get(tag)
    if role:
        return role, tag
    names = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    said = _ROLES.get(element.get("role") or "")
    if said:
        return "aside", "role"
    return _named(names[:_NAME_LETTERS]) if names else ("", "")
