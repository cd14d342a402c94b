"""The shape of a language's vocabulary of number words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


def _no_cardinal(word: str) -> float | None:  # noqa: ARG001 - the signature that it stands for
    return None


def _nothing(word: str) -> tuple[float, ...]:  # noqa: ARG001 - the signature that it stands for
    return ()


@dataclass(frozen=True, slots=True, eq=False)  # one a language: a key of caches by identity
class Vocabulary:
    """The number words of a language, in lower case and in every form.

    Attributes:
        cardinals: Below one thousand, without the scales.
        scales: Multipliers: hundred (where it multiplies), thousand, million.
        suffixes: Short signs for scales, which count only directly after digits (`5m`, `20k`).
        loose: Words that may stand for a number, or be explained by one: months, "half", "dozen".
        ordinals: The same for ordinals, which may also end a cardinal: twenty-fifth.
        joiners: Words that may stand between two parts of a number ("and").
        links: Words that may stand before a scale ("half a million", "hundreds of thousands").
        groups: What is counted in tens or dozens: two decades are twenty years.
        homographs: Cardinals that are other words as well (Italian `venti`, winds): alone they prove nothing.
        decimal: The sign before decimals where writers keep to one.
        compound: Reads a cardinal that is in no table, such as `duecentoventi`.
        derived: Reads what is derived from a cardinal, as loosely as `loose`: `ventenne`, `двухлетний`.
    """

    cardinals: Mapping[str, float] = field(default_factory=dict)
    scales: Mapping[str, float] = field(default_factory=dict)
    suffixes: Mapping[str, float] = field(default_factory=dict)
    loose: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    ordinals: Mapping[str, float] = field(default_factory=dict)
    joiners: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    groups: Mapping[str, float] = field(default_factory=dict)
    homographs: frozenset[str] = frozenset()
    decimal: str = ""
    compound: Callable[[str], float | None] = _no_cardinal
    derived: Callable[[str], tuple[float, ...]] = _nothing

    def loosely(self, word: str) -> tuple[float, ...]:
        """Return the numbers that a word which is no cardinal may stand for."""
        if word in self.ordinals:
            return (self.ordinals[word], *self.loose.get(word, ()))
        return self.loose.get(word) or self.derived(word)

    def cardinal(self, word: str) -> float | None:
        """Return what a cardinal below one thousand (or a compound) means, or None."""
        value = self.cardinals.get(word)
        return self.compound(word) if value is None else value
