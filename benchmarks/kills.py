"""Commands killed at random moments and begun again: nothing lost, the same bytes, nothing left over.

    python benchmarks/kills.py [--kills 200] [--seed 1] [batch] [install] [import]

`batch` is killed again and again on its way through a folder; `models install` and `memory import` are
killed once in a home of their own each time. After the command has been run once more, what is there is
compared with what an undisturbed run left. With any difference the exit code is 1.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from growth_texts import ordinary

PACKAGE = Path(__file__).parent.parent / "tests" / "packages" / "translate-en_ru-1_0.argosmodel"
PROGRAM = [sys.executable, "-m", "polyglot_news"]
_CHANGING = re.compile(rb"\"(?:seconds|installed|date|time)\": ?[^,}]+|creationdate=\"[^\"]*\"")
State = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Subject:
    """A command with what it leaves: its words, and what is compared of the home that it worked in."""

    words: tuple[str, ...]
    state: Callable[[Path], State]
    one_home: bool = False


def main() -> int:
    """Kill each subject its share of times and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("subjects", nargs="*", help="batch, install, import")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    moments = random.Random(chosen.seed)  # noqa: S311 - moments, no secrets
    with tempfile.TemporaryDirectory() as name:
        subjects = made(Path(name))
        wanted = chosen.subjects or list(subjects)
        each = -(-chosen.kills // len(wanted))
        bad = sum(disturbed(subjects[subject], subject, Path(name), each, moments) for subject in wanted)
    return int(bool(bad))


def made(place: Path) -> dict[str, Subject]:
    """Make the inputs and return the commands."""
    (place / "articles").mkdir()
    for number in range(60):
        (place / "articles" / f"{number}.txt").write_text(f"Day {number}\n\n{ordinary(2_000 + 100 * number)}")
    units = "".join(
        f'<tu><tuv xml:lang="en"><seg>Line {n}.</seg></tuv><tuv xml:lang="it"><seg>Riga {n}.</seg></tuv></tu>'
        for n in range(20_000)
    )
    tmx = place / "units.tmx"
    tmx.write_text(f'<tmx version="1.4"><header srclang="en"/><body>{units}</body></tmx>')
    words = ("batch", str(place / "articles"), "out", "--to", "it,ru", "--engine", "echo", "--from", "en")
    return {
        "batch": Subject((*words, "--format", "html", "--memory", "m.sqlite", "-q"), _results, one_home=True),
        "install": Subject(("models", "install", str(PACKAGE), "-q"), _packages),
        "import": Subject(("memory", "import", str(tmx), "--memory", "m.sqlite", "-q"), _units),
    }


def disturbed(subject: Subject, name: str, place: Path, kills: int, moments: random.Random) -> int:
    """Run a subject undisturbed, then killed so many times; return how often the end was another."""
    whole = place / f"{name}-whole"
    began = time.monotonic()
    assert run(subject, whole) == 0
    seconds = time.monotonic() - began
    wanted = subject.state(whole)
    hit = runs = homes = bad = 0
    while hit < kills:
        home = place / f"{name}-{homes}"
        killed = run(subject, home, after=moments.uniform(0, seconds)) == -signal.SIGKILL
        runs, hit = runs + 1, hit + killed
        if subject.one_home and killed and hit < kills:
            continue  # and go on where it was killed
        homes += 1
        code, found, left = run(subject, home), subject.state(home), leftovers(home)
        if code or found != wanted or left:
            bad += 1
            differ = sorted(key for key in wanted.keys() | found.keys() if wanted.get(key) != found.get(key))
            print(f"{name}, home {homes}: code {code}, differ {differ[:5]}, left {left[:5]}", flush=True)
    ended = f"{runs} runs, {hit} killed, {homes} ends of {len(wanted)} files or units compared"
    print(f"{name}: {ended}, {bad} bad", flush=True)
    return bad


def run(subject: Subject, home: Path, after: float | None = None) -> int:
    """Run a command in a home, killed with all that it started after some seconds; return its exit code."""
    home.mkdir(exist_ok=True)
    own = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "ARGOS_"))}
    process = subprocess.Popen(
        [*PROGRAM, *subject.words], cwd=home, env=own | {"HOME": str(home)}, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        return process.wait(after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        return process.wait()


def leftovers(home: Path) -> list[str]:
    """Return what a killed run may leave and the next has to sweep: hidden files, parts, folders aside."""
    found = (path.relative_to(home) for path in home.rglob("*"))
    kept = {".local", ".cache", ".config", ".polyglot-news.lock"}
    return sorted(
        path.as_posix()
        for path in found
        if (path.name.startswith(".") and path.name not in kept) or path.suffix in {".part", ".tmp"}
    )


def _bytes(folder: Path) -> State:
    return {
        path.relative_to(folder).as_posix(): _CHANGING.sub(b"", path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def _results(home: Path) -> State:
    found = _bytes(home / "out")
    del found["manifest.jsonl"]
    lines = (home / "out" / "manifest.jsonl").read_text().splitlines()
    return found | {"articles in the manifest": b"%d" % len({json.loads(line)["path"] for line in lines})}


def _packages(home: Path) -> State:
    return _bytes(home / ".local" / "share" / "argos-translate" / "packages")


def _units(home: Path) -> State:
    subprocess.run(
        [*PROGRAM, "memory", "export", "--memory", str(home / "m.sqlite"), "-o", str(home / "all.tmx"), "-q"],
        check=True,
    )
    units = (home / "all.tmx").read_bytes().split(b"<tu ")
    return {str(n): _CHANGING.sub(b"", unit) for n, unit in enumerate(units[1:])}


if __name__ == "__main__":
    sys.exit(main())
