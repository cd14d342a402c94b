"""--jsonl-in: articles as JSON lines on standard input, one answer for each on standard output."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from polyglot_news.cli import options
from polyglot_news.cli.terminal import printing
from polyglot_news.errors import PartialFailure, UsageError
from polyglot_news.pipeline import Pipeline, Task


def check(inputs: Sequence[str] | None, format_name: str | None, **others: object) -> None:
    """Refuse options that cannot be combined with JSON lines.

    Args:
        inputs: What the command names.
        format_name: The format that it asks for.
        others: Options, by name, that cannot be combined with JSON lines.

    Raises:
        UsageError: Files are named, another format is asked for, or one of the other options.
    """
    for name in (name for name, value in others.items() if value and str(value) != "-"):
        raise UsageError(f"--jsonl-in answers on standard output, without --{name}", f"leave out --{name}")
    if inputs and tuple(inputs) != ("-",):
        raise UsageError("--jsonl-in reads standard input", "leave out the files, or pipe them in")
    if format_name not in {None, "jsonl"}:
        raise UsageError(f"--jsonl-in gives JSON lines, not {format_name}", "leave out --format")


def answer(pipeline: Pipeline, task: Task) -> None:
    """Answer each line of standard input.

    Raises:
        UsageError: No target language.
        PartialFailure: Some lines failed; each was answered with its error.
    """
    if task != "summarise" and not pipeline.options.to:
        raise UsageError("no target language", "add --to LANGUAGE, or set 'to' in polyglot-news.toml")
    options.check_format("jsonl", task, pipeline.options.to)
    from polyglot_news.batch.json_lines import answers

    done = failed = 0
    for one in answers(pipeline, sys.stdin.buffer, task):
        printing.result(one.line)
        printing.trace(one.error)
        done += 1
        failed += one.failed
    if failed:
        raise PartialFailure(f"{failed} of {done} lines failed", "each is answered with its error")
