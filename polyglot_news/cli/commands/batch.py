"""batch: the same pipeline over a folder."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from polyglot_news import batch as batches
from polyglot_news.batch.dry_run import plan
from polyglot_news.batch.remote import Mirror, copies, is_remote
from polyglot_news.batch.result_names import SAME
from polyglot_news.batch.watching import watch as watching
from polyglot_news.batch.writing import survey
from polyglot_news.cli import completion, missing_models, options
from polyglot_news.cli.batch_progress import Report, plan_lines
from polyglot_news.cli.interrupts import Interruption, Stopping, stopping
from polyglot_news.cli.terminal import printing
from polyglot_news.cluster import Cluster
from polyglot_news.engines.worker_processes import cores
from polyglot_news.errors import OutputError, PartialFailure, UsageError, fault
from polyglot_news.memory import Memory
from polyglot_news.pipeline import Options, Task
from polyglot_news.pipeline.pages_in_place import InPlace
from polyglot_news.rendering import render

_TASKS: dict[str, Task] = {
    "digest": "digest",
    "translate": "translate",
    "summarise": "summarise",
    "summarize": "summarise",
}
_EVERY = 30.0  # seconds between two progress lines if there is no terminal

Patterns = Annotated[
    list[str] | None,
    typer.Option(metavar="GLOB", help="Patterns as in .gitignore: '*.html', 'drafts/'. May be repeated."),
]


def batch(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="Read the articles below this folder.")],
    out: Annotated[
        str | None, typer.Argument(metavar="OUT", help="Write the results below this folder.")
    ] = None,
    *,
    task: Annotated[
        str,
        typer.Option(
            "--task",
            metavar="NAME",
            autocompletion=completion.fixed("digest", "translate", "summarise"),
            help="digest (default), translate or summarise.",
        ),
    ] = "digest",
    to: options.To = None,
    source: options.From = None,
    sentences: options.SentenceCount = None,
    ratio: options.Ratio = None,
    words: options.Words = None,
    method: options.Method = None,
    glossary: options.Glossaries = None,
    engine: options.EngineName = None,
    server: options.ServerAddress = None,
    server_model: options.ServerModel = None,
    server_anywhere: options.ServerAnywhere = False,
    format_name: options.Format = None,
    xliff: options.Xliff = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="-", help="Print results as they come (jsonl).")
    ] = None,
    config: options.Config = None,
    no_glossary: options.NoGlossary = False,
    raw: options.Raw = False,
    column: options.Column = None,
    same_format: Annotated[
        bool,
        typer.Option(
            "--same-format",
            help="With --task translate: pages, office files, books, subtitles keep their kind.",
        ),
    ] = False,
    include: Patterns = None,
    exclude: Patterns = None,
    force: Annotated[
        bool, typer.Option("--force", help="Process everything again, even what is done.")
    ] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Retry what failed before.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Report what would be done, and how long it would take.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Continue, and process articles as they arrive.")
    ] = False,
    jobs: Annotated[
        int | None, typer.Option("-j", "--jobs", metavar="N", min=0, help="Processes that read ahead.")
    ] = None,
    cluster: Annotated[
        str | None, typer.Option("--cluster", metavar="auto|ADDRESS", help="Run on a Ray cluster.")
    ] = None,
    cores_each: Annotated[
        int, typer.Option("--cores-each", metavar="N", min=1, help="Cores for each engine on the cluster.")
    ] = 1,
    quality: options.Quality = False,
    min_quality: options.MinQuality = 0,
    memory: options.MemoryFile = None,
    no_memory: options.NoMemory = False,
    download: options.Download = False,
    strict: options.Strict = False,
    marks: options.Marks = False,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Digest, translate or summarise every article below a folder; sub-folders are kept.

    A second run does only what is new or changed. OUT/manifest.jsonl has one line for each article.
    Interrupt once to finish the articles in progress, twice to stop at once; the same command resumes.

    \b
    Examples:
      polyglot-news batch articles/ digests/ --to it,ru
      polyglot-news batch articles/ summaries/ --task summarise -n 3 --format json
      polyglot-news batch articles/ pages/ --to it --format html --exclude 'drafts/' --watch
      polyglot-news batch articles/ --to it --format jsonl -o - | jq .translations.it.title
    """
    chosen = options.settings(
        config, to=to, source=source, sentences=sentences, ratio=ratio, words=words, method=method,
        glossary=glossary, no_glossary=no_glossary, engine=engine,
        server=server, server_model=server_model, server_anywhere=server_anywhere,
        format=options.format_asked(format_name, xliff=xliff),
    )  # fmt: skip
    job = batches.Job(
        Path(folder), Path(out) if out is not None else None, _task(task),
        SAME if same_format else chosen.format, force=force,
        retry_failed=retry_failed, marks=marks, include=tuple(include or ()), exclude=tuple(exclude or ()),
        column=column or "",
    )  # fmt: skip
    if same_format:
        given = {
            "--format": format_name,
            "--xliff": xliff,
            "--marks": marks,
            "--column": column,
            "--raw": raw,
        }
        _check_same_format(
            job, [*(name for name, value in given.items() if value), *["--cluster"] * bool(cluster)]
        )
    _check(job, chosen.to, output)
    if watch and is_remote(folder):
        raise UsageError(f"{folder}: only folders of this machine are watched", "leave out --watch")
    translates = job.task != "summarise"
    if cluster is not None and memory is not None:
        raise UsageError("a translation memory lies on one machine", "leave out --memory, or --cluster")
    remembers = translates and not dry_run and cluster is None
    known = options.memory_asked(memory, without=no_memory) if remembers else None
    offer = missing_models.offer(chosen.engine, download=download)
    readers = jobs if jobs is not None else (cores() + 1) // 2 if translates else cores()
    with options.pipeline(
        chosen, raw=raw, column=column, quality=quality, min_quality=min_quality, memory=known, offer=offer
    ) as pipeline:
        source_folder, target_folder, mirror = copies(folder, out)
        job = replace(job, folder=source_folder, out=target_folder)
        way = _Way(out, mirror, watch=watch, strict=strict, stream=output == "-")
        if dry_run:
            _tell_plan(InPlace(pipeline) if same_format else pipeline, pipeline.options, job)
        elif cluster is not None:
            with Cluster(pipeline, address=cluster, cores_each=cores_each) as runner:
                _run(runner, pipeline.memory, job, readers, way)
        else:
            _run(InPlace(pipeline) if same_format else pipeline, pipeline.memory, job, readers, way)


@dataclass(frozen=True, slots=True)
class _Way:
    """How results are delivered: the output folder as the user named it, how they get there, and the rest."""

    out: str | None
    mirror: Mirror | None
    watch: bool
    strict: bool
    stream: bool


def _task(name: str) -> Task:
    if name not in _TASKS:
        raise UsageError(f"unknown task '{name}'", "choose digest, translate or summarise")
    return _TASKS[name]


def _check_same_format(job: batches.Job, others: Sequence[str]) -> None:
    """Refuse what files that come back in their own kind cannot honour."""
    if job.task != "translate":
        raise UsageError("--same-format translates whole files", "add --task translate")
    if others:
        raise UsageError(f"--same-format and {others[0]} contradict each other", "give one of them")


def _check(job: batches.Job, to: tuple[str, ...], output: str | None) -> None:
    """Refuse, before any work is done, options that contradict one another."""
    if job.format != SAME:
        options.check_format(job.format, job.task, a_file_each=True)
    if job.task != "summarise" and not to:
        raise UsageError("no target language", "add --to LANGUAGE, or set 'to' in polyglot-news.toml")
    if job.out is None and output is None:
        raise UsageError("no output folder", "name one, or use --format jsonl -o -")
    if output not in {None, "-"}:
        raise UsageError(
            f"-o {output}: batch writes to a folder", "name the folder as OUT; -o - prints the results"
        )
    if output == "-" and job.format != "jsonl":
        raise UsageError("-o - prints one JSON object per line", "add --format jsonl")
    if job.marks and job.format != "text":
        raise UsageError(
            f"--marks applies to text output, not to {job.format}",
            "leave out --marks: 'terms' says the same there",
        )


def _tell_plan(runner: batches.Runner, asked: Options, job: batches.Job) -> None:
    if job.out is None or not (job.out / batches.MANIFEST).is_file():  # a dry run creates no file
        survey(job, batches.find(job), runner.targets)
        job = replace(job, out=None)
    with batches.Batch(runner, job) as opened:
        opened.survey()
        planned = plan(opened, job, asked)
    printing.result("".join(f"{line}\n" for line in plan_lines(planned)))


def _run(
    runner: batches.Runner,
    memory: Memory | None,
    job: batches.Job,
    readers: int,
    way: _Way,
) -> None:
    """Do the job, reporting each failure as it happens and the figures at the end."""
    report = Report()
    stopped: OutputError | None = None
    with stopping() as stop:
        with batches.Batch(runner, job) as opened:
            if opened.strange:
                where = f"{job.out}/{batches.MANIFEST}"
                printing.notice(
                    f"{where}: {opened.strange} lines were not written by a batch and are ignored"
                )
            total = opened.survey()
            rounds = watching(job, stop, wrote=opened.wrote) if way.watch else iter([opened.inputs()])
            every = 0 if way.watch else _EVERY
            with printing.progress("batch", 0 if way.watch else total, every=every) as bar:
                try:
                    for items in rounds:
                        results = opened.results(items, processes=readers, stop=stop)
                        _take(results, report, bar, way)
                        files = opened.finish()
                        if way.mirror is not None:
                            way.mirror.push(files)
                    if way.mirror is not None:
                        way.mirror.finish()
                except OutputError as error:
                    stopped = error
        _finish(memory, report, stop, stopped, way)


def _take(results: Iterable[batches.Result], report: Report, bar: printing.Progress, way: _Way) -> None:
    for result in results:
        text = ""
        if way.stream:
            result, text = _rendered(result)  # noqa: PLW2901 - a result that cannot be rendered has failed
        report.add(result)
        for file in result.kept:
            printing.notice(f"{way.out}/{file}: corrected, so left as it is (--force replaces it)")
        bar.step(report.status())
        if way.mirror is not None and not result.skipped:
            way.mirror.push(result.files)
        if text:
            printing.result(text)


def _rendered(result: batches.Result) -> tuple[batches.Result, str]:
    """Return a result with its line of JSON; if that cannot be made, the result is a failure."""
    outcome = result.outcome
    if outcome is None or outcome.digest is None:
        return result, ""
    try:
        return result, render(outcome.digest, "jsonl")
    except BaseException as error:  # noqa: BLE001 - one article that cannot be written ends no other
        wrapped = fault(result.path, error)
        failed = replace(outcome, digest=None, error=wrapped)
        return replace(result, outcome=failed, failures=(str(wrapped),)), ""


def _finish(
    memory: Memory | None, report: Report, stop: Stopping, stopped: OutputError | None, way: _Way
) -> None:
    """Report the figures, and raise the error that gives the exit code."""
    tally = report.tally
    where = f"; results in {way.out}" if way.out is not None else ""
    before = f", {tally.failed_before} failed before" if tally.failed_before else ""
    printing.notice(f"{tally.done} done, {tally.skipped} done before, {tally.failed} failed{before}{where}")
    for line in report.lines(memory):
        printing.notice(line)
    if stopped is not None:
        if not tally.done:
            raise stopped
        printing.error(str(stopped))
        raise PartialFailure(f"stopped; {tally.done} articles are kept", "run the same command again")
    if stop() and not (way.watch and stop.number == signal.SIGTERM):
        raise Interruption(stop.number)
    failed = tally.failed + tally.failed_before
    if failed:
        named = f" and in {way.out.rstrip('/')}/{batches.MANIFEST}" if way.out is not None else ""
        message = f"{failed} of {tally.articles} articles failed, the rest is written"
        raise PartialFailure(message, f"each is named above{named}")
    if way.strict and report.missed:
        raise PartialFailure(f"terms were missed in {report.missed} articles", "see 'missed' in the manifest")
