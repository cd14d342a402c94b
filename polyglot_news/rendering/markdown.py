"""Markdown: front matter, a heading per language; a summary as a list, a whole translation as paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from polyglot_news.document import Digest
from polyglot_news.escaping import for_markdown as escape
from polyglot_news.escaping import for_yaml
from polyglot_news.languages import facts, one_line
from polyglot_news.rendering.rejoining import paragraphs, shown


def render(digests: Sequence[Digest]) -> str:
    """Return each digest with a heading for its title and one for each language.

    One digest gets front matter; several stand in one document, each with a line about itself: front
    matter counts only at the start of a file.
    """
    if len(digests) == 1:
        return _front_matter(digests[0]) + "\n\n".join(_blocks(digests[0])) + "\n"
    return "\n".join("\n\n".join(_blocks(digest, about=True)) + "\n" for digest in digests)


def _front_matter(digest: Digest) -> str:
    """Return YAML between two `---`: source, date, language of the article, languages of the translations."""
    article = digest.article
    fields = {
        "source": for_yaml(article.path) if article.path != "-" else "",
        "date": article.published,
        "language": article.language,
        "languages": f"[{', '.join(translation.language for translation in digest.translations)}]"
        if digest.translations
        else "",
    }
    lines = "".join(f"{name}: {value}\n" for name, value in fields.items() if value)
    return f"---\n{lines}---\n\n"


def _blocks(digest: Digest, *, about: bool = False) -> Iterator[str]:
    article = digest.article
    language = article.language
    if article.title:
        yield f"# {escape(one_line(article.title, language))}"
    origin = [escape(part) for part in (article.published, article.path) if part and part != "-"]
    if about and origin:
        yield f"*{' · '.join(origin)}*"
    if digest.summary is not None:
        yield f"## {facts(language).name}"
        yield "\n".join(
            f"- {escape(one_line(item.sentence.text, language))}"
            + (f" *({escape('; '.join(item.sources))})*" if item.sources else "")
            for item in digest.summary.sentences
        )
        if digest.summary.keywords:
            yield f"**Keywords:** {escape(', '.join(digest.summary.keywords))}"
    elif not digest.translations:
        yield _list(one_line(sentence.text, language) for sentence in digest.sentences)
    for translation in digest.translations:
        yield f"## {facts(translation.language).name}"
        if translation.title:
            yield f"### {escape(translation.title)}"
        if digest.summary is not None:
            yield _list(shown(item, translation) for item in translation.sentences)
        else:
            yield from (escape(paragraph) for paragraph in paragraphs(translation))


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {escape(item)}" for item in items)
