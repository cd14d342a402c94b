"""Articles in, results out, as JSON lines: a stage in other tools' pipes.

A line is an object with an `id` and the article as `text` or `html`, optionally its `language`. Each line is
answered by one line, in the same order, with the same `id`: the result, or what was wrong with the line.
"""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from polyglot_news.document.plain_values import as_object
from polyglot_news.errors import InputError, PolyglotError, fault
from polyglot_news.languages import code_of
from polyglot_news.pipeline import Outcome, Pipeline, Source, Task
from polyglot_news.reading import MAX_BYTES

_TOGETHER = 64  # most lines that are translated together
_AHEAD = 128
_LONGEST = 2 * MAX_BYTES  # bytes of a line: escapes make an article longer


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a line, and whether the line failed, in part or (for `error`) entirely."""

    line: str
    failed: bool
    error: PolyglotError | None = None


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as it was written, so that an `id` is returned with every digit."""

    written: str

    def __str__(self) -> str:
        return self.written


@dataclass(frozen=True, slots=True)
class _Asked:
    """A line that was read: its number, its id, and the article or what is wrong."""

    number: int
    id: Any
    source: Source | PolyglotError


def answers(pipeline: Pipeline, stream: IO[bytes], task: Task) -> Iterator[Answer]:
    """Yield one answer for each line of the stream, as soon as it is ready.

    Lines that have already arrived are translated together; none waits for a line that has not.
    """
    for group in _groups(stream):
        asked = [_asked(number, line) for number, line in group]
        outcomes = pipeline.batch([one.source for one in asked if isinstance(one.source, Source)], task)
        for one in asked:
            if isinstance(one.source, PolyglotError):
                yield _answer(one, one.source)
                continue
            yield _answered(one, next(outcomes))


def _answered(one: _Asked, outcome: Outcome) -> Answer:
    if outcome.digest is None:
        return _answer(one, outcome.error or PolyglotError("no result"))
    try:
        return Answer(_line(one.id, as_object(outcome.digest)), bool(outcome.digest.failures))
    except BaseException as error:  # noqa: BLE001 - one answer that cannot be written ends no other
        return _answer(one, fault(outcome.path, error))


def _answer(one: _Asked, error: PolyglotError) -> Answer:
    failure = {"message": error.message, "hint": error.hint, "exit_code": error.exit_code}
    return Answer(_line(one.id, {"line": one.number, "error": failure}), failed=True, error=error)


def _line(identity: Any, value: dict[str, Any]) -> str:  # noqa: ANN401 - whatever JSON holds
    rest = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()
    return f'{{"id": {_written(identity)}, {rest[1:]}\n'


def _written(identity: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """Return an id as JSON, exactly as it was given."""
    if isinstance(identity, _Number):
        return identity.written
    if isinstance(identity, list):
        return f"[{', '.join(map(_written, identity))}]"
    if isinstance(identity, dict):
        return f"{{{', '.join(f'{_written(key)}: {_written(item)}' for key, item in identity.items())}}}"
    if isinstance(identity, str) and any("\ud800" <= char <= "\udfff" for char in identity):
        return json.dumps(identity)
    return json.dumps(identity, ensure_ascii=False)


def _named(identity: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    return identity if isinstance(identity, str) else _written(identity)


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _asked(number: int, line: bytes) -> _Asked:
    """Return what a line asks for, or what is wrong with it."""
    identity: Any = None
    where = f"line {number}"
    try:
        if len(line) > _LONGEST:
            raise InputError(f"{where}: the line is longer than any article", "split it")
        value = json.loads(
            line.decode("utf-8-sig"), parse_int=_Number, parse_float=_Number, parse_constant=_refuse
        )
        if not isinstance(value, dict):
            raise InputError(f"{where}: not a JSON object", 'give {"id": …, "text": …} on each line')
        identity = value.get("id")
        return _Asked(
            number, identity, _source(value, where if identity is None else _named(identity), where)
        )
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, ValueError) else "nested too deeply"
        return _Asked(
            number, None, InputError(f"{where}: not valid JSON: {reason}", "give an object on each line")
        )
    except PolyglotError as error:
        return _Asked(number, identity, error)


def _source(value: dict[str, Any], name: str, where: str) -> Source:
    given = [key for key in ("text", "html") if value.get(key) is not None]
    if len(given) != 1 or not isinstance(value[given[0]], str):
        raise InputError(f"{where}: the object has neither 'text' nor 'html'", "add one of them, as a string")
    language = value.get("language")
    if language is not None and not isinstance(language, str):
        raise InputError(f"{where}: 'language' is not a string", "give a code such as en, or leave it out")
    kind = ".html" if given[0] == "html" else ".txt"
    return Source(name, value[given[0]], kind, code_of(language) if language else "")


def _groups(stream: IO[bytes]) -> Iterator[list[tuple[int, bytes]]]:
    """Yield groups of numbered lines: all that have arrived, up to a limit, and at least one."""
    lines: queue.Queue[bytes | None] = queue.Queue(_AHEAD)
    threading.Thread(target=_read, args=(stream, lines), daemon=True).start()
    number = 0
    while (line := lines.get()) is not None:
        found: list[bytes | None] = [line]
        while len(found) < _TOGETHER and found[-1] is not None and not lines.empty():
            found.append(lines.get())
        group = [one for one in found if one is not None]
        yield list(enumerate(group, start=number + 1))
        number += len(group)
        if found[-1] is None:
            return


def _read(stream: IO[bytes], lines: queue.Queue[bytes | None]) -> None:
    """Read lines until the stream ends; of a line that is too long, only as much as shows that."""
    while line := stream.readline(_LONGEST + 1):
        rest = line
        while not rest.endswith(b"\n") and len(line) > _LONGEST and rest:
            rest = stream.readline(_LONGEST)
        lines.put(line)
    lines.put(None)
