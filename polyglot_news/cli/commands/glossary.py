"""glossary list / show / check / import / export / audit: what glossaries say, and who follows them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

import typer

from polyglot_news import glossary as glossaries
from polyglot_news.checks.bilingual import in_articles
from polyglot_news.cli import completion, deferred, glossary_rows, options
from polyglot_news.cli.command_classes import App, keep_inputs
from polyglot_news.cli.terminal import aligned_tables, printing
from polyglot_news.cli.text_or_json import TextOrJson
from polyglot_news.config import glossary_folders, user_folder
from polyglot_news.engines import registry
from polyglot_news.errors import PartialFailure, UsageError
from polyglot_news.languages import code_of
from polyglot_news.reading import read_file
from polyglot_news.sentences import split

app = App(help="What the glossaries say, and whether a translation keeps to them.")
Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME", autocompletion=completion.glossaries, help="A glossary's name, or a file."
    ),
]
_COMPLETED = completion.fixed("yaml", "csv", "tsv", "tbx", "deepl")
Kind = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", metavar="NAME", autocompletion=_COMPLETED, help="yaml, csv, tsv, tbx or deepl."
    ),
]


@app.command("list")
def list_(
    *,
    format_name: TextOrJson = "text",
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
        printing.result(_as_json([glossary_rows.about(one) for one in found]))
        return
    rows = [
        [one.name, f"{len(one.terms)} terms", f"{one.source} > {','.join(one.languages)}", one.path]
        for one in found
    ]
    rows += [[name, "", "en > every language", "CLDR, used only when named"] for name in glossaries.BUILT_IN]
    aligned_tables.show(("name", "terms", "languages", "file"), rows)


@app.command()
def show(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", autocompletion=completion.glossaries, help="Names or files."),
    ] = None,
    *,
    merged: Annotated[
        bool, typer.Option("--merged", help="Show them merged: which entry wins, and where it comes from.")
    ] = False,
    to: options.To = None,
    format_name: TextOrJson = "text",
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Show the entries of a glossary: term, other spellings, and the required form in each language.

    With --merged you can name several, and the last one wins; with no name, those that translations use.

    \b
    Examples:
      polyglot-news glossary show central-asia
      polyglot-news glossary show countries --to it,ru
      polyglot-news glossary show --merged organisations our-names.yaml
    """
    if not merged and len(names or ()) != 1:
        raise UsageError("name one glossary", "or several with --merged")
    languages = tuple(map(code_of, options.languages(to)))
    glossary = _merged(tuple(names or ()), languages)
    languages = languages or glossary.languages
    if format_name == "json":
        entries = [glossary_rows.entry(term, languages) for term in glossary.terms]
        printing.result(_as_json(glossary_rows.about(glossary) | {"entries": entries}))
        return
    origin = ["from"] if merged else []
    printing.result("\t".join(["term", "also", *languages, *origin]) + "\n")
    for term in glossary.terms:
        forms = [target.form if (target := term.target(language)) else "" for language in languages]
        printing.result(
            "\t".join([term.term, ", ".join(term.aka), *forms, *([term.origin] if merged else [])]) + "\n"
        )


def _merged(names: Sequence[str], languages: Sequence[str]) -> glossaries.Glossary:
    """Return the named glossaries as one; if none is named, those that translations use."""
    folders = glossary_folders()
    chosen = names or options.settings(None).glossary
    loaded = [glossaries.load(name, folders, languages) for name in chosen]
    if not loaded:
        raise UsageError("no glossary is in use", "name one")
    return loaded[0] if len(loaded) == 1 else glossaries.merge(loaded)


@app.command()
def check(
    file: Name,
    *,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Report whether a glossary is well formed, and what in it looks wrong.

    Ends with code 2 if it is not well formed: the message names file, line and entry.

    \b
    Examples:
      polyglot-news glossary check our-names.yaml
    """
    glossary = glossaries.load(file, glossary_folders())
    findings = glossaries.check(glossary)
    for finding in findings:
        printing.result(f"{finding.term}: {finding.message}\n")
    hints = sum(finding.message.startswith("hint: ") for finding in findings)
    summary = f"{len(findings) - hints} to look at" + (f", {hints} hints" if hints else "")
    printing.notice(f"{glossary.path}: well formed, {len(glossary.terms)} terms, {summary}")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .csv, .tsv, .tbx or .yaml file.")],
    *,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="Name for the imported glossary.")
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="L", autocompletion=completion.language, help="Language of the terms."
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="L", autocompletion=completion.language, help="Language of the translations."
        ),
    ] = None,
    output: options.Output = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a glossary of the same name.")] = False,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Import a glossary: from then on it can be named after --glossary.

    Tables begin with a line of language codes (en,it,ru); DeepL tables without such a line need --from
    and --to.

    \b
    Examples:
      polyglot-news glossary import names.csv
      polyglot-news glossary import deepl.tsv --from en --to it --name desk
      polyglot-news glossary import terms.tbx -o glossaries/terms.yaml
    """
    read = glossaries.read(file, source=code_of(source) if source else "", target=code_of(to) if to else "")
    glossary = replace(read, name=name or read.name)
    if Path(glossary.name).name != glossary.name or glossary.name in {"", ".", ".."}:
        raise UsageError(f"'{glossary.name}' cannot be used as a file name", "choose another with --name")
    place = output or user_folder() / "glossaries" / f"{glossary.name}.yaml"
    if output is None and place.exists() and not force:
        raise UsageError(f"{place}: already exists", "replace it with --force, or give another --name")
    printing.result(glossaries.write(glossary, "yaml"), place)
    if str(place) != "-":
        printing.notice(f"{place}: {len(glossary.terms)} terms (use it with --glossary {glossary.name})")


@app.command()
def export(
    name: Name,
    *,
    kind: Kind = None,
    to: options.To = None,
    output: options.Output = None,
    force: options.Force = False,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Write a glossary for other tools: as CSV or TSV, as TBX, as DeepL's two columns, or as YAML.

    Without --format, the file name after -o decides; without either, the format is CSV.

    \b
    Examples:
      polyglot-news glossary export central-asia -o central-asia.tbx
      polyglot-news glossary export organisations --format deepl --to it
    """
    kinds = (*glossaries.KINDS, "deepl")
    chosen = kind or (glossaries.kind_of(output) if output else "") or "csv"
    if chosen not in kinds:
        raise UsageError(f"unknown format '{chosen}'", f"choose one of {', '.join(kinds)}")
    languages = tuple(map(code_of, options.languages(to)))
    glossary = glossaries.load(name, glossary_folders(), languages)
    if output is not None and not force:
        keep_inputs(output, glossary.path)
    if chosen != "deepl":
        printing.result(glossaries.write(glossary, chosen, languages), output)
        return
    if len(languages) != 1:
        raise UsageError("DeepL's format holds one target language", "name it with --to")
    from polyglot_news.glossary.formats.tables import write_pairs

    tabs = output is None or output.suffix.lower() != ".csv"  # DeepL reads both, by the name of the file
    printing.result(write_pairs(glossary, languages[0], tabs=tabs), output)


@app.command()
def audit(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The text that was translated.")],
    translation: Annotated[str, typer.Argument(metavar="TRANSLATION", help="Its translation.")],
    *,
    to: Annotated[
        str,
        typer.Option(
            "--to", metavar="L", autocompletion=completion.language, help="Language of the translation."
        ),
    ],
    named: options.Glossaries = None,
    format_name: TextOrJson = "text",
    output: options.Output = None,
    force: options.Force = False,  # noqa: ARG001 - heard by the kind of command
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Report whether a translation, whoever made it, follows a glossary.

    Line by line if both files have the same number of lines, otherwise sentence by sentence, the sentences
    aligned. Ends with code 5 if a term is missing or a forbidden form is used.

    \b
    Examples:
      polyglot-news glossary audit article.txt articolo.txt --to it
      polyglot-news glossary audit a.txt b.txt --to ru --glossary our-names.yaml --format json
    """
    language = code_of(to)
    glossary = _merged(tuple(named or ()), (language,))
    pairs, unit = _segments(source, translation, glossary.source, language)
    verdicts = glossaries.audit(pairs, glossary, language)
    counts = Counter(verdict.status for verdict in verdicts)
    if format_name == "json":
        report = {"segments": len(pairs), "counts": dict(sorted(counts.items()))}
        terms = [asdict(verdict) for verdict in verdicts]
        printing.result(_as_json(report | {"terms": terms}), output)
    else:
        printing.result(
            "".join(_told(verdict, unit if len(pairs) > 1 else "") for verdict in verdicts), output
        )
    summary = ", ".join(
        f"{counts[status]} {status}" for status in ("kept", "missing", "forbidden", "inconsistent")
    )
    printing.notice(f"{translation}: {summary}")
    if wrong := counts["missing"] + counts["forbidden"]:
        raise PartialFailure(f"{translation}: {wrong} terms differ from the glossary", "see the list")


def _segments(source: str, translation: str, own: str, language: str) -> tuple[list[tuple[str, str]], str]:
    """Return the pairs of source and translation, and what a pair is: `line`, or `sentence` of two articles.

    Files with as many lines as each other are compared line by line; the sentences of others are aligned.
    """
    named = ((source, own), (translation, language))
    texts = [read_file(path, language=code, lines=True) for path, code in named]
    ours, theirs = ([text.text[block.start : block.end] for block in text.blocks] for text in texts)
    if len(ours) == len(theirs):
        return list(zip(ours, theirs, strict=True)), "line"
    printing.notice(
        f"{len(ours)} lines and {len(theirs)}: read as articles, sentences aligned by length and numbers"
    )
    articles = [read_file(path, language=code) for path, code in named]
    sentences = [[one.title, *(sentence.text for sentence in split(one))] for one in articles]
    found = in_articles(*([text for text in texts if text] for texts in sentences))
    return [(segment.source, segment.translation) for segment in found.segments], "sentence"


def _told(verdict: glossaries.Verdict, unit: str) -> str:
    """Return a line about a term, or an empty string if all is well; `unit` is what a segment is called."""
    if verdict.status == "kept":
        return ""
    place = f"{unit} {verdict.segment + 1}: " if unit and verdict.segment >= 0 else ""
    found = f", found {verdict.found}" if verdict.found else ""
    return f"{verdict.status}\t{place}{verdict.term}: wanted {verdict.wanted}{found}\n"


@app.command()
def warm(
    name: Name,
    *,
    to: options.To = None,
    engine: options.EngineName = None,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Learn in advance how the installed models render the terms of a glossary.

    The results are kept in your cache folder, for each model: articles need not compute them again.

    \b
    Examples:
      polyglot-news glossary warm central-asia --to it,ru,zh
    """
    glossary = glossaries.load(name, glossary_folders())
    for language in options.languages(to) or glossary.languages:
        connected = registry.connect(glossary.source, code_of(language), engine=engine or "auto")
        try:
            learned = glossaries.renderings(connected.fingerprint)
            count = glossaries.warm(
                glossary, code_of(language), translate=connected.translate, renderings=learned
            )
            learned.keep()
        finally:
            connected.close()
        printing.notice(f"{glossary.name}, {language}: {count} renderings learned")


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


_SUGGEST = "polyglot_news.cli.commands.glossary_suggest"
_LINE = "Suggest entries: frequent names in articles that no glossary has, as the models render them."
_LEARNED = "Suggest entries from what people changed: names that they render consistently."
deferred.add(app, "suggest", f"{_SUGGEST}:suggest", _LINE)
deferred.add(app, "learn", f"{_SUGGEST}:learn", _LEARNED)
