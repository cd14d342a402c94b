"""Several articles about one story as one digest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from polyglot_news.document import Article, Digest
from polyglot_news.pipeline.preparing import with_keywords
from polyglot_news.pipeline.tasks import Options
from polyglot_news.reading.several_articles import join
from polyglot_news.sentences import split
from polyglot_news.summary.several import merge


def merged(articles: Sequence[tuple[str, Article]], options: Options, signature: str) -> Digest:
    """Return one summary of several articles; what two of them say is said once.

    Args:
        articles: Each with its path, which names it as the source of what is chosen from it.
        options: Length and keywords of the summary, and whether it is explained.
        signature: What makes the result what it is.

    Raises:
        UsageError: They are in different languages.
    """
    article, ends = join([each for _, each in articles])
    sentences = split(article)
    parts = [
        (path, [s for s in sentences if start <= s.start < end])
        for (path, _), start, end in zip(articles, (0, *ends), ends, strict=False)
    ]
    found = merge(parts, language=article.language, length=options.length, explain=options.explain)
    chosen = zip(found.summary.sentences, found.sources, strict=True)
    summary = replace(
        found.summary, sentences=tuple(replace(item, sources=sources) for item, sources in chosen)
    )
    summary = with_keywords(summary, article, sentences, options.keywords)
    return Digest(article, sentences, summary, signature=signature, explain=options.explain)
