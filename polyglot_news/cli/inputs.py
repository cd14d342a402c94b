"""What digest, translate, summarise and split do with their inputs: print results, name failures."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from polyglot_news.cli import options
from polyglot_news.cli.explain import explanation
from polyglot_news.cli.output_path import names_folder
from polyglot_news.cli.terminal import printing
from polyglot_news.cli.terminal.digest_on_screen import shown
from polyglot_news.cli.terminal.styles import paint_of
from polyglot_news.document import Digest
from polyglot_news.errors import InputError, PartialFailure, PolyglotError, UsageError, fault, is_fault
from polyglot_news.languages import facts, one_line
from polyglot_news.pipeline import Pipeline, Task
from polyglot_news.pipeline.preparing import Source, chapters_of, sources_of
from polyglot_news.rendering import FEEDS, render
from polyglot_news.rendering.term_marks import marked

# formats of which several results make one document
_WHOLE = frozenset({"markdown", "json", "html", "tmx", "xliff", "xliff-1.2"}) | FEEDS


def line_format(name: str, *, lines: bool) -> str:
    """Return the format for lines if the input is lines and text is asked for; else the format itself."""
    return "lines" if lines and name == "text" else name


def run(
    pipeline: Pipeline,
    task: Task,
    inputs: Sequence[str] | None,
    format_name: str,
    output: Path | None,
    *,
    strict: bool = False,
    marks: bool = False,
    each: str | None = None,
) -> None:
    """Do the task on every input, print each result, report each failure, and raise one error for all."""
    if task in {"digest", "translate"} and not pipeline.options.to:
        raise UsageError("no target language", "add --to LANGUAGE, or set 'to' in polyglot-news.toml")
    options.check_format(format_name, task, pipeline.options.to)
    if marks and format_name not in {"text", "lines"}:
        raise UsageError(
            f"--marks applies to text output, not to {format_name}",
            "leave out --marks: 'terms' says the same there",
        )
    if each not in {None, "chapter"}:
        raise UsageError(f"--each {each} is not known", "write: --each chapter")
    given = [
        (path, source)
        for path in paths(inputs)
        for source in (chapters_of(path) if each else sources_of(path, pipeline.options))
    ]
    named = [source for _, source in given]
    failures: list[PolyglotError] = []
    to_file = output is not None and str(output) != "-"
    draw = drawing(format_name, to_file=to_file, marks=marks, headed=len(named) > 1, is_list=task == "split")
    digests = _digests(pipeline, task, named, failures, strict=strict)
    if output is not None and names_folder(output):
        from polyglot_news.cli import into_folder

        folder = Path(output)  # what is in it is no folder
        languages = pipeline.targets if task in {"digest", "translate"} else ()
        names = into_folder.Names(given, format_name, languages)
        into_folder.keep_inputs(folder, names.all_files(), (path for path, _ in given))
        into_folder.write(folder, digests, names, format_name, marks=marks)
        finish(failures, len(named))
        return
    if format_name in _WHOLE:
        results = iter([_drawn(list(digests), draw, failures, alone=len(named) == 1)])
    else:
        results = (_drawn([one], draw, failures, alone=len(named) == 1) for one in digests)
    gap = "\n" if format_name == "text" else ""
    texts = (gap * bool(number) + text for number, text in enumerate(filter(None, results)))
    if to_file:
        if text := "".join(texts):
            printing.result(text, output)
    else:
        for text in texts:
            printing.result(text)
    finish(failures, len(named))


def merged(
    pipeline: Pipeline, task: Task, inputs: Sequence[str] | None, format_name: str, output: Path | None
) -> None:
    """Print one digest of all inputs, which are told as one story, and report what failed in it."""
    if task == "digest" and not pipeline.options.to:
        raise UsageError("no target language", "add --to LANGUAGE, or set 'to' in polyglot-news.toml")
    options.check_format(format_name, task, pipeline.options.to)
    digest = pipeline.merge(paths(inputs), task)
    failures = report(digest.article.path, digest)
    to_file = output is not None and str(output) != "-"
    printing.result(drawing(format_name, to_file=to_file)([digest]), output)
    finish(failures, 1)


def drawing(
    format_name: str,
    *,
    to_file: bool = False,
    marks: bool = False,
    headed: bool = False,
    is_list: bool = False,
) -> Callable[[Sequence[Digest]], str]:
    """Return the function that makes of digests what is printed: text on a terminal has looks of its own.

    Args:
        format_name: One of the formats.
        to_file: Whether it goes to a file.
        marks: Whether terms are marked in the text.
        headed: Whether text has the name of its article above it, since there are several.
        is_list: Whether text in pipes and files is to be nothing but lines, even so.
    """
    width = printing.width() if format_name == "text" and not to_file else 0

    def draw(digests: Sequence[Digest]) -> str:
        given = [marked(digest) for digest in digests] if marks else digests
        if not width:
            head = (
                f"==> {_named(digests[0])} <==\n\n"
                if headed and not is_list and format_name == "text"
                else ""
            )
            return head + render(given, format_name)
        paint = paint_of(sys.stdout)
        return "\n".join(
            shown(one, width=width, paint=paint, terms=not marks, name=_named(one) if headed else "")
            for one in given
        )

    return draw


def _named(digest: Digest) -> str:
    """Return the name of an article on one line."""
    path = digest.article.path
    return "standard input" if path == "-" else one_line(path, digest.article.language)


# If more than this share of a text is dropped, the user gets a notice.
MUCH_DROPPED = 0.1


def paths(inputs: Sequence[str] | None) -> tuple[str, ...]:
    """Return the inputs, or standard input if none is named.

    Raises:
        InputError: None is named, and standard input is a terminal.
        UsageError: Standard input is named twice.
    """
    if inputs:
        if inputs.count("-") > 1:
            raise UsageError("standard input ('-') is named twice", "name it once")
        return tuple(inputs)
    if sys.stdin is None or sys.stdin.isatty():
        raise InputError("no input", "name a file, or pipe an article into standard input")
    return ("-",)


def _digests(
    pipeline: Pipeline, task: Task, sources: Sequence[Source], failures: list[PolyglotError], *, strict: bool
) -> Iterator[Digest]:
    """Yield the digests that could be made; append the errors of the others to `failures`."""
    with printing.progress(task, len(sources)) as bar:
        for outcome in pipeline.batch(sources, task):
            bar.step()
            if outcome.error is not None:
                _fail(outcome.error, outcome.path, failures, alone=len(sources) == 1)
                continue
            if outcome.digest is not None:
                failures += report(outcome.path, outcome.digest, strict=strict)
                yield outcome.digest


def report(path: str, digest: Digest, *, strict: bool = False) -> list[PolyglotError]:
    """Report what went wrong in a digest that was made all the same; return its failures.

    Missed terms are a failure if `strict` is set.
    """
    path = "standard input" if path == "-" else path
    failures: list[PolyglotError] = []
    share = digest.article.dropped_share()
    if share > MUCH_DROPPED and not digest.explain:
        printing.notice(
            f"{path}: {share:.0%} of the text was left out, as not part of the article "
            "(--explain shows it, --raw keeps it)",
            kind="texts of which more than a tenth was dropped",
        )
    for notice in digest.summary.notices if digest.summary else ():
        printing.notice(f"{path}: {notice}", kind="notices of summaries")
    for translation in digest.translations:
        if translation.language == digest.article.language:
            name = facts(translation.language).name
            printing.notice(
                f"{path}: already in {name}, so it is not translated",
                kind=f"{translation.language}: texts already in this language",
            )
        missed = dict.fromkeys(term.term for term in translation.terms if term.status == "missed")
        if missed:
            notice = f"{path}: {translation.language}: terms missed: {', '.join(missed)}"
            if strict:
                printing.error(notice)
                failures.append(PartialFailure(notice))
            else:
                printing.notice(notice, kind=f"{translation.language}: texts with terms missed")
        wrong = [flag for item in translation.sentences for flag in item.flags if flag.severity == "error"]
        if wrong:
            checks = ", ".join(dict.fromkeys(flag.check for flag in wrong))
            sentences = sum(
                any(flag.severity == "error" for flag in item.flags) for item in translation.sentences
            )
            printing.notice(
                f"{path}: {translation.language}: {sentences} of {len(translation.sentences)} sentences "
                f"look wrong: {checks} (--format json says which)",
                kind=f"{translation.language}: texts with sentences that look wrong",
            )
    if digest.explain:
        printing.explanation(explanation(digest))
    for failure in digest.failures:
        printing.error(f"{path}: {failure.message}")
        failures.append(PartialFailure(failure.message))
    return failures


def _drawn(
    digests: Sequence[Digest],
    draw: Callable[[Sequence[Digest]], str],
    failures: list[PolyglotError],
    *,
    alone: bool,
) -> str:
    """Return what is printed; a digest that cannot be rendered is a failure, and the others are kept."""
    try:
        return draw(digests) if digests else ""
    except PolyglotError:
        raise
    except BaseException as error:
        if not is_fault(error):
            raise
        if len(digests) == 1:
            path = digests[0].article.path
            _fail(fault(path, error), path, failures, alone=alone)
            return ""
    good = [digest for digest in digests if _drawn([digest], draw, failures, alone=alone)]
    return _drawn(good, draw, failures, alone=alone)


def _fail(error: PolyglotError, path: str, failures: list[PolyglotError], *, alone: bool) -> None:
    """Record a failure and report it; with a single input, it is raised at the end instead."""
    failures.append(error)
    if not alone:
        text = str(error)
        printing.error(text if path in text else f"{path}: {text}")
        printing.trace(error)


def finish(failures: Sequence[PolyglotError], inputs: int) -> None:
    """Raise one error for all failures; with more than one input, each was already reported."""
    if not failures:
        return
    whole = [failure for failure in failures if not isinstance(failure, PartialFailure)]
    if inputs == 1 and whole:
        raise whole[0]
    codes = {failure.exit_code for failure in whole}
    if len(whole) == inputs and len(codes) == 1:
        raise type(whole[0])(f"none of {inputs} inputs gave a result")
    raise PartialFailure("part of the work failed, the rest is written", "each failure is named above")
