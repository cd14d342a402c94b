"""Options that several commands share, each defined once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from polyglot_news import config
from polyglot_news.cli import completion
from polyglot_news.cli.output_path import names_folder
from polyglot_news.cli.terminal import printing
from polyglot_news.errors import MemoryFileError, UsageError
from polyglot_news.pipeline import Offer, Pipeline, Task
from polyglot_news.rendering import BILINGUAL, FEEDS, FORMATS, UNWRITTEN, format_of
from polyglot_news.summary.length import Length

if TYPE_CHECKING:
    from polyglot_news.engines.server.addressing import Server

_XLIFF = {"2.1": "xliff", "1.2": "xliff-1.2"}


def _be_quiet(value: bool) -> bool:  # noqa: FBT001 - typer calls it with the option's value
    printing.verbosity.quiet = printing.verbosity.quiet or value
    return value


def _be_verbose(value: bool) -> bool:  # noqa: FBT001 - typer calls it with the option's value
    printing.verbosity.verbose = printing.verbosity.verbose or value
    return value


Inputs = Annotated[
    list[str] | None,
    typer.Argument(metavar="INPUT", help="Files (.txt, .md, .html), or - for standard input."),
]
To = Annotated[
    list[str] | None,
    typer.Option(
        "--to",
        "-t",
        metavar="L,...",
        autocompletion=completion.languages,
        help="Target languages: it,ru,zh. May be repeated.",
    ),
]
From = Annotated[
    str | None,
    typer.Option(
        "--from", metavar="auto|L", autocompletion=completion.source, help="Language of the article."
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME",
        autocompletion=completion.formats,
        help="text, markdown, json, jsonl, html, tmx, xliff, atom, rss, jsonfeed; else by the ending of -o.",
    ),
]
Xliff = Annotated[
    str | None,
    typer.Option(
        "--xliff",
        metavar="2.1|1.2",
        autocompletion=completion.fixed("2.1", "1.2"),
        help="Version of XLIFF; implies --format xliff.",
    ),
]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file, whole or not at all.")
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the input if -o names it.")]
Glossaries = Annotated[
    list[str] | None,
    typer.Option(
        "--glossary",
        "-g",
        metavar="NAME|FILE",
        autocompletion=completion.glossaries,
        help="May be repeated; later ones win.",
    ),
]
NoGlossary = Annotated[bool, typer.Option("--no-glossary", help="Translate without any glossary.")]
EngineName = Annotated[
    str | None,
    typer.Option(
        "--engine",
        metavar="NAME",
        autocompletion=completion.engines,
        help="auto, argos or firefox; server with --server.",
    ),
]
ServerAddress = Annotated[
    str | None,
    typer.Option(
        "--server",
        metavar="URL",
        help="For --engine server: an OpenAI-compatible server, such as http://127.0.0.1:11434/v1.",
    ),
]
ServerModel = Annotated[
    str | None, typer.Option("--server-model", metavar="NAME", help="Name of the model on the server.")
]
ServerAnywhere = Annotated[
    bool,
    typer.Option("--server-anywhere", help="Allow a server on another machine: the articles are sent there."),
]
Method = Annotated[
    str | None,
    typer.Option(
        "--method",
        metavar="NAME",
        autocompletion=completion.methods,
        help="news (default), lead, textrank, lexrank, lsa, luhn, kl, "
        "sumbasic, reduction, edmundson or random.",
    ),
]
SentenceCount = Annotated[
    int | None, typer.Option("-n", "--sentences", metavar="N", help="Sentences in the summary.")
]
Ratio = Annotated[float | None, typer.Option("--ratio", metavar="R", help="Share of the sentences, 0 to 1.")]
Words = Annotated[int | None, typer.Option("--words", "-w", metavar="W", help="At most this many words.")]
Raw = Annotated[bool, typer.Option("--raw", help="Keep every paragraph: do not look for the article.")]
Lines = Annotated[bool, typer.Option("--lines", help="Each input line is one unit; as many lines out as in.")]
Each = Annotated[
    str | None, typer.Option("--each", metavar="chapter", help="Take each chapter of an EPUB alone.")
]
Column = Annotated[
    str | None,
    typer.Option("--column", metavar="NAME", help="Rows of a CSV or TSV are articles: their text."),
]
Explain = Annotated[bool, typer.Option("--explain", help="Explain the choice on standard error.")]
Strict = Annotated[bool, typer.Option("--strict", help="End with code 5 if a glossary term was missed.")]
Marks = Annotated[
    bool, typer.Option("--marks", help="Mark ⟦placed⟧ and ⟦? missed⟧ glossary terms in text output.")
]
Keywords = Annotated[
    int,
    typer.Option(
        "--keywords", metavar="N", min=0, help="List this many names and phrases that the text is about."
    ),
]
Merge = Annotated[
    bool,
    typer.Option("--merge", help="Treat all inputs as one story: one summary that names its sources."),
]
Quality = Annotated[
    bool,
    typer.Option("--quality", help="Judge quality by a second translation as well: takes as long again."),
]
MinQuality = Annotated[
    int,
    typer.Option(
        "--min-quality", metavar="N", min=0, max=100,
        help="Leave sentences of lower quality (0 to 100) in the source language, marked.",
    ),
]  # fmt: skip
Download = Annotated[bool, typer.Option("--download", help="Download missing models without asking.")]
JsonlIn = Annotated[
    bool,
    typer.Option("--jsonl-in", help="Read JSON lines with id and text or html; answer each with a line."),
]
MemoryFile = Annotated[
    Path | None,
    typer.Option("--memory", metavar="FILE", help="Store translations in this file and reuse them."),
]
NoMemory = Annotated[bool, typer.Option("--no-memory", help="Use no translation memory.")]
Config = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Read this instead of ./polyglot-news.toml.")
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", callback=_be_quiet, is_eager=True, help="Errors only.")]
Verbose = Annotated[
    bool,
    typer.Option(
        "-v", "--verbose", callback=_be_verbose, is_eager=True, help="Report more, with tracebacks."
    ),
]


def settings(file: Path | None, **given: Any) -> config.Settings:  # noqa: ANN401 - any kind of option
    """Return the settings of a command: its options above environment, files and defaults.

    Raises:
        ConfigError: A configuration file or variable cannot be used.
    """
    named = tuple(given.pop("glossary", None) or ())
    without = given.pop("no_glossary", False)
    if named and without:
        raise UsageError("--glossary and --no-glossary contradict each other", "give one of them")
    options = {name: value for name, value in given.items() if value is not None}
    options |= {"to": languages(given["to"])} if given.get("to") else {}
    if not options.get("server_anywhere"):
        options.pop("server_anywhere", None)
    options |= {"glossary": named} if named or without else {}
    return config.resolve(options, config.layers(file))


def format_asked(
    name: str | None, *, xliff: str | None = None, output: Path | None = None, lines: bool = False
) -> str | None:
    """Return the format that the command line asks for: by name, by `--xliff`, or by the suffix of `-o`.

    With `--lines`, a suffix that means text of any kind leaves the lines as they are.

    Raises:
        UsageError: `--xliff` names a version that does not exist, or contradicts `--format`; or the suffix is
            that of a kind of file that is not written.
    """
    if xliff is not None:
        if xliff not in _XLIFF:
            raise UsageError(f"unknown version of XLIFF '{xliff}'", f"choose one of {', '.join(_XLIFF)}")
        if name not in {None, "xliff"}:
            raise UsageError(f"--xliff and --format {name} contradict each other", "give one of them")
        return _XLIFF[xliff]
    if name is not None or output is None or names_folder(output):
        return name
    if output.suffix.lower() in UNWRITTEN:
        raise UsageError(
            f"{output}: files that end in {output.suffix.lower()} are not written",
            "choose an ending such as .txt, .md, .json or .html, or name the format with --format",
        )
    guessed = format_of(str(output))
    return None if lines and guessed in {"text", "markdown"} else guessed


def check_format(name: str, task: Task, to: Sequence[str] = (), *, a_file_each: bool = False) -> None:
    """Refuse, before any work is done, a format that cannot hold the result of the task.

    Raises:
        UsageError: There is no such format, or it cannot hold the result.
    """
    if name not in {*FORMATS, "lines"}:
        raise UsageError(f"unknown format '{name}'", f"choose one of {', '.join(FORMATS)}")
    if name in BILINGUAL and task not in {"digest", "translate"}:
        raise UsageError(f"{name} holds translations, but {task} makes none", "use translate or digest")
    if name in FEEDS and task == "split":
        raise UsageError(
            f"{name} is a feed of summaries or translations", "use summarise, digest or translate"
        )
    if name == "xliff" and len(to) > 1 and not a_file_each:
        raise UsageError(
            "an XLIFF 2.1 document holds one target language",
            "name one with --to, use --xliff 1.2, or use batch, which writes one file per language",
        )


def languages(to: list[str] | None) -> tuple[str, ...]:
    """Return the language tags of `--to`, which may be repeated and may hold several with commas."""
    return tuple(tag.strip() for text in to or () for tag in text.split(",") if tag.strip())


def pipeline(
    chosen: config.Settings,
    *,
    raw: bool = False,
    lines: bool = False,
    explain: bool = False,
    keywords: int = 0,
    quality: bool = False,
    min_quality: int = 0,
    memory: Path | None = None,
    offer: Offer | None = None,
    column: str | None = None,
) -> Pipeline:
    """Return the pipeline that the settings describe.

    Raises:
        UsageError: Lines and a column are asked for at once, or the settings name what does not exist.
    """
    if lines and column:
        raise UsageError("--lines and --column contradict each other", "give one of them")
    return Pipeline.open(
        to=chosen.to,
        glossaries=chosen.glossary,
        source=chosen.source,
        engine=chosen.engine,
        method=chosen.method,
        length=Length(sentences=chosen.sentences, ratio=chosen.ratio, words=chosen.words),
        raw=raw,
        lines=lines,
        explain=explain,
        keywords=keywords,
        quality=quality,
        min_quality=min_quality,
        memory=memory,
        offer=offer,
        server=_server(chosen),
        column=column or "",
    )


def _server(chosen: config.Settings) -> Server | None:
    """Return the server that the engine `server` asks, or None for every other engine.

    Raises:
        UsageError: It is named for another engine, not named at all, or not to be used.
    """
    if chosen.engine != "server":
        names = ("server", "server_model", "server_anywhere")
        if any(chosen.origins.get(name) == config.COMMAND_LINE for name in names):
            raise UsageError("--server is for the engine server", "add --engine server")
        return None
    if not chosen.server:
        raise UsageError("no server is named", "add --server URL and --server-model NAME")
    from polyglot_news.engines.server.addressing import server_of

    return server_of(
        chosen.server,
        chosen.server_model or "",
        anywhere=chosen.server_anywhere,
        seconds=chosen.server_seconds,
    )


def memory_asked(file: Path | None, *, without: bool) -> Path | None:
    """Return the translation memory of a batch: the one named, or the user's own.

    The user's own is a cache: if it cannot be opened, the work is done without it.

    Raises:
        UsageError: A memory is both named and refused.
    """
    if file is not None and without:
        raise UsageError("--memory and --no-memory contradict each other", "give one of them")
    if file is not None or without:
        return file
    from polyglot_news.memory import Memory

    own = config.memory_file()
    try:
        Memory(own, own=True).close()
        own.chmod(0o600)  # it holds private translations; earlier versions let others read it
    except MemoryFileError as error:
        printing.notice(f"without translation memory: {error}")
        return None
    return own
