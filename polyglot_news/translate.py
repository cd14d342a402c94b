"""Sentences + engine + glossary -> translations; many articles go to the engine as one list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from polyglot_news import config
from polyglot_news import glossary as glossaries
from polyglot_news.document import Article, Sentence, TermUse, TranslatedSentence, Translation
from polyglot_news.engines.base import Engine
from polyglot_news.errors import ModelError, OutputError
from polyglot_news.files import write_whole
from polyglot_news.glossary import Glossary, Placed
from polyglot_news.languages import facts, one_line

_AFTER_DATELINE = re.compile(r"[\s\-–—―:.,]*")


@dataclass(frozen=True, slots=True)
class Request:
    """The sentences of one article that are to be translated; its title goes with them."""

    article: Article
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    """What an engine gets of one sentence: its dateline apart, so that each is translated for itself."""

    dateline: str
    separator: str
    text: str


def translate(
    requests: Sequence[Request], *, engine: Engine, glossary: Glossary | None, source: str, target: str
) -> tuple[Translation, ...]:
    """Translate title and sentences of each request; one translation a request, one sentence a sentence.

    Every text goes through the engine in one call (and one more for each step of the glossary's ladder).

    Raises:
        ModelError: The engine gave back another number of sentences than it got.
    """
    units = [tuple(_units(request, source)) for request in requests]
    texts = [part for units_of_one in units for unit in units_of_one for part in (unit.dateline, unit.text)]

    def run(sentences: Sequence[str]) -> list[str]:
        hypotheses = engine.translate(sentences)
        if len(hypotheses) != len(sentences):
            raise ModelError(
                f"{engine.model}: {len(sentences)} sentences in, {len(hypotheses)} out",
                "the model is broken: install it again",
            )
        return hypotheses

    wanted = [text for text in texts if text]
    learned = learned_renderings(engine) if glossary is not None else None
    placed = glossaries.place(
        wanted,
        glossary=glossary,
        source_language=source,
        target_language=target,
        translate=run,
        renderings=learned,
    )
    if learned is not None:
        keep_renderings(learned)
    results = iter(placed)
    return tuple(
        _assembled(request, units_of_one, results, engine, target)
        for request, units_of_one in zip(requests, units, strict=True)
    )


def learned_renderings(engine: Engine) -> glossaries.Renderings:
    """Return what earlier runs learned of an engine's model: how it renders terms alone."""
    return glossaries.renderings(config.cache_folder() / "renderings", engine.fingerprint)


def keep_renderings(learned: glossaries.Renderings) -> None:
    """Write what was learned to the user's cache; where that cannot be written, it is learned again."""
    if learned.fresh and learned.path is not None:
        with suppress(OutputError):
            write_whole(learned.path, learned.serialised())


def unchanged(request: Request, language: str) -> Translation:
    """Return the article as its own translation: what a reader gets who asks for the language it is in."""
    return Translation(
        language=language,
        engine="none",
        model="",
        route=(language,),
        title=one_line(request.article.title, language),
        sentences=tuple(TranslatedSentence(s, one_line(s.text, language)) for s in request.sentences),
    )


def _units(request: Request, language: str) -> Iterator[_Unit]:
    yield _Unit("", "", one_line(request.article.title, language))
    for sentence in request.sentences:
        yield _apart(sentence.text, request.article.dateline, language)


def _apart(text: str, dateline: str, language: str) -> _Unit:
    if dateline and text.startswith(dateline):
        rest = text[len(dateline) :]
        between = _AFTER_DATELINE.match(rest)
        separator = between.group() if between else ""
        if separator and separator != rest:
            return _Unit(
                one_line(dateline, language),
                " ".join(("", *separator.split(), "")) if separator.strip() else " ",
                one_line(rest[len(separator) :], language),
            )
    return _Unit("", "", one_line(text, language))


def _assembled(
    request: Request, units: Sequence[_Unit], results: Iterator[Placed], engine: Engine, target: str
) -> Translation:
    title, *sentences = [_joined(unit, results, target) for unit in units]
    return Translation(
        language=target,
        engine=engine.name,
        model=engine.model,
        route=engine.route,
        title=title.text,
        title_terms=title.terms,
        sentences=tuple(
            TranslatedSentence(sentence, placed.text, placed.terms)
            for sentence, placed in zip(request.sentences, sentences, strict=True)
        ),
    )


def _joined(unit: _Unit, results: Iterator[Placed], target: str) -> Placed:
    dateline = next(results) if unit.dateline else Placed("", ())
    text = next(results) if unit.text else Placed("", ())
    if not unit.dateline:
        return text
    separator = unit.separator if facts(target).spaced or unit.separator.strip() else " "
    head = dateline.text.rstrip() + separator
    return Placed(head + text.text, (*dateline.terms, *_shifted(text.terms, len(head))))


def _shifted(terms: Sequence[TermUse], by: int) -> tuple[TermUse, ...]:
    return tuple(
        term if term.start < 0 else replace(term, start=term.start + by, end=term.end + by) for term in terms
    )
