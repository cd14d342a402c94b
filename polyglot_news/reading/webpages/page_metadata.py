"""What the head of an HTML page says about its article: headline, day of publication, summary, region."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polyglot_news.reading.counting import content_words
from polyglot_news.reading.webpages.publication_date import PageDates, page_dates

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SITE_TAIL = re.compile(r"\s+(?:[|–—»·•:]|-{1,2})\s+")
_REGION = re.compile(r"[a-z]{2,3}[-_](?:[A-Za-z]{4}[-_])?([A-Za-z]{2})$")
_LINE_TAG = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul|ol|blockquote)\b[^<>]{0,300}>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[A-Za-z][^<>]{0,1000}>")
_LOOSE_DATE = re.compile(r'"(datePublished|dateCreated)"\s{0,9}:\s{0,9}"([^"\n]{8,40})"')
_ARTICLE_TYPE = re.compile(r"Article|Posting|Report|Page|HowTo|Recipe")

TITLE_LETTERS = 400
TITLE_AGREEMENT = 0.4
JSON_LD_LIMIT = 300_000
JSON_LD_NODES = 5_000
BODY_LETTERS = 200_000


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Facts from a page's head; each is an empty string if the page does not state it.

    `dates` are the days that it gives for machines, `region` an upper-case country code of its language tag,
    `body` the text of the article, one paragraph per line, if the page also provides it for machines.
    """

    title: str
    description: str
    region: str
    dates: PageDates
    body: str = ""


def page_facts(tree: HtmlElement) -> PageFacts:
    """Return headline, date, description and region of a page, from its metadata and first headings."""
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = element.get("content")
        if name and content:
            meta.setdefault(name, " ".join(content.split()))
    linked = _linked_data(tree)
    region = _REGION.match((tree.get("lang") or tree.get("xml:lang") or meta.get("og:locale") or "").strip())
    return PageFacts(
        title=_title(tree, meta, linked),
        dates=page_dates(tree, meta, linked),
        description=meta.get("description") or meta.get("og:description") or "",
        region=region[1].upper() if region else "",
        body=_plain(linked.get("articleBody", "")),
    )


def _linked_data(tree: HtmlElement) -> dict[str, str]:  # noqa: C901 - a flat loop over a queue
    """Return headline, days and text of the first article in the page's JSON-LD."""
    found: dict[str, str] = {}
    for element in tree.iter("script"):
        source = element.text or ""
        if "ld+json" not in (element.get("type") or "") or len(source) > JSON_LD_LIMIT:
            continue
        try:
            data = json.loads(source, strict=False)
        except (ValueError, RecursionError):  # written by hand, or maliciously
            for name, value in _LOOSE_DATE.findall(source):
                found.setdefault(name, value)
            continue
        queue = [data]
        for _ in range(JSON_LD_NODES):
            if not queue:
                break
            node = queue.pop(0)
            if isinstance(node, list):
                queue.extend(node)
            elif isinstance(node, dict):
                if _ARTICLE_TYPE.search(str(node.get("@type"))):
                    for name in ("headline", "datePublished", "dateCreated", "dateModified", "articleBody"):
                        if isinstance(node.get(name), str):
                            found.setdefault(name, node[name].strip())
                queue.extend(value for value in node.values() if isinstance(value, (dict, list)))
    return found


def _plain(source: str) -> str:
    """Return a text without the tags and entities that some pages leave in their data."""
    from html import unescape

    lines = _LINE_TAG.sub("\n", source[:BODY_LETTERS]) if "<" in source else source[:BODY_LETTERS]
    plain = _ANY_TAG.sub(" ", lines) if "<" in source else lines
    return "\n".join(" ".join(line.split()) for line in unescape(plain).splitlines() if line.strip())


def _title(tree: HtmlElement, meta: dict[str, str], linked: dict[str, str]) -> str:
    """Return the page's headline: the heading that agrees with what the head says, else what it says."""
    element = tree.find(".//title")
    raw = " ".join((element.text_content() if element is not None else "").split())
    said = (
        meta.get("og:title")
        or " ".join(linked.get("headline", "").split())
        or meta.get("twitter:title")
        or raw
    )
    wanted = content_words(said)
    if not said:
        headings = (" ".join(each.text_content().split()) for each in tree.iter("h1", "h2"))
        return next(filter(None, headings), "")
    best, best_score = "", TITLE_AGREEMENT
    for heading in tree.iter("h1", "h2"):
        text = " ".join(heading.text_content().split())
        words = content_words(text[:TITLE_LETTERS])
        if not words:
            continue
        score = len(words & wanted) / max(1, len(wanted)) - 0.5 * len(words - wanted) / len(words)
        # the site's name, which may be a heading too, is mostly behind the headline
        score += 0.5 * _key(said).startswith(_key(text))
        if score > best_score:
            best, best_score = text, score
    return best or _without_site(said)


def _without_site(title: str) -> str:
    """Return a page's title without the name of the site behind, or before, a bar or dash."""
    cuts = list(_SITE_TAIL.finditer(title))
    if not cuts:
        return title
    front, back = title[: cuts[-1].start()].strip(), title[cuts[0].end() :].strip()
    tail = title[cuts[-1].end() :]
    if len(tail) > len(front) and len(cuts) == 1:
        return tail if len(tail) > 2 * len(front) else front
    return back if len(title[: cuts[0].start()]) * 2 < len(tail) else front


def _key(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
