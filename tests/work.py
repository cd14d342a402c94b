"""How much work a function does, counted in lines of Python that run: the same on every machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

NEAR_LINEAR = 2.6  # times the work for twice the input: n log n is below, the square is 4


def steps(function: Callable[[], object]) -> int:
    """Return how many lines and calls of Python run in a function."""
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function()
    finally:
        sys.settrace(before)
    return count


def growth(function: Callable[[int], object], size: int) -> float:
    """Return how many times the work it takes to do twice as much."""
    function(size)  # loads and caches what is loaded once
    function(2 * size)
    return steps(lambda: function(2 * size)) / steps(lambda: function(size))
