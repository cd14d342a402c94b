"""apply: bring the corrections of a review page into the results of a batch."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from polyglot_news import corrections as corrected
from polyglot_news.batch import corrected_results
from polyglot_news.cli import options
from polyglot_news.cli.terminal import printing
from polyglot_news.errors import PartialFailure


def apply(
    corrections: Annotated[
        Path, typer.Argument(metavar="CORRECTIONS", help="The JSON that a review page exports.")
    ],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The output folder of a batch.")],
    *,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Write corrections into the results of a batch, in every format.

    Corrected results are yours: batch leaves them alone from then on, unless it is run with --force. To use
    the corrections for other articles too, import them with `memory import`.

    \b
    Examples:
      polyglot-news apply corrections.json out/
    """
    failed = 0
    for one in corrected_results.apply(out, corrected.read(corrections)):
        for failure in one.failures:
            printing.error(failure)
        failed += bool(one.failures)
        if one.files:
            printing.notice(f"{one.article}: {one.sentences} sentences corrected in {', '.join(one.files)}")
    if failed:
        raise PartialFailure(f"{failed} articles could not be corrected completely", "see above")
