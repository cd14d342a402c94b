"""What a briefing keeps of each article: its fingerprint, and what a reader wants to know of its origin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from polyglot_news.document import Digest
from polyglot_news.files import first_bytes
from polyglot_news.glossary import Glossary
from polyglot_news.languages import one_line
from polyglot_news.pipeline.merging import day_of
from polyglot_news.stories.fingerprints import Fingerprint, fingerprint

_HEAD = 200_000  # bytes of a page, within which its head stands
_CANONICAL = re.compile(
    r"""<(?:link\b[^>]*\brel=["']?canonical["']?|meta\b[^>]*\b(?:property|name)=["']?og:url["']?)[^>]*>""",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"""\b(?:href|content)=["']?(https?://[^"'\s>]+)""", re.IGNORECASE)
_PAGES = frozenset({".html", ".htm", ".xhtml", ".mhtml"})
_LONGEST_ADDRESS = 2_000
_LONGEST_TITLE = 160
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of a briefing, without its text.

    Attributes:
        path: What the briefing calls it.
        file: The file that it is read from again; `path` with its folder.
        title: Its headline, or its first sentence.
        published: ISO 8601 date, or an empty string.
        outlet: Who published it, as far as its address, feed or folder says.
        url: Address of the original, or an empty string.
        print: By what its story is found.
        result: Its own digest below the output folder, or an empty string.
        language: Our code of its language.
    """

    path: str
    file: str
    title: str
    published: str
    outlet: str
    url: str
    print: Fingerprint
    result: str = ""
    language: str = ""


def entry_of(digest: Digest, path: str, glossary: Glossary | None, *, result: str = "") -> Entry:
    """Return what is kept of an article that was read and split.

    Args:
        digest: The article with its sentences.
        path: What the briefing calls it: its path below the folder.
        glossary: Whose entries count as names.
        result: Its own digest below the output folder.
    """
    article = digest.article
    texts = [
        sentence.text
        for sentence in digest.sentences
        if article.blocks[sentence.paragraph].kind not in {"caption", "note"}
    ]
    title = one_line(article.title, article.language)
    url = original_of(article.path)
    return Entry(
        path,
        article.path,
        title or _cut(one_line(texts[0], article.language) if texts else path),
        article.published,
        outlet_of(path, url),
        url,
        fingerprint(path, title, texts, article.language, day=day_of(article.published), glossary=glossary),
        result,
        article.language,
    )


def original_of(path: str) -> str:
    """Return the address that a page gives as its own, or an empty string."""
    if PurePosixPath(path).suffix.lower() not in _PAGES:
        return ""
    head = first_bytes(Path(path), _HEAD).decode("utf-8", "replace")
    for match in _CANONICAL.finditer(head):
        address = _ADDRESS.search(match.group())
        if address and len(address.group(1)) <= _LONGEST_ADDRESS:
            return unescape(address.group(1))
    return ""


def outlet_of(path: str, url: str) -> str:
    """Return who published an article: its domain, the feed that it came in, or the folder that it is in."""
    if url:
        try:
            host = urlsplit(url).hostname or ""
        except ValueError:
            host = ""
        if host:
            return host.removeprefix("www.")
    file, _, item = path.partition("#")
    place = PurePosixPath(file)
    if item:
        return place.stem
    domain = next((part for part in place.parts[:-1] if _DOMAIN.fullmatch(part)), "")
    return domain.removeprefix("www.") or (place.parent.name if len(place.parts) > 1 else "")


def _cut(text: str) -> str:
    if len(text) <= _LONGEST_TITLE:
        return text
    return text[: _LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip() + "…"
