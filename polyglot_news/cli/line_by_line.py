"""`translate --lines` as a stream: lines are written as they are translated, and only a few are held."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from polyglot_news.cli.inputs import finish, report
from polyglot_news.cli.terminal import printing
from polyglot_news.errors import InputError, PolyglotError
from polyglot_news.files import written_whole
from polyglot_news.pipeline import Pipeline, Source
from polyglot_news.reading import MAX_BYTES
from polyglot_news.reading.encodings import SAMPLE, decode, encoding_of
from polyglot_news.reading.language import detect
from polyglot_news.rendering import render
from polyglot_news.rendering.term_marks import marked

_FIRST, _MOST = 16, 256  # lines translated together: few at first, so that the first results come soon
_CHARACTERS = 40_000  # in the lines that are translated together
_UTF8 = "utf-8"


@dataclass(frozen=True, slots=True)
class _Beginning:
    """What the first bytes of an input show: its encoding, the length of its byte order mark, some text."""

    encoding: str
    mark: int
    text: str


def can_stream(path: str) -> bool:
    """Whether an input is text that is read line by line, judging by its beginning; nothing is consumed.

    Standard input shows too little of itself at first for any encoding but UTF-8.
    """
    try:
        with _opened(path) as stream:
            found = _beginning(stream, path)
    except (OSError, ValueError, InputError):
        return False
    return bool(found.text.strip()) and "\0" not in found.text and (path != "-" or found.encoding == _UTF8)


def translate_lines(
    pipeline: Pipeline,
    paths: Sequence[str],
    output: Path | None = None,
    *,
    strict: bool = False,
    marks: bool = False,
) -> None:
    """Print one line for each line of the inputs, in their order, as soon as it is translated.

    Args:
        pipeline: What translates.
        paths: Files of which `can_stream` is true, or `-`.
        output: A file to write instead; it is there whole in the end, or not at all.
        strict: A term that was missed is a failure.
        marks: Terms are marked in the text.

    Raises:
        PolyglotError: One error for all failures.
    """
    failures: list[PolyglotError] = []
    lines = 0
    size = 0 if "-" in paths else sum(Path(path).stat().st_size for path in paths)
    with _results(output) as put, printing.progress_of_bytes("translate", size) as bar:
        for path in paths:
            with _opened(path) as stream:
                found = _beginning(stream, path)
                language = pipeline.options.source
                language = detect(found.text) if language == "auto" else language
                for text, count in _chunks(stream, found.encoding, found.mark):
                    source = Source(path, text, ".txt", language)
                    failures += _translate(pipeline, source, put, strict=strict, marks=marks)
                    lines += text.count("\n")
                    bar.step(f"{lines:,} lines", steps=count)
    finish(failures, len(paths))


@contextmanager
def _results(output: Path | None) -> Iterator[Callable[[str], object]]:
    """Yield the function that takes the results: for standard output, or for a file."""
    if output is None or str(output) == "-":
        yield printing.result
        return
    with written_whole(output) as stream:
        yield lambda text: stream.write(text.encode("utf-8", "replace"))
    printing.notice(f"wrote {output}")


def _translate(
    pipeline: Pipeline, source: Source, put: Callable[[str], object], *, strict: bool, marks: bool
) -> list[PolyglotError]:
    """Translate and print some lines; return what failed in them.

    Raises:
        PolyglotError: They cannot be translated; no line may be lost, so no later line is written either.
    """
    text = str(source.data)
    if not text.strip():
        tabs = "\t" * (len(pipeline.targets) - 1)
        put(f"{tabs}\n" * max(1, text.count("\n")))
        return []
    (outcome,) = pipeline.batch([source], "translate")
    if outcome.digest is None:
        raise outcome.error or PolyglotError(f"{source.path}: no result")
    failures = report(source.path, outcome.digest, strict=strict)
    put(render(marked(outcome.digest) if marks else outcome.digest, "lines"))
    return failures


def _opened(path: str) -> io.BufferedReader | nullcontext[io.BufferedReader]:
    if path == "-":
        stream = sys.stdin.buffer
        if not isinstance(stream, io.BufferedReader):  # tests may put another kind of stream in its place
            raise ValueError("not a stream that can be looked into")
        return nullcontext(stream)
    return cast("io.BufferedReader", Path(path).open("rb", buffering=SAMPLE))


def _beginning(stream: io.BufferedReader, path: str) -> _Beginning:
    """Look at the first lines of a stream.

    Raises:
        InputError: It does not look like text.
    """
    peeked = stream.peek()
    sample = peeked[: peeked.rfind(b"\n") + 1] or peeked
    encoding, mark = encoding_of(sample, path=path)
    return _Beginning(encoding, mark, sample[mark:].decode(encoding, "replace"))


def _chunks(stream: BinaryIO, encoding: str, mark: int = 0) -> Iterator[tuple[str, int]]:
    """Yield the text some lines at a time, each with its length in bytes."""
    stream.read(mark)
    lines: list[str] = []
    characters, length, most = 0, mark, _FIRST
    for text, count in _lines(stream, encoding):
        lines.append(text)
        characters += len(text)
        length += count
        if len(lines) >= most or characters >= _CHARACTERS:
            yield "".join(lines), length
            lines, characters, length, most = [], 0, 0, min(2 * most, _MOST)
    if lines:
        yield "".join(lines), length


def _lines(stream: BinaryIO, encoding: str) -> Iterator[tuple[str, int]]:
    """Yield each line with its length in bytes; one that is not UTF-8 in a text that is, by itself."""
    if encoding != _UTF8:
        with io.TextIOWrapper(stream, encoding, errors="replace", newline="\n") as reader:
            while text := reader.readline(MAX_BYTES):
                yield text, len(text.encode(encoding, "replace"))
        return
    while line := stream.readline(MAX_BYTES):
        try:
            text = line.decode(_UTF8)
        except UnicodeDecodeError:
            text = decode(line, path="a line")
        yield text, len(line)
