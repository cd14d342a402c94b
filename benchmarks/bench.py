"""What the program costs beside its peers, in one run: start, batch, growth; written to docs/performance.md.

    make bench                              # or: python benchmarks/bench.py [--runs 7] [--most 1000000]

Commands are run in turn, so that a busy machine slows all of them alike; a line gives the medians of
processor time (user and system, all processes, on one core), its ratio to `import typer` in the same run, the
time that passed, and memory. Batch is measured against its engine alone on the same sentences. Growth is
processor time a character of each stage at sizes that grow tenfold. The page names the machine and its load.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from statistics import median

from polyglot_news.version import __version__

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "performance.md"
PLOT = ROOT / "docs" / "growth.svg"
TEXT = ROOT / "benchmarks" / "engine_article.txt"
HTML = ROOT / "examples" / "samarkand-water.html"
ARTICLE = ROOT / "examples" / "grain-corridor.txt"
BIN = Path(sys.executable).parent
OURS = [sys.executable, "-m", "polyglot_news"]
START, END = "<!-- measured: make bench -->", "<!-- end of what was measured -->"
COMMANDS: dict[str, list[str]] = {
    "`python -c 'import typer'`": [sys.executable, "-c", "import typer"],
    "`--help`": [*OURS, "--help"],
    "`--version`": [*OURS, "--version"],
    "`summarise`, 30 lines": [*OURS, "summarise", str(TEXT)],
    "`sumy lex-rank`, the same": [str(BIN / "sumy"), "lex-rank", f"--file={TEXT}", "--format=plaintext"],
    "`split` of a page": [*OURS, "split", str(HTML)],
    "`trafilatura`, the same": [str(BIN / "trafilatura"), "--input-file", str(HTML)],
    "`digest` into Portuguese": [*OURS, "digest", str(ARTICLE), "--to", "pt"],
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: seconds of processor time and of the clock, bytes at most."""

    used: float
    passed: float
    peak: int


def main() -> None:
    """Measure, print, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--articles", type=int, default=100, help="of the batch")
    parser.add_argument("--most", type=int, default=1_000_000, help="bytes of the largest text")
    parser.add_argument("--seconds", type=int, default=60, help="of work after which a growth run is stopped")
    chosen = parser.parse_args()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        # in a process of its own: a command that is started counts the memory of the one that starts it
        giving = multiprocessing.get_context("spawn").Process(target=_give_sumy_its_data, args=(Path(name),))
        giving.start()
        giving.join()
        os.environ["NLTK_DATA"] = name
        lines = [*_machine(load), "", *started(chosen.runs), "", *batches(chosen.articles), ""]
    import bench_growth  # not before, for the same reason

    out = os.fdopen(os.dup(1), "w")
    rows = bench_growth.grown(chosen.most, chosen.seconds)
    lines += bench_growth.table(rows)
    PLOT.write_text(bench_growth.plot(rows), "utf-8")
    text = PAGE.read_text("utf-8")
    before, after = text.split(START)[0], text.split(END)[1]
    PAGE.write_text(f"{before}{START}\n\n" + "\n".join(lines) + f"\n\n{END}{after}", "utf-8")
    print("\n".join(lines), file=out)


def _machine(load: float) -> list[str]:
    day = datetime.now(timezone.utc).date()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    system = f"{cores} cores ({platform.machine()}, {platform.system()}), load {load:.1f} when it began."
    return [f"{day}, polyglot-news {__version__}, Python {platform.python_version()}, {system}"]


def cost(command: Sequence[str], *, one_core: bool = False) -> Cost:
    """Run a command and return what it took, its child processes included.

    Raises:
        CalledProcessError: It failed.
    """
    pinned = ["taskset", "-c", "0"] if one_core and Path("/usr/bin/taskset").exists() else []
    began = time.monotonic()
    process = subprocess.Popen([*pinned, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, spent = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(spent.ru_utime + spent.ru_stime, time.monotonic() - began, spent.ru_maxrss * unit)


def _give_sumy_its_data(place: Path) -> None:
    """Write Punkt's English model where sumy's own command looks for it: nltk would download it."""
    from punkt.data import english

    folder = place / "tokenizers" / "punkt_tab" / "english"
    folder.mkdir(parents=True)
    tables = {
        "abbrev_types.txt": sorted(english.ABBREV_TYPES),
        "sent_starters.txt": sorted(english.SENT_STARTERS),
        "collocations.tab": ["\t".join(pair) for pair in sorted(english.COLLOCATIONS)],
        "ortho_context.tab": [f"{word}\t{flags}" for word, flags in english.ORTHO_CONTEXT.items()],
    }
    for name, lines in tables.items():
        (folder / name).write_text("\n".join(lines) + "\n", "utf-8")


def started(runs: int) -> list[str]:
    """Return the table of commands, each run in turn with the others."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    for command in COMMANDS.values():
        cost(command)  # what is compiled and cached at the first run is no part of the figures
    found: dict[str, list[Cost]] = {name: [] for name in COMMANDS}
    for _ in range(runs):
        for name, command in COMMANDS.items():
            found[name].append(cost(command, one_core=True))
    floor = median(each.used for each in next(iter(found.values())))
    lines = ["| | processor time | times `import typer` | passed | memory |", "|---|---|---|---|---|"]
    for name, costs in found.items():
        used = median(each.used for each in costs)
        passed, peak = median(each.passed for each in costs), median(each.peak for each in costs)
        lines.append(f"| {name} | {used:.2f} s | {used / floor:.1f} | {passed:.2f} s | {peak / 1e6:.0f} MB |")
    return lines


def batches(count: int) -> list[str]:
    """Return what a batch into Portuguese does, beside its engine alone on the same sentences."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "in").mkdir()
        for number in range(count):
            text = TEXT.read_text("utf-8").replace(" five ", f" {number + 6} ")
            lines = [f"{line[:-1]} on day {number}{line[-1]}" if line else "" for line in text.split("\n")]
            (place / "in" / f"{number:05}.txt").write_text("\n".join(lines), "utf-8")
        command = [*OURS, "batch", str(place / "in"), str(place / "out"), "--to", "pt", "--no-memory", "-q"]
        originals = _originals(place / "in", count)
        before = _engine_alone(originals)
        first = cost(command)
        seconds = (before + _engine_alone(originals)) / 2  # on both sides: other work comes and goes
        again = cost(command)
    rate, bare = len(originals) / first.passed, len(originals) / seconds
    told = (
        f"`batch`, {count} articles of 30 sentences into Portuguese: {count / first.passed:.1f} a second",
        f"{first.used / first.passed:.2f} cores busy without the readers, {first.peak / 1e6:.0f} MB at most",
        f"{rate:.1f} sentences a second, the engine alone on the same {bare:.1f} ({rate / bare:.0%})",
        f"again, with nothing to do, {again.used:.2f} s and {count / again.passed:.0f} articles a second",
    )
    return [", ".join(told) + ", start included."]


def _originals(folder: Path, count: int) -> list[str]:
    """Return the sentences that the batch translated: titles, and those chosen of each article."""
    import json

    command = [*OURS, "batch", str(folder), "--task", "summarise", "--format", "jsonl", "-o", "-", "-q"]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    found = [json.loads(line) for line in out]
    assert len(found) == count
    return [
        sentence
        for each in found
        for sentence in (each["source"].get("title", ""), *(s["text"] for s in each["summary"]["sentences"]))
        if sentence
    ]


def _engine_alone(sentences: list[str]) -> float:
    """Return the seconds that the engine takes for the sentences, loaded and warm, on all cores."""
    from polyglot_news.engines import registry

    engine = registry.connect("en", "pt")
    try:
        engine.translate(sentences[:64])
        began = time.monotonic()
        engine.translate(list(dict.fromkeys(sentences)))
        return time.monotonic() - began
    finally:
        engine.close()


if __name__ == "__main__":
    main()
