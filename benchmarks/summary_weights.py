"""Fit the weights of the summary method `news` to articles with summaries that editors wrote.

    python benchmarks/summary_weights.py FOLDER > polyglot_news/summary/weights.py

FOLDER holds pairs of NNN.article.txt and NNN.highlights.txt, in English; nothing of their text goes into the
weights but how words of summaries are spread over articles. The logistic weights are a maximum likelihood fit
with a small ridge; share of pairs and constant are those with the best ROUGE in five-fold cross-validation.
The same folder gives the same weights.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import numpy.typing as npt

from polyglot_news.document import Article, Block, Sentence
from polyglot_news.sentences import split
from polyglot_news.summary import Length, news
from polyglot_news.summary.screening import SCRAPS
from polyglot_news.summary.weights import Weights
from polyglot_news.summary.words import tokens

Matrix = npt.NDArray[np.float64]
SENTENCES = 3
RIDGE = 1.0
FOLDS = 5
SHARES = (0.5, 1.0, 1.5, 2.0)
CONSTANTS = (40.0, 50.0, 60.0, 70.0, 80.0)
HEADER = '''"""Weights of `news` from `benchmarks/summary_weights.py`: numbers alone, no word of a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """What `news` knows of how editors sum up.

    Attributes:
        word: Logistic weights of a word: constant, then those of `news.features`.
        pair: Logistic weights of a pair of neighbouring words, likewise.
        pair_share: How much a pair counts beside a word in the score of a set.
        constant: Length in words of the summary that is expected of three sentences, in the score of a set.
    """

    word: tuple[float, ...]
    pair: tuple[float, ...]
    pair_share: float
    constant: float

'''


@dataclass(frozen=True, slots=True)
class Story:
    """An article and its highlights, with all that fitting and scoring ask for again and again."""

    name: str
    sentences: tuple[Sentence, ...]
    reading: news.Reading
    reference: tuple[str, ...]
    words: tuple[Matrix, Matrix]
    pairs: tuple[Matrix, Matrix]


def load(folder: Path) -> list[Story]:
    """Read all pairs of a folder, in order of their names."""
    stories = []
    for path in sorted(folder.glob("*.article.txt")):
        name = path.name.split(".")[0]
        text = path.read_text("utf-8")
        highlights = (folder / f"{name}.highlights.txt").read_text("utf-8")
        sentences = split(Article(text, (Block("paragraph", 0, len(text)),), "en"))
        reading = news.read(sentences, "en")
        known = tokens(highlights, "en")
        said = {(word,) for word in known} | set(pairwise(known))
        used = sorted(
            {
                gram
                for part, flaw in zip(reading.parts, reading.flaws, strict=True)
                if flaw not in SCRAPS
                for gram in part.grams
            }
        )
        samples = []
        for size in (1, 2):
            grams = [gram for gram in used if len(reading.names[gram]) == size]
            rows = [
                (1.0, *news.features(reading.names[g], reading.counts[g], reading.firsts[g], "en"))
                for g in grams
            ]
            samples.append((np.array(rows), np.array([float(reading.names[g] in said) for g in grams])))
        stories.append(Story(name, sentences, reading, rouge_tokens(highlights), samples[0], samples[1]))
    return stories


def fit(stories: Sequence[Story]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the logistic weights of words and of pairs."""
    return _logistic([story.words for story in stories]), _logistic([story.pairs for story in stories])


def _logistic(samples: Sequence[tuple[Matrix, Matrix]]) -> tuple[float, ...]:
    """Newton's method on the ridge-penalised likelihood."""
    x = np.vstack([sample[0] for sample in samples])
    y = np.concatenate([sample[1] for sample in samples])
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-x @ weights))
        hessian = (x * (chance * (1 - chance))[:, None]).T @ x + RIDGE * np.eye(len(weights))
        step = np.linalg.solve(hessian, x.T @ (y - chance) - RIDGE * weights)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    # three digits are more than the data can tell, and the same on every machine
    return tuple(round(float(weight), 3) for weight in weights)


def folds(stories: Sequence[Story], seed: int) -> list[tuple[list[Story], list[Story]]]:
    """Return training and test stories of each fold."""
    order = np.random.default_rng(seed).permutation(len(stories))
    found = []
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS].tolist())
        found.append(
            (
                [story for number, story in enumerate(stories) if number not in held],
                [story for number, story in enumerate(stories) if number in held],
            )
        )
    return found


def tune(stories: Sequence[Story]) -> Weights:
    """Return weights fitted to all stories, share and constant chosen by cross-validation within them."""
    parts = [(fit(train), test) for train, test in folds(stories, 0)]

    def score(setting: tuple[float, float]) -> float:
        scores = [
            sum(rouge(story, chosen(story, Weights(*fitted, *setting)))[:2])
            for fitted, test in parts
            for story in test
        ]
        return float(np.mean(scores))

    best = max(product(SHARES, CONSTANTS), key=score)
    return Weights(*fit(stories), *best)


def chosen(story: Story, weights: Weights) -> list[Sentence]:
    """Return what `news` takes of a story with given weights."""
    worth = news.worths(story.reading, "en", weights)
    picked = news.choose(story.reading, worth, Length(SENTENCES).budget(story.sentences), weights)
    return [story.sentences[position] for position in picked]


@cache
def _stem(word: str) -> str:
    from nltk.stem.porter import PorterStemmer

    return PorterStemmer().stem(word) if len(word) > 3 else word


def rouge_tokens(text: str) -> tuple[str, ...]:
    """Return the stemmed tokens that the package rouge-score compares."""
    return tuple(_stem(word) for word in re.findall(r"[a-z0-9]+", text.lower()))


def rouge(story: Story, summary: Sequence[Sentence]) -> tuple[float, float]:
    """Return ROUGE-1 and ROUGE-2 F1 of a summary, per cent."""
    hypothesis = rouge_tokens("\n".join(sentence.text for sentence in summary))
    reference = story.reference
    return (
        _f1(Counter(reference), Counter(hypothesis)),
        _f1(Counter(pairwise(reference)), Counter(pairwise(hypothesis))),
    )


def _f1(reference: Counter[object], hypothesis: Counter[object]) -> float:
    total = reference.total() + hypothesis.total()
    return 200 * (reference & hypothesis).total() / total if total else 0.0


def main() -> None:
    """Print the module `weights.py`; on standard error, what it scores on the data it was fitted to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    stories = load(parser.parse_args().folder)
    found = tune(stories)
    means = np.mean([rouge(story, chosen(story, found)) for story in stories], axis=0)
    print(f"{len(stories)} articles, fitted and scored on the same: {means.round(2)}", file=sys.stderr)
    print(HEADER)
    print("FITTED = Weights(")
    print(f"    word={found.word},\n    pair={found.pair},")
    print(f"    pair_share={found.pair_share},\n    constant={found.constant},\n)")


if __name__ == "__main__":
    main()
