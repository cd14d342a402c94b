"""A briefing as a self-contained page: a section a story, its sentences with their sources."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from polyglot_news.document.briefing import Briefing, Story
from polyglot_news.escaping import for_html as escape
from polyglot_news.languages import one_line
from polyglot_news.rendering import briefing_wording as wording
from polyglot_news.rendering.self_contained import page, tongue


def render(briefing: Briefing) -> str:
    """Return the page; it needs no script."""
    told = "".join("".join(_told(briefing, story)) for story in briefing.told)
    others = "".join(_line(briefing, story) for story in briefing.others)
    rest = f'<section class="others"><h2>Other news</h2>\n<ul>\n{others}</ul></section>\n' if others else ""
    body = (
        '<header class="top">\n<p class="brand">polyglot-news <span>briefing</span></p>\n<h1>Briefing</h1>\n'
        f"<p>{wording.size_of(briefing)}</p>\n</header>\n<main>\n{told}{rest}</main>"
    )
    return page("Briefing", body, styles=("base.css",), scripts=())


def _told(briefing: Briefing, story: Story) -> Iterator[str]:
    yield f'<article id="{escape(story.id)}">\n'
    for telling in wording.tellings(briefing, story):
        language = tongue(telling.language)
        yield f"<h2 {language}>{escape(one_line(telling.title, telling.language))}</h2>\n<ul>\n"
        for sentence in telling.sentences:
            sources = escape(wording.sources_of(story, sentence.sources))
            original = ""
            if sentence.original:
                own = tongue(sentence.original_language)
                original = (
                    f"<details><summary>original</summary><q {own}>{escape(sentence.original)}</q></details>"
                )
            yield (
                f"<li><span {tongue(sentence.language)}>{escape(sentence.text)}</span> "
                f"<small>({sources})</small>{original}</li>\n"
            )
        yield "</ul>\n"
        if telling.timeline:
            moments = "".join(
                f"<li><time>{moment.day}</time> <span {language}>{escape(moment.text)}</span></li>\n"
                for moment in telling.timeline
            )
            yield f"<ol>\n{moments}</ol>\n"
    for each in story.contradictions:
        yield f"<p>Sources differ: {escape(wording.disagreement(story, each))}</p>\n"
    if story.keywords:
        yield f"<p>Keywords: {escape(', '.join(story.keywords))}</p>\n"
    articles = "".join(f"<li>{_article(story, number)}</li>\n" for number in range(len(story.articles)))
    coverage = escape(wording.coverage(story))
    yield f"<details><summary>{coverage}</summary><ul>\n{articles}</ul></details>\n</article>\n"


def _article(story: Story, number: int) -> str:
    article = story.articles[number]
    title = f"<span {tongue(article.language)}>{escape(article.title)}</span>"
    address = quote(article.result) or article.url
    linked = f'<a href="{escape(address)}">{title}</a>' if address else title
    about = " · ".join(filter(None, (article.outlet or article.path, article.published, article.language)))
    return f"{linked} <small>{escape(about)}</small>"


def _line(briefing: Briefing, story: Story) -> str:
    first = wording.tellings(briefing, story)[0]
    where = wording.sources_of(story, [article.path for article in story.articles])
    title = f"<span {tongue(first.language)}>{escape(wording.title_of(briefing, story))}</span>"
    return f"<li>{title} <small>({escape(where)})</small></li>\n"
