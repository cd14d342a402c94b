"""`translate --lines` as a stream: lines are written as they are translated, and only a few are held."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import IO

from polyglot_news.cli import terminal
from polyglot_news.cli.inputs import finish, report
from polyglot_news.errors import InputError, PolyglotError
from polyglot_news.pipeline import Pipeline, Source
from polyglot_news.reading import MAX_BYTES
from polyglot_news.reading.encodings import decode
from polyglot_news.reading.language import detect
from polyglot_news.rendering import render
from polyglot_news.rendering.term_marks import marked

_FIRST, _MOST = 16, 256  # lines translated together: few at first, so that the first results come soon
_CHARACTERS = 40_000  # in the lines that are translated together


def can_stream(path: str) -> bool:
    """Whether an input is UTF-8 text, judging by its beginning; nothing of it is consumed."""
    try:
        with _opened(path) as stream:
            beginning = stream.peek()
        decode(beginning, path=path)
        beginning.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.end == len(error.object) and error.reason == "unexpected end of data"
    except (OSError, ValueError, InputError):
        return False
    return bool(beginning.strip()) and b"\0" not in beginning


def translate_lines(
    pipeline: Pipeline, paths: Sequence[str], *, strict: bool = False, marks: bool = False
) -> None:
    """Print one line for each line of the inputs, in their order, as soon as it is translated.

    Raises:
        PolyglotError: One error for all failures.
    """
    failures: list[PolyglotError] = []
    for path in paths:
        language = pipeline.options.source
        with _opened(path) as stream:
            if language == "auto":
                language = detect(stream.peek().decode("utf-8", "replace"))
            for text in _chunks(stream):
                source = Source(path, text, ".txt", language)
                failures += _translate(pipeline, source, strict=strict, marks=marks)
    finish(failures, len(paths))


def _translate(pipeline: Pipeline, source: Source, *, strict: bool, marks: bool) -> list[PolyglotError]:
    """Translate and print some lines; return what failed in them.

    Raises:
        PolyglotError: They cannot be translated; no line may be lost, so no later line is written either.
    """
    text = str(source.data)
    if not text.strip():
        tabs = "\t" * (len(pipeline.targets) - 1)
        terminal.result(f"{tabs}\n" * max(1, text.count("\n")))
        return []
    (outcome,) = pipeline.batch([source], "translate")
    if outcome.digest is None:
        raise outcome.error or PolyglotError(f"{source.path}: no result")
    failures = report(source.path, outcome.digest, strict=strict)
    terminal.result(render(marked(outcome.digest) if marks else outcome.digest, "lines"))
    return failures


def _opened(path: str) -> io.BufferedReader | nullcontext[io.BufferedReader]:
    if path == "-":
        stream = sys.stdin.buffer
        if not isinstance(stream, io.BufferedReader):  # tests may put another kind of stream in its place
            raise ValueError("not a stream that can be looked into")
        return nullcontext(stream)
    return Path(path).open("rb")


def _chunks(stream: IO[bytes]) -> Iterator[str]:
    """Yield the text some lines at a time; a line that is not UTF-8 is decoded by itself."""
    lines: list[str] = []
    characters, most = 0, _FIRST
    is_first = True
    while line := stream.readline(MAX_BYTES):
        try:
            text = line.decode("utf-8-sig" if is_first else "utf-8")
        except UnicodeDecodeError:
            text = decode(line, path="a line")
        is_first = False
        lines.append(text)
        characters += len(text)
        if len(lines) >= most or characters >= _CHARACTERS:
            yield "".join(lines)
            lines, characters, most = [], 0, min(2 * most, _MOST)
    if lines:
        yield "".join(lines)
