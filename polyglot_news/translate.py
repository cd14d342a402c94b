"""Translates the sentences of many articles at once, under a glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from polyglot_news import glossary as glossaries
from polyglot_news.document import Article, Flag, Sentence, TermUse, TranslatedSentence, Translation
from polyglot_news.engines.overlong_sentences import FLAG, failure_of_any_part, is_overlong, placed_in_parts
from polyglot_news.engines.protocol import Engine
from polyglot_news.engines.steering import Ask
from polyglot_news.errors import ModelError
from polyglot_news.escaping import unescaped
from polyglot_news.glossary import Glossary, Others, Placed
from polyglot_news.languages import one_line
from polyglot_news.memory import Conditions, Memory, NearMatch, Remembered
from polyglot_news.typography import datelines, number_form
from polyglot_news.version import __version__

FAILED = "engine"  # the `check` of the flag for a sentence that its engine could not translate
_HYPOTHESES = 4  # for a sentence with terms that are not certainly placed
_AFTER_DATELINE = re.compile(r"[\s\-–—―:.,]*")


@dataclass(frozen=True, slots=True)
class Request:
    """The sentences and the title of one article that are to be translated."""

    article: Article
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    """The parts of one sentence: its dateline is separated, because models invent other cities."""

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
    """Translate title and sentences of each request; one translation per request, one sentence per sentence.

    Each distinct text is translated once, all in one engine call (plus one for each step of the glossary's
    ladder); texts in the memory are not translated again.

    Raises:
        ModelError: The engine gave back another number of sentences than it got.
    """
    whole = _imported_with_dateline(requests, source, target, memory)
    units = [tuple(_units(request, source, whole)) for request in requests]
    texts = dict.fromkeys(
        part for units_of_one in units for unit in units_of_one for part in (unit.dateline, unit.text) if part
    )
    made = _datelines(units, glossary, source, target)
    given = {dateline: one.text for dateline, one in made.items() if one.is_whole}
    ladder = _Ladder(engine, glossary, source, target, given)
    near = {} if memory is None else memory.similar(source, target, texts)
    done = (
        ladder.placed(tuple(texts), {}) if memory is None else _remembered(tuple(texts), ladder, memory, near)
    )
    return tuple(
        _assembled(request, units_of_one, done, engine, target, made, near)
        for request, units_of_one in zip(requests, units, strict=True)
    )


def _imported_with_dateline(
    requests: Sequence[Request], source: str, target: str, memory: Memory | None
) -> frozenset[str]:
    """Return the sentences that a person translated together with their dateline."""
    texts = [
        one_line(unescaped(sentence.text), source)
        for request in requests
        if memory is not None and request.article.dateline
        for sentence in request.sentences
        if sentence.text.startswith(request.article.dateline)
    ]
    return frozenset(memory.imported(source, target, texts)) if memory is not None and texts else frozenset()


@dataclass(frozen=True, slots=True)
class _Ladder:
    """Everything that translates texts: an engine under a glossary, from one language into another."""

    engine: Engine
    glossary: Glossary | None
    source: str
    target: str
    given: Mapping[str, str]  # datelines, which no model translates

    @property
    def conditions(self) -> Conditions:
        """Everything that affects a translation."""
        return conditions_of(self.engine, self.glossary, self.source, self.target)

    def placed(self, texts: Sequence[str], imported: Mapping[str, str]) -> dict[str, Placed]:
        """Translate each text; imported translations are used unchanged."""
        if not texts:
            return {}

        def run(sentences: Sequence[str]) -> list[str]:
            asked = [sentence for sentence in sentences if sentence not in self.given]
            hypotheses = self.engine.translate(asked)
            if len(hypotheses) != len(asked):
                raise ModelError(
                    f"{self.engine.model}: {len(asked)} sentences in, {len(hypotheses)} out",
                    "the model is broken: install it again",
                )
            answers = iter(
                number_form.shaped(text, hypothesis, self.source, self.target)
                for text, hypothesis in zip(asked, hypotheses, strict=True)
            )
            return [self.given[text] if text in self.given else next(answers) for text in sentences]

        learned = glossaries.renderings(self.engine.fingerprint) if self.glossary is not None else None

        def place(parts: Sequence[str]) -> Sequence[Placed]:
            return glossaries.place(
                parts,
                glossary=self.glossary,
                source_language=self.source,
                target_language=self.target,
                translate=run,
                renderings=learned,
                others=self._others(),
                imported=imported,
            )

        placed = placed_in_parts(texts, place, whole=imported, languages=(self.source, self.target))
        if learned is not None:
            learned.keep()
        return dict(zip(texts, placed, strict=True))

    def _others(self) -> Others | None:
        """Return the source of further hypotheses, in the form of the target language, or None."""
        steering = self.engine.steering() if self.glossary is not None else None
        if steering is None:
            return None

        def others(asked: Sequence[tuple[str, tuple[str, ...]]]) -> list[tuple[str, ...]]:
            found = steering.hypotheses([Ask(text, without=words) for text, words in asked], _HYPOTHESES)
            return [
                tuple(number_form.shaped(text, one.text, self.source, self.target) for one in hypotheses)
                for (text, _), hypotheses in zip(asked, found, strict=True)
            ]

        return others


def _remembered(
    texts: Sequence[str], ladder: _Ladder, memory: Memory, near: Mapping[str, NearMatch]
) -> dict[str, Placed]:
    """Translate the texts that the memory lacks, and store them there, except imported ones."""
    imported = {text: match.text for text, match in near.items()}
    imported |= memory.imported(ladder.source, ladder.target, texts)
    asked = [text for text in texts if text not in imported and text not in ladder.given]
    known = memory.known(ladder.conditions, asked)
    fresh = ladder.placed([text for text in texts if text not in known], imported)
    news = {
        text: Remembered(fresh[text].text, fresh[text].terms)
        for text in asked
        if text in fresh and not failure_of_any_part(ladder.engine, text)
    }
    memory.remember(ladder.conditions, news)
    return fresh | {text: Placed(item.text, item.terms) for text, item in known.items()}


def conditions_of(
    engine: Engine, glossary: Glossary | None, source: str, target: str, further: str = ""
) -> Conditions:
    """Return everything that affects a translation.

    Args:
        engine: What translates it.
        glossary: The terms, or None.
        source: Our code of the source language.
        target: Our code of the target language.
        further: Further processing of the text.
    """
    terms = glossary.hash if glossary is not None else ""
    parts = [
        __version__,
        f"form {number_form.VERSION}",
        engine.fingerprint,
        terms,
        *([further] if further else []),
    ]
    key = sha256("|".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return Conditions(source, target, engine.name, engine.model, key)


def unchanged(request: Request, language: str) -> Translation:
    """Return the article as its own translation, for a reader who asks for its own language."""
    return Translation(
        language=language,
        engine="none",
        model="",
        route=(language,),
        title=one_line(request.article.title, language),
        sentences=tuple(TranslatedSentence(s, one_line(s.text, language)) for s in request.sentences),
    )


def _units(request: Request, language: str, whole: frozenset[str]) -> Iterator[_Unit]:
    """Yield the units of title and sentences; those in `whole` keep their dateline."""
    yield _Unit("", "", one_line(unescaped(request.article.title), language))
    for sentence in request.sentences:
        text = one_line(unescaped(sentence.text), language)
        is_whole = text in whole
        yield _Unit("", "", text) if is_whole else _apart(sentence.text, request.article.dateline, language)


def _apart(text: str, dateline: str, language: str) -> _Unit:
    if dateline and dateline.startswith(text) and (text == dateline or text.endswith(".")):
        return _Unit(one_line(text, language), "", "")  # the stop after a day ended the sentence
    if dateline and text.startswith(dateline):
        rest = text[len(dateline) :]
        between = _AFTER_DATELINE.match(rest)
        separator = between.group() if between else ""
        if separator and separator != rest:
            return _Unit(
                one_line(dateline, language),
                _separator(separator),
                one_line(unescaped(rest[len(separator) :]), language),
            )
    return _Unit("", "", one_line(unescaped(text), language))


def _separator(written: str) -> str:
    """Return the separator of dateline and sentence, with single spaces and none before a stop."""
    parts = written.split()
    if not parts:
        return " "
    return f"{'' if parts[0][0] in '.,:' else ' '}{' '.join(parts)} "


def _datelines(
    units: Sequence[Sequence[_Unit]], glossary: Glossary | None, source: str, target: str
) -> dict[str, datelines.Rendered]:
    """Return each dateline in the target language, with the glossary's terms in it."""
    found = dict.fromkeys(unit.dateline for units_of_one in units for unit in units_of_one if unit.dateline)
    return {
        dateline: datelines.rendered(dateline, source, target, _terms(dateline, glossary, target))
        for dateline in found
    }


def _terms(dateline: str, glossary: Glossary | None, target: str) -> dict[str, str]:
    if glossary is None:
        return {}
    wanted = {match.text: match.term.target(target) for match in glossaries.find(dateline, glossary)}
    return {term: found.form for term, found in wanted.items() if found is not None}


def _doubts(unit: _Unit, placed: Placed, made: Mapping[str, datelines.Rendered]) -> tuple[Flag, ...]:
    """Return a warning if no table knows a word of a dateline, which stays or is translated by a model."""
    unknown = made[unit.dateline].unknown if unit.dateline and not placed.imported else ()
    if not unknown:
        return ()
    text = f"“{' '.join(unknown)}” of the dateline is in no table: check it."
    return (Flag("dateline", "warning", text),)


def _assembled(  # noqa: PLR0917 - all that was found out about one request
    request: Request,
    units: Sequence[_Unit],
    results: Mapping[str, Placed],
    engine: Engine,
    target: str,
    made: Mapping[str, datelines.Rendered],
    near: Mapping[str, NearMatch],
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
                (
                    *_flags(sentence.text, placed),
                    *_doubts(unit, placed, made),
                    *_failed(unit, placed, engine),
                    *_from_memory(near.get(unit.text)),
                ),
                imported=placed.imported,
            )
            for sentence, placed, unit in zip(request.sentences, sentences, units[1:], strict=True)
        ),
    )


def _from_memory(match: NearMatch | None) -> tuple[Flag, ...]:
    """Return a warning for a translation that was made from that of a similar sentence."""
    if match is None:
        return ()
    text = f"From memory {match.likeness} %: a person translated this sentence with other numbers."
    return (Flag("memory", "warning", text),)


def _failed(unit: _Unit, placed: Placed, engine: Engine) -> tuple[Flag, ...]:
    """Return an error if the engine failed twice, so that the sentence is untranslated."""
    reason = "" if placed.imported else failure_of_any_part(engine, unit.text)
    return (Flag(FAILED, "error", f"Left untranslated: {reason}."),) if reason else ()


def _flags(source: str, placed: Placed) -> tuple[Flag, ...]:
    """Return the flags of translating itself: a sentence was cut, or the grammar of a term is uncertain."""
    cut = (FLAG,) if is_overlong(source) and not placed.imported else ()
    unsure = dict.fromkeys((use.target, use.term) for use in placed.terms if not use.sure)
    unsure_flags = (
        Flag("terms", "warning", f"“{form}” for “{term}”: check its grammar.") for form, term in unsure
    )
    return (*cut, *unsure_flags)


def _joined(unit: _Unit, results: Mapping[str, Placed], target: str) -> Placed:
    dateline = results[unit.dateline] if unit.dateline else Placed("", ())
    text = results[unit.text] if unit.text else Placed("", ())
    if not unit.dateline:
        return text
    head = dateline.text.rstrip() + datelines.separator(unit.separator, target)
    terms = (*dateline.terms, *_shifted(text.terms, len(head)))
    return Placed(head + text.text, terms, imported=dateline.imported or text.imported)


def _shifted(terms: Sequence[TermUse], by: int) -> tuple[TermUse, ...]:
    return tuple(
        term if term.start < 0 else replace(term, start=term.start + by, end=term.end + by) for term in terms
    )
