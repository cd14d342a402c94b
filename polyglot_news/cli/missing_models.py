"""Models that a command needs to fetch: say what they are, ask the user, fetch, and print each result."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from polyglot_news.cli.terminal import printing, progress_bars
from polyglot_news.errors import ModelError, PartialFailure, PolyglotError
from polyglot_news.languages import facts

if TYPE_CHECKING:  # what fetches is loaded where something is fetched
    from polyglot_news.engines.scores import Score
    from polyglot_news.models.fetch_and_install import Outcome
    from polyglot_news.models.install_plan import Plan

_MORE = 1.2  # times the size that was said, above which the user is asked again


def carry_out(todo: Plan) -> None:
    """Fetch and install what is planned, and print the result of each.

    Raises:
        PolyglotError: The only one failed, or all did.
        PartialFailure: Some failed.
    """
    from polyglot_news.cli.terminal import download_bars
    from polyglot_news.models.fetch_and_install import acquire

    with download_bars.bars() as bars_of:
        outcomes = acquire(todo, bars_of)
    _report(outcomes, "installed")


def copy(todo: Plan, folder: Path) -> None:
    """Copy what is planned into a mirror, and print the result of each.

    Raises:
        PolyglotError: The only one failed, or all did, or the folder cannot be written.
        PartialFailure: Some failed.
    """
    from polyglot_news.cli.terminal import download_bars
    from polyglot_news.models import mirroring
    from polyglot_news.models.fetch_and_install import Outcome

    with download_bars.bars() as bars_of:
        outcomes = tuple(
            Outcome(entry, () if error else (f"copied {entry.label}",), error)
            for entry, error in mirroring.mirror(todo, folder, bars_of)
        )
    _report(outcomes, "copied")


def described(todo: Plan) -> Iterator[str]:
    """Yield a line for each model of a plan: pair, size, kind, score, licence and source; then the total."""
    from polyglot_news.models.install_plan import megabytes

    about = "about " if todo.guessed else ""
    for entry, size in zip(todo.entries, todo.sizes, strict=True):
        details = [
            f"{about}{megabytes(size)}" if size else "size unknown",
            f"{entry.engine} {entry.kind}".strip(),
            scored(entry.score),
            entry.licence or "licence in the package",
            entry.place,
        ]
        yield f"  {entry.label}: {', '.join(part for part in details if part)}"
    if len(todo.entries) > 1:
        yield f"  together {about}{megabytes(todo.size)}" if todo.size else "  together: size unknown"


def scored(score: Score) -> str:
    """Return a published score in words."""
    if not score.comet:
        return f"BLEU {score.bleu:.1f}" if score.bleu else "no published score"
    return f"COMET {score.comet:.3f}"


def agreed(todo: Plan, question: str) -> bool:
    """Describe a plan and ask whether to fetch it; a plain Enter means yes."""
    with progress_bars.undisturbed():
        for line in (*todo.notices, *described(todo)):
            printing.notice(line)
        return confirmed(question)


def offer(engine: str, *, download: bool) -> Callable[[Sequence[tuple[str, str]]], None]:
    """Return a function that installs the missing models of language pairs, if the user agrees.

    With `--download` it does not ask. Otherwise it asks once for each pair if there is a terminal, and
    connects only after a yes; larger models than the tiny ones that are there are offered with those that are
    missing. Without a terminal it does nothing, and the translation fails with an error that names the
    command to install the model. A model that cannot be fetched is reported, and the translation fails in the
    same way.
    """
    answered: set[tuple[str, str]] = set()

    def install_missing(pairs: Sequence[tuple[str, str]]) -> None:
        new = [pair for pair in pairs if pair not in answered]
        answered.update(new)
        from polyglot_news.engines import registry

        missing = [pair for pair in new if not registry.has_route(*pair, engine=engine)]
        if not missing or not (download or is_interactive()):
            return
        from polyglot_news.models import install_plan

        wanted = missing if download else [*missing, *install_plan.improvements(new, engine=engine)]
        try:
            foreseen = None if download else install_plan.foreseen(wanted, engine=engine)
            if not download and not _wished(missing, foreseen, engine):
                return
            todo = install_plan.plan(wanted, engine=engine)
            if not download and _is_more(todo, foreseen) and not agreed(todo, "fetch this now?"):
                return
            if download:
                announce(todo)
            with progress_bars.undisturbed():
                carry_out(todo)
        except PolyglotError as error:
            printing.error(str(error))

    return install_missing


def announce(todo: Plan) -> None:
    """Say what is about to be fetched."""
    for line in todo.notices:
        printing.notice(line)
    if todo.entries:
        printing.notice("fetching:")
        for line in described(todo):
            printing.notice(line)


def _wished(missing: Sequence[tuple[str, str]], foreseen: Plan | None, engine: str) -> bool:
    """Ask whether to fetch the models of missing pairs, or else to look for them in the catalogues."""
    names = ", ".join(f"{facts(source).name} to {facts(target).name}" for source, target in missing)
    if foreseen is not None:
        with progress_bars.undisturbed():
            printing.notice(f"no model for {names}; there is:")
            return agreed(foreseen, "fetch it now?" if len(foreseen.entries) == 1 else "fetch them now?")
    from polyglot_news.models import install_plan

    places = " and ".join(dict.fromkeys(install_plan.hosts(engine)))
    return confirmed(f"no model for {names}: ask {places} what there is?")


def _is_more(todo: Plan, foreseen: Plan | None) -> bool:
    """Whether a plan asks for something else than the user agreed to, or for notably more."""
    said = {(entry.engine, entry.pair) for entry in foreseen.entries} if foreseen else set()
    same = {(entry.engine, entry.pair) for entry in todo.entries} <= said
    return not same or foreseen is None or todo.size > foreseen.size * _MORE


def is_interactive() -> bool:
    """Whether there is a terminal where a user can answer."""
    on_terminal = sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()
    return on_terminal and not printing.verbosity.quiet


def confirmed(question: str) -> bool:
    """Ask on standard error and return the answer; a plain Enter means yes."""
    with progress_bars.undisturbed():
        return typer.confirm(f"{printing.PROGRAM}: {question}", default=True, err=True)


def _report(outcomes: Sequence[Outcome], done: str) -> None:
    failures = []
    for outcome in outcomes:
        for line in outcome.notices:
            printing.notice(line)
        if isinstance(outcome.error, PolyglotError):
            failures.append(outcome.error)
        elif outcome.error is not None:
            raise outcome.error
    if len(failures) == 1 and len(outcomes) == 1:
        raise failures[0]
    for failure in failures:
        printing.error(str(failure))
    if failures and len(failures) == len(outcomes):
        raise ModelError(f"none of {len(outcomes)} models could be {done}", "each reason is named above")
    if failures:
        raise PartialFailure(f"some models could not be {done}", "each reason is named above")
