"""What every kind of feed says: an entry for each article and language, and the feed that they are in.

Nothing in it depends on when it was made, so that the same articles give the same feed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import PurePath
from uuid import NAMESPACE_URL, uuid5

from polyglot_news.containers.item import instant_of
from polyglot_news.document import Article, Digest, Translation
from polyglot_news.escaping import for_html, for_xml
from polyglot_news.languages import one_line
from polyglot_news.rendering.rejoining import paragraphs, shown
from polyglot_news.rendering.self_contained import tongue

GENERATOR = "polyglot-news"
UNDATED = "1970-01-01T00:00:00Z"  # Atom has no entry without a date
_LONGEST_TITLE = 120
_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_IRI = re.compile(r"(?:https?|urn|tag|info):[^\s<>\"]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One article in one language.

    Attributes:
        ident: An IRI that stays when the article is edited.
        language: The language of title and content.
        title: On one line; never empty.
        html: The content, as safe HTML.
        url: The address of the source; empty if it is not known. Likewise the rest.
        source_language: The language of the source.
        published: The instant of publication in universal time (RFC 3339).
        updated: That of the last change.
        author: Who wrote the source.
        feed: Title, id and address of the feed that the source is from.
    """

    ident: str
    language: str
    title: str
    html: str
    url: str
    source_language: str
    published: str
    updated: str
    author: str
    feed: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Feed:
    """Some entries, and what is said of them together. `language` is empty if they are in several."""

    ident: str
    title: str
    url: str
    language: str
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> str:
        """The instant of the last change of any entry."""
        return max((entry.updated or UNDATED for entry in self.entries), default=UNDATED)


def feed_of(digests: Sequence[Digest]) -> Feed:
    """Return the feed of some digests; articles in several languages have an entry for each."""
    found: dict[str, Entry] = {}
    for entry in (entry for digest in digests for entry in _entries(digest)):
        found.setdefault(entry.ident, entry)  # of an article that is in two feeds, one entry
    entries = tuple(found.values())
    tongues = tuple(dict.fromkeys(entry.language for entry in entries))
    origins = {_collection(digest.article): digest.article.origin for digest in digests}
    title, url = GENERATOR, ""
    if len(origins) == 1:
        ((name, origin),) = origins.items()
        title = origin.collection or (PurePath(name).name if name not in {"", "-"} else GENERATOR)
        url = link(origin.collection_url)
    codes = ", ".join(tongues)
    return Feed(
        ident=_urn("feed", *sorted(origins), codes),
        title=for_xml(f"{one_line(title, 'en')} ({codes})" if codes else title),
        url=url,
        language=tongues[0] if len(tongues) == 1 else "",
        entries=entries,
    )


def link(address: str) -> str:
    """Return an address that readers may follow; empty for every other text."""
    address = for_xml(address)
    return address if _LINK.fullmatch(address) else ""


def iri(text: str) -> str:
    """Return an id that is an IRI; empty for every other text."""
    text = for_xml(text)
    return text if _IRI.fullmatch(text) else ""


def _entries(digest: Digest) -> Iterator[Entry]:
    if digest.translations or digest.failures:
        for translation in digest.translations:
            summary = digest.summary is not None
            yield _entry(digest, translation.language, translation.title, _translated(translation, summary))
    else:
        chosen = digest.summary.sentences if digest.summary is not None else ()
        language = digest.article.language
        texts = [one_line(item.sentence.text, language) for item in chosen]
        yield _entry(digest, language, digest.article.title, texts)


def _translated(translation: Translation, is_summary: bool) -> Sequence[str]:  # noqa: FBT001 - of one caller
    """Return the paragraphs of a translation: of a summary, its sentences."""
    if is_summary:
        return [shown(item, translation) for item in translation.sentences]
    return paragraphs(translation)


def _entry(digest: Digest, language: str, title: str, texts: Sequence[str]) -> Entry:
    article, origin = digest.article, digest.article.origin
    named = one_line(title or next(iter(texts), "") or article.title or article.path, language)
    published = _universal(origin.published) or (
        f"{article.published}T00:00:00Z" if article.published else ""
    )
    return Entry(
        ident=_urn("entry", *_own_id(article), language),
        language=language,
        title=for_xml(named if len(named) <= _LONGEST_TITLE or title else f"{named[:_LONGEST_TITLE]}…"),
        html=_html(language, texts, article),
        url=link(origin.url),
        source_language=article.language,
        published=published,
        updated=max(published, _universal(origin.updated)),
        author=for_xml(origin.author),
        feed=(for_xml(origin.collection), iri(origin.collection_id), link(origin.collection_url)),
    )


def _own_id(article: Article) -> tuple[str, ...]:
    """Return what names an article wherever it is read: its IRI, else its id or path and where it is from."""
    for known in (article.origin.ident, article.origin.url):
        if iri(known):
            return (known,)
    name = article.path if article.path != "-" else article.sha256
    return _collection(article), article.origin.ident or article.path.partition("#")[2] or name


def _collection(article: Article) -> str:
    """Return what names the feed or file that an article is from; empty if it is a file of its own."""
    origin = article.origin
    if origin.collection_id or origin.collection:
        return origin.collection_id or origin.collection
    file, mark, _ = article.path.partition("#")
    return file if mark else ""


def _html(language: str, texts: Iterable[str], article: Article) -> str:
    """Return paragraphs, and a link to the source under them."""
    body = "".join(f"<p>{for_html(text)}</p>" for text in texts if text)
    address = link(article.origin.url)
    if not address:
        return f"<div {tongue(language)}>{body}</div>"
    named = for_html(one_line(article.title, article.language) or address)
    source = f'<p {tongue(article.language)}><a href="{for_html(address)}">{named}</a></p>'
    return f"<div {tongue(language)}>{body}</div>{source}"


def _universal(instant: str) -> str:
    """Return an instant in universal time; empty if there is none."""
    try:
        found = datetime.fromisoformat(instant_of(instant)).astimezone(timezone.utc)
    except (ValueError, OverflowError):
        return ""
    return found.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def _urn(*parts: str) -> str:
    """Return an id that the same parts always give (RFC 4122, version 5)."""
    return uuid5(NAMESPACE_URL, for_xml("|".join((GENERATOR, *parts)))).urn
