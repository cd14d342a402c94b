"""Which story comes first, and which headline tells it: coverage, freshness, the reader's interests."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from polyglot_news.glossary import Glossary
from polyglot_news.languages import base_language
from polyglot_news.stories.anchors import anchors
from polyglot_news.stories.fingerprints import Fingerprint, feature_of, stem
from polyglot_news.summary.function_words import is_function_word
from polyglot_news.summary.words import count_words, tokens

_FRESH = 3.0  # days after which a story counts for 1/e of what is fresh in it
_STALE = 0.4  # what an old story keeps of its weight
_FOLLOWED = 3.0  # a story about what the reader follows counts so many times
_MOST_INTEREST = 5.0
_SHORT, _LONG = 4, 18  # words of a good headline


@dataclass(frozen=True, slots=True)
class Interest:
    """A subject that the reader asks for, and how much it counts: 1 is usual, below 0 it is unwelcome."""

    term: str
    weight: float = 1.0

    def is_in(self, article: Fingerprint, glossary: Glossary | None = None) -> bool:
        """Return whether an article mentions it: by the words of its language, or as a name in any."""
        language = article.language
        words = [
            feature_of(f"{language} {stem(word, language)}")
            for word in tokens(self.term, language)
            if not is_function_word(word, language)
        ]
        own = set(article.words.ids)
        if words and own.issuperset(words):
            return True
        names = {feature_of(name) for name in anchors(f"x {self.term}", "en", glossary)}
        return bool(names) and names.issubset(article.anchors.ids)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the place of a story depends on.

    Attributes:
        voices: Its articles without copies.
        outlets: How many publish it.
        last: The day of its latest article; 0 where it is unknown.
        interest: The weights of the reader's subjects, by the share of its articles that mention them.
    """

    voices: int
    outlets: int
    last: int
    interest: float = 0.0

    def importance(self, today: int) -> float:
        """Return how important a story is on a day, which is the latest of all articles."""
        coverage = math.log2(1 + self.voices) + math.log2(1 + self.outlets) / 2
        age = max(0, today - self.last) if self.last else 0
        freshness = _STALE + (1 - _STALE) * math.exp(-age / _FRESH)
        return coverage * freshness * _FOLLOWED ** max(-_MOST_INTEREST, min(_MOST_INTEREST, self.interest))


def best_headline(titles: Sequence[str], language: str) -> int:
    """Return the position of the headline that tells most of what all say; the first where none does.

    Words count by the number of headlines that have them; one that is very short or long counts for less.
    """
    language = base_language(language)
    stems = [
        {stem(word, language) for word in tokens(title, language) if not is_function_word(word, language)}
        for title in titles
    ]
    have = Counter(each for own in stems for each in own)

    def value(place: int) -> float:
        own, words = stems[place], count_words(titles[place])
        if not own:
            return 0.0
        shared = sum(math.log2(1 + have[each]) for each in own) / math.sqrt(len(own) + 2)
        size = 0.6 if words < _SHORT or words > _LONG else 1.0
        asked = 0.8 if titles[place].rstrip().endswith(("?", "？", "؟", "…", "...")) else 1.0
        shouted = 0.8 if titles[place].isupper() else 1.0
        return shared * size * asked * shouted

    return max(range(len(titles)), key=lambda place: (round(value(place), 9), -place), default=0)
