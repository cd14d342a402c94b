"""Several articles about one story as one digest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from polyglot_news.document import Article, Digest
from polyglot_news.pipeline.preparing import with_keywords
from polyglot_news.pipeline.tasks import Options
from polyglot_news.reading.several_articles import join
from polyglot_news.sentences import split
from polyglot_news.stories.several import Voice, merge


def merged(articles: Sequence[tuple[str, Article]], options: Options, signature: str) -> Digest:
    """Return one summary of several articles; what two of them say is said once.

    Args:
        articles: Each with its path, which names it as the source of what is chosen from it.
        options: Method, length and keywords of the summary, and whether it is explained.
        signature: What makes the result what it is.

    Raises:
        UsageError: They are in different languages.
    """
    article, ends = join([each for _, each in articles])
    sentences = split(article)
    voices = []
    for (path, each), start, end in zip(articles, (0, *ends), ends, strict=False):
        own = [sentence for sentence in sentences if start <= sentence.start < end]
        kinds = [article.blocks[sentence.paragraph].kind for sentence in own]
        voices.append(Voice(path, own, each.title, kinds, day_of(each.published)))
    found = merge(
        voices,
        language=article.language,
        length=options.length,
        method=options.method,
        explain=options.explain,
    )
    chosen = zip(found.summary.sentences, found.sources, strict=True)
    summary = replace(
        found.summary, sentences=tuple(replace(item, sources=sources) for item, sources in chosen)
    )
    summary = with_keywords(summary, article, sentences, options.keywords)
    return Digest(
        article,
        sentences,
        summary,
        signature=signature,
        explain=options.explain,
        merged=tuple(replace(each, path=path) for path, each in articles),
    )


def day_of(published: str) -> int:
    """Return a day of publication as a number counted from year 1; 0 where it is unknown."""
    try:
        return date.fromisoformat(published).toordinal()
    except ValueError:
        return 0
