"""batch: the same pipeline over a folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from polyglot_news import batch as batches
from polyglot_news.cli import options, terminal
from polyglot_news.errors import PartialFailure, UsageError
from polyglot_news.pipeline import Task

_TASKS: dict[str, Task] = {
    "digest": "digest",
    "translate": "translate",
    "summarise": "summarise",
    "summarize": "summarise",
}


def batch(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Read the articles below this folder.")],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Write the results below this folder.")],
    *,
    task: Annotated[
        str, typer.Option("--task", metavar="NAME", help="digest (default), translate or summarise.")
    ] = "digest",
    to: options.To = None,
    source: options.From = None,
    sentences: options.SentenceCount = None,
    ratio: options.Ratio = None,
    words: options.Words = None,
    method: options.Method = None,
    glossary: options.Glossaries = None,
    engine: options.EngineName = None,
    format_name: options.Format = None,
    xliff: options.Xliff = None,
    config: options.Config = None,
    no_glossary: options.NoGlossary = False,
    raw: options.Raw = False,
    force: Annotated[bool, typer.Option("--force", help="Do all again, also what is done.")] = False,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Digest, translate or summarise every article below a folder; sub-folders are kept.

    A second run does only what is new or changed. OUT/manifest.jsonl has a line for each article.

    \b
    Examples:
      polyglot-news batch articles/ digests/ --to it,ru
      polyglot-news batch articles/ summaries/ --task summarise -n 3 --format json
    """
    chosen = options.settings(
        config, to=to, source=source, sentences=sentences, ratio=ratio, words=words, method=method,
        glossary=glossary, no_glossary=no_glossary, engine=engine,
        format=options.format_asked(format_name, xliff=xliff),
    )  # fmt: skip
    if task not in _TASKS:
        raise UsageError(f"unknown task '{task}'", "choose digest, translate or summarise")
    options.check_format(chosen.format, _TASKS[task], a_file_each=True)
    if _TASKS[task] != "summarise" and not chosen.to:
        raise UsageError("no target language", "say --to it, or set 'to' in polyglot-news.toml")
    job = batches.Job(folder, out, _TASKS[task], chosen.format, force=force)
    with options.pipeline(chosen, raw=raw) as pipeline:
        counts = _run(batches.inputs(job), batches.run(pipeline, job))
    done, failed, skipped = counts["done"], counts["failed"], counts["skipped"]
    terminal.notice(f"{done} done, {skipped} done before, {failed} failed; results in {out}")
    if failed:
        raise PartialFailure(
            f"{failed} of {sum(counts.values())} articles failed, the rest is written",
            f"each is named above and in {out / batches.MANIFEST}",
        )


def _run(inputs: tuple[Path, ...], results: Iterator[batches.Result]) -> Counter[str]:
    """Tell each failure as it happens; return how many were done, skipped and failed."""
    counts: Counter[str] = Counter()
    with terminal.progress("batch", len(inputs)) as bar:
        for result in results:
            bar.step()
            failures = batches.failures(result)
            for failure in failures:
                terminal.error(failure if result.path in failure else f"{result.path}: {failure}")
            counts["skipped" if result.skipped else "failed" if failures else "done"] += 1
    return counts
