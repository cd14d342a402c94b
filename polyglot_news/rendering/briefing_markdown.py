"""A briefing as Markdown, for mail: a heading a story, its sentences as a list, the other news as lines."""

from __future__ import annotations

from collections.abc import Iterator

from polyglot_news.document.briefing import Briefing, Story
from polyglot_news.escaping import for_markdown as escape
from polyglot_news.languages import one_line
from polyglot_news.rendering import briefing_wording as wording


def render(briefing: Briefing) -> str:
    """Return the stories that are told under headings, and the others as a list."""
    blocks = ["# Briefing", f"*{wording.size_of(briefing)}*"]
    for story in briefing.told:
        blocks += _told(briefing, story)
    if briefing.others:
        blocks += ["## Other news", "\n".join(_line(briefing, story) for story in briefing.others)]
    return "\n\n".join(blocks) + "\n"


def _told(briefing: Briefing, story: Story) -> Iterator[str]:
    tellings = wording.tellings(briefing, story)
    yield f"## {escape(wording.title_of(briefing, story))}"
    yield f"*{escape(wording.coverage(story))}*"
    for place, telling in enumerate(tellings):
        if place:
            yield f"### {escape(one_line(telling.title, telling.language))}"
        yield "\n".join(
            f"- {escape(sentence.text)} *({escape(wording.sources_of(story, sentence.sources))})*"
            for sentence in telling.sentences
        )
        if telling.timeline:
            yield "\n".join(f"- **{moment.day}** {escape(moment.text)}" for moment in telling.timeline)
    for each in story.contradictions:
        yield f"**Sources differ:** {escape(wording.disagreement(story, each))}"
    if story.keywords:
        yield f"**Keywords:** {escape(', '.join(story.keywords))}"


def _line(briefing: Briefing, story: Story) -> str:
    where = wording.sources_of(story, [article.path for article in story.articles])
    return f"- {escape(wording.title_of(briefing, story))} *({escape(where)})*"
