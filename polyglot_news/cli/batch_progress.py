"""What a batch reports while it works and at its end."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta

from polyglot_news.batch import Result, Tally
from polyglot_news.batch.dry_run import Plan
from polyglot_news.cli.terminal import printing
from polyglot_news.memory import Memory


class Report:
    """The tally of a batch with its clock; reports failures as they happen."""

    def __init__(self) -> None:
        self.tally = Tally()
        self.missed = 0  # articles in which a term was missed
        self._began = time.monotonic()

    def add(self, result: Result) -> None:
        """Count a result and name what failed in it."""
        self.tally.add(result)
        for failure in result.failures:
            report = failure if result.path in failure else f"{result.path}: {failure}"
            printing.error(
                f"{report} [as before: --retry-failed tries it again]" if result.skipped else report
            )
        printing.trace(result.outcome.error if result.outcome is not None else None)
        digest = result.outcome.digest if result.outcome is not None else None
        if digest is not None:
            self.missed += any(term.status == "missed" for t in digest.translations for term in t.terms)

    @property
    def seconds(self) -> float:
        """Seconds since the batch began."""
        return max(time.monotonic() - self._began, 1e-3)

    def status(self) -> str:
        """Return the progress of the batch, for the progress line."""
        tally = self.tally
        failed = tally.failed + tally.failed_before
        report = f"{tally.words:,} words, {tally.words / self.seconds:,.0f} a second"
        return f"{report}, {failed} failed" if failed else report

    def lines(self, memory: Memory | None) -> Iterator[str]:
        """Yield the final table, one line per figure."""
        tally = self.tally
        now = tally.done + tally.failed
        rate = now / self.seconds
        figures = [
            (
                "articles",
                f"{now:,} in {_duration(self.seconds)}, {rate:,.1f} a second" if now else "nothing to do",
            ),
            (
                "sentences",
                f"{tally.sentences:,}" + (f", {tally.translated:,} translated" * bool(tally.translated)),
            ),
            ("words", f"{tally.words:,}, {tally.words / self.seconds:,.0f} a second"),
        ]
        if memory is not None and memory.hits + memory.misses:
            asked = memory.hits + memory.misses
            figures += [("memory", f"{memory.hits:,} of {asked:,} texts known ({memory.hits / asked:.0%})")]
        if tally.terms:
            figures += [("terms", ", ".join(f"{tally.terms[s]:,} {s}" for s in ("kept", "placed", "missed")))]
        if tally.flags or tally.repaired:
            kinds = sorted(tally.flags.items(), key=lambda item: (-item[1], item[0]))
            report = [f"{kind} {count:,}" for kind, count in kinds]
            figures += [
                ("flags", ", ".join(report + [f"{tally.repaired:,} repaired"] * bool(tally.repaired)))
            ]
        for name, figure in figures if now else ():
            yield f"  {name:<10}{figure}"


def plan_lines(plan: Plan) -> Iterator[str]:
    """Yield what a batch would do, one line per figure."""
    about = "about " if plan.is_estimate else ""
    yield f"to do       {plan.todo:,} articles, {about}{plan.words:,} words"
    yield f"done        {plan.done:,} articles"
    if plan.unreadable:
        yield f"unreadable  {plan.unreadable:,}" + (" or more" if plan.is_estimate else "")
    if plan.speed:
        yield f"time        about {_duration(plan.seconds)}, at {plan.speed:,.0f} words a second as before"
    else:
        yield "time        unknown: no earlier run with these options to measure by"


def _duration(seconds: float) -> str:
    if seconds < 60:  # noqa: PLR2004 - a minute
        return f"{seconds:.1f} s"
    return str(timedelta(seconds=round(seconds)))
