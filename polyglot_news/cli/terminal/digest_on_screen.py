"""A digest on a terminal: titles bold, sentences as a list, terms and flags marked where they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from polyglot_news.cli.terminal.styles import Paint
from polyglot_news.cli.terminal.wrapping import NARROWEST, breaks
from polyglot_news.document import Digest, Flag, TermUse, TranslatedSentence, Translation
from polyglot_news.languages import facts, one_line

_BULLET = "• "
_WIDEST_RULE = 80
_SIGNS = {"error": ("✗", "red"), "warning": ("!", "yellow")}


@dataclass(frozen=True, slots=True)
class _Line:
    """A line before it is broken: its first sign, its text, the styles of all of it and of parts of it."""

    text: str
    sign: str = ""
    styles: tuple[str, ...] = ()
    spans: tuple[tuple[int, int, tuple[str, ...]], ...] = ()


def shown(digest: Digest, *, width: int, paint: Paint, terms: bool = True, name: str = "") -> str:
    """Return what a terminal shows of a digest.

    Args:
        digest: What a command made of an article.
        width: Columns of the terminal.
        paint: Which styles it has. What they say is said in words and signs too.
        terms: Whether placed and missed terms are marked.
        name: A heading that names the article, if there are several.
    """
    lines = [line for one in _lines(digest, terms=terms) for line in _broken(one, width, paint)]
    head = [_rule(name, width, paint, "━"), ""] if name else []
    return "".join(f"{line}\n" for line in (*head, *lines))


def _lines(digest: Digest, *, terms: bool) -> Iterator[_Line]:
    language = digest.article.language
    title = one_line(digest.article.title, language)
    summary = digest.summary
    if summary is not None:
        yield from (_Line(title, styles=("bold",)), _Line("")) if title else ()
        for item in summary.sentences:
            text = one_line(item.sentence.text, language)
            sources = f" [{'; '.join(item.sources)}]" if item.sources else ""
            spans = ((len(text), len(text + sources), ("faint",)),) if sources else ()
            yield _Line(text + sources, _BULLET, spans=spans)
        if summary.keywords:
            label = "Keywords:"
            heading = f"{label} {', '.join(summary.keywords)}"
            yield from (_Line(""), _Line(heading, spans=((0, len(label), ("bold",)),)))
    elif not digest.translations and not digest.failures:
        yield from (_Line(one_line(sentence.text, language), _BULLET) for sentence in digest.sentences)
    named = summary is not None or len(digest.translations) > 1
    for number, translation in enumerate(digest.translations):
        if number or summary is not None:
            yield _Line("")
        if named:
            yield from (
                _Line(f"{facts(translation.language).name} ({translation.language})", "──"),
                _Line(""),
            )
        yield from _translated(translation, whole=summary is None, terms=terms)


def _translated(translation: Translation, *, whole: bool, terms: bool) -> Iterator[_Line]:
    if translation.title:
        uses = translation.title_terms if terms else ()
        yield _Line(translation.title, styles=("bold",), spans=_placed(uses))
        yield from _remarks(uses, ())
        yield _Line("")
    if not whole:
        for item in translation.sentences:
            yield from _paragraph([item], "", _BULLET, terms=terms)
        return
    glue = " " if facts(translation.language).spaced else ""
    groups = groupby(translation.sentences, key=lambda item: item.sentence.paragraph)
    for number, (_, group) in enumerate(groups):
        if number:
            yield _Line("")
        yield from _paragraph(list(group), glue, "", terms=terms)


def _paragraph(items: Sequence[TranslatedSentence], glue: str, sign: str, *, terms: bool) -> Iterator[_Line]:
    """Yield sentences that stand together, and below them what is to be said of them."""
    text, spans = "", []
    for item in items:
        text += glue if text else ""
        spans += [(len(text) + start, len(text) + end, styles) for start, end, styles in _placed(item.terms)]
        text += item.text
    yield _Line(text, sign, spans=tuple(spans) if terms else ())
    for item in items:
        yield from _remarks(item.terms if terms else (), item.flags)


def _placed(uses: Sequence[TermUse]) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Return where placed terms stand, in order: they are underlined, whatever colours there are."""
    found = sorted(
        (use.start, use.end) for use in uses if use.status == "placed" and 0 <= use.start < use.end
    )
    return tuple((start, end, ("underlined", "cyan")) for start, end in found)


def _remarks(uses: Sequence[TermUse], flags: Sequence[Flag]) -> Iterator[_Line]:
    missed = dict.fromkeys(
        f"term missed: {use.term} ({use.target})" for use in uses if use.status == "missed"
    )
    for line in missed:
        yield _Line(line, "  ! ", ("yellow",))
    for flag in flags:
        sign, colour = _SIGNS[flag.severity]
        yield _Line(f"{flag.check}: {flag.message}", f"  {sign} ", (colour,))


def _rule(name: str, width: int, paint: Paint, stroke: str) -> str:
    """Return a heading: a name in a rule as wide as the terminal, but for very wide ones."""
    from rich.cells import cell_len

    rest = min(width, _WIDEST_RULE) - cell_len(name) - 4
    return paint(f"{stroke * 2} {_safe(name)} {stroke * max(rest, 2)}", "bold")


def _broken(line: _Line, width: int, paint: Paint) -> Iterator[str]:
    """Yield a line broken to the width, what follows the first part indented as far as its text."""
    if line.sign == "──":
        yield _rule(line.text, width, paint, "─")
        return
    text = _safe(line.text)
    room = width - len(line.sign)
    parts = breaks(text, room) if room >= NARROWEST else iter([(0, len(text))])
    for number, (start, end) in enumerate(parts):
        sign = " " * len(line.sign) if number else paint(line.sign, *line.styles)
        yield sign + "".join(_styled(text, start, end, line, paint))


def _styled(text: str, start: int, end: int, line: _Line, paint: Paint) -> Iterator[str]:
    at = start
    for first, last, styles in line.spans:
        first, last = max(first, at), min(last, end)  # noqa: PLW2901 - the part of it on this line
        if first < last:
            yield paint(text[at:first], *line.styles)
            yield paint(text[first:last], *line.styles, *styles)
            at = last
    yield paint(text[at:end], *line.styles)


def _safe(text: str) -> str:
    """Return a text as long, without characters that a terminal would take for commands."""
    return "".join(" " if char < " " or "\x7f" <= char <= "\x9f" else char for char in text)
