"""How much each sign counts when articles are grouped; fitted by `benchmarks/stories.py`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """The numbers of the model that groups articles: few and general, so that they hold for other stories.

    Attributes:
        leading: So many sentences, the headline among them, lead an article.
        lead_words: A word there counts so much more; `lead_anchors` the same of anchors.
        collection: A word's rarity is counted as if there were so many articles more: a small folder says
            little of how common a word is.
        rarity: The exponent of the rarity of an anchor.
        country: What a country counts among the anchors; the same of `city`, `term`, `day`, `number`, `name`.
        alike: The share of anchors in what two articles of one language have in common; words are the rest.
        across: What anchors count between languages.
        threshold: Stories are one where their articles have so much in common on average.
        few: How much more it has to be where there are few pairs of articles to be averaged.
        days: After so many days without an article a story counts for 1/e.
    """

    leading: int = 2
    lead_words: float = 0.5
    lead_anchors: float = 0.3
    collection: float = 100.0
    rarity: float = 0.6
    country: float = 0.8
    city: float = 1.3
    term: float = 0.7
    day: float = 1.5
    number: float = 1.3
    name: float = 0.5
    alike: float = 0.1
    across: float = 1.0
    threshold: float = 0.11
    few: float = 0.2
    days: float = 1000.0

    def kind(self, anchor: str) -> float:
        """Return what an anchor counts by its kind."""
        weight: float = getattr(self, anchor.partition(":")[0])
        return weight


FITTED = Weights()
