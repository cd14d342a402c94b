"""A briefing's dealings with its pipeline: articles read into entries, read again, translated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from polyglot_news.config import GLOSSARIES, glossary_folders
from polyglot_news.document import Digest, Failure
from polyglot_news.errors import InputError, PolyglotError
from polyglot_news.glossary import Glossary, load, merge
from polyglot_news.pipeline.briefing import Desk, Plan
from polyglot_news.pipeline.briefing_entries import Entry, entry_of
from polyglot_news.pipeline.preparing import Source, prepare, sources_of
from polyglot_news.stories.order import Interest

if TYPE_CHECKING:
    from polyglot_news.pipeline import Pipeline


def names_of(pipeline: Pipeline) -> Glossary:
    """Return the glossary whose entries count as names: the pipeline's own, or those that are usual."""
    return pipeline.glossary or merge([load(name, glossary_folders(), ()) for name in GLOSSARIES])


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

    return Desk(reread, pipeline.translated, pipeline.leads, names_of(pipeline))


def plan_of(pipeline: Pipeline, *, top: int, about: Mapping[str, float] | Sequence[str]) -> Plan:
    """Return how a briefing of a pipeline is made."""
    weighted = about if isinstance(about, Mapping) else dict.fromkeys(about, 1.0)
    options = pipeline.options
    subjects = tuple(Interest(term, weight) for term, weight in weighted.items())
    told = "".join(f"|{each.term}:{each.weight:g}" for each in subjects)
    signature = f"{pipeline.signature('digest')}|brief|top:{top}{told}"
    return Plan(options.to, options.length, options.method, top, subjects, signature)
