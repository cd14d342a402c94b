"""The commands on damaged and hostile files: no run may end with 1, by a signal, after 20 s or above 500 MB.

Nor may any say that the program is at fault: a fault that costs one article ends with 5.

    python benchmarks/fuzz.py [--runs 10000] [--seed 1] [--first 0] [--jobs 2] [--keep FOLDER]
    python benchmarks/fuzz.py --seed 1 --only 4711

Everything is loaded once; each run is a child of its own with limits for time (of the processor; one that
hangs is ended after three minutes) and memory.
What a run does depends on the seed and its number alone. The counts by exit code come at the end, and a line
for each run that ended as none may; with any the exit code is 1.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import shutil
import signal
import socket
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NoReturn

import fuzz_inputs
import growth_stages

from polyglot_news.cli.app import run
from polyglot_news.rendering import FORMATS

SECONDS = 20
HANGS = 180
MEMORY = 500 << 20
GOOD = frozenset({0, 2, 3, 4, 5})
# what no output may hold, wherever it stands: of the inputs none has these words
FAULTS = ("a fault of the program", "Traceback (most recent", "Exception ignored", "MemoryError")
ECHO = ("--engine", "echo", "--from", "en")
# IN is the fuzzed file; OTHER a good article
COMMANDS: dict[str, list[list[str]]] = {
    "article": [
        ["split", "IN"],
        ["split", "IN", "--raw", "--format", "json"],
        ["split", "IN", "--lines"],
        ["split", "IN", "--explain"],
        ["summarise", "IN"],
        ["summarise", "IN", "--method", "METHOD"],
        ["summarise", "IN", "OTHER", "--merge", "--keywords", "5", "--from", "en"],
        ["digest", "IN", "--to", "it,ru,zh", *ECHO],
        ["digest", "IN", "--to", "ru", "--engine", "echo"],
        ["digest", "IN", "--to", "pt", "--format", "FORMAT", *ECHO, "--memory", "m.sqlite"],
        ["translate", "IN", "--to", "it", "--format", "FORMAT", *ECHO],
        ["translate", "IN", "--to", "ru", *ECHO, "-o", "out.html"],
        ["translate", "IN", "--to", "zh", "--lines", *ECHO],
        ["translate", "IN", "--to", "it", "--keep-markup", *ECHO],
        ["translate", "IN", "--to", "ar", "--keep-markup", "--whole-page", *ECHO],
        ["check", "IN", "OTHER", "--from", "en", "--to", "it"],
        ["check", "IN", "IN", "--from", "zh", "--to", "en", "--format", "json"],
        ["batch", ".", "out", "--to", "it", *ECHO, "-j", "0"],
        ["glossary", "audit", "OTHER", "IN", "--to", "it"],
    ],
    "rows": [["digest", "--jsonl-in", "--to", "it", *ECHO], ["summarise", "--jsonl-in"], ["split", "IN"]],
    "glossary": [
        ["glossary", "check", "IN"],
        ["glossary", "show", "IN"],
        ["glossary", "import", "IN", "--name", "mine", "--from", "en", "--to", "it"],
        ["glossary", "export", "IN", "--format", "csv"],
        ["glossary", "export", "IN", "--format", "tbx", "-o", "out.tbx"],
        ["translate", "OTHER", "--to", "it,ru,zh", "--glossary", "IN", *ECHO],
    ],
    "pairs": [
        ["memory", "import", "IN", "--memory", "m.sqlite"],
        ["check", "IN", "--from", "en", "--to", "it"],
        ["check", "IN", "--to", "it", "--format", "json"],
        ["glossary", "check", "IN"],
    ],
    "settings": [
        ["digest", "OTHER", "--engine", "echo", "--config", "IN"],
        ["split", "OTHER", "--config", "IN"],
        ["doctor", "--config", "IN"],
    ],
    "models": [
        ["models", "install", "IN"],
        ["models", "install", "IN", "--force"],
        ["models", "list", "--index", "IN"],
    ],
    "memory": [
        ["memory", "stats", "--memory", "IN"],
        ["translate", "OTHER", "--to", "it", *ECHO, "--memory", "IN"],
    ],
}
KINDS = {
    "page": "article", "dump": "article", "odd": "article", "markdown": "article", "srt": "article",
    "vtt": "article", "eml": "article", "rss": "article", "docx": "article", "epub": "article",
    "jsonl": "rows", "yaml": "glossary", "csv": "glossary", "tsv": "glossary", "tbx": "glossary",
    "tmx": "pairs", "xliff": "pairs", "toml": "settings", "package": "models", "tar": "models",
}  # fmt: skip
WEIGHTS = {
    "page": 6,
    "dump": 3,
    "odd": 4,
    "markdown": 4,
    "jsonl": 3,
    "yaml": 3,
    "toml": 2,
    "tmx": 2,
    "package": 0.5,
    "tar": 0.5,
}
METHODS = ("news", "lead", "textrank", "lexrank", "lsa", "luhn", "kl", "sumbasic", "reduction", "edmundson")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: exit code (negative: a signal), processor seconds, peak in MB, and all output."""

    number: int
    words: tuple[str, ...]
    code: int
    seconds: float
    megabytes: float
    told: str

    @property
    def is_good(self) -> bool:
        """Whether a run may end so."""
        is_small = self.seconds < SECONDS and self.megabytes < MEMORY / 1e6
        return self.code in GOOD and is_small and not any(words in self.told for words in FAULTS)

    def __str__(self) -> str:
        """Return the run on a line."""
        told = " ".join(self.told.split())[-300:]
        ended = f"code {self.code}, {self.seconds:.1f} s, {self.megabytes:.0f} MB"
        return f"{self.number}: {' '.join(self.words)}: {ended}: {told}"


def main() -> int:
    """Run, count, and tell what ended badly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--only", type=int, help="one run, its output shown")
    parser.add_argument("--keep", type=Path, help="where the files of runs that ended badly are kept")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        screen = os.dup(1)
        if chosen.only is None:
            _to_file(Path(os.devnull))
        growth_stages.set_up(Path(name))
        # glossaries as they are once read, by their hash: all that runs share
        os.environ["XDG_CACHE_HOME"] = str(Path(name) / "cache")
        kinds = fuzz_inputs.kinds()
        _away()
        gc.freeze()
        numbers = range(chosen.first, chosen.first + chosen.runs) if chosen.only is None else [chosen.only]
        counts: Counter[int] = Counter()
        bad = 0
        with os.fdopen(screen, "w") as out:
            for ended in ended_runs(list(numbers), chosen.seed, kinds, Path(name), chosen):
                counts[ended.code] += 1
                if not ended.is_good or chosen.only is not None:
                    bad += not ended.is_good
                    print(ended, file=out, flush=True)
            told = ", ".join(f"{code}: {count:,}" for code, count in sorted(counts.items()))
            print(
                f"{sum(counts.values())} runs with seed {chosen.seed}; by exit code {told}; bad: {bad}",
                file=out,
            )
    return int(bool(bad))


def ended_runs(
    numbers: list[int], seed: int, kinds: dict[str, fuzz_inputs.Kind], place: Path, chosen: argparse.Namespace
) -> Iterator[Ended]:
    """Start the runs, some at once, and yield each as it ends."""
    waiting, running = numbers[::-1], dict[int, tuple[int, Path, tuple[str, ...]]]()
    while waiting or running:
        while waiting and len(running) < chosen.jobs:
            number = waiting.pop()
            folder = place / str(number)
            folder.mkdir()
            words = prepared(folder, Random(f"{seed}/{number}"), kinds)  # noqa: S311 - no secrets
            child = os.fork()
            if child == 0:
                _child(folder, words, shown=chosen.only is not None)
            running[child] = number, folder, words
        child, status, used = os.wait4(-1, 0)
        if child not in running:
            continue
        number, folder, words = running.pop(child)
        ended = Ended(
            number, words, os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime,
            used.ru_maxrss / 1000, "".join(_read(folder / name) for name in (".out", ".err")),
        )  # fmt: skip
        if chosen.keep and not ended.is_good:
            shutil.copytree(
                folder, chosen.keep / str(number), dirs_exist_ok=True, ignore_dangling_symlinks=True
            )
        shutil.rmtree(folder, ignore_errors=True)
        yield ended


def prepared(folder: Path, chance: Random, kinds: dict[str, fuzz_inputs.Kind]) -> tuple[str, ...]:
    """Write the files of a run and return its command line."""
    name = chance.choices(list(KINDS), [WEIGHTS.get(kind, 1) for kind in KINDS])[0]
    source = folder / f"in{kinds[name].suffix}"
    source.write_bytes(fuzz_inputs.mutated(kinds[name], chance))
    (folder / "other.txt").write_bytes(fuzz_inputs.ordinary_text())
    group = KINDS[name]
    if chance.random() < 0.03:  # a file of the wrong kind altogether
        group = chance.choice([group for group in COMMANDS if group != "models"])
    places = {"IN": source.name, "OTHER": "other.txt"}
    drawn = {"METHOD": chance.choice(METHODS), "FORMAT": chance.choice(FORMATS)}
    return tuple((places | drawn).get(word, word) for word in chance.choice(COMMANDS[group]))


def _child(folder: Path, words: tuple[str, ...], *, shown: bool) -> NoReturn:
    code = 70
    try:
        os.chdir(folder)
        os.environ.update(HOME=str(folder), ARGOS_PACKAGES_DIR=str(folder / "packages"))
        if not shown:
            _to_file(folder / ".out", folder / ".err")
        source = next((word for word in words if word.startswith("in.")), "")
        stdin = os.open(source or next(path.name for path in folder.glob("in.*")), os.O_RDONLY)
        os.dup2(stdin, 0)
        sys.stdin = open(0, encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115
        own = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        signal.alarm(HANGS)
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_AS, (own + MEMORY, own + MEMORY))
        code = run(list(words))
        sys.stdout.flush()
    except BaseException:  # noqa: BLE001 - whatever comes here came past the program's own boundary
        import traceback

        sys.stderr.write(traceback.format_exc())
    finally:
        sys.stderr.flush()
        os._exit(code)


def _read(path: Path) -> str:
    return path.read_text("utf-8", "replace") if path.is_file() else ""


def _to_file(*paths: Path) -> None:
    """Send standard output and error to files."""
    sys.stdout.flush()
    for number, path in zip((1, 2), paths if len(paths) > 1 else paths * 2, strict=True):
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(opened, number)
        os.close(opened)


def _away() -> None:
    """Let no run reach a network."""

    def refuse(*_: object) -> NoReturn:
        raise OSError("no network in a fuzz run")

    socket.socket.connect = refuse  # type: ignore[method-assign]


if __name__ == "__main__":
    sys.exit(main())
