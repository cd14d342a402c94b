"""The rows of the review page: a paragraph and its translations side by side, the notes beneath."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from polyglot_news.document import Digest, Flag, Sentence, TermUse, TranslatedSentence, Translation
from polyglot_news.escaping import for_html as escape
from polyglot_news.languages import facts, one_line
from polyglot_news.rendering.self_contained import tongue

STATUSES = {
    "kept": "the model used the glossary’s form by itself",
    "placed": "put in place of what the model wrote",
    "missed": "the glossary’s form is not in the translation",
}
UNSURE = "put in place of what the model wrote; check its grammar"
REPAIRED = "a check found an error in the first translation, and not in this one"
_TAGS = {"heading": "h3"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of a translation, or its title (`key` ends in `t`), as the page shows it."""

    key: str
    text: str
    terms: tuple[TermUse, ...]
    flags: tuple[Flag, ...]
    repaired: bool = False
    quality: int | None = None


def pieces(number: int, translation: Translation) -> Iterator[Piece]:
    """Yield title and sentences of a translation of the page's article `number`."""
    yield Piece(f"{number}-t", translation.title, translation.title_terms, ())
    for item in translation.sentences:
        yield piece(number, item)


def piece(number: int, item: TranslatedSentence) -> Piece:
    """Return how the page shows a translated sentence of its article `number`."""
    return Piece(
        f"{number}-{item.sentence.index}", item.text, item.terms, item.flags, item.repaired, item.quality
    )


def title_row(number: int, digest: Digest, *, level: int) -> str:
    """Return the row of the title, or an empty string where there is none in any language."""
    title = one_line(digest.article.title, digest.article.language)
    cells = []
    for translation in digest.translations:
        first = next(pieces(number, translation))
        heading = _target(first, translation.language, "h2", "", 1)
        cells.append(_cell(translation.language, heading if first.text else "", [first]))
    if not title and not any(translation.title for translation in digest.translations):
        return ""
    source = _source(f"{number}-t", title, chosen=False)
    left = f'<div class="src" {tongue(digest.article.language)}><h{level}>{source}</h{level}></div>'
    return f'<div class="row title">{left}{"".join(cells)}</div>\n'


def rows(number: int, digest: Digest) -> Iterator[str]:
    """Yield a row for each paragraph, in order."""
    summary = {item.sentence.index for item in digest.summary.sentences} if digest.summary else set()
    blocks = digest.article.blocks
    translated = [
        (translation, {item.sentence.index: item for item in translation.sentences})
        for translation in digest.translations
    ]
    for paragraph, group in groupby(digest.sentences, key=lambda sentence: sentence.paragraph):
        sentences = tuple(group)
        kind = blocks[paragraph].kind if paragraph < len(blocks) else "paragraph"
        left = _source_cell(number, digest, sentences, summary, kind)
        right = "".join(
            _target_cell(number, translation, [by[s.index] for s in sentences if s.index in by], kind)
            for translation, by in translated
        )
        mark = " data-summary" if any(s.index in summary for s in sentences) else ""
        yield f'<div class="row {kind}"{mark}>{left}{right}</div>\n'


def _source_cell(
    number: int, digest: Digest, sentences: Sequence[Sentence], summary: set[int], kind: str
) -> str:
    language = digest.article.language
    tag = _TAGS.get(kind, "p")
    glue = " " if facts(language).spaced else ""
    text = glue.join(
        _source(f"{number}-{s.index}", one_line(s.text, language), chosen=s.index in summary)
        for s in sentences
    )
    return f'<div class="src" {tongue(language)}><{tag}>{text}</{tag}></div>'


def _source(key: str, text: str, *, chosen: bool) -> str:
    tag = "mark" if chosen else "span"
    return f'<{tag} class="s" data-s="{key}">{escape(text)}</{tag}>'


def _target_cell(
    number: int, translation: Translation, items: Sequence[TranslatedSentence], kind: str
) -> str:
    shown = [piece(number, item) for item in items]
    tag = _TAGS.get(kind, "p")
    glue = " " if facts(translation.language).spaced else ""
    texts = []
    notes = 1
    for one in shown:
        texts.append(_target(one, translation.language, "span", "", notes))
        notes += len(_notes_of(one))
    text = f"<{tag}>{glue.join(texts)}</{tag}>" if texts else ""
    return _cell(translation.language, text, shown)


def _cell(language: str, text: str, shown: Sequence[Piece]) -> str:
    """Return the cell of one language: its text, then the notes on it."""
    notes = _notes(language, shown)
    terms = _terms(language, shown)
    return (
        f'<div class="tgt" data-lang="{escape(language)}">'
        f"<div {tongue(language)}>{text}</div>{notes}{terms}</div>"
    )


def _target(one: Piece, language: str, tag: str, extra: str, first_note: int) -> str:
    """Return a translated sentence with its terms marked, and the numbers of its notes behind it."""
    numbers = range(first_note, first_note + len(_notes_of(one)))
    described = " ".join(_note_id(one.key, language, at) for at in range(len(numbers)))
    about = f' aria-describedby="{described}"' if described else ""
    state = f" flagged {_worst(one)}" if numbers else ""
    marks = "".join(f'<sup aria-hidden="true">{number}</sup>' for number in numbers)
    scale = scale_of(one.quality) if one.quality is not None else ""
    body = f'<span class="s{state}" data-s="{one.key}"{about}>{_with_terms(one)}</span>{scale}{marks}'
    return body if tag == "span" else f"<{tag}{extra}>{body}</{tag}>"


def scale_of(quality: int) -> str:
    """Return a small bar that is as high as the quality of a sentence, in five steps."""
    step = min(quality // 20, 4)
    return f'<i class="q q{step}" role="img" aria-label="quality {quality}" title="Quality {quality}"></i>'


def _with_terms(one: Piece) -> str:
    out = []
    at = 0
    for term in sorted(one.terms, key=lambda term: (term.start, -term.end)):
        if at <= term.start < term.end <= len(one.text):
            out.append(escape(one.text[at : term.start]))
            inside = escape(one.text[term.start : term.end])
            state = term.status if term.sure else f"{term.status} unsure"
            out.append(f'<span class="term {state}">{inside}</span>')
            at = term.end
    return "".join((*out, escape(one.text[at:])))


def _notes_of(one: Piece) -> list[tuple[str, str, str]]:
    """Return severity, label and message of everything to check in a sentence."""
    flags = [(flag.severity, flag.check, flag.message) for flag in one.flags]
    missed = dict.fromkeys(
        ("warning", "glossary", f"“{term.term}” should be “{term.target}”: {STATUSES['missed']}")
        for term in one.terms
        if term.status == "missed"
    )
    flagged = any(flag.check == "terms" for flag in one.flags)  # a title has no flags
    unsure = dict.fromkeys(
        ("warning", "terms", f"“{term.target}” for “{term.term}”: {UNSURE}")
        for term in one.terms
        if not term.sure and not flagged
    )
    repaired = [("repaired", "second try", REPAIRED)] if one.repaired else []
    return [*flags, *missed, *unsure, *repaired]


def _worst(one: Piece) -> str:
    found = {severity for severity, _, _ in _notes_of(one)}
    return next(severity for severity in ("error", "warning", "repaired") if severity in found)


def _notes(language: str, shown: Sequence[Piece]) -> str:
    items = []
    for one in shown:
        for at, (severity, label, message) in enumerate(_notes_of(one)):
            head = f"<b>{severity.capitalize()}: <bdi>{escape(label)}</bdi></b>"
            items.append(
                f'<li class="note {severity}" id="{_note_id(one.key, language, at)}" data-s="{one.key}">'
                f"{head} <bdi>{escape(message)}</bdi></li>"
            )
    return f'<ol class="notes">{"".join(items)}</ol>' if items else ""


def _terms(language: str, shown: Sequence[Piece]) -> str:
    found = dict.fromkeys(
        (one.key, term.term, term.target, term.status if term.sure else f"{term.status}, not sure")
        for one in shown
        for term in one.terms
        if term.status != "missed"
    )
    items = "".join(
        f'<li data-s="{key}"><bdi>{escape(term)}</bdi> <span aria-hidden="true">→</span> '
        f"<bdi {tongue(language)}>{escape(target)}</bdi> <i>{status}</i></li>"
        for key, term, target, status in found
    )
    return f'<ul class="terms" aria-label="Glossary">{items}</ul>' if items else ""


def _note_id(key: str, language: str, at: int) -> str:
    # lists of ids are separated by spaces: none may be in an id
    safe = "".join(c if c.isascii() and c.isalnum() else f"_{ord(c):x}" for c in language)
    return f"n-{key}-{safe}-{at}"
