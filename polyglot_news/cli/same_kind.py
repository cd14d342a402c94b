"""translate in place: pages with their markup, and files that come back in their own kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from polyglot_news.cli.command_classes import keep_inputs
from polyglot_news.cli.inputs import finish, paths, report
from polyglot_news.cli.terminal import printing
from polyglot_news.containers import KIND_NAMES, recognise
from polyglot_news.document import Digest
from polyglot_news.errors import UsageError
from polyglot_news.files import read_input, shown
from polyglot_news.markup import files
from polyglot_news.pipeline import Pipeline
from polyglot_news.pipeline.pages_in_place import translated_copies
from polyglot_news.reading import MAX_BYTES

_SHOWN = 300  # characters of a sentence in a notice


@dataclass(frozen=True, slots=True)
class Given:
    """The one file that is translated in place, and where its copies go."""

    path: str
    data: bytes
    output: Path | None

    def place(self, language: str, *, several: bool) -> Path | None:
        """Return the file for a copy; of several, each has its language before the ending."""
        output = self.output
        if output is None or str(output) == "-" or not several:
            return output
        return output.with_name(f"{output.stem}.{language}{output.suffix}")


def given(
    inputs: Sequence[str] | None, output: Path | None, languages: Sequence[str], *, comments: bool = False
) -> Given:
    """Return the file to translate, once it is certain that a copy of it can be written there.

    Raises:
        InputError: It cannot be read.
        UsageError: There are several inputs, several languages for standard output, or the ending of the
            output is not that of the input.
    """
    named = paths(inputs)
    if len(named) > 1:
        raise UsageError("--keep-markup takes one page at a time", "name one input")
    printed = output is None or str(output) == "-"
    if printed and len(languages) > 1:
        raise UsageError(
            "--keep-markup prints one page in one language",
            "give one language with --to, or name a file with -o",
        )
    data = read_input(named[0], MAX_BYTES)
    kind = recognise(data, named[0])
    name = shown(named[0])
    if printed and kind in files.WRITTEN.values() and kind not in files.PRINTED:
        ending = next(suffix for suffix, each in files.WRITTEN.items() if each == kind)
        raise UsageError(
            f"{name}: {KIND_NAMES[kind]} is not printed",
            f"name a file with -o {PurePath(named[0]).stem}.LANG{ending}",
        )
    wanted = "" if printed else files.kind_written(str(output))
    if not printed and wanted != (kind if kind in files.WRITTEN.values() else ""):
        is_what = f"{name} is {KIND_NAMES[kind]}" if kind else f"{name} is a text or a page"
        raise UsageError(
            f"-o {output}: the ending must be that of the input, and {is_what}", "choose another ending"
        )
    if comments and kind != "docx":
        raise UsageError("--comments writes into Word documents", f"leave it out for {name}")
    return Given(named[0], data, None if printed else output)


def translate_in_place(
    pipeline: Pipeline, file: Given, *, whole: bool, strict: bool, force: bool, comments: bool
) -> None:
    """Write a copy of the file in each language, and report what should be looked at in them.

    Raises:
        PartialFailure: Some languages failed, or terms were missed with `strict`; the rest is written.
    """
    several = len(pipeline.options.to) > 1
    places = [file.place(language, several=several) for language in pipeline.options.to]
    for place in places if not force else ():
        if place is not None:
            keep_inputs(place, file.path)
    copies, digest = translated_copies(pipeline, file.data, file.path, whole=whole, comments=comments)
    failures = report(file.path, digest, strict=strict)
    _report_flags(digest)
    for copy in copies:
        place = file.place(copy.language, several=several)
        if place is None:
            printing.result(copy.data.decode("utf-8"))
        else:
            printing.written(copy.data, place)
    finish(failures, 1)


def _report_flags(digest: Digest) -> None:
    """Report every sentence that has a flag: without comments the copy itself shows none."""
    name = shown(digest.article.path)
    for translation in digest.translations:
        for item in translation.sentences:
            for flag in item.flags:
                kind = (
                    "marks placed without certainty" if flag.check == "markup" else f"flags of {flag.check}"
                )
                printing.notice(
                    f"{name}: {translation.language}: {flag.message}: {item.text[:_SHOWN]}",
                    kind=f"{translation.language}: {kind}",
                )
