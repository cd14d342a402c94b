"""Markdown: a heading a language; a summary as a list, a whole translation as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from polyglot_news.document import Digest
from polyglot_news.languages import facts, one_line
from polyglot_news.rendering.paragraphs import paragraphs

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])|(&)(?=#?\w+;)")
_AT_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+=](?=\s|$)|=+$|-+$|\d+(?=[.)](?:\s|$)))")


def render(digests: Sequence[Digest]) -> str:
    """Return each digest as a document with a heading for its title and one for each language."""
    return "\n".join("\n\n".join(_blocks(digest)) + "\n" for digest in digests)


def escape(text: str) -> str:
    """Return text that Markdown shows as it is: nothing of an article acts as markup."""
    escaped = _SPECIAL.sub(lambda m: f"\\{m.group(1)}" if m.group(1) else "&amp;", text)
    return _AT_START.sub(_escape_start, escaped)


def _escape_start(match: re.Match[str]) -> str:
    space, mark = match.groups()
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"


def _blocks(digest: Digest) -> Iterator[str]:
    article = digest.article
    language = article.language
    if article.title:
        yield f"# {escape(one_line(article.title, language))}"
    about = [escape(part) for part in (article.published, article.path) if part and part != "-"]
    if about:
        yield f"*{' · '.join(about)}*"
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
            yield _list(item.text for item in translation.sentences)
        else:
            yield from (escape(paragraph) for paragraph in paragraphs(translation))


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {escape(item)}" for item in items)
