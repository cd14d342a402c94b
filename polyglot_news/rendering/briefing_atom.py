"""A briefing as an Atom feed (RFC 4287): an entry a story, its sentences as the summary."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from polyglot_news.document.briefing import Briefing, Story
from polyglot_news.escaping import for_xml as clean
from polyglot_news.languages import one_line
from polyglot_news.rendering import briefing_wording as wording

_NAMESPACE = "http://www.w3.org/2005/Atom"
_NO_DAY = "1970-01-01"


def render(briefing: Briefing) -> str:
    """Return the feed; an entry is as old as the last article of its story, the feed as its newest entry."""
    latest = max((story.last for story in briefing.stories), default="") or _NO_DAY
    feed = ET.Element("feed", {"xmlns": _NAMESPACE})
    _add(feed, "title", "Briefing")
    _add(feed, "id", f"urn:polyglot-news:briefing:{latest}")
    _add(feed, "updated", f"{latest}T00:00:00Z")
    _add(ET.SubElement(feed, "author"), "name", "polyglot-news")
    for story in briefing.stories:
        _entry(ET.SubElement(feed, "entry"), briefing, story)
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _entry(entry: ET.Element, briefing: Briefing, story: Story) -> None:
    _add(entry, "title", wording.title_of(briefing, story))
    _add(entry, "id", f"urn:polyglot-news:story:{story.id}")
    _add(entry, "updated", f"{story.last or _NO_DAY}T00:00:00Z")
    for article in story.articles:
        if article.url:
            _add(entry, "link", "", rel="related", href=article.url, title=article.title)
    for keyword in story.keywords:
        _add(entry, "category", "", term=keyword)
    told = [
        " ".join(one_line(sentence.text, telling.language) for sentence in telling.sentences)
        for telling in wording.tellings(briefing, story)
    ]
    _add(entry, "summary", "\n\n".join(filter(None, [*told, wording.coverage(story)])), type="text")


def _add(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    found = ET.SubElement(parent, name, {key: clean(value) for key, value in attributes.items()})
    found.text = clean(text) or None
