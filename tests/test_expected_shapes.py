"""Shapes of what is read back, and JSON as the standard has it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.expected_shapes import Shape, fits, json_of

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)


@pytest.mark.parametrize(("value", "shape", "right"), [
    ("a", str, True), (1, str, False), (None, str, False), ("\udcff", str, True),
    (1, int, True), (True, int, False), (1.0, int, False), (1 << 63, int, False),
    (1, float, True), (0.5, float, True), (True, float, False), (float("inf"), float, False),
    (float("nan"), float, False), ("1", float, False), (10**400, float, False),
    ([], [str], True), (["a"], [str], True), (["a", 1], [str], False), ({}, [str], False), (5, [str], False),
    ({"a": "b"}, {str: str}, True), ({"a": 1}, {str: str}, False), ([1], {str: str}, False),
    ({"a": 1}, {"a": int, "b": str}, True), ({"a": 1, "b": 2}, {"a": int, "b": str}, False),
    ({"c": None}, {"a": int}, True), (None, {"a": int}, False),
    ({"a": [{"b": "c"}]}, {"a": [{"b": str}]}, True), ({"a": [{"b": 1}]}, {"a": [{"b": str}]}, False),
])  # fmt: skip
def test_a_value_fits_its_shape_and_nothing_is_converted(value: object, shape: Shape, right: bool) -> None:  # noqa: FBT001
    assert fits(value, shape) is right


@settings(deadline=None, max_examples=100)
@given(VALUES)
def test_what_fits_can_be_used_as_it_says(value: Any) -> None:
    if fits(value, {"files": [str], "words": int}):
        assert all(name + "" == name for name in value.get("files", ()))
        assert value.get("words", 0) + 1
    if fits(value, float):
        assert value - value == 0
    if fits(value, {str: str}):
        assert sorted(value.values()) is not None


@pytest.mark.parametrize(("text", "told"), [
    ("NaN", "NaN is no JSON"), ("[-Infinity]", "-Infinity is no JSON"), ("[" * 100_000, "nested too deep"),
    ('{"a":' * 100_000, "nested too deep"), ("9" * 5_000, "digits"), ("{", "Expecting"),
])  # fmt: skip
def test_what_is_no_json_is_one_error(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        json_of(text)


@settings(deadline=None, max_examples=100)
@given(VALUES)
def test_json_comes_back(value: object) -> None:
    try:
        text = json.dumps(value, allow_nan=False)
    except ValueError:
        with pytest.raises(ValueError, match="no JSON"):
            json_of(json.dumps(value))
    else:
        assert json_of(text) == value
