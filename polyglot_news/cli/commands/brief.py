"""brief: the stories of a folder, each told once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from polyglot_news import batch as batches
from polyglot_news.batch.folder_briefing import Newsroom
from polyglot_news.batch.watching import watch as watching
from polyglot_news.cli import completion, missing_models, options
from polyglot_news.cli.interrupts import Interruption, stopping
from polyglot_news.cli.terminal import printing
from polyglot_news.document.briefing import Briefing
from polyglot_news.engines.worker_processes import cores
from polyglot_news.errors import InputError, PartialFailure, UsageError
from polyglot_news.pipeline.briefing_plan import TOP
from polyglot_news.rendering import UNWRITTEN, briefings, format_of
from polyglot_news.stories.interests import interests_of
from polyglot_news.summary.length import Length

_EVERY = 30.0  # seconds between two progress lines if there is no terminal


def brief(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="Read the articles below this folder.")],
    *,
    to: options.To = None,
    output: options.Output = None,
    force: options.Force = False,
    format_name: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME",
            autocompletion=completion.fixed(*briefings.FORMATS),
            help="text, markdown, json, jsonl, html or atom; by default from the ending of -o.",
        ),
    ] = None,
    work: Annotated[
        Path | None,
        typer.Option(
            "--work",
            metavar="OUT",
            help="Use and complete the output folder of a batch; resumes what is there.",
        ),
    ] = None,
    source: options.From = None,
    sentences: options.SentenceCount = None,
    words: options.Words = None,
    method: options.Method = None,
    top: Annotated[
        int,
        typer.Option(
            "--top",
            metavar="N",
            min=0,
            help=f"Tell N stories in full ({TOP} by default, 0: all); rest as lines.",
        ),
    ] = TOP,
    about: Annotated[
        list[str] | None,
        typer.Option(
            "--about",
            metavar="TERM|FILE",
            help="What you follow comes first: a term, a file with one a line ('term: weight'), a glossary.",
        ),
    ] = None,
    glossary: options.Glossaries = None,
    no_glossary: options.NoGlossary = False,
    engine: options.EngineName = None,
    server: options.ServerAddress = None,
    server_model: options.ServerModel = None,
    server_anywhere: options.ServerAnywhere = False,
    config: options.Config = None,
    raw: options.Raw = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Continue, and write the briefing again as articles arrive.")
    ] = False,
    jobs: Annotated[
        int | None, typer.Option("-j", "--jobs", metavar="N", min=0, help="Processes that read ahead.")
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(
            "--cluster", metavar="auto|ADDRESS", help="Read and digest on a Ray cluster (with --work)."
        ),
    ] = None,
    quality: options.Quality = False,
    memory: options.MemoryFile = None,
    no_memory: options.NoMemory = False,
    download: options.Download = False,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Group the articles below a folder into stories, over languages, and tell each story once.

    Without --to each story is told in the language that most of its articles have.

    \b
    Examples:
      polyglot-news brief articles/
      polyglot-news brief articles/ --to it,ru -o briefing.html
      polyglot-news brief articles/ --to it --work digests/ --about 'water' -o briefing.md
    """
    chosen = options.settings(
        config, to=to, source=source, method=method, glossary=glossary, no_glossary=no_glossary,
        engine=engine, server=server, server_model=server_model, server_anywhere=server_anywhere,
    )  # fmt: skip
    shape = _format(format_name, output)
    own = _own_path(Path(folder), output, force=force)
    if watch and output is None:
        raise UsageError("--watch writes the briefing again and again", "name its file with -o")
    if cluster is not None and work is None:
        raise UsageError("--cluster makes the digests of a batch's folder", "name it with --work")
    wanted = interests_of(about or ())
    length = Length(sentences=sentences, words=words)
    known = options.memory_asked(memory, without=no_memory) if chosen.to else None
    offer = missing_models.offer(chosen.engine, download=download)
    job = batches.Job(Path(folder), work, "digest" if chosen.to else "summarise", "json")
    readers = jobs if jobs is not None else (cores() + 1) // 2
    with ExitStack() as stack:
        pipeline = stack.enter_context(
            options.pipeline(chosen, raw=raw, quality=quality, memory=known, offer=offer)
        )
        runner: batches.Runner = pipeline
        if cluster is not None:
            from polyglot_news.cluster import Cluster

            runner = stack.enter_context(Cluster(pipeline, address=cluster, cores_each=1))
        stop = stack.enter_context(stopping())
        room = stack.enter_context(Newsroom(pipeline, runner, job, processes=readers))
        rounds: Iterator[Iterator[batches.Item]] = (
            watching(job, stop, wrote=room.wrote) if watch else iter([room.inputs()])
        )
        made = Briefing(())
        with printing.progress("brief", 0, every=_EVERY) as bar:
            for items in rounds:
                room.take((item for item in items if item.path != own), stop, bar.step)
                if stop() and not watch:
                    break
                made = room.briefing(top=top, about=wanted, length=length)
                if watch:
                    _written(made, shape, output)
        if stop() and not watch:
            raise Interruption(stop.number)
        if not watch:
            _finish(made, shape, output)


def _own_path(folder: Path, output: Path | None, *, force: bool) -> str:
    """Return the path of the briefing below the folder, where it is no article; empty if it is elsewhere.

    Raises:
        UsageError: A file is there, which may be an article, and there is no `--force`.
    """
    if output is None or not output.resolve().is_relative_to(folder.resolve()):
        return ""
    if output.exists() and not force:
        raise UsageError(
            f"-o {output}: this file is in the folder that is read", "choose another place, or add --force"
        )
    return output.resolve().relative_to(folder.resolve()).as_posix()


def _format(name: str | None, output: Path | None) -> str:
    """Return the format that is asked for by name, or by the ending of the file."""
    found = name
    if found is None and output is not None:
        suffix = output.suffix.lower()
        if suffix in UNWRITTEN:
            raise UsageError(
                f"{output}: files that end in {suffix} are not written", "choose .html, .md or .json"
            )
        found = briefings.SUFFIXES.get(suffix) or format_of(str(output))
    found = found or "text"
    if found not in briefings.FORMATS:
        raise UsageError(
            f"a briefing is not written as '{found}'", f"choose one of {', '.join(briefings.FORMATS)}"
        )
    return found


def _written(made: Briefing, shape: str, output: Path | None) -> None:
    printing.result(briefings.render(made, shape), output)


def _finish(made: Briefing, shape: str, output: Path | None) -> None:
    """Print the briefing, and raise the error that its failures amount to."""
    for failure in made.failures:
        told = failure.message
        printing.error(told if failure.concerns in told else f"{failure.concerns}: {told}")
    if not made.stories:
        if made.failures:
            raise InputError(f"none of {len(made.failures)} inputs could be read", "each is named above")
        raise InputError("there are no articles below this folder", "name another folder")
    _written(made, shape, output)
    if made.failures:
        raise PartialFailure("part of the work failed, the rest is written", "each failure is named above")
