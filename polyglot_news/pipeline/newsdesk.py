"""A briefing's dealings with its pipeline: articles read into entries, read again, translated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from polyglot_news.config import GLOSSARIES
from polyglot_news.document import Article, Digest, Failure, Sentence, Translation
from polyglot_news.document.briefing import Briefing
from polyglot_news.errors import InputError, PolyglotError
from polyglot_news.glossary import Glossary
from polyglot_news.pipeline.briefing_entries import Entry, entry_of
from polyglot_news.pipeline.briefing_plan import Desk, Plan
from polyglot_news.pipeline.making_briefings import briefing_of
from polyglot_news.pipeline.named_glossaries import glossary_of
from polyglot_news.pipeline.preparing import Source, prepare, sources_of
from polyglot_news.stories.order import Interest

if TYPE_CHECKING:
    from polyglot_news.pipeline import Pipeline


def brief(
    pipeline: Pipeline,
    inputs: Iterable[str | Path | Source],
    *,
    top: int,
    about: Mapping[str, float] | Sequence[str],
    processes: int,
) -> Briefing:
    """Return the briefing of many articles; see `Pipeline.brief`."""
    entries, failures = entries_of(pipeline, inputs, processes=processes)
    made = briefing_of(entries, desk_of(pipeline), plan_of(pipeline, top=top, about=about))
    return replace(made, failures=(*failures, *made.failures))


def names_of(pipeline: Pipeline) -> Glossary | None:
    """Return the glossary whose entries count as names: the pipeline's own, or those that are usual."""
    return pipeline.glossary or glossary_of(GLOSSARIES)


def entries_of(
    pipeline: Pipeline, inputs: Iterable[str | Path | Source], *, processes: int = 0
) -> tuple[list[Entry], list[Failure]]:
    """Return an entry for each article that can be read, and what stood in the way of the others."""
    glossary = names_of(pipeline)
    entries: dict[str, Entry] = {}
    failures = []
    for outcome in pipeline.batch(inputs, "split", processes=processes):
        if outcome.digest is not None:
            # a file that is named twice is one article
            entries.setdefault(outcome.path, entry_of(outcome.digest, outcome.path, glossary))
        elif outcome.error is not None:
            failures.append(Failure(outcome.path, str(outcome.error), outcome.error.exit_code))
    return list(entries.values()), failures


def desk_of(pipeline: Pipeline) -> Desk:
    """Return what a briefing asks of a pipeline."""

    def reread(entry: Entry) -> Digest | PolyglotError:
        file, _, item = entry.file.partition("#")
        sources = (Source(entry.file),) if not item else sources_of(file, pipeline.options)
        found = next((source for source in sources if source.path == entry.file), None)
        if found is None:
            return InputError(f"{entry.file}: no longer there", "run the same command again")
        return prepare(found, "split", pipeline.options, "").result

    def translated(
        parts: Sequence[tuple[Article, tuple[Sentence, ...]]], source: str, target: str
    ) -> Sequence[Translation | PolyglotError]:
        from polyglot_news.translate import Request

        requests = [Request(article, sentences) for article, sentences in parts]
        try:
            translator = pipeline.translator([(source, target)] if source != target else [])
            return translator.translated(requests, source, target)
        except PolyglotError as error:
            return [error] * len(requests)

    def leads(source: str, target: str) -> bool:
        return source == target or bool(pipeline.identity(source, target))

    return Desk(reread, translated, leads, names_of(pipeline))


def plan_of(pipeline: Pipeline, *, top: int, about: Mapping[str, float] | Sequence[str]) -> Plan:
    """Return how a briefing of a pipeline is made."""
    weighted = about if isinstance(about, Mapping) else dict.fromkeys(about, 1.0)
    options = pipeline.options
    subjects = tuple(Interest(term, weight) for term, weight in weighted.items())
    told = "".join(f"|{each.term}:{each.weight:g}" for each in subjects)
    signature = f"{pipeline.signature('digest')}|brief|top:{top}{told}"
    return Plan(options.to, options.length, options.method, top, subjects, signature)
