"""Fit the weights of the summary method `news` to what editors marked and wrote.

    python benchmarks/summary_weights.py FOLDER > polyglot_news/summary/weights.json

FOLDER is as in `editors.py`; nothing of its text goes into the weights but how news, blemishes and words of
summaries are spread over articles. All models are linear, with a strong ridge. How the concerns are balanced,
the share of pairs and the constant of the expected overlap are set here: they were chosen by cross-validation
(`summary_report.py`). The same folder gives the same weights.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
from editors import Labelled
from editors import load as load_labelled

from polyglot_news.document import Article, Block, Sentence
from polyglot_news.sentences import split
from polyglot_news.summary import grams, news, relations
from polyglot_news.summary.features import NAMES, Source
from polyglot_news.summary.likelihood import FARTHEST
from polyglot_news.summary.screening import SCRAPS, contents_of, flaws
from polyglot_news.summary.weights import Balance, Linear, Weights, to_json
from polyglot_news.summary.words import tokens

Matrix = npt.NDArray[np.float64]
Truth = npt.NDArray[np.bool_]
PAIR_SHARE = 2.0
CONSTANT = 50.0
WORD_RIDGE = 1.0
BALANCE = Balance(never=1.3, need=0.7, same=2.75, should=1.5, rouge=1.5, untitled=4.0, longer=-0.05)
RIDGES = {"must": 3.0, "never": 15.0, "should": 10.0, "need": 12.0, "same": 20.0, "antecedent": 10.0}
FEATURES: dict[str, tuple[str, ...]] = {
    "must": (
        "untitled inverse", "new words", "rating", "frequency", "title best", "title share", "leans",
        "quoted share", "person", "label", "standfirst", "full names", "recent", "past",
    ),
    "never": (
        "log length", "short", "question", "label", "picture", "notice", "no full stop", "after flawed",
        "overlap", "leans", "open quotation", "inverse place", "past", "starts paragraph",
    ),
    "should": (
        "inverse place", "log place", "relative length", "new words", "centrality", "label", "digits", "past",
        "question", "picture",
    ),
    "need": (
        "leans", "definite", "pronoun", "lone quotation", "quoted share", "starts paragraph", "title best",
        "names", "relative length", "inverse place", "quotation within", "quotation ends", "open quotation",
    ),
    "same": relations.PAIR,
    "antecedent": relations.ANTECEDENT,
}  # fmt: skip
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Story:
    """An article and its highlights: features of its words and pairs, and which are in the highlights."""

    name: str
    sentences: tuple[Sentence, ...]
    highlights: str
    words: tuple[Matrix, Truth]
    pairs: tuple[Matrix, Truth]


@dataclass(frozen=True, slots=True)
class Sample:
    """A marked article as the models see it: features and answers of sentences and of pairs of them."""

    labelled: Labelled
    reading: news.Reading
    rows: Matrix
    answers: dict[str, Truth]
    same: tuple[Matrix, Truth]
    antecedent: tuple[Matrix, Truth]


def load_stories(folder: Path) -> list[Story]:
    """Read all pairs of article and highlights of `FOLDER/news-summaries`, in order of their names."""
    stories = []
    for path in sorted((folder / "news-summaries").glob("*.article.txt")):
        name = path.name.split(".")[0]
        text = path.read_text("utf-8")
        highlights = path.with_name(f"{name}.highlights.txt").read_text("utf-8")
        sentences = split(Article(text, (Block("paragraph", 0, len(text)),), "en"))
        words = [tokens(sentence.text, "en") for sentence in sentences]
        scraps = [flaw in SCRAPS for flaw in flaws(sentences, contents_of(words, "en"), "en")]
        read = grams.read([words], scraps)
        known = tokens(highlights, "en")
        said: set[tuple[str, ...]] = {*((word,) for word in known), *pairwise(known)}
        used = sorted(
            {gram for part, scrap in zip(read.parts, scraps, strict=True) if not scrap for gram in part.grams}
        )
        samples = [
            _gram_sample(read, [g for g in used if len(read.names[g]) == size], said) for size in (1, 2)
        ]
        stories.append(Story(name, sentences, highlights, samples[0], samples[1]))
    return stories


def _gram_sample(
    read: grams.Grams, chosen: Sequence[int], said: set[tuple[str, ...]]
) -> tuple[Matrix, Truth]:
    kinds = grams.kinds_of(read.names, "en")
    rows = [
        grams.features(read.counts[gram], read.firsts[gram], kinds[gram], sum(map(len, read.names[gram])))
        for gram in chosen
    ]
    return np.array(rows), np.array([read.names[gram] in said for gram in chosen])


def sample(labelled: Labelled, words: Weights) -> Sample:
    """Return what the models see of a marked article, given weights of words."""
    source = Source(labelled.sentences, labelled.article.title, labelled.kinds)
    reading = news.read([source], labelled.article.language, words)
    described, labels, marked = reading.described, labelled.labels, labelled.marked
    needs = {number: set(needed) for number, needed in labels["needs"]}
    should = {number for fact in labels["should"] for number in fact}
    groups = [set(group) for group in labels["same"]]
    answers = {
        "must": [number in labels["must"] for number in marked],
        "never": [number < 0 or number in labels["never"] for number in marked],
        "should": [number in should for number in marked],
        "need": [number in needs for number in marked],
    }
    pairs, alike, reached, found = [], [], [], []
    for position, number in enumerate(marked):
        for earlier, other in enumerate(marked[:position]):
            pairs.append(relations.pair(described, position, earlier))
            alike.append(number == other >= 0 or any(number in group and other in group for group in groups))
            if number in needs and position - earlier <= FARTHEST:
                reached.append(relations.antecedent(described, position, earlier))
                found.append(other in needs[number])
    rows = [[np.nan if value is None else value for value in row] for row in described.rows]
    return Sample(
        labelled, reading, np.array(rows, dtype=float),
        {name: np.array(truth, dtype=bool) for name, truth in answers.items()},
        (np.array(pairs).reshape(-1, len(relations.PAIR)), np.array(alike, dtype=bool)),
        (np.array(reached).reshape(-1, len(relations.ANTECEDENT)), np.array(found, dtype=bool)),
    )  # fmt: skip


def fit_words(stories: Sequence[Story]) -> Weights:
    """Return weights of words and pairs; all else is zero."""
    words, pairs = (
        tuple(float(weight) for weight in logistic(*_joined(sets), WORD_RIDGE).round(3))
        for sets in ([story.words for story in stories], [story.pairs for story in stories])
    )
    nothing = Linear(0.0, (), (), ())
    return Weights(
        words, pairs, PAIR_SHARE, CONSTANT, nothing, nothing, nothing, nothing, nothing, nothing, BALANCE
    )


def fit(
    samples: Sequence[Sample],
    words: Weights,
    features: dict[str, tuple[str, ...]] = FEATURES,
    balance: Balance = BALANCE,
) -> Weights:
    """Return all weights: those of words as given, the others fitted to marked articles."""
    models = {"must": _must(samples, features["must"])}
    for name in ("never", "should", "need"):
        sets = [(one.rows, one.answers[name]) for one in samples]
        if name == "need":
            # what must not be there needs nothing: the editor did not say
            sets = [
                (rows[~one.answers["never"]], truth[~one.answers["never"]])
                for one, (rows, truth) in zip(samples, sets, strict=True)
            ]
        models[name] = _logistic_model(sets, NAMES, features[name], RIDGES[name])
    alone = replace(
        words, must=models["must"], never=models["never"], should=models["should"], need=models["need"]
    )
    models["same"] = _logistic_model(
        [one.same for one in samples], relations.PAIR, features["same"], RIDGES["same"],
        np.concatenate([_together(one.reading, alone) for one in samples]),
    )  # fmt: skip
    models["antecedent"] = _logistic_model(
        [one.antecedent for one in samples], relations.ANTECEDENT, features["antecedent"],
        RIDGES["antecedent"],
    )  # fmt: skip
    return Weights(words.word, words.pair, words.pair_share, words.constant, **models, balance=balance)


def _together(reading: news.Reading, weights: Weights) -> Matrix:
    """Return for each pair of sentences how well both may stand in one summary: so much it counts."""
    scores = np.sqrt(news.scores(news.estimate(reading, weights)))
    return np.array([
        scores[later] * scores[earlier] for later in range(len(scores)) for earlier in range(later)
    ])  # fmt: skip


def _joined(sets: Iterable[tuple[Matrix, Truth]]) -> tuple[Matrix, Truth]:
    found = [(rows, truth) for rows, truth in sets if len(rows)]
    return np.vstack([rows for rows, _ in found]), np.concatenate([truth for _, truth in found])


def _scale(rows: Matrix) -> tuple[Matrix, Matrix]:
    means = np.nanmean(rows, axis=0)
    return means, np.nanstd(rows, axis=0) + 1e-6


def _logistic_model(
    sets: Sequence[tuple[Matrix, Truth]],
    known: Sequence[str],
    names: Sequence[str],
    ridge: float,
    shares: Matrix | None = None,
) -> Linear:
    rows, truth = _joined(sets)
    rows = rows[:, [known.index(name) for name in names]]
    means, spread = _scale(rows)
    constant, *slopes = logistic(np.nan_to_num((rows - means) / spread), truth, ridge, shares)
    return _linear(constant, names, means, np.array(slopes) / spread)


def _must(samples: Sequence[Sample], names: Sequence[str]) -> Linear:
    """Fit a softmax over each article's sentences to the probability of the marked ones together."""
    columns = [NAMES.index(name) for name in names]
    means, spread = _scale(np.vstack([one.rows[:, columns] for one in samples]))
    told = [one for one in samples if one.answers["must"].any()]
    rows = np.nan_to_num((np.vstack([one.rows[:, columns] for one in told]) - means) / spread)
    truth = np.concatenate([one.answers["must"] for one in told])
    sizes = [len(one.rows) for one in told]
    starts = np.cumsum([0, *sizes[:-1]])

    def slope(weights: Matrix) -> Matrix:
        logits = rows @ weights
        share = np.exp(logits - np.repeat(np.maximum.reduceat(logits, starts), sizes))
        marked = share * truth
        share /= np.repeat(np.add.reduceat(share, starts), sizes)
        marked /= np.repeat(np.add.reduceat(marked, starts), sizes)
        return rows.T @ (marked - share) - RIDGES["must"] * weights

    return _linear(0.0, names, means, _climb(slope, len(names)) / spread)


def _climb(slope: Callable[[Matrix], Matrix], size: int) -> Matrix:
    """Return where a slope leads (Adam, Kingma and Ba 2015, https://arxiv.org/abs/1412.6980)."""
    weights, first, second = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, 301):
        found = slope(weights)
        first = 0.9 * first + 0.1 * found
        second = 0.99 * second + 0.01 * found**2
        weights += 0.03 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-9)
    return weights


def logistic(rows: Matrix, truth: Truth, ridge: float, shares: Matrix | None = None) -> Matrix:
    """Return constant and weights by Newton's method on the ridge-penalised likelihood.

    `shares` say how much each row counts, 1 if they are not given.
    """
    counted = np.ones(len(rows)) if shares is None else shares
    rows = np.hstack([np.ones((len(rows), 1)), rows])
    weights = np.zeros(rows.shape[1])
    penalty = ridge * np.eye(len(weights))
    penalty[0, 0] = 1e-6
    for _ in range(50):
        chance = 1 / (1 + np.exp(-rows @ weights))
        hessian = (rows * (counted * chance * (1 - chance))[:, None]).T @ rows + penalty
        step = np.linalg.solve(hessian, rows.T @ (counted * (truth - chance)) - penalty @ weights)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def _linear(constant: float, names: Sequence[str], means: Matrix, slopes: Matrix) -> Linear:
    # four digits are more than the data can tell, and the same on every machine
    def rounded(values: Matrix) -> tuple[float, ...]:
        return tuple(float(f"{value:.{DIGITS}g}") for value in values)

    return Linear(float(f"{constant:.{DIGITS}g}"), tuple(names), rounded(means), rounded(slopes))


def main() -> None:
    """Print `weights.json`."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    words = fit_words(load_stories(folder))
    samples = [sample(labelled, words) for labelled in load_labelled(folder)]
    print(json.dumps(to_json(fit(samples, words)), indent=1))


if __name__ == "__main__":
    main()
