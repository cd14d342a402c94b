"""Measure time and memory of sentence splitting.

Run it as `python benchmarks/sentences.py FILE LANGUAGE [FILE LANGUAGE]…`.

Each file is repeated up to a megabyte and split whole, once with its line breaks and once on a single line;
then a megabyte of each of some texts that are not prose.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from polyglot_news.sentences import spans

MEGABYTE = 1_000_000
HOSTILE = {
    "letters": "a",
    "dots": ".",
    "spaced dots": ". ",
    "quotes": '"',
    "initials": "A. ",
    "numbers": "1. ",
}


def measure(name: str, text: str, language: str) -> None:
    """Print megabytes a second, sentences, and the process's peak memory."""
    started = time.process_time()
    count = len(spans(text, language))
    seconds = time.process_time() - started
    megabytes = len(text.encode()) / MEGABYTE
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:<28}{language:<4}{megabytes / seconds:8.1f} MB/s {count:>8} sentences  peak {peak:.0f} MB")


def main() -> None:
    """Measure the files of the command line, then the texts that are not prose."""
    arguments = sys.argv[1:]
    for name, language in zip(arguments[::2], arguments[1::2], strict=True):
        text = Path(name).read_text("utf-8")
        spans(text[:1000], language)  # loads the model
        text = (text * (MEGABYTE // len(text) + 1))[:MEGABYTE]
        measure(Path(name).name, text, language)
        measure("the same on one line", text.replace("\n", " "), language)
    for name, unit in HOSTILE.items():
        measure(name, unit * (MEGABYTE // len(unit)), "en")


if __name__ == "__main__":
    main()
