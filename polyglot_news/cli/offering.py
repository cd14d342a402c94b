"""Models that a command needs to fetch: ask the user, show progress, and print each result."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import typer

from polyglot_news.cli import bars, terminal, transfers
from polyglot_news.engines import registry
from polyglot_news.errors import ModelError, PartialFailure, PolyglotError
from polyglot_news.languages import facts
from polyglot_news.models.acquiring import Outcome, acquire
from polyglot_news.models.planning import Plan, plan


def carry_out(todo: Plan) -> None:
    """Fetch and install what is planned, and print the result of each.

    Raises:
        PolyglotError: The only one failed, or all did.
        PartialFailure: Some failed.
    """
    with transfers.bars() as bars_of:
        outcomes = acquire(todo, bars_of)
    _report(outcomes)


def offer(engine: str, *, download: bool) -> Callable[[Sequence[tuple[str, str]]], None]:
    """Return a function that installs the missing models of language pairs, if the user agrees.

    With `--download` it does not ask. Otherwise it asks once for each pair if there is a terminal; without
    one it does nothing, and the translation fails with an error that names the command to install the model.
    A model that cannot be fetched is reported, and the translation fails in the same way.
    """
    answered: set[tuple[str, str]] = set()

    def install_missing(pairs: Sequence[tuple[str, str]]) -> None:
        missing = [
            pair for pair in pairs if pair not in answered and not registry.has_route(*pair, engine=engine)
        ]
        answered.update(missing)
        names = ", ".join(f"{facts(source).name} to {facts(target).name}" for source, target in missing)
        if not missing or not (
            download or (is_interactive() and confirmed(f"no model for {names}: fetch it now?"))
        ):
            return
        try:
            todo = plan(missing, engine=engine)
            for line in todo.notices:
                terminal.notice(line)
            with bars.undisturbed():
                carry_out(todo)
        except PolyglotError as error:
            terminal.error(str(error))

    return install_missing


def is_interactive() -> bool:
    """Whether there is a terminal where a user can answer."""
    on_terminal = sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()
    return on_terminal and not terminal.verbosity.quiet


def confirmed(question: str) -> bool:
    """Ask on standard error and return the answer; a plain Enter means yes."""
    with bars.undisturbed():
        return typer.confirm(f"{terminal.PROGRAM}: {question}", default=True, err=True)


def _report(outcomes: Sequence[Outcome]) -> None:
    failures = []
    for outcome in outcomes:
        for line in outcome.notices:
            terminal.notice(line)
        if isinstance(outcome.error, PolyglotError):
            failures.append(outcome.error)
        elif outcome.error is not None:
            raise outcome.error
    if len(failures) == 1 and len(outcomes) == 1:
        raise failures[0]
    for failure in failures:
        terminal.error(str(failure))
    if failures and len(failures) == len(outcomes):
        raise ModelError(f"none of {len(outcomes)} models could be installed", "each reason is named above")
    if failures:
        raise PartialFailure("some models could not be installed", "each reason is named above")
