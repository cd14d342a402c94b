"""A briefing as plain text: a paragraph a story, then the other news, a line each."""

from __future__ import annotations

from collections.abc import Iterator

from polyglot_news.document.briefing import Briefing, Story
from polyglot_news.languages import one_line
from polyglot_news.rendering import briefing_wording as wording


def render(briefing: Briefing) -> str:
    """Return the stories that are told with their sources, numbered, and the others under 'Other news'."""
    parts = ["\n".join(_told(briefing, number, story)) for number, story in enumerate(briefing.told, 1)]
    if briefing.others:
        lines = ["Other news", "----------", *(_line(briefing, story) for story in briefing.others)]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n" if parts else ""


def _told(briefing: Briefing, number: int, story: Story) -> Iterator[str]:
    for place, telling in enumerate(wording.tellings(briefing, story)):
        title = one_line(telling.title, telling.language)
        yield f"{number}. {title}" if not place else f"\n   {title}"
        if not place:
            yield f"   {wording.coverage(story)}"
        yield ""
        for sentence in telling.sentences:
            mark = f"[{sentence.language}] " if sentence.language != telling.language else ""
            yield f"   - {mark}{sentence.text} [{wording.sources_of(story, sentence.sources)}]"
        if telling.timeline:
            yield ""
            yield from (f"   {moment.day}  {moment.text}" for moment in telling.timeline)
    for each in story.contradictions:
        yield f"   Sources differ: {wording.disagreement(story, each)}"
    if story.keywords:
        yield f"   Keywords: {', '.join(story.keywords)}"


def _line(briefing: Briefing, story: Story) -> str:
    where = wording.sources_of(story, [article.path for article in story.articles])
    return f"- {wording.title_of(briefing, story)} [{where}]"
