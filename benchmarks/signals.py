"""How commands end: nothing is 'ignored' at exit, and a signal in the first seconds gives its code, silently.

    python benchmarks/signals.py [--runs 210] [--tries 24] [--seed 1]

Several commands run to their end, and none may write of an exception that was ignored. Then `digest` and
`batch` are sent SIGINT and SIGTERM at random moments of their first two seconds: they end with 130 and 143,
say no more than that they were interrupted. A signal that finds Python still starting, before the program's
first line, is Python's: it ends by the signal, which a shell shows as 143, or with a traceback that names no
file of the program; such tries are counted, and made again. With anything else the exit code is 1.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from growth_texts import ordinary

PROGRAM = [sys.executable, "-m", "polyglot_news"]
ECHO = ("--engine", "echo", "--from", "en", "--to", "it,ru")
COMMANDS = (
    ("digest", "a.txt", *ECHO),
    ("translate", "a.txt", *ECHO, "--lines"),
    ("summarise", "a.txt", "missing.txt"),
    ("batch", "articles", "out", *ECHO, "--format", "html", "-q"),
    ("batch", "articles", "-o", "-", *ECHO, "--format", "jsonl", "--force"),
    ("glossary", "show", "organisations"),
    ("memory", "stats"),
    ("models", "list"),
    ("--help",),
    ("split", "a.txt", "--nonsense"),
)
SIGNALLED = {"digest": ("digest", *["a.txt"] * 20, *ECHO), "batch": ("batch", "articles", "fresh", *ECHO)}
FAULTS = ("Exception ignored", "Traceback", "a fault of the program")


def main() -> int:
    """Run, send signals, and print a line for each command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=210)
    parser.add_argument("--tries", type=int, default=24, help="of each signal and command")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    moments = random.Random(chosen.seed)  # noqa: S311 - moments, no secrets
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        (home / "articles").mkdir()
        (home / "a.txt").write_text(ordinary(20_000))
        for number in range(200):
            (home / "articles" / f"{number}.txt").write_text(f"Day {number}\n\n{ordinary(3_000)}")
        bad = ends(home, chosen.runs)
        for command in SIGNALLED:
            for number in (signal.SIGINT, signal.SIGTERM):
                bad += signalled(home, command, number, chosen.tries, moments)
    return int(bool(bad))


def ends(home: Path, runs: int) -> int:
    """Run commands to their end, in turn; return how many wrote of a fault."""
    codes: Counter[int] = Counter()
    bad = 0
    for number in range(runs):
        words = COMMANDS[number % len(COMMANDS)]
        process = started(home, words)
        out, err = process.communicate()
        codes[process.returncode] += 1
        if any(fault in text for fault in FAULTS for text in (out, err)):
            bad += 1
            print(f"{' '.join(words)}: {err[-300:]!r}", flush=True)
    print(
        f"{runs} runs to their end; by exit code {dict(sorted(codes.items()))}; {bad} with a fault",
        flush=True,
    )
    return bad


def signalled(home: Path, command: str, number: signal.Signals, tries: int, moments: random.Random) -> int:
    """Send a signal so many times to a command that runs; return how often it ended as it must not."""
    codes: Counter[int] = Counter()
    bad = early = 0
    while sum(codes.values()) < tries:
        process = started(home, SIGNALLED[command])
        time.sleep(moments.uniform(0, 2))
        if process.poll() is None:
            process.send_signal(number)
            _, err = process.communicate()
            code = process.returncode
            if code == -number or (err.endswith("KeyboardInterrupt\n") and "polyglot_news/" not in err):
                early += 1
                continue
            codes[code] += 1
            if code != 128 + number or any(fault in err for fault in FAULTS):
                bad += 1
                print(f"{command}, {number.name}: code {code}: {err[-600:]!r}", flush=True)
        process.communicate()
        shutil.rmtree(home / "fresh", ignore_errors=True)
    told = f"codes {dict(codes)}; {early} more while Python started; {bad} bad"
    print(f"{command}, {tries} times {number.name}: {told}", flush=True)
    return bad


def started(home: Path, words: tuple[str, ...]) -> subprocess.Popen[str]:
    """Start a command in a home of its own."""
    own = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "ARGOS_"))}
    return subprocess.Popen(
        [*PROGRAM, *words], cwd=home, env=own | {"HOME": str(home)}, text=True, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        # a program in the background hands down an ignored SIGINT
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
