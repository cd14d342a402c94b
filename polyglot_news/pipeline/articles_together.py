"""Articles that are translated together, and the outcome of each."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from polyglot_news.document import Digest, Failure, Sentence, Translation
from polyglot_news.errors import ModelMissingError, PolyglotError, fault, is_fault
from polyglot_news.pipeline.preparing import Prepared
from polyglot_news.pipeline.tasks import Task

if TYPE_CHECKING:  # the groups of a task that translates nothing are made without what translates
    from polyglot_news.translate import Request

# Sentences of so many articles, or of articles of so many characters for each core, make one engine call at
# most. The first calls are smaller: how much an engine does in a second or two is found out on the way, so
# that results come, are kept and are counted every second or two, whatever the model and the machine.
_ARTICLES_TOGETHER = 64
_CHARACTERS_A_CORE = 12_000
_FIRST_CHARACTERS = 1_500
_SOON, _LATE = 1.0, 2.0  # seconds


def groups(
    ready: Iterable[Prepared], task: Task, *, clock: Callable[[], float] = time.monotonic
) -> Iterator[list[Prepared]]:
    """Yield groups of inputs to translate together; an input without translation is not delayed.

    The result of an article does not depend on its group.

    Args:
        ready: The inputs, read.
        task: What is done with them.
        clock: Returns seconds: the time between two groups decides how large the next is.
    """
    if task not in {"digest", "translate"}:
        yield from ([one] for one in ready)
        return
    from polyglot_news.engines.worker_processes import cores

    most, largest = _FIRST_CHARACTERS, _CHARACTERS_A_CORE * cores()
    group: list[Prepared] = []
    characters = 0
    for one in ready:
        group.append(one)
        if isinstance(one.result, Digest):
            characters += sum(len(sentence.text) for sentence in wanted(one.result, task))
        if len(group) >= _ARTICLES_TOGETHER or characters >= most:
            began = clock()
            yield group
            seconds = clock() - began
            if seconds < _SOON:
                most = min(2 * most, largest)
            elif seconds > _LATE:
                most = max(most // 2, _FIRST_CHARACTERS)
            group, characters = [], 0
    if group:
        yield group


def wanted(digest: Digest, task: Task) -> tuple[Sentence, ...]:
    """Return the sentences of an article that are translated: the summary of a digest, else all."""
    if task == "digest" and digest.summary is not None:
        return tuple(item.sentence for item in digest.summary.sentences)
    return digest.sentences


def each_for_itself(
    work: Callable[[Sequence[Request]], Sequence[Translation]], requests: Sequence[Request]
) -> list[Translation | PolyglotError]:
    """Return the result of each request; a fault in one of them does not affect the others.

    All are done in one call. If that fails, each is done by itself, with the same results, because neighbours
    do not affect a translation. An expected error, such as that of a model that is broken, is that of every
    request.

    Args:
        work: Gives a translation for each request.
        requests: What is to be translated, of one language into one language.
    """
    try:
        return list(work(requests))
    except PolyglotError as error:
        return [error] * len(requests)
    except BaseException as error:
        if not is_fault(error):
            raise
        if len(requests) == 1:
            return [fault(requests[0].article.path, error)]
    return [result for request in requests for result in each_for_itself(work, [request])]


def completed(
    digest: Digest, targets: Sequence[str], results: Sequence[Translation | PolyglotError]
) -> Digest | PolyglotError:
    """Return the digest with its translations, or one error if every language failed.

    Args:
        digest: The digest before translation.
        targets: The languages; `results` has as many.
        results: A translation or an error for each.
    """
    translations = tuple(result for result in results if isinstance(result, Translation))
    errors = [result for result in results if isinstance(result, PolyglotError)]
    if errors and not translations:
        return errors[0] if len(errors) == 1 else _all_of(errors)
    failures = tuple(
        Failure(target, str(result), result.exit_code)
        for target, result in zip(targets, results, strict=True)
        if isinstance(result, PolyglotError)
    )
    return replace(digest, translations=translations, failures=failures)


def _all_of(errors: Sequence[PolyglotError]) -> PolyglotError:
    """Return one error for a digest without any translation."""
    if all(isinstance(error, ModelMissingError) for error in errors):
        return ModelMissingError("; ".join(error.message for error in errors), _commands(errors))
    return errors[0]


def _commands(errors: Sequence[PolyglotError]) -> str:
    return "; ".join(dict.fromkeys(error.hint for error in errors if error.hint))
