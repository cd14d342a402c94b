"""Measure summaries against those of editors: all methods, `news` on articles it never saw, its parts.

    python benchmarks/summary_report.py FOLDER [--plot docs/summaries.svg]

FOLDER holds pairs of NNN.article.txt and NNN.highlights.txt in English. Scores are ROUGE F1, per cent,
stemmed, of three sentences. Intervals are 95 % by bootstrap over articles. In cross-validation and in halves
everything is fitted anew on the training articles, share of pairs and constant included.
"""

from __future__ import annotations

import argparse
import dataclasses
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from summary_weights import SENTENCES, Story, chosen, fit, folds, load, rouge, tune

from polyglot_news.document import Sentence
from polyglot_news.summary import METHODS, Length, news, summarise
from polyglot_news.summary.function_words import is_function_word
from polyglot_news.summary.weights import FITTED, Weights
from polyglot_news.summary.words import tokens

Scores = npt.NDArray[np.float64]
SEEDS = 4
RESAMPLES = 10_000
CLEAN = "cleaned lead"
UNSEEN = "news, 5 folds"


def cleaned_lead(story: Story) -> list[Sentence]:
    """Return the first sentences with six or more different content words."""
    proper = [
        sentence
        for sentence in story.sentences
        if len({w for w in tokens(sentence.text, "en") if len(w) > 2 and not is_function_word(w, "en")}) >= 6
    ]
    return (proper or list(story.sentences))[:SENTENCES]


def interval(scores: Scores) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a mean."""
    draws = np.random.default_rng(0).integers(0, len(scores), (RESAMPLES, len(scores)))
    low, high = np.percentile(scores[draws].mean(axis=1), (2.5, 97.5))
    return float(low), float(high)


def held_out(
    stories: Sequence[Story],
    train: Callable[[Sequence[Story]], Weights],
    edit: Callable[[Story], Story] = lambda story: story,
    pick: Callable[[Story, Weights], list[Sentence]] = chosen,
    seeds: int = SEEDS,
) -> Scores:
    """Return ROUGE-1 and ROUGE-2 of each story with weights of folds without it; mean over seeds."""
    found: dict[str, list[tuple[float, float]]] = {story.name: [] for story in stories}
    for seed in range(seeds):
        for training, test in folds(stories, seed):
            weights = train([edit(story) for story in training])
            for story in test:
                found[story.name].append(rouge(story, pick(edit(story), weights)))
    return np.array([np.mean(found[story.name], axis=0) for story in stories])


def halves(stories: Sequence[Story]) -> list[Scores]:
    """Return the scores of the second half with weights of the first, and the other way round."""
    first, second = stories[::2], stories[1::2]
    return [
        np.array([rouge(story, chosen(story, weights)) for story in test])
        for weights, test in ((tune(first), second), (tune(second), first))
    ]


def best_alone(story: Story, weights: Weights) -> list[Sentence]:
    """Return the sentences with the best ratings of their own: no set is searched."""
    reading = story.reading
    rated = news.ratings(reading, news.worths(reading, "en", weights), weights)
    order = sorted(range(len(rated)), key=lambda position: (bool(reading.flaws[position]), -rated[position]))
    return [story.sentences[position] for position in sorted(order[:SENTENCES])]


def without_columns(*columns: int) -> Callable[[Sequence[Story]], Weights]:
    """Return a fit in which some features count nothing."""

    def train(stories: Sequence[Story]) -> Weights:
        blind = []
        for story in stories:
            samples = []
            for x, y in (story.words, story.pairs):
                masked = x.copy()
                masked[:, list(columns)] = 0
                samples.append((masked, y))
            blind.append(dataclasses.replace(story, words=samples[0], pairs=samples[1]))
        return Weights(*fit(blind), FITTED.pair_share, FITTED.constant)

    return train


def without_flaws(*kinds: str) -> Callable[[Story], Story]:
    """Return an edit that forgives some flaws of sentences."""

    def edit(story: Story) -> Story:
        flaws = tuple("" if flaw.startswith(kinds) else flaw for flaw in story.reading.flaws)
        return dataclasses.replace(story, reading=dataclasses.replace(story.reading, flaws=flaws))

    return edit


def without_cohesion(story: Story) -> Story:
    """Return the story with every sentence standing by itself."""
    alone = tuple((position,) for position in range(len(story.sentences)))
    return dataclasses.replace(story, reading=dataclasses.replace(story.reading, supports=alone))


def ablation(stories: Sequence[Story]) -> dict[str, Scores]:
    """Return the cross-validated scores of `news` with each part left out."""

    def plain(training: Sequence[Story]) -> Weights:
        return Weights(*fit(training), FITTED.pair_share, FITTED.constant)

    def wordy(training: Sequence[Story]) -> Weights:
        return Weights(*fit(training), 0.0, FITTED.constant)

    def endless(training: Sequence[Story]) -> Weights:
        return Weights(*fit(training), FITTED.pair_share, 10_000.0)

    return {
        "all parts": held_out(stories, plain),
        "without pairs of words": held_out(stories, wordy),
        "without place": held_out(stories, without_columns(4, 5, 6)),
        "without frequency": held_out(stories, without_columns(1, 2, 3)),
        "without function words and digits": held_out(stories, without_columns(7, 8)),
        "without the length of words": held_out(stories, without_columns(9)),
        "without the length in the score": held_out(stories, endless),
        "without the set: best sentences alone": held_out(stories, plain, pick=best_alone),
        "without antecedents and whole quotations": held_out(stories, plain, without_cohesion),
        "without the rule on captions": held_out(stories, plain, without_flaws("caption")),
        "without the rule on repetitions": held_out(stories, plain, without_flaws("says")),
        "without any rule on sentences": held_out(
            stories, plain, lambda s: without_cohesion(without_flaws("")(s))
        ),
    }


def line(name: str, scores: Scores, base: Scores | None = None) -> str:
    """Return a row of a Markdown table."""
    cells = [name]
    for column in (0, 1):
        low, high = interval(scores[:, column])
        cells.append(f"{scores[:, column].mean():.2f} ({low:.1f}-{high:.1f})")
    if base is not None:
        for column in (0, 1):
            gain = scores[:, column] - base[:, column]
            low, high = interval(gain)
            cells.append(f"{gain.mean():+.2f} ({low:+.2f} to {high:+.2f})")
    return f"| {' | '.join(cells)} |"


def plot(table: Mapping[str, Scores]) -> str:
    """Return an SVG: a bar and an interval of ROUGE-1 for each method."""
    ranked = sorted(table, key=lambda name: -table[name][:, 0].mean())
    height, left, unit = 26, 130, 9.0
    rows = []
    for number, name in enumerate(ranked):
        mean = float(table[name][:, 0].mean())
        low, high = interval(table[name][:, 0])
        y = 30 + number * height
        colour = "#1f6f8b" if name.startswith("news") else "#9db4c0"
        rows.append(
            f'<text x="{left - 8}" y="{y + 13}" text-anchor="end">{name}</text>'
            f'<rect x="{left}" y="{y}" width="{mean * unit:.1f}" height="18" fill="{colour}"/>'
            f'<path d="M{left + low * unit:.1f} {y + 9}H{left + high * unit:.1f}" stroke="#222"/>'
            f'<text x="{left + high * unit + 6:.1f}" y="{y + 13}">{mean:.1f}</text>'
        )
    width, tall = left + int(46 * unit) + 20, 40 + len(ranked) * height
    body = "\n".join(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {tall}" '
        f'font-family="sans-serif" font-size="12">\n<rect width="{width}" height="{tall}" fill="#fff"/>\n'
        f'<text x="{left}" y="18">ROUGE-1 F1 of three sentences, with 95 % intervals</text>\n{body}\n</svg>\n'
    )


def main() -> None:
    """Print the tables as Markdown; draw the plot where it is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    stories = load(options.folder)
    base = np.array([rouge(story, cleaned_lead(story)) for story in stories])
    table = {CLEAN: base, UNSEEN: held_out(stories, tune, seeds=1)}
    seconds: dict[str, float] = {}
    for method in METHODS:
        if method == "news":
            continue  # its own weights have seen these articles
        began = time.perf_counter()
        picked = [
            summarise(story.sentences, language="en", method=method, length=Length(SENTENCES))
            for story in stories
        ]
        seconds[method] = (time.perf_counter() - began) / len(stories)
        table[method] = np.array(
            [
                rouge(story, [item.sentence for item in summary.sentences])
                for story, summary in zip(stories, picked, strict=True)
            ]
        )
    began = time.perf_counter()
    for story in stories:
        summarise(story.sentences, language="en", length=Length(SENTENCES))
    seconds[UNSEEN] = (time.perf_counter() - began) / len(stories)
    print("| method | ROUGE-1 | ROUGE-2 | gain over the cleaned lead, R1 | R2 |\n|---|---|---|---|---|")
    for name in sorted(table, key=lambda name: -table[name][:, 0].mean()):
        print(line(name, table[name], base))
    print("\nms an article:", ", ".join(f"{name} {1000 * spent:.1f}" for name, spent in seconds.items()))
    print("\n| halves | ROUGE-1 | ROUGE-2 | gain over the cleaned lead, R1 | R2 |\n|---|---|---|---|---|")
    on_second, on_first = halves(stories)
    print(line("first, third … article, fitted on the others", on_first, base[::2]))
    print(line("second, fourth … article, fitted on the others", on_second, base[1::2]))
    parts = ablation(stories)
    print("\n| parts of news | ROUGE-1 | ROUGE-2 | against all parts, R1 | R2 |\n|---|---|---|---|---|")
    for name, scores in parts.items():
        print(line(name, scores, parts["all parts"]))
    if options.plot:
        options.plot.write_text(plot(table), "utf-8")


if __name__ == "__main__":
    main()
