"""Articles a second, memory and processor use of `batch`, against loops that do one article at a time.

    python benchmarks/batch.py FOLDER --to pt --count 2000
    python benchmarks/batch.py FOLDER --to it,ru,zh --count 2000 --argos

FOLDER holds texts; numbered variations of them make up the articles, so that no two sentences are the same.
The loops do a sample of the articles, for they take hours: their figures are a second's worth of articles,
measured in the same run on the same machine. `--argos` adds a loop over `argostranslate.translate` on the
sentences of the same summaries (its packages must be installed).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path


def main() -> None:
    """Measure the batch, then the loops, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--to", default="pt")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--sample", type=int, default=12)
    parser.add_argument("--argos", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        articles = made(chosen.folder, place / "in", chosen.count)
        program = [sys.executable, "-m", "polyglot_news"]
        more = ["--to", chosen.to, "--format", "json"]
        batch = [*program, "batch", str(place / "in"), str(place / "out"), *more, "--no-memory"]
        for label in ("batch", "again: nothing to do"):
            seconds, peak, used = measured(batch)
            print(
                f"{label:<28}{len(articles) / seconds:8.2f} articles a second, {seconds:7.1f} s, "
                f"peak {peak / 1e6:6.0f} MB, {used / seconds:4.2f} cores busy"
            )
        some = articles[:: max(1, len(articles) // chosen.sample)][: chosen.sample]
        began = time.monotonic()
        for article in some:
            command = [*program, "digest", str(article), *more, "-o", str(place / "one")]
            subprocess.run(command, check=True, capture_output=True)
        rate = len(some) / (time.monotonic() - began)
        print(f"{'a shell loop over digest':<28}{rate:8.2f} articles a second")
        if chosen.argos:
            sentences = [summary_of(place / "out", article) for article in some]
            rate = len(some) / with_argos(sentences, chosen.to.split(","))
            print(f"{'argostranslate.translate':<28}{rate:8.2f} articles a second (translating alone)")


def made(folder: Path, place: Path, count: int) -> list[Path]:
    """Write numbered variations of the texts, and return their paths."""
    texts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.txt"))]
    texts = [text for text in texts if 1_500 < len(text) < 12_000]
    place.mkdir()
    paths = []
    for number in range(count):
        path = place / f"{number:06}.txt"
        path.write_text(texts[number % len(texts)].replace(". ", f" in case {number}. "), "utf-8")
        paths.append(path)
    return paths


def measured(command: list[str]) -> tuple[float, float, float]:
    """Return seconds, the highest sum of memory over all processes (bytes), and seconds of processor time."""
    began = time.monotonic()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    peaks = [0]
    threading.Thread(target=watch, args=(process, peaks), daemon=True).start()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, process.returncode
    return time.monotonic() - began, peaks[0], usage.ru_utime + usage.ru_stime


def watch(process: subprocess.Popen[bytes], peaks: list[int]) -> None:
    """Note the memory of a process and all below it, a few times a second (Linux)."""
    page = os.sysconf("SC_PAGE_SIZE")
    while process.returncode is None:
        total = 0
        waiting = [process.pid]
        while waiting:
            number = waiting.pop()
            try:
                total += int(Path(f"/proc/{number}/statm").read_text().split()[1]) * page
                for task in Path(f"/proc/{number}/task").iterdir():
                    waiting += map(int, (task / "children").read_text().split())
            except (OSError, IndexError):
                continue
        peaks[0] = max(peaks[0], total)
        time.sleep(0.2)


def summary_of(out: Path, article: Path) -> list[str]:
    """Return what the batch translated of an article: its title and the sentences of its summary."""
    value = json.loads((out / f"{article.stem}.json").read_text("utf-8"))
    return [value["source"]["title"], *(item["text"] for item in value["summary"]["sentences"])]


def with_argos(articles: list[list[str]], languages: list[str]) -> float:
    """Return the seconds that Argos Translate takes for the same sentences; loading is not counted."""
    from argostranslate import sbd, translate

    # its splitter would fetch a model: it is told that a line is a sentence
    sbd.MiniSBDSentencizer.split_sentences = lambda _, text: text.split("\n")
    for language in languages:
        translate.translate("A word.", "en", language)
    began = time.monotonic()
    for sentences in articles:
        for language in languages:
            translate.translate("\n".join(" ".join(text.split()) for text in sentences), "en", language)
    return time.monotonic() - began


if __name__ == "__main__":
    main()
