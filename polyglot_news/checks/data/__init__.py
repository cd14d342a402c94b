"""Constants and word pairs that `benchmarks/check_lexicon.py` learned, read at first use."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def lengths() -> dict[tuple[str, str], tuple[float, float, float]]:
    """Return centre, floor and slope of the ratio of lengths for each measured pair (see `length`)."""
    text = resources.files(__name__).joinpath("lengths.json").read_text("utf-8")
    result = {}
    for pair, (centre, floor, slope) in json.loads(text).items():
        source, _, target = pair.partition("-")
        result[source, target] = (float(centre), float(floor), float(slope))
    return result
