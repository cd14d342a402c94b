"""What every form of a briefing says in the same words: counts, days, sources, numbers that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polyglot_news.document.briefing import Briefing, Contradiction, Story, StoryTranslation
from polyglot_news.languages import facts, one_line
from polyglot_news.rendering.self_contained import counted

_NAMED = 4  # sources that are named; of more the number is told


def tellings(briefing: Briefing, story: Story) -> tuple[StoryTranslation, ...]:
    """Return a story as it is to be read: in the target languages, else in its own."""
    found = tuple(each for each in story.translations if each.language in briefing.to)
    return found or (StoryTranslation(story.language, story.title, story.digest, story.timeline),)


def title_of(briefing: Briefing, story: Story) -> str:
    """Return the title of a story in the first language that the reader asked for and that there is."""
    first = tellings(briefing, story)[0]
    return one_line(first.title, first.language)


def size_of(briefing: Briefing) -> str:
    """Return how much a briefing tells of: `300 articles, 84 stories`."""
    return f"{counted(briefing.articles, 'article')}, {counted(len(briefing.stories), 'story', 'stories')}"


def coverage(story: Story) -> str:
    """Return how much stands behind a story: `12 articles (2 copies), 7 outlets, en fr`."""
    copies = len(story.articles) - story.voices
    parts = [counted(len(story.articles), "article")]
    if copies:
        parts[0] += f" ({counted(copies, 'copy', 'copies')})"
    if story.outlets:
        parts.append(counted(len(story.outlets), "outlet"))
    if len(story.languages) > 1:
        parts.append(" ".join(story.languages))
    parts += [span] if (span := days(story)) else []
    return ", ".join(parts)


def days(story: Story) -> str:
    """Return the day of a story, or its first and last, or an empty string."""
    return story.first if story.first == story.last else f"{story.first} – {story.last}"


def sources_of(story: Story, paths: Sequence[str]) -> str:
    """Return the names of articles as a reader knows them: their outlets, else their paths."""
    names = list(dict.fromkeys(_name(story, path) for path in paths))
    if len(names) <= _NAMED + 1:
        return ", ".join(names)
    return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"


def _name(story: Story, path: str) -> str:
    try:
        outlet = story.article(path).outlet
    except KeyError:
        return path
    alone = outlet and sum(article.outlet == outlet for article in story.articles) == 1
    return outlet if alone else path


def disagreement(story: Story, found: Contradiction) -> str:
    """Return numbers that differ with their sources: `dead: 15 (paper), 12 (agency, radio)`."""
    claims = (f"{claim.value} ({sources_of(story, claim.sources)})" for claim in found.claims)
    return f"{found.what}: {', '.join(claims)}"


def language_name(code: str) -> str:
    """Return the English name of a language."""
    return facts(code).name


def failures(briefing: Briefing) -> Iterator[str]:
    """Yield a line for each thing that could not be done."""
    for failure in briefing.failures:
        yield (
            failure.message
            if failure.concerns in failure.message
            else f"{failure.concerns}: {failure.message}"
        )
