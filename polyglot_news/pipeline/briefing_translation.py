"""Stories in the languages of their reader; those of one pair of languages are translated together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from polyglot_news.document import Article, Block, Failure, Sentence, Translation
from polyglot_news.document.briefing import Story, StorySentence, StoryTranslation
from polyglot_news.languages import base_language
from polyglot_news.pipeline.briefing_plan import Desk
from polyglot_news.stories.order import best_headline


def translated(
    stories: Sequence[Story], desk: Desk, to: Sequence[str], failures: list[Failure]
) -> Iterable[Story]:
    """Return the stories with their translations; those of one pair of languages are made together."""
    made: list[list[StoryTranslation]] = [[] for _ in stories]
    for target in to:
        pending: dict[str, list[int]] = {}
        for number, story in enumerate(stories):
            if base_language(story.language) == base_language(target):
                same = StoryTranslation(target, story.title, story.digest, story.timeline)
                made[number].append(same)
            else:
                pending.setdefault(story.language, []).append(number)
        for source, numbers in sorted(pending.items()):
            asked = [_request(stories[number], target) for number in numbers]
            found = desk.translate([(article, sentences) for article, sentences, _ in asked], source, target)
            errors = [one for one in found if not isinstance(one, Translation)]
            failures += [Failure(target, str(error), error.exit_code) for error in dict.fromkeys(errors)]
            for number, one, (_, _, places) in zip(numbers, found, asked, strict=True):
                if isinstance(one, Translation):
                    made[number].append(_assembled(stories[number], target, one, places))
    return [replace(story, translations=tuple(own)) for story, own in zip(stories, made, strict=True)]


def _request(story: Story, target: str) -> tuple[Article, tuple[Sentence, ...], dict[int, int]]:
    """Return what is to be translated of a story, and where in the digest each sentence stands.

    A sentence that was written in the target language is not translated back. Headlines of the time line
    stand behind the digest.
    """
    texts: list[str] = []
    places: dict[int, int] = {}
    for number, sentence in enumerate(story.digest):
        if base_language(sentence.original_language or sentence.language) != base_language(target):
            places[number] = len(texts)
            texts.append(sentence.text)
    for number, moment in enumerate(story.timeline, len(story.digest)):
        places[number] = len(texts)
        texts.append(moment.text)
    blocks, sentences, text = [], [], ""
    for number, each in enumerate(texts):
        start = len(text)
        blocks.append(Block("paragraph", start, start + len(each)))
        sentences.append(Sentence(number, number, each, start, start + len(each)))
        text += each + "\n\n"
    article = Article(text, tuple(blocks), story.language, story.title, path=story.articles[0].path)
    return article, tuple(sentences), places


def _assembled(
    story: Story, target: str, translation: Translation, places: Mapping[int, int]
) -> StoryTranslation:
    """Return a story in a target language; the headline of an article in that language is better than any."""
    sentences = []
    for number, sentence in enumerate(story.digest):
        if number not in places:
            sentences.append(StorySentence(sentence.original, target, sentence.sources))
            continue
        item = translation.sentences[places[number]]
        sentences.append(
            StorySentence(
                item.text,
                story.language if item.withheld else target,
                sentence.sources,
                sentence.original or sentence.text,
                sentence.original_language or sentence.language,
                item.quality,
                item.flags,
            )
        )
    timeline = tuple(
        replace(moment, text=translation.sentences[places[number]].text)
        for number, moment in enumerate(story.timeline, len(story.digest))
    )
    own = [
        article.title
        for article in story.articles
        if base_language(article.language) == base_language(target)
    ]
    title = own[best_headline(own, target)] if own else translation.title
    return StoryTranslation(target, title, tuple(sentences), timeline)
