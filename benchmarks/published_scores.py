"""Make the table of published scores from a checkout of mozilla/firefox-translations-models.

    git clone --depth 1 https://github.com/mozilla/firefox-translations-models
    python benchmarks/published_scores.py firefox-translations-models > polyglot_news/engines/scores.tsv

That repository evaluated Mozilla's models, by architecture, and Argos' packages on the same lines of FLORES
(`evaluation/*-results.json`, there `flores-test`); a score of 0 stands for none. The sizes are those of the
model files, which the checkout needs only as pointers of Git LFS.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from polyglot_news.errors import UsageError
from polyglot_news.languages import code_of

KINDS = {
    "argos": "argos",
    "tiny": "bergamot-tiny",
    "base-memory": "bergamot-base-memory",
    "base": "bergamot-base",
}
SET = "flores-test"


def size_of(folder: Path) -> int:
    """Return the bytes of the packed files of a model, from the files or from pointers to them."""
    total = 0
    for file in folder.glob("*.gz"):
        pointer = re.search(rb"^size (\d+)$", file.read_bytes()[:1000], re.MULTILINE)
        total += int(pointer[1]) if pointer else file.stat().st_size
    return total


def main(checkout: Path) -> None:
    """Print the table."""
    comet, bleu = (
        json.loads((checkout / "evaluation" / f"{name}-results.json").read_text())
        for name in ("comet", "bleu")
    )
    print("# COMET and BLEU on FLORES devtest, and bytes to fetch, as far as published by Mozilla;")
    print("# made by benchmarks/published_scores.py from mozilla/firefox-translations-models")
    for pair in sorted(comet):
        try:
            source, target = map(code_of, pair.split("-"))
        except UsageError:
            continue
        for kind, column in KINDS.items():
            scores = [table.get(pair, {}).get(SET, {}).get(column, 0) for table in (comet, bleu)]
            size = size_of(checkout / "models" / kind / pair.replace("-", "")) if kind != "argos" else 0
            if scores[0]:
                print(source, target, kind, *scores, size, sep="\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
