"""The weights of `news`, made by `benchmarks/summary_weights.py`: numbers alone, no word of a text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear model of named features, each minus its mean over the articles that the model was fitted to.

    Attributes:
        constant: What is added; of a softmax, where it has no meaning, zero.
        names: The features.
        means: The mean of each, which stands for a value that is not known.
        slopes: The weight of each.
    """

    constant: float
    names: tuple[str, ...]
    means: tuple[float, ...]
    slopes: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """How much each concern weighs in the value of a set of sentences (`choosing`).

    Attributes:
        never: The risk of a sentence that must not be there.
        need: The risk of a sentence that is lost without an earlier one.
        same: The risk of saying something twice.
        should: The key facts.
        rouge: The overlap that is expected with a summary by an editor.
        untitled: The same where there is no title to tell the news.
        longer: A further sentence, where the length is free.
    """

    never: float
    need: float
    same: float
    should: float
    rouge: float
    untitled: float
    longer: float


@dataclass(frozen=True, slots=True)
class Weights:
    """All that `news` learned of how editors sum up.

    Attributes:
        word: Logistic weights of a word: constant, then those of `grams.features`.
        pair: Logistic weights of a pair of neighbouring words, likewise.
        pair_share: How much a pair counts beside a word.
        constant: Length in words of the summary that is expected of three sentences.
        must: A sentence tells the central news; a softmax over the article.
        never: A sentence must not stand in a summary; logistic, as are those below.
        should: It tells a further key fact.
        need: It is not understood without an earlier one.
        same: Two sentences say the same.
        antecedent: An earlier sentence is what another one needs.
        balance: How these are weighed against each other.
    """

    word: tuple[float, ...]
    pair: tuple[float, ...]
    pair_share: float
    constant: float
    must: Linear
    never: Linear
    should: Linear
    need: Linear
    same: Linear
    antecedent: Linear
    balance: Balance


@cache
def fitted() -> Weights:
    """Return the weights that the package carries."""
    text = files("polyglot_news.summary").joinpath("weights.json").read_text("utf-8")
    return from_json(json.loads(text))


def from_json(data: Mapping[str, object]) -> Weights:
    """Return the weights of a decoded `weights.json`."""
    values: dict[str, object] = {}
    for name, value in data.items():
        if isinstance(value, dict) and "slopes" in value:
            slopes = value["slopes"]
            values[name] = Linear(
                value["constant"],
                tuple(slopes),
                tuple(mean for mean, _ in slopes.values()),
                tuple(slope for _, slope in slopes.values()),
            )
        elif isinstance(value, dict):
            values[name] = Balance(**value)
        else:
            values[name] = tuple(value) if isinstance(value, list) else value
    return Weights(**values)  # type: ignore[arg-type]


def to_json(weights: Weights) -> dict[str, object]:
    """Return weights as `from_json` takes them."""
    found: dict[str, object] = {}
    for name in Weights.__dataclass_fields__:
        value = getattr(weights, name)
        if isinstance(value, Linear):
            slopes = {
                feature: [mean, slope]
                for feature, mean, slope in zip(value.names, value.means, value.slopes, strict=True)
            }
            found[name] = {"constant": value.constant, "slopes": slopes}
        elif isinstance(value, Balance):
            found[name] = {field: getattr(value, field) for field in Balance.__dataclass_fields__}
        else:
            found[name] = list(value) if isinstance(value, tuple) else value
    return found
