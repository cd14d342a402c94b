"""Measure how articles are grouped into stories, and look for better numbers of the model.

    .venv/bin/python benchmarks/stories.py FOLDER [--tries N] [--seed N]
    .venv/bin/python benchmarks/stories.py --growth

FOLDER holds `articles/` and `gold.tsv` (file, story, language). With `--tries`, so many variations of the
numbers in `polyglot_news/stories/grouping_weights.py` are tried; each is judged on five folds of the
stories, by the mean of their B-cubed F1 (Bagga and Baldwin 1998).
`--growth` groups up to 8,000 made-up articles.
"""

from __future__ import annotations

import argparse
import csv
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from statistics import mean

from polyglot_news.pipeline import Pipeline
from polyglot_news.stories.fingerprints import Fingerprint, fingerprint
from polyglot_news.stories.grouping import group
from polyglot_news.stories.grouping_weights import FITTED, Weights

FOLDS = 5
STEPS = (0.7, 0.85, 1.2, 1.4)


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--tries", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--growth", action="store_true")
    chosen = parser.parse_args()
    if chosen.growth:
        growth()
    if chosen.folder is not None:
        fit(chosen.folder, chosen.tries, random.Random(chosen.seed))  # noqa: S311 - no secret


def fit(folder: Path, tries: int, chance: random.Random) -> None:
    """Print the figures of the present numbers, and of each better variation."""
    rows = list(csv.DictReader((folder / "gold.tsv").open(encoding="utf-8"), delimiter="\t"))
    gold = {row["file"]: row["story"] for row in rows}
    with Pipeline.open() as pipeline:
        read = [
            (row["file"], pipeline.split(pipeline.read(folder / "articles" / row["file"]))) for row in rows
        ]

    def folds(weights: Weights) -> list[float]:
        prints = [
            fingerprint(
                name,
                one.article.title,
                [s.text for s in one.sentences],
                one.article.language,
                weights=weights,
            )
            for name, one in read
        ]
        found = {path: story.id for story in group(prints, weights=weights) for path in story.paths}
        stories = sorted(set(gold.values()))
        parts = [frozenset(stories[number::FOLDS]) for number in range(FOLDS)]
        return [b_cubed([name for name in gold if gold[name] in part], gold, found) for part in parts]

    best, value = FITTED, mean(folds(FITTED))
    print(f"{value:.3f} as it is")
    for _ in range(tries):
        name = chance.choice([key for key, number in asdict(best).items() if isinstance(number, float)])
        tried = replace(best, **{name: round(getattr(best, name) * chance.choice(STEPS), 4)})
        own = mean(folds(tried))
        if own > value:
            best, value = tried, own
            print(f"{value:.3f} {name} {getattr(best, name):g}", flush=True)


def b_cubed(names: Sequence[str], gold: dict[str, str], found: dict[str, str]) -> float:
    """Return the B-cubed F1 of some articles."""
    stories: dict[str, set[str]] = defaultdict(set)
    groups: dict[str, set[str]] = defaultdict(set)
    for name in names:
        stories[gold[name]].add(name)
        groups[found[name]].add(name)
    common = {name: len(stories[gold[name]] & groups[found[name]]) for name in names}
    precision = mean(common[name] / len(groups[found[name]]) for name in names)
    recall = mean(common[name] / len(stories[gold[name]]) for name in names)
    return 2 * precision * recall / (precision + recall)


def growth() -> None:
    """Print the processor time of grouping by the number of articles; ten each share words."""
    chance = random.Random(1)  # noqa: S311 - no secret
    common = [f"w{number}" for number in range(5_000)]
    for size in (1_000, 2_000, 4_000, 8_000):
        prints: list[Fingerprint] = []
        for number in range(size):
            own = [f"e{number // 10}x{each}" for each in range(40)]
            words = [*chance.sample(common, 160), *chance.sample(own, 20)]
            prints.append(fingerprint(f"a{number}", "", [" ".join(words)], "en"))
        started = time.process_time()
        stories = group(prints)
        print(
            f"{size:6,} articles {time.process_time() - started:7.2f} s  {len(stories):,} stories", flush=True
        )


if __name__ == "__main__":
    main()
