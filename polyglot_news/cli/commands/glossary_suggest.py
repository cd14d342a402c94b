"""glossary suggest / learn: entries proposed from articles and from what people changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from polyglot_news import corrections as corrected
from polyglot_news import glossary as glossaries
from polyglot_news.batch.job import Job
from polyglot_news.batch.walking import find
from polyglot_news.cli import options
from polyglot_news.cli.terminal import printing
from polyglot_news.config import glossary_folders
from polyglot_news.engines import registry
from polyglot_news.errors import ModelError, PolyglotError, UsageError
from polyglot_news.glossary.learning import learn as learned
from polyglot_news.glossary.suggesting import Suggestion, as_yaml, with_renderings
from polyglot_news.glossary.suggesting import suggest as suggested
from polyglot_news.languages import code_of, one_line
from polyglot_news.memory.interchange import read as read_units
from polyglot_news.pipeline import Options
from polyglot_news.pipeline.preparing import read
from polyglot_news.sentences import split

_SOURCE = "en"
Least = Annotated[
    int, typer.Option("--least", metavar="N", min=1, help="Names that occur at least this often.")
]


def suggest(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Articles in English.")],
    *,
    to: options.To = None,
    source: options.From = None,
    least: Least = 3,
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="At most this many names.")] = 100,
    named: options.Glossaries = None,
    engine: options.EngineName = None,
    no_model: Annotated[bool, typer.Option("--no-model", help="Do not ask models for renderings.")] = False,
    output: options.Output = None,
    force: options.Force = False,  # noqa: ARG001 - heard by the kind of command
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Suggest entries: frequent names in articles that no glossary has, as the models render them.

    The result is a glossary to edit; counts, sentences and renderings are comments above each entry.

    \b
    Examples:
      polyglot-news glossary suggest articles/ --to it,ru -o names.yaml
      polyglot-news glossary suggest articles/ --to zh --no-model
    """
    languages = tuple(map(code_of, options.languages(to)))
    if not languages:
        raise UsageError("no target language", "name them: --to it,ru")
    found = suggested(_articles(folder, source or "auto"), _known(named, languages), languages, least=least)[
        :most
    ]
    for language in () if no_model else languages:
        found = _rendered(found, language, engine or "auto")
    printing.result(as_yaml(found, languages), output)
    printing.notice(f"{folder}: {len(found)} names suggested")


def _articles(folder: Path, language: str) -> list[list[str]]:
    """Return the sentences of each article in English; report articles that cannot be read."""
    found = []
    for item in find(Job(folder, None, "summarise", "text")):
        try:
            article = read(item.source(folder), Options(source=language))
        except PolyglotError as error:
            printing.notice(f"{item.path}: {error.message}")
            continue
        if article.language == _SOURCE:
            found.append([one_line(sentence.text, _SOURCE) for sentence in split(article)])
    return found


def _known(named: list[str] | None, languages: tuple[str, ...]) -> glossaries.Glossary | None:
    chosen = named or options.settings(None).glossary
    loaded = [glossaries.load(name, glossary_folders(), languages) for name in chosen]
    return glossaries.merge([one for one in loaded if one.source == _SOURCE]) if loaded else None


def _rendered(found: tuple[Suggestion, ...], language: str, engine: str) -> tuple[Suggestion, ...]:
    """Return suggestions with the renderings of a model, or unchanged if the language has no model."""
    try:
        connected = registry.connect(_SOURCE, language, engine=engine)
    except ModelError as error:
        printing.notice(f"{language}: {error.message}: no renderings")
        return found
    try:
        return tuple(with_renderings(one, language, connected.translate) for one in found)
    finally:
        connected.close()


def learn(
    corrections: Annotated[
        Path,
        typer.Argument(
            metavar="CORRECTIONS", help="The JSON that a review page exports, or a TMX file of translations."
        ),
    ],
    *,
    least: Least = 2,
    named: options.Glossaries = None,
    output: options.Output = None,
    force: options.Force = False,  # noqa: ARG001 - heard by the kind of command
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Suggest entries from what people changed: names that they render consistently.

    Terms that a person corrected on the review page are always suggested.

    \b
    Examples:
      polyglot-news glossary learn corrections.json -o names.yaml
      polyglot-news glossary learn corrected.tmx
    """
    pairs: dict[str, list[tuple[str, str]]] = {}
    for unit in read_units(corrections):
        if unit.source_language == _SOURCE:
            pairs.setdefault(unit.target_language, []).append((unit.source, unit.target))
    terms = _terms(corrections)
    languages = tuple(sorted({*pairs, *(language for language, _, _ in terms)}))
    known = _known(named, languages)
    whole: dict[str, Suggestion] = {}
    for language in languages:
        wanted = [(term, form) for to, term, form in terms if to == language]
        chosen = [Suggestion(term, 1, 1, (), {language: form}) for term, form in wanted]
        for one in (*learned(pairs.get(language, ()), known, language, least=least), *chosen):
            before = whole.get(one.term, one)
            whole[one.term] = replace(
                before,
                proposed={**before.proposed, **one.proposed},
                renderings={**before.renderings, **one.renderings},
            )
    printing.result(as_yaml(tuple(whole.values()), languages), output)
    printing.notice(f"{corrections}: {len(whole)} names suggested")


def _terms(corrections: Path) -> list[tuple[str, str, str]]:
    """Return language, term and form of each term that a person corrected on a review page."""
    if not corrected.is_corrections(corrections):
        return []
    return [
        (found.target, term, form)
        for found in corrected.read(corrections)
        if found.source == _SOURCE
        for term, form in found.terms
    ]
