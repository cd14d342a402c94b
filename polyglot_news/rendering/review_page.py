"""The review page: source and translations side by side in one self-contained file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from polyglot_news.document import Article, Digest, Translation
from polyglot_news.escaping import for_html as escape
from polyglot_news.languages import facts, one_line
from polyglot_news.rendering import review_tools
from polyglot_news.rendering.review_rows import REPAIRED, STATUSES, rows, scale_of, title_row
from polyglot_news.rendering.self_contained import counted, page
from polyglot_news.version import __version__


def render(digests: Sequence[Digest]) -> str:
    """Return a page on which a reader compares each translation with its source, sentence by sentence."""
    languages = tuple(dict.fromkeys(t.language for digest in digests for t in digest.translations))
    several = len(digests) != 1
    title = f"{counted(len(digests), 'article')} to review" if several else _title(digests[0].article)
    heading = f"<h1>{escape(title)}</h1>\n" if several else ""
    level = 2 if several else 1
    body = (
        f'<header class="top">\n<p class="brand">polyglot-news <span>review</span></p>\n{heading}'
        f"{_toolbar(digests, languages)}</header>\n<main{_signature(digests)}>\n"
        + "".join(_article(number, digest, level=level) for number, digest in enumerate(digests, 1))
        + f"</main>\n{review_tools.EDIT if languages else ''}"
        + f"<footer>\n{_legend(digests)}<p>{escape(_made_by(digests))}</p>\n</footer>"
    )
    return page(
        title,
        body,
        styles=("base.css", "review.css"),
        scripts=review_tools.SCRIPTS if languages else ("review.js",),
    )


def _signature(digests: Sequence[Digest]) -> str:
    """Return the attribute by which a browser keeps the review of this page apart from that of others."""
    whole = sha256()
    for digest in digests:
        texts = [t.title + t.language + "".join(s.text for s in t.sentences) for t in digest.translations]
        parts = (digest.article.path, digest.article.sha256, digest.signature, *texts)
        whole.update("\0".join(parts).encode("utf-8", "replace") + b"\1")
    return f' data-signature="{whole.hexdigest()[:32]}"'


def _title(article: Article) -> str:
    return one_line(article.title, article.language) or ("Review" if article.path == "-" else article.path)


def _toolbar(digests: Sequence[Digest], languages: Sequence[str]) -> str:
    """Return the controls; they are hidden until the script that serves them runs."""
    parts = []
    if len(languages) > 1:
        choices = "".join(
            f'<label><input type="radio" name="language" value="{escape(code)}"'
            f"{' checked' if not at else ''}><span>{escape(facts(code).name)}</span></label>"
            for at, code in enumerate(languages)
        )
        parts.append(f"<fieldset><legend>Translation</legend>{choices}</fieldset>")
    if languages:
        parts.append(
            '<label class="switch"><input type="checkbox" id="only-flagged"> Only what is to check</label>'
            '<button type="button" id="next">Next to check</button>'
        )
    if any(digest.summary is not None for digest in digests):
        # where only the summary was translated, the rest of the article is there when it is wanted
        checked = " checked" if any(_partial(digest) for digest in digests) else ""
        parts.append(
            f'<label class="switch"><input type="checkbox" id="only-summary"{checked}> '
            "Only the summary’s paragraphs</label>"
        )
    if not parts:
        return ""
    hint = "The arrow keys go from sentence to sentence, and across to its translation." if languages else ""
    return (
        f'<div class="toolbar" role="group" aria-label="View" hidden>{"".join(parts)}'
        f'<p id="status" role="status"></p>{review_tools.WORK if languages else ""}</div>\n'
        f'<p class="hint" id="hint" hidden>{hint}</p>\n{review_tools.KEYS if languages else ""}'
    )


def _partial(digest: Digest) -> bool:
    return any(len(translation.sentences) < len(digest.sentences) for translation in digest.translations)


def _article(number: int, digest: Digest, *, level: int) -> str:
    article = digest.article
    columns = "two" if digest.translations else "one"
    about = " · ".join(
        f"<bdi>{escape(part)}</bdi>" for part in (article.published, article.path) if part and part != "-"
    )
    failures = "".join(
        f'<p class="failure" role="note"><b><bdi>{escape(facts(failure.concerns).name)}</bdi>: '
        f"not translated.</b> <bdi>{escape(failure.message)}</bdi></p>"
        for failure in digest.failures
    )
    name = _title(article)
    return (
        f'<article class="{columns}" aria-label="{escape(name)}" data-path="{escape(article.path)}" '
        f'data-sha256="{escape(article.sha256)}" data-source="{escape(article.language)}">\n'
        f'{f"""<p class="about">{about}</p>""" if about else ""}\n{failures}'
        f"{_heads(digest)}{title_row(number, digest, level=level) or _plain_title(name, level)}"
        f"{''.join(rows(number, digest))}</article>\n"
    )


def _plain_title(name: str, level: int) -> str:
    return f'<h{level} class="unseen">{escape(name)}</h{level}>\n'


def _heads(digest: Digest) -> str:
    """Return the row that names the language of each column, and what made the translation."""
    source = f'<div class="src"><b>{escape(facts(digest.article.language).name)}</b> source</div>'
    targets = "".join(
        f'<div class="tgt" data-lang="{escape(t.language)}"><b>{escape(facts(t.language).name)}</b> '
        f"{' · '.join(f'<bdi>{escape(part)}</bdi>' for part in _origin(t))}</div>"
        for t in digest.translations
    )
    return f'<div class="row heads">{source}{targets}</div>\n'


def _origin(translation: Translation) -> Iterator[str]:
    if translation.engine == "none":
        yield "as it is"
        return
    yield translation.engine
    if translation.model:
        yield translation.model
    if len(translation.route) > 2:  # noqa: PLR2004 - two languages need no telling
        yield " → ".join(translation.route)


def _legend(digests: Sequence[Digest]) -> str:
    if not any(digest.translations for digest in digests):
        return ""
    terms = "".join(f"<dt><i>{name}</i></dt><dd>{escape(text)}</dd>" for name, text in STATUSES.items())
    return (
        "<details><summary>How to read this page</summary><dl>"
        "<dt>pairs</dt><dd>Point at a sentence or go there by arrow keys: its counterpart lights up.</dd>"
        "<dt><mark>marked</mark></dt><dd>in the source: a sentence of the summary.</dd>"
        '<dt><span class="s flagged error">Error</span></dt><dd>something is very likely wrong: '
        "see the note of the same number.</dd>"
        '<dt><span class="s flagged warning">Warning</span></dt><dd>something may be wrong.</dd>'
        f'<dt><span class="s flagged repaired">Repaired</span></dt><dd>{escape(REPAIRED)}.</dd>'
        f"{_scale_legend(digests)}"
        "</dl><p>Terms of the glossary are underlined with dots; "
        "beneath the paragraph stands what became of each:</p>"
        f"<dl>{terms}</dl></details>\n"
    )


def _scale_legend(digests: Sequence[Digest]) -> str:
    items = (item for digest in digests for one in digest.translations for item in one.sentences)
    if all(item.quality is None for item in items):
        return ""
    bars = " ".join(map(scale_of, (10, 50, 90)))
    text = "quality, low to high: look at sentences with low bars first. This is an order and no verdict."
    return f"<dt>{bars}</dt><dd>{text}</dd>"


def _made_by(digests: Sequence[Digest]) -> str:
    signatures = dict.fromkeys(digest.signature for digest in digests if digest.signature)
    return " ".join(signatures) or f"polyglot-news {__version__}"
