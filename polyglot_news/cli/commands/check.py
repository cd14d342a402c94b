"""check: what needs a second look in a translation, whoever made it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from polyglot_news.checks import check_document
from polyglot_news.checks.bilingual import Bilingual, in_articles, in_lines, is_xml, lines_of, read_xml
from polyglot_news.cli import completion, options
from polyglot_news.cli.terminal import printing
from polyglot_news.cli.text_or_json import TextOrJson
from polyglot_news.document import Flag
from polyglot_news.errors import PartialFailure, UsageError
from polyglot_news.files import read_input, shown
from polyglot_news.languages import code_of, one_line
from polyglot_news.pipeline.assessing import assess
from polyglot_news.reading import MAX_BYTES, read_text
from polyglot_news.reading.encodings import decode
from polyglot_news.reading.language import detect
from polyglot_news.sentences import split

SCHEMA = "polyglot-news-check/1"
_ADDED = Flag("added", "warning", "No sentence of the source stands for this.")

Source = Annotated[
    str,
    typer.Argument(metavar="SOURCE", help="The source, one segment per line; or a single TMX or XLIFF file."),
]
Translated = Annotated[
    str | None,
    typer.Argument(metavar="TRANSLATION", help="Its translation, line by line; - is standard input."),
]
To = Annotated[
    str | None,
    typer.Option(
        "--to",
        "-t",
        metavar="L",
        autocompletion=completion.language,
        help="Language of the translation (XLIFF names it).",
    ),
]


def check(
    source: Source,
    translation: Translated = None,
    *,
    to: To = None,
    source_language: Annotated[
        str,
        typer.Option(
            "--from", metavar="auto|L", autocompletion=completion.source, help="Language of the source."
        ),
    ] = "auto",
    quality: Annotated[
        bool,
        typer.Option("--quality", help="Add the quality of each segment, 0 to 100: what to look at first."),
    ] = False,
    format_name: TextOrJson = "text",
    output: options.Output = None,
    force: options.Force = False,  # noqa: ARG001 - heard by the kind of command
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Report what needs a second look in a translation: lost or wrong numbers, lost parts, loops, and more.

    Two texts with different numbers of lines are read as articles, and their sentences are aligned: what was
    left out or added is found too.

    Prints one line for each finding: line or id of the segment, error or warning, the check, an explanation.
    Ends with code 0 if no error was found (there may be warnings), with 5 if one was.

    \b
    Examples:
      polyglot-news check article.en.txt article.it.txt --to it
      polyglot-news check memory.tmx --to ru
      polyglot-news check job.xlf --format json
      polyglot-news check article.en.txt article.pt.txt --to pt --quality
    """
    wanted = code_of(to) if to else ""
    pairs = _pairs(source, translation, source_language, wanted)
    first, second = _languages(pairs, source_language, wanted)
    flags = [
        found if item.source.strip() or not item.translation.strip() else (_ADDED, *found)
        for item, found in zip(
            pairs.segments,
            check_document([(item.source, item.translation) for item in pairs.segments], first, second),
            strict=True,
        )
    ]
    values = (
        assess([(item.source, item.translation) for item in pairs.segments], first, second)
        if quality
        else None
    )
    if format_name == "json":
        rendered = _as_json(pairs, flags, first, second, values)
    else:
        rendered = _as_text(pairs, flags, values)
    printing.result(rendered, output)
    errors = _count(flags, "error")
    warnings = sum(bool(found) for found in flags) - errors
    printing.notice(
        f"{len(flags)} segments, {errors} with an error, {warnings} with warnings only ({first} > {second})"
    )
    if errors:
        raise typer.Exit(PartialFailure.exit_code)


def _pairs(source: str, translation: str | None, language: str, to: str) -> Bilingual:
    if source == translation == "-":
        raise UsageError("standard input ('-') is named twice", "name it once")
    data = read_input(source, MAX_BYTES)
    if translation is None:
        if not is_xml(data):
            raise UsageError(
                f"{shown(source)}: a translation is missing",
                "name a second file, or give a TMX or XLIFF file, which holds both",
            )
        return read_xml(data, name=shown(source), to=to)
    names = (shown(source), shown(translation))
    texts = (decode(data, path=names[0]), decode(read_input(translation, MAX_BYTES), path=names[1]))
    ours, theirs = map(lines_of, texts)
    if len(ours) == len(theirs):
        return in_lines(ours, theirs)
    languages = ("auto" if language == "auto" else code_of(language), to or "auto")
    found = in_articles(*map(_sentences, texts, names, languages))
    printing.notice(
        f"{names[0]} has {len(ours)} lines, {names[1]} has {len(theirs)}: read as articles, their sentences "
        "aligned by length and numbers"
    )
    return found


def _sentences(text: str, name: str, language: str) -> list[str]:
    """Return the title of an article and its sentences, each on one line.

    Raises:
        InputError: There is no article in it.
    """
    article = read_text(text, path=name, language=language)
    found = [article.title, *(sentence.text for sentence in split(article))]
    return [one_line(sentence, article.language) for sentence in found if sentence]


def _languages(pairs: Bilingual, source: str, to: str) -> tuple[str, str]:
    target = to or (code_of(pairs.target_language) if pairs.target_language else "")
    if not target:
        raise UsageError("no target language", "add --to, such as --to it")
    if source != "auto":
        return code_of(source), target
    if pairs.source_language and pairs.source_language != "*all*":
        return code_of(pairs.source_language), target
    return detect(" ".join(item.source for item in pairs.segments[:200])), target


def _count(flags: Sequence[Sequence[Flag]], severity: str) -> int:
    return sum(any(flag.severity == severity for flag in found) for found in flags)


def _as_text(pairs: Bilingual, flags: Sequence[Sequence[Flag]], values: Sequence[int | None] | None) -> str:
    """Return a line for each segment by quality, lowest first, if that was asked for; then the findings."""
    order = sorted((value, place) for place, value in enumerate(values or ()) if value is not None)
    heading = "".join(
        f"{_plain(pairs.segments[place].name)}\tquality\t{value}\t{_plain(pairs.segments[place].translation)}\n"
        for value, place in order
    )
    return heading + _findings(pairs, flags)


def _findings(pairs: Bilingual, flags: Sequence[Sequence[Flag]]) -> str:
    return "".join(
        "\t".join((_plain(item.name), flag.severity, flag.check, _plain(flag.message))) + "\n"
        for item, found in zip(pairs.segments, flags, strict=True)
        for flag in found
    )


def _plain(text: str) -> str:
    """Return the text without characters that a terminal or a table would interpret as commands."""
    return "".join(char if char.isprintable() else " " for char in text)


def _as_json(
    pairs: Bilingual,
    flags: Sequence[Sequence[Flag]],
    source: str,
    target: str,
    values: Sequence[int | None] | None,
) -> str:
    result: dict[str, Any] = {
        "schema": SCHEMA,
        "source_language": source,
        "target_language": target,
        "segments": len(flags),
        "errors": _count(flags, "error"),
        **({"quality": list(values)} if values is not None else {}),
        "flagged": [
            {
                "number": number,
                "name": item.name,
                "source": item.source,
                "text": item.translation,
                "flags": [
                    {"check": flag.check, "severity": flag.severity, "message": flag.message}
                    for flag in found
                ],
            }
            for number, (item, found) in enumerate(zip(pairs.segments, flags, strict=True), start=1)
            if found
        ],
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"
