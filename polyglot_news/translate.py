"""Sentences, engine and glossary to translations, of many articles at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from polyglot_news import glossary as glossaries
from polyglot_news.document import Article, Flag, Sentence, TermUse, TranslatedSentence, Translation
from polyglot_news.engines.base import Engine
from polyglot_news.engines.overlong import FLAG, is_overlong, placed_in_parts
from polyglot_news.errors import ModelError
from polyglot_news.glossary import Glossary, Placed
from polyglot_news.languages import facts, one_line
from polyglot_news.memory import Conditions, Memory, Remembered
from polyglot_news.version import __version__

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
    requests: Sequence[Request],
    *,
    engine: Engine,
    glossary: Glossary | None,
    source: str,
    target: str,
    memory: Memory | None = None,
) -> tuple[Translation, ...]:
    """Translate title and sentences of each request; one translation a request, one sentence a sentence.

    Each different text goes through the engine once, all of them in one call (and one more for each step of
    the glossary's ladder); what the memory knows does not go there at all.

    Raises:
        ModelError: The engine gave back another number of sentences than it got.
    """
    units = [tuple(_units(request, source)) for request in requests]
    texts = dict.fromkeys(
        part for units_of_one in units for unit in units_of_one for part in (unit.dateline, unit.text) if part
    )
    ladder = _Ladder(engine, glossary, source, target)
    done = ladder.placed(tuple(texts), {}) if memory is None else _remembered(tuple(texts), ladder, memory)
    return tuple(
        _assembled(request, units_of_one, done, engine, target)
        for request, units_of_one in zip(requests, units, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Ladder:
    """What texts are translated with: an engine under a glossary, from one language into another."""

    engine: Engine
    glossary: Glossary | None
    source: str
    target: str

    @property
    def conditions(self) -> Conditions:
        """All that decides what a text becomes."""
        return conditions_of(self.engine, self.glossary, self.source, self.target)

    def placed(self, texts: Sequence[str], imported: Mapping[str, str]) -> dict[str, Placed]:
        """Translate each text; what was imported is taken as it is."""
        if not texts:
            return {}

        def run(sentences: Sequence[str]) -> list[str]:
            hypotheses = self.engine.translate(sentences)
            if len(hypotheses) != len(sentences):
                raise ModelError(
                    f"{self.engine.model}: {len(sentences)} sentences in, {len(hypotheses)} out",
                    "the model is broken: install it again",
                )
            return hypotheses

        learned = glossaries.renderings(self.engine.fingerprint) if self.glossary is not None else None

        def place(parts: Sequence[str]) -> Sequence[Placed]:
            return glossaries.place(
                parts,
                glossary=self.glossary,
                source_language=self.source,
                target_language=self.target,
                translate=run,
                renderings=learned,
                imported=imported,
            )

        placed = placed_in_parts(texts, place, whole=imported, languages=(self.source, self.target))
        if learned is not None:
            learned.keep()
        return dict(zip(texts, placed, strict=True))


def _remembered(texts: Sequence[str], ladder: _Ladder, memory: Memory) -> dict[str, Placed]:
    """Translate what the memory does not know, and tell it; what was imported is no news to it."""
    imported = memory.imported(ladder.source, ladder.target, texts)
    known = memory.known(ladder.conditions, [text for text in texts if text not in imported])
    fresh = ladder.placed([text for text in texts if text not in known], imported)
    news = {text: Remembered(item.text, item.terms) for text, item in fresh.items() if text not in imported}
    memory.remember(ladder.conditions, news)
    return fresh | {text: Placed(item.text, item.terms) for text, item in known.items()}


def conditions_of(
    engine: Engine, glossary: Glossary | None, source: str, target: str, further: str = ""
) -> Conditions:
    """Return all that decides what a text becomes.

    Args:
        engine: What translates it.
        glossary: The terms, or None.
        source: Our code of the source language.
        target: Our code of the target language.
        further: What else was done with the text.
    """
    terms = glossary.hash if glossary is not None else ""
    parts = [__version__, engine.fingerprint, terms, *([further] if further else [])]
    key = sha256("|".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return Conditions(source, target, engine.name, engine.model, key)


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
    request: Request, units: Sequence[_Unit], results: Mapping[str, Placed], engine: Engine, target: str
) -> Translation:
    title, *sentences = [_joined(unit, results, target) for unit in units]
    return Translation(
        language=target,
        engine=engine.name,
        model=engine.model,
        route=engine.route,
        title=title.text,
        title_terms=title.terms,
        title_imported=title.imported,
        sentences=tuple(
            TranslatedSentence(
                sentence,
                placed.text,
                placed.terms,
                _flags(sentence.text, placed),
                imported=placed.imported,
            )
            for sentence, placed in zip(request.sentences, sentences, strict=True)
        ),
    )


def _flags(source: str, placed: Placed) -> tuple[Flag, ...]:
    """Return what translating itself has to say: a sentence was cut, the grammar of a term is not sure."""
    cut = (FLAG,) if is_overlong(source) and not placed.imported else ()
    unsure = dict.fromkeys((use.target, use.term) for use in placed.terms if not use.sure)
    told = (Flag("terms", "warning", f"“{form}” for “{term}”: check its grammar.") for form, term in unsure)
    return (*cut, *told)


def _joined(unit: _Unit, results: Mapping[str, Placed], target: str) -> Placed:
    dateline = results[unit.dateline] if unit.dateline else Placed("", ())
    text = results[unit.text] if unit.text else Placed("", ())
    if not unit.dateline:
        return text
    separator = unit.separator if facts(target).spaced or unit.separator.strip() else " "
    head = dateline.text.rstrip() + separator
    terms = (*dateline.terms, *_shifted(text.terms, len(head)))
    return Placed(head + text.text, terms, imported=dateline.imported or text.imported)


def _shifted(terms: Sequence[TermUse], by: int) -> tuple[TermUse, ...]:
    return tuple(
        term if term.start < 0 else replace(term, start=term.start + by, end=term.end + by) for term in terms
    )
