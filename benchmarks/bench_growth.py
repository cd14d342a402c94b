"""Growth for `make bench`: processor time a character of each stage, as a table and as a plot."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import growth
import growth_stages
from growth_texts import TEXTS

STAGES: dict[str, Callable[[str], object]] = {
    "split": growth_stages.ON_TEXT["split"],
    "summarise": growth_stages.ON_TEXT["summarise"],
    "translate --engine echo": growth_stages.ON_TEXT["place-it"],
    "translate --lines": growth_stages.ON_TEXT["translate IN"],
    "check": growth_stages.ON_TEXT["check IN IN"],
    "batch": growth_stages.ON_TEXT["batch IN"],
}
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
_FACTOR = 2  # that a character of a longer text may cost, of what one of a short text does
_WIDTH, _HEIGHT, _EDGE = 640, 360, 60


@dataclass(frozen=True, slots=True)
class Row:
    """A stage: microseconds of processor time a character at each size; inf where it was stopped."""

    name: str
    costs: tuple[tuple[int, float], ...]

    @property
    def factor(self) -> float:
        """What a character of the largest text costs, of what one of the smallest does."""
        return self.costs[-1][1] / self.costs[0][1]


def grown(most: int, seconds: int) -> list[Row]:
    """Measure each stage on ordinary text at the sizes up to `most` bytes."""
    sizes = [size for size in SIZES if size <= most]
    rows = []
    with tempfile.TemporaryDirectory() as name:
        growth.silenced()
        growth_stages.set_up(Path(name))
        for label, stage in STAGES.items():
            runs = growth.grown(stage, TEXTS["ordinary"], sizes, seconds)
            rows.append(Row(label, tuple((size, 1e6 * used / size) for size, used, _ in runs)))
    return rows


def table(rows: Sequence[Row]) -> list[str]:
    """Return the lines of a table in Markdown."""
    sizes = max((row.costs for row in rows), key=len)
    head = " | ".join(f"{size:,}" for size, _ in sizes)
    lines = [
        f"| microseconds a character, text of … bytes | {head} | largest to smallest |",
        "|---" * (len(sizes) + 2) + "|",
    ]
    for row in rows:
        told = ["stopped" if math.isinf(used) else f"{used:.2f}" for _, used in row.costs]
        told += ["–"] * (len(sizes) - len(told))
        grows = "–" if math.isinf(row.factor) else f"{row.factor:.2f}{' !' if row.factor > _FACTOR else ''}"
        lines.append(f"| {row.name} | {' | '.join(told)} | {grows} |")
    return lines


def plot(rows: Sequence[Row]) -> str:
    """Return the same as an SVG: size to the right, cost of a character upwards, both in powers of ten."""
    points = [(size, used) for row in rows for size, used in row.costs if 0 < used < math.inf]
    lowest, highest = (edge(math.log10(used) for _, used in points) for edge in (min, max))
    left, right = (edge(math.log10(size) for size, _ in points) for edge in (min, max))

    def at(size: float, used: float) -> str:
        x = _EDGE + (math.log10(size) - left) / ((right - left) or 1) * (_WIDTH - 4 * _EDGE)
        y = _HEIGHT - _EDGE - (math.log10(used) - lowest) / ((highest - lowest) or 1) * (_HEIGHT - 2 * _EDGE)
        return f"{x:.1f},{y:.1f}"

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-size="12">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
        f'<text x="{_EDGE}" y="24">microseconds of processor time a character, by bytes of text</text>',
    ]
    for size in sorted({size for size, _ in points}):
        x = at(size, points[0][1]).split(",")[0]
        parts.append(f'<text x="{x}" y="{_HEIGHT - 20}" text-anchor="middle">{size:,}</text>')
    for number, row in enumerate(rows):
        shown = [(size, used) for size, used in row.costs if 0 < used < math.inf]
        if not shown:
            continue
        colour = f"hsl({360 * number // len(rows)}, 70%, 40%)"
        line = " ".join(at(*point) for point in shown)
        x, y = at(*shown[-1]).split(",")
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        told = f"{escape(row.name)} {shown[-1][1]:.1f}"
        parts.append(f'<text x="{float(x) + 8:.1f}" y="{y}" fill="{colour}">{told}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"
