"""digest, summarise, translate, split: the commands on single articles."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from polyglot_news.cli import models, options, terminal
from polyglot_news.cli.explain import explanation
from polyglot_news.document import Digest
from polyglot_news.errors import InputError, PartialFailure, PolyglotError, UsageError
from polyglot_news.pipeline import Outcome, Pipeline, Task
from polyglot_news.pipeline.markup import translate_page
from polyglot_news.rendering import render
from polyglot_news.rendering.marks import marked

_WHOLE = {"markdown", "json", "html", "tmx", "xliff", "xliff-1.2"}  # several results are one document


def digest(
    inputs: options.Inputs = None,
    *,
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
    output: options.Output = None,
    config: options.Config = None,
    no_glossary: options.NoGlossary = False,
    raw: options.Raw = False,
    explain: options.Explain = False,
    keywords: options.Keywords = 0,
    download: options.Download = False,
    strict: options.Strict = False,
    marks: options.Marks = False,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Summarise each article; translate title and summary into every language of --to.

    \b
    Examples:
      polyglot-news digest article.html --to it,ru,zh
      polyglot-news digest article.txt --to pt -n 3 --format markdown -o digest.md
      cat page.html | polyglot-news digest --to it
    """
    chosen = options.settings(
        config, to=to, source=source, sentences=sentences, ratio=ratio, words=words, method=method,
        glossary=glossary, no_glossary=no_glossary, engine=engine,
        format=options.format_asked(format_name, xliff=xliff, output=output),
    )  # fmt: skip
    with options.pipeline(
        chosen,
        raw=raw,
        explain=explain,
        keywords=keywords,
        prepare=models.offer(chosen.engine, download=download),
    ) as pipeline:
        _run(pipeline, "digest", inputs, chosen.format, output, strict=strict, marks=marks)


def summarise(
    inputs: options.Inputs = None,
    *,
    source: options.From = None,
    sentences: options.SentenceCount = None,
    ratio: options.Ratio = None,
    words: options.Words = None,
    method: options.Method = None,
    format_name: options.Format = None,
    output: options.Output = None,
    config: options.Config = None,
    raw: options.Raw = False,
    explain: options.Explain = False,
    keywords: options.Keywords = 0,
    merge: Annotated[
        bool, typer.Option("--merge", help="Take all inputs as one story: one summary, sources named.")
    ] = False,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Print the sentences that carry the news, in the order of the article.

    \b
    Examples:
      polyglot-news summarise article.html
      polyglot-news summarise article.txt --words 120
      polyglot-news summarise *.txt --method lexrank --format jsonl
      polyglot-news summarise agency.txt paper.html --merge --keywords 8
    """
    chosen = options.settings(
        config, source=source, sentences=sentences, ratio=ratio, words=words, method=method,
        no_glossary=True, format=options.format_asked(format_name, output=output),
    )  # fmt: skip
    with options.pipeline(chosen, raw=raw, explain=explain, keywords=keywords) as pipeline:
        if merge:
            options.check_format(chosen.format, "summarise")
            digest = pipeline.merge(_paths(inputs))
            _report(digest.article.path, digest)
            terminal.result(render(digest, chosen.format), output, prose=chosen.format == "text")
        else:
            _run(pipeline, "summarise", inputs, chosen.format, output)


def translate(
    inputs: options.Inputs = None,
    *,
    to: options.To = None,
    source: options.From = None,
    glossary: options.Glossaries = None,
    engine: options.EngineName = None,
    format_name: options.Format = None,
    xliff: options.Xliff = None,
    output: options.Output = None,
    config: options.Config = None,
    no_glossary: options.NoGlossary = False,
    raw: options.Raw = False,
    lines: options.Lines = False,
    download: options.Download = False,
    strict: options.Strict = False,
    marks: options.Marks = False,
    keep_markup: options.KeepMarkup = False,
    whole_page: options.WholePage = False,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Translate the whole article, paragraphs kept, into every language of --to.

    With --lines and several languages, the translations of a line stand on one line, tabs between.

    \b
    Examples:
      polyglot-news translate article.html --to it
      polyglot-news translate notes.md --to ru,zh --format markdown -o notes.ru-zh.md
      cut -f2 table.tsv | polyglot-news translate --lines --from en --to pt
      polyglot-news translate article.html --to it --keep-markup -o article.it.html
    """
    if keep_markup or whole_page:
        if lines or raw or format_name or xliff:
            raise UsageError("--keep-markup gives the page in its own format", "leave out the other options")
        chosen = options.settings(
            config, to=to, source=source, glossary=glossary, no_glossary=no_glossary, engine=engine
        )
        with options.pipeline(chosen) as pipeline:
            _page(pipeline, inputs, output, whole=whole_page)
        return
    chosen = options.settings(
        config, to=to, source=source, glossary=glossary, no_glossary=no_glossary, engine=engine,
        format=options.format_asked(format_name, xliff=xliff, output=output, lines=lines),
    )  # fmt: skip
    with options.pipeline(
        chosen, raw=raw, lines=lines, prepare=models.offer(chosen.engine, download=download)
    ) as pipeline:
        _run(
            pipeline, "translate", inputs, _line_format(chosen.format, lines=lines), output,
            strict=strict, marks=marks,
        )  # fmt: skip


def split(
    inputs: options.Inputs = None,
    *,
    source: options.From = None,
    format_name: options.Format = None,
    output: options.Output = None,
    config: options.Config = None,
    raw: options.Raw = False,
    lines: options.Lines = False,
    explain: options.Explain = False,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Print the article's sentences, one a line.

    \b
    Examples:
      polyglot-news split article.html
      polyglot-news split page.txt --explain
      polyglot-news split --raw --format json < text.txt
    """
    asked = options.format_asked(format_name, output=output, lines=lines)
    chosen = options.settings(config, source=source, no_glossary=True, format=asked)
    with options.pipeline(chosen, raw=raw, lines=lines, explain=explain) as pipeline:
        _run(pipeline, "split", inputs, _line_format(chosen.format, lines=lines), output)


def _page(pipeline: Pipeline, inputs: Sequence[str] | None, output: Path | None, *, whole: bool) -> None:
    """Write one page anew in another language, and tell which marks could not be placed surely."""
    paths = _paths(inputs)
    if len(paths) > 1:
        raise UsageError("--keep-markup takes one page at a time", "name one input")
    text, digest = translate_page(pipeline, paths[0], whole=whole)
    failures = _report(paths[0], digest)
    for item in digest.translations[0].sentences:
        for flag in item.flags:
            if flag.check == "markup":
                terminal.notice(f"{digest.article.path}: {flag.message}: {item.text}")
    terminal.result(text, output)
    _finish(failures, 1)


def _line_format(name: str, *, lines: bool) -> str:
    return "lines" if lines and name == "text" else name


def _run(
    pipeline: Pipeline,
    task: Task,
    inputs: Sequence[str] | None,
    format_name: str,
    output: Path | None,
    *,
    strict: bool = False,
    marks: bool = False,
) -> None:
    """Do the task on every input, print each result, name each failure, and raise what the exit code says."""
    if task in {"digest", "translate"} and not pipeline.options.to:
        raise UsageError("no target language", "say --to it, or set 'to' in polyglot-news.toml")
    options.check_format(format_name, task, pipeline.options.to)
    if marks and format_name not in {"text", "lines"}:
        raise UsageError(
            f"--marks marks text, not {format_name}", "leave out --marks: 'terms' tells it there"
        )
    paths = _paths(inputs)
    failures: list[PolyglotError] = []
    digests = _digests(pipeline, task, paths, failures, strict=strict)
    if marks:
        digests = map(marked, digests)
    to_file = output is not None and str(output) != "-"
    if to_file or (format_name in _WHOLE and len(paths) > 1):
        found = list(digests)
        if found:
            terminal.result(render(found, format_name), output)
    else:
        gap = "\n" if format_name == "text" else ""
        for number, one in enumerate(digests):
            text = (gap if number else "") + render(one, format_name)
            terminal.result(text, prose=format_name == "text")
    _finish(failures, len(paths))


def _paths(inputs: Sequence[str] | None) -> tuple[str, ...]:
    if inputs:
        if inputs.count("-") > 1:
            raise UsageError("standard input ('-') is named twice", "name it once")
        return tuple(inputs)
    if sys.stdin is None or sys.stdin.isatty():
        raise InputError("no input", "name a file, or pipe an article into standard input")
    return ("-",)


def _digests(
    pipeline: Pipeline, task: Task, paths: Sequence[str], failures: list[PolyglotError], *, strict: bool
) -> Iterator[Digest]:
    """Yield the digests that could be made; append what could not be to `failures`."""
    with terminal.progress(task, len(paths)) as bar:
        for outcome in pipeline.batch(paths, task):
            bar.step()
            if outcome.error is not None:
                failures.append(outcome.error)
                if len(paths) > 1:
                    terminal.error(_named(outcome))
                continue
            if outcome.digest is not None:
                failures += _report(outcome.path, outcome.digest, strict=strict)
                yield outcome.digest


def _report(path: str, digest: Digest, *, strict: bool = False) -> list[PolyglotError]:
    """Tell what went wrong in a digest that was made all the same; return its failures.

    Missed terms are a failure where the user is strict.
    """
    path = "standard input" if path == "-" else path
    failures: list[PolyglotError] = []
    for notice in digest.summary.notices if digest.summary else ():
        terminal.notice(f"{path}: {notice}")
    for translation in digest.translations:
        uses = (*translation.title_terms, *(term for item in translation.sentences for term in item.terms))
        missed = dict.fromkeys(term.term for term in uses if term.status == "missed")
        if missed:
            told = f"{path}: {translation.language}: terms missed: {', '.join(missed)}"
            if strict:
                terminal.error(told)
                failures.append(PartialFailure(told))
            else:
                terminal.notice(told)
        wrong = [flag for item in translation.sentences for flag in item.flags if flag.severity == "error"]
        if wrong:
            checks = ", ".join(dict.fromkeys(flag.check for flag in wrong))
            sentences = sum(any(flag in wrong for flag in item.flags) for item in translation.sentences)
            terminal.notice(
                f"{path}: {translation.language}: {sentences} of {len(translation.sentences)} sentences "
                f"look wrong: {checks} (--format json says which)"
            )
    if digest.explain:
        terminal.explanation(explanation(digest))
    for failure in digest.failures:
        terminal.error(f"{path}: {failure.message}")
        failures.append(PartialFailure(failure.message))
    return failures


def _named(outcome: Outcome) -> str:
    text = str(outcome.error)
    return text if outcome.path in text else f"{outcome.path}: {text}"


def _finish(failures: Sequence[PolyglotError], inputs: int) -> None:
    """Raise what the failures amount to; each was told already where there was more than one input."""
    if not failures:
        return
    whole = [failure for failure in failures if not isinstance(failure, PartialFailure)]
    if inputs == 1 and whole:
        raise whole[0]
    codes = {failure.exit_code for failure in whole}
    if len(whole) == inputs and len(codes) == 1:
        raise type(whole[0])(f"none of {inputs} inputs gave a result")
    raise PartialFailure("part of the work failed, the rest is written", "each failure is named above")
