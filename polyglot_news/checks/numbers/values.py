"""A number as it stands in a text: what it may mean, where it stands, how it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a sentence.

    Attributes:
        text: As it is written.
        start: Offset of its first character; `end` is the offset after its last one.
        values: What it may mean; `1.234` may be 1234 or 1.234.
        parts: The whole numbers that it consists of where it may also be read apart: `9:30`, `1998-99`.
        in_digits: Whether it is written in digits: such a number has to be kept; words may be put otherwise.
        is_vague: Whether it names only a size: "millions of".
        is_scaled: Whether a word of size belongs to it: "3 million".
        is_amount: Whether words name an amount ("seventy"), not an order or a share.
    """

    text: str
    start: int
    end: int
    values: frozenset[float]
    parts: tuple[float, ...] = ()
    in_digits: bool = False
    is_vague: bool = False
    is_scaled: bool = False
    is_amount: bool = False

    def also(self, *values: float) -> Number:
        """Return the number with further meanings."""
        return replace(self, values=self.values | {tidy(value) for value in values})

    @property
    def everything(self) -> frozenset[float]:
        """All values, those of its parts included."""
        return self.values.union(self.parts)


def tidy(value: float) -> float:
    """Return the value without the noise of floating point, so that equal amounts are equal."""
    return float(f"{value:.9g}")
