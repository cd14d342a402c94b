"""Measure summaries against what editors marked and wrote: all methods, `news` on unseen articles, its parts.

    python benchmarks/summary_report.py FOLDER

FOLDER is as in `editors.py`. Signed and its parts are per cent of marked articles, at the default length,
with three sentences and with one; ROUGE F1 is that of three sentences, per cent, stemmed. Where `news` is
cross-validated, all its weights are fitted on nine tenths of the articles and scored on the tenth; mean of
three divisions.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from editors import MEASURES, Labelled, judged
from editors import load as load_labelled
from summary_weights import BALANCE, FEATURES, Sample, Story, fit, fit_words, load_stories, sample

from polyglot_news.document import Sentence
from polyglot_news.summary import news
from polyglot_news.summary.features import NAMES
from polyglot_news.summary.length import Length
from polyglot_news.summary.methods import METHODS
from polyglot_news.summary.single import summarise
from polyglot_news.summary.weights import Balance, Weights

SEEDS = 3
FOLDS = 10
SENTENCES = 3
LENGTHS = {"default": Length(), "-n 3": Length(3), "-n 1": Length(1)}
Judgements = dict[str, dict[str, float]]
Chooser = Callable[[Labelled, Length], Sequence[int]]


def by_method(method: str) -> Chooser:
    """Return what a method chooses, as the command does."""

    def choose(one: Labelled, length: Length) -> Sequence[int]:
        summary = summarise(
            one.sentences, language=one.article.language, method=method, length=length,
            title=one.article.title, kinds=one.kinds,
        )  # fmt: skip
        return [item.sentence.index for item in summary.sentences]

    return choose


def by_weights(samples: Sequence[Sample], weights: Mapping[str, Weights]) -> Chooser:
    """Return what `news` chooses with weights for each article."""
    readings = {one.labelled.name: one.reading for one in samples}

    def choose(one: Labelled, length: Length) -> Sequence[int]:
        reading, budget = readings[one.name], length.budget(one.sentences)
        if budget.words is None and budget.count >= len(one.sentences):
            return range(len(one.sentences))
        return news.choose(reading, news.estimate(reading, weights[one.name]), budget)

    return choose


def measured(articles: Sequence[Labelled], choose: Chooser) -> Judgements:
    """Return the mean of what the editors would say, per cent, at each length."""
    found: Judgements = {}
    for name, length in LENGTHS.items():
        chosen = [choose(one, length) for one in articles]
        said = [judged(one, own) for one, own in zip(articles, chosen, strict=True)]
        found[name] = {key: 100 * float(np.mean([one[key] for one in said])) for key in MEASURES}
        found[name]["sentences"] = float(np.mean([len(own) for own in chosen]))
    return found


def folds(number: int, seed: int, size: int = FOLDS) -> Iterator[tuple[list[int], list[int]]]:
    """Yield training and test numbers of each fold."""
    order = np.random.default_rng(seed).permutation(number)
    for fold in range(size):
        held = set(order[fold::size].tolist())
        yield [at for at in range(number) if at not in held], sorted(held)


def cross_validated(
    samples: Sequence[Sample],
    words: Weights,
    features: dict[str, tuple[str, ...]] = FEATURES,
    balance: Balance = BALANCE,
) -> Judgements:
    """Return the mean judgement of articles that the models never saw."""
    articles = [one.labelled for one in samples]
    runs = []
    for seed in range(SEEDS):
        weights: dict[str, Weights] = {}
        for training, test in folds(len(samples), seed):
            fitted = fit([samples[at] for at in training], words, features, balance)
            weights.update({articles[at].name: fitted for at in test})
        runs.append(measured(articles, by_weights(samples, weights)))
    return {
        length: {key: float(np.mean([run[length][key] for run in runs])) for key in runs[0][length]}
        for length in LENGTHS
    }


def ablation(samples: Sequence[Sample], words: Weights) -> Iterator[tuple[str, Judgements]]:
    """Yield the judgement of `news` with each part left out."""
    yield "all parts", cross_validated(samples, words)
    for part, what in (
        ("never", "what must not be there"),
        ("need", "what is lost alone"),
        ("same", "what is said twice"),
        ("should", "key facts"),
        ("rouge", "the expected overlap"),
    ):
        yield f"without {what}", cross_validated(samples, words, balance=replace(BALANCE, **{part: 0.0}))
    for names, what in (
        (("title share", "title best", "untitled inverse"), "the title"),
        (("inverse place", "log place", "untitled inverse"), "place"),
        (("rating",), "the rating by words and pairs"),
        (("leans", "pronoun", "definite", "person", "picture", "past", "recent"), "cues of the language"),
        (("centrality", "frequency", "new words", "overlap"), "repetition of words"),
        (tuple(name for name in NAMES if "quot" in name), "quotations"),
    ):
        fewer = {model: tuple(n for n in own if n not in names) for model, own in FEATURES.items()}
        yield f"without {what}", cross_validated(samples, words, fewer)
    only = {model: own if model != "must" else ("title share",) for model, own in FEATURES.items()}
    yield "the news told by share of the title alone", cross_validated(samples, words, only)


@cache
def _stem(word: str) -> str:
    from nltk.stem.porter import PorterStemmer

    return str(PorterStemmer().stem(word)) if len(word) > SENTENCES else word


def rouge(reference: str, summary: Sequence[Sentence]) -> tuple[float, float]:
    """Return ROUGE-1 and ROUGE-2 F1, per cent, with the tokens and stems of the package rouge-score."""
    theirs, ours = (
        [_stem(word) for word in re.findall(r"[a-z0-9]+", text.lower())]
        for text in (reference, "\n".join(sentence.text for sentence in summary))
    )
    return _f1(Counter(theirs), Counter(ours)), _f1(Counter(pairwise(theirs)), Counter(pairwise(ours)))


def _f1(reference: Counter[object], hypothesis: Counter[object]) -> float:
    total = reference.total() + hypothesis.total()
    return 200 * (reference & hypothesis).total() / total if total else 0.0


def rouges(stories: Sequence[Story], method: str) -> tuple[float, float]:
    """Return the mean ROUGE of a method over articles with highlights."""
    found = [
        rouge(
            story.highlights,
            [
                item.sentence
                for item in summarise(
                    story.sentences, language="en", method=method, length=Length(SENTENCES)
                ).sentences
            ],
        )
        for story in stories
    ]
    one, two = np.mean(found, axis=0)
    return float(one), float(two)


def row(name: str, found: Judgements) -> str:
    """Return a row of a Markdown table: all of the default length, signed of the others."""
    default = found["default"]
    cells = [f"{default[key]:.1f}" for key in (*MEASURES, "sentences")]
    others = [f"{found[length]['signed']:.1f}" for length in ("-n 3", "-n 1")]
    return f"| {' | '.join([name, *cells, *others])} |"


def main() -> None:
    """Print the tables of docs/summaries.md."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    stories, articles = load_stories(folder), load_labelled(folder)
    words = fit_words(stories)
    samples = [sample(one, words) for one in articles]
    head = f"| {' | '.join(MEASURES)} | sentences | signed, -n 3 | signed, -n 1 |"
    rule = "|---" * (len(MEASURES) + 4) + "|"
    print(f"| method {head} R1 | R2 | ms |\n{rule}---|---|---|")
    for method in METHODS:
        began = time.process_time()
        for one in articles:
            by_method(method)(one, LENGTHS["default"])
        spent = 1000 * (time.process_time() - began) / len(articles)
        one_word, two = rouges(stories, method)
        cells = row(f"`{method}`", measured(articles, by_method(method)))
        print(f"{cells} {one_word:.1f} | {two:.1f} | {spent:.1f} |")
    print(f"\n| `news`, cross-validated {head}\n{rule}")
    for name, found in ablation(samples, words):
        print(row(name, found), flush=True)


if __name__ == "__main__":
    main()
