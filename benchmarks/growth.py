"""How time and memory grow with the input: every stage and command over texts and glossaries that double.

    python benchmarks/growth.py [STAGE …] [--kinds ordinary,brackets] [--most 1000000]

Each run is a process of its own that is stopped after a minute of work or at 3 GB. A line is a stage and a
kind of input; it gives the seconds of processor time and the megabytes at each size, and the exponent between
the two largest that took more than a tenth of a second: 1 is linear, 2 grows with the square. Lines that grow
faster than n log n does, or that were stopped, end in `!`; with any of them the exit code is 1.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import math
import os
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import growth_stages
from growth_texts import GLOSSARIES, TEXTS

from polyglot_news.errors import PolyglotError

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
ENTRIES = (100, 1_000, 5_000, 20_000)
SECONDS = 60
MEMORY = 3 << 30
_FEWEST = 0.1  # seconds that tell anything
Run = tuple[int, float, float | str]  # bytes or entries, seconds, megabytes or why it was stopped
_MOST = 1.3  # exponent: n log n is 1.1 between these sizes, the rest is what a busy machine adds


def main() -> int:
    """Run what was asked for and print a line a stage and kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    stages = {**growth_stages.ON_TEXT, **growth_stages.ON_GLOSSARY}
    parser.add_argument("stages", nargs="*", metavar="STAGE", help=", ".join(stages))
    parser.add_argument("--kinds", help="of text: " + ", ".join(TEXTS))
    parser.add_argument("--most", type=int, default=SIZES[-2], help="bytes of the largest text")
    parser.add_argument("--seconds", type=int, default=SECONDS, help="of work after which a run is stopped")
    chosen = parser.parse_args()
    kinds = chosen.kinds.split(",") if chosen.kinds else list(TEXTS)
    sizes = [size for size in SIZES if size <= chosen.most]
    bad = 0
    with tempfile.TemporaryDirectory() as name:
        out = os.fdopen(os.dup(1), "w")  # of the program itself
        silenced()
        growth_stages.set_up(Path(name))
        for stage in chosen.stages or stages:
            on_text = stage in growth_stages.ON_TEXT
            makers = {kind: TEXTS[kind] for kind in kinds} if on_text else GLOSSARIES
            for kind, make in makers.items():
                runs = list(grown(stages[stage], make, sizes if on_text else ENTRIES, chosen.seconds))
                verdict, told = judged(runs)
                bad += verdict
                print(f"{stage:<18}{kind:<14}{told}{' !' if verdict else ''}", file=out, flush=True)
    return int(bool(bad))


def grown(
    stage: Callable[[str], object], make: Callable[[int], str], sizes: Sequence[int], most: int
) -> Iterator[Run]:
    """Yield size, seconds and megabytes of each run; after one that was stopped (inf) there is no other."""
    for size in sizes:
        seconds, megabytes = run(stage, make, size, most)
        yield size, seconds, megabytes
        if math.isinf(seconds):
            return


def run(
    stage: Callable[[str], object], make: Callable[[int], str], size: int, most: int
) -> tuple[float, float | str]:
    """Return what one run takes: seconds of processor time, and megabytes above those of its input."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            _measure(stage, make(size), writer, most)
        except Exception as error:  # noqa: BLE001 - a fault, and told as one
            os.write(writer, json.dumps([math.inf, repr(error)[:200]]).encode())
        finally:
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return tuple(json.loads(told)) if told else (math.inf, "stopped")


def silenced() -> None:
    """Keep what the stages print from being seen."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):
        os.dup2(nothing, number)


def _measure(stage: Callable[[str], object], text: str, writer: int, most: int) -> None:
    gc.collect()
    spent = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    resource.setrlimit(resource.RLIMIT_CPU, (int(spent) + most, int(spent) + most))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    before = _resident("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # the peak starts anew
    with contextlib.suppress(PolyglotError):  # to refuse an input is an answer
        stage(text)
    seconds = sum(resource.getrusage(resource.RUSAGE_SELF)[:2]) - spent
    os.write(writer, json.dumps([seconds, max(0.0, _resident("VmHWM") - before)]).encode())


def _resident(name: str) -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1000 for line in lines if line.startswith(name))


def judged(runs: list[Run]) -> tuple[bool, str]:
    """Return whether the runs of one line grow too fast, and how they are told."""
    told = "  ".join(
        f"{size:>10,}: {megabytes}"
        if math.isinf(seconds)
        else f"{size:>10,}: {seconds:6.2f} s {megabytes:5.0f} MB"
        for size, seconds, megabytes in runs
    )
    long = [(size, seconds) for size, seconds, _ in runs if seconds >= _FEWEST]
    if any(math.isinf(seconds) for _, seconds in long):
        return True, told
    if len(long) < 2:
        return False, told
    (small, less), (large, more) = long[-2:]
    exponent = math.log(more / less) / math.log(large / small)
    return exponent > _MOST, f"{told}  ^{exponent:.2f}"


if __name__ == "__main__":
    sys.exit(main())
