"""A batch killed at random moments and begun again ends with the files of an undisturbed one.

python benchmarks/batch_kills.py FOLDER --to pt --kills 20
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from batch import made

MANIFEST = "manifest.jsonl"


def main() -> None:
    """Run the batch undisturbed, then disturbed, and compare the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--to", default="pt")
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    moments = random.Random(chosen.seed)  # noqa: S311 - moments, no secrets
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        made(chosen.folder, place / "in", chosen.count)
        command = [sys.executable, "-m", "polyglot_news", "batch", str(place / "in")]
        more = ["--to", chosen.to, "--format", "html", "-q"]
        began = time.monotonic()
        subprocess.run([*command, str(place / "whole"), *more, "--memory", str(place / "m1")], check=True)
        seconds = time.monotonic() - began
        disturbed = [*command, str(place / "out"), *more, "--memory", str(place / "m2")]
        done = []
        for _ in range(chosen.kills):
            process = subprocess.Popen(disturbed)
            try:
                process.wait(moments.uniform(0.0, seconds / 2))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
            done.append(len(lines(place / "out")))
        subprocess.run(disturbed, check=True)
        one, two = files(place / "whole"), files(place / "out")
        print(f"articles done after each of {chosen.kills} kills: {done}")
        print(f"files: {len(one)} undisturbed, {len(two)} disturbed, the same bytes: {one == two}")
        paths = [entry["path"] for entry in lines(place / "out")]
        print(f"lines: {len(paths)}, articles: {len(set(paths))}")
        print(f"temporary files left: {len(list((place / 'out').rglob('.*')))}")


def files(place: Path) -> dict[str, bytes]:
    """Return all files but the manifest, by path."""
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in place.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def lines(place: Path) -> list[dict[str, str]]:
    """Return the whole lines of the manifest: the last one of a killed run may be half a line."""
    path = place / MANIFEST
    texts = path.read_text("utf-8").splitlines() if path.is_file() else []
    return [json.loads(text) for text in texts if text.endswith("}")]


if __name__ == "__main__":
    main()
