"""What a folder of articles becomes when each story in it is told once: a briefing of stories.

Articles are named by their paths, as the briefing was given them; `Story.article` finds one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from polyglot_news.document import Failure, Flag
from polyglot_news.document.plain_values import SCHEMA


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """One article of a story.

    Attributes:
        path: The file, below the folder of the briefing; of a file with several articles, `FILE#ID`.
        language: Our code of the language it is written in.
        title: Headline, or its first sentence where it has none.
        published: ISO 8601 date, or an empty string.
        outlet: Who published it: a domain, a feed, or a folder; an empty string where nothing tells.
        copy_of: Path of the article of this story that has the same text, or an empty string. Copies of one
            agency report are one voice.
        url: Address of the original, or an empty string.
        result: The article's own digest below the output folder, or an empty string.
    """

    path: str
    language: str
    title: str
    published: str = ""
    outlet: str = ""
    copy_of: str = ""
    url: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class StorySentence:
    """A sentence of a story's digest.

    Attributes:
        text: The sentence in the language of the digest, or as it was written where nothing translates it.
        language: Our code of the language of `text`.
        sources: Paths of the articles that say it; it was taken from the first.
        original: The sentence as it was written, where `text` is a translation, else an empty string.
        original_language: Our code of the language of `original`, or an empty string.
        quality: 0 to 100, what to look at first in a translation; None where nothing tells.
        flags: What a reader should look at in a translation.
    """

    text: str
    language: str
    sources: tuple[str, ...]
    original: str = ""
    original_language: str = ""
    quality: int | None = None
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A number as some articles have it: `value` as written, `sources` their paths."""

    value: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A number that the articles of a story do not agree on: `what` is counted, the claims differ.

    The claims are ordered by the latest article that has them, newest first.
    """

    what: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """What a story had come to on a day: ISO 8601 date, a headline of that day, the article that has it."""

    day: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class StoryTranslation:
    """A story in one target language; a story that is not told has a title and no sentences."""

    language: str
    title: str
    sentences: tuple[StorySentence, ...] = ()
    timeline: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event, told once.

    Attributes:
        id: What the story is called for as long as it grows.
        title: The best of its headlines, in `language`.
        language: The language that most of its articles have: that of title, digest and time line.
        languages: Our codes of the languages of its articles, the most frequent first.
        articles: By day, then path; the briefing's articles are each in exactly one story.
        digest: What several say first, then what only one has; empty where the story is not told.
        translations: In the order of `--to`.
        contradictions: Numbers that its articles do not agree on.
        keywords: The names and words that it is about.
        timeline: A headline a day, where it spans several days.
        told: Whether it is told in full; other stories are single lines, 'other news'.
    """

    id: str
    title: str
    language: str
    languages: tuple[str, ...]
    articles: tuple[StoryArticle, ...]
    digest: tuple[StorySentence, ...] = ()
    translations: tuple[StoryTranslation, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    keywords: tuple[str, ...] = ()
    timeline: tuple[Moment, ...] = ()
    told: bool = True

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who published its articles, each once, by name."""
        return tuple(sorted({article.outlet for article in self.articles if article.outlet}))

    @property
    def voices(self) -> int:
        """The number of its articles that are no copies of another one."""
        return sum(not article.copy_of for article in self.articles)

    @property
    def first(self) -> str:
        """The day of its first article that has one, or an empty string."""
        return min((article.published for article in self.articles if article.published), default="")

    @property
    def last(self) -> str:
        """The day of its last article that has one, or an empty string."""
        return max((article.published for article in self.articles if article.published), default="")

    def article(self, path: str) -> StoryArticle:
        """Return an article by its path.

        Raises:
            KeyError: It is not in the story.
        """
        for article in self.articles:
            if article.path == path:
                return article
        raise KeyError(path)

    def translation(self, language: str) -> StoryTranslation | None:
        """Return the story in a target language, or None where it could not be translated."""
        return next((each for each in self.translations if each.language == language), None)


@dataclass(frozen=True, slots=True)
class Briefing:
    """The stories of a folder, the most important first.

    Attributes:
        stories: Those that are told in full, then the others.
        to: Our codes of the target languages; empty where each story is told in its own.
        failures: What could not be read, summed up or translated.
        signature: What makes the briefing what it is: program, options, models, glossaries.
    """

    stories: tuple[Story, ...]
    to: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    signature: str = ""

    @property
    def told(self) -> tuple[Story, ...]:
        """The stories that are told in full."""
        return tuple(story for story in self.stories if story.told)

    @property
    def others(self) -> tuple[Story, ...]:
        """The stories that are single lines: 'other news'."""
        return tuple(story for story in self.stories if not story.told)

    @property
    def articles(self) -> int:
        """How many articles there are in all."""
        return sum(len(story.articles) for story in self.stories)

    def to_dict(self) -> dict[str, Any]:
        """Return the object of the JSON schema, ready for `json.dumps`."""
        found: dict[str, Any] = {"schema": SCHEMA, "stories": [story_object(story) for story in self.stories]}
        if self.failures:
            found["failures"] = [{"concerns": f.concerns, "message": f.message} for f in self.failures]
        if self.signature:
            found["signature"] = self.signature
        return found


def story_object(story: Story) -> dict[str, Any]:
    """Return a story as plain values, after the schema; what it does not have is left out."""
    found: dict[str, Any] = {
        "id": story.id,
        "title": story.title,
        "language": story.language,
        "languages": list(story.languages),
        "articles": [_article(article) for article in story.articles],
        "digest": [_sentence(sentence) for sentence in story.digest],
        "translations": {each.language: _translation(each) for each in story.translations},
        "told": story.told,
    }
    if story.contradictions:
        found["contradictions"] = [
            {
                "what": each.what,
                "claims": [{"value": claim.value, "sources": list(claim.sources)} for claim in each.claims],
            }
            for each in story.contradictions
        ]
    if story.keywords:
        found["keywords"] = list(story.keywords)
    if story.timeline:
        found["timeline"] = [_moment(moment) for moment in story.timeline]
    return found


def _article(article: StoryArticle) -> dict[str, Any]:
    found = {
        "path": article.path,
        "language": article.language,
        "title": article.title,
        "published": article.published,
    }
    more = {
        "outlet": article.outlet,
        "copy_of": article.copy_of,
        "url": article.url,
        "result": article.result,
    }
    return found | {key: value for key, value in more.items() if value}


def _sentence(sentence: StorySentence) -> dict[str, Any]:
    found: dict[str, Any] = {
        "text": sentence.text,
        "language": sentence.language,
        "sources": list(sentence.sources),
    }
    if sentence.original:
        found |= {"original": sentence.original, "original_language": sentence.original_language}
    if sentence.quality is not None:
        found["quality"] = sentence.quality
    if sentence.flags:
        found["flags"] = [
            {"check": flag.check, "severity": flag.severity, "message": flag.message}
            for flag in sentence.flags
        ]
    return found


def _translation(translation: StoryTranslation) -> dict[str, Any]:
    found: dict[str, Any] = {
        "title": translation.title,
        "digest": [_sentence(sentence) for sentence in translation.sentences],
    }
    if translation.timeline:
        found["timeline"] = [_moment(moment) for moment in translation.timeline]
    return found


def _moment(moment: Moment) -> dict[str, Any]:
    return {"day": moment.day, "text": moment.text, "source": moment.source}
