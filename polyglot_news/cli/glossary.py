"""glossary list / show / check: what the glossaries say, and whether a file is well formed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Annotated

import typer

from polyglot_news import glossary as glossaries
from polyglot_news.cli import options, terminal
from polyglot_news.config import glossary_folders
from polyglot_news.engines import registry
from polyglot_news.languages import code_of
from polyglot_news.translate import keep_renderings, learned_renderings

app = typer.Typer(no_args_is_help=True, help="What the glossaries say, and whether a file is well formed.")
Name = Annotated[str, typer.Argument(metavar="NAME", help="Name of a glossary, or a YAML file.")]


@app.command("list")
def list_(
    *,
    format_name: options.Format = None,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """List the glossaries that can be named: your own and the shipped ones.

    \b
    Examples:
      polyglot-news glossary list
      polyglot-news glossary list --format json
    """
    folders = glossary_folders()
    found = [glossaries.load(name, folders) for name in glossaries.available(folders)]
    if format_name == "json":
        terminal.result(_as_json([_about(one) for one in found]))
        return
    for one in found:
        languages = ",".join(one.languages)
        terminal.result(f"{one.name}\t{len(one.terms)} terms\t{one.source} > {languages}\t{one.path}\n")


@app.command()
def show(
    name: Name,
    *,
    to: options.To = None,
    format_name: options.Format = None,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Show the entries of a glossary: term, other spellings, and the form wanted in each language.

    \b
    Examples:
      polyglot-news glossary show central-asia
      polyglot-news glossary show central-asia --to it,ru
    """
    glossary = glossaries.load(name, glossary_folders())
    languages = options.languages(to) or glossary.languages
    if format_name == "json":
        entries = [_entry(term, languages) for term in glossary.terms]
        terminal.result(_as_json(_about(glossary) | {"entries": entries}))
        return
    terminal.result("\t".join(["term", "also", *languages]) + "\n")
    for term in glossary.terms:
        forms = [target.form if (target := term.target(language)) else "" for language in languages]
        terminal.result("\t".join([term.term, ", ".join(term.aka), *forms]) + "\n")


@app.command()
def check(
    file: Name,
    *,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Say whether a glossary is well formed, and what in it looks wrong.

    Ends with code 2 where it is not well formed: the message names file, line and entry.

    \b
    Examples:
      polyglot-news glossary check our-names.yaml
    """
    glossary = glossaries.load(file, glossary_folders())
    findings = glossaries.check(glossary)
    for finding in findings:
        terminal.result(f"{finding.term}: {finding.message}\n")
    terminal.notice(f"{glossary.path}: well formed, {len(glossary.terms)} terms, {len(findings)} to look at")


@app.command()
def warm(
    name: Name,
    *,
    to: options.To = None,
    engine: options.EngineName = None,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Learn ahead how the installed models render the terms of a glossary.

    What is learned is kept in your cache folder, for each model: articles need not ask for it again.

    \b
    Examples:
      polyglot-news glossary warm central-asia --to it,ru,zh
    """
    glossary = glossaries.load(name, glossary_folders())
    for language in options.languages(to) or glossary.languages:
        connected = registry.connect(glossary.source, code_of(language), engine=engine or "auto")
        try:
            learned = learned_renderings(connected)
            count = glossaries.warm(
                glossary, code_of(language), translate=connected.translate, renderings=learned
            )
            keep_renderings(learned)
        finally:
            connected.close()
        terminal.notice(
            f"{glossary.name}, {language}: {count} renderings learned, {len(learned.known)} known"
        )


def _about(glossary: glossaries.Glossary) -> dict[str, object]:
    return {
        "name": glossary.name,
        "source": glossary.source,
        "languages": list(glossary.languages),
        "terms": len(glossary.terms),
        "path": glossary.path,
    }


def _entry(term: glossaries.Term, languages: Sequence[str]) -> dict[str, object]:
    forms = {language: target.form for language in languages if (target := term.target(language))}
    return {"term": term.term, "aka": list(term.aka), "keep": term.keep, "note": term.note, "targets": forms}


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
