"""Learn the constants and word pairs of `polyglot_news.checks` from sentences and their translations.

Usage: check_lexicon.py FOLDER [PAIR...]

FOLDER holds tab-separated files of source and translation, compressed: `en-it.tsv.gz`, `en-ru.tsv.gz`; the
reverse pair (`it-en.tsv.gz`) is read too where it is there. Where there is no file for en-pt, the English
sides of the others are translated with the installed model. Numbers and pairs of stems are all that is kept.
"""

from __future__ import annotations

import gzip
import json
import math
import random
import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from polyglot_news.checks import data, length_ratio, pair_checks, word_correspondence
from polyglot_news.config import data_folder
from polyglot_news.engines import registry

OUT = Path(data.__file__).parent
HELD_OUT = 6  # every sixth block of a hundred lines is not learned from
BLOCK = 100
FEWEST = 3  # sentences that a stem must be in
TOO_MANY = 0.25  # stems in more of the sentences say nothing
ROUNDS = 4
PARTNERS = 8
LEAST_EVIDENCE = 8.0
FOUND = 0.85  # of the held-out sentences put beside another one's translation
TRANSLATED = 14_000

Pairs = list[tuple[str, str]]


def main() -> None:
    """Write lengths.json and a lexicon a pair."""
    folder = Path(sys.argv[1])
    wanted = sys.argv[2:] or ["en-it", "en-ru", "en-zh", "en-pt"]
    lengths = {}
    for name in wanted:
        source, _, target = name.partition("-")
        learned = read(folder / f"{name}.tsv.gz") or translated(folder, source, target)
        lengths[name] = ratio(learned, source, target)
        back = read(folder / f"{target}-{source}.tsv.gz")
        if back:
            lengths[f"{target}-{source}"] = ratio(back, target, source)
        learned += [(second, first) for first, second in back]
        fit = [pair for n, pair in enumerate(learned) if n // BLOCK % HELD_OUT]
        held = [pair for n, pair in enumerate(learned) if not n // BLOCK % HELD_OUT]
        stored = learn(fit, source, target)
        stored["decision"] = stored["back"] = [[0.0] * 6, 0.0, LEAST_EVIDENCE]
        forth, back_again = data.unpacked(stored), data.unpacked(stored, is_turned=True)
        stored["decision"] = decide(forth, held, source, target)
        stored["back"] = decide(back_again, [(b, a) for a, b in held], target, source)
        write(OUT / f"{name}.json.gz", stored)
    known = json.loads((OUT / "lengths.json").read_text()) if (OUT / "lengths.json").is_file() else {}
    text = json.dumps(dict(sorted((known | lengths).items())), indent=1)
    (OUT / "lengths.json").write_text(text + "\n")


def read(path: Path) -> Pairs:
    """Return the pairs of a file, or none where there is no file."""
    if not path.is_file():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return [(row[0], row[1]) for row in rows if len(row) == 2 and row[0] and row[1]]


def translated(folder: Path, source: str, target: str) -> Pairs:
    """Return what the installed model makes of the source sides of the other files."""
    texts = [first for path in sorted(folder.glob(f"{source}-*.tsv.gz")) for first, _ in read(path)]
    texts = [text for text in dict.fromkeys(texts) if 20 < len(text) < 300]
    blocks = [texts[start : start + 40] for start in range(0, len(texts), 40)]
    random.Random(1).shuffle(blocks)  # noqa: S311 - a sample, no secret
    chosen = [text for block in blocks for text in block][:TRANSLATED]
    engine = registry.connect(source, target, engine="auto", folder=data_folder())
    try:
        return list(zip(chosen, engine.translate(chosen), strict=True))
    finally:
        engine.close()


def ratio(learned: Pairs, source: str, target: str) -> list[float]:
    """Return centre, floor and slope of the variance of the logarithm of the ratio of lengths."""
    rows = [length_ratio.sizes(first, second, source, target) for first, second in learned]
    logs = [(ours, math.log(theirs / ours)) for ours, theirs in rows if ours and theirs]
    centre = statistics.median(value for ours, value in logs if ours > 60)
    scale = statistics.median(ours for ours, _ in logs)
    near: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    for ours, value in logs:
        near[ours < scale / 2].append((1 / ours, min(abs(value - centre), 1.0) ** 2))
    (x1, y1), (x2, y2) = (
        [statistics.fmean(column) for column in zip(*near[k], strict=True)] for k in (True, False)
    )
    slope = max(0.0, (y1 - y2) / (x1 - x2))
    return [round(centre, 3), round(max(0.0, y2 - slope * x2), 4), round(slope, 3)]


def learn(fit: Pairs, source: str, target: str) -> dict[str, object]:
    """Return stems, their evidence and that of their pairs, as `checks.data` reads them."""
    units = [(word_correspondence.units(a, source), word_correspondence.units(b, target)) for a, b in fit]
    first = vocabulary([ours for ours, _ in units])
    second = vocabulary([theirs for _, theirs in units])
    both = [(sorted(ours & first.keys()), sorted(theirs & second.keys())) for ours, theirs in units]
    joint = model(both)
    back = model([(theirs, ours) for ours, theirs in both])
    total = len(both)
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for one, row in joint.items():
        for other, count in row.items():
            both_ways = math.sqrt(count * back.get(other, {}).get(one, 0.0))
            if both_ways >= 1.2:
                value = math.log(both_ways * total / (first[one] * second[other]))
                if value >= 0.7:
                    table[one][other] = round(min(value, 6.0) * data.SCALE)
    kept = {
        one: dict(sorted(row.items(), key=lambda item: (-item[1], item[0]))[:PARTNERS])
        for one, row in table.items()
    }
    theirs_all = sorted({other for row in kept.values() for other in row})
    number = {other: place for place, other in enumerate(theirs_all)}
    ours_all = sorted(kept)
    found: tuple[defaultdict[str, float], defaultdict[str, float]] = (defaultdict(float), defaultdict(float))
    seen: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for ours, theirs in both:
        there = set(theirs)
        best: defaultdict[str, float] = defaultdict(float)
        for one in ours:
            hits = {other: score for other, score in kept.get(one, {}).items() if other in there}
            seen[0][one] += 1
            found[0][one] += max(hits.values(), default=0)
            for other, score in hits.items():
                best[other] = max(best[other], score)
        for other in theirs:
            seen[1][other] += 1
            found[1][other] += best[other]
    return {
        "source": [" ".join(ours_all), " ".join(str(round(found[0][u] / seen[0][u])) for u in ours_all)],
        "target": [" ".join(theirs_all), " ".join(str(round(found[1][u] / seen[1][u])) for u in theirs_all)],
        "pairs": [" ".join(f"{number[o]} {s}" for o, s in sorted(kept[u].items())) for u in ours_all],
    }


def vocabulary(sides: Sequence[frozenset[str]]) -> Counter[str]:
    """Return the stems that are neither too rare nor everywhere, with the number of sentences they are in."""
    counts = Counter(unit for units in sides for unit in units)
    return Counter({u: c for u, c in counts.items() if FEWEST <= c <= TOO_MANY * len(sides)})


def model(both: Sequence[tuple[list[str], list[str]]]) -> dict[str, dict[str, float]]:
    """Return the expected counts of IBM model 1: how often a first unit comes from a second one."""
    table: dict[str, dict[str, float]] = {}
    counts: dict[str, dict[str, float]] = {}
    for turn in range(ROUNDS):
        counts = defaultdict(lambda: defaultdict(float))
        for ours, theirs in both:
            if not theirs:
                continue
            for one in ours:
                row = table.get(one, {})
                chances = [row.get(other, 0.0) for other in theirs] if turn else [1.0] * len(theirs)
                whole = sum(chances)
                if not whole:
                    continue
                mine = counts[one]
                for other, chance in zip(theirs, chances, strict=True):
                    if chance > 0.01 * whole or not turn:
                        mine[other] += chance / whole
        totals: defaultdict[str, float] = defaultdict(float)
        for row in counts.values():
            for other, count in row.items():
                totals[other] += count
        table = {
            one: {other: count / totals[other] for other, count in row.items() if count > 0.05 or not turn}
            for one, row in counts.items()
        }
    return {one: dict(row) for one, row in counts.items()}


def decide(known: data.Lexicon, held: Pairs, source: str, target: str) -> list[object]:
    """Return weights and threshold: a logistic regression between true pairs and those of other sentences."""
    rng = random.Random(3)  # noqa: S311 - a sample, no secret
    true = [pair for pair in held if not pair_checks.check_pair(*pair, source, target)]
    false = [(a, rng.choice(true)[1]) for a, _ in true]
    false += [(a, true[n - 1][1]) for n, (a, _) in enumerate(true)]
    rows, labels = [], []
    for label, examples in ((1.0, true), (0.0, false)):
        for one in examples:
            features = word_correspondence.features_of(*one, source, target, known)
            if features is not None:
                rows.append(features)
                labels.append(label)
    x, y = np.array(rows), np.array(labels)
    weights = np.zeros(x.shape[1])
    for _ in range(60):  # Newton's method, with a little ridge
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (y - p) - 0.01 * weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + 0.01 * np.eye(x.shape[1])
        weights += np.linalg.solve(hessian, gradient)
    scores = x @ weights
    threshold = float(np.quantile(scores[y == 0], FOUND))
    alarms = float((scores[y == 1] < threshold).mean())
    print(f"{source}-{target}: {len(true)} held out, threshold {threshold:.2f}, false alarms {alarms:.2%}")
    return [[round(float(w), 3) for w in weights], round(threshold, 2), LEAST_EVIDENCE]


def write(path: Path, stored: dict[str, object]) -> None:
    """Write a lexicon; the same bytes for the same content."""
    text = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
