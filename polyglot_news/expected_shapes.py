"""What was read back from disk or network, compared with what it should be.

pydantic, which comes with typer, does not take names of files that are no UTF-8 (half surrogate pairs in
Python's strings), and those stand in manifests.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeAlias

# A type; [shape], a list; {str: shape}, a mapping of any keys; {"key": shape, …}, of keys that may be there.
Shape: TypeAlias = Any
_LARGEST = 1 << 63


def fits(value: object, shape: Shape) -> bool:
    """Whether a value of JSON has a shape: nothing is converted, a truth is no number, numbers are finite."""
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(item, shape[0]) for item in value)
    if isinstance(shape, Mapping):
        if not isinstance(value, dict):
            return False
        wanted = dict.fromkeys(value, shape[str]) if str in shape else shape
        return all(fits(value[key], inner) for key, inner in wanted.items() if key in value)
    if isinstance(value, (int, float)) and shape in {int, float}:
        return type(value) in {int, shape} and -_LARGEST < value < _LARGEST
    return type(value) is shape


def json_of(text: str | bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return what a text of JSON says; NaN and Infinity are none.

    Raises:
        ValueError: It is no JSON, is nested too deep, or has a number of thousands of digits.
    """
    try:
        return json.loads(text, parse_constant=_refuse)
    except RecursionError:
        raise ValueError("nested too deep") from None


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no JSON")
